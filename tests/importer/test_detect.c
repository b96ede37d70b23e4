#include "base/arena.h"
#include "check.h"
#include "importer/formats.h"

static const struct {
    const char *text;
    int format;       /* -1: refused */
    const char *says; /* of the sentence */
} rows[] = {
    /* JSON */
    {"{\"format\": \"nownext-program/1\", \"event\": {}}", IMPORT_NATIVE, NULL},
    {"{\"schedule\": {\"conference\": {\"days\": []}}}", IMPORT_FRAB_JSON, NULL},
    {" \n{\"$schema\": \"x\", \"schedule\": {\"conference\": {\"days\": [{\"rooms\": {}}]}}}",
     IMPORT_FRAB_JSON, NULL},
    {"{\"count\": 1, \"results\": [{\"startDate\": {}}]}", IMPORT_INDICO_EVENT, NULL},
    {"{\"_type\": \"HTTPAPIResult\", \"results\": [{}]}", IMPORT_INDICO_EVENT, NULL},
    {"{\"count\": 1, \"results\": {\"7\": {}}}", IMPORT_INDICO_TIMETABLE, NULL},
    {"{\"count\": 0, \"results\": [], \"_type\": \"HTTPAPIResult\"}", -1,
     "private, unpublished or unknown event"},
    {"{\"count\": 0, \"results\": {}}", -1, "private, unpublished or unknown event"},
    {"{\"count\": 1, \"results\": [{\"x\": 1}]}", -1, "not those of an Indico export"},
    {"{\"count\": 1, \"next\": null, \"previous\": null, \"results\": [{}]}", -1,
     "pretalx's programming interface"},
    {"{\"$schema\": \"http://json-schema.org/draft-06/schema#\", \"properties\": {\"schedule\": {}}}", -1,
     "a JSON Schema"},
    {"{\"definitions\": {}, \"properties\": {}}", -1, "a JSON Schema"},
    {"{\"schedule\": {\"conference\": {\"days\": []}, \"events\": []}}", IMPORT_SCHEDULE_V2, NULL},
    {"{\"schedule\": {\"events\": []}}", IMPORT_SCHEDULE_V2, NULL},
    {"{\"schedule\": {\"days\": []}}", -1, "no conference.days"},
    {"{\"talks\": [], \"rooms\": [], \"timezone\": \"UTC\"}", IMPORT_PRETALX_WIDGET, NULL},
    {"{\"sessions\": [], \"rooms\": [], \"session_types\": []}", IMPORT_OPASS, NULL},
    {"{\"sessions\": [], \"speakers\": null, \"rooms\": [], \"categories\": []}", IMPORT_SESSIONIZE, NULL},
    {"[{\"groupId\": 1, \"sessions\": []}]", IMPORT_SESSIONIZE, NULL},
    {"[{\"date\": \"x\", \"rooms\": [], \"timeSlots\": []}]", IMPORT_SESSIONIZE, NULL},
    {"[{\"id\": \"a\", \"fullName\": \"A\", \"tagLine\": \"\", \"sessions\": []}]", -1, "view/Speakers"},
    {"[{\"id\": \"a\", \"fullName\": \"A\", \"tagLine\": \"\"}]", -1, "view/SpeakerWall"},
    {"{\"timetable\": []}", -1, "fortee"},
    {"{\"slots\": [{\"fromTimeMillis\": 1}]}", -1, "Devoxx"},
    {"[{\"start_date\": \"x\", \"venue\": \"y\"}]", -1, ".frab file"},
    {"[{\"event_key\": \"x\", \"event_start\": \"y\"}]", -1, "all.ics"},
    {"{\"type\": \"FeatureCollection\", \"features\": []}", -1, "GeoJSON"},
    {"{\"@context\": \"https://schema.org\", \"@type\": \"Event\"}", -1, "schema.org"},
    {"{\"format\": \"nownext-display/1\"}", -1, "display configuration"},
    {"{\"format\": \"nownext-live/1\"}", -1, "live data (live.json), not"},
    {"{\"format\": \"nownext-signed/1\"}", -1, "this is signed nownext live data (live.json), not"},
    {"{\"format\": \"nownext-changes/1\"}", -1, "(changes.json), not"},
    {"{\"format\": \"nownext-menu/1\"}", -1, "nownext-menu/1"},
    {"{\"message\": \"Access denied\"}", -1, "\"Access denied\""},
    {"{\"detail\": \"Not found.\"}", -1, "\"Not found.\""},
    {"{\"a\": 1, \"b\": 2}", -1, "its members are \"a\", \"b\""},
    {"{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4, \"e\": 5, \"f\": 6}", -1, "\"e\", ..."},
    {"{}", -1, "without anything"},
    {"[]", -1, "without anything"},
    {"[1, 2]", -1, "a JSON list"},
    {"[[{}]]", -1, "a JSON list"},
    /* XML */
    {"<schedule><conference/></schedule>", IMPORT_FRAB_XML, NULL},
    {"<?xml version=\"1.0\"?>\n<!-- <x> -->\n<!DOCTYPE schedule>\n<schedule a=\"b\">\n<conference>",
     IMPORT_FRAB_XML, NULL},
    {"<schedule><day><entry id=\"1\"/></day></schedule>", -1, "EuroPython"},
    {"<schedule/>", -1, "no <conference>"},
    {"<schedules><conference/></schedules>", -1, "<schedules>"},
    {"<rss version=\"2.0\"><channel/></rss>", -1, "<rss>"},
    {"<!DOCTYPE html>\n<title>Log in</title>", -1, "a web page"},
    {"<HTML><body>", -1, "a web page"},
    {"<?xml version=\"1.0\"?><html xmlns=\"x\"/>", -1, "a web page"},
    {"<iCalendar xmlns:xCal=\"x\"/>", -1, "(xCal), a format that is not read: take the schedule.json"},
    {"<?xml version=\"1.0\"?>", -1, "without any element"},
    {"<!-- never closed", -1, "without any element"},
    {"<", -1, "without any element"},
    /* text */
    {"\n\nReport of Contributions\n\nContribution ID: 3\n", IMPORT_INDICO_REPORT, NULL},
    {"\fContribution ID: 3\n", IMPORT_INDICO_REPORT, NULL},
    {"our Contribution ID: 3\n", -1, "plain text"},
    {"\r\nBEGIN:VCALENDAR\n", IMPORT_ICALENDAR, NULL},
    {"  begin:vcalendar\n", IMPORT_ICALENDAR, NULL},
    {"<!-- v2.9 -->\nBEGIN:VCALENDAR\n", IMPORT_ICALENDAR, NULL},
    {"<!--\r\n-->\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\n", IMPORT_ICALENDAR, NULL},
    {"<schedule><conference>\n x BEGIN:VCALENDAR", IMPORT_FRAB_XML, NULL},
    {"our BEGIN:VCALENDAR\n", -1, "plain text"},
    {"// fetched from Indico\nread({\"count\": 1});", -1, "JSONP"},
    {"hello", -1, "plain text"},
    {" \n\t", -1, "blanks only"},
};

