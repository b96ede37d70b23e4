#include "importer/importer.h"

#include "indico_fixture.h"
#include "reader/write_program.h"

#define OWN "tests/data/import/"
#define MORE "../shared/data/more/"

/* ---- real files ---- */

static unsigned count_days(const struct program *program)
{
    unsigned count = 0;
    int64_t dates[LIMIT_DAYS];
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        unsigned day = 0;
        if (!session_is_scheduled(session))
            continue;
        int64_t date = program_day_at(program, session->start).date;
        while (day < count && dates[day] != date)
            day++;
        if (day == count)
            dates[count++] = date;
    }
    return count;
}

static unsigned count_used_rooms(const struct program *program)
{
    unsigned count = 0;
    for (uint32_t i = 0; i < program->room_count; i++)
        count += program->rooms[i].sessions.count + program->rooms[i].breaks.count +
                     program->rooms[i].tombstones.count >
                 0;
    return count;
}

static unsigned count_kind(const struct program *program, enum session_kind kind)
{
    unsigned count = 0;
    for (uint32_t i = 0; i < program->session_count; i++)
        count += program->sessions[i].kind == kind;
    return count;
}

/* Written as a native program, that read and written again, and by the importer's own door: the same bytes.
 */
static void check_round_trip(struct imported *imported)
{
    size_t size, again_size;
    const char *text = write_program(imported->program, &imported->arena, &size);
    struct imported again;
    import_bytes(&again, text, size, NULL, NULL);
    if (!CHECK(again.program != NULL)) {
        printf("line %u: %s: %s\n", again.err.line, again.err.where, again.err.text);
    } else {
        const char *again_text = write_program(again.program, &again.arena, &again_size);
        CHECK_INT(again.format, IMPORT_NATIVE);
        CHECK_INT(again_size, size);
        CHECK(again_size == size && memcmp(text, again_text, size) == 0);
        CHECK_INT(again.program->session_count, imported->program->session_count);
        CHECK_INT(again.program->room_count, imported->program->room_count);
        CHECK_INT(count_kind(again.program, SESSION_BLOCK), count_kind(imported->program, SESSION_BLOCK));
    }
    imported_finish(&again);
}

/* Days are conference days, from 04:00; `rooms` are those with something on. */
static const struct {
    const char *file;
    enum import_format format;
    unsigned sessions, rooms, days, blocks, parts, breaks, cancelled;
    const char *zone;
} supported[] = {
    {"28c3_fahrplan.xml", IMPORT_FRAB_XML, 85, 3, 4, 0, 0, 0, 0, "UTC"},
    {"c3_31c3_sendezentrum.schedule.json", IMPORT_FRAB_JSON, 21, 1, 4, 0, 0, 0, 0, "+01:00"},
    /* 92 names, of which two pairs differ in case only */
    {"c3_36c3_everything.schedule.json", IMPORT_FRAB_JSON, 1350, 90, 4, 3, 72, 0, 0, "+01:00"},
    /* one begins at 04:00 after the last night */
    {"c3_39c3_everything.schedule.json", IMPORT_FRAB_JSON, 895, 58, 5, 0, 0, 0, 1, "Europe/Berlin"},
    {"c3_jev22_everything.schedule.json", IMPORT_FRAB_JSON, 433, 43, 6, 0, 0, 0, 1, "Europe/Amsterdam"},
    {"emf2022_schedule.frab.xml", IMPORT_FRAB_XML, 335, 19, 4, 1, 4, 0, 0, "+01:00"},
    {"fosdem2024_schedule.xml", IMPORT_FRAB_XML, 876, 29, 2, 0, 0, 0, 0, "Europe/Brussels"},
    {"giggity_debconf23.xml", IMPORT_FRAB_XML, 117, 5, 8, 0, 0, 31, 0, "Asia/Kolkata"},
    {"emf2022_schedule.ics", IMPORT_ICALENDAR, 326, 19, 4, 1, 4, 0, 0, "Europe/London"},
    {"giggity_jres_2022.ics", IMPORT_ICALENDAR, 120, 15, 4, 0, 0, 6, 0, "Europe/Paris"},
    {"giggity_linux_conf_au_2020.ics", IMPORT_ICALENDAR, 262, 6, 6, 0, 0, 10, 0, "Australia/Brisbane"},
    {"../more/moca2024_schedule.ics", IMPORT_ICALENDAR, 88, 4, 3, 0, 0, 0, 0, "Europe/Rome"},
    {"coscup2024_session.json", IMPORT_OPASS, 331, 28, 2, 0, 0, 0, 0, "+08:00"},
    {"voc_hub-schedule2.json", IMPORT_SCHEDULE_V2, 2, 2, 1, 0, 0, 0, 0, "Europe/Berlin"},
    {"voc_frab-camp2019.json", IMPORT_FRAB_JSON, 79, 2, 5, 0, 0, 0, 0, "Europe/Berlin"},
    {"voc_pretalx-democon.json", IMPORT_FRAB_JSON, 36, 2, 3, 0, 0, 0, 0, "+01:00"},
};

