#include "setup/intake.h"

#include "setup/intake_fixture.h"

#include "spool/refusals.h"

/* So many that neither all names nor all refusals are kept; what the board knows by name is seen all the
 * same. */
static void test_many(void)
{
    enum { MANY = 400 };
    char name[40], *text;
    check_row("too many files");
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "pic-%d.jpg", i);
        drop(name, "x");
    }
    CHECK_STR(run(), "0 1 0");
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "a\xff\x01-%d.txt", i);
        drop(name, "no schedule");
    }
    drop_display("paper", NULL, 0);
    CHECK_STR(run(), "1 1 1"); /* that there are more than 256, which are no schedules */
    CHECK(says("refused: this partition: holds more than 256 files"));
    CHECK(says("not known: a?-"));
    CHECK(says("not known: logo.png and 400 more: are pictures that no settings name"));
    struct arena arena;
    size_t size;
    arena_init(&arena, malloc, free);
    CHECK(spool_read_file(spool_path("refusals.txt"), 4000, &arena, (const char **)&text, &size, NULL));
    CHECK(size > 300 && size < 2000 && str_valid_prefix(text, size) == size && text[size - 1] == '\n');
    CHECK(strstr(text, "\nthis partition: 251 more files that are not known\n"));
    CHECK(!strchr(text, '\x01'));
    arena_finish(&arena);
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "pic-%d.jpg", i);
        take_away(name);
        snprintf(name, sizeof name, "a\xff\x01-%d.txt", i);
        take_away(name);
    }
    take_away("display.json");
    spool_remove("display.json");
    CHECK_STR(run(), "0 1 0");
}

/* So many refusals that they have no room: what is left out is counted. */
static void test_many_refused(void)
{
    enum { MANY = 90 };
    char name[40];
    check_row("too many refusals");
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "bad-%d.json", i);
        drop(name, "{bad");
    }
    drop("live.json", "{bad");
    run();
    struct arena arena;
    struct refusals refusals;
    arena_init(&arena, malloc, free);
    refusals_read(spool_folder, NULL, &arena, &refusals);
    CHECK_INT(refusals.count, 8);
    CHECK(strncmp(refusals.lines[0], "live.json:", 10) == 0);
    const char *bytes;
    size_t size;
    CHECK(spool_read_file(spool_path("refusals.txt"), 4000, &arena, &bytes, &size, NULL));
    const char *last = strstr(bytes, "\nthis partition: ");
    unsigned lines = 0, left_out = 0;
    for (const char *at = bytes; *at; at++)
        lines += *at == '\n';
    CHECK(last && sscanf(last, "\nthis partition: %u more lines than there is room for\n", &left_out) == 1);
    CHECK_INT(lines - 1 + left_out, MANY + 2); /* and a picture that nothing names */
    CHECK_INT(refusals.more, lines - 8);
    arena_finish(&arena);
    for (int i = 0; i < MANY; i++) {
        snprintf(name, sizeof name, "bad-%d.json", i);
        take_away(name);
    }
    drop("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 1}");
}

