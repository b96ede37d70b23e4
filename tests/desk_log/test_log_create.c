#include "desk_fixture.h"

#include "desk_log/desk_log.h"

static void test_create(void)
{
    const struct desk_settings settings = {.program = "/schedule.json", .publish = desk_public};
    struct err err = {0};
    desk_create();
    const char *first = desk_read(desk_log_path);
    CHECK_INT(strlen(first), strlen("{\"format\": \"nownext-desk-log/1\", \"log\": \"0123456789abcdef\"}\n"));
    CHECK(access(desk_live_path, F_OK) != 0);
    CHECK(!desk_log_create(desk_folder, &settings, &err));
    CHECK_INT(err.code, ERR_USAGE);
    desk_has(err.text, "already");
    CHECK_STR(desk_read(desk_log_path), first);
    struct desk_log *log = desk_open();
    CHECK_STR(desk_log_settings(log)->program, "/schedule.json");
    CHECK_INT(desk_count(log), 0);
    CHECK_INT(desk_issues.count, 0);
    desk_log_close(log);
    /* Its id is its own. */
    desk_create();
    CHECK(strcmp(desk_read(desk_log_path), first) != 0);
}

/* Settings that were lost are given anew; the log is what it was. */
static void test_again(void)
{
    const struct desk_settings settings = {.program = "/other.json", .publish = desk_public};
    desk_create();
    const char *first = desk_read(desk_log_path);
    CHECK(unlink(desk_path("desk/desk.json")) == 0);
    CHECK(desk_log_create(desk_folder, &settings, NULL));
    CHECK_STR(desk_read(desk_log_path), first);
}

static void test_venue(void)
{
    struct desk_settings settings = {
        .program = "/s", .publish = desk_public, .venue = desk_path("venue.json")};
    struct err err = {0};
    const char *folder = desk_path("desk-2");
    CHECK(!desk_log_create(folder, &settings, &err));
    desk_has(err.text, "venue.json: can't be opened");
    CHECK(access(folder, F_OK) != 0);
    desk_write(settings.venue, "{\"format\":\"nownext-venue/1\",\"venue\":\"lpc\",\"displays\":{}}");
    err = (struct err){0};
    if (!CHECK(desk_log_create(folder, &settings, &err)))
        printf("%s\n", err.text);
    desk_has(desk_read(desk_path("desk-2/log.jsonl")), "\"venue\": \"lpc\"");
}

static void test_key(void)
{
    struct desk_settings settings = {.program = "/s", .publish = desk_public, .key = "/key"};
    struct err err = {0};
    CHECK(!desk_log_create(desk_path("desk-4"), &settings, &err));
    desk_has(err.text, "names its venue");
    settings.venue = desk_path("venue.json");
    CHECK(desk_log_create(desk_path("desk-4"), &settings, NULL));
}

static void test_no_folder(void)
{
    struct desk_settings settings = {.program = "/s", .publish = desk_path("none/none")};
    struct err err = {0};
    CHECK(!desk_log_create(desk_path("desk-3"), &settings, &err));
    desk_has(err.text, "none/none can't be made: No such file");
}

int main(void)
{
    desk_begin();
    test_create();
    test_again();
    test_venue();
    test_key();
    test_no_folder();
    return desk_end();
}
