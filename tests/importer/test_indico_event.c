#include "indico_fixture.h"

#define OWN "tests/data/import/indico-event.json"

static const struct {
    const char *id, *expected, *people;
} lines[] = {
    {"s31", "s31 block 2026-10-08T10:00:00+09:00 - 11:00:00 in hall: Winds: Morning", "Gus Gale (Weather) C"},
    {"12", "12 talk 2026-10-08T10:20:00+09:00 - 10:40:00 in 10-1-pier-1 of s31: Elsewhere", ""},
    {"11", "11 talk 2026-10-08T10:00:00+09:00 - 10:20:00 in +hall of s31: In a block", ""},
    {"s7-0", "s7-0 workshop 2026-10-08T12:00:00+09:00 - 15:00:00 in deck: Rigging", "Hal Hull C"},
    {"s41", "s41 block 2026-10-08T16:00:00+09:00 - 17:00:00 in hall: Posters", ""},
    {"51", "51 talk - - - in +hall of s41: Poster one", ""},
    {"5", "5 workshop 2026-10-08T08:30:00+09:00 - 09:00:00 in 10-1-pier-1: Outside of sessions",
     "Dee McSample (Ropes) AP; Ed Example A; Flo van der Fict (Anchors) A"},
    {"6", "6 talk - - - in -: Not yet scheduled", ""},
};

static void test_own(void)
{
    struct imported imported;
    check_row("own file");
    if (!CHECK(import_file(&imported, OWN)))
        return;
    const struct program *program = imported.program;
    CHECK_INT(imported.format, IMPORT_INDICO_EVENT);
    CHECK_INT(program->session_count, 9);
    CHECK_INT(program->room_count, 3);
    CHECK_STR(program->zone.name, "Asia/Tokyo");
    CHECK_STR(label_text(program->event.title, ""), "Harbour Conf 2026");
    CHECK_STR(program->event.url, "https://indico.example.org/event/21/");
    if (CHECK_INT(program->event.language_count, 1))
        CHECK_STR(program->event.languages[0], "en-GB");
    CHECK_INT(count_issues(&imported, "not-happening"), 1);
    CHECK_INT(count_issues(&imported, "posters"), 1);
    CHECK_INT(count_issues(&imported, "no-id"), 1);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        check_row(lines[i].id);
        CHECK_STR(line_of(&imported, lines[i].id), lines[i].expected);
        CHECK_STR(people_of(&imported, session_of(&imported, lines[i].id)), lines[i].people);
    }

    check_row("texts");
    CHECK_STR(topics_of(&imported, session_of(&imported, "5")), "Bowline | Sheet bend");
    CHECK_STR(session_of(&imported, "5")->summary, "Knots\n\nAll kinds.");
    CHECK_STR(session_of(&imported, "5")->url, "https://indico.example.org/event/21/contributions/905/");
    CHECK_STR(session_of(&imported, "s31")->summary, "Of the sea.");
    CHECK_STR(session_of(&imported, "s7-0")->summary, "• one");

    check_row("a part has its session's track and colour");
    const struct session *part = session_of(&imported, "12");
    if (CHECK(part->track != PROGRAM_NONE)) {
        CHECK_STR(label_text(program->tracks[part->track].name, ""), "Winds");
        CHECK_INT(program->tracks[part->track].color[0], 0x8e);
    }
    const struct session *outside = session_of(&imported, "5");
    if (CHECK(outside->track != PROGRAM_NONE))
        CHECK_STR(label_text(program->tracks[outside->track].name, ""), "Ropes");
    imported_finish(&imported);
}

#define ANSWER(members)                                                                                      \
    "{\"_type\": \"HTTPAPIResult\", \"count\": 1, \"results\": [{\"id\": \"1\", \"title\": \"E\", " members  \
    "}]}"

static const struct {
    const char *label, *text, *issue;
    unsigned sessions;
} rows[] = {
    {"only the event", ANSWER("\"startDate\": null"), "no-detail", 0},
    {"no contributions", ANSWER("\"startDate\": null, \"contributions\": []"), "no-sessions", 0},
    {"two events",
     "{\"_type\": \"HTTPAPIResult\", \"count\": 2, \"results\": [{\"title\": \"E\", \"contributions\": "
     "[{\"id\": \"1\"}]}, "
     "{\"title\": \"F\", \"contributions\": [{\"id\": \"2\"}]}]}",
     "many-events", 1},
    {"one id at two times",
     ANSWER("\"timezone\": \"UTC\", \"contributions\": ["
            "{\"id\": \"1\", \"title\": \"A\", \"startDate\": {\"date\": \"2026-10-07\", \"time\": "
            "\"10:00:00\", \"tz\": \"UTC\"}, \"duration\": 20},"
            "{\"id\": \"1\", \"title\": \"A\", \"startDate\": {\"date\": \"2026-10-08\", \"time\": "
            "\"10:00:00\", \"tz\": \"UTC\"}, \"duration\": null}]"),
     "no-duration", 2},
    {"an unknown zone",
     ANSWER("\"timezone\": \"Atlantis/City\", \"contributions\": ["
            "{\"id\": \"1\", \"title\": \"A\", \"startDate\": {\"date\": \"2026-10-07\", \"time\": "
            "\"10:00:00\", \"tz\": \"UTC\"}, \"duration\": 20}]"),
     "zone", 1},
    {"what is no block",
     ANSWER("\"timezone\": \"UTC\", \"sessions\": [null, 4, \"s\", [], "
            "{\"id\": 7, \"title\": \"B\", \"contributions\": [{\"id\": \"1\", \"title\": \"A\"}]}]"),
     "wrong-type", 2},
    {"a block without an id",
     ANSWER("\"timezone\": \"UTC\", \"sessions\": [{\"title\": \"B\", \"contributions\": ["
            "{\"id\": \"1\", \"title\": \"A\"}]}]"),
     "no-id", 2},
    {"more sessions than tracks", NULL, "many-tracks", 300},
};

