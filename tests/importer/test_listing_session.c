#include "importer/listing.h"

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "json/tree.h"
#include "spool/tz.h"

static struct arena arena;
static struct issue_list issues;
static struct import import;
static struct listing listing;

static void begin(void)
{
    import = (struct import){.arena = &arena, .scratch = &arena, .issues = &issues};
    issue_list_init(&issues, &arena);
    builder_init(&import.builder, &arena, &issues);
    listing_begin(&listing, &import);
    static struct zone_source zones;
    static struct import_options options;
    zones = spool_zone_source();
    options = (struct import_options){.zones = &zones};
    import.options = &options;
    CHECK(zone_load(&import.builder.program->zone, "Europe/Vienna", &zones, &arena, NULL));
}

static const char *last_issue(void)
{
    return issues.last ? arena_printf(&arena, "%s at %s", issues.last->rule, issues.last->where) : "";
}

static uint32_t room(const char *name)
{
    uint32_t index = PROGRAM_NONE;
    CHECK(builder_room_by_name(&import.builder, name, &index, NULL));
    return index;
}

static struct session_draft *add(const char *id)
{
    struct session_draft *draft =
        listing_add_session(&listing, id, builder_label(&import.builder, "T"), "s", NULL);
    CHECK(draft != NULL);
    return draft;
}

static const char *show(struct instant at)
{
    char buffer[40];
    if (!instant_is_set(at))
        return "-";
    instant_format(at, 0, buffer);
    return arena_copy_n(&arena, buffer, 16);
}

static const struct {
    const char *start, *end, *length, *expected_start, *expected_end, *issue;
} times[] = {
    /* local, of summer time; UTC; another offset */
    {"2027-06-11T10:00:00", "2027-06-11T11:00:00", NULL, "2027-06-11T08:00", "2027-06-11T09:00", ""},
    {"2027-06-11T10:00:00Z", " 2027-06-11 10:30:00+00:00 ", "", "2027-06-11T10:00", "2027-06-11T10:30", ""},
    {"2027-06-11T10:00:00-05:00", "2027-06-11T11:00:00", "1", "2027-06-11T15:00", "2027-06-11T15:01",
     "end-before-start at s"},
    {"2027-06-11T10:00:00", NULL, "90", "2027-06-11T08:00", "2027-06-11T09:30", ""},
    {"2027-06-11T10:00:00", "", "PT45M", "2027-06-11T08:00", "2027-06-11T08:45", ""},
    {"2027-06-11T10:00:00", "2027-06-11T11:00:00", "90", "2027-06-11T08:00", "2027-06-11T09:00", ""},
    {"2027-06-11T10:00:00", NULL, NULL, "2027-06-11T08:00", "2027-06-11T09:00", "no-end at s"},
    {"2027-06-11T10:00:00", "2027-06-11T10:00:00", NULL, "2027-06-11T08:00", "2027-06-11T08:00", ""},
    {"2027-06-11T10:00:00", "2027-06-11T09:00:00", NULL, "2027-06-11T08:00", "2027-06-11T09:00",
     "no-duration at s"},
    {"2027-06-11T10:00:00", "soon", NULL, "2027-06-11T08:00", "2027-06-11T09:00", "no-duration at s"},
    {"2027-06-11T10:00:00", NULL, "1e+300", "2027-06-11T08:00", "2027-06-11T09:00", "no-duration at s"},
    {NULL, NULL, NULL, "-", "-", ""},
    {"", "", "5", "-", "-", ""},
    {NULL, "2027-06-11T11:00:00", NULL, "-", "-", "no-time at s"},
    {"2027-06-11", "2027-06-11T11:00:00", NULL, "-", "-", "no-time at s"},
    {"0000-01-01T00:00:00", NULL, NULL, "-", "-", "date at s"},
    {"9999-12-31T23:59:59-14:00", NULL, NULL, "-", "-", "date at s"},
    {"1e+300", NULL, NULL, "-", "-", "date at s"},
};

static void test_times(void)
{
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        begin();
        check_row(times[i].start ? times[i].start : "(no start)");
        struct err err = {.code = ERR_NONE};
        struct session *session = &add("a")->session;
        listing_set_times(&listing, session, times[i].start, times[i].end, times[i].length, "s");
        /* Others that are right, on another day: a file most of whose lengths can't be read is refused. */
        listing_set_times(&listing, &add("b")->session, "2027-06-18T10:00:00", "2027-06-18T11:00:00", NULL,
                          "s");
        CHECK(listing_finish(&listing, &err) && import_judge_lengths(&import, &err));
        session = &import.builder.drafts[0].session;
        CHECK_STR(show(session->start), times[i].expected_start);
        CHECK_STR(show(session->end), times[i].expected_end);
        CHECK_STR(last_issue(), times[i].issue);
    }
}

