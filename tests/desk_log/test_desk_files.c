#include "desk_fixture.h"

#include "base/sha256.h"
#include "desk_log/desk_files.h"

#define PROGRAM "assets/programs/lpc-2024.json"

static struct desk_settings settings = {
    .program = PROGRAM, .changes = "", .venue = "", .publish = "/p", .key = "", .emergency = ""};

static bool load(struct desk_files *files, struct err *err)
{
    *err = (struct err){0};
    issue_list_init(&desk_issues, &desk_arena);
    return desk_files_load(&settings, files, &desk_issues, err);
}

static void test_program(void)
{
    struct desk_files files;
    struct err err;
    if (!CHECK(load(&files, &err)))
        printf("%s\n", err.text);
    CHECK_INT(desk_issues.count, 0);
    CHECK(files.program->session_count > 100);
    CHECK(!files.venue && !files.feed);
    CHECK(files.prepared->kinds[EMERGENCY_FIRE].is_example);
    struct preview_request request = desk_files_preview(&files, NULL, NULL, (struct instant){NOON});
    CHECK(request.program == files.program && request.now.ms == NOON);
    desk_files_finish(&files);
    desk_files_finish(&files);
}

/* Live data, and the feed's changes where they are of this very program. */
static void test_fold(void)
{
    struct desk_files files;
    struct err err;
    char digest[SHA256_TEXT_SIZE];
    const char *bytes = desk_read(PROGRAM);
    sha256_text(bytes, strlen(bytes), digest);
    settings.changes = desk_path("changes.json");
    desk_write(settings.changes,
               arena_printf(&desk_arena,
                            "{\"format\":\"nownext-changes/1\",\"program\":\"%s\",\"changes\":[]}", digest));
    if (!CHECK(load(&files, &err)))
        printf("%s\n", err.text);
    CHECK(files.feed != NULL);
    const char *id = files.program->sessions[3].id;
    struct desk_command command = desk_delay(id, 10);
    const struct live live = {.venue = "", .log = "", .changes = command.says.changes};
    const struct program *folded = desk_files_fold(&files, &live, &desk_arena, NULL);
    CHECK(folded != files.program && folded->marks != NULL);
    desk_files_finish(&files);
    desk_write(settings.changes,
               "{\"format\":\"nownext-changes/1\",\"program\":"
               "\"0000000000000000000000000000000000000000000000000000000000000000\",\"changes\":[]}");
    CHECK(load(&files, &err));
    CHECK(files.feed == NULL);
    desk_has(desk_issue(), "changes.json is of another program");
    desk_files_finish(&files);
    settings.changes = desk_path("none.json");
    CHECK(!load(&files, &err));
    desk_has(err.text, "none.json: can't be opened");
    settings.changes = "";
}

static void test_venue(void)
{
    struct desk_files files;
    struct err err;
    settings.program = "tests/data/import/frab-small.json";
    settings.venue = desk_path("venue.json");
    desk_write(settings.venue,
               "{\"format\":\"nownext-venue/1\",\"venue\":\"lpc\",\"timezone\":\"Asia/Tokyo\","
               "\"displays\":{},\"moer\":1}");
    CHECK(load(&files, &err));
    CHECK_STR(files.venue->venue, "lpc");
    CHECK_STR(files.program->zone.name, "Asia/Tokyo");
    desk_has(desk_issue(), "venue.json: ");
    desk_files_finish(&files);
    desk_write(settings.venue, "{");
    CHECK(!load(&files, &err));
    desk_has(err.text, "venue.json:1:");
    settings.venue = "";
    settings.program = PROGRAM;
}

static void test_texts(void)
{
    struct desk_files files;
    struct err err;
    settings.emergency = desk_path("texts.json");
    desk_write(settings.emergency,
               "{\"format\":\"nownext-emergency/1\",\"texts\":{\"fire\":{\"text\":\"Go\"}}}");
    if (!CHECK(load(&files, &err)))
        printf("%s\n", err.text);
    CHECK_STR(label_text(files.prepared->kinds[EMERGENCY_FIRE].text, ""), "Go");
    CHECK(!files.prepared->kinds[EMERGENCY_FIRE].is_example);
    CHECK(files.prepared->kinds[EMERGENCY_SHELTER].is_example);
    desk_files_finish(&files);
    desk_write(settings.emergency, "{");
    CHECK(!load(&files, &err));
    desk_has(err.text, "texts.json:1:");
    settings.emergency = "";
}

static void test_no_program(void)
{
    struct desk_files files;
    struct err err;
    settings.program = desk_path("none.json");
    CHECK(!load(&files, &err));
    desk_has(err.text, "none.json: can't be opened");
}

int main(void)
{
    desk_begin();
    test_program();
    test_fold();
    test_venue();
    test_texts();
    test_no_program();
    return desk_end();
}
