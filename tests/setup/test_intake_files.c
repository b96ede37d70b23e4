#include "setup/intake_files.h"

#include "setup/intake_fixture.h"

/* Each that can't be taken is refused, and all else is taken. The spool's own files are safe. */
static void test_pictures(void)
{
    static char long_name[256];
    char path[400];
    memset(long_name, 'a', 252); /* may be, but not with what is beside it while it is written */
    strcpy(long_name + 248, ".png");
    const char *const files[] = {long_name,     "under/a.png",     "Program.json",
                                 "./board.txt", "live.json/a.png", "refusals.txt",
                                 "good.png",    "good.png",        "large.png"};
    check_row("pictures that can't be taken");
    drop(long_name, PICTURE("red"));
    drop("good.png", PICTURE("red"));
    drop("large.png", "x");
    drop("Program.json", "no picture");
    snprintf(path, sizeof path, "%s/large.png", setup);
    CHECK_INT(truncate(path, 16 * 1024 * 1024 + 1), 0);
    snprintf(path, sizeof path, "%s/under", setup);
    CHECK_INT(mkdir(path, 0700), 0);
    drop("under/a.png", PICTURE("red"));
    spool_write("under", "no folder");
    drop_display("paper", files, sizeof files / sizeof *files);
    CHECK_STR(run(),
              "2 1 8"); /* the display and good.png, once; live.json; seven pictures and a bad program */
    CHECK(says(".png: can't be written: File name too long"));
    CHECK(says("refused: under/a.png: can't be written: Not a directory"));
    CHECK(says("refused: Program.json: is no name for a picture"));
    CHECK(says("refused: ./board.txt: is no name for a picture"));
    CHECK(says("refused: live.json/a.png: is no name for a picture"));
    CHECK(says("refused: refusals.txt: is no name for a picture"));
    CHECK(says("refused: large.png: is larger than 16777216 bytes"));
    CHECK(sessions() == 8);
    take_away("Program.json");

    take_away(long_name);
    take_away("good.png");
    take_away("large.png");
    take_away("under/a.png");
    take_away("under");
    take_away("display.json");
    spool_remove("under");
    spool_remove("good.png");
    spool_remove("display.json");
}

/* Those that live data may show come as the cycle's do. */
static void test_live_pictures(void)
{
    check_row("pictures for live data");
    drop("plan.png", PICTURE("red"));
    drop("display.json",
         "{\"format\": \"nownext-display/1\", \"name\": \"d\", \"role\": \"door\", \"rooms\": "
         "[\"hall-a\"], \"pictures\": [\"plan.png\", \"none.png\", \"../outside.png\"]}");
    run();
    CHECK(access(spool_path("plan.png"), F_OK) == 0);
    CHECK(says("refused: none.png: is not there, though display.json names it"));
    CHECK(says("refused: ../outside.png: must lie beside display.json"));
    take_away("plan.png");
    take_away("display.json");
    spool_remove("plan.png");
    spool_remove("display.json");
}

/* Nothing of the board is brought out of its place, nor put into one outside the spool. */
static void test_outside(void)
{
    static const char *const files[] = {"a/../../outside.png", "../outside.png", "a/..", "..",
                                        "/etc/hostname"};
    char path[400];
    check_row("pictures outside the partition");
    snprintf(path, sizeof path, "%s/a", setup);
    CHECK_INT(mkdir(path, 0700), 0);
    drop("../outside.png", "x");
    drop_display("paper", files, sizeof files / sizeof *files);
    CHECK_STR(run(), "1 1 5");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "refused: %s: must lie beside display.json", files[i]);
        CHECK(says(path));
    }
    take_away("../outside.png");
    take_away("a");
    take_away("display.json");
    spool_remove("display.json");
}

#define THEME(ink2, more)                                                                                    \
    "{\"format\": \"nownext-theme/1\", \"name\": \"ours\", \"colors\": {\"ground\": \"#000000\", "           \
    "\"foot\": \"#14171A\", \"ink\": \"#FFFFFF\", \"ink2\": \"" ink2 "\", \"on\": \"#0A52BE\", "             \
    "\"on_ink\": \"#FFFFFF\", \"done\": \"#FFFFFF\", \"rest\": \"#05295F\", \"soon\": \"#FFC400\", "         \
    "\"soon_ink\": \"#000000\", \"stop\": \"#B5001D\", \"shut\": \"#5C6369\"}" more "}"

/* A theme of the organiser's comes with its logo, before the settings that name it; one that is no good keeps
 * them out. */
