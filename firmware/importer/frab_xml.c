#include <expat.h>
#include <stdio.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "importer/frab.h"
#include "importer/formats.h"

#define DAY "schedule/day"
#define EVENT "schedule/day/room/event"

enum {
    DEPTH_MAX = 32,
    NAME_MAX_BYTES = 20, /* of an element that means something; longer ones are "?" in the path */
};

/* What is read, and where in the file it is. */
struct reading {
    struct frab frab;
    XML_Parser parser;
    struct err *reterr;
    bool failed;
    char path[DEPTH_MAX * (NAME_MAX_BYTES + 1)]; /* "schedule/day/room" */
    unsigned depth;
    unsigned field_depth;    /* of the element whose text is kept; 0: none */
    const char **field;      /* where it goes */
    struct str_builder text; /* of it so far */
    const char *value;       /* for elements that are more than a text: used at their end */
    const char *release, *day_date, *day_start, *day_end, *href, *color;
    uint32_t room, person_capacity, link_capacity;
    bool under_day; /* the event is not in a room's list */
    struct frab_event *event;
};

static void stop(struct reading *reading)
{
    reading->failed = true;
    XML_StopParser(reading->parser, XML_FALSE);
}

static void fail(struct reading *reading, enum err_code code, const char *text)
{
    err_set_line(reading->reterr, code, (unsigned)XML_GetCurrentLineNumber(reading->parser),
                 (unsigned)XML_GetCurrentColumnNumber(reading->parser) + 1, "%s", text);
    stop(reading);
}

static const char *attribute(struct reading *reading, const XML_Char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2) {
        if (strcmp(attributes[0], name) == 0)
            return arena_copy(reading->frab.import->scratch, attributes[1]);
    }
    return NULL;
}

static bool is_at(const struct reading *reading, const char *path)
{
    return strcmp(reading->path, path) == 0;
}

static bool is_track(const struct reading *reading)
{
    return is_at(reading, "schedule/tracks/track") || is_at(reading, "schedule/conference/track") ||
           is_at(reading, "schedule/conference/tracks/track");
}

/* Where the text of the element goes; NULL if it is not kept. */
static const char **find_field(struct reading *reading)
{
    struct frab *frab = &reading->frab;
    struct frab_event none = {.room = PROGRAM_NONE}, *event = reading->event ? reading->event : &none;
    const struct {
        const char *path;
        const char **field;
    } fields[] = {
        {EVENT "/date", &event->date},
        {EVENT "/start", &event->start},
        {EVENT "/end", &event->end},
        {EVENT "/duration", &event->duration},
        {EVENT "/title", &event->title},
        {EVENT "/subtitle", &event->subtitle},
        {EVENT "/abstract", &event->abstract},
        {EVENT "/description", &event->description},
        {EVENT "/track", &event->track},
        {EVENT "/type", &event->type},
        {EVENT "/room", &event->own_room},
        {EVENT "/language", &event->language},
        {EVENT "/url", &event->url},
        {EVENT "/persons/person", &reading->value},
        {EVENT "/links/link", &reading->value},
        {EVENT "/recording/optout", &reading->value},
        {"schedule/version", &frab->revision},
        {"schedule/conference/release", &reading->release},
        {"schedule/conference/title", &frab->title},
        {"schedule/conference/acronym", &frab->acronym},
        {"schedule/conference/url", &frab->url},
        {"schedule/conference/base_url", &frab->base_url},
        {"schedule/conference/time_zone_name", &frab->zone_name},
        {"schedule/conference/day_change", &frab->day_change},
    };
    if (is_track(reading))
        return &reading->value;
    for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
        if (is_at(reading, fields[i].path))
            return fields[i].field;
    }
    return NULL;
}

static void start_event(struct reading *reading, const XML_Char **attributes)
{
    reading->event = frab_add_event(&reading->frab, reading->room, reading->reterr);
    if (!reading->event) {
        stop(reading);
        return;
    }
    struct frab_event *event = reading->event;
    event->day_date = reading->day_date;
    event->day_start = reading->day_start;
    event->day_end = reading->day_end;
    event->guid = attribute(reading, attributes, "guid");
    event->code = attribute(reading, attributes, "code");
    event->id = attribute(reading, attributes, "id");
    event->where = arena_printf(reading->frab.import->scratch, "event at line %lu",
                                (unsigned long)XML_GetCurrentLineNumber(reading->parser));
    reading->person_capacity = reading->link_capacity = 0;
}

