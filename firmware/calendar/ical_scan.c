/*
 * The pre-scan of a calendar. libical keeps all that it is given, and 2 MiB of bare properties cost it 111
 * MB; so it gets one component at a time, with only those properties that are read, and these within limits.
 */
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "calendar/ical.h"

enum {
    NEAR_TOP = 4096,     /* bytes in which a calendar has to begin */
    PARAMETER_MAX = 512, /* bytes of one value */
};

/* ---- lines ---- */

/* Blanks before it only where nothing else is: elsewhere they would make it a part of the line before. */
static bool is_line_begin(const char *bytes, size_t at)
{
    size_t blanks = at;
    while (blanks > 0 && strchr(" \t\r\n\f", bytes[blanks - 1]))
        blanks--;
    /* The end of a byte order mark begins a line as well. */
    return blanks == 0 || bytes[at - 1] == '\n' || bytes[at - 1] == '\r' || bytes[at - 1] == '\xBF';
}

/* Whether the `length` bytes are this word, in any case. */
static bool is_word(const char *text, size_t length, const char *word)
{
    return ascii_same(text, length, word, strlen(word));
}

bool import_begins_calendar(const char *bytes, size_t size)
{
    static const char begin[] = "BEGIN:VCALENDAR";
    size_t length = sizeof begin - 1;
    for (size_t at = 0; at + length <= size && at < NEAR_TOP; at++) {
        if (is_word(bytes + at, length, begin) && is_line_begin(bytes, at))
            return true;
    }
    return false;
}

static bool is_folded(const char *bytes, size_t size)
{
    if (memchr(bytes, '\r', size))
        return true;
    for (const char *p = bytes, *end = bytes + size; (p = memchr(p, '\n', (size_t)(end - p)));) {
        if (++p < end && (*p == ' ' || *p == '\t'))
            return true;
    }
    return false;
}

const char *import_unfold(const char *bytes, size_t size, struct arena *scratch, size_t *ret_size)
{
    *ret_size = size;
    if (!is_folded(bytes, size))
        return bytes;
    /* A file of which all line ends are bare carriage returns has no other. */
    char end = memchr(bytes, '\n', size) ? '\n' : '\r';
    char *text = arena_alloc(scratch, size + 1);
    size_t length = 0, folds = 0;
    for (size_t at = 0; at < size;) {
        size_t stop = at;
        while (stop < size && bytes[stop] != end)
            stop++;
        size_t next = stop + (stop < size), last = stop;
        while (end == '\n' && last > at && bytes[last - 1] == '\r')
            last--;
        memcpy(text + length, bytes + at, last - at);
        length += last - at;
        if (next < size && (bytes[next] == ' ' || bytes[next] == '\t')) {
            folds++;
            at = next + 1;
            continue;
        }
        /* Empty lines stand for those that were joined, so that the numbers of lines stay right. */
        for (folds += stop < size; folds; folds--)
            text[length++] = '\n';
        at = next;
    }
    text[length] = '\0';
    *ret_size = length;
    return text;
}

/* ---- what is kept ---- */

struct kept {
    const char *name;
    unsigned most; /* of one component; those after are dropped */
    size_t limit;  /* bytes of the value; what is longer is cut */
    enum { TEXT, DATE, PERSON } kind;
    const char *as; /* the name that libical gets; NULL: the same */
};

