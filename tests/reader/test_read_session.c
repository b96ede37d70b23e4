#include "reader/read_session.h"

#include "program/limits.h"
#include "reader/read_live.h"
#include "reading_check.h"

#define PROGRAM(sessions)                                                                                    \
    "{\"format\":\"nownext-program/1\",\"event\":{\"title\":\"E\",\"timezone\":\"+01:00\"},"                 \
    "\"rooms\":[{\"id\":\"hall-1\",\"name\":\"Main Hall\"},{\"id\":\"hall-2\",\"name\":\"Hall 2\"}],"        \
    "\"tracks\":[{\"id\":\"kernel\",\"name\":{\"en\":\"The Kernel\",\"de\":\"Der "                           \
    "Kern\"}}],\"sessions\":[" sessions "]}"
#define SESSION(members) PROGRAM("{\"id\":\"0\",\"title\":\"T\"},{\"id\":\"1\",\"title\":\"T\"," members "}")
#define AT(start, end) "\"start\":\"2031-01-01T" start "+01:00\",\"end\":\"2031-01-01T" end "+01:00\""

/* What is wrong, and exactly what is said of it. */
static const struct {
    const char *label, *bytes, *text;
} bad[] = {
    {"no object", PROGRAM("\"x\""), "sessions[0]: must be an object, is a text"},
    {"no id", PROGRAM("{\"title\":\"T\"}"), "sessions[0].id: is missing: it must be a text"},
    {"empty id", PROGRAM("{\"id\":\"\",\"title\":\"T\"}"), "sessions[0].id: must not be empty"},
    {"id is a number", PROGRAM("{\"id\":1,\"title\":\"T\"}"), "sessions[0].id: must be a text, is a number"},
    {"repeated id", PROGRAM("{\"id\":\"1\",\"title\":\"T\"},{\"id\":\"1\",\"title\":\"U\"}"),
     "sessions[1].id: the id \"1\" is that of sessions[0] already; each session needs its own"},
    {"no title", PROGRAM("{\"id\":\"1\"}"),
     "sessions[0].title: is missing: it must be a text, or an object of texts by language"},
    {"title is a list", PROGRAM("{\"id\":\"1\",\"title\":[]}"),
     "sessions[0].title: must be a text, or an object of texts by language, is a list"},
    {"kind", SESSION("\"kind\":\"lecture\""),
     "sessions[1].kind: must be talk, workshop, block, break, social, drop_in or other, is \"lecture\""},
    {"kind in capitals", SESSION("\"kind\":\"Talk\""),
     "sessions[1].kind: must be talk, workshop, block, break, social, drop_in or other, is \"Talk\""},
    {"kind is a number", SESSION("\"kind\":1"), "sessions[1].kind: must be a text, is a number"},
    {"status", SESSION("\"status\":\"canceled\""),
     "sessions[1].status: must be confirmed, tentative or cancelled, is \"canceled\""},
    {"part of nothing", SESSION("\"part_of\":\"2\""),
     "sessions[1].part_of: there is no session with the id \"2\""},
    {"unknown room, nearly right", SESSION("\"room\":\"hall-3\""),
     "sessions[1].room: no room has the id \"hall-3\"; did you mean \"hall-1\"?"},
    {"a room's name", SESSION("\"room\":\" MAIN  hall\""),
     "sessions[1].room: no room has the id \" MAIN  hall\"; did you mean \"hall-1\"?"},
    {"unknown room, far off", SESSION("\"room\":\"Room 1.85 - 1.86\""),
     "sessions[1].room: no room has the id \"Room 1.85 - 1.86\": the first is \"hall-1\""},
    {"unknown room in a list", SESSION("\"room\":[\"hall-1\",\"hall_2\"]"),
     "sessions[1].room[1]: no room has the id \"hall_2\"; did you mean \"hall-2\"?"},
    {"room is a number", SESSION("\"room\":1"),
     "sessions[1].room: must be a room's id, or a list of them, is a number"},
    {"room list of numbers", SESSION("\"room\":[1]"), "sessions[1].room[0]: must be a text, is a number"},
    {"no rooms at all",
     "{\"format\":\"nownext-program/"
     "1\",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\"},\"sessions\":[{\"id\":\"1\",\"title\":\"T\","
     "\"room\":\"a\"}]}",
     "sessions[0].room: no room has the id \"a\": there are none in \"rooms\""},
    {"unknown track", SESSION("\"track\":\"kernal\""),
     "sessions[1].track: no track has the id \"kernal\"; did you mean \"kernel\"?"},
    {"a track's name in another language", SESSION("\"track\":\"Der Kern\""),
     "sessions[1].track: no track has the id \"Der Kern\"; did you mean \"kernel\"?"},
    {"track is null", SESSION("\"track\":null"), "sessions[1].track: must be a text, is null"},
    {"start without end", SESSION("\"start\":\"2031-01-01T10:00:00Z\""),
     "sessions[1].start: has no end beside it: give \"end\", or \"duration\" such as PT45M"},
    {"end without start", SESSION("\"end\":\"2031-01-01T10:00:00Z\""),
     "sessions[1].end: has no start beside it: give both, or none if the session has no time yet"},
    {"duration without start", SESSION("\"duration\":\"PT1H\""),
     "sessions[1].duration: has no start beside it: give both, or none if the session has no time yet"},
    {"end and duration", SESSION(AT("10:00:00", "11:00:00") ",\"duration\":\"PT1H\""),
     "sessions[1].duration: is given beside \"end\": remove one of the two"},
    {"end before start", SESSION(AT("10:00:00", "09:59:59")), "sessions[1].end: is before the start"},
    {"start without offset", SESSION("\"start\":\"2031-01-01T10:00:00\",\"duration\":\"PT1H\""),
     "sessions[1].start: must have an offset, as in 2031-01-01T10:00:00+02:00 (Z for UTC)"},
    {"start without time", SESSION("\"start\":\"2031-01-01\",\"duration\":\"PT1H\""),
     "sessions[1].start: must be a date and time such as 2024-09-20T10:00:00+02:00, is \"2031-01-01\""},
    {"start on 30 February", SESSION("\"start\":\"2031-02-30T10:00:00Z\",\"duration\":\"PT1H\""),
     "sessions[1].start: must be a date and time such as 2024-09-20T10:00:00+02:00, is "
     "\"2031-02-30T10:00:00Z\""},
    {"start is a number", SESSION("\"start\":1924941600,\"duration\":\"PT1H\""),
     "sessions[1].start: must be a text, is a number"},
    {"duration in minutes", SESSION("\"start\":\"2031-01-01T10:00:00Z\",\"duration\":45"),
     "sessions[1].duration: must be a text, is a number"},
    {"duration of frab", SESSION("\"start\":\"2031-01-01T10:00:00Z\",\"duration\":\"00:45\""),
     "sessions[1].duration: must be a duration such as PT45M or PT1H30M, is \"00:45\""},
    {"duration without end", SESSION("\"start\":\"2031-01-01T10:00:00Z\",\"duration\":\"P9999D\""),
     "sessions[1].duration: must be a duration such as PT45M or PT1H30M, is \"P9999D\""},
    {"people as a text", SESSION("\"people\":\"Ada\""), "sessions[1].people: must be a list, is a text"},
    {"person as a text", SESSION("\"people\":[\"Ada\"]"),
     "sessions[1].people[0]: must be an object, is a text"},
    {"person without name", SESSION("\"people\":[{\"name\":\"A\"},{\"affiliation\":\"X\"}]"),
     "sessions[1].people[1].name: is missing: it must be a text"},
    {"role", SESSION("\"people\":[{\"name\":\"A\",\"roles\":[\"author\",\"speaker\"]}]"),
     "sessions[1].people[0].roles[1]: must be presenter, author, convener or chair, is \"speaker\""},
    {"roles as a text", SESSION("\"people\":[{\"name\":\"A\",\"roles\":\"author\"}]"),
     "sessions[1].people[0].roles: must be a list, is a text"},
    {"summary", SESSION("\"summary\":[\"a\"]"), "sessions[1].summary: must be a text, is a list"},
    {"topics", SESSION("\"topics\":[\"a\",null]"), "sessions[1].topics[1]: must be a text, is null"},
    {"link without url", SESSION("\"links\":[{\"title\":\"a\"}]"),
     "sessions[1].links[0].url: is missing: it must be a text"},
    {"link as a text", SESSION("\"links\":[\"https://x.example\"]"),
     "sessions[1].links[0]: must be an object, is a text"},
    {"url", SESSION("\"url\":false"), "sessions[1].url: must be a text, is true or false"},
    {"badges", SESSION("\"badges\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\"]"),
     "sessions[1].badges: has more than 8 items, which is the limit"},
    {"a hostile word",
     SESSION("\"kind\":\"\\u001b[31mred\\u0007\\u009b\\nand so long that nobody would ever read it to its "
             "end on any screen of ours\""),
     "sessions[1].kind: must be talk, workshop, block, break, social, drop_in or other, is \"[31mredand so "
     "long that nobody would ever read it to its end on any...\""},
};

