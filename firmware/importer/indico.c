#include "importer/indico.h"

#include <string.h>

#include "base/str.h"
#include "reader/name_key.h"

static const char *text_of(const cJSON *object, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(object, name));
    return text && *text ? text : NULL;
}

const char *indico_first_member(struct import *import, const cJSON *object, const char *const *names)
{
    for (; *names; names++) {
        const char *text = import_member(import, object, *names);
        if (text && *text)
            return text;
    }
    return NULL;
}

static const char *own_room(const cJSON *entry)
{
    const char *full = text_of(entry, "roomFullname");
    return full ? full : text_of(entry, "room");
}

/* Fills the set of venues and finds the first zone that a date names; *ret_zone stays as it is when already
 * set. The depth is bounded by the reader. */
static void look_through(struct indico *indico, const cJSON *tree, const char **ret_zone)
{
    struct arena *scratch = indico->import->scratch;
    if (cJSON_IsObject(tree)) {
        const char *location = text_of(tree, "location"), *room = own_room(tree);
        if (location && room) {
            const char *venue = str_fold(scratch, location), *short_room = text_of(tree, "room");
            if (strcmp(venue, str_fold(scratch, room)) != 0 &&
                (!short_room || strcmp(venue, str_fold(scratch, short_room)) != 0))
                map_add(&indico->venues, venue, 0);
        }
        if (!*ret_zone && text_of(tree, "date") && text_of(tree, "time"))
            *ret_zone = text_of(tree, "tz");
    }
    for (const cJSON *item = tree ? tree->child : NULL; item; item = item->next)
        if (item->child)
            look_through(indico, item, ret_zone);
}

bool indico_begin(struct indico *indico, struct import *import, const cJSON *tree, const char *timezone,
                  struct err *reterr)
{
    indico->import = import;
    map_init(&indico->venues, import->scratch);
    map_init(&indico->seen, import->scratch);
    const char *zone = timezone && *timezone ? timezone : NULL;
    look_through(indico, tree, &zone);
    return import_choose_zone(import, zone, reterr);
}

void indico_finish(struct indico *indico)
{
    if (indico->posters > 0)
        issue_add(
            indico->import->issues, ISSUE_NOTE, "posters", "",
            "%u contributions of poster sessions have no times of their own here: the session is shown, not "
            "each of its posters",
            indico->posters);
}

/* The zone of this name, read once; the event's where it is not known. */
static const struct zone *zone_named(struct indico *indico, const char *name, const char *where)
{
    struct import *import = indico->import;
    const struct zone *event_zone = &import->builder.program->zone;
    if (!name || strcmp(name, event_zone->name) == 0)
        return event_zone;
    for (unsigned i = 0; i < indico->zone_count; i++)
        if (strcmp(indico->zones[i].name, name) == 0)
            return indico->zones[i].known ? &indico->zones[i].zone : event_zone;

    struct zone zone;
    int32_t offset_s;
    bool fixed = zone_fixed_name(name, &offset_s);
    bool known = fixed || (import->options->zones &&
                           zone_load(&zone, name, import->options->zones, import->scratch, NULL));
    if (fixed)
        zone_fixed(&zone, offset_s, import->scratch);
    if (!known)
        issue_add(import->issues, ISSUE_ERROR, "unknown-zone", where,
                  "there is no time zone \"%s\": its times are read as local time of the event (%s)", name,
                  event_zone->name);
    unsigned count = sizeof indico->zones / sizeof *indico->zones;
    unsigned at = indico->zone_count < count ? indico->zone_count++ : count - 1;
    indico->zones[at].name = name;
    indico->zones[at].known = known;
    if (known)
        indico->zones[at].zone = zone;
    return known ? &indico->zones[at].zone : event_zone;
}