static const struct kept kept_of_whole[] = {
    {"PRODID", 1, 1024, TEXT, NULL},
    {"NAME", 1, 4096, TEXT, NULL},
    {"SUMMARY", 1, 4096, TEXT, NULL},
    {"X-WR-CALNAME", 1, 4096, TEXT, NULL},
    {"X-WR-CALDESC", 1, 4096, TEXT, NULL},
    {"X-WR-TIMEZONE", 1, 256, TEXT, NULL},
    {"TZID", 1, 256, TEXT, NULL},
    {"TIMEZONE-ID", 1, 256, TEXT, "TZID"},
    {"VTIMEZONE", 1, 256, TEXT, "TZID"}, /* a component's name, as MOCA's property */
    {NULL, 0, 0, TEXT, NULL},
};
static const struct kept kept_of_event[] = {
    {"UID", 1, 1024, TEXT, NULL},
    {"SUMMARY", 1, 8192, TEXT, NULL},
    {"DESCRIPTION", 1, 2 * LIMIT_SUMMARY_BYTES, TEXT, NULL},
    {"LOCATION", 1, 4096, TEXT, NULL},
    {"CATEGORIES", 1, 4096, TEXT, NULL},
    {"URL", 1, 4096, TEXT, NULL},
    {"STATUS", 1, 64, TEXT, NULL},
    {"SEQUENCE", 1, 9, TEXT, NULL},
    {"DURATION", 1, 64, TEXT, NULL},
    {"DTSTART", 1, 64, DATE, NULL},
    {"DTEND", 1, 64, DATE, NULL},
    {"RECURRENCE-ID", 1, 64, DATE, NULL},
    /* Only that they are there is of interest. */
    {"RRULE", 1, 64, TEXT, "X-REPEATS"},
    {"RDATE", 1, 64, DATE, "X-REPEATS"},
    {"ORGANIZER", 1, 1024, PERSON, NULL},
    {"ATTENDEE", LIMIT_PEOPLE, 1024, PERSON, NULL},
    {NULL, 0, 0, TEXT, NULL},
};
static const struct kept kept_of_zone[] = {
    {"TZID", 1, 256, TEXT, NULL},
    {"X-LIC-LOCATION", 1, 256, TEXT, NULL},
    {NULL, 0, 0, TEXT, NULL},
};
static const struct kept kept_of_onset[] = {
    {"DTSTART", 1, 64, DATE, NULL},    {"TZOFFSETFROM", 1, 16, TEXT, NULL},
    {"TZOFFSETTO", 1, 16, TEXT, NULL}, {"RRULE", 1, 200, TEXT, NULL},
    {NULL, 0, 0, TEXT, NULL},
};

/* Of a component that is read. */
static const struct {
    const char *name;
    const struct kept *kept;
} parts[] = {
    [CALENDAR_WHOLE] = {"VCALENDAR", kept_of_whole},
    [CALENDAR_EVENT] = {"VEVENT", kept_of_event},
    [CALENDAR_ZONE] = {"VTIMEZONE", kept_of_zone},
};

enum { PART_COUNT = sizeof parts / sizeof *parts, KEPT_MAX = 20, ONSETS_MAX = 32 };

/* A component that is open. */
struct collected {
    struct str_builder text;
    unsigned line;
    unsigned counts[KEPT_MAX];
    bool is_open, in_onset; /* within a STANDARD or DAYLIGHT of a zone */
    unsigned onsets, onset_counts[KEPT_MAX];
};

struct scanning {
    const struct calendar_sink *sink;
    struct issue_list *issues;
    struct err *reterr;
    unsigned line;
    struct collected parts[PART_COUNT];
    unsigned skipped; /* how many components that are not read we are in */
};

/* ---- properties ---- */

/* The first one outside of quotes, else the first one at all; `end` if there is none. */
static const char *find_colon(const char *text, const char *end)
{
    bool quoted = false;
    for (const char *p = text; p < end; p++) {
        if (*p == '"')
            quoted = !quoted;
        else if (*p == ':' && !quoted)
            return p;
    }
    const char *first = memchr(text, ':', (size_t)(end - text));
    return first ? first : end;
}

/* The colon that ends the parameters. Dates hold none and addresses begin with "mailto:", which tells it
 * where a parameter holds colons without quotes ("TZID=(UTC+01:00) Rome"). */
static const char *find_value(const char *text, const char *end, const struct kept *kept)
{
    const char *colon = find_colon(text, end);
    for (const char *p = colon; p < end; p++) {
        if (*p != ':')
            continue;
        if (kept->kind == DATE || (kept->kind == PERSON && end - p > 7 && is_word(p + 1, 7, "MAILTO:")))
            colon = p;
    }
    return colon;
}

