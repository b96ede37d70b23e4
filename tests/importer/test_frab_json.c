#include "indico_fixture.h"

#define OWN "tests/data/import/frab-small.json"

static const char *const lines[] = {
    "g-night talk 2027-06-12T00:30:00+02:00 - 01:30:00 in attic: Stars over the meadow",
    "g-end workshop 2027-06-11T10:00:00+02:00 - 11:15:00 in barn: Digging",
    "g-end#2 talk 2027-06-12T10:00:00+02:00 - 11:00:00 in barn: Digging",
    "g-other talk 2027-06-11T12:00:00+02:00 - 12:30:00 in barn: Far away",
    "g-local talk 2027-06-11T14:00:00+02:00 - 14:30:00 in barn: No offset",
    "g-days talk 2027-06-11T14:00:00+02:00 - 16:30:00 in loft: A day and more",
    "g-lunch break 2027-06-11T12:00:00+02:00 - 13:00:00 in barn: LUNCH break",
    "g-zero talk 2027-06-11T12:00:23+02:00 - 12:00:23 in barn: Fly-by",
    "ABCDEF talk 2027-06-12T11:00:00+02:00 - 12:00:00 in barn: By code",
    "12 talk 2027-06-12T12:00:00+02:00 - 13:00:00 in barn: (untitled)",
    "x talk - - - in barn: Unplaced",
    "g-nowhere talk 2027-06-12T20:00:00+02:00 - 20:30:00 in -: Fire",
};

static void test_own(struct imported *own)
{
    const struct program *program = own->program;
    check_row("sessions");
    CHECK_INT(own->format, IMPORT_FRAB_JSON);
    CHECK_INT(program->session_count, sizeof lines / sizeof lines[0]);
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char id[40];
        snprintf(id, sizeof id, "%.*s", (int)strcspn(lines[i], " "), lines[i]);
        CHECK_STR(line_of(own, id), lines[i]);
    }
    check_row("rooms: of the conference first, then as they come, an event's own last; spellings are one");
    CHECK_INT(program->room_count, 4);
    CHECK_STR(program->rooms[0].id, "barn");
    CHECK_STR(label_text(program->rooms[0].name, ""), "Barn");
    CHECK_STR(program->rooms[1].id, "loft");
    CHECK_STR(program->rooms[2].id, "empty-field");
    CHECK_STR(program->rooms[3].id, "attic");

    check_row("event");
    CHECK_STR(label_text(program->event.title, ""), "Meadow Camp 2027");
    CHECK_STR(program->event.short_title, "mc27");
    CHECK_STR(program->event.url, "https://meadow.example.org/");
    CHECK_STR(program->revision, "0.7 \"first light\"");
    CHECK_STR(program->zone.name, "Europe/Vienna");
    CHECK(!instant_is_set(program->published));

    check_row("one session");
    const struct session *night = session_of(own, "g-night");
    CHECK_STR(people_of(own, night), "Ada Almond P; Ben Beech P; Cy Cedar P");
    CHECK_STR(night->summary, "a walk\n\nBring warm clothes.\n\n• lamp\n• tea");
    CHECK_STR(links_of(own, night),
              " <https://stars.example.org/> | Map <https://meadow.example.org/2027/map.html>");
    CHECK_STR(night->url, "https://meadow.example.org/2027/night");
    CHECK_STR(night->language, "en");
    CHECK_INT(night->badge_count, 1);
    CHECK_STR(night->badges[0], "not recorded");
    CHECK_INT(session_of(own, "g-end")->badge_count, 0);
    CHECK(session_of(own, "g-zero")->cancelled);

    check_row("tracks");
    CHECK_INT(program->track_count, 2);
    CHECK_STR(label_text(program->tracks[0].name, ""), "Soil");
    CHECK(program->tracks[1].has_color && program->tracks[1].color[2] == 0xc0);
    CHECK_INT(night->track, 1);
    CHECK_INT(session_of(own, "g-other")->track, PROGRAM_NONE);

    check_row("issues");
    CHECK_INT(count_issues(own, "untitled"), 2);
    CHECK_INT(count_issues(own, "no-duration"), 1);
    CHECK_INT(count_issues(own, "no-id"), 1);
    CHECK_INT(count_issues(own, "no-time"), 1);
    CHECK_INT(count_issues(own, "date"), 1);
    for (const struct issue *issue = own->issues.first; issue; issue = issue->next)
        if (strcmp(issue->rule, "no-duration") == 0)
            CHECK_STR(issue->where, "schedule.conference.days[1].rooms[\"BARN\"][2]");
}