static void test_rooms(void)
{
    static const uint32_t all[] = {0, 1, 2};
    begin();
    check_row("rooms of a session");
    struct session_draft draft = {.where = "s"};
    listing_put_room(&listing, &draft, PROGRAM_NONE);
    CHECK_INT(draft.draft_room_count, 0);
    listing_put_room(&listing, &draft, 2);
    listing_put_room(&listing, &draft, 0);
    listing_put_room(&listing, &draft, 2);
    CHECK_INT(draft.draft_room_count, 2);
    CHECK(draft.draft_rooms[0] == 2 && draft.draft_rooms[1] == 0);
    static const struct {
        uint32_t count, first;
        const char *expected;
    } rows[] = {
        {3, PROGRAM_NONE, "0 1 2 "}, {3, 0, "0 1 2 "}, {3, 2, "2 0 1 "}, {2, 2, "2 0 1 "}, {0, 1, "1 "},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str_builder text = {.arena = &arena};
        draft = (struct session_draft){.where = "s"};
        listing_put_rooms(&listing, &draft, all, rows[i].count, rows[i].first);
        for (uint32_t at = 0; at < draft.draft_room_count; at++)
            str_addf(&text, "%u ", (unsigned)draft.draft_rooms[at]);
        CHECK_STR(text.text, rows[i].expected);
    }
    draft = (struct session_draft){.where = "s"};
    for (uint32_t i = 0; i < LIMIT_ROOMS; i++)
        listing_put_room(&listing, &draft, LIMIT_ROOMS - i);
    CHECK_INT(draft.draft_room_count, LIMIT_ROOMS);
    for (uint32_t i = 0; i < LIMIT_ROOMS; i++)
        CHECK_INT(draft.draft_rooms[i], LIMIT_ROOMS - i);
}

static void test_sessions(void)
{
    begin();
    check_row("id and title");
    struct session_draft *draft =
        listing_add_session(&listing, " 7 ", builder_label(&import.builder, "T"), "s[0]", NULL);
    CHECK_STR(draft->session.id, "7");
    CHECK_STR(draft->where, "s[0]");
    CHECK_INT(issues.count, 0);
    draft = listing_add_session(&listing, NULL, (struct label){.count = 0}, "s[1]", NULL);
    CHECK_STR(draft->session.id, "x");
    CHECK_STR(label_text(draft->session.title, ""), "(untitled)");
    CHECK_INT(issues.count, 2);
    CHECK_STR(last_issue(), "untitled at s[1]");

    check_row("an id from the place");
    uint32_t barn = room("Barn");
    draft = add("x");
    draft->session.start = (struct instant){INT64_C(1813000000000)};
    listing_make_id(&listing, draft, "break");
    CHECK_STR(draft->session.id, "break-2027-06-14T19:06");
    listing_put_room(&listing, draft, barn);
    listing_make_id(&listing, draft, "break");
    CHECK_STR(draft->session.id, "break-barn-2027-06-14T19:06");
    draft->session.start = INSTANT_NONE;
    listing_make_id(&listing, draft, "break");
    CHECK_STR(draft->session.id, "break-barn");

    char longest[LIMIT_NAME_BYTES + 1] = {0};
    memset(longest, 'r', LIMIT_NAME_BYTES);
    draft = add("x");
    listing_put_room(&listing, draft, room(longest));
    listing_make_id(&listing, draft, "break");
    CHECK(strlen(draft->session.id) < LIMIT_NAME_BYTES - 4);
    longest[LIMIT_NAME_BYTES - 2] = '\0';
    CHECK_INT(strlen(add(longest)->session.id), LIMIT_NAME_BYTES - 8);

    check_row("links");
    listing_add_link(&listing, &draft->session, NULL, "https://a.example/", "s");
    listing_add_link(&listing, &draft->session, " A  b ", "http://b.example/", "s");
    listing_add_link(&listing, &draft->session, "c", "mailto:c@example", "s");
    listing_add_link(&listing, &draft->session, "d", NULL, "s");
    CHECK_INT(draft->session.link_count, 2);
    CHECK_STR(draft->session.links[0].title, "");
    CHECK_STR(draft->session.links[1].title, "A b");
    unsigned before = issues.count;
    for (int i = 0; i < LIMIT_LINKS + 5; i++)
        listing_add_link(&listing, &draft->session, NULL, "https://a.example/", "s.links");
    CHECK_INT(draft->session.link_count, LIMIT_LINKS);
    CHECK(issues.count > before);
    CHECK_STR(last_issue(), "limit at s.links");

    check_row("badges");
    listing_add_badge(&listing, &draft->session, "one", "s");
    listing_add_badge(&listing, &draft->session, " one ", "s");
    listing_add_badge(&listing, &draft->session, "", "s");
    listing_add_badge(&listing, &draft->session, NULL, "s");
    CHECK_INT(draft->session.badge_count, 1);
    for (int i = 0; i < LIMIT_BADGES + 1; i++)
        listing_add_badge(&listing, &draft->session, arena_printf(&arena, "b%d", i), "s.tags");
    CHECK_INT(draft->session.badge_count, LIMIT_BADGES);
    CHECK_STR(last_issue(), "limit at s.tags");
}