/* A pipe whose other end nobody opens would hold up the importer for ever. */
static void test_what_is_no_file(void)
{
    static const char *const names[] = {"schedule.json", "display.json", "name.txt", "live.json",
                                        "venue.json"};
    char path[400];
    check_row("pipes on the partition");
    take_away("live.json");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", setup, names[i]);
        CHECK_INT(mkfifo(path, 0600), 0);
    }
    CHECK_STR(run(), "0 0 5");
    CHECK(says("refused: schedule.json: is a pipe, not a file: remove it, and put a file in its place"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        take_away(names[i]);
    check_row("one in the spool");
    spool_remove("display.json");
    CHECK_INT(mkfifo(spool_path("display.json"), 0600), 0);
    drop_display("paper", NULL, 0);
    struct intake_result result;
    struct err err = {0};
    CHECK(!intake_take_over(&(struct intake){.setup = setup, .spool = spool_folder, .now = INSTANT_NONE},
                            &result, &err));
    CHECK_STR(err.text, "is a pipe, not a file: remove it, and put a file in its place");
    check_row("and a folder as well: each is said with its own cause");
    char said_there[400] = "";
    spool_remove("live.json");
    CHECK_INT(mkdir(spool_path("live.json"), 0700), 0);
    drop_copy("live.json", "tests/data/native/live-day.json");
    err = (struct err){0};
    CHECK(!intake_take_over(&(struct intake){.setup = setup, .spool = spool_folder, .now = INSTANT_NONE},
                            &result, &err));
    FILE *file = fopen(spool_path("refusals.txt"), "r");
    if (CHECK(file)) {
        CHECK(fread(said_there, 1, sizeof said_there - 1, file) > 0);
        fclose(file);
    }
    CHECK_STR(said_there, "this board: is a pipe, not a file: remove it, and put a file in its place\n"
                          "this board: is a folder, not a file\n"
                          "logo.png: is a picture that no settings name\n");
    CHECK_STR(err.text, "is a pipe, not a file: remove it, and put a file in its place");
    spool_remove("live.json");
    spool_copy("live.json", "tests/data/native/live-day.json");
    take_away("live.json");
    take_away("display.json");
    spool_remove("display.json");
    spool_remove("refusals.txt");
    drop_copy("live.json", "tests/data/native/live-day.json");
    CHECK_STR(run(), "0 1 0");
}

/* Of a run that a power cut ended. */
static void test_leftovers(void)
{
    char run_folder[400], leftover[500];
    struct intake_result result;
    struct err err = {0};
    check_row("leftovers");
    snprintf(run_folder, sizeof run_folder, "%s.run", spool_folder);
    snprintf(leftover, sizeof leftover, "%s/refusals.txt.~aB3dEf", run_folder);
    CHECK_INT(mkdir(run_folder, 0700), 0);
    fclose(fopen(leftover, "w"));
    spool_write("program.json.~aB3dEf", "{");
    struct intake intake = {.setup = setup,
                            .spool = spool_folder,
                            .now = INSTANT_NONE,
                            .run = run_folder,
                            .root = "/no/such/root"};
    CHECK(intake_take_over(&intake, &result, &err));
    CHECK(access(spool_path("program.json.~aB3dEf"), F_OK) != 0 && access(leftover, F_OK) != 0);
    CHECK_INT(rmdir(run_folder), 0);
}

int main(void)
{
    intake_begin("test_intake");

    check_row("an empty partition");
    CHECK_STR(run(), "0 0 0");

    check_row("a schedule of another format, settings with a picture, and what is not its business");
    drop_copy("schedule.xml", "tests/data/import/frab-small.xml");
    drop("network.json", "{}");
    drop("ReadMe.TXT", "how to");
    drop("Time.txt", "10:20");
    char inner[400];
    snprintf(inner, sizeof inner, "%s/old.xml", setup);
    CHECK_INT(mkdir(inner, 0700), 0);
    drop("._schedule.xml", "resource fork");
    drop("logo.png", PICTURE("red"));
    drop("display.json",
         "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
         "[{\"page\": \"overview\"}, {\"page\": \"picture\", \"file\": \"logo.png\"}]}");
    CHECK_STR(run(), "3 0 0");
    uint32_t count = sessions();
    CHECK(count > 0);
    CHECK(access(spool_path("logo.png"), F_OK) == 0 && access(spool_path("refusals.txt"), F_OK) != 0);
    check_row("again: nothing is written");
    CHECK_STR(run(), "0 3 0");

    check_row("a schedule that is no good: the one before stays, and what is wrong is said");
    drop("schedule.xml", "<schedule>\n<oops");
    CHECK_STR(run(), "0 2 1");
    CHECK(says("refused: schedule.xml:"));
    CHECK_INT(sessions(), count);
    CHECK(access(spool_path("refusals.txt"), F_OK) == 0);
    check_row("one without sessions is none");
    drop("schedule.xml",
         "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"x\", \"timezone\": \"UTC\"}, "
         "\"rooms\": [], \"sessions\": []}");
    run();
    CHECK(says("has no sessions"));
    CHECK_INT(sessions(), count);
    check_row("mended");
    drop_copy("schedule.xml", "tests/data/import/frab-small.xml");
    CHECK_STR(run(), "0 3 0");
    CHECK(access(spool_path("refusals.txt"), F_OK) != 0);

    check_row("a calendar");
    take_away("schedule.xml");
    drop_copy("Camp.ICS", "tests/data/import/ical-small.ics");
    CHECK_STR(run(), "1 2 0");
    CHECK_INT(sessions(), 4);
    take_away("Camp.ICS");
    drop_copy("schedule.xml", "tests/data/import/frab-small.xml");
    CHECK_STR(run(), "1 2 0");

    check_row(
        "two schedules, which are over: the later one, whatever their names, and the other one is named");
    drop_copy("Program.JSON", "tests/data/tool/small.json");
    CHECK_STR(run(), "0 3 1");
    CHECK(says("refused: Program.JSON: is not shown, since schedule.xml is"));
    CHECK_INT(sessions(), count);
    take_away("schedule.xml");
    CHECK_STR(run(), "1 2 0");
    CHECK_INT(sessions(), 8);
    CHECK_STR(run(), "0 3 0");

    check_row("a theme of the organiser's is no second schedule, whether settings name it or not");
    drop_copy("ours.json", "assets/themes/paper.json");
    CHECK_STR(run(), "0 3 0");
    drop_display("Ours.json", NULL, 0);
    CHECK_STR(run(), "0 1 1"); /* the settings name it in another case; the theme is not told twice */
    take_away("display.json");
    take_away("ours.json");
    check_row("but one in a schedule's name is no good");
    drop_copy("schedule.json", "assets/themes/paper.json");
    run();
    CHECK(says("refused: schedule.json: "));
    take_away("schedule.json");
    drop("display.json",
         "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
         "[{\"page\": \"overview\"}, {\"page\": \"picture\", \"file\": \"logo.png\"}]}");

    check_row("what is taken away stays in force");
    take_away("Program.JSON");
    CHECK_STR(run(), "0 2 0");
    CHECK_INT(sessions(), 8);

    check_row("settings that are no good; pictures outside, and such as are not there");
    drop("display.json", "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"window\"}");
    CHECK_STR(run(), "0 0 1");
    CHECK(says("refused: display.json: role:"));
    drop("display.json",
         "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
         "[{\"page\": \"picture\", \"file\": \"../x.png\"}, {\"page\": \"picture\", \"file\": "
         "\"none.png\"}, {\"page\": \"picture\", \"file\": \"/etc/passwd\"}]}");
    CHECK_STR(run(), "1 0 3");
    CHECK(says("../x.png: must lie beside display.json"));
    CHECK(says("refused: none.png:"));

    check_row("a venue, and who this board is");
    drop_copy("venue.json", "tests/data/native/venue.json");
    drop("floor-plan.png", PICTURE("red"));
    drop("name.txt", "door-attic  \r\nsecond line");
    run();
    CHECK(says("taken: venue.json"));
    CHECK_STR(name_in_spool(), "door-attic");

    check_row("names: with a mark of the encoding, of another encoding, too long");
    drop("name.txt", "\xEF\xBB\xBF"
                     "door\tattic\x01\n");
    run();
    CHECK_STR(name_in_spool(), "door attic");
    drop("name.txt", "T\xfcr");
    run();
    CHECK(says("refused: name.txt: is not UTF-8: save it as such"));
    CHECK_STR(name_in_spool(), "");
    drop("name.txt", "0123456789012345678901234567890123456789012345678901234567890123456789");
    run();
    CHECK(says("refused: name.txt: is longer than 64 bytes"));
    check_row("the longest that may be, and one more byte");
    static const char longest[] = "0123456789012345678901234567890123456789012345678901234567890123x";
    char name[sizeof longest];
    snprintf(name, sizeof name, "%.64s", longest);
    drop("name.txt", name);
    run();
    CHECK(!strstr(said, "refused: name.txt"));
    CHECK_STR(name_in_spool(), name);
    drop("name.txt", longest);
    run();
    CHECK(says("refused: name.txt: is longer than 64 bytes"));
    CHECK_STR(name_in_spool(), "");
    take_away("name.txt");

    check_row("a display.json beside a venue stays as it is");
    struct stat before, after;
    run();
    CHECK_INT(stat(spool_path("display.json"), &before), 0);
    run();
    CHECK(says("unchanged: display.json") && !strstr(said, "removed: "));
    CHECK_INT(stat(spool_path("display.json"), &after), 0);
    CHECK(after.st_ino == before.st_ino);

    check_row("a venue without a display.json takes its place; a bad one does not");
    CHECK(access(spool_path("display.json"), F_OK) == 0);
    take_away("display.json");
    drop("venue.json", "{}");
    run();
    CHECK(access(spool_path("display.json"), F_OK) == 0);
    drop_copy("venue.json", "tests/data/native/venue.json");
    run();
    CHECK(says("removed: display.json"));
    CHECK(access(spool_path("display.json"), F_OK) != 0);
    CHECK_STR(run(), "0 2 0");
    take_away("venue.json");
    take_away("floor-plan.png");
    spool_remove("floor-plan.png");

    check_row("live data");
    drop_copy("live.json", "tests/data/native/live-day.json");
    CHECK_STR(run(), "1 0 0");
    check_row("live data that are no good: those before stay, and it is said");
    drop("live.json", "{\"format\": \"nownext-live/1\", \"revision\": \"x\"}");
    CHECK_STR(run(), "0 0 1");
    CHECK(says("refused: live.json: revision: "));
    drop_copy("live.json", "tests/data/native/live-day.json");
    CHECK_STR(run(), "0 1 0");

    test_many();
    test_many_refused();
    test_what_is_no_file();
    test_leftovers();

    check_row("folders that are not there");
    struct intake_result result;
    struct err err = {0};
    CHECK(!intake_take_over(&(struct intake){.setup = "/no/such/folder", .spool = spool_folder}, &result,
                            &err));
    CHECK_INT(err.code, ERR_IO);
    err = (struct err){0};
    take_away("live.json");
    drop("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 99}");
    CHECK(!intake_take_over(&(struct intake){.setup = setup, .spool = "/no/such/folder"}, &result, &err));
    CHECK_INT(err.code, ERR_IO);

    take_away("live.json");
    take_away("network.json");
    take_away("ReadMe.TXT");
    take_away("Time.txt");
    take_away("old.xml");
    take_away("._schedule.xml");
    take_away("logo.png");
    spool_remove("logo.png");
    intake_end();
    return check_done();
}