static char *many_sessions(void)
{
    size_t size = 0, capacity = 1 << 16;
    char *text = malloc(capacity);
    size += (size_t)snprintf(text, capacity,
                             "{\"_type\": \"HTTPAPIResult\", \"count\": 1, \"results\": [{\"title\": \"E\", "
                             "\"timezone\": \"UTC\", \"contributions\": [");
    for (int i = 0; i < 300; i++)
        size += (size_t)snprintf(text + size, capacity - size,
                                 "%s{\"id\": \"%d\", \"title\": \"T\", \"session\": \"S%d\"}", i ? "," : "",
                                 i, i);
    snprintf(text + size, capacity - size, "]}]}");
    return text;
}

static void test_rows(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct imported imported;
        char *made = rows[i].text ? NULL : many_sessions();
        check_row(rows[i].label);
        import_text(&imported, made ? made : rows[i].text);
        CHECK(count_issues(&imported, rows[i].issue) > 0);
        CHECK_INT(imported.program ? imported.program->session_count : 999, rows[i].sessions);
        imported_finish(&imported);
        free(made);
    }
    struct imported imported;
    static const char none[] = "{\"_type\": \"HTTPAPIResult\", \"count\": 0, \"results\": []}";
    check_row("no event");
    import_bytes(&imported, none, strlen(none), NULL, NULL);
    CHECK(!imported.program);
    CHECK_INT(imported.err.code, ERR_FORMAT);
    imported_finish(&imported);
}

#define AT(day, hour)                                                                                        \
    "\"startDate\": {\"date\": \"" day "\", \"time\": \"" hour                                               \
    ":00:00\", \"tz\": \"UTC\"}, \"endDate\": {\"date\": \"" day "\", \"time\": \"" hour                     \
    ":30:00\", \"tz\": \"UTC\"}"

/* A block's contributions are found by where they are, not by an id that may repeat. */
static void test_repeated_blocks(void)
{
    struct imported imported;
    check_row("two blocks of one id");
    import_text(&imported,
                ANSWER("\"timezone\": \"UTC\", \"sessions\": ["
                       "{\"id\": 8, \"title\": \"Later\", " AT(
                           "2026-10-07", "15") ", \"contributions\": ["
                                               "{\"id\": \"1\", \"title\": \"A\", " AT(
                                                   "2026-10-07",
                                                   "15") "}]},"
                                                         "{\"id\": 8, \"title\": \"Earlier\", " AT(
                                                             "2026-10-07",
                                                             "09") ", \"contributions\": ["
                                                                   "{\"id\": \"2\", \"title\": \"B\", " AT(
                                                                       "2026-10-07", "09") "}]}]"));
    CHECK_STR(line_of(&imported, "1"), "1 talk 2026-10-07T15:00:00+00:00 - 15:30:00 in e of s8#2: A");
    CHECK_STR(line_of(&imported, "2"), "2 talk 2026-10-07T09:00:00+00:00 - 09:30:00 in e of s8: B");
    imported_finish(&imported);
}

/* The event's zone always holds; those of its dates only make instants. */
static void test_zone_of_dates(void)
{
    static const struct {
        const char *label, *zone, *given, *shown, *line;
        unsigned issues;
    } zones[] = {
        {"dates of another zone", "Europe/Vienna", NULL, "Europe/Vienna",
         "1 talk 2026-10-07T15:00:00+02:00 - 15:30:00 in e: A", 0},
        {"dates of another zone, over a change of clocks in one of the two", "America/Phoenix", NULL,
         "America/Phoenix", "1 talk 2026-10-07T06:00:00-07:00 - 06:30:00 in e: A", 0},
        {"dates of another zone, and a zone given", "Europe/Vienna", "Asia/Tokyo", "Asia/Tokyo",
         "1 talk 2026-10-07T22:00:00+09:00 - 22:30:00 in e: A", 1},
    };
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        struct imported imported;
        char text[900];
        check_row(zones[i].label);
        snprintf(
            text, sizeof text,
            "{\"_type\": \"HTTPAPIResult\", \"count\": 1, \"results\": [{\"id\": \"1\", \"title\": \"E\", "
            "\"timezone\": \"%s\", \"contributions\": [{\"id\": \"1\", \"title\": \"A\", \"startDate\": "
            "{\"date\": \"2026-10-07\", \"time\": \"09:00:00\", \"tz\": \"America/New_York\"}, \"endDate\": "
            "{\"date\": \"2026-10-07\", \"time\": \"09:30:00\", \"tz\": \"America/New_York\"}}]}]}",
            zones[i].zone);
        import_bytes(&imported, text, strlen(text), zones[i].given, NULL);
        if (CHECK(imported.program != NULL)) {
            CHECK_STR(imported.program->zone.name, zones[i].shown);
            CHECK_STR(line_of(&imported, "1"), zones[i].line);
            CHECK_INT(count_issues(&imported, "zone"), zones[i].issues);
        }
        imported_finish(&imported);
    }
}