static void test_bad(void)
{
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct err err;
        check_row(bad[i].label);
        check_read(bad[i].bytes, strlen(bad[i].bytes), &err);
        CHECK_STR(check_error_text(&err), bad[i].text);
    }
    check_row("");
}

/* A session of only what must be there. */
static void test_least(void)
{
    static const char bytes[] = PROGRAM("{\"id\":\"1\",\"title\":\"T\"}");
    struct err err;
    const struct program *program = check_read(bytes, sizeof bytes - 1, &err);
    if (!program)
        return;
    const struct session *session = &program->sessions[0];
    CHECK_STR(session->id, "1");
    CHECK_STR(label_text(session->title, ""), "T");
    CHECK_INT(session->kind, SESSION_TALK);
    CHECK_INT(session->status, SESSION_CONFIRMED);
    CHECK(!session->cancelled && !session->has_parts && !session_is_scheduled(session));
    CHECK_INT(session->room_count, 0);
    CHECK_INT(session->part_of, PROGRAM_NONE);
    CHECK_INT(session->track, PROGRAM_NONE);
    CHECK_INT(session->person_count + session->topic_count + session->link_count + session->badge_count, 0);
    CHECK_STR(session->summary, "");
    CHECK_STR(session->url, "");
    CHECK_STR(session->language, "");
    CHECK_INT(check_issues.count, 0);
}

