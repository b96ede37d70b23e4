/*
 * Where a session is. A location is a text: mostly a room's name; the names of several; and, as Indico writes
 * it, a room with its venue in brackets.
 */
#include <string.h>

#include "base/str.h"
#include "calendar/ical.h"

enum { LIST_MAX = 32 };

/* The length of a text without the brackets that end it and the blanks before these; the whole length where
 * nothing would be left, or no brackets end it. */
static size_t without_brackets(const char *text)
{
    size_t length = strlen(text), at = length;
    int depth = 0;
    if (length == 0 || text[length - 1] != ')')
        return length;
    while (at > 0) {
        char c = text[--at];
        depth += (c == ')') - (c == '(');
        if (depth == 0)
            break;
    }
    if (depth != 0)
        return length;
    while (at > 0 && text[at - 1] == ' ')
        at--;
    return at > 0 ? at : length;
}

static const char *key_of(struct arena *scratch, const char *text, size_t length)
{
    return str_fold(scratch, arena_copy_n(scratch, text, length));
}

void ical_rooms_init(struct calendar_rooms *rooms, struct import *import, const struct calendar_event *events,
                     uint32_t count, bool venue_in_brackets)
{
    struct arena *scratch = import->scratch;
    *rooms =
        (struct calendar_rooms){.import = import, .scratch = scratch, .venue_in_brackets = venue_in_brackets};
    map_init(&rooms->places, scratch);
    map_init(&rooms->in_venues, scratch);
    for (uint32_t i = 0; i < count; i++) {
        const char *location = events[i].location;
        if (!location || events[i].start.is_date)
            continue;
        location = str_clean(scratch, location);
        map_add(&rooms->places, str_fold(scratch, location), i);
        size_t length = venue_in_brackets ? without_brackets(location) : 0;
        if (length == 0 || !location[length])
            continue;
        /* A room of this name in another venue: the name alone does not tell which one is meant. */
        const char *name = key_of(scratch, location, length);
        uint32_t first = map_find(&rooms->in_venues, name);
        if (first == UINT32_MAX)
            map_add(&rooms->in_venues, name, i);
        else if (strcmp(str_fold(scratch, events[first].location), str_fold(scratch, location)) != 0)
            map_add(&rooms->in_venues, arena_printf(scratch, "%s\n", name), i);
    }
}

/* The name of a place as a room's. */
static const char *name_of(const struct calendar_rooms *rooms, const char *location)
{
    struct arena *scratch = rooms->import->scratch;
    size_t length = rooms->venue_in_brackets ? without_brackets(location) : strlen(location);
    const char *twice = arena_printf(scratch, "%s\n", key_of(scratch, location, length));
    if (map_find(&rooms->in_venues, twice) != UINT32_MAX)
        return location;
    return arena_copy_n(scratch, location, length);
}

/* Takes a list or lines apart: the number of its parts, 0 unless there are several and each is a place by
 * itself. */
static unsigned split(const struct calendar_rooms *rooms, const char *location, const char *parts[LIST_MAX])
{
    struct arena *scratch = rooms->import->scratch;
    unsigned count = 0;
    for (const char *at = location; count < LIST_MAX; at++) {
        size_t length = strcspn(at, ",;\r\n");
        const char *part = str_clean(scratch, arena_copy_n(scratch, at, length));
        bool ends_line = at[length] == '\n' || at[length] == '\r';
        if (!*part && (ends_line || (!at[length] && at > location && at[-1] == '\n'))) {
            at += length;
            if (!*at)
                return count > 1 ? count : 0;
            continue;
        }
        if (!*part || map_find(&rooms->places, str_fold(scratch, part)) == UINT32_MAX)
            return 0;
        parts[count++] = part;
        at += length;
        if (!*at)
            return count > 1 ? count : 0;
    }
    return 0;
}

bool ical_add_rooms(struct calendar_rooms *rooms, const char *location, struct session_draft *draft,
                    struct err *reterr)
{
    struct import *import = rooms->import;
    const char *parts[LIST_MAX];
    if (!location)
        return true;
    unsigned count = split(rooms, location, parts);
    location = str_clean(import->scratch, location);
    if (count == 0) {
        parts[0] = location;
        count = 1;
    }
    uint32_t *added = ARENA_ARRAY(rooms->scratch, uint32_t, count);
    draft->draft_rooms = added;
    for (unsigned i = 0; i < count; i++) {
        const char *name =
            import_clean(import, import_text_entities(import->scratch, name_of(rooms, parts[i])),
                         LIMIT_NAME_BYTES, draft->where, "the room's name");
        uint32_t room;
        if (!builder_room_by_name(&import->builder, name, &room, reterr))
            return false;
        bool is_new = room != PROGRAM_NONE;
        for (uint32_t j = 0; j < draft->draft_room_count; j++)
            is_new = is_new && added[j] != room;
        if (is_new)
            added[draft->draft_room_count++] = room;
    }
    return true;
}