/* What is odd about each: SOURCES.md beside them. Texts are their authors': of them only hashes (base/str.h)
 * stand here. */
static const struct {
    const char *file, *zone;
    unsigned sessions, rooms, unscheduled, blocks;
    uint64_t title;
    const char *id;
    uint64_t line, people; /* of that session */
} reals[] = {
    {"voctosched_indico.json", "Europe/Warsaw", 37, 1, 0, 0, UINT64_C(0x5f74bf5e8422b028), "12",
     UINT64_C(0x93108a4181052d33), UINT64_C(0xfe3a90f682371b25)},
    {"indiconet_cern-304944.json", "Asia/Tokyo", 361, 7, 21, 46, UINT64_C(0xb2c99564dedff55c), "548",
     UINT64_C(0x9c50e9ca653de6c5), UINT64_C(0xe1b03848bf4bbb42)},
    {"indiconet_cern-342881.json", "Europe/Zurich", 116, 11, 0, 19, UINT64_C(0x6f034a8e0130146d), "16",
     UINT64_C(0x2314fff6ee0ffcbf), UINT64_C(0xcbf29ce484222325)},
    {"indiconet_cern-374641-split-sessions.json", "Europe/Zurich", 11, 1, 0, 2, UINT64_C(0xfde701cfe867a920),
     "9", UINT64_C(0x5c48bb41c4b539df), UINT64_C(0xee3430613e5c6b90)},
    {"indiconet_cern-447173-subtalks.json", "Europe/Zurich", 3, 1, 0, 0, UINT64_C(0xc502871b0e4397ad), "2",
     UINT64_C(0x6f40552a8b396ee6), UINT64_C(0x187dbb982cd7a1a5)},
    {"indiconet_cern-457274-empty.json", "Europe/Zurich", 0, 0, 0, 0, UINT64_C(0x26cc0aa02644d5cf), NULL,
     UINT64_C(0xcbf29ce484222325), UINT64_C(0xcbf29ce484222325)},
};

static void check_hash(const char *text, uint64_t expected)
{
    if (str_hash(text, strlen(text)) != expected) {
        printf("the text is \"%s\"\n", text);
        CHECK_FAIL("a text with this hash is expected");
    }
}

static bool test_real(void)
{
    bool all = true;
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
        struct imported imported;
        char path[200];
        snprintf(path, sizeof path, REAL "%s", reals[i].file);
        check_row(reals[i].file);
        if (!import_file(&imported, path)) {
            all = false;
            continue;
        }
        const struct program *program = imported.program;
        CHECK_INT(imported.format, IMPORT_INDICO_EVENT);
        check_hash(label_text(program->event.title, ""), reals[i].title);
        CHECK_STR(program->zone.name, reals[i].zone);
        CHECK_INT(program->session_count, reals[i].sessions);
        CHECK_INT(program->room_count, reals[i].rooms);
        unsigned unscheduled = 0, blocks = 0;
        for (uint32_t s = 0; s < program->session_count; s++) {
            unscheduled += !session_is_scheduled(&program->sessions[s]);
            blocks += program->sessions[s].kind == SESSION_BLOCK;
        }
        CHECK_INT(unscheduled, reals[i].unscheduled);
        CHECK_INT(blocks, reals[i].blocks);
        if (reals[i].id) {
            check_hash(line_of(&imported, reals[i].id), reals[i].line);
            check_hash(people_of(&imported, session_of(&imported, reals[i].id)), reals[i].people);
        }
        imported_finish(&imported);
    }
    struct imported imported;
    size_t size;
    char *bytes = read_whole(REAL "indiconet_cern-nopermission-response.json", &size);
    check_row("an answer for a private event");
    if (bytes) {
        import_bytes(&imported, bytes, size, NULL, NULL);
        CHECK(!imported.program);
        CHECK_INT(imported.err.code, ERR_FORMAT);
        CHECK(strstr(imported.err.text, "private") != NULL);
        imported_finish(&imported);
    }
    all = all && bytes;
    free(bytes);
    return all;
}

int main(void)
{
    test_own();
    test_rows();
    test_repeated_blocks();
    test_zone_of_dates();
    bool real = test_real();
    int result = check_done();
    return result == 0 && !real ? CHECK_SKIPPED : result;
}