static void test_themes(void)
{
    char path[400];
    check_row("themes that are none");
    drop_display("/setup/mine.json", NULL, 0);
    CHECK_STR(run(), "0 1 1");
    CHECK(says("refused: display.json: theme: /setup/mine.json: /setup/mine.json is no theme's file on this "
               "partition"));
    drop_display("board.txt/a.json", NULL, 0);
    CHECK_STR(run(), "0 1 1");
    drop_display("midnight", NULL, 0);
    CHECK_STR(run(), "0 1 1");
    CHECK(says(
        "theme: a board has contrast, night and paper; a theme of your own is named as \"midnight.json\""));
    check_row("one that the board has beside those that came with it");
    setenv("NOWNEXT_ASSETS", spool_folder, 1);
    CHECK_INT(mkdir(spool_path("themes"), 0700), 0);
    spool_copy("themes/midnight.json", "assets/themes/night.json");
    CHECK_STR(run(), "1 1 0");
    unsetenv("NOWNEXT_ASSETS");
    spool_remove("themes/midnight.json");
    spool_remove("themes");
    spool_remove("display.json");
    drop_display("looks/ours.json", NULL, 0);
    CHECK_STR(run(), "0 1 1");
    CHECK(says("refused: display.json: theme: looks/ours.json: is not there"));
    CHECK(access(spool_path("display.json"), F_OK) != 0);
    check_row("one that can't be read by everybody");
    snprintf(path, sizeof path, "%s/looks", setup);
    CHECK_INT(mkdir(path, 0700), 0);
    drop("looks/ours.json", THEME("#222222", ""));
    CHECK_STR(run(), "0 1 1");
    CHECK(says("refused: display.json: theme: looks/ours.json: "));
    CHECK(says("colors.ink2: has a contrast of 1.31 to ground"));
    check_row("a good one, with a logo that is not there");
    drop("looks/ours.json", THEME("#A9B4C0", ", \"logo\": \"logo.svg\""));
    CHECK_STR(run(), "2 1 1");
    CHECK(says("refused: looks/logo.svg: is not there, though looks/ours.json names it"));
    CHECK(access(spool_path("looks/ours.json"), F_OK) == 0 && access(spool_path("display.json"), F_OK) == 0);
    struct stat about;
    CHECK_INT(stat(spool_path("looks"), &about), 0);
    CHECK_INT(about.st_mode & 0777, 0755); /* the display's user reads it */
    check_row("and with one that is");
    drop("looks/logo.svg", PICTURE("red"));
    CHECK_STR(run(), "2 2 0"); /* the settings too, by which the display is told of it */
    CHECK(access(spool_path("looks/logo.svg"), F_OK) == 0);
    CHECK_STR(run(), "0 4 0");
    check_row("another theme in the file: the settings are put there anew");
    drop("looks/ours.json", THEME("#A9B4C1", ""));
    CHECK_STR(run(), "2 1 0");
    check_row("two displays of a venue have it: it is brought once");
    take_away("display.json");
    spool_remove("display.json");
    drop(
        "venue.json",
        "{\"format\": \"nownext-venue/1\", \"name\": \"v\", \"defaults\": {\"role\": \"hallway\", \"theme\": "
        "\"looks/ours.json\"}, \"displays\": {\"a\": {}, \"b\": {}}}");
    CHECK_STR(run(), "1 2 0");
    CHECK_STR(run(), "0 3 0"); /* the theme, the venue and the live data */
    drop("looks/ours.json", THEME("#A9B4C0", ""));
    CHECK_STR(run(), "2 1 0"); /* the venue too, by which the display is told of it */
    take_away("venue.json");
    spool_remove("venue.json");
    drop_display("looks/ours.json", NULL, 0);
    CHECK_STR(run(), "1 2 0");
    check_row("one that is no good any more: what was taken over stays");
    drop("looks/ours.json", THEME("red", ""));
    CHECK_STR(run(), "0 1 1");
    CHECK(access(spool_path("looks/ours.json"), F_OK) == 0);
    take_away("looks/ours.json");
    take_away("looks/logo.svg");
    take_away("looks");
    take_away("display.json");
    spool_remove("looks/ours.json");
    spool_remove("looks/logo.svg");
    spool_remove("looks");
    spool_remove("display.json");
}

int main(void)
{
    umask(022);
    intake_begin("test_intake_files");
    drop_copy("program.json", "tests/data/tool/small.json");
    drop_copy("live.json", "tests/data/native/live-day.json");
    CHECK_STR(run(), "2 0 0");
    take_away("program.json");
    test_pictures();
    test_live_pictures();
    test_outside();
    test_themes();
    take_away("live.json");
    intake_end();
    return check_done();
}
