#include "reader/read_notice.h"

#include "day_check.h"

static const struct live_notice *notice_of(const char *members)
{
    const struct live *live =
        day_read(arena_printf(&check_arena, "\"notices\":[{\"id\":\"n\",\"text\":\"T\"%s}]", members));
    return live ? live->notices : NULL;
}

static void test_least(void)
{
    check_row("the least");
    const struct live_notice *notice = notice_of("");
    if (!CHECK(notice != NULL))
        return;
    CHECK_INT(notice->level, NOTICE_INFO);
    CHECK(notice->everywhere && notice->room_count == 0);
    CHECK_INT(notice->made.ms, INSTANT_NONE.ms);
    CHECK_INT(notice->start.ms, INSTANT_NONE.ms);
    CHECK_INT(notice->end.ms, INSTANT_NONE.ms);
    CHECK_INT(check_issues.count, 0); /* a notice of before has no "made", and needs none: it has "start" */
}

static void test_members(void)
{
    check_row("all members");
    const struct live_notice *notice =
        notice_of(",\"made\":\"1970-01-01T00:00:01Z\",\"level\":\"warning\",\"rooms\":[\"a\",\"*\"],"
                  "\"start\":\"1970-01-01T00:00:02Z\",\"end\":\"1970-01-01T00:00:02Z\"");
    if (!CHECK(notice != NULL))
        return;
    CHECK_INT(notice->level, NOTICE_WARNING);
    CHECK_INT(notice->made.ms, 1000);
    CHECK_INT(notice->start.ms, 2000);
    CHECK_INT(notice->end.ms, 2000);
    CHECK(notice->everywhere);
    check_row("some rooms");
    notice = notice_of(",\"rooms\":[\"a\",\"B\"]");
    CHECK(notice && !notice->everywhere && notice->room_count == 2 && strcmp(notice->rooms[1].key, "b") == 0);
}

static void test_bad(void)
{
    static const struct {
        const char *members, *text;
    } rows[] = {
        {",\"made\":1", "notices[0].made: must be a text, is a number"},
        {",\"rooms\":\"*\"", "notices[0].rooms: must be a list, is a text"},
        {",\"rooms\":[\"\"]", "notices[0].rooms[0]: must not be empty: leave it out"},
        {",\"start\":\"1970-01-01T00:00:02Z\",\"end\":\"1970-01-01T00:00:01.999Z\"",
         "notices[0].end: is before the start"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].members);
        CHECK(!notice_of(rows[i].members));
        CHECK_STR(check_error_text(&day_err), rows[i].text);
    }
    check_row("a text that is too long");
    char text[1026];
    memset(text, 'x', sizeof text - 1);
    text[1025] = '\0';
    CHECK(!day_read(arena_printf(&check_arena, "\"notices\":[{\"id\":\"n\",\"text\":\"%s\"}]", text)));
    CHECK_STR(check_error_text(&day_err), "notices[0].text: has more than 1024 bytes, which is the limit");
    text[1024] = '\0';
    CHECK(day_read(arena_printf(&check_arena, "\"notices\":[{\"id\":\"n\",\"text\":\"%s\"}]", text)) != NULL);
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_least();
    test_members();
    test_bad();
    arena_finish(&check_arena);
    return check_done();
}