static void add_parameter(struct str_builder *out, const char *name, const char *value, size_t length)
{
    str_addf(out, ";%s=\"", name);
    length =
        length < PARAMETER_MAX ? length : str_cut(arena_copy_n(out->arena, value, length), PARAMETER_MAX);
    for (size_t i = 0; i < length; i++) {
        if (value[i] != '"' && (unsigned char)value[i] >= ' ')
            str_add_n(out, value + i, 1);
    }
    str_add(out, "\"");
}

/* Those of the parameters that are read, from the ';' at `p`. */
static void add_parameters(struct str_builder *out, const char *p, const char *end)
{
    static const char *const names[] = {"TZID", "CN", "CUTYPE", "VALUE"};
    while (p < end) {
        const char *name = ++p, *stop;
        while (p < end && *p != '=' && *p != ';')
            p++;
        size_t name_length = (size_t)(p - name);
        if (p < end && *p == '=')
            p++;
        bool quoted = false;
        for (stop = p; stop < end && (quoted || *stop != ';'); stop++)
            quoted = quoted != (*stop == '"');
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (is_word(name, name_length, names[i]) && stop > p)
                add_parameter(out, names[i], p, (size_t)(stop - p));
        }
        p = stop;
    }
}

/* How much of a value is kept: never half a character or half an escape. */
static size_t cut_value(const char *value, size_t length, size_t limit)
{
    if (length <= limit)
        return length;
    while (limit > 0 && ((unsigned char)value[limit] & 0xC0) == 0x80)
        limit--;
    size_t slashes = 0;
    while (slashes < limit && value[limit - 1 - slashes] == '\\')
        slashes++;
    return limit - slashes % 2;
}

static void keep_property(struct scanning *scanning, enum calendar_part part, const char *line,
                          const char *end)
{
    struct collected *into = &scanning->parts[part];
    const struct kept *table = into->in_onset ? kept_of_onset : parts[part].kept, *kept = table;
    unsigned *counts = into->in_onset ? into->onset_counts : into->counts;
    size_t name_length = 0;
    while (line + name_length < end && line[name_length] != ':' && line[name_length] != ';')
        name_length++;
    while (kept->name && !is_word(line, name_length, kept->name))
        kept++;
    size_t index = (size_t)(kept - table);
    if (!kept->name || counts[index] == kept->most)
        return;
    const char *name_end = line + name_length, *colon = find_value(name_end, end, kept);
    const char *value = colon < end ? colon + 1 : end;
    while (value < end && (*value == ' ' || *value == '\t'))
        value++;
    if (value == end)
        return;
    counts[index]++;
    str_add(&into->text, kept->as ? kept->as : kept->name);
    add_parameters(&into->text, name_end, colon);
    str_add(&into->text, ":");
    str_add_n(&into->text, value, cut_value(value, (size_t)(end - value), kept->limit));
    str_add(&into->text, "\r\n");
}

/* ---- components ---- */

static void begin_part(struct scanning *scanning, enum calendar_part part)
{
    struct collected *into = &scanning->parts[part];
    into->is_open = true;
    into->line = scanning->line;
    into->text.length = 0;
    into->onsets = 0;
    memset(into->counts, 0, sizeof into->counts);
    str_addf(&into->text, "BEGIN:%s\r\n", parts[part].name);
}

static bool is_onset(const char *name, size_t length)
{
    return is_word(name, length, "STANDARD") || is_word(name, length, "DAYLIGHT");
}

static void begin_onset(struct collected *zone)
{
    zone->in_onset = true;
    memset(zone->onset_counts, 0, sizeof zone->onset_counts);
    str_add(&zone->text, "BEGIN:STANDARD\r\n");
}

static void end_onset(struct collected *zone)
{
    if (zone->in_onset)
        str_add(&zone->text, "END:STANDARD\r\n");
    zone->in_onset = false;
}

