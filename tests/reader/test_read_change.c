#include "reader/read_change.h"

#include "base/str.h"
#include "day_check.h"
#include "program/limits.h"

static const struct change *change_of(const char *members)
{
    const struct live *live = day_read(arena_printf(
        &check_arena, "\"changes\":[{\"session\":\"1\",\"made\":\"2031-01-01T10:00:00Z\"%s}]", members));
    return live ? live->changes.changes : NULL;
}

/* What each member says, and that it is said: false and 0 take back. */
static void test_fields(void)
{
    static const struct {
        const char *members;
        unsigned fields;
    } rows[] = {
        {"", 0},
        {",\"by\":\"desk\"", 0},
        {",\"cancelled\":false", CHANGE_CANCELLED},
        {",\"replaced_by\":\"2\"", CHANGE_REPLACED_BY},
        {",\"room\":\"a\"", CHANGE_ROOM},
        {",\"start\":\"2031-01-01T10:00:00Z\"", CHANGE_START},
        {",\"end\":\"2031-01-01T10:00:00Z\"", CHANGE_END},
        {",\"title\":\"\"", CHANGE_TITLE},
        {",\"delay_min\":0", CHANGE_DELAY_MIN},
        {",\"delayed\":false", CHANGE_DELAYED},
        {",\"started\":false", CHANGE_STARTED},
        {",\"full\":false", CHANGE_FULL},
        {",\"overflow_room\":\"a\"", CHANGE_OVERFLOW_ROOM},
        {",\"reason\":\"\"", CHANGE_REASON},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].members);
        const struct change *change = change_of(rows[i].members);
        if (CHECK(change != NULL))
            CHECK_INT(change->fields, rows[i].fields);
        CHECK_INT(check_issues.count, 0);
    }
    check_row("all of them true");
    const struct change *change =
        change_of(",\"by\":\"desk\",\"cancelled\":true,\"delayed\":true,\"started\":true,\"full\":true,"
                  "\"delay_min\":1440,"
                  "\"title\":{\"en\":\"New\",\"de\":\"Neu\"},\"reason\":\"r\",\"overflow_room\":\"Hall  A\"");
    if (!CHECK(change != NULL))
        return;
    CHECK(change->cancelled && change->delayed && change->started && change->full);
    CHECK_INT(change->delay_min, 1440);
    CHECK_STR(change->by, "desk");
    CHECK_STR(label_text(change->title, "de"), "Neu");
    CHECK_STR(change->reason, "r");
    CHECK_STR(change->overflow_room->text, "Hall  A");
    CHECK_STR(change->overflow_room->key, "hall a");
    CHECK_INT(change->made.ms, INT64_C(1925028000000));
    CHECK(!change->was);
}

static void test_bad(void)
{
    static const struct {
        const char *members, *text;
    } rows[] = {
        {",\"by\":1", "changes[0].by: must be a text, is a number"},
        {",\"delayed\":1", "changes[0].delayed: must be true or false, is a number"},
        {",\"started\":\"now\"", "changes[0].started: must be true or false, is a text"},
        {",\"delay_min\":1441", "changes[0].delay_min: must be a whole number from 0 to 1440, is 1441"},
        {",\"delay_min\":2.5", "changes[0].delay_min: must be a whole number from 0 to 1440, is 2.5"},
        {",\"title\":[]", "changes[0].title: must be a text, or an object of texts by language, is a list"},
        {",\"overflow_room\":\"\"", "changes[0].overflow_room: must not be empty: leave it out"},
        {",\"replaced_by\":\"\"", "changes[0].replaced_by: must not be empty: leave it out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].members);
        CHECK(!change_of(rows[i].members));
        CHECK_STR(check_error_text(&day_err), rows[i].text);
    }
    check_row("a reason as long as it may be, and one byte more");
    char reason[LIMIT_NAME_BYTES + 1];
    memset(reason, 'x', sizeof reason);
    CHECK(change_of(arena_printf(&check_arena, ",\"reason\":\"%.*s\"", LIMIT_NAME_BYTES, reason)) != NULL);
    CHECK(!change_of(arena_printf(&check_arena, ",\"reason\":\"%.*s\"", LIMIT_NAME_BYTES + 1, reason)));
    CHECK_STR(check_error_text(&day_err), "changes[0].reason: has more than 256 bytes, which is the limit");
    check_row("what a session was is the feed's to say");
    CHECK(change_of(",\"was\":{\"room\":\"a\"}") != NULL);
    CHECK_STR(check_issue(&check_issues, 0), "unknown-member changes[0].was: not known and not read");
}

/* As many languages as a text may have, and one more. */
static void test_languages(void)
{
    struct str_builder list = {.arena = &check_arena};
    for (int i = 0; i < LIMIT_LANGUAGES; i++)
        str_addf(&list, "%s\"l%d\":\"T\"", i ? "," : "", i);
    check_row("languages");
    const struct change *change = change_of(arena_printf(&check_arena, ",\"title\":{%s}", list.text));
    CHECK(change && change->title.count == 16);
    CHECK(!change_of(arena_printf(&check_arena, ",\"title\":{%s,\"l\":\"T\"}", list.text)));
    CHECK_STR(check_error_text(&day_err), "changes[0].title: has more than 16 languages, which is the limit");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_fields();
    test_bad();
    test_languages();
    arena_finish(&check_arena);
    return check_done();
}