/* Those of the Indico importers have their numbers in their own tests. */
static const char *const also_supported[] = {
    "indicodocs_timetable.json",
    "indiconet_cern-304944.json",
    "indiconet_cern-342881.json",
    "indiconet_cern-374641-split-sessions.json",
    "indiconet_cern-447173-subtalks.json",
    "indiconet_cern-457274-empty.json",
    "voctosched_indico.json",
    "../seed/lpc-2024-report-of-contributions.txt",
};

static const struct {
    const char *file, *says;
} refused[] = {
    {"europython2014_schedule.xml", "EuroPython's own"},
    {"indiconet_cern-nopermission-response.json", "private, unpublished or unknown event"},
    {"pretalx_schema_fixture.json", "JSON Schema"},
};

static bool test_supported(void)
{
    struct imported imported;
    char path[200];
    for (size_t i = 0; i < sizeof supported / sizeof supported[0]; i++) {
        check_row(supported[i].file);
        snprintf(path, sizeof path, REAL "%s", supported[i].file);
        if (!import_file(&imported, path))
            return false;
        const struct program *program = imported.program;
        unsigned parts = 0, cancelled = 0;
        for (uint32_t j = 0; j < program->session_count; j++) {
            parts += program->sessions[j].part_of != PROGRAM_NONE;
            cancelled += program->sessions[j].cancelled;
        }
        CHECK_INT(imported.format, supported[i].format);
        CHECK_INT(program->session_count, supported[i].sessions);
        CHECK_INT(count_used_rooms(program), supported[i].rooms);
        CHECK_INT(count_days(program), supported[i].days);
        CHECK_INT(count_kind(program, SESSION_BLOCK), supported[i].blocks);
        CHECK_INT(parts, supported[i].parts);
        CHECK_INT(count_kind(program, SESSION_BREAK), supported[i].breaks);
        CHECK_INT(cancelled, supported[i].cancelled);
        CHECK_STR(program->zone.name, supported[i].zone);
        check_round_trip(&imported);
        imported_finish(&imported);
    }
    for (size_t i = 0; i < sizeof also_supported / sizeof also_supported[0]; i++) {
        check_row(also_supported[i]);
        snprintf(path, sizeof path, REAL "%s", also_supported[i]);
        if (!import_file(&imported, path))
            return false;
        CHECK_INT(count_issues(&imported, "no-sessions"), imported.program->session_count == 0);
        check_round_trip(&imported);
        imported_finish(&imported);
    }
    return true;
}

/* Sessionize's are in a folder of their own. */
static const struct {
    const char *file;
    unsigned sessions, rooms;
} sessionize[] = {{"sessionize_gab2021.json", 37, 5}, {"sessionize_gab2025.json", 13, 3}};

static bool test_sessionize(void)
{
    for (size_t i = 0; i < sizeof sessionize / sizeof sessionize[0]; i++) {
        struct imported imported;
        char path[200];
        check_row(sessionize[i].file);
        snprintf(path, sizeof path, MORE "%s", sessionize[i].file);
        if (!import_file(&imported, path))
            return false;
        CHECK_INT(imported.format, IMPORT_SESSIONIZE);
        CHECK_INT(imported.program->session_count, sessionize[i].sessions);
        CHECK_INT(count_used_rooms(imported.program), sessionize[i].rooms);
        CHECK_INT(count_days(imported.program), 1);
        check_round_trip(&imported);
        imported_finish(&imported);
    }
    return true;
}

static bool test_refused(void)
{
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        char path[200];
        size_t size;
        struct imported imported;
        check_row(refused[i].file);
        snprintf(path, sizeof path, REAL "%s", refused[i].file);
        char *bytes = read_whole(path, &size);
        if (!bytes) {
            printf("missing: %s\n", path);
            return false;
        }
        import_bytes(&imported, bytes, size, NULL, NULL);
        CHECK(!imported.program);
        CHECK_INT(imported.err.code, ERR_FORMAT);
        if (!CHECK(strstr(imported.err.text, refused[i].says) != NULL))
            printf("it says: %s\n", imported.err.text);
        imported_finish(&imported);
        free(bytes);
    }
    return true;
}

/* ---- own files ---- */

