#include "names.h"
#include "reader/read_live.h"

#include "base/str.h"
#include "json/tree.h"
#include "program/limits.h"
#include "reading_check.h"
#include "spool/file.h"

static struct err err;

static const struct live *read(const char *bytes, size_t size)
{
    const struct live *live = NULL;
    err = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    bool ok = read_live(bytes, size, &check_arena, &check_issues, &live, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    CHECK_INT(ok, live != NULL);
    return live;
}

#define LIVE(members) "{\"format\":\"nownext-live/1\",\"revision\":1" members "}"

static const struct {
    const char *label, *bytes, *text;
} bad[] = {
    {"syntax", "{\"revision\": 01}", "1:14: a number can't begin with a 0 and more digits"},
    {"no format", "{}", "format: is missing: it must be \"nownext-live/1\""},
    {"no revision", "{\"format\":\"nownext-live/1\"}", "revision: is missing: it must be a whole number"},
    {"revision as a text", "{\"format\":\"nownext-live/1\",\"revision\":\"1\"}",
     "revision: must be a whole number, is a text"},
    {"revision below 0", "{\"format\":\"nownext-live/1\",\"revision\":-1}",
     "revision: must be a whole number from 0 to 9007199254740991, is -1"},
    {"issued", LIVE(",\"issued\":\"now\""),
     "issued: must be a date and time such as 2024-09-20T10:00:00+02:00, is \"now\""},
    {"changes as an object", LIVE(",\"changes\":{}"), "changes: must be a list, is an object"},
    {"change without session", LIVE(",\"changes\":[{\"full\":true}]"),
     "changes[0]: has no \"session\": it must be the id of the session that changes"},
    {"empty session", LIVE(",\"changes\":[{\"session\":\"\"}]"),
     "changes[0]: has no \"session\": it must be the id of the session that changes"},
    {"cancelled", LIVE(",\"changes\":[{\"session\":\"1\",\"cancelled\":\"yes\"}]"),
     "changes[0].cancelled: must be true or false, is a text"},
    {"delay", LIVE(",\"changes\":[{\"session\":\"1\",\"delay_min\":-5}]"),
     "changes[0].delay_min: must be a whole number from 0 to 1440, is -5"},
    {"end before start",
     LIVE(",\"changes\":[{\"session\":\"1\"},{\"session\":\"1\",\"start\":\"2031-01-01T10:00Z\",\"end\":"
          "\"2031-01-01T09:00Z\"}]"),
     "changes[1].end: is before the start"},
    {"start without offset", LIVE(",\"changes\":[{\"session\":\"1\",\"start\":\"2031-01-01T10:00\"}]"),
     "changes[0].start: must have an offset, as in 2031-01-01T10:00+02:00 (Z for UTC)"},
    {"room", LIVE(",\"changes\":[{\"session\":\"1\",\"room\":[\"a\"]}]"),
     "changes[0].room: must be a text, is a list"},
    {"reason", LIVE(",\"changes\":[{\"session\":\"1\",\"reason\":1}]"),
     "changes[0].reason: must be a text, is a number"},
    {"notice without id", LIVE(",\"notices\":[{\"text\":\"x\"}]"),
     "notices[0]: has no \"id\": it must be a text that no other notice has"},
    {"notice without text", LIVE(",\"notices\":[{\"id\":\"x\"}]"),
     "notices[0].text: is missing: it must be a text, or an object of texts by language"},
    {"level", LIVE(",\"notices\":[{\"id\":\"x\",\"text\":\"x\",\"level\":\"error\"}]"),
     "notices[0].level: must be info or warning, is \"error\""},
    {"no rooms", LIVE(",\"notices\":[{\"id\":\"x\",\"text\":\"x\",\"rooms\":[]}]"),
     "notices[0].rooms: names no room: leave it out, or give [\"*\"], for all rooms"},
    {"emergency as a number", LIVE(",\"emergency\":112"), "emergency: must be an object, is a number"},
    {"emergency as a text, of which nothing tells the time", LIVE(",\"emergency\":\"fire\""),
     "emergency: has no \"raised\": it must be the moment from which it is in force"},
    {"emergency not raised", LIVE(",\"emergency\":{\"kind\":\"fire\",\"text\":\"x\"}"),
     "emergency: has no \"raised\": it must be the moment from which it is in force"},
    {"emergency raised at no moment", LIVE(",\"emergency\":{\"kind\":\"fire\",\"raised\":\"today\"}"),
     "emergency.raised: must be a date and time such as 2024-09-20T10:00:00+02:00, is \"today\""},
    {"venue", LIVE(",\"venue\":7"), "venue: must be a text, is a number"},
    {"log", LIVE(",\"log\":{}"), "log: must be a text, is an object"},
    {"sessions", LIVE(",\"sessions\":{}"), "sessions: must be a list, is an object"},
    {"rehearsal as a text", LIVE(",\"rehearsal\":\"on\""), "rehearsal: must be an object, is a text"},
    {"rehearsal without moment", LIVE(",\"rehearsal\":{}"),
     "rehearsal.moment: is missing: it must be a text"},
    {"rehearsal that ends before it begins",
     LIVE(",\"rehearsal\":{\"moment\":\"2031-01-01T10:00Z\",\"from\":\"2031-01-01T10:00Z\","
          "\"until\":\"2031-01-01T09:59Z\"}"),
     "rehearsal.until: is before \"from\""},
};

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        check_row(bad[i].label);
        read(bad[i].bytes, strlen(bad[i].bytes));
        CHECK_STR(check_error_text(&err), bad[i].text);
    }
    check_row("");
}