static bool end_part(struct scanning *scanning, enum calendar_part part, bool well)
{
    struct collected *ended = &scanning->parts[part];
    scanning->skipped = 0;
    if (!ended->is_open)
        return true;
    ended->is_open = false;
    if (!well) {
        char where[24];
        snprintf(where, sizeof where, "line %u", ended->line);
        issue_add(scanning->issues, ISSUE_WARNING, "no-end", where,
                  "the %s that begins here is not ended by a line END:%s", parts[part].name,
                  parts[part].name);
    }
    end_onset(ended);
    str_addf(&ended->text, "END:%s\r\n", parts[part].name);
    return scanning->sink->component(scanning->sink->user, part, ended->text.text, ended->line,
                                     scanning->reterr);
}

/* A part ends what cannot stand around it. So a component without an end costs itself alone. */
static bool end_others(struct scanning *scanning, enum calendar_part begun)
{
    return end_part(scanning, CALENDAR_EVENT, false) && end_part(scanning, CALENDAR_ZONE, false) &&
           (begun != CALENDAR_WHOLE || end_part(scanning, CALENDAR_WHOLE, false));
}

/* The part of this name; PART_COUNT: one that is not read. */
static enum calendar_part part_named(const char *name, size_t length)
{
    unsigned part = 0;
    while (part < PART_COUNT && !is_word(name, length, parts[part].name))
        part++;
    return (enum calendar_part)part;
}

static bool scan_line(struct scanning *scanning, const char *line, const char *end)
{
    while (end > line && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    while (line < end && (*line == ' ' || *line == '\t' || *line == '\r'))
        line++;
    size_t length = (size_t)(end - line);
    if (length > 6 && is_word(line, 6, "BEGIN:")) {
        unsigned part = part_named(line + 6, length - 6);
        struct collected *zone = &scanning->parts[CALENDAR_ZONE];
        if (part == PART_COUNT) {
            bool is_read = zone->is_open && !zone->in_onset && !scanning->skipped &&
                           is_onset(line + 6, length - 6) && zone->onsets++ < ONSETS_MAX;
            if (is_read)
                begin_onset(zone);
            else
                scanning->skipped++;
            return true;
        }
        if (!end_others(scanning, part))
            return false;
        begin_part(scanning, part);
        return true;
    }
    if (length > 4 && is_word(line, 4, "END:")) {
        unsigned part = part_named(line + 4, length - 4);
        if (part == PART_COUNT) {
            if (!scanning->skipped && is_onset(line + 4, length - 4))
                end_onset(&scanning->parts[CALENDAR_ZONE]);
            scanning->skipped -= scanning->skipped > 0;
            return true;
        }
        return (part != CALENDAR_WHOLE || end_others(scanning, CALENDAR_EVENT)) &&
               end_part(scanning, part, true);
    }
    if (scanning->skipped)
        return true;
    for (unsigned part = PART_COUNT; part-- > 0;) {
        if (scanning->parts[part].is_open) {
            keep_property(scanning, part, line, end);
            break;
        }
    }
    return true;
}

bool ical_scan(const char *text, size_t size, const struct calendar_sink *sink, struct arena *scratch,
               struct issue_list *issues, struct err *reterr)
{
    struct scanning scanning = {.sink = sink, .issues = issues, .reterr = reterr};
    for (unsigned part = 0; part < PART_COUNT; part++)
        scanning.parts[part].text.arena = scratch;
    const char *end = text + size;
    for (const char *line = text; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        scanning.line++;
        if (!scan_line(&scanning, line, stop))
            return false;
        line = stop + 1;
    }
    const struct collected *whole = &scanning.parts[CALENDAR_WHOLE];
    return !whole->is_open ||
           err_set_line(
               reterr, ERR_SYNTAX, scanning.line, 0,
               "the calendar that begins in line %u has no END:VCALENDAR: the file is not there as a "
               "whole; load it again",
               whole->line);
}