static char *to_utf16(const char *text, size_t size, bool little, size_t *ret_size)
{
    char *wide = malloc(size * 2 + 2);
    size_t length = 0;
    const char *bom = little ? "\xFF\xFE" : "\xFE\xFF";
    wide[length++] = bom[0];
    wide[length++] = bom[1];
    for (size_t i = 0; i < size; i++) {
        wide[length++] = little ? text[i] : '\0';
        wide[length++] = little ? '\0' : text[i];
    }
    *ret_size = length;
    return wide;
}

static void test_encodings(void)
{
    static const char text[] =
        "{\"schedule\":{\"conference\":{\"title\":\"M\",\"time_zone_name\":\"UTC\",\"days\":[{\"rooms\":"
        "{\"A\":[{\"id\":1,\"title\":\"x\",\"date\":\"2027-06-11T10:00:00Z\",\"duration\":\"1:00\"}]}}]}}}";
    static const char xml[] =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><schedule><conference><title>M</title></conference>"
        "<day date=\"2027-06-11\"><room name=\"A\"><event id=\"1\"><start>10:00</start>"
        "<duration>1:00</duration><title>x</title></event></room></day></schedule>";
    for (int kind = 0; kind < 6; kind++) {
        const char *plain = kind < 3 ? text : xml;
        size_t size = strlen(plain), wide_size;
        char *bytes = to_utf16(plain, size, kind % 3 == 0, &wide_size);
        if (kind % 3 == 2) {
            wide_size = (size_t)sprintf(bytes, "\xEF\xBB\xBF%s", plain);
        }
        struct imported imported;
        check_row(kind % 3 == 0 ? "UTF-16LE" : kind % 3 == 1 ? "UTF-16BE" : "UTF-8 with BOM");
        import_bytes(&imported, bytes, wide_size, NULL, NULL);
        if (CHECK(imported.program != NULL))
            CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-11T10:00:00+00:00 - 11:00:00 in a: x");
        else
            printf("%s\n", imported.err.text);
        imported_finish(&imported);
        free(bytes);
    }
}

/* Every prefix, and every byte changed: refused or read, never more than that. */
static void test_hostile(const char *path)
{
    size_t size;
    char *bytes = read_whole(path, &size);
    check_row(path);
    if (!CHECK(bytes != NULL))
        return;
    unsigned read = 0;
    for (size_t length = 0; length <= size; length++) {
        struct imported imported;
        import_bytes(&imported, bytes, length, NULL, NULL);
        CHECK((imported.program != NULL) == (imported.err.code == ERR_NONE));
        read += imported.program != NULL;
        imported_finish(&imported);
    }
    CHECK(read >= 1);
    for (size_t i = 0; i < size; i++) {
        static const char others[] = {'\0', '"', '<', '9', '\xC3'};
        char kept = bytes[i];
        bytes[i] = others[i % sizeof others];
        struct imported imported;
        import_bytes(&imported, bytes, size, NULL, NULL);
        CHECK((imported.program != NULL) == (imported.err.code == ERR_NONE));
        imported_finish(&imported);
        bytes[i] = kept;
    }
    free(bytes);
}

