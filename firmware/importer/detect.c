#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "calendar/calendar.h"
#include "importer/formats.h"
#include "json/read.h"
#include "json/tree.h"

/* For formats of events that publish nothing else. */
#define NOT_READ "a format that is not read, and those events publish no other: write a program.json from it"
#define SESSIONIZE_HINT                                                                                      \
    "which has no times: take view/All, or view/GridSmart for the breaks as well, of the same address"

static bool refuse(struct err *reterr, const char *what)
{
    return err_set(reterr, ERR_FORMAT, "this is %s", what);
}

/* ---- bytes ---- */

bool import_refuse_bytes(const char *bytes, size_t size, struct err *reterr)
{
    static const struct {
        const char *magic;
        size_t length;
        const char *what;
    } kinds[] = {
        {"\x89PNG", 4, "a PNG picture, not a schedule"},
        {"\xFF\xD8\xFF", 3, "a JPEG picture, not a schedule"},
        {"GIF8", 4, "a GIF picture, not a schedule"},
        {"PK\x03\x04", 4,
         "a zip archive (or an office document), not a schedule: unpack it and give the file within"},
        {"\x1F\x8B", 2, "a gzip archive: unpack it first"},
        {"%PDF", 4, "a PDF document; of Indico's Report of Contributions give the text (pdftotext makes it)"},
        {"\x7F\x45LF", 4, "a program for a computer, not a schedule"},
        {"SQLite format 3", 15, "an SQLite database, not a schedule"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (size >= kinds[i].length && memcmp(bytes, kinds[i].magic, kinds[i].length) == 0)
            return refuse(reterr, kinds[i].what);
    }
    return size ? true : refuse(reterr, "an empty file");
}

/* ---- XML ---- */

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

static const char *skip_blanks(const char *text)
{
    return text + strspn(text, " \t\r\n");
}

/* The outermost element's '<', past declaration, comments and document type; the text's end if there is
 * none. */
static const char *find_root(const char *text)
{
    for (;;) {
        text = skip_blanks(text);
        const char *end = NULL;
        if (starts_with(text, "<!--"))
            end = strstr(text, "-->");
        else if (starts_with(text, "<?") || starts_with(text, "<!"))
            end = text[strcspn(text, "[>")] == '[' ? strstr(text, "]>") : strchr(text, '>');
        else
            return text;
        if (!end)
            return text + strlen(text);
        text = strchr(end, '>') + 1;
    }
}

/* Whether an element of this name is opened anywhere. */
static bool has_element(const char *text, const char *name)
{
    size_t length = strlen(name);
    for (; (text = strchr(text, '<')); text++) {
        if (strncmp(text + 1, name, length) == 0 && strchr(" \t\r\n/>", text[length + 1]) && text[length + 1])
            return true;
    }
    return false;
}

/* A name of theirs, short enough for a sentence. */
static const char *shorten(struct arena *scratch, const char *text, size_t length)
{
    const char *copy = str_clean(scratch, arena_copy_n(scratch, text, length));
    return arena_copy_n(scratch, copy, str_cut(copy, 60));
}

static bool detect_xml(const char *text, struct arena *scratch, enum import_format *ret, struct err *reterr)
{
    const char *root = find_root(text);
    size_t length = root[0] == '<' ? strcspn(root + 1, " \t\r\n/>") : 0;
    const char *name = shorten(scratch, root + 1, length);
    if (ascii_starts(text, "<!doctype html") || ascii_starts(name, "html"))
        return refuse(
            reterr,
            "a web page (HTML), not a schedule: perhaps a login or error page came in place of the file");
    if (!length)
        return refuse(reterr, "XML without any element, not a schedule");
    if (ascii_starts(name, "icalendar"))
        return refuse(reterr, "iCalendar as XML (xCal), a format that is not read: take the schedule.json or "
                              "schedule.xml that is published beside it");
    if (strcmp(name, "schedule") != 0)
        return err_set(reterr, ERR_FORMAT, "this is XML, but not a schedule: its outermost element is <%s>",
                       name);
    if (has_element(root, "conference")) {
        *ret = IMPORT_FRAB_XML;
        return true;
    }
    if (has_element(root, "entry"))
        return refuse(
            reterr,
            "EuroPython's own schedule XML (its sessions are <entry> elements), not Pentabarf or frab XML");
    return refuse(reterr,
                  "XML with a <schedule> but no <conference> in it, so neither Pentabarf nor frab XML");
}

/* ---- JSON ---- */

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static const char *text_of(const cJSON *object, const char *name)
{
    const cJSON *item = member(object, name);
    return cJSON_IsString(item) ? item->valuestring : "";
}

static bool has_all(const cJSON *object, const char *const *names)
{
    for (size_t i = 0; names[i]; i++) {
        if (!member(object, names[i]))
            return false;
    }
    return true;
}

/* What a JSON value is that is no schedule we read: the first row of which all members are there. */
static const struct shape {
    const char *members[5];
    const char *what;
} object_shapes[] = {
    {{"$schema", "properties"}, "a JSON Schema: the description of a schedule's form, not a schedule"},
    {{"definitions", "properties"}, "a JSON Schema: the description of a schedule's form, not a schedule"},
    {{"count", "next", "previous", "results"},
     "a page of pretalx's programming interface (REST), not its schedule: take schedule.json "
     "under /schedule/export/ of the event"},
    {{"type", "features"}, "GeoJSON (a map), not a schedule"},
    {{"type", "geometry"}, "GeoJSON (a map), not a schedule"},
    {{"@context", "@type"},
     "a schema.org description (JSON-LD), which tells of the event as a whole but not of its sessions"},
    {{"jsonrpc"}, "an answer of a JSON-RPC server, not a schedule"},
};
static const struct shape item_shapes[] = {
    {{"start_date", "venue"},
     "an EMF schedule (Electromagnetic Field), a format that is not read: take the event's "
     ".frab file in its place"},
    {{"event_key", "event_start"},
     "a sched session export, a format that is not read: take all.ics of the event's page in its place"},
    {{"fullName", "sessions"}, "Sessionize's list of speakers (view/Speakers), " SESSIONIZE_HINT},
    {{"fullName", "tagLine"}, "Sessionize's list of speakers (view/SpeakerWall), " SESSIONIZE_HINT},
};

/* What is read: the first row of which all members are there. */
static const struct format_shape {
    const char *members[5];
    enum import_format format;
} object_formats[] =
    {
        {{"talks", "rooms", "timezone"}, IMPORT_PRETALX_WIDGET},
        {{"sessions", "rooms", "session_types"}, IMPORT_OPASS},
        {{"sessions", "speakers", "rooms", "categories"}, IMPORT_SESSIONIZE},
},
  item_formats[] = {
      {{"date", "rooms", "timeSlots"}, IMPORT_SESSIONIZE},
      {{"groupId", "sessions"}, IMPORT_SESSIONIZE},
};

static bool find_format(const cJSON *object, const struct format_shape *shapes, size_t count,
                        enum import_format *ret)
{
    for (size_t i = 0; i < count; i++) {
        if (has_all(object, shapes[i].members)) {
            *ret = shapes[i].format;
            return true;
        }
    }
    return false;
}

static bool refuse_shape(const cJSON *object, const struct shape *shapes, size_t count, struct err *reterr)
{
    for (size_t i = 0; i < count; i++) {
        if (has_all(object, shapes[i].members))
            return refuse(reterr, shapes[i].what);
    }
    return true;
}

static bool detect_schedule(const cJSON *schedule, enum import_format *ret, struct err *reterr)
{
    const cJSON *days = member(member(schedule, "conference"), "days");
    /* Version 2 keeps conference.days, but without events in them. */
    if (cJSON_IsArray(member(schedule, "events"))) {
        *ret = IMPORT_SCHEDULE_V2;
        return true;
    }
    if (cJSON_IsArray(days)) {
        *ret = IMPORT_FRAB_JSON;
        return true;
    }
    return refuse(reterr,
                  "JSON with a \"schedule\" that holds no conference.days, so not a frab schedule.json");
}

/* Indico's answers have "results": a list of events, or an object with the timetable of each. */
static bool detect_indico(const cJSON *top, const cJSON *results, enum import_format *ret, struct err *reterr)
{
    if (!results->child)
        return refuse(
            reterr, "Indico's answer for a private, unpublished or unknown event: it holds no event; ask the "
                    "organisers for a key, or check the event's number");
    *ret = cJSON_IsArray(results) ? IMPORT_INDICO_EVENT : IMPORT_INDICO_TIMETABLE;
    const cJSON *first = results->child;
    bool indico = strcmp(text_of(top, "_type"), "HTTPAPIResult") == 0 ||
                  (cJSON_IsObject(first) && (*ret == IMPORT_INDICO_TIMETABLE || member(first, "startDate")));
    return indico ? true : refuse(reterr, "JSON with \"results\", but not those of an Indico export");
}

static bool refuse_unknown_json(const cJSON *top, struct arena *scratch, struct err *reterr)
{
    if (!cJSON_IsObject(top) && !cJSON_IsArray(top))
        return refuse(reterr, "a single JSON value, not a schedule");
    if (!top->child)
        return refuse(reterr, "JSON without anything in it, not a schedule");
    if (cJSON_IsArray(top))
        return refuse(reterr, "a JSON list, but not of a schedule format that is known");
    struct str_builder names = {.arena = scratch};
    unsigned count = 0;
    for (const cJSON *item = top->child; item && count < 5; item = item->next)
        str_addf(&names, "%s\"%s\"", count++ ? ", " : "",
                 shorten(scratch, item->string, strlen(item->string)));
    return err_set(reterr, ERR_FORMAT,
                   "this is JSON, but not a schedule format that is known: its members are %s%s", names.text,
                   count == 5 ? ", ..." : "");
}

static bool detect_json(const cJSON *top, struct arena *scratch, enum import_format *ret, struct err *reterr)
{
    const char *format = text_of(top, "format");
    if (starts_with(format, "nownext-display/"))
        return refuse(reterr, "a nownext display configuration (display.json), not a program");
    if (starts_with(format, "nownext-live/"))
        return refuse(reterr, "nownext live data (live.json), not a program");
    if (starts_with(format, "nownext-signed/"))
        return refuse(reterr, "signed nownext live data (live.json), not a program");
    if (starts_with(format, "nownext-changes/"))
        return refuse(reterr, "nownext's list of what a feed has changed (changes.json), not a program");
    if (starts_with(format, "nownext-"))
        return err_set(reterr, ERR_FORMAT, "this is a nownext file of the format \"%s\", not a program",
                       shorten(scratch, format, strlen(format)));
    if (cJSON_IsArray(top) && top->child) {
        if (find_format(top->child, item_formats, sizeof item_formats / sizeof item_formats[0], ret))
            return true;
        if (!refuse_shape(top->child, item_shapes, sizeof item_shapes / sizeof item_shapes[0], reterr))
            return false;
        return refuse_unknown_json(top, scratch, reterr);
    }
    if (find_format(top, object_formats, sizeof object_formats / sizeof object_formats[0], ret))
        return true;
    if (!refuse_shape(top, object_shapes, sizeof object_shapes / sizeof object_shapes[0], reterr))
        return false;
    if (cJSON_IsObject(member(top, "schedule")))
        return detect_schedule(member(top, "schedule"), ret, reterr);
    const cJSON *results = member(top, "results"), *slots = member(top, "slots");
    bool indico = strcmp(text_of(top, "_type"), "HTTPAPIResult") == 0 || member(top, "count");
    if (indico && (cJSON_IsArray(results) || cJSON_IsObject(results)))
        return detect_indico(top, results, ret, reterr);
    if (cJSON_IsArray(member(top, "timetable")))
        return refuse(reterr, "a fortee timetable (iOSDC, ...), " NOT_READ);
    if (cJSON_IsArray(slots) && member(slots->child, "fromTimeMillis"))
        return refuse(reterr, "a Devoxx schedule, " NOT_READ);
    if (cJSON_IsString(member(top, "message")) || cJSON_IsString(member(top, "detail"))) {
        const char *said = member(top, "message") ? text_of(top, "message") : text_of(top, "detail");
        return err_set(reterr, ERR_FORMAT, "this is a server's answer, not a schedule; it says \"%s\"",
                       shorten(scratch, said, strlen(said)));
    }
    return refuse_unknown_json(top, scratch, reterr);
}

/* ---- all ---- */

/* Whether a line begins with this, at most blanks before it. */
static bool has_line(const char *text, const char *start)
{
    for (const char *p = text; (p = strstr(p, start)); p++) {
        const char *before = p;
        while (before > text && (before[-1] == ' ' || before[-1] == '\t' || before[-1] == '\f'))
            before--;
        if (before == text || before[-1] == '\n' || before[-1] == '\r')
            return true;
    }
    return false;
}

bool import_detect(const char *text, size_t size, struct arena *scratch, enum import_format *ret,
                   const cJSON **ret_top, struct err *reterr)
{
    *ret_top = NULL;
    const char *start = skip_blanks(text);
    if (!*start)
        return refuse(reterr, "a file of blanks only");
    /* Before XML: an iCalendar with an HTML comment before it is published, too. */
    if (*start != '{' && *start != '[' && import_begins_calendar(text, size)) {
        *ret = IMPORT_ICALENDAR;
        return true;
    }
    if (*start == '<')
        return detect_xml(start, scratch, ret, reterr);
    if (*start == '{' || *start == '[') {
        if (json_names_format(text, size, "nownext-program/")) {
            *ret = IMPORT_NATIVE;
            return true;
        }
        return json_parse(text, size, JSON_FOREIGN, scratch, ret_top, reterr) &&
               detect_json(*ret_top, scratch, ret, reterr);
    }
    if (starts_with(start, "// fetched from Indico") || starts_with(start, "read({"))
        return refuse(reterr, "an Indico export wrapped as a script (JSONP): ask for the .json form");
    if (has_line(start, "Contribution ID:")) {
        *ret = IMPORT_INDICO_REPORT;
        return true;
    }
    return refuse(reterr, "plain text, but neither JSON, XML nor Indico's Report of Contributions");
}