static void test_all(void)
{
    static const char bytes[] = PROGRAM("{\"id\":\"1.1\",\"part_of\":\"1\",\"title\":\"Part\"," AT(
        "10:00:00",
        "10:30:00") "},"
                    "{\"id\":\"1\",\"kind\":\"block\",\"title\":{\"en\":\"T\",\"de\":\"U\"},\"room\":[\"hall-"
                    "2\",\"hall-1\",\"hall-2\"],\"track\":\"kernel\","
                    "\"start\":\"2031-01-01T09:00:00Z\",\"duration\":\"PT1H30M\",\"status\":\"tentative\","
                    "\"people\":[{\"name\":\"A\",\"affiliation\":\"X\",\"roles\":[\"chair\",\"author\","
                    "\"author\"]},{\"name\":\"B\"}],"
                    "\"summary\":\"a\\n\\nb\",\"topics\":[\"t1\",\"t2\"],\"links\":[{\"title\":\"L\",\"url\":"
                    "\"u1\"},{\"url\":\"u2\"},{\"title\":\"none\",\"url\":\"\"}],"
                    "\"url\":\"u3\",\"language\":\"de\",\"badges\":[\"b\"]},"
                    "{\"id\":\"gone\",\"title\":\"G\",\"status\":\"cancelled\",\"room\":[],\"part_of\":\"\","
                    "\"start\":\"2031-01-01T09:00:00Z\",\"duration\":\"PT0S\"}");
    struct err err;
    const struct program *program = check_read(bytes, sizeof bytes - 1, &err);
    if (!CHECK(program != NULL)) {
        printf("%s\n", check_error_text(&err));
        return;
    }
    const struct session *part = &program->sessions[0], *block = &program->sessions[1],
                         *gone = &program->sessions[2];
    CHECK_INT(part->part_of, 1);
    CHECK(part->rooms_inherited && part->room_count == 2);
    CHECK_INT(part->start.ms, INT64_C(1925024400000));
    CHECK_INT(part->end.ms - part->start.ms, 30 * MS_PER_MINUTE);
    CHECK_INT(block->kind, SESSION_BLOCK);
    CHECK_STR(label_text(block->title, "de"), "U");
    CHECK(block->has_parts && !block->rooms_inherited);
    CHECK_INT(block->room_count, 2);
    CHECK_INT(block->rooms[0], 1);
    CHECK_INT(block->rooms[1], 0);
    CHECK_INT(block->track, 0);
    CHECK_INT(block->start.ms, part->start.ms);
    CHECK_INT(block->end.ms - block->start.ms, 90 * MS_PER_MINUTE);
    CHECK_INT(block->status, SESSION_TENTATIVE);
    CHECK_INT(block->person_count, 2);
    CHECK_STR(block->people[0].name, "A");
    CHECK_STR(block->people[0].affiliation, "X");
    CHECK_INT(block->people[0].roles, PERSON_CHAIR | PERSON_AUTHOR);
    CHECK_STR(block->people[1].affiliation, "");
    CHECK_INT(block->people[1].roles, 0);
    CHECK_STR(block->summary, "a\n\nb");
    CHECK_INT(block->topic_count, 2);
    CHECK_STR(block->topics[1], "t2");
    CHECK_INT(block->link_count, 2); /* one without an address is none */
    CHECK_STR(block->links[0].title, "L");
    CHECK_STR(block->links[1].title, "");
    CHECK_STR(block->links[1].url, "u2");
    CHECK_STR(block->url, "u3");
    CHECK_STR(block->language, "de");
    CHECK_INT(block->badge_count, 1);
    CHECK_STR(block->badges[0], "b");
    CHECK(gone->cancelled && gone->start.ms == gone->end.ms && gone->room_count == 0);
    CHECK_INT(gone->part_of, PROGRAM_NONE);
    CHECK_INT(check_issues.count, 0);
}

