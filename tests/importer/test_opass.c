#include "indico_fixture.h"

#define OWN "tests/data/import/opass.json"

static const char *where_of(const struct imported *imported, const char *rule)
{
    for (const struct issue *issue = imported->issues.first; issue; issue = issue->next)
        if (strcmp(issue->rule, rule) == 0)
            return issue->where;
    return "(none)";
}

static void test_own(void)
{
    static const char *const lines[] = {
        /* Its own room first, then those that it is shown in. */
        "a1 break 2027-06-11T11:45:00+08:00 - 12:00:00 in r0,大廳,s: 午餐",
        "a2 talk 2027-06-11T09:00:00+08:00 - 09:10:00 in r0,大廳: 開幕",
        "b1 talk 2027-06-11T10:00:00+08:00 - 10:40:00 in 大廳: 挖土",
        "b2 workshop 2027-06-11T10:00:00+08:00 - 12:00:00 in -: Hands on",
        "b3 break 2027-06-11T15:00:00+08:00 - 15:30:00 in s: 下午的時光",
    };
    struct imported imported;
    check_row("own file");
    if (!CHECK(import_file(&imported, OWN)))
        return;
    const struct program *program = imported.program;
    CHECK_INT(imported.format, IMPORT_OPASS);
    CHECK_INT(program->session_count, sizeof lines / sizeof *lines);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        CHECK_STR(line_of(&imported, arena_copy_n(&imported.arena, lines[i], 2)), lines[i]);
    CHECK_INT(program->room_count, 3); /* without "None" */
    CHECK_STR(label_text(program->rooms[0].name, "zh"), "大廳");
    CHECK_STR(label_text(program->rooms[0].name, "en"), "Hall");
    CHECK_STR(label_text(program->rooms[2].name, "en"), "S"); /* by its id */
    CHECK_INT(program->event.language_count, 2);
    CHECK_STR(program->event.languages[0], "zh-TW");
    CHECK_STR(program->event.languages[1], "en");

    const struct session *session = session_of(&imported, "b1");
    CHECK_STR(label_text(session->title, "en"), "Digging");
    CHECK_STR(people_of(&imported, session), "Ada Example P; 王小明 P");
    CHECK_STR(session->summary, "第一行\n第二行");
    CHECK_STR(session->url, "https://conf.example/agenda/b1");
    CHECK_STR(session->language, "zh");
    CHECK_STR(links_of(&imported, session),
              "Slides <https://slides.example/b1> | Notes <https://notes.example/b1>");
    CHECK_STR(label_text(program->tracks[session->track].name, "en"), "Presentation");
    CHECK_INT(session->badge_count, 2);
    CHECK_STR(session->badges[0], "入門");
    session = session_of(&imported, "b2");
    CHECK_INT(session->title.count, 1); /* the same in both languages */
    CHECK_STR(session->badges[0], "unlisted");
    CHECK_STR(where_of(&imported, "unknown-person"), "sessions[3].speakers[0]");
    CHECK_INT(imported.issues.count_by_level[ISSUE_WARNING], 1);
    imported_finish(&imported);
}

#define TAIL                                                                                                 \
    ", \"rooms\": [{\"id\": \"A\", \"en\": {\"name\": \"Barn\"}}], \"session_types\": [], \"speakers\": []}"
#define SESSION                                                                                              \
    "{\"id\": \"1\", \"en\": {\"title\": \"T\"}, \"start\": \"2027-06-11T10:00:00+08:00\", \"end\": "        \
    "\"2027-06-11T11:00:00+08:00\""