static void XMLCALL start_element(void *user, const XML_Char *name, const XML_Char **attributes)
{
    struct reading *reading = user;
    if (reading->failed)
        return;
    if (reading->depth == DEPTH_MAX) {
        fail(reading, ERR_LIMIT, "elements are nested too deep: 32 is the limit");
        return;
    }
    reading->depth++;
    if (reading->field_depth) {
        /* Markup within a text that was not escaped. */
        str_addf(&reading->text, "<%s>", name);
        return;
    }
    size_t end = strlen(reading->path);
    reading->under_day = reading->under_day || (is_at(reading, DAY) && strcmp(name, "event") == 0);
    if (reading->under_day && is_at(reading, DAY)) {
        /* As if it were in a room that has no name. */
        reading->room = PROGRAM_NONE;
        end += (size_t)snprintf(reading->path + end, sizeof reading->path - end, "/room");
    }
    snprintf(reading->path + end, sizeof reading->path - end, "%s%s", end ? "/" : "",
             strlen(name) <= NAME_MAX_BYTES ? name : "?");
    if (is_at(reading, DAY)) {
        reading->day_date = attribute(reading, attributes, "date");
        reading->day_start = attribute(reading, attributes, "start");
        reading->day_end = attribute(reading, attributes, "end");
        frab_note_day(&reading->frab, reading->day_start, "a day's start");
        frab_note_day(&reading->frab, reading->day_end, "a day's end");
    } else if (is_at(reading, "schedule/day/room")) {
        if (!frab_add_room(&reading->frab, attribute(reading, attributes, "name"),
                           attribute(reading, attributes, "guid"), attribute(reading, attributes, "slug"),
                           &reading->room, reading->reterr))
            stop(reading);
    } else if (is_at(reading, EVENT)) {
        start_event(reading, attributes);
    }
    reading->field = reading->failed ? NULL : find_field(reading);
    if (!reading->field)
        return;
    reading->field_depth = reading->depth;
    reading->text.length = 0;
    reading->href = attribute(reading, attributes, "href");
    reading->color = is_track(reading) ? attribute(reading, attributes, "color") : NULL;
    if (is_track(reading) && attribute(reading, attributes, "name"))
        str_add(&reading->text, attribute(reading, attributes, "name"));
}

/* The text of the first child of this name, of an element that was kept with its children's tags; NULL if
 * there is none with a text in it. */
static const char *child_text(struct arena *scratch, const char *text, const char *name)
{
    const char *tag = arena_printf(scratch, "<%s>", name), *start = strstr(text, tag);
    const char *end = start ? strstr(start, arena_printf(scratch, "</%s>", name)) : NULL;
    if (!end)
        return NULL;
    start += strlen(tag);
    const char *child = str_clean(scratch, arena_copy_n(scratch, start, (size_t)(end - start)));
    return *child ? child : NULL;
}

/* A person is a name, or elements of which one is, or two are its parts; "" where none is. */
static const char *person_name(struct import *import, const char *text)
{
    static const char *const names[] = {"public_name", "name", "full_public_name", "display_name"};
    const char *name = NULL;
    if (text[strspn(text, " \t\r\n")] != '<')
        return text;
    for (size_t i = 0; i < sizeof names / sizeof *names && !import_has_ink(import, name); i++)
        name = child_text(import->scratch, text, names[i]);
    return import_has_ink(import, name)
               ? name
               : import_join_names(import, child_text(import->scratch, text, "first_name"),
                                   child_text(import->scratch, text, "last_name"));
}

/* Puts the text of an element that ends to its place. */
static void keep_text(struct reading *reading)
{
    struct arena *scratch = reading->frab.import->scratch;
    struct frab_event *event = reading->event;
    const char *text =
        arena_copy_n(scratch, reading->text.length ? reading->text.text : "", reading->text.length);
    uint32_t track;
    *reading->field = text;
    if (is_at(reading, EVENT "/persons/person")) {
        event->persons = arena_room(scratch, event->persons, event->person_count, &reading->person_capacity,
                                    sizeof *event->persons);
        event->persons[event->person_count++] = person_name(reading->frab.import, text);
    } else if (is_at(reading, EVENT "/links/link")) {
        event->links = arena_room(scratch, event->links, event->link_count, &reading->link_capacity,
                                  sizeof *event->links);
        event->links[event->link_count++] = (struct frab_link){text, reading->href ? reading->href : text};
    } else if (is_at(reading, EVENT "/recording/optout")) {
        event->do_not_record = strcmp(str_fold(scratch, text), "true") == 0;
    } else if (is_track(reading)) {
        frab_add_track(&reading->frab, text, reading->color, &track);
    }
}