/* Files that are of the form, but not of its types. */
static void test_odd(void)
{
    static const struct {
        const char *label, *conference;
        unsigned sessions, rooms;
    } rows[] = {
        {"no days", "{\"days\": []}", 0, 0},
        {"days of all types", "{\"days\": [1, null, \"x\", [], {}, {\"rooms\": []}, {\"rooms\": {}}]}", 0, 0},
        {"rooms of all types", "{\"days\": [{\"rooms\": {\"a\": 1, \"b\": null, \"c\": {}, \"d\": []}}]}", 0,
         4},
        {"events of all types", "{\"days\": [{\"rooms\": {\"a\": [1, null, \"x\", [], {}]}}]}", 1, 1},
        {"members of all types",
         "{\"title\": 7, \"tracks\": {}, \"rooms\": [1, {}, {\"name\": 2}], \"time_zone_name\": 5, \"days\": "
         "[{\"rooms\": {\"a\": [{\"id\": {}, \"guid\": [], \"title\": {\"en\": \"x\"}, \"date\": 5, "
         "\"persons\": {}, \"links\": \"x\", "
         "\"duration\": 30, \"do_not_record\": \"yes\", \"abstract\": []}, {\"persons\": [1, null, {}, "
         "\"Ada\"], \"links\": [1, {}, null]}]}}]}",
         2, 2},
        {"members twice",
         "{\"days\": [{\"rooms\": {\"a\": [{\"id\": 1, \"id\": 2}], \"a\": [{\"id\": 3}]}}]}", 2, 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        char text[2000];
        snprintf(text, sizeof text, "{\"schedule\": {\"conference\": %s}}", rows[i].conference);
        struct imported imported;
        import_text(&imported, text);
        if (imported.program) {
            CHECK_INT(imported.program->session_count, rows[i].sessions);
            CHECK_INT(imported.program->room_count, rows[i].rooms);
            CHECK_INT(count_issues(&imported, "no-sessions"), rows[i].sessions == 0);
        }
        imported_finish(&imported);
    }
}

/* A file of a room "A" with these events, of which each begins with an id of one digit, its hour after ten.
 */
static void import_events(struct imported *imported, const char *conference, const char *const *events,
                          uint32_t count)
{
    char text[3000];
    int length = snprintf(text, sizeof text,
                          "{\"schedule\": {\"conference\": {\"title\": \"M\", \"time_zone_name\": \"UTC\"%s, "
                          "\"days\": [{\"date\": \"2027-06-11\", \"rooms\": {\"A\": [",
                          conference);
    for (uint32_t i = 0; i < count; i++)
        length += snprintf(text + length, sizeof text - (size_t)length,
                           "%s{\"guid\": \"%u\", \"date\": \"2027-06-11T1%u:00:00Z\", \"duration\": "
                           "\"01:00\", %s}",
                           i > 0 ? ", " : "", (unsigned)i, (unsigned)i, events[i]);
    snprintf(text + length, sizeof text - (size_t)length, "]}}]}}}");
    import_text(imported, text);
}

/* Texts that are objects: by language, or with a name. */
static void test_objects(void)
{
    static const char *const events[] = {
        ("\"title\": {\"de\": \"Graben\", \"en\": \"Digging\"}, \"language\": \"en\", \"abstract\": {\"de\": "
         "\"Tief.\", \"en\": \"Deep.\"}, \"track\": {\"de\": \"Boden\", \"en\": \"Soil\"}"),
        "\"title\": {\"de\": \"\", \"en\": \"One\"}, \"room\": {\"guid\": \"x\", \"name\": \"B\"}",
        "\"title\": {}, \"subtitle\": {\"de\": \"\", \"en\": \"Sub\"}",
        "\"title\": {\"en\": \"Lunch\", \"de\": \"Mittagessen\"}",
        "\"title\": [\"x\"]",
    };
    struct imported imported;
    check_row("texts by language");
    import_events(&imported,
                  ", \"tracks\": [{\"name\": {\"de\": \"Boden\", \"en\": \"Soil\"}, \"color\": \"#102030\"}]",
                  events, 5);
    if (imported.program) {
        const struct label title = session_of(&imported, "0")->title;
        CHECK_STR(label_text(title, ""), "Graben");
        CHECK_STR(label_text(title, "en"), "Digging");
        CHECK_STR(session_of(&imported, "0")->summary, "Deep.");
        CHECK_STR(label_text(session_of(&imported, "1")->title, "de"), "One");
        CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-11T11:00:00+00:00 - 12:00:00 in b: One");
        CHECK_STR(label_text(session_of(&imported, "2")->title, ""), "Sub");
        CHECK_INT(session_of(&imported, "3")->kind, SESSION_BREAK);
        CHECK_STR(label_text(session_of(&imported, "4")->title, ""), "(untitled)");
        CHECK_INT(count_issues(&imported, "untitled"), 2);
        CHECK_STR(label_text(imported.program->tracks[0].name, ""), "Boden");
        CHECK(imported.program->tracks[0].has_color);
        CHECK_INT(session_of(&imported, "0")->track, 0);
        CHECK_INT(imported.program->track_count, 1);
    }
    imported_finish(&imported);
}

static void test_persons(void)
{
    static const char *const event =
        "\"title\": \"x\", \"persons\": [\"Ada\", {\"public_name\": \"Bo\", \"name\": \"b\"}, "
        "{\"first_name\": \"Cy\", \"last_name\": \"Dill\"}, {\"last_name\": \"Elm\"}, {\"display_name\": "
        "\"Flo\", \"first_name\": \"F\"}, {\"full_public_name\": \"Gus\"}, {\"public_name\": \"\", \"name\": "
        "\"Hal\"}, {\"id\": 7}, {\"name\": \"&#8203;\"}, {\"public_name\": \"&nbsp;\", \"name\": \"Ivy\"}]";
    struct imported imported;
    check_row("persons");
    import_events(&imported, "", &event, 1);
    CHECK_STR(people_of(&imported, session_of(&imported, "0")),
              "Ada P; Bo P; Cy Dill P; Elm P; Flo P; Gus P; Hal P; Ivy P");
    CHECK_INT(count_issues(&imported, "unnamed"), 2);
    imported_finish(&imported);
}

/* A room of two lines, each of which is one. */
static void test_lines(void)
{
    static const char *const events[] = {"\"title\": \"x\", \"room\": \"B\"",
                                         "\"title\": \"y\", \"room\": \"A\\n B\""};
    struct imported imported;
    check_row("a room of two lines");
    import_events(&imported, "", events, 2);
    if (imported.program) {
        CHECK_INT(imported.program->room_count, 3);
        CHECK_INT(imported.program->rooms[0].sessions.count, 1);
        CHECK_INT(imported.program->rooms[1].sessions.count, 2);
    }
    imported_finish(&imported);
}

/* When a day begins and ends tells of which one a start after midnight is. */
static void test_days(void)
{
    static const char text[] =
        "{\"schedule\": {\"conference\": {\"time_zone_name\": \"Europe/Vienna\", \"days\": ["
        "{\"date\": \"2027-06-11\", \"day_start\": \"2027-06-11T09:00:00+02:00\", \"day_end\": "
        "\"2027-06-12T03:00:00+02:00\", \"rooms\": {\"A\": ["
        "{\"id\": 1, \"start\": \"00:30\", \"duration\": \"1:00\", \"title\": \"x\"}, "
        "{\"id\": 2, \"start\": \"03:30\", \"duration\": \"1:00\", \"title\": \"y\"}]}}, "
        "{\"date\": \"2027-06-12\", \"day_start\": \"2027-06-12T01:00:00+02:00\", \"day_end\": "
        "\"2027-06-13T03:00:00+02:00\", \"rooms\": {\"A\": ["
        "{\"id\": 3, \"start\": \"02:00\", \"duration\": \"1:00\", \"title\": \"z\"}]}}]}}}";
    struct imported imported;
    check_row("after midnight");
    import_text(&imported, text);
    CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-12T00:30:00+02:00 - 01:30:00 in a: x");
    CHECK_STR(line_of(&imported, "2"), "2 talk 2027-06-11T03:30:00+02:00 - 04:30:00 in a: y");
    CHECK_STR(line_of(&imported, "3"), "3 talk 2027-06-12T02:00:00+02:00 - 03:00:00 in a: z");
    imported_finish(&imported);
}

/* Sessions straight under their day, without an offset: the day's counts. */
static void test_days_of_events(void)
{
    static const char text[] =
        "{\"schedule\": {\"conference\": {\"days\": ["
        "{\"date\": \"2027-06-11\", \"%s\": \"2027-06-11T09:00:00+03:00\", \"events\": ["
        "{\"id\": 1, \"start\": \"10:00\", \"duration\": \"1:00\", \"title\": \"x\", \"room\": \"A\"}]}]}}}";
    static const char *const members[] = {"day_start", "day_end"};
    for (size_t i = 0; i < 2; i++) {
        char whole[600];
        struct imported imported;
        check_row(members[i]);
        snprintf(whole, sizeof whole, text, members[i]);
        import_text(&imported, whole);
        CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-11T10:00:00+03:00 - 11:00:00 in a: x");
        imported_finish(&imported);
    }
}

/* Real files: what is easy to get wrong, by id. False when one is missing. */
static bool test_real(void)
{
    static const struct {
        const char *file, *id, *start, *end;
    } rows[] = {
        /* no offset, but its days have one */
        {"c3_31c3_sendezentrum.schedule.json", "1c1bfba9b201c3fa03bf7934fd1bf3fb", "2014-12-27T13:00:00Z",
         "2014-12-27T14:00:00Z"},
        {"c3_jev22_everything.schedule.json", "b67130ca-1f54-41c7-928c-b0497146bebc", "2022-12-27T15:30:00Z",
         "2022-12-27T16:30:00Z"},
        {"c3_jev22_everything.schedule.json", "a26df7fb-0c77-5252-afd2-2a2fbf1d35e4", "2022-12-28T10:42:23Z",
         "2022-12-28T10:57:23Z"},
        {"c3_36c3_everything.schedule.json", "7581590f-0f77-5766-94d6-a4f3a0c43a2f", "2019-12-29T11:45:00Z",
         "2019-12-29T11:45:00Z"},
        {"c3_36c3_everything.schedule.json", "4f5c1cc5-ad99-52dc-89cd-699eae66bcb8#2", "2019-12-29T13:00:00Z",
         "2019-12-29T15:00:00Z"},
        {"c3_39c3_everything.schedule.json", "45332ebc-2be3-4405-ae2e-e7f985a16c7a", "2025-12-28T09:00:00Z",
         "2025-12-28T11:30:00Z"},
        {"voc_pretalx-democon.json", "8079583e-8321-506c-95af-fd2903a5f075", "2020-12-14T08:00:00Z",
         "2020-12-14T08:30:00Z"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char path[200];
        struct imported imported;
        check_row(rows[i].id);
        snprintf(path, sizeof path, REAL "%s", rows[i].file);
        if (!import_file(&imported, path))
            return false;
        const struct session *session = session_of(&imported, rows[i].id);
        struct instant_text start, end;
        CHECK(instant_parse(rows[i].start, &start) && instant_parse(rows[i].end, &end));
        CHECK_INT(session->start.ms, civil_to_instant(start.civil, 0).ms);
        CHECK_INT(session->end.ms, civil_to_instant(end.civil, 0).ms);
        imported_finish(&imported);
    }
    return true;
}

int main(void)
{
    struct imported own;
    if (import_file(&own, OWN))
        test_own(&own);
    imported_finish(&own);
    test_odd();
    test_objects();
    test_persons();
    test_days();
    test_days_of_events();
    test_lines();
    bool all_there = test_real();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}
