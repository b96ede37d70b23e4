#include "indico_fixture.h"
#include "names.h"

#define OWN "tests/data/import/schedule-v2.json"

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
        "e-1 talk 2027-06-12T00:15:00+02:00 - 01:00:00 in loft: Stars",
        "e-2 workshop 2027-06-11T10:00:00+02:00 - 11:30:00 in barn: Digging",
        /* a room that the list does not have */
        "e-3 social 2027-06-11T20:00:00+02:00 - 22:00:00 in yard: Band",
        "break-barn-2027-06-11T10:00 break 2027-06-11T12:00:00+02:00 - 13:00:00 in barn: Lunch",
        "meta-2027-06-11T06:00 other 2027-06-11T08:00:00+02:00 - 09:00:00 in -: Doors",
        "e-4 talk 2027-06-11T14:00:00+02:00 - 15:00:00 in barn: Maybe",
    };
    struct imported imported;
    check_row("own file");
    if (!CHECK(import_file(&imported, OWN)))
        return;
    const struct program *program = imported.program;
    CHECK_INT(imported.format, IMPORT_SCHEDULE_V2);
    CHECK_STR(program->zone.name, "Europe/Berlin");
    CHECK_STR(program->revision, "2027-05-01 12:00");
    CHECK_STR(label_text(program->event.title, "de"), "Wiesenkonferenz");
    CHECK_STR(program->event.short_title, "mc27");
    CHECK_STR(program->event.url, "https://hub.example/2027/");
    CHECK_INT(program->event.language_count, 2);
    CHECK_INT(program->session_count, sizeof lines / sizeof *lines); /* without the deleted one */
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        CHECK_STR(line_of(&imported, arena_copy_n(&imported.arena, lines[i], strcspn(lines[i], " "))),
                  lines[i]);
    CHECK_INT(program->room_count, 3);
    CHECK_STR(label_text(program->rooms[1].name, "de"), "Boden");

    const struct session *session = session_of(&imported, "e-1");
    CHECK_STR(label_text(session->title, "de"), "Sterne");
    CHECK_STR(people_of(&imported, session), "Ada Example P; Bo Sample H; Cleo Third A");
    CHECK_STR(session->summary, "over the meadow\n\nA walk.");
    CHECK_STR(links_of(&imported, session),
              "A <https://a.example/> | Feedback <https://f.example/> | Slides <https://s.example/1.pdf>");
    CHECK_STR(session->url, "https://hub.example/e/1");
    CHECK_STR(label_text(program->tracks[session->track].name, "de"), "Luft");
    CHECK_INT(session->badge_count, 1);
    session = session_of(&imported, "e-2");
    CHECK(session->cancelled);
    CHECK_STR(label_text(program->tracks[session->track].name, ""), "Earth");
    CHECK_STR(session_of(&imported, "e-3")->badges[0], "delayed");
    CHECK_INT(session_of(&imported, "e-3")->track, PROGRAM_NONE);
    session = session_of(&imported, "e-4");
    CHECK_INT(session->status, SESSION_TENTATIVE);
    CHECK_STR(label_text(program->tracks[session->track].name, ""), "Water"); /* that no list has */
    CHECK_INT(count_issues(&imported, "left-out"), 1);
    CHECK_INT(imported.issues.count_by_level[ISSUE_WARNING], 0);
    imported_finish(&imported);
}

#define HEAD                                                                                                 \
    "{\"schedule\": {\"conference\": {\"title\": \"C\", \"time_zone_name\": \"UTC\", \"rooms\": "            \
    "[{\"guid\": \"r\", \"name\": \"A\"}], \"tracks\": []}, \"events\": "
#define TAIL "}}"
#define EVENT                                                                                                \
    "{\"guid\": \"g\", \"title\": \"T\", \"start\": \"2027-06-11T10:00:00Z\", \"end\": "                     \
    "\"2027-06-11T11:00:00Z\""