/* Any offset is allowed; the instant is what counts. */
static void test_offsets(void)
{
    static const char *const same[] = {
        "2031-01-01T10:00:00+01:00", "2031-01-01T09:00:00Z",   "2030-12-31T23:00:00-10:00",
        "2031-01-01T14:30:00+05:30", "2031-01-01 10:00+01:00",
    };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        char bytes[600];
        struct err err;
        int size = snprintf(bytes, sizeof bytes,
                            PROGRAM("{\"id\":\"1\",\"title\":\"T\",\"start\":\"%s\",\"duration\":\"PT1H\"}"),
                            same[i]);
        check_row(same[i]);
        const struct program *program = check_read(bytes, (size_t)size, &err);
        if (program)
            CHECK_INT(program->sessions[0].start.ms, INT64_C(1925024400000));
    }
    check_row("");
}

/* The same session but for one member of `count` items or bytes; gives the error, or "" and the issue. */
static const char *read_long(const char *before, const char *item, unsigned count, const char *after,
                             const char **ret_issue, const struct program **ret)
{
    static char bytes[200000], issue[800];
    struct err err;
    char *at = bytes + sprintf(bytes,
                               "{\"format\":\"nownext-program/"
                               "1\",\"event\":{\"title\":\"E\",\"timezone\":\"UTC\"},\"sessions\":[{%s",
                               before);
    for (unsigned i = 0; i < count; i++)
        at += sprintf(at, "%s", item);
    at += sprintf(at, "%s}]}", after);
    *ret = check_read(bytes, (size_t)(at - bytes), &err);
    snprintf(issue, sizeof issue, "%s", check_issue(&check_issues, 0));
    *ret_issue = issue;
    return check_error_text(&err);
}

