#include "desk_fixture.h"

#include "desk_log/settings.h"

static void test_round(void)
{
    const struct desk_settings settings = {
        "/a/schedule.json", NULL, "venue.json", "/srv/public", "", "texts", "mqtt://a:b@c", "ca.crt"};
    const struct desk_settings *read;
    char here[4096];
    struct err err = {0};
    CHECK(mkdir(desk_folder, 0755) == 0);
    CHECK(!settings_read(desk_folder, &desk_arena, NULL, &read, &err));
    desk_has(err.text, "nownext live begin");
    CHECK(getcwd(here, sizeof here) != NULL);
    CHECK(settings_write(desk_folder, &settings, NULL));
    CHECK(settings_read(desk_folder, &desk_arena, NULL, &read, NULL));
    CHECK_STR(read->program, "/a/schedule.json");
    CHECK_STR(read->changes, "");
    CHECK_STR(read->venue, arena_printf(&desk_arena, "%s/venue.json", here));
    CHECK_STR(read->publish, "/srv/public");
    CHECK_STR(read->key, "");
    CHECK_STR(read->emergency, arena_printf(&desk_arena, "%s/texts", here));
    CHECK_STR(read->broker, "mqtt://a:b@c");
    CHECK_STR(read->ca, arena_printf(&desk_arena, "%s/ca.crt", here));
    struct stat status;
    CHECK(stat(desk_path("desk/desk.json"), &status) == 0 && (status.st_mode & 0777) == 0600);
}

/* Paths of a file that somebody wrote are from its own folder. */
static void test_written(void)
{
    const struct desk_settings *read;
    desk_write(
        desk_path("desk/desk.json"),
        "{\"format\":\"nownext-desk/1\",\"program\":\"a.json\",\"publish\":\"../public\",\"kye\":\"k\"}");
    issue_list_init(&desk_issues, &desk_arena);
    CHECK(settings_read(desk_folder, &desk_arena, &desk_issues, &read, NULL));
    CHECK_STR(read->program, desk_path("desk/a.json"));
    CHECK_STR(read->publish, desk_path("desk/../public"));
    desk_has(desk_issue(), "key");
}

static void test_bad(void)
{
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"{", "desk.json:1:"},
        {"{\"format\":\"nownext-desk/2\",\"program\":\"a\",\"publish\":\"b\"}", "nownext-desk/1"},
        {"{\"format\":\"nownext-desk/1\",\"publish\":\"b\"}", "program: is missing"},
        {"{\"format\":\"nownext-desk/1\",\"program\":\"b\"}", "publish: is missing"},
        {"{\"format\":\"nownext-desk/1\",\"program\":5}", "program: must be"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct desk_settings *read;
        struct err err = {0};
        check_row(rows[i].text);
        desk_write(desk_path("desk/desk.json"), rows[i].text);
        CHECK(!settings_read(desk_folder, &desk_arena, NULL, &read, &err));
        desk_has(err.text, rows[i].error);
    }
    check_row("");
}

static void test_no_disk(void)
{
    const struct desk_settings settings = {.program = "/a", .publish = "/b"};
    struct err err = {0};
    disk_renames = 0;
    CHECK(!settings_write(desk_folder, &settings, &err));
    disk_is_well();
    desk_has(err.text, "desk.json: can't be replaced: No space left on device");
}

int main(void)
{
    desk_begin();
    test_round();
    test_written();
    test_bad();
    test_no_disk();
    return desk_end();
}
