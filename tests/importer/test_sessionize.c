#include "indico_fixture.h"

#define ALL "tests/data/import/sessionize-all.json"
#define GRID "tests/data/import/sessionize-grid.json"
#define SESSIONS "tests/data/import/sessionize-sessions.json"
#define MORE "../shared/data/more/"

/* The path of the first issue of this rule; "(none)". */
static const char *where_of(const struct imported *imported, const char *rule)
{
    for (const struct issue *issue = imported->issues.first; issue; issue = issue->next)
        if (strcmp(issue->rule, rule) == 0)
            return issue->where;
    return "(none)";
}

static const char *room_names(struct imported *imported)
{
    struct str_builder line = {.arena = &imported->arena};
    str_add(&line, "");
    for (uint32_t i = 0; i < imported->program->room_count; i++)
        str_addf(&line, "%s%s", i ? ", " : "", label_text(imported->program->rooms[i].name, ""));
    return line.text;
}

static void test_all(void)
{
    struct imported imported;
    size_t size;
    char *bytes = read_whole(ALL, &size);
    check_row("view/All");
    if (!CHECK(bytes != NULL))
        return;
    import_bytes(&imported, bytes, size, "Europe/Vienna", "Meadow Conf");
    free(bytes);
    if (!CHECK(imported.program != NULL)) {
        printf("%s: %s\n", imported.err.where, imported.err.text);
        imported_finish(&imported);
        return;
    }
    CHECK_INT(imported.format, IMPORT_SESSIONIZE);
    CHECK_STR(imported.program->zone.name, "Europe/Vienna");
    CHECK_STR(label_text(imported.program->event.title, ""), "Meadow Conf");
    CHECK_STR(room_names(&imported), "Loft, Yard, Barn, Attic"); /* by "sort" */
    CHECK_INT(imported.program->session_count, 5);
    /* Its own room first, since that is where it takes place. */
    CHECK_STR(line_of(&imported, "101"),
              "101 talk 2027-06-11T09:00:00+02:00 - 09:45:00 in barn,loft,yard,attic: Opening keynote");
    CHECK_STR(line_of(&imported, "102"),
              "102 workshop 2027-06-11T10:00:00+02:00 - 11:30:00 in loft: Build it");
    CHECK_STR(line_of(&imported, "103"),
              "103 break 2027-06-11T08:00:00+02:00 - 09:00:00 in loft,yard,barn,attic: Registration");
    CHECK_STR(line_of(&imported, "104"), "104 talk - - - in -: Not placed");
    CHECK_STR(line_of(&imported, "105"), "105 talk 2027-06-11T10:00:00+02:00 - 10:30:00 in -: Lost");

    const struct session *session = session_of(&imported, "101");
    CHECK_STR(people_of(&imported, session), "Bo Sample P; Ada Example P");
    CHECK_STR(session->summary, "First line\nsecond line\n\nNext paragraph");
    CHECK_STR(session->language, "de");
    CHECK_STR(links_of(&imported, session), "Live <https://live.example/1>");
    CHECK_STR(label_text(imported.program->tracks[session->track].name, ""), "Cloud");
    session = session_of(&imported, "102");
    CHECK_STR(label_text(imported.program->tracks[session->track].name, ""), "Web"); /* the first of two */
    CHECK_STR(session->language, "en");
    CHECK_INT(session->badge_count, 1);
    CHECK_STR(people_of(&imported, session_of(&imported, "104")), "Cleo Third P");
    CHECK(session_of(&imported, "105")->cancelled);
    CHECK_STR(where_of(&imported, "status"), "sessions[1].status");
    CHECK_STR(where_of(&imported, "unknown-room"), "sessions[4].roomId");
    CHECK_STR(where_of(&imported, "unknown-person"), "sessions[4].speakers[0]");
    CHECK_STR(where_of(&imported, "unknown-category"), "sessions[4]");
    CHECK_STR(where_of(&imported, "no-end"), "sessions[2]");
    CHECK_INT(count_issues(&imported, "no-breaks"), 0);
    CHECK_INT(count_issues(&imported, "zone"), 0);
    imported_finish(&imported);
}