static void test_limits(void)
{
    static const struct {
        const char *label, *before, *item;
        unsigned limit;
        const char *after, *error, *issue; /* one past the limit */
    } rows[] = {
        {"id", "\"title\":\"\",\"id\":\"", "i", LIMIT_NAME_BYTES, "\"",
         "sessions[0].id: has more than 256 bytes, which is the limit", ""},
        {"title", "\"id\":\"1\",\"title\":\"", "t", LIMIT_TITLE_BYTES, "\"",
         "sessions[0].title: has more than 1024 bytes, which is the limit", ""},
        {"title by language", "\"id\":\"1\",\"title\":{\"en\":\"", "t", LIMIT_TITLE_BYTES, "\"}",
         "sessions[0].title.en: has more than 1024 bytes, which is the limit", ""},
        {"name", "\"id\":\"1\",\"title\":\"\",\"people\":[{\"name\":\"", "n", LIMIT_NAME_BYTES, "\"}]",
         "sessions[0].people[0].name: has more than 256 bytes, which is the limit", ""},
        {"people", "\"id\":\"1\",\"title\":\"\",\"people\":[{\"name\":\"a\"}", ",{\"name\":\"a\"}",
         LIMIT_PEOPLE - 1, "]", "sessions[0].people: has more than 64 items, which is the limit", ""},
        {"topics", "\"id\":\"1\",\"title\":\"\",\"topics\":[\"a\"", ",\"a\"", LIMIT_TOPICS - 1, "]",
         "sessions[0].topics: has more than 64 items, which is the limit", ""},
        {"topic", "\"id\":\"1\",\"title\":\"\",\"topics\":[\"", "a", LIMIT_TITLE_BYTES, "\"]",
         "sessions[0].topics[0]: has more than 1024 bytes, which is the limit", ""},
        {"links", "\"id\":\"1\",\"title\":\"\",\"links\":[{\"url\":\"u\"}", ",{\"url\":\"u\"}",
         LIMIT_LINKS - 1, "]", "sessions[0].links: has more than 64 items, which is the limit", ""},
        {"summary", "\"id\":\"1\",\"title\":\"\",\"summary\":\"", "s", LIMIT_SUMMARY_BYTES, "\"", "",
         "text-cut sessions[0].summary: summary has 16385 bytes; cut to 16384 (the limit is 16384)"},
        {"url", "\"id\":\"1\",\"title\":\"\",\"url\":\"", "u", LIMIT_URL_BYTES, "\"", "",
         "long-url sessions[0].url: has more than 2048 bytes: left out"},
        {"link", "\"id\":\"1\",\"title\":\"\",\"links\":[{\"url\":\"", "u", LIMIT_URL_BYTES, "\"}]", "",
         "long-url sessions[0].links[0].url: has more than 2048 bytes: left out"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *issue;
        const struct program *program;
        check_row(rows[i].label);
        CHECK_STR(read_long(rows[i].before, rows[i].item, rows[i].limit, rows[i].after, &issue, &program),
                  "");
        CHECK_STR(issue, "");
        CHECK_STR(read_long(rows[i].before, rows[i].item, rows[i].limit + 1, rows[i].after, &issue, &program),
                  rows[i].error);
        CHECK_STR(issue, rows[i].issue);
        if (program) {
            CHECK(strlen(program->sessions[0].summary) <= LIMIT_SUMMARY_BYTES);
            CHECK(!*program->sessions[0].url && program->sessions[0].link_count == 0);
        }
    }
    check_row("");
    const char *issue;
    const struct program *program;
    read_long("\"id\":\"1\",\"title\":\"\",\"summary\":\"", "word ", 4000, "\"", &issue, &program);
    if (CHECK(program != NULL)) {
        size_t length = strlen(program->sessions[0].summary);
        CHECK(length > LIMIT_SUMMARY_BYTES - 10 && length <= LIMIT_SUMMARY_BYTES);
        CHECK_STR(program->sessions[0].summary + length - 4, "word"); /* at a word's end */
    }
}

/* ---- sessions that live data add ---- */

static const struct live_session *added_of(const char *members, struct err *reterr)
{
    const struct live *live = NULL;
    const char *bytes =
        arena_printf(&check_arena,
                     "{\"format\":\"nownext-live/1\",\"revision\":1,\"sessions\":[{\"id\":\"live-1\","
                     "\"made\":\"2031-01-01T10:00:00Z\",\"title\":\"T\"%s}]}",
                     members);
    *reterr = (struct err){0};
    issue_list_init(&check_issues, &check_arena);
    return read_live(bytes, strlen(bytes), &check_arena, &check_issues, &live, reterr) ? live->sessions
                                                                                       : NULL;
}

static void test_added(void)
{
    static const struct {
        const char *members, *text;
    } refused[] = {
        {",\"by\":[]", "sessions[0].by: must be a text, is a list"},
        {",\"made\":1", NULL}, /* there twice: the scan refuses it */
        {",\"room\":1", "sessions[0].room: must be a room's id, or a list of them, is a number"},
        {",\"room\":\"\"", "sessions[0].room: must not be empty: leave it out"},
        {",\"room\":[\"a\",\"\"]", "sessions[0].room[1]: must not be empty: leave it out"},
        {",\"track\":null", "sessions[0].track: must be a text, is null"},
        {",\"start\":\"2031-01-01T10:00:00Z\"",
         "sessions[0].start: has no end beside it: give \"end\", or \"duration\" such as PT45M"},
        {",\"start\":\"2031-01-01T10:00:00Z\",\"end\":\"2031-01-01T09:00:00Z\"",
         "sessions[0].end: is before the start"},
        {",\"kind\":\"lecture\"",
         "sessions[0].kind: must be talk, workshop, block, break, social, drop_in or other, is \"lecture\""},
    };
    struct err err;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        check_row(refused[i].members);
        CHECK(!added_of(refused[i].members, &err));
        if (refused[i].text)
            CHECK_STR(check_error_text(&err), refused[i].text);
    }
    check_row("an id that does not say whose it is");
    static const char foreign[] =
        "{\"format\":\"nownext-live/1\",\"revision\":1,\"sessions\":[{\"id\":\"live1\","
        "\"made\":\"2031-01-01T10:00:00Z\",\"title\":\"T\"}]}";
    const struct live *none = NULL;
    err = (struct err){0};
    CHECK(!read_live(foreign, sizeof foreign - 1, &check_arena, NULL, &none, &err));
    CHECK_STR(check_error_text(&err),
              "sessions[0].id: must begin with \"live-\", as no session of a program does");
    check_row("names are kept, and looked for nowhere");
    const struct live_session *added =
        added_of(",\"room\":[\"Hall  1\",\"b\"],\"track\":\"none\",\"part_of\":\"0\",\"by\":\"desk\"", &err);
    if (!CHECK(added != NULL))
        return;
    CHECK(added->room_count == 2 && strcmp(added->rooms[0].key, "hall 1") == 0);
    CHECK_STR(added->track, "none");
    CHECK_STR(added->part_of, "0");
    CHECK_STR(added->by, "desk");
    CHECK(added->session.room_count == 0 && added->session.track == PROGRAM_NONE &&
          added->session.part_of == PROGRAM_NONE);
    CHECK_INT(added->session.start.ms, INSTANT_NONE.ms);
    CHECK_INT(check_issues.count, 0);
    check_row("no room, one room");
    CHECK_INT(added_of("", &err)->room_count, 0);
    CHECK_INT(added_of(",\"room\":\"a\"", &err)->room_count, 1);
    check_row("a long summary is cut, and told");
    char *summary = arena_alloc(&check_arena, LIMIT_SUMMARY_BYTES + 8);
    memset(summary, 'x', LIMIT_SUMMARY_BYTES + 7);
    added = added_of(arena_printf(&check_arena, ",\"summary\":\"%s\"", summary), &err);
    CHECK(added && strlen(added->session.summary) <= LIMIT_SUMMARY_BYTES);
    CHECK_INT(check_issues.count, 1);
    check_row("\"made\" is no member of a program's session");
    static const char program[] = SESSION("\"made\":\"2031-01-01T10:00:00Z\",\"by\":\"desk\"");
    CHECK(check_read(program, sizeof program - 1, &err) != NULL);
    CHECK_INT(check_issues.count_by_level[ISSUE_NOTE], 2);
}

int main(void)
{
    arena_init(&check_arena, malloc, free);
    test_bad();
    test_least();
    test_all();
    test_offsets();
    test_limits();
    test_added();
    arena_finish(&check_arena);
    return check_done();
}