static void test_least(void)
{
    static const char *const same[] = {LIVE(""), LIVE(",\"changes\":[],\"notices\":[],\"emergency\":null")};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        const struct live *live = read(same[i], strlen(same[i]));
        if (!live)
            continue;
        CHECK_INT(live->revision, 1);
        CHECK_INT(live->issued.ms, INSTANT_NONE.ms);
        CHECK_INT(live->changes.count + live->notice_count, 0);
        CHECK(live->emergency == NULL);
        CHECK_INT(check_issues.count, 0);
    }
}

static void test_all(void)
{
    const char *bytes;
    size_t size;
    struct err file_err = {0};
    const struct live *live = NULL;
    if (CHECK(spool_read_file("tests/data/native/live-old.json", LIMIT_FILE_BYTES, &check_arena, &bytes,
                              &size, &file_err)))
        live = read(bytes, size);
    if (!CHECK(live != NULL))
        return;
    CHECK_INT(live->revision, 17);
    CHECK_INT(live->issued.ms, INT64_C(1932540000000));
    if (!CHECK_INT(live->changes.count, 4) || !CHECK_INT(live->notice_count, 3) ||
        !CHECK(live->emergency != NULL))
        return;
    const struct change *change = live->changes.changes;
    CHECK_STR(change[0].session, "1");
    CHECK_INT(change[0].delay_min, 10);
    CHECK_STR(change[0].reason, "a lost ant");
    CHECK(!change[0].cancelled && !change[0].full && !change[0].room && !change[0].replaced_by &&
          !change[0].overflow_room);
    CHECK_INT(change[0].start.ms, INSTANT_NONE.ms);
    CHECK_INT(change[0].end.ms, INSTANT_NONE.ms);
    CHECK(change[1].cancelled);
    CHECK_STR(change[1].replaced_by, "poster");
    CHECK_STR(change[1].reason, "");
    CHECK(change[2].room && strcmp(change[2].room->key, "attic") == 0);
    CHECK_INT(change[0].fields, CHANGE_DELAY_MIN | CHANGE_REASON);
    CHECK_INT(change[2].fields, CHANGE_ROOM | CHANGE_START | CHANGE_END);
    CHECK_INT(change[2].end.ms - change[2].start.ms, 30 * MS_PER_MINUTE);
    CHECK(change[3].full);
    CHECK(change[3].overflow_room && strcmp(change[3].overflow_room->text, "cellar") == 0);

    const struct live_notice *notice = live->notices;
    CHECK_STR(notice[0].id, "lunch");
    CHECK_INT(notice[0].level, NOTICE_INFO);
    CHECK_STR(label_text(notice[0].text, "de"), "Mittagessen im Garten");
    CHECK(notice[0].everywhere);
    CHECK_INT(notice[0].end.ms - notice[0].start.ms, MS_PER_HOUR);
    CHECK_INT(notice[1].level, NOTICE_WARNING);
    CHECK(!notice[1].everywhere && notice[1].room_count == 2);
    CHECK_STR(notice[1].rooms[1].text, "cellar");
    CHECK_INT(notice[1].start.ms, INSTANT_NONE.ms);
    CHECK_INT(notice[2].level, NOTICE_INFO);
    CHECK(notice[2].everywhere && notice[2].room_count == 0);

    const struct live_emergency *emergency = live->emergency;
    CHECK_INT(emergency->kind, EMERGENCY_EVACUATION);
    CHECK_INT(emergency->text.count, 2);
    CHECK(emergency->everywhere && emergency->test);
    CHECK_INT(live->issued.ms - emergency->raised.ms, 10000);
    CHECK_INT(emergency->lifted.ms, INSTANT_NONE.ms);

    /* The file is from before changes had a "made" and an emergency an "until". */
    for (uint32_t i = 0; i < live->changes.count; i++)
        CHECK_INT(live->changes.changes[i].made.ms, live->issued.ms);
    CHECK_INT(emergency->until.ms, emergency->raised.ms + 12 * MS_PER_HOUR);
    CHECK_INT(check_issues.count_by_level[ISSUE_NOTE], 1);
    CHECK_INT(check_issues.count_by_level[ISSUE_WARNING], 1);
    CHECK_STR(check_issue(&check_issues, 0),
              "until emergency.until: is missing: the emergency is taken to be over 12 h after \"raised\"");
    CHECK_STR(check_issue(&check_issues, 1),
              "no-made changes[0]: has no \"made\", the moment of the decision: the document's \"issued\" is "
              "taken for it (and 3 more)");
}