static const struct {
    const char *json, *rule, *where;
    int sessions; /* -1: refused */
} malformed[] = {
    {"{\"sessions\": 5" TAIL, "", "sessions", -1},
    {"{\"sessions\": [[], 5]" TAIL, "wrong-type", "sessions[0]", 0},
    {"{\"sessions\": [" SESSION ", \"room\": \"B\"}]" TAIL, "unknown-room", "sessions[0].room", 1},
    {"{\"sessions\": [" SESSION ", \"room\": 1e300}]" TAIL, "unknown-room", "sessions[0].room", 1},
    {"{\"sessions\": [" SESSION ", \"room\": {}}]" TAIL, "wrong-type", "sessions[0].room", 1},
    {"{\"sessions\": [" SESSION ", \"broadcast\": [\"A\", \"B\"]}]" TAIL, "unknown-room",
     "sessions[0].broadcast[1]", 1},
    {"{\"sessions\": [" SESSION ", \"broadcast\": [null]}]" TAIL, "unknown-room", "sessions[0].broadcast[0]",
     1},
    {"{\"sessions\": [" SESSION ", \"broadcast\": \"A\"}]" TAIL, "wrong-type", "sessions[0].broadcast", 1},
    {"{\"sessions\": [" SESSION ", \"type\": \"X\"}]" TAIL, "unknown-track", "sessions[0].type", 1},
    {"{\"sessions\": [" SESSION ", \"tags\": 5, \"speakers\": null}]" TAIL, "wrong-type", "sessions[0].tags",
     1},
    {"{\"sessions\": [" SESSION ", \"speakers\": [1e300]}]" TAIL, "unknown-person", "sessions[0].speakers[0]",
     1},
    {"{\"sessions\": [" SESSION ", \"slide\": {}}]" TAIL, "(none)", "(none)", 1},
    {"{\"sessions\": [{\"id\": 5, \"zh\": {\"title\": {}}}]" TAIL, "wrong-type", "sessions[0].zh.title", 1},
    {"{\"sessions\": [{\"id\": 5, \"zh\": 5, \"en\": null}]" TAIL, "untitled", "sessions[0]", 1},
    {"{\"sessions\": [" SESSION "}, " SESSION "}]" TAIL, "(none)", "(none)", 2},
    {"{\"sessions\": [], \"rooms\": [{\"id\": \"A\"}, {\"id\": \"A\"}], \"session_types\": {}}",
     "repeated-id", "rooms[1].id", 0},
};

static void test_malformed(void)
{
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        struct imported imported;
        check_row(malformed[i].json);
        import_bytes(&imported, malformed[i].json, strlen(malformed[i].json), NULL, NULL);
        if (malformed[i].sessions < 0) {
            CHECK(!imported.program);
            CHECK_STR(imported.err.where, malformed[i].where);
        } else if (CHECK(imported.program != NULL)) {
            CHECK_INT(imported.program->session_count, malformed[i].sessions);
            CHECK_STR(where_of(&imported, malformed[i].rule), malformed[i].where);
        } else {
            printf("%s: %s\n", imported.err.where, imported.err.text);
        }
        imported_finish(&imported);
    }
}

static void test_breaks(void)
{
    static const struct {
        const char *title, *speakers;
        enum session_kind kind;
    } rows[] = {
        {"Lunch", "", SESSION_BREAK},
        {"Lunch", "\"p\"", SESSION_TALK}, /* somebody speaks */
        {"Lunch of people", "", SESSION_TALK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        char text[600];
        check_row(rows[i].title);
        snprintf(text, sizeof text,
                 "{\"sessions\": [{\"id\": \"1\", \"en\": {\"title\": \"%s\"}, \"start\": "
                 "\"2027-06-11T10:00:00+08:00\","
                 " \"end\": \"2027-06-11T11:00:00+08:00\", \"speakers\": [%s]}], \"rooms\": [], "
                 "\"session_types\": [],"
                 " \"speakers\": [{\"id\": \"p\", \"en\": {\"name\": \"Ada\"}}]}",
                 rows[i].title, rows[i].speakers);
        import_text(&imported, text);
        CHECK_INT(session_of(&imported, "1")->kind, rows[i].kind);
        imported_finish(&imported);
    }
}

/* COSCUP 2024, where it is: facts that were read in it by eye. */
static bool test_real(void)
{
    struct imported imported;
    check_row("coscup2024_session.json");
    if (!import_file(&imported, REAL "coscup2024_session.json"))
        return false;
    CHECK_INT(imported.program->session_count, 331);
    CHECK_INT(imported.program->room_count, 28); /* without "None" */
    CHECK_INT(imported.program->track_count, 38);
    CHECK_STR(line_of(&imported, "VDSBVW"), "VDSBVW talk 2024-08-03T14:10:00+08:00 - 14:40:00 in tr212: "
                                            "Argo CD Extension 在 UI 上也能做手工藝");
    const struct session *session = session_of(&imported, "CKL3PC");
    CHECK_STR(session->url, "https://coscup.org/2024/session/CKL3PC");
    CHECK_STR(session->language, "zh");
    CHECK_STR(session->badges[1], "入門");
    CHECK_INT(session->title.count, 2); /* they differ in their capitals */
    unsigned breaks = 0;
    for (uint32_t i = 0; i < imported.program->session_count; i++)
        breaks += imported.program->sessions[i].kind == SESSION_BREAK;
    CHECK_INT(breaks, 0); /* a lunch of people is a meeting */
    imported_finish(&imported);
    return true;
}

int main(void)
{
    test_own();
    test_malformed();
    test_breaks();
    bool all_there = test_real();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}
