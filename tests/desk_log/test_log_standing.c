#include "desk_fixture.h"

#include "desk_log/log_state.h"

/* What the document in force is when a desk is opened, and what becomes of it. */
static void test_settle(void)
{
    static const struct {
        const char *label, *from, *to; /* in live.json; from NULL: the whole */
        const char *issue;
        bool is_written;
    } rows[] = {
        {"as it is", "\"delay_min\"", "\"delay_min\"", "", true},
        {"changed", "\"delay_min\": 10", "\"delay_min\": 99", "was not what the log says", true},
        {"older", "\"revision\": 17", "\"revision\": 16", "was not what the log says", true},
        {"newer", "\"revision\": 17", "\"revision\": 18", "it has lost entries", false},
        {"another's", "\"log\": \"", "\"log\": \"z", "is not this desk's (its log is \"z", false},
        {"nobody's", NULL, "{\"format\": \"nownext-live/1\", \"revision\": 3}",
         "(its log is \"\", revision 3)", false},
        {"broken", NULL, "{", "was not what the log says: it is written again", true},
        {"empty", NULL, "", "was not what the log says", true},
    };
    desk_create();
    struct desk_log *log = desk_open();
    CHECK_STR(desk_add_at(log, desk_delay("23", 10), NOON), "");
    desk_log_close(log);
    const char *live = desk_read(desk_live_path);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *at = rows[i].from ? strstr(live, rows[i].from) : live;
        check_row(rows[i].label);
        if (!CHECK(at != NULL))
            continue;
        const char *text = rows[i].from ? arena_printf(&desk_arena, "%.*s%s%s", (int)(at - live), live,
                                                       rows[i].to, at + strlen(rows[i].from))
                                        : rows[i].to;
        desk_write(desk_live_path, text);
        issue_list_init(&desk_issues, &desk_arena);
        log = desk_open();
        if (*rows[i].issue)
            desk_has(desk_issue(), rows[i].issue);
        else
            CHECK_INT(desk_issues.count, 0);
        CHECK_STR(desk_read(desk_live_path), rows[i].is_written ? live : text);
        const char *error = desk_add_at(log, desk_delay("24", 5), NOON + (int64_t)i);
        CHECK_INT(*error == '\0', rows[i].is_written);
        desk_log_close(log);
        if (rows[i].is_written)
            live = desk_read(desk_live_path);
        else
            desk_has(error, "\"adopt\"");
        desk_write(desk_live_path, live);
    }
    check_row("there is none");
    CHECK(unlink(desk_live_path) == 0);
    log = desk_open();
    desk_has(desk_issue(), "it is written again");
    CHECK_STR(desk_read(desk_live_path), live);
    desk_log_close(log);
    check_row("");
}

/* A desk without entries writes over nothing by itself. */
static void test_new_desk(void)
{
    desk_create();
    desk_write(desk_live_path, "{");
    struct desk_log *log = desk_open();
    desk_has(desk_issue(), "can't be understood");
    CHECK_STR(desk_read(desk_live_path), "{");
    CHECK_STR(desk_add_at(log, desk_delay("24", 5), NOON), "");
    desk_log_close(log);
}

/* Who asks for a document finds one before the first command; it says nothing, below all that was ever said.
 */
static void test_opening(void)
{
    desk_create();
    desk_log_close(desk_open());
    CHECK_INT(desk_issues.count, 0);
    const char *opening = desk_read(desk_live_path);
    CHECK(strstr(opening, "\"format\": \"nownext-live/1\"") != NULL);
    CHECK(strstr(opening, "\"revision\": 1\n") != NULL);
    CHECK(strstr(opening, "\"changes\": [{") == NULL && strstr(opening, "issued") == NULL);
    check_row("it stays as it is, and the first command takes its place");
    struct desk_log *log = desk_open();
    CHECK_INT(desk_issues.count, 0);
    CHECK_STR(desk_read(desk_live_path), opening);
    CHECK_INT(desk_count(log), 0);
    CHECK_STR(desk_add_at(log, desk_delay("23", 10), NOON), "");
    CHECK(strstr(desk_read(desk_live_path), "\"revision\": 1726653600") != NULL);
    desk_log_close(log);
    check_row("that of another desk, which has said nothing either, is in nobody's way");
    desk_create();
    desk_write(desk_live_path, opening);
    log = desk_open();
    CHECK_INT(desk_issues.count, 0);
    CHECK_STR(desk_add_at(log, desk_delay("23", 10), NOON), "");
    desk_log_close(log);
    check_row("where it can't be written it is told");
    desk_create();
    disk_renames = 0;
    disk_error = EROFS;
    desk_log_close(desk_open());
    disk_is_well();
    desk_has(desk_issue(), "Read-only file system");
    check_row("");
}

static void test_can_not_settle(void)
{
    desk_create();
    struct desk_log *log = desk_open();
    CHECK_STR(desk_add_at(log, desk_delay("23", 10), NOON), "");
    desk_log_close(log);
    CHECK(unlink(desk_live_path) == 0);
    disk_renames = 0;
    disk_error = EROFS;
    log = desk_open(); /* what is in it can be read all the same */
    disk_is_well();
    desk_has(desk_issue(), "can't be written again");
    desk_has(desk_issue(), "Read-only file system");
    CHECK_INT(desk_count(log), 1);
    desk_log_close(log);
}

int main(void)
{
    desk_begin();
    test_settle();
    test_new_desk();
    test_opening();
    test_can_not_settle();
    return desk_end();
}
