#include "indico_fixture.h"

#define OWN "tests/data/import/pretalx-widget.json"

static const char *const lines[] = {
    "ABCDEF talk 2027-06-11T10:00:00+02:00 - 11:15:00 in barn: Digging",
    /* Another slot of the same talk, with its length alone. */
    "ABCDEF#2 talk 2027-06-12T10:00:00+02:00 - 10:30:00 in loft: Digging",
    "GHIJKL talk 2027-06-12T12:00:00+02:00 - 12:30:00 in -: Withdrawn",
    "MNOPQR talk - - - in -: Later",
    /* The start of a break is UTC. */
    "break-barn-2027-06-11T10:00 break 2027-06-11T12:00:00+02:00 - 13:00:00 in barn: Lunch",
    "break-loft-2027-06-12T10:00 break 2027-06-12T12:00:00+02:00 - 13:00:00 in loft: Break",
};

static const char *where_of(const struct imported *imported, const char *rule)
{
    for (const struct issue *issue = imported->issues.first; issue; issue = issue->next)
        if (strcmp(issue->rule, rule) == 0)
            return issue->where;
    return "(none)";
}

static void test_own(void)
{
    struct imported imported;
    check_row("own file");
    if (!CHECK(import_file(&imported, OWN)))
        return;
    const struct program *program = imported.program;
    CHECK_INT(imported.format, IMPORT_PRETALX_WIDGET);
    CHECK_STR(program->zone.name, "Europe/Vienna");
    CHECK_STR(program->revision, "0.9");
    CHECK_INT(program->session_count, sizeof lines / sizeof *lines); /* without the blocker */
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        CHECK_STR(line_of(&imported, arena_copy_n(&imported.arena, lines[i], strcspn(lines[i], " "))),
                  lines[i]);
    CHECK_INT(program->room_count, 2);
    CHECK_STR(label_text(program->rooms[0].name, "de"), "Scheune");
    CHECK_STR(label_text(program->rooms[1].name, "de"), "Loft");
    const struct session *session = session_of(&imported, "ABCDEF");
    CHECK_STR(people_of(&imported, session), "Ada Example P; Bo Sample P");
    CHECK_STR(session->summary, "With a spade.");
    CHECK_STR(session->language, "de");
    CHECK_INT(session->badge_count, 1);
    CHECK_STR(session->badges[0], "not recorded");
    CHECK_STR(label_text(program->tracks[session->track].name, "de"), "Erde");
    CHECK_INT(program->tracks[session->track].color[1], 0x66);
    CHECK(session_of(&imported, "GHIJKL")->cancelled);
    CHECK_INT(session_of(&imported, "GHIJKL")->person_count, 0);
    CHECK_INT(session_of(&imported, "MNOPQR")->status, SESSION_TENTATIVE);
    CHECK_INT(session_of(&imported, "ABCDEF#2")->status, SESSION_CONFIRMED);
    CHECK_STR(label_text(session_of(&imported, "break-barn-2027-06-11T10:00")->title, "de"), "Mittagessen");
    CHECK_INT(count_issues(&imported, "blockers"), 1);
    CHECK_INT(imported.issues.count_by_level[ISSUE_WARNING], 0);
    imported_finish(&imported);
}

#define HEAD "{\"timezone\": \"Europe/Vienna\", \"version\": \"1\", \"talks\": "
#define TAIL ", \"rooms\": [{\"id\": 1, \"name\": \"A\"}], \"tracks\": [], \"speakers\": []}"
#define TALK "{\"code\": \"C\", \"title\": \"T\", \"start\": \"2027-06-11T10:00:00+02:00\""

static const struct {
    const char *json, *rule, *where;
    int sessions; /* -1: refused */
} malformed[] = {
    {HEAD "{}" TAIL, "", "talks", -1},
    {HEAD "[null, 5]" TAIL, "wrong-type", "talks[0]", 0},
    {HEAD "[" TALK ", \"room\": 9}]" TAIL, "unknown-room", "talks[0].room", 1},
    {HEAD "[" TALK ", \"track\": 9}]" TAIL, "unknown-track", "talks[0].track", 1},
    {HEAD "[" TALK ", \"speakers\": [\"X\", null]}]" TAIL, "unknown-person", "talks[0].speakers[0]", 1},
    {HEAD "[" TALK ", \"speakers\": {}}]" TAIL, "wrong-type", "talks[0].speakers", 1},
    /* most lengths: none could be shown as being on */
    {HEAD "[" TALK ", \"duration\": 1e300}]" TAIL, "", "", -1},
    {HEAD "[" TALK ", \"duration\": 1e300}, " TALK ", \"duration\": 30}]" TAIL, "no-duration", "talks[0]", 2},
    {HEAD "[" TALK ", \"duration\": \"30\"}]" TAIL, "(none)", "(none)", 1},
    {HEAD "[" TALK ", \"duration\": -5}, " TALK ", \"duration\": 30}]" TAIL, "no-duration", "talks[0]", 2},
    {HEAD "[" TALK ", \"duration\": {}}]" TAIL, "no-end", "talks[0]", 1},
    {HEAD "[" TALK ", \"end\": \"2027-06-11T09:00:00+02:00\"}, " TALK ", \"duration\": 30}]" TAIL,
     "end-before-start", "talks[0]", 2},
    {HEAD "[" TALK ", \"room\": 1e300, \"abstract\": [], \"state\": {}}]" TAIL, "wrong-type",
     "talks[0].abstract", 1},
    {HEAD "[{\"code\": {}, \"title\": []}]" TAIL, "wrong-type", "talks[0].title", 1},
    {HEAD "[{\"slot_type\": 7, \"start\": 7}]" TAIL, "date", "talks[0]", 1},
    {HEAD "[" TALK "}, " TALK "}]" TAIL, "no-end", "talks[0]", 2},
    {"{\"talks\": [], \"timezone\": 5, \"rooms\": 5, \"tracks\": 5, \"speakers\": 5, \"version\": null}",
     "unpublished", "version", 0},
    {"{\"talks\": [], \"timezone\": null, \"rooms\": [{\"id\": 1}, {\"id\": 1, \"name\": \"A\"}], "
     "\"version\": []}",
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
            CHECK_INT(imported.err.code, ERR_MEANING);
        } else if (CHECK(imported.program != NULL)) {
            CHECK_INT(imported.program->session_count, malformed[i].sessions);
            CHECK_STR(where_of(&imported, malformed[i].rule), malformed[i].where);
        } else {
            printf("%s: %s\n", imported.err.where, imported.err.text);
        }
        imported_finish(&imported);
    }
}

int main(void)
{
    test_own();
    test_malformed();
    return check_done();
}
