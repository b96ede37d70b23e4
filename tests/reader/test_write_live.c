#include "reader/write_live.h"

#include "program/limits.h"
#include "random_day.h"
#include "reader/read_live.h"
#include "spool/file.h"

static const struct live *read(const char *bytes, size_t size)
{
    const struct live *live = NULL;
    struct err err = {0};
    issue_list_init(&check_issues, &check_arena);
    if (!CHECK(read_live(bytes, size, &check_arena, &check_issues, &live, &err)))
        printf("%s: %s\n%s\n", err.where, err.text, bytes);
    return live;
}

/* live-full.json has every member and is in the written form: it comes out as it is. */
static void test_full(void)
{
    const char *bytes;
    size_t size, written_size;
    struct err err = {0};
    if (!CHECK(spool_read_file("tests/data/native/live-full.json", LIMIT_FILE_BYTES, &check_arena, &bytes,
                               &size, &err)))
        return;
    const struct live *live = read(bytes, size);
    if (!live)
        return;
    CHECK_STR(write_live(live, NULL, &check_arena, &written_size), bytes);
    CHECK_INT(written_size, size);
}

#define LIVE(members) "{\"format\":\"nownext-live/1\",\"revision\":1" members "}"

/* What is not in the written form, and what it becomes. */
static void test_forms(void)
{
    static const struct {
        const char *label, *bytes, *has;
    } rows[] = {
        {"nothing at all",
         LIVE(",\"changes\":[],\"sessions\":[],\"notices\":[],\"emergency\":null,\"rehearsal\":null"),
         "{\n  \"format\": \"nownext-live/1\",\n  \"revision\": 1\n}\n"},
        {"the largest revision", "{\"format\":\"nownext-live/1\",\"revision\":9007199254740991}",
         "\"revision\": 9007199254740991\n"},
        {"made of the document",
         LIVE(",\"issued\":\"1970-01-01T01:00:00+01:00\",\"changes\":[{\"full\":true,\"session\":\"1\"}]"),
         "  \"issued\": \"1970-01-01T00:00:00+00:00\",\n  \"changes\": [\n    {\"session\": \"1\", \"made\": "
         "\"1970-01-01T00:00:00+00:00\", \"full\": true}\n  ]\n"},
        {"a notice for all", LIVE(",\"notices\":[{\"id\":\"n\",\"level\":\"info\",\"text\":\"T\"}]"),
         "    {\"id\": \"n\", \"text\": \"T\", \"rooms\": [\"*\"]}\n"},
        {"all and a room", LIVE(",\"notices\":[{\"id\":\"n\",\"text\":\"T\",\"rooms\":[\"a\",\"*\"]}]"),
         "    {\"id\": \"n\", \"text\": \"T\", \"rooms\": [\"*\"]}\n"},
        {"an emergency without its end",
         LIVE(",\"emergency\":{\"kind\":\"fire\",\"text\":{\"en\":\"Out\"},\"test\":false,\"lifted\":null,"
              "\"raised\":\"1970-01-01T00:00:00Z\"}"),
         "  \"emergency\": {\"kind\": \"fire\", \"text\": {\"en\": \"Out\"}, \"rooms\": [\"*\"], \"raised\": "
         "\"1970-01-01T00:00:00+00:00\", \"until\": \"1970-01-01T12:00:00+00:00\"}\n"},
        {"a session's duration",
         LIVE(",\"sessions\":[{\"id\":\"live-1\",\"made\":\"1970-01-01T00:00:00Z\",\"title\":\"T\",\"room\":["
              "\"a\"],"
              "\"start\":\"1970-01-01T00:00:00Z\",\"duration\":\"PT1H\"}]"),
         "      \"room\": \"a\",\n      \"start\": \"1970-01-01T00:00:00+00:00\",\n      \"end\": "
         "\"1970-01-01T01:00:00+00:00\"\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        const struct live *live = read(rows[i].bytes, strlen(rows[i].bytes));
        if (!live)
            continue;
        size_t once_size, twice_size;
        const char *once = write_live(live, NULL, &check_arena, &once_size);
        if (!CHECK(strstr(once, rows[i].has) != NULL))
            printf("%s\n", once);
        live = read(once, once_size);
        if (live)
            CHECK_STR(write_live(live, NULL, &check_arena, &twice_size), once);
    }
    check_row("");
}

/* Instants carry the offset of the program's zone. */
static void test_zone(void)
{
    struct program program = {0};
    struct instant at = {INT64_C(1932540000000)};
    const struct live live = {.revision = 3, .issued = at, .venue = "v", .log = ""};
    size_t size;
    zone_fixed(&program.zone, 7200, &check_arena);
    CHECK_STR(write_live(&live, &program, &check_arena, &size),
              "{\n  \"format\": \"nownext-live/1\",\n  \"venue\": \"v\",\n  \"revision\": 3,\n  \"issued\": "
              "\"2031-03-29T10:40:00+02:00\"\n}\n");
}

/* ---- random live data ---- */

static struct live_session random_session(uint32_t index)
{
    struct live_session added = {.made = random_instant(), .by = random_below(2) ? "desk" : ""};
    struct session *session = &added.session;
    *session = (struct session){.id = arena_printf(&check_arena, "live-%u", index),
                                .title = random_label(),
                                .kind = (enum session_kind)random_below(SESSION_KIND_COUNT),
                                .status = (enum session_status)random_below(SESSION_STATUS_COUNT),
                                .start = INSTANT_NONE,
                                .end = INSTANT_NONE,
                                .part_of = PROGRAM_NONE,
                                .track = PROGRAM_NONE,
                                .summary = random_below(2) ? random_text(9) : "",
                                .url = random_below(2) ? random_text(5) : "",
                                .language = random_below(2) ? "en" : ""};
    if (random_below(4))
        random_times(&session->start, &session->end);
    added.room_count = random_below(3);
    added.rooms = random_rooms(added.room_count);
    added.part_of = random_below(2) ? random_text(2) : "";
    added.track = random_below(2) ? random_text(2) : "";
    return added;
}

static bool same_session(const struct live_session *a, const struct live_session *b)
{
    const struct session *x = &a->session, *y = &b->session;
    return a->made.ms == b->made.ms && same_text(a->by, b->by) && same_text(a->part_of, b->part_of) &&
           same_text(a->track, b->track) && same_rooms(a->room_count, a->rooms, b->room_count, b->rooms) &&
           same_text(x->id, y->id) && same_label(x->title, y->title) && x->kind == y->kind &&
           x->status == y->status && x->start.ms == y->start.ms && x->end.ms == y->end.ms &&
           same_text(x->summary, y->summary) && same_text(x->url, y->url) &&
           same_text(x->language, y->language);
}

static struct live_notice random_notice(void)
{
    struct live_notice notice = {.id = random_text(3),
                                 .level = random_below(2) ? NOTICE_WARNING : NOTICE_INFO,
                                 .text = random_label(),
                                 .made = random_perhaps(),
                                 .everywhere = random_below(2),
                                 .start = INSTANT_NONE,
                                 .end = INSTANT_NONE};
    if (!notice.everywhere) {
        notice.room_count = 1 + random_below(3);
        notice.rooms = random_rooms(notice.room_count);
    }
    if (random_below(2))
        random_times(&notice.start, &notice.end);
    return notice;
}

static bool same_scope(bool a_all, uint32_t a_count, const struct room_name *a, bool b_all, uint32_t b_count,
                       const struct room_name *b)
{
    return a_all == b_all && (a_all || same_rooms(a_count, a, b_count, b));
}

static bool same_notice(const struct live_notice *a, const struct live_notice *b)
{
    return same_text(a->id, b->id) && a->level == b->level && same_label(a->text, b->text) &&
           a->made.ms == b->made.ms && a->start.ms == b->start.ms && a->end.ms == b->end.ms &&
           same_scope(a->everywhere, a->room_count, a->rooms, b->everywhere, b->room_count, b->rooms);
}

static const struct live_emergency *random_emergency(void)
{
    if (random_below(2))
        return NULL;
    struct live_emergency *emergency = ARENA_NEW(&check_arena, struct live_emergency);
    *emergency = (struct live_emergency){.kind = (enum emergency_kind)random_below(5),
                                         .text = random_label(),
                                         .everywhere = random_below(2),
                                         .test = random_below(2),
                                         .raised = random_instant(),
                                         .lifted = INSTANT_NONE};
    if (!emergency->everywhere) {
        emergency->room_count = 2;
        emergency->rooms = random_rooms(2);
    }
    emergency->until.ms = emergency->raised.ms + 1 + random_below(12 * 3600000);
    if (random_below(2))
        emergency->lifted.ms = emergency->raised.ms + random_below(1000);
    if (random_below(2))
        emergency->picture = random_below(2) ? "plan.png" : "Plan \"2\".svg";
    return emergency;
}

static bool same_emergency(const struct live_emergency *a, const struct live_emergency *b)
{
    if (!a || !b)
        return a == b;
    if (!a->picture != !b->picture || (a->picture && strcmp(a->picture, b->picture) != 0))
        return false;
    return a->kind == b->kind && same_label(a->text, b->text) && a->test == b->test &&
           a->raised.ms == b->raised.ms && a->until.ms == b->until.ms && a->lifted.ms == b->lifted.ms &&
           same_scope(a->everywhere, a->room_count, a->rooms, b->everywhere, b->room_count, b->rooms);
}

static bool same_rehearsal(const struct live_rehearsal *a, const struct live_rehearsal *b)
{
    if (!a || !b)
        return a == b;
    return a->moment.ms == b->moment.ms && a->from.ms == b->from.ms && a->until.ms == b->until.ms;
}

static struct live random_live(void)
{
    struct live live = {.revision = (int64_t)random_below(UINT32_MAX) << random_below(21),
                        .issued = random_perhaps(),
                        .venue = random_below(2) ? random_text(3) : "",
                        .log = random_below(2) ? random_text(3) : "",
                        .session_count = random_below(3),
                        .notice_count = random_below(3),
                        .emergency = random_emergency()};
    struct change *changes = ARENA_ARRAY(&check_arena, struct change, 5);
    struct live_session *sessions = ARENA_ARRAY(&check_arena, struct live_session, 3);
    struct live_notice *notices = ARENA_ARRAY(&check_arena, struct live_notice, 3);
    struct live_rehearsal *rehearsal = ARENA_NEW(&check_arena, struct live_rehearsal);
    live.changes = (struct change_list){random_below(5), changes};
    for (uint32_t i = 0; i < live.changes.count; i++)
        changes[i] = random_change(false);
    for (uint32_t i = 0; i < live.session_count; i++)
        sessions[i] = random_session(i);
    for (uint32_t i = 0; i < live.notice_count; i++)
        notices[i] = random_notice();
    rehearsal->moment = random_instant();
    random_times(&rehearsal->from, &rehearsal->until);
    live.sessions = sessions;
    live.notices = notices;
    live.rehearsal = random_below(2) ? rehearsal : NULL;
    return live;
}

static bool same_live(const struct live *a, const struct live *b)
{
    bool same = a->revision == b->revision && a->issued.ms == b->issued.ms && same_text(a->venue, b->venue) &&
                same_text(a->log, b->log) && a->changes.count == b->changes.count &&
                a->session_count == b->session_count && a->notice_count == b->notice_count &&
                same_emergency(a->emergency, b->emergency) && same_rehearsal(a->rehearsal, b->rehearsal);
    for (uint32_t i = 0; same && i < a->changes.count; i++)
        same = same_change(&a->changes.changes[i], &b->changes.changes[i]);
    for (uint32_t i = 0; same && i < a->session_count; i++)
        same = same_session(&a->sessions[i], &b->sessions[i]);
    for (uint32_t i = 0; same && i < a->notice_count; i++)
        same = same_notice(&a->notices[i], &b->notices[i]);
    return same;
}

/* Reading what was written gives it back, and writing that the same bytes. */
/* As a piece within another document, on one line. */
static void check_part(const struct live *live)
{
    struct str_builder out = {.arena = &check_arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    const struct live *back;
    const cJSON *top;
    struct err err = {0};
    json_open(&json, NULL, '{');
    write_live_part(&json, "says", live);
    json_close(&json, '}');
    CHECK(strchr(out.text, '\n') == NULL);
    if (!CHECK(json_parse(out.text, out.length, JSON_NATIVE, &check_arena, &top, &err)) ||
        !CHECK(read_live_part(top->child, &check_arena, &check_issues, &back, &err)))
        printf("%s: %s\n", err.where, err.text);
    else if (!CHECK(same_live(back, live)))
        printf("%s\n", out.text);
}

/* What is left out of a piece where it says nothing. */
static void test_empty_part(void)
{
    struct str_builder out = {.arena = &check_arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    const struct live empty = {.issued = INSTANT_NONE, .venue = "", .log = ""}, *back;
    const cJSON *top;
    json_open(&json, NULL, '{');
    write_live_part(&json, "says", &empty);
    json_close(&json, '}');
    CHECK_STR(out.text, "{\"says\": {}}");
    CHECK(json_parse(out.text, out.length, JSON_NATIVE, &check_arena, &top, NULL));
    CHECK(read_live_part(top->child, &check_arena, NULL, &back, NULL));
    CHECK(back->revision == 0 && back->changes.count == 0 && !instant_is_set(back->issued));
}

static void test_random(void)
{
    for (int round = 0; round < 300; round++) {
        const struct live live = random_live();
        size_t once_size, twice_size;
        const char *once = write_live(&live, NULL, &check_arena, &once_size);
        CHECK_INT(strlen(once), once_size);
        const struct live *back = read(once, once_size);
        if (!back)
            return;
        CHECK_INT(check_issues.count, 0);
        if (!CHECK(same_live(back, &live))) {
            printf("%s\n", once);
            return;
        }
        CHECK_STR(write_live(back, NULL, &check_arena, &twice_size), once);
        CHECK_INT(twice_size, once_size);
        check_part(&live);
    }
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_full();
    test_forms();
    test_zone();
    test_random();
    test_empty_part();
    arena_finish(&check_arena);
    return check_done();
}