static void test_rules(void)
{
    struct imported imported;
    check_row("empty file");
    import_bytes(&imported, "", 0, NULL, NULL);
    CHECK_INT(imported.err.code, ERR_FORMAT);
    CHECK_INT(imported.format, IMPORT_FORMAT_COUNT);
    imported_finish(&imported);

    check_row("too large");
    char *bytes = calloc(1, LIMIT_FILE_BYTES + 1);
    import_bytes(&imported, bytes, LIMIT_FILE_BYTES + 1, NULL, NULL);
    CHECK_INT(imported.err.code, ERR_LIMIT);
    imported_finish(&imported);
    free(bytes);

    check_row("the format is known when the file is wrong");
    import_bytes(&imported, "<schedule><conference>", 22, NULL, NULL);
    CHECK_INT(imported.err.code, ERR_SYNTAX);
    CHECK_INT(imported.format, IMPORT_FRAB_XML);
    imported_finish(&imported);

    static const char text[] = "<schedule><conference/><day date='2027-06-11'><room name='A'><event id='1'>"
                               "<start>10:00</start><duration>1:00</duration><title>x</title></event></room>"
                               "</day></schedule>";
    check_row("--timezone");
    import_bytes(&imported, text, strlen(text), "Europe/Vienna", NULL);
    if (CHECK(imported.program != NULL))
        CHECK_STR(line_of(&imported, "1"), "1 talk 2027-06-11T10:00:00+02:00 - 11:00:00 in a: x");
    imported_finish(&imported);

    check_row("a length of days, published");
    static const char days[] =
        "<schedule><conference><time_zone_name>Europe/Vienna</time_zone_name></conference>"
        "<day date='2027-06-11'><room name='A'><event id='1'><start>10:00</start>"
        "<duration>60:00</duration><title>x</title></event></room></day></schedule>";
    import_bytes(&imported, days, strlen(days), NULL, NULL);
    CHECK_INT(count_issues(&imported, "long-sessions"), 1);
    imported_finish(&imported);
    check_row("a length of days, of our own");
    static const char own_days[] =
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"Europe/Vienna\"}, "
        "\"sessions\": [{\"id\": \"1\", \"title\": \"x\", \"start\": \"2027-06-11T10:00:00+02:00\", "
        "\"duration\": \"PT60H\"}]}";
    import_bytes(&imported, own_days, strlen(own_days), NULL, NULL);
    CHECK_INT(count_issues(&imported, "long-sessions"), 1);
    imported_finish(&imported);

    check_row("--timezone against a native program");
    static const char native[] =
        "{\"format\": \"nownext-program/1\", \"event\": {\"title\": \"E\", \"timezone\": \"Europe/Vienna\"}, "
        "\"sessions\": [{\"id\": \"1\", \"title\": \"x\", \"start\": \"2027-06-11T10:00:00+02:00\", "
        "\"duration\": "
        "\"PT1H\"}]}";
    import_bytes(&imported, native, strlen(native), "Asia/Tokyo", NULL);
    if (CHECK(imported.program != NULL))
        CHECK_STR(imported.program->zone.name, "Europe/Vienna");
    CHECK_INT(count_issues(&imported, "zone"), 1);
    imported_finish(&imported);
    import_bytes(&imported, native, strlen(native), "berlin", NULL);
    CHECK_INT(count_issues(&imported, "zone"), 0);
    imported_finish(&imported);

    static const struct {
        const char *title, *file_name, *expected;
    } titles[] = {
        {"Given", "a/b.json", "Given"},
        {NULL, "a/My Conf 2027.json", "My Conf 2027"},
        {"", "b", "b"},
        {NULL, ".json", ".json"},
        {NULL, "./a.b/c.d.json", "c.d"},
        {NULL, NULL, ""},
        {" \t", "folder/\xE4\xB8\xAD.json", "\xE4\xB8\xAD"},
    };
    for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
        check_row(titles[i].expected);
        import_named(&imported, text, strlen(text), titles[i].title, titles[i].file_name);
        if (CHECK(imported.program != NULL))
            CHECK_STR(label_text(imported.program->event.title, ""), titles[i].expected);
        CHECK_INT(count_issues(&imported, "no-title"),
                  !titles[i].title || titles[i].title[0] < '0' ? titles[i].file_name != NULL : 0);
        imported_finish(&imported);
    }
    check_row("a title of the file's own");
    static const char titled[] = "<schedule><conference><title>Own</title></conference></schedule>";
    import_named(&imported, titled, strlen(titled), "Given", "a.xml");
    if (CHECK(imported.program != NULL))
        CHECK_STR(label_text(imported.program->event.title, ""), "Own");
    imported_finish(&imported);

    check_row("names");
    for (int format = 0; format < IMPORT_FORMAT_COUNT; format++)
        CHECK(strlen(import_format_name((enum import_format)format)) > 0);
}

static void test_own_round_trips(void)
{
    static const char *const files[] = {
        OWN "frab-small.json",          OWN "frab-small.xml",      OWN "pentabarf-small.xml",
        OWN "ical-small.ics",           OWN "ical-folded.ics",     OWN "ical-indico.ics",
        OWN "ical-shared-uid.ics",      OWN "sessionize-all.json", OWN "sessionize-grid.json",
        OWN "pretalx-widget.json",      OWN "opass.json",          OWN "schedule-v2.json",
        OWN "sessionize-sessions.json",
    };
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct imported imported;
        check_row(files[i]);
        if (import_file(&imported, files[i]))
            check_round_trip(&imported);
        imported_finish(&imported);
    }
}

int main(void)
{
    test_rules();
    test_encodings();
    test_own_round_trips();
    test_hostile(OWN "frab-small.json");
    test_hostile(OWN "frab-small.xml");
    test_hostile(OWN "pentabarf-small.xml");
    test_hostile(OWN "ical-small.ics");
    test_hostile(OWN "sessionize-all.json");
    test_hostile(OWN "sessionize-grid.json");
    test_hostile(OWN "pretalx-widget.json");
    test_hostile(OWN "opass.json");
    test_hostile(OWN "schedule-v2.json");
    bool all_there = test_supported() && test_sessionize() && test_refused();
    int failed = check_done();
    return failed || all_there ? failed : CHECK_SKIPPED;
}