static void test_grid(void)
{
    struct imported imported;
    check_row("view/GridSmart");
    if (!CHECK(import_file(&imported, GRID)))
        return;
    CHECK_INT(imported.format, IMPORT_SESSIONIZE);
    CHECK_STR(imported.program->zone.name, "UTC");
    CHECK_INT(count_issues(&imported, "zone"), 1);
    CHECK_STR(room_names(&imported), "Loft, Barn, Yard");
    CHECK_INT(imported.program->session_count, 7);
    /* A plenum session is in all rooms of its day, though the grid has it in the first. */
    CHECK_STR(line_of(&imported, "reg"),
              "reg break 2027-06-11T08:30:00+00:00 - 09:00:00 in loft,barn: Registration");
    CHECK_STR(line_of(&imported, "201"), "201 talk 2027-06-12T09:00:00+00:00 - 09:30:00 in yard: Closing");
    /* One that the grid has in two rooms is one session. */
    CHECK_STR(line_of(&imported, "102"),
              "102 talk 2027-06-11T11:00:00+00:00 - 11:30:00 in loft,barn: Both rooms");
    CHECK_STR(people_of(&imported, session_of(&imported, "102")), "Bo Sample P; Ada Example P");
    /* The same id at another time is another session. */
    CHECK_STR(line_of(&imported, "change"),
              "change break 2027-06-11T09:45:00+00:00 - 09:50:00 in loft,barn: Changeover");
    CHECK_STR(line_of(&imported, "change#2"),
              "change#2 break 2027-06-11T11:30:00+00:00 - 11:35:00 in loft,barn: Changeover");
    /* Open ends: to the room's next session, at most an hour. */
    CHECK_STR(line_of(&imported, "101"),
              "101 talk 2027-06-11T09:00:00+00:00 - 09:45:00 in loft: What happens when?");
    CHECK_STR(line_of(&imported, "103"), "103 talk 2027-06-11T12:00:00+00:00 - 13:00:00 in barn: A long one");
    CHECK_INT(count_issues(&imported, "no-end"), 3);
    CHECK_INT(count_issues(&imported, "repeated-id"), 0);
    const struct session *session = session_of(&imported, "101");
    CHECK_STR(session->language, "de");
    CHECK_STR(label_text(imported.program->tracks[session->track].name, ""), "Web");
    imported_finish(&imported);
}

static void test_groups(void)
{
    struct imported imported;
    check_row("view/Sessions");
    if (!CHECK(import_file(&imported, SESSIONS)))
        return;
    CHECK_STR(room_names(&imported), "Lobby, Loft, Barn");
    CHECK_INT(imported.program->session_count, 3);
    CHECK_STR(line_of(&imported, "1"), "1 break 2027-06-11T07:45:00+00:00 - 08:45:00 in lobby: Check-in");
    CHECK_STR(line_of(&imported, "2"),
              "2 talk 2027-06-11T09:00:00+00:00 - 09:30:00 in loft,lobby,barn: Success");
    CHECK_STR(line_of(&imported, "3"),
              "3 talk 2027-06-11T10:00:00+00:00 - 10:30:00 in barn: No id of the room");
    CHECK_STR(where_of(&imported, "repeated-id"), "[1].sessions[0]");
    imported_finish(&imported);
}

#define REST ", \"speakers\": [], \"categories\": []}"
#define SESSION                                                                                              \
    "{\"id\": \"1\", \"title\": \"T\", \"startsAt\": \"2027-06-11T10:00:00\", \"endsAt\": "                  \
    "\"2027-06-11T11:00:00\""