static void schedule(const char *id, uint32_t in, int start_min, int end_min)
{
    struct session_draft *draft = add(id);
    listing_put_room(&listing, draft, in);
    const char *start = arena_printf(&arena, "2027-06-11T%02d:%02d:00", start_min / 60, start_min % 60);
    const char *end = arena_printf(&arena, "2027-06-11T%02d:%02d:00", end_min / 60, end_min % 60);
    listing_set_times(&listing, &draft->session, start, end_min < 0 ? NULL : end, NULL, "s");
}

static int minutes_of(uint32_t draft)
{
    const struct session *session = &import.builder.drafts[draft].session;
    return (int)((session->end.ms - session->start.ms) / MS_PER_MINUTE);
}

static void test_open_ends(void)
{
    struct err err = {.code = ERR_NONE};
    begin();
    check_row("open ends");
    uint32_t barn = room("Barn"), loft = room("Loft");
    schedule("a", barn, 0, -1);
    schedule("b", barn, 25, 30);
    schedule("c", barn, 25, -1); /* with one at the same time, and none for an hour after */
    schedule("d", loft, 10, -1); /* the other room's do not count */
    schedule("e", PROGRAM_NONE, 0, -1);
    schedule("f", barn, 200, -1);
    schedule("g", barn, 260, 300);
    add("h");
    CHECK(listing_finish(&listing, &err));
    CHECK(import_judge_lengths(&import, &err));
    static const int expected[] = {25, 5, 60, 60, 60, 60, 40};
    for (uint32_t i = 0; i < 7; i++)
        CHECK_INT(minutes_of(i), expected[i]);
    CHECK(!instant_is_set(import.builder.drafts[7].session.start));
    CHECK_INT(issues.count, 5);
    CHECK_STR(last_issue(), "no-end at s");

    begin();
    check_row("open ends without rooms");
    schedule("a", PROGRAM_NONE, 0, -1);
    schedule("b", PROGRAM_NONE, 20, -1);
    CHECK(listing_finish(&listing, &err));
    CHECK_INT(minutes_of(0), 20);
    CHECK_INT(minutes_of(1), 60);

    begin();
    check_row("more stays than there may be");
    uint32_t rooms[LIMIT_ROOMS];
    for (uint32_t i = 0; i < LIMIT_ROOMS; i++)
        rooms[i] = room(arena_printf(&arena, "Room %u", (unsigned)i));
    for (int i = 0; i <= LIMIT_SLOTS / LIMIT_ROOMS; i++) {
        struct session_draft *draft = add("x");
        listing_put_rooms(&listing, draft, rooms, LIMIT_ROOMS, PROGRAM_NONE);
        draft->session.start = draft->session.end = (struct instant){0};
    }
    CHECK(!listing_finish(&listing, &err));
    CHECK_INT(err.code, ERR_LIMIT);
}

static void test_note_times(void)
{
    static const char text[] = "[{\"a\": \"2027-06-11T10:00:00+02:00\", \"b\": \"2027-06-11T10:00:00Z\"},"
                               " {\"a\": 5, \"b\": null}, 7, {\"b\": \"2027-06-11T11:00:00+02:00\"}]";
    const cJSON *top = NULL;
    begin();
    check_row("times for the zone");
    CHECK(json_parse(text, strlen(text), JSON_FOREIGN, &arena, &top, NULL));
    listing_note_times(&listing, top->child, "a", "b", "s");
    listing_note_times(&listing, NULL, "a", "b", "s");
    CHECK_INT(import.times.count, 2); /* "Z" tells nothing */
    CHECK(import_choose_zone(&import, NULL, NULL));
    CHECK_STR(import.builder.program->zone.name, "+02:00");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_times();
    test_rooms();
    test_sessions();
    test_open_ends();
    test_note_times();
    arena_finish(&arena);
    return check_done();
}