static void leave(struct reading *reading)
{
    char *slash = strrchr(reading->path, '/');
    *(slash ? slash : reading->path) = '\0';
}

static void XMLCALL end_element(void *user, const XML_Char *name)
{
    struct reading *reading = user;
    if (reading->failed)
        return;
    if (reading->field_depth && reading->depth > reading->field_depth) {
        str_addf(&reading->text, "</%s>", name);
        reading->depth--;
        return;
    }
    if (reading->field_depth)
        keep_text(reading);
    bool ends_under_day = is_at(reading, EVENT) && reading->under_day;
    if (is_at(reading, EVENT))
        reading->event = NULL;
    reading->field_depth = 0;
    reading->depth--;
    leave(reading);
    if (ends_under_day)
        leave(reading);
    reading->under_day = reading->under_day && !ends_under_day;
}

static void XMLCALL add_characters(void *user, const XML_Char *text, int length)
{
    struct reading *reading = user;
    if (reading->field_depth && !reading->failed)
        str_add_n(&reading->text, text, (size_t)length);
}

/* No schedule needs entities of its own, and they are how small files become large ones. */
static void XMLCALL refuse_entity(void *user, const XML_Char *name, int is_parameter, const XML_Char *value,
                                  int length, const XML_Char *base, const XML_Char *system_id,
                                  const XML_Char *public_id, const XML_Char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)length;
    (void)base, (void)system_id, (void)public_id, (void)notation;
    fail(user, ERR_SYNTAX, "the file defines XML entities of its own, which are not read");
}

/* ---- the parser's memory ---- */

/* expat keeps all attributes of an element at once: a file of nothing else takes fourteen times its size. */
enum { PARSER_MOST_BYTES = 64 * 1024 * 1024 };

/* Before each block its size; expat's functions have no argument of the caller's. */
union parser_block {
    size_t size;
    max_align_t align;
};
static size_t parser_bytes;

static void *parser_realloc(void *old, size_t size)
{
    union parser_block *block = old ? (union parser_block *)old - 1 : NULL;
    size_t before = block ? block->size : 0;
    if (size > PARSER_MOST_BYTES || parser_bytes - before + size > PARSER_MOST_BYTES)
        return NULL;
    union parser_block *grown = realloc(block, sizeof *grown + size);
    if (!grown)
        return NULL;
    parser_bytes += size - before;
    grown->size = size;
    return grown + 1;
}

static void *parser_malloc(size_t size)
{
    return parser_realloc(NULL, size);
}

static void parser_free(void *old)
{
    if (!old)
        return;
    union parser_block *block = (union parser_block *)old - 1;
    parser_bytes -= block->size;
    free(block);
}

static const XML_Memory_Handling_Suite parser_memory = {parser_malloc, parser_realloc, parser_free};

static bool parse(struct reading *reading, const char *text, size_t size)
{
    XML_SetUserData(reading->parser, reading);
    XML_SetElementHandler(reading->parser, start_element, end_element);
    XML_SetCharacterDataHandler(reading->parser, add_characters);
    XML_SetEntityDeclHandler(reading->parser, refuse_entity);
    if (XML_Parse(reading->parser, text, (int)size, XML_TRUE) == XML_STATUS_OK && !reading->failed)
        return true;
    enum XML_Error code = XML_GetErrorCode(reading->parser);
    if (!reading->failed && code == XML_ERROR_NO_MEMORY)
        fail(reading, ERR_LIMIT, "an element has too many attributes, or too long ones");
    else if (!reading->failed)
        fail(reading, ERR_SYNTAX, XML_ErrorString(code));
    return false;
}

bool import_frab_xml(struct import *import, const char *text, size_t size, struct err *reterr)
{
    struct reading reading = {
        .frab = {.import = import},
        .reterr = reterr,
        .text = {.arena = import->scratch},
        .room = PROGRAM_NONE,
    };
    /* The text is UTF-8 by now, whatever its declaration says. */
    reading.parser = XML_ParserCreate_MM("UTF-8", &parser_memory, NULL);
    if (!reading.parser)
        return err_set(reterr, ERR_IO, "out of memory");
    bool ok = parse(&reading, text, size);
    XML_ParserFree(reading.parser);
    if (!ok)
        return false;
    if (!reading.frab.revision || !reading.frab.revision[0])
        reading.frab.revision = reading.release;
    return frab_finish(&reading.frab, reterr);
}