/* The instant of {"date", "time", "tz"}; INSTANT_NONE for null, absent or unreadable (then with an issue). */
static struct instant read_date(struct indico *indico, const cJSON *object, const char *name,
                                const char *where)
{
    const cJSON *date = cJSON_GetObjectItemCaseSensitive(object, name);
    if (!date || cJSON_IsNull(date))
        return INSTANT_NONE;
    struct import *import = indico->import;
    const char *day = text_of(date, "date"), *time = text_of(date, "time");
    struct instant_text text;
    if (!day || !time || !instant_parse(arena_printf(import->scratch, "%sT%s", day, time), &text) ||
        !text.has_time) {
        issue_add(import->issues, ISSUE_ERROR, "bad-time", where,
                  "%s is not a date and a time of day: left out", name);
        return INSTANT_NONE;
    }
    return zone_to_instant(zone_named(indico, text_of(date, "tz"), where), text.civil);
}

void indico_read_times(struct indico *indico, const cJSON *entry, const char *where, struct session *session)
{
    session->start = read_date(indico, entry, "startDate", where);
    if (instant_is_set(session->start))
        import_note_length(indico->import, read_date(indico, entry, "endDate", where),
                           import_member(indico->import, entry, "duration"));
}

const char *indico_room_name(struct indico *indico, const cJSON *entry, const cJSON *outer,
                             const cJSON *event)
{
    struct arena *scratch = indico->import->scratch;
    const cJSON *const places[] = {entry, outer, event};
    for (size_t i = 0; i < 3; i++) {
        const char *room = places[i] ? own_room(places[i]) : NULL;
        if (room && *str_fold(scratch, room))
            return room;
    }
    for (size_t i = 0; i < 2; i++) {
        const char *location = places[i] ? text_of(places[i], "location") : NULL;
        if (location && map_find(&indico->venues, str_fold(scratch, location)) == UINT32_MAX)
            return location;
    }
    return "";
}

bool indico_set_room(struct indico *indico, struct session_draft *draft, const char *name,
                     const char *block_room, struct err *reterr)
{
    struct arena *scratch = indico->import->scratch;
    uint32_t room;
    if (block_room && strcmp(name_key(scratch, name), name_key(scratch, block_room)) == 0)
        return true;
    if (!builder_room_by_name(&indico->import->builder, name, &room, reterr))
        return false;
    if (room != PROGRAM_NONE) {
        uint32_t *rooms = ARENA_NEW(indico->import->arena, uint32_t);
        *rooms = room;
        draft->draft_rooms = rooms;
        draft->draft_room_count = 1;
    }
    return true;
}

uint32_t indico_track(struct indico *indico, const char *name, const char *color, const char *where)
{
    struct import *import = indico->import;
    const char *clean = import_clean(import, name, LIMIT_NAME_BYTES, where, "the track's name");
    uint32_t track;
    if (!*clean)
        return PROGRAM_NONE;
    if (builder_track_by_name(&import->builder, clean, color, &track, NULL))
        return track;
    if (!indico->tracks_full)
        issue_add(import->issues, ISSUE_WARNING, "many-tracks", where,
                  "the file has more than %d tracks or sessions: the rest are shown without one",
                  LIMIT_TRACKS);
    indico->tracks_full = true;
    return PROGRAM_NONE;
}

void indico_add_people(struct indico *indico, struct people_draft *people, const cJSON *array, unsigned roles)
{
    struct import *import = indico->import;
    static const char *const firsts[] = {"first_name", "firstName", NULL};
    static const char *const lasts[] = {"last_name", "familyName", NULL};
    static const char *const names[] = {"fullName", "name", NULL};
    const cJSON *person;
    cJSON_ArrayForEach(person, array)
    {
        const char *first = indico_first_member(import, person, firsts);
        const char *last = indico_first_member(import, person, lasts);
        const char *full = indico_first_member(import, person, names);
        const char *name = last ? indico_name_of(import->scratch, first, last)
                                : indico_name(import->scratch, full ? full : first);
        if (*name)
            import_add_person(import, people, name, import_member(import, person, "affiliation"), roles);
    }
}

const char *indico_block_title(struct arena *arena, const char *session, const char *block)
{
    const char *outer = str_clean(arena, session ? session : ""),
               *inner = str_clean(arena, block ? block : "");
    if (!*outer || !*inner || strncmp(inner, outer, strlen(outer)) == 0)
        return *inner ? inner : outer;
    return arena_printf(arena, "%s: %s", outer, inner);
}
