#include "setup/intake_pictures.h"

#include "setup/intake_fixture.h"

#include "raster/picture_child.h"
#include "setup/intake_settle.h"

static char *text_of(const char *name)
{
    static char text[8192];
    FILE *file = fopen(spool_path(name), "rb");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    if (file)
        fclose(file);
    text[size] = '\0';
    return text;
}

/* As run(), with what a run may be told. */
static const char *run_with(struct intake more)
{
    static char text[60];
    struct intake_result result;
    struct err err = {0};
    free(said);
    FILE *out = open_memstream(&said, &said_size);
    more.setup = setup;
    more.spool = spool_folder;
    more.root = "/no/such/root";
    more.out = out;
    CHECK(intake_take_over(&more, &result, &err));
    fclose(out);
    snprintf(text, sizeof text, "%u %u %u %u", result.taken, result.unchanged, result.refused,
             result.put_off);
    return text;
}

static const struct picture_limits short_limits = {.cpu_s = 2, .wall_ms = 60000, .memory_bytes = 256u << 20};

/* Whatever is given, what lies in the spool is a PNG of our own making, made once. */
static void test_made(void)
{
    static const char *const files[] = {"a.svg"};
    check_row("an SVG becomes a PNG");
    drop("a.svg", PICTURE("red"));
    drop_display("night", files, 1);
    CHECK_STR(run(), "2 0 0");
    CHECK(memcmp(text_of("a.svg"), "\x89PNG\r\n\x1a\n", 8) == 0);
    check_row("once");
    CHECK_STR(run_with((struct intake){.pictures_ms = -1}), "0 2 0 0");
    CHECK(says("unchanged: a.svg"));
    check_row("anew where it is gone from the spool, or another file there");
    spool_write("a.svg", "something else");
    CHECK_STR(run(), "1 1 0");
    CHECK(memcmp(text_of("a.svg"), "\x89PNG\r\n\x1a\n", 8) == 0);
    spool_remove("a.svg");
    CHECK_STR(run(), "1 1 0");
    check_row("and where it is another picture");
    drop("a.svg", PICTURE("blue"));
    CHECK_STR(run_with((struct intake){.puts_pictures_off = true}), "0 1 0 1");
    CHECK(says("later: a.svg"));
    CHECK_STR(run(), "1 1 0");
    check_row("what is remembered is a file of the spool's own");
    static const char *const own[] = {"pictures.txt"};
    drop_display("night", own, 1);
    CHECK_STR(run(), "1 0 1");
    CHECK(says("refused: pictures.txt: is no name for a picture"));
    take_away("a.svg");
    take_away("display.json");
    spool_remove("a.svg");
    spool_remove("display.json");
}

/* Each is refused by its name and reason, and the others are taken. */
static void test_refused(void)
{
    static const char *const files[] = {"good.png", "slow.svg", "Sponsors.png", "late.png"};
    static const char head[] = "\x89PNG\r\n\x1a\n";
    const struct intake limited = {.limits = &short_limits, .pictures_ms = 120000};
    check_row("one that takes long, and one that is none");
    drop("good.png", PICTURE("red"));
    drop("Sponsors.png", "%PDF-1.4 renamed");
    drop_copy("slow.svg", "tests/data/bad/dash.svg");
    drop("late.png", PICTURE("lime"));
    drop_display("night", files, 4);
    CHECK_STR(run_with(limited), "3 0 2 0");
    CHECK(
        says("refused: Sponsors.png: the picture is no PNG, JPEG or SVG but a PDF: save it as PNG or JPEG"));
    CHECK(says("refused: slow.svg: the picture "));
    CHECK(says(": save it as a PNG of the panel's size"));
    CHECK(strstr(text_of("refusals.txt"), "Sponsors.png: ") && strstr(text_of("refusals.txt"), "slow.svg: "));
    CHECK(access(spool_path("slow.svg"), F_OK) != 0 && access(spool_path("Sponsors.png"), F_OK) != 0);
    CHECK(memcmp(text_of("late.png"), head, 8) == 0);
    check_row("it is remembered: nothing is decoded, and the same is said");
    CHECK_STR(run_with((struct intake){.pictures_ms = -1}), "0 3 2 0");
    CHECK_STR(run_with((struct intake){.puts_pictures_off = true}), "0 3 2 0");
    CHECK(says("refused: slow.svg: the picture ") && says(": save it as a PNG of the panel's size"));
    check_row("a memory that is none");
    spool_write("pictures.txt", "what is this\n0 0 0\n\t\nzz 1 1 a\tb\n");
    CHECK_STR(run_with(limited), "0 3 2 0");
    spool_remove("pictures.txt");
    check_row("what comes after the time of all is named, and left out until the next run");
    CHECK_STR(run_with((struct intake){.pictures_ms = -1}), "0 1 4 0");
    CHECK(says("refused: good.png: is left out: the pictures before it took all of "));
    CHECK_STR(run_with(limited), "0 3 2 0");
    check_row("the one before stays where the new one is no good");
    drop("good.png", "GIF89a, and more than sixteen bytes");
    CHECK_STR(run_with(limited), "0 2 3 0");
    CHECK(says("refused: good.png: the picture is no PNG, JPEG or SVG but a GIF"));
    CHECK(memcmp(text_of("good.png"), head, 8) == 0);
    for (size_t i = 0; i < 4; i++)
        take_away(files[i]);
    take_away("display.json");
    spool_remove("good.png");
    spool_remove("late.png");
    spool_remove("display.json");
}

/* The documents do not wait for the pictures, and these are made when all is settled. */
static void test_settled(void)
{
    static const char *const files[] = {"a.png", "b.png"};
    struct intake_result result;
    struct err err = {0};
    check_row("settled");
    drop("a.png", PICTURE("red"));
    drop("b.png", "no picture");
    drop_display("night", files, 2);
    free(said);
    FILE *out = open_memstream(&said, &said_size);
    struct intake intake = {.setup = setup, .spool = spool_folder, .root = "/no/such/root", .out = out};
    CHECK(intake_settle(&intake, NULL, &result, &err));
    fclose(out);
    CHECK_INT(result.taken, 1);
    CHECK_INT(result.unchanged, 1);
    CHECK_INT(result.refused, 1);
    const char *settings = strstr(said, "taken: display.json"), *picture = strstr(said, "taken: a.png");
    CHECK(settings && picture && settings < picture);
    CHECK(strstr(text_of("refusals.txt"), "b.png: the picture is no PNG, JPEG or SVG\n") != NULL);
    take_away("a.png");
    take_away("b.png");
    take_away("display.json");
    spool_remove("a.png");
    spool_remove("display.json");
}

int main(void)
{
    intake_begin("test_intake_pictures");
    test_made();
    test_refused();
    test_settled();
    remove(spool_path("refusals.txt"));
    remove(spool_path("pictures.txt"));
    intake_end();
    return check_done();
}