/* What is malformed: what is told, and how many sessions are left. */
static const struct {
    const char *json, *rule, *where;
    int sessions; /* -1: refused */
} malformed[] = {
    {"{\"sessions\": {}, \"rooms\": []" REST, "", "sessions", -1},
    {"{\"sessions\": null, \"rooms\": []" REST, "", "sessions", -1},
    {"{\"sessions\": [7, null, " SESSION "}], \"rooms\": []" REST, "wrong-type", "sessions[0]", 1},
    {"{\"sessions\": [" SESSION "}], \"rooms\": {}" REST, "wrong-type", "rooms", 1},
    {"{\"sessions\": [" SESSION "}], \"rooms\": [1e300]" REST, "wrong-type", "rooms[0]", 1},
    {"{\"sessions\": [" SESSION
     ", \"roomId\": 1e300}], \"rooms\": [{\"id\": 1e300, \"name\": \"A\", \"sort\": 1e300}]" REST,
     "", "", 1},
    {"{\"sessions\": [" SESSION ", \"roomId\": []}], \"rooms\": []" REST, "wrong-type", "sessions[0].roomId",
     1},
    {"{\"sessions\": [" SESSION
     "}], \"rooms\": [{\"id\": 1, \"name\": \"A\"}, {\"id\": 1, \"name\": \"B\"}]" REST,
     "repeated-id", "rooms[1].id", 1},
    {"{\"sessions\": [" SESSION "}], \"rooms\": [{\"id\": 1}]" REST, "no-name", "rooms[0]", 1},
    {"{\"sessions\": [{\"title\": \"T\"}], \"rooms\": []" REST, "no-id", "sessions[0]", 1},
    {"{\"sessions\": [{\"id\": 1}], \"rooms\": []" REST, "untitled", "sessions[0]", 1},
    {"{\"sessions\": [{\"id\": {}, \"title\": 5}], \"rooms\": []" REST, "wrong-type", "sessions[0].id", 1},
    {"{\"sessions\": [" SESSION "}, " SESSION "}], \"rooms\": []" REST, "repeated-id", "sessions[1]", 1},
    {"{\"sessions\": [{\"id\": 1, \"title\": \"T\", \"startsAt\": 1e300}], \"rooms\": []" REST, "date",
     "sessions[0]", 1},
    {"{\"sessions\": [{\"id\": 1, \"title\": \"T\", \"startsAt\": {}}], \"rooms\": []" REST, "wrong-type",
     "sessions[0].startsAt", 1},
    {"{\"sessions\": [" SESSION ", \"speakers\": \"x\", \"categoryItems\": 5}], \"rooms\": []" REST,
     "wrong-type", "sessions[0].categoryItems", 1},
    {"{\"sessions\": [" SESSION ", \"speakers\": [[]]}], \"rooms\": []" REST, "unknown-person",
     "sessions[0].speakers[0]", 1},
    {"{\"sessions\": [" SESSION ", \"isPlenumSession\": true, \"roomId\": 5}], \"rooms\": []" REST,
     "unknown-room", "sessions[0].roomId", 1},
    {"{\"sessions\": [" SESSION "}], \"rooms\": null, \"speakers\": [5], \"categories\": {}}", "wrong-type",
     "speakers[0]", 1},
    {"[{\"date\": 1, \"rooms\": 5, \"timeSlots\": []}, 7]", "wrong-type", "[0].rooms", 0},
    {"[{\"date\": 1, \"rooms\": [7, {\"sessions\": {}}], \"timeSlots\": []}]", "wrong-type", "[0].rooms[0]",
     0},
    {"[{\"date\": 1, \"rooms\": [{\"id\": 1, \"name\": \"A\", \"sessions\": [5, " SESSION
     "}]}], \"timeSlots\": []}]",
     "wrong-type", "[0].rooms[0].sessions[0]", 1},
    {"[{\"groupId\": 1, \"sessions\": 5}, []]", "wrong-type", "[0].sessions", 0},
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
            CHECK_INT(count_issues(&imported, "no-breaks"), malformed[i].json[0] == '{');
            if (*malformed[i].rule)
                CHECK_STR(where_of(&imported, malformed[i].rule), malformed[i].where);
        } else {
            printf("%s: %s\n", imported.err.where, imported.err.text);
        }
        imported_finish(&imported);
    }
}

static void test_no_room_list(void)
{
    struct imported imported;
    check_row("rooms from the sessions");
    import_text(&imported,
                "{\"sessions\": [" SESSION ", \"roomId\": 3, \"room\": \"Barn\"}], \"rooms\": []" REST);
    if (imported.program)
        CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-11T10:00:00+00:00 - 11:00:00 in barn: T");
    imported_finish(&imported);
}

/* The real files, where they are: facts that were read in them by eye. */
static bool test_real(void)
{
    struct imported imported;
    size_t size;
    char *bytes = read_whole(MORE "sessionize_gab2021.json", &size);
    check_row("sessionize_gab2021.json");
    if (!bytes)
        return false;
    import_bytes(&imported, bytes, size, "Europe/Vienna", "Global Azure Bootcamp 2021");
    free(bytes);
    if (CHECK(imported.program != NULL)) {
        CHECK_INT(imported.program->session_count, 37);
        CHECK_STR(room_names(&imported), "Dev, Cloud Native, DevOps, Security, IoT, Data, ML, Junior");
        CHECK_STR(line_of(&imported, "248343"),
                  "248343 talk 2021-04-16T08:00:00+02:00 - 08:50:00 in dev: Azure - Ask us Anything");
        CHECK_INT(session_of(&imported, "248343")->person_count, 5);
        CHECK_STR(session_of(&imported, "248343")->language, "de");
        CHECK_INT(count_issues(&imported, "no-breaks"), 1);
    }
    imported_finish(&imported);
    check_row("sessionize_gab2025.json");
    if (!import_file(&imported, MORE "sessionize_gab2025.json"))
        return false;
    CHECK_STR(line_of(&imported, "1"),
              "1 talk 2025-05-10T09:55:00+00:00 - 10:40:00 in saal-12: Central Network Management in Azure");
    CHECK_STR(people_of(&imported, session_of(&imported, "1")), "Hannes Lagler-Gruener P");
    CHECK_STR(room_names(&imported), "Saal 9, Saal 12, Saal 13");
    imported_finish(&imported);
    return true;
}

int main(void)
{
    test_all();
    test_grid();
    test_groups();
    test_malformed();
    test_no_room_list();
    bool all_there = test_real();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}
