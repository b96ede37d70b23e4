#include "app/identify.h"
#include "app/intake.h"

#include "spool_fixture.h"

#include "app/store.h"

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
    CHECK(says("the picture ../x.png must lie beside display.json"));
    CHECK(says("refused: none.png:"));

    check_row("a venue, and who this board is");
    drop_copy("venue.json", "tests/data/native/venue.json");
    drop("floor-plan.png", "x");
    drop("name.txt", "door-attic  \r\nsecond line");
    run();
    CHECK(says("taken: venue.json"));
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct venue_board board = identify_read(spool_folder, "h", &arena);
    CHECK_STR(board.name, "door-attic");
    arena_finish(&arena);
    take_away("venue.json");
    take_away("name.txt");
    take_away("floor-plan.png");
    spool_remove("floor-plan.png");

    check_row("live data");
    drop_copy("live.json", "tests/data/native/live-day.json");
    take_away("display.json");
    CHECK_STR(run(), "1 0 0");

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