/* live-full.json has every member. */
static void test_full(void)
{
    const char *bytes;
    size_t size;
    struct err file_err = {0};
    const struct live *live = NULL;
    if (CHECK(spool_read_file("tests/data/native/live-full.json", LIMIT_FILE_BYTES, &check_arena, &bytes,
                              &size, &file_err)))
        live = read(bytes, size);
    if (!CHECK(live != NULL))
        return;
    CHECK_INT(check_issues.count, 0);
    CHECK_STR(live->venue, "old-mill");
    CHECK_STR(live->log, "7f3a5c10");
    CHECK_INT(live->revision, 1932548400);
    if (!CHECK_INT(live->changes.count, 7) || !CHECK_INT(live->session_count, 2) || !CHECK(live->rehearsal))
        return;
    const int64_t issued = live->issued.ms;
    CHECK_INT(live->changes.changes[0].made.ms, issued - 30 * MS_PER_MINUTE);
    CHECK_STR(live->changes.changes[0].by, "desk");
    CHECK_INT(live->notices[0].made.ms, issued - 40 * MS_PER_MINUTE);
    CHECK_INT(live->emergency->until.ms, live->emergency->raised.ms + MS_PER_HOUR);
    CHECK_INT(live->emergency->lifted.ms, issued + 5 * MS_PER_MINUTE);

    const struct live_session *added = live->sessions;
    CHECK_STR(added[0].session.id, "live-ants");
    CHECK_INT(added[0].made.ms, issued - 28 * MS_PER_MINUTE);
    CHECK_STR(added[0].by, "desk");
    CHECK_STR(label_text(added[0].session.title, ""), "Lightning talks on ants");
    CHECK(added[0].room_count == 1 && strcmp(added[0].rooms[0].key, "attic") == 0);
    CHECK_INT(added[0].session.end.ms - added[0].session.start.ms, 30 * MS_PER_MINUTE);
    CHECK_STR(added[0].part_of, "");
    CHECK(added[0].session.room_count == 0 && added[0].session.part_of == PROGRAM_NONE &&
          added[0].session.track == PROGRAM_NONE);
    CHECK_INT(added[1].session.kind, SESSION_SOCIAL);
    CHECK_STR(added[1].part_of, "1");
    CHECK_STR(added[1].track, "small");
    CHECK_STR(added[1].by, "");
    CHECK(added[1].room_count == 2 && strcmp(added[1].rooms[1].text, "cellar") == 0);
    CHECK(added[1].session.person_count == 1 && added[1].session.link_count == 1);
    CHECK(!added[1].session.cancelled && added[1].session.status == SESSION_TENTATIVE);

    CHECK_INT(live->rehearsal->moment.ms, issued + 62 * MS_PER_MINUTE);
    CHECK_INT(live->rehearsal->until.ms - live->rehearsal->from.ms, MS_PER_HOUR);
}

