/*
 * find: which session somebody at a desk means: by a room and "now" or "next", by a part of a title, by a
 * part of a name. Never by an id alone, but an id is a word like others where nothing else fits. Pure.
 */
#ifndef NOWNEXT_DESK_FIND_H
#define NOWNEXT_DESK_FIND_H

#include "base/arena.h"
#include "program/program.h"

enum desk_hit_by { DESK_BY_ROOM_NOW, DESK_BY_ROOM_NEXT, DESK_BY_TITLE, DESK_BY_PERSON, DESK_BY_ID };

struct desk_hit {
    uint32_t session; /* of the folded program */
    uint32_t room;    /* its room, the one that was asked for, PROGRAM_NONE without one */
    struct slot slot; /* its time there; start INSTANT_NONE: unscheduled */
    enum desk_hit_by by;
};

/* The sessions that `words` may mean at `now`, the likeliest first: nearest in time to `now`, those that
 * run, then those to come, then those that are over. Words are compared by name keys (the caller makes `key`
 * of them with reader/name_key.h), case and accents apart.
 *
 *   "N1", "Hall N1"   what is on in the room now; where nothing is, what is next (both where a door tells
 * both) "N1 now", "N1 next" other             a part of a title (of any language) or of a person's name
 *
 * Breaks are found only by "now", "next" or title. Gives the number of hits, at most `most`; they are in the
 * arena. */
uint32_t desk_find_sessions(const struct program *folded, const char *key, struct instant now, uint32_t most,
                            struct arena *arena, const struct desk_hit **ret);

#endif
