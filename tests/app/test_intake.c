#include "app/identify.h"
#include "app/intake.h"

#include "spool_fixture.h"

#include "app/store.h"
#include "base/str.h"
#include "spool/file.h"

static char setup[320], *said;
static size_t said_size;

static void drop(const char *name, const char *text)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", setup, name);
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    fputs(text, file);
    fclose(file);
}

static void drop_copy(const char *name, const char *from)
{
    static char text[65536];
    FILE *file = fopen(from, "rb");
    size_t size = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[size] = '\0';
    drop(name, text);
}

static void take_away(const char *name)
{
    char path[400];
    snprintf(path, sizeof path, "%s/%s", setup, name);
    CHECK_INT(remove(path), 0);
}

/* "2 1 0": taken, unchanged, refused. */
static const char *run(void)
{
    static char text[40];
    struct intake_result result;
    struct err err = {0};
    free(said);
    FILE *out = open_memstream(&said, &said_size);
    struct intake intake = {.setup = setup, .spool = spool_folder, .root = "/no/such/root", .out = out};
    CHECK(intake_run(&intake, &result, &err));
    CHECK_STR(err.text, "");
    fclose(out);
    snprintf(text, sizeof text, "%u %u %u", result.taken, result.unchanged, result.refused);
    return text;
}

static bool says(const char *part)
{
    bool found = strstr(said, part) != NULL;
    if (!found)
        printf("\"%s\" is not in:\n%s", part, said);
    return found;
}

static uint32_t sessions(void)
{
    struct store store;
    store_init(&store, spool_folder);
    store_read(&store);
    uint32_t count = store.program ? store.program->session_count : 0;
    store_finish(&store);
    return count;
}

static const char *name_in_spool(void)
{
    static char name[100];
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct venue_board board = identify_read(spool_folder, "h", &arena);
    snprintf(name, sizeof name, "%s", board.name);
    arena_finish(&arena);
    return name;
}

static void drop_display(const char *theme, const char *const *files, size_t count)
{
    char text[4000];
    size_t length = (size_t)snprintf(text, sizeof text,
                                     "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", "
                                     "\"theme\": \"%s\", \"cycle\": [{\"page\": \"overview\"}",
                                     theme);
    for (size_t i = 0; i < count; i++)
        length += (size_t)snprintf(text + length, sizeof text - length, ", {\"page\": \"picture\", \"file\": \"%s\"}",
                                   files[i]);
    snprintf(text + length, sizeof text - length, "]}");
    drop("display.json", text);
}