/* Neither the change nor the document says when it was decided. */
static void test_nothing_made(void)
{
    static const char bytes[] =
        LIVE(",\"changes\":[{\"session\":\"1\",\"full\":true}],\"sessions\":[{\"id\":\"live-1\","
             "\"title\":\"T\",\"status\":\"cancelled\"}],\"rehearsal\":null");
    const struct live *live = read(bytes, sizeof bytes - 1);
    if (!CHECK(live != NULL))
        return;
    CHECK_INT(live->changes.changes[0].made.ms, INSTANT_NONE.ms);
    CHECK_INT(live->sessions[0].made.ms, INSTANT_NONE.ms);
    CHECK(live->sessions[0].session.cancelled && live->sessions[0].room_count == 0);
    CHECK(!live->rehearsal);
    CHECK_STR(live->venue, "");
    CHECK_INT(check_issues.count_by_level[ISSUE_WARNING], 2);
    CHECK_STR(check_issue(&check_issues, 1),
              "no-made sessions[0]: has no \"made\", the moment of the decision, and the document has no "
              "\"issued\": it is taken as decided before all others");
}

static void test_lifted(void)
{
    static const char bytes[] = LIVE(",\"emergency\":{\"kind\":\"custom\",\"text\":\"x\",\"rooms\":[\"a\"],"
                                     "\"raised\":\"1970-01-01T00:00:01Z\","
                                     "\"lifted\":\"1970-01-01T00:00:02Z\",\"raisd\":1}");
    const struct live *live = read(bytes, sizeof bytes - 1);
    if (!live)
        return;
    CHECK_INT(live->emergency->kind, EMERGENCY_CUSTOM);
    CHECK_INT(live->emergency->raised.ms, 1000);
    CHECK_INT(live->emergency->lifted.ms, 2000);
    CHECK(!live->emergency->everywhere && !live->emergency->test);
    CHECK_STR(live->emergency->rooms[0].text, "a");
    CHECK_STR(check_issue(&check_issues, 0),
              "unknown-member emergency.raisd: not known and not read; did you mean \"raised\"?");
}

static void test_lifted_before_raised(void)
{
    static const char bytes[] = LIVE(",\"emergency\":{\"kind\":\"fire\",\"text\":\"x\","
                                     "\"raised\":\"1970-01-01T00:00:02Z\","
                                     "\"until\":\"1970-01-01T01:00:00Z\","
                                     "\"lifted\":\"1970-01-01T00:00:01Z\"}");
    const struct live *live = read(bytes, sizeof bytes - 1);
    if (!live)
        return;
    CHECK_INT(live->emergency->raised.ms, 2000);
    CHECK_INT(live->emergency->lifted.ms, INSTANT_NONE.ms);
    CHECK_INT(check_issues.count_by_level[ISSUE_WARNING], 1);
    CHECK_STR(check_issue(&check_issues, 0),
              "lifted emergency.lifted: is before \"raised\": the emergency is taken as not lifted");
}

/* ---- an alarm is never refused for its form ---- */

#define ALARM                                                                                                \
    "\"emergency\":{\"kind\":\"fire\",\"text\":\"Out\",\"raised\":\"2031-01-01T10:00:00Z\","                 \
    "\"until\":\"2031-01-01T11:00:00Z\"}"

/* The document as it is taken, and what is told of it. */
static const char *alarmed(const char *members)
{
    struct str_builder text = {.arena = &check_arena};
    const char *bytes = arena_printf(&check_arena, "{\"format\":\"nownext-live/1\"," ALARM "%s}", members);
    const struct live *live = read(bytes, strlen(bytes));
    if (!live || !live->emergency)
        return "refused";
    str_addf(&text, "%lld \"%s\" \"%s\"", (long long)live->revision, live->venue, live->log);
    for (uint32_t i = 0; i < live->changes.count; i++)
        str_addf(&text, " %s+%d", live->changes.changes[i].session, live->changes.changes[i].delay_min);
    for (uint32_t i = 0; i < live->session_count; i++)
        str_addf(&text, " %s", live->sessions[i].session.id);
    for (uint32_t i = 0; i < live->notice_count; i++)
        str_addf(&text, " %s", live->notices[i].id);
    if (live->rehearsal)
        str_add(&text, " rehearsal");
    for (uint32_t i = 0; i < check_issues.count; i++) {
        const char *issue = check_issue(&check_issues, i);
        if (strncmp(issue, "no-made", 7) != 0)
            str_addf(&text, "; %s", issue);
    }
    CHECK_INT(check_issues.count_by_level[ISSUE_ERROR] > 0, strstr(text.text, "since") != NULL);
    return text.text;
}