static const struct {
    const char *bytes;
    size_t size;
    const char *says; /* NULL: not refused */
} first_bytes[] = {
    {"", 0, "an empty file"},
    {"\x89PNG\r\n\x1a\n", 8, "PNG"},
    {"PK\x03\x04x", 5, "zip"},
    {"\x1f\x8b\x08", 3, "gzip"},
    {"%PDF-1.4", 8, "PDF"},
    {"\xff\xd8\xff\xe0", 4, "JPEG"},
    {"GIF89a", 6, "GIF"},
    {"\x7f\x45LF", 4, "program"},
    {"SQLite format 3", 16, "SQLite"},
    {"BEGIN:VCALENDAR\r\n\xc3", 18, NULL},
    {"PK", 2, NULL},
    {"{", 1, NULL},
    {"BEGIN:VCARD", 11, NULL},
};

static void check_refused(bool ok, const struct err *err, const char *says)
{
    CHECK_INT(ok, says == NULL);
    if (!ok && says) {
        CHECK_INT(err->code, ERR_FORMAT);
        CHECK(strncmp(err->text, "this is ", 8) == 0);
        if (!CHECK(strstr(err->text, says) != NULL))
            printf("it says: %s\n", err->text);
    }
}

static void test_syntax(struct arena *arena)
{
    enum import_format format;
    const cJSON *top;
    struct err err = {.code = ERR_NONE};
    static const char text[] = "{\"schedule\":\n  {,}}";
    check_row("JSON that is none");
    CHECK(!import_detect(text, strlen(text), arena, &format, &top, &err));
    CHECK_INT(err.code, ERR_SYNTAX);
    CHECK_INT(err.line, 2);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].text);
        enum import_format format = IMPORT_FORMAT_COUNT;
        const cJSON *top = NULL;
        struct err err = {.code = ERR_NONE};
        bool ok = import_detect(rows[i].text, strlen(rows[i].text), &arena, &format, &top, &err);
        check_refused(ok, &err, rows[i].says);
        if (ok) {
            CHECK_INT(format, rows[i].format);
            CHECK_INT(top != NULL, rows[i].text[0] != '<' && format != IMPORT_NATIVE &&
                                       format != IMPORT_INDICO_REPORT && format != IMPORT_ICALENDAR);
        }
    }
    for (size_t i = 0; i < sizeof first_bytes / sizeof first_bytes[0]; i++) {
        check_row(first_bytes[i].says ? first_bytes[i].says : first_bytes[i].bytes);
        struct err err = {.code = ERR_NONE};
        check_refused(import_refuse_bytes(first_bytes[i].bytes, first_bytes[i].size, &err), &err,
                      first_bytes[i].says);
    }
    test_syntax(&arena);
    arena_finish(&arena);
    return check_done();
}
