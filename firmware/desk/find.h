/*
 * find: which session somebody at a desk means: by a room and "now" or "next", by a part of a title, by a
 * part of a name. Never by an id alone, but an id is a word like others where nothing else fits. Pure.
 */
#ifndef NOWNEXT_DESK_FIND_H
#define NOWNEXT_DESK_FIND_H

#include "base/arena.h"
#include "changes/match.h"
#include "program/program.h"

enum desk_hit_by {
    DESK_BY_ROOM_NOW,
    DESK_BY_ROOM_GONE, /* it was to be on there now, and is cancelled or elsewhere */
    DESK_BY_ROOM_NEXT,
    DESK_BY_TITLE,
    DESK_BY_PERSON,
    DESK_BY_ID
};

struct desk_hit {
    uint32_t session; /* of the folded program */
    uint32_t room;    /* its room, the one that was asked for, PROGRAM_NONE without one */
    struct slot slot; /* its time there; start INSTANT_NONE: unscheduled */
    enum desk_hit_by by;
};

/* The sessions that `words` may mean at `now`, the likeliest first: nearest in time to `now`, those that
 * run, then those to come, then those that are over, then those without a time. Names are compared by what
 * `key_of` makes of them (name_key of reader/name_key.h), so that case and accents don't count.
 *
 *   "N1", "Hall N1"    what is on in the room now; where nothing is, what was to be on and is cancelled or
 * has moved, so that "cancel N1" said twice is not said of two; else what is next "N1 now"           what is
 * on there now, be it a break "N1 next"          what is next there; "now" and "next" alone are of all rooms
 *   all else           a part of a title (of any language) or of a person's name
 *
 * A room is found by a part of its name (lookup/room_part.h). Of a room that says so of several sessions at
 * once each is a hit, as on its door. Words that are whole ones of a title too, and no room's whole name,
 * give the hits of both. A whole title gives the sessions of that title alone. Breaks are found only by
 * "now", "next" or title. Gives the number of hits, at most `most`; they are in the arena. */
uint32_t desk_find_sessions(const struct program *folded, const char *words, match_key_of *key_of,
                            struct instant now, uint32_t most, struct arena *arena,
                            const struct desk_hit **ret);

/* "Android MC, Hall N1, Fri 10:30 to 11:00", or "..., without a time", in the arena. */
const char *desk_hit_text(const struct program *folded, const struct desk_hit *hit, struct arena *arena);

/* How a session stands to `now`: the order of hits. */
enum desk_time { DESK_RUNS, DESK_TO_COME, DESK_OVER, DESK_NO_TIME };
enum desk_time desk_hit_time(const struct desk_hit *hit, struct instant now);

#endif