#define LEFT_OUT ": it is left out, since the emergency of the same document must not wait for it"
#define NOT_GIVEN ": it is taken as not given, since an emergency must not wait for it"

static void test_alarm(void)
{
    static const struct {
        const char *rule, *members, *expected;
    } rows[] = {
        {"all is well", ",\"revision\":7,\"venue\":\"v\",\"log\":\"l\"", "7 \"v\" \"l\""},
        {"a change that is wrong: the others hold",
         ",\"revision\":7,\"changes\":[{\"session\":\"1\",\"delay_min\":5},{\"session\":\"2\",\"delay_min\":-"
         "5},"
         "{\"full\":true},{\"session\":\"4\",\"delay_min\":6}]",
         "7 \"\" \"\" 1+5 4+6; left-out changes[1].delay_min: must be a whole number from 0 to 1440, is "
         "-5" LEFT_OUT
         "; left-out changes[2]: has no \"session\": it must be the id of the session that changes" LEFT_OUT},
        {"all changes", ",\"revision\":7,\"changes\":{}",
         "7 \"\" \"\"; left-out changes: must be a list, is an object" LEFT_OUT},
        {"a notice", ",\"revision\":7,\"notices\":[{\"text\":\"x\"},{\"id\":\"n\",\"text\":\"x\"}]",
         "7 \"\" \"\" n; left-out notices[0]: has no \"id\": it must be a text that no other notice "
         "has" LEFT_OUT},
        {"a session that is added", ",\"revision\":7,\"sessions\":[3]",
         "7 \"\" \"\"; left-out sessions[0]: must be an object, is a number" LEFT_OUT},
        {"a rehearsal", ",\"revision\":7,\"rehearsal\":{}",
         "7 \"\" \"\"; left-out rehearsal.moment: is missing: it must be a text" LEFT_OUT},
        {"venue and log", ",\"revision\":7,\"venue\":7,\"log\":[]",
         "7 \"\" \"\"; venue venue: must be a text, is a number" NOT_GIVEN
         "; log log: must be a text, is a list" NOT_GIVEN},
        {"issued", ",\"revision\":7,\"issued\":\"now\"",
         "7 \"\" \"\"; issued issued: must be a date and time such as 2024-09-20T10:00:00+02:00, is "
         "\"now\"" NOT_GIVEN},
        {"no revision: that of its time", "",
         "1925028000 \"\" \"\"; revision revision: is missing: it must be a whole number: it is taken as "
         "1925028000, "
         "the seconds of its time, since an emergency must not wait for it"},
        {"no number as revision: that of its issue",
         ",\"revision\":\"7\",\"issued\":\"2031-01-01T10:00:01Z\"",
         "1925028001 \"\" \"\"; revision revision: must be a whole number, is a text: it is taken as "
         "1925028001, the "
         "seconds of its time, since an emergency must not wait for it"},
        {"none before 1970", ",\"revision\":-1,\"issued\":\"1969-01-01T10:00:01Z\"",
         "0 \"\" \"\"; revision revision: must be a whole number from 0 to 9007199254740991, is -1: it is "
         "taken as 0, the seconds of its time, since an emergency must not wait for it"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        CHECK_STR(alarmed(rows[i].members), rows[i].expected);
    }
    check_row("a piece of live data, which somebody at the desk can mend, is refused");
    static const char part[] = "{" ALARM ",\"notices\":[{\"text\":\"x\"}]}";
    const cJSON *object;
    const struct live *live;
    err = (struct err){0};
    CHECK(json_parse(part, sizeof part - 1, JSON_NATIVE, &check_arena, &object, NULL) &&
          !read_live_part(object, &check_arena, NULL, &live, &err));
    CHECK_STR(check_error_text(&err),
              "notices[0]: has no \"id\": it must be a text that no other notice has");
    check_row("");
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_bad();
    test_least();
    test_all();
    test_full();
    test_nothing_made();
    test_lifted();
    test_lifted_before_raised();
    test_alarm();
    arena_finish(&check_arena);
    return check_done();
}
