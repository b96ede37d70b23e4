/*
 * notices: which of the operator's notices (live.json) a display shows at a moment. Pure.
 *
 * A hallway shows a notice that comes within a round from the next page's turn on, reckoned from the
 * notice's `start` (else the live data's `issued`), not from when the data came: displays that got them at
 * different moments agree. At a door, where not all have room, the minute decides which ones are shown.
 */
#ifndef NOWNEXT_SCHEDULE_NOTICES_H
#define NOWNEXT_SCHEDULE_NOTICES_H

#include "changes/live.h"
#include "schedule/hallway.h"

struct notice_list {
    uint32_t count;
    const uint32_t *notices; /* their numbers in live->notices: warnings first, then what began last */
    struct instant until;    /* the list holds in [now, until) */
};

/* Those in force at `now` for the rooms in scope, in the arena: in [start, end), for the whole venue or for
 * one of these rooms; a combined room counts for its parts, and they for it. `live` may be NULL: none. */
void notices_at(const struct program *program, const struct live *live, const struct display_config *config,
                const struct room_scope *scope, struct instant now, struct arena *arena,
                struct notice_list *ret);

/* Whether what is said to these rooms is said to one in scope: itself, a part of it, or what it is a part of.
 */
bool notices_reach(const struct program *program, const struct display_config *config,
                   const struct room_scope *scope, uint32_t room_count, const struct room_name *rooms);

/* From when on a notice is told: its start, else when it was made, else when the live data were issued, which
 * each further revision moves; INSTANT_NONE for always. */
struct instant notice_begin(const struct live *live, const struct live_notice *notice);

#endif
