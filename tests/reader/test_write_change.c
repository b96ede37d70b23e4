#include "reader/write_change.h"

#include "random_day.h"

static const char *written(const struct change *change)
{
    struct str_builder out = {.arena = &check_arena};
    struct json_writer json = {.out = &out, .layout = JSON_LINES};
    write_change(&json, change);
    return out.text;
}

/* What is said is written, with its taking back, in one order; what is not said is not. */
static void test_rows(void)
{
    const struct room_name room = name_of_room(&check_arena, "Hall A");
    struct label_variant variants[] = {{"en", "T"}, {"de", "U"}};
    const struct change all = {.session = "1",
                               .made = {0},
                               .by = "desk",
                               .fields = (1 << 12) - 1,
                               .cancelled = true,
                               .delayed = true,
                               .started = true,
                               .full = true,
                               .delay_min = 5,
                               .room = &room,
                               .start = {0},
                               .end = {60000},
                               .title = {2, variants},
                               .replaced_by = "2",
                               .overflow_room = &room,
                               .reason = "r"};
    check_row("all");
    CHECK_STR(
        written(&all),
        "{\"session\": \"1\", \"made\": \"1970-01-01T00:00:00+00:00\", \"by\": \"desk\", \"cancelled\": "
        "true, "
        "\"replaced_by\": \"2\", \"room\": \"Hall A\", \"start\": \"1970-01-01T00:00:00+00:00\", \"end\": "
        "\"1970-01-01T00:01:00+00:00\", \"title\": {\"en\": \"T\", \"de\": \"U\"}, \"delay_min\": 5, "
        "\"delayed\": "
        "true, \"started\": true, \"full\": true, \"overflow_room\": \"Hall A\", \"reason\": \"r\"}");
    struct change change = all;
    change.by = "";
    change.made = INSTANT_NONE;
    static const struct {
        unsigned fields;
        const char *text;
    } rows[] = {
        {0, "{\"session\": \"1\"}"},
        {CHANGE_CANCELLED, "{\"session\": \"1\", \"cancelled\": true}"},
        {CHANGE_DELAY_MIN, "{\"session\": \"1\", \"delay_min\": 5}"},
        {CHANGE_DELAYED, "{\"session\": \"1\", \"delayed\": true}"},
        {CHANGE_STARTED, "{\"session\": \"1\", \"started\": true}"},
        {CHANGE_FULL, "{\"session\": \"1\", \"full\": true}"},
        {CHANGE_ROOM, "{\"session\": \"1\", \"room\": \"Hall A\"}"},
        {CHANGE_START, "{\"session\": \"1\", \"start\": \"1970-01-01T00:00:00+00:00\"}"},
        {CHANGE_END, "{\"session\": \"1\", \"end\": \"1970-01-01T00:01:00+00:00\"}"},
        {CHANGE_TITLE, "{\"session\": \"1\", \"title\": {\"en\": \"T\", \"de\": \"U\"}}"},
        {CHANGE_REPLACED_BY, "{\"session\": \"1\", \"replaced_by\": \"2\"}"},
        {CHANGE_OVERFLOW_ROOM, "{\"session\": \"1\", \"overflow_room\": \"Hall A\"}"},
        {CHANGE_REASON, "{\"session\": \"1\", \"reason\": \"r\"}"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].text);
        change.fields = rows[i].fields;
        CHECK_STR(written(&change), rows[i].text);
    }
    check_row("taken back");
    change.fields = CHANGE_CANCELLED | CHANGE_DELAY_MIN | CHANGE_REASON;
    change.cancelled = false;
    change.delay_min = 0;
    change.reason = "";
    CHECK_STR(written(&change),
              "{\"session\": \"1\", \"cancelled\": false, \"delay_min\": 0, \"reason\": \"\"}");
    check_row("what it was");
    const struct change_before was = {
        .room = &room, .start = INSTANT_NONE, .end = {0}, .title = {1, variants}};
    change.fields = 0;
    change.was = &was;
    CHECK_STR(written(&change), "{\"session\": \"1\", \"was\": {\"room\": \"Hall A\", \"end\": "
                                "\"1970-01-01T00:00:00+00:00\", \"title\": {\"en\": \"T\"}}}");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_rows();
    arena_finish(&check_arena);
    return check_done();
}