#define AT "schedule.events[0]"

static const struct {
    const char *json, *rule, *where;
    int sessions;
} malformed[] = {
    {HEAD "[5, null]" TAIL, "wrong-type", AT, 0},
    {HEAD "[" EVENT ", \"room\": {\"guid\": \"x\"}}]" TAIL, "unknown-room", AT ".room", 1},
    {HEAD "[" EVENT ", \"room\": [1]}]" TAIL, "wrong-type", AT ".room", 1},
    {HEAD "[" EVENT ", \"room\": 1e300}]" TAIL, "(none)", "(none)", 1},
    {HEAD "[" EVENT ", \"room\": {\"guid\": {}, \"name\": []}}]" TAIL, "(none)", "(none)", 1},
    {HEAD "[" EVENT ", \"track\": {\"slug\": \"x\"}}]" TAIL, "unknown-track", AT ".track", 1},
    {HEAD "[" EVENT ", \"participants\": {}}]" TAIL, "wrong-type", AT ".participants", 1},
    {HEAD "[" EVENT ", \"participants\": [5, {\"guid\": \"x\"}]}]" TAIL, "unknown-person",
     AT ".participants[1]", 1},
    {HEAD "[" EVENT ", \"links\": [5, {\"url\": {}}]}]" TAIL, "wrong-type", AT ".links[0]", 1},
    {HEAD "[" EVENT ", \"state\": \"X\", \"type\": 1e300, \"duration\": 1e300}]" TAIL, "status", AT ".state",
     1},
    {HEAD "[" EVENT ", \"abstract\": {\"en\": 5}, \"subtitle\": {}, \"language\": []}]" TAIL, "wrong-type",
     AT ".language", 1},
    {HEAD "[{\"title\": {}, \"start\": {}, \"end\": []}]" TAIL, "no-id", AT, 1},
    {HEAD "[{\"guid\": \"g\", \"title\": \"T\", \"start\": \"2027-06-11T10:00:00Z\"}]" TAIL, "no-end", AT, 1},
    {HEAD "[{\"type\": \"BREAK\"}]" TAIL, "untitled", AT, 1},
    {HEAD "[" EVENT "}, " EVENT "}]" TAIL, "(none)", "(none)", 2},
    {"{\"schedule\": {\"conference\": 5, \"events\": []}}", "no-sessions", "", 0},
    {"{\"schedule\": {\"events\": [], \"conference\": {\"rooms\": [5, {}], \"tracks\": [null, {}], "
     "\"languages\": [{}]}, "
     "\"persons\": [{}]}}",
     "wrong-type", "schedule.conference.tracks[0]", 0},
    {"{\"schedule\": {\"events\": [], \"persons\": [{\"guid\": \"a\"}, {\"guid\": \"a\"}]}}", "repeated-id",
     "schedule.persons[1].guid", 0},
};

static void test_malformed(void)
{
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++) {
        struct imported imported;
        check_row(malformed[i].json);
        import_text(&imported, malformed[i].json);
        if (imported.program) {
            CHECK_INT(imported.program->session_count, malformed[i].sessions);
            CHECK_STR(where_of(&imported, malformed[i].rule), malformed[i].where);
        }
        imported_finish(&imported);
    }
}

