#include "importer/frab.h"
#include "base/str.h"
#include "importer/formats.h"
#include "importer/listing.h"

static const cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

/* A member that is a text, or an object: one that has a name, or texts by language, of which this one holds,
 * else the first. */
static const char *text_of(struct import *import, const cJSON *object, const char *name, const char *language)
{
    const cJSON *value = member(object, name);
    if (!cJSON_IsObject(value))
        return import_value(import, value);
    const char *text = language && *language ? import_member(import, value, language) : NULL;
    text = text ? text : import_member(import, value, "name");
    for (const cJSON *item = value->child; item && !text; item = item->next)
        text = import_has_ink(import, import_value(import, item)) ? import_value(import, item) : NULL;
    return text;
}

static void read_persons(struct import *import, const cJSON *list, struct frab_event *event)
{
    int count = cJSON_IsArray(list) ? cJSON_GetArraySize(list) : 0;
    event->persons = ARENA_ARRAY(import->scratch, const char *, (size_t)count);
    for (const cJSON *item = count ? list->child : NULL; item; item = item->next) {
        if (cJSON_IsString(item))
            event->persons[event->person_count++] = item->valuestring;
        else if (cJSON_IsObject(item))
            event->persons[event->person_count++] = import_person_name(import, item);
    }
}

/* Objects with url and title; in old files plain strings. */
static void read_links(struct import *import, const cJSON *list, struct frab_event *event)
{
    int count = cJSON_IsArray(list) ? cJSON_GetArraySize(list) : 0;
    event->links = ARENA_ARRAY(import->scratch, struct frab_link, (size_t)count);
    for (const cJSON *item = count ? list->child : NULL; item; item = item->next) {
        const char *url = cJSON_IsString(item) ? item->valuestring : import_member(import, item, "url");
        if (url)
            event->links[event->link_count++] = (struct frab_link){import_member(import, item, "title"), url};
    }
}

static void read_event(struct frab *frab, const cJSON *item, struct frab_event *event)
{
    struct import *import = frab->import;
    event->guid = import_member(import, item, "guid");
    event->code = import_member(import, item, "code");
    event->id = import_member(import, item, "id");
    event->date = import_member(import, item, "date");
    event->start = import_member(import, item, "start");
    event->end = import_member(import, item, "end");
    event->duration = import_member(import, item, "duration");
    event->language = import_member(import, item, "language");
    event->title = text_of(import, item, "title", NULL);
    if (cJSON_IsObject(member(item, "title")))
        event->titles = listing_label(import, item, "title", LIMIT_TITLE_BYTES, event->where);
    event->subtitle = text_of(import, item, "subtitle", event->language);
    event->abstract = text_of(import, item, "abstract", event->language);
    event->description = text_of(import, item, "description", event->language);
    /* In the language that the lists of rooms and tracks are taken in, whatever that of the session. */
    event->track = text_of(import, item, "track", NULL);
    event->type = text_of(import, item, "type", NULL);
    event->own_room = text_of(import, item, "room", NULL);
    event->url = import_member(import, item, "url");
    event->do_not_record = cJSON_IsTrue(member(item, "do_not_record"));
    read_persons(import, member(item, "persons"), event);
    read_links(import, member(item, "links"), event);
}

static void note_skipped(struct import *import, const char *where, const char *what)
{
    issue_add(import->issues, ISSUE_WARNING, "wrong-type", where, "must be %s; it is left out", what);
}

/* A day of the file. */
struct listed_day {
    const char *where, *date, *start, *end;
};

static bool read_events(struct frab *frab, const cJSON *list, uint32_t room, const char *where,
                        const struct listed_day *day, struct err *reterr)
{
    struct import *import = frab->import;
    if (!cJSON_IsArray(list)) {
        note_skipped(import, where, "a list of events");
        return true;
    }
    unsigned index = 0;
    for (const cJSON *item = list->child; item; item = item->next, index++) {
        const char *event_where = arena_printf(import->scratch, "%s[%u]", where, index);
        if (!cJSON_IsObject(item)) {
            note_skipped(import, event_where, "an event");
            continue;
        }
        struct frab_event *event = frab_add_event(frab, room, reterr);
        if (!event)
            return false;
        event->where = event_where;
        event->day_date = day->date;
        event->day_start = day->start;
        event->day_end = day->end;
        read_event(frab, item, event);
    }
    return true;
}

static bool read_room(struct frab *frab, const cJSON *list, const struct listed_day *day, struct err *reterr)
{
    uint32_t room;
    const char *where = arena_printf(frab->import->scratch, "%s.rooms[\"%.*s\"]", day->where,
                                     (int)str_cut(list->string, 60), list->string);
    return frab_add_room(frab, list->string, NULL, NULL, &room, reterr) &&
           read_events(frab, list, room, where, day, reterr);
}

static bool read_days(struct frab *frab, const cJSON *days, struct err *reterr)
{
    struct import *import = frab->import;
    unsigned index = 0;
    for (const cJSON *item = days->child; item; item = item->next, index++) {
        struct listed_day day = {.where =
                                     arena_printf(import->scratch, "schedule.conference.days[%u]", index),
                                 .date = import_member(import, item, "date"),
                                 .start = import_member(import, item, "day_start"),
                                 .end = import_member(import, item, "day_end")};
        const cJSON *rooms = member(item, "rooms"), *events = member(item, "events");
        frab_note_day(frab, day.start, day.where);
        frab_note_day(frab, day.end, day.where);
        /* Straight under the day: their rooms are their own. */
        if (cJSON_IsArray(events) &&
            !read_events(frab, events, PROGRAM_NONE, arena_printf(import->scratch, "%s.events", day.where),
                         &day, reterr))
            return false;
        if (!cJSON_IsObject(rooms)) {
            if (rooms || !events)
                note_skipped(import, arena_printf(import->scratch, "%s.rooms", day.where),
                             "an object of rooms");
            continue;
        }
        for (const cJSON *room = rooms->child; room; room = room->next) {
            if (!read_room(frab, room, &day, reterr))
                return false;
        }
    }
    return true;
}

static bool read_lists(struct frab *frab, const cJSON *conference, struct err *reterr)
{
    struct import *import = frab->import;
    const cJSON *rooms = member(conference, "rooms"), *tracks = member(conference, "tracks");
    for (const cJSON *item = cJSON_IsArray(rooms) ? rooms->child : NULL; item; item = item->next) {
        uint32_t room;
        if (!frab_add_room(frab, text_of(import, item, "name", NULL), import_member(import, item, "guid"),
                           import_member(import, item, "slug"), &room, reterr))
            return false;
    }
    for (const cJSON *item = cJSON_IsArray(tracks) ? tracks->child : NULL; item; item = item->next) {
        uint32_t track;
        frab_add_track(frab, text_of(import, item, "name", NULL), import_member(import, item, "color"),
                       &track);
    }
    return true;
}

bool import_frab_json(struct import *import, const cJSON *top, struct err *reterr)
{
    const cJSON *schedule = member(top, "schedule"), *conference = member(schedule, "conference");
    struct frab frab = {
        .import = import,
        .title = text_of(import, conference, "title", NULL),
        .acronym = import_member(import, conference, "acronym"),
        .revision = import_member(import, schedule, "version"),
        .url = import_member(import, conference, "url"),
        .base_url = import_member(import, schedule, "base_url"),
        .zone_name = import_member(import, conference, "time_zone_name"),
    };
    return read_lists(&frab, conference, reterr) && read_days(&frab, member(conference, "days"), reterr) &&
           frab_finish(&frab, reterr);
}