/* Each that can't be taken is refused, and all else is taken. The spool's own files are safe. */
static void test_pictures(void)
{
    static char long_name[256];
    char path[400];
    memset(long_name, 'a', 252); /* may be, but not with what is beside it while it is written */
    strcpy(long_name + 248, ".png");
    const char *const files[] = {long_name,      "under/a.png", "Program.json", "./board.txt", "live.json/a.png",
                                 "refusals.txt", "good.png",    "good.png",     "large.png"};
    check_row("pictures that can't be taken");
    drop(long_name, "x");
    drop("good.png", "x");
    drop("large.png", "x");
    drop("Program.json", "no picture");
    snprintf(path, sizeof path, "%s/large.png", setup);
    CHECK_INT(truncate(path, 16 * 1024 * 1024 + 1), 0);
    snprintf(path, sizeof path, "%s/under", setup);
    CHECK_INT(mkdir(path, 0700), 0);
    drop("under/a.png", "x");
    spool_write("under", "no folder");
    drop_display("paper", files, sizeof files / sizeof *files);
    CHECK_STR(run(), "2 1 8"); /* the display and good.png, once; live.json; seven pictures and a bad program */
    CHECK(says(".png: can't be written: File name too long"));
    CHECK(says("refused: under/a.png: can't be written: Not a directory"));
    CHECK(says("refused: Program.json: is no name for a picture"));
    CHECK(says("refused: ./board.txt: is no name for a picture"));
    CHECK(says("refused: live.json/a.png: is no name for a picture"));
    CHECK(says("refused: refusals.txt: is no name for a picture"));
    CHECK(says("refused: large.png: is larger than 16777216 bytes"));
    CHECK(sessions() == 8);
    take_away("Program.json");

    check_row("themes of one's own are not for a board");
    drop_display("/setup/mine.json", files, 0);
    CHECK_STR(run(), "0 1 1");
    CHECK(says("refused: display.json: theme: a board has night, paper and contrast"));
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

/* So many that neither all names nor all refusals are kept; what the board knows by name is seen all the same. */
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
    CHECK_STR(run(), "1 1 257"); /* the first 256, and that there are more */
    CHECK(says("refused: this partition: holds more than 256 files"));
    CHECK(says("refused: a?-"));
    struct arena arena;
    size_t size;
    arena_init(&arena, malloc, free);
    CHECK(spool_read_file(spool_path("refusals.txt"), 4000, &arena, (const char **)&text, &size, NULL));
    CHECK(size > 3000 && str_valid_prefix(text, size) == size && text[size - 1] == '\n');
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

int main(void)
{
    spool_make("test_intake");
    snprintf(setup, sizeof setup, "%s.setup", spool_folder);
    CHECK_INT(mkdir(setup, 0700), 0);

    check_row("an empty partition");
    CHECK_STR(run(), "0 0 0");

    check_row("a schedule of another format, settings with a picture, and what is not its business");
    drop_copy("schedule.xml", "tests/data/import/frab-small.xml");
    drop("network.json", "{}");
    drop("._schedule.xml", "resource fork");
    drop("logo.png", "no picture, but that is found out when it is shown");
    drop("display.json", "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
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
    drop("schedule.xml", "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"x\", \"timezone\": \"UTC\"}, "
                         "\"rooms\": [], \"sessions\": []}");
    run();
    CHECK(says("has no sessions"));
    CHECK_INT(sessions(), count);
    check_row("mended");
    drop_copy("schedule.xml", "tests/data/import/frab-small.xml");
    CHECK_STR(run(), "0 3 0");
    CHECK(access(spool_path("refusals.txt"), F_OK) != 0);

    check_row("two schedules: program.json first, and the other one is named");
    drop_copy("Program.JSON", "tests/data/app/small.json");
    CHECK_STR(run(), "1 2 1");
    CHECK(says("refused: schedule.xml: is not shown, since Program.JSON is"));
    CHECK_INT(sessions(), 8);
    take_away("schedule.xml");
    CHECK_STR(run(), "0 3 0");

    check_row("what is taken away stays in force");
    take_away("Program.JSON");
    CHECK_STR(run(), "0 2 0");
    CHECK_INT(sessions(), 8);

    check_row("settings that are no good; pictures outside, and such as are not there");
    drop("display.json", "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"window\"}");
    CHECK_STR(run(), "0 0 1");
    CHECK(says("refused: display.json: role:"));
    drop("display.json", "{\"format\": \"nownext-display/1\", \"name\": \"h\", \"role\": \"hallway\", \"cycle\": "
                         "[{\"page\": \"picture\", \"file\": \"../x.png\"}, {\"page\": \"picture\", \"file\": "
                         "\"none.png\"}, {\"page\": \"picture\", \"file\": \"/etc/passwd\"}]}");
    CHECK_STR(run(), "1 0 3");
    CHECK(says("../x.png: must lie beside display.json"));
    CHECK(says("refused: none.png:"));

    check_row("a venue, and who this board is");
    drop_copy("venue.json", "tests/data/native/venue.json");
    drop("floor-plan.png", "x");
    drop("name.txt", "door-attic  \r\nsecond line");
    run();
    CHECK(says("taken: venue.json"));
    CHECK_STR(name_in_spool(), "door-attic");

    check_row("names: with a mark of the encoding, of another encoding, too long");
    drop("name.txt", "\xEF\xBB\xBF" "door\tattic\x01\n");
    run();
    CHECK_STR(name_in_spool(), "door attic");
    drop("name.txt", "T\xfcr");
    run();
    CHECK(says("refused: name.txt: is not UTF-8: save it as such"));
    CHECK_STR(name_in_spool(), "");
    drop("name.txt", "0123456789012345678901234567890123456789012345678901234567890123456789");
    run();
    CHECK(says("refused: name.txt: is longer than 64 bytes"));
    take_away("name.txt");

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

    test_pictures();
    test_many();

    check_row("folders that are not there");
    struct intake_result result;
    struct err err = {0};
    CHECK(!intake_run(&(struct intake){.setup = "/no/such/folder", .spool = spool_folder}, &result, &err));
    CHECK_INT(err.code, ERR_IO);
    err = (struct err){0};
    take_away("live.json");
    drop("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 99}");
    CHECK(!intake_run(&(struct intake){.setup = setup, .spool = "/no/such/folder"}, &result, &err));
    CHECK_INT(err.code, ERR_IO);

    take_away("live.json");
    take_away("network.json");
    take_away("._schedule.xml");
    take_away("logo.png");
    spool_remove("logo.png");
    CHECK_INT(rmdir(setup), 0);
    spool_unmake();
    free(said);
    return check_done();
}