static bool test_real(void)
{
    struct imported imported;
    check_row("voc_hub-schedule2.json");
    if (!import_file(&imported, REAL "voc_hub-schedule2.json"))
        return false;
    CHECK_INT(imported.program->session_count, 2);
    CHECK_INT(imported.program->room_count, 5);
    CHECK_INT(imported.program->track_count, 7);
    CHECK_STR(line_of(&imported, "270fa44c-821a-577f-8ca3-33e8d4a8c2a7"),
              "270fa44c-821a-577f-8ca3-33e8d4a8c2a7 other 2024-12-27T10:30:00+01:00 - 11:00:00 in saal-1: "
              "38C3: Opening Ceremony");
    CHECK_STR(people_of(&imported, session_of(&imported, "270fa44c-821a-577f-8ca3-33e8d4a8c2a7")),
              "Gabriela Bogk P; Aline Blankertz P; Senficon A");
    CHECK_STR(
        line_of(&imported, "b1740c2f-0c44-5f1b-89ed-456a9eecf0b8"),
        "b1740c2f-0c44-5f1b-89ed-456a9eecf0b8 talk 2024-12-28T00:15:00+01:00 - 00:55:00 in saal-zigzag: "
        "A Competitive Time-Trial AI for Need for Speed:");
    CHECK_INT(imported.issues.count, 0);
    imported_finish(&imported);
    return true;
}

#define V2(rooms, events)                                                                                    \
    "{\"schedule\": {\"conference\": {\"title\": \"C\", \"time_zone_name\": \"UTC\", \"rooms\": [" rooms     \
    "], \"tracks\": []}, \"events\": [" events "]}}"
#define IN(id, room)                                                                                         \
    "{\"guid\": \"" id "\", \"title\": \"" id "\", \"start\": \"2027-06-11T10:00:00Z\", \"end\": "           \
    "\"2027-06-11T11:00:00Z\", \"room\": " room "}"

/* Guid and slug are names for a room; a guid of two rooms tells neither. */
static void test_rooms(void)
{
    struct imported imported;
    check_row("names for a room");
    import_text(&imported, V2("{\"guid\": \"g1\", \"slug\": \"aa\", \"name\": \"A\"}", IN("1", "\"aa\"")));
    if (imported.program) {
        CHECK_INT(program_find_room(imported.program, room_called("g1")), 0);
        CHECK_INT(program_find_room(imported.program, room_called("AA")), 0);
    }
    imported_finish(&imported);
    check_row("one guid for two");
    import_text(
        &imported,
        V2("{\"guid\": \"g\", \"slug\": \"aa\", \"name\": \"A\"}, "
           "{\"guid\": \"g\", \"slug\": \"bb\", \"name\": \"B\"}",
           IN("1", "{\"guid\": \"g\", \"slug\": \"aa\", \"name\": \"A\"}") ", " IN(
               "2", "{\"guid\": \"g\", \"slug\": \"bb\", \"name\": \"B\"}") ", " IN("3",
                                                                                    "{\"guid\": \"g\", "
                                                                                    "\"name\": \"B\"}")));
    if (imported.program && CHECK_INT(imported.program->room_count, 2)) {
        CHECK_INT(session_of(&imported, "1")->rooms[0], 0);
        CHECK_INT(session_of(&imported, "2")->rooms[0], 1);
        CHECK_INT(session_of(&imported, "3")->rooms[0], 1);
        CHECK_INT(count_issues(&imported, "same-guid"), 1);
        CHECK_INT(program_find_room(imported.program, room_called("g")), PROGRAM_NONE);
    }
    imported_finish(&imported);
}

static void test_persons(void)
{
    struct imported imported;
    check_row("persons");
    import_text(
        &imported,
        "{\"schedule\": {\"conference\": {\"time_zone_name\": \"UTC\"}, \"persons\": [{\"guid\": \"p\", "
        "\"first_name\": \"Ada\", \"last_name\": \"Bee\"}, {\"guid\": \"q\", \"public_name\": \"Cy\"}], "
        "\"events\": [{\"guid\": \"1\", \"title\": \"x\", \"participants\": [{\"guid\": \"p\"}, "
        "{\"guid\": \"q\"}, {\"display_name\": \"Dee\"}]}]}}");
    CHECK_STR(people_of(&imported, session_of(&imported, "1")), "Ada Bee P; Cy P; Dee P");
    imported_finish(&imported);
}

int main(void)
{
    test_own();
    test_rooms();
    test_persons();
    test_malformed();
    bool all_there = test_real();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}
