/*
 * emergency: whether a display shows the emergency of the live data at a moment, and in which of its
 * languages (behaviour.md, "What happened": emergency). Pure.
 *
 * It takes the alarm's colours and no fade, and goes before all but the test card. By a clock that nothing
 * vouches for it is in force from the moment it is read until a `lifted` comes with it; then it is just
 * gone. A display without a program compares rooms by its own names for them. The words for its kind are
 * in the display's language; its texts take turns.
 */
#ifndef NOWNEXT_SCHEDULE_EMERGENCY_H
#define NOWNEXT_SCHEDULE_EMERGENCY_H

#include "schedule/hallway.h"
#include "schedule/station.h"

/* Each text's turn, counted from the Unix epoch: the same on every display. */
#define EMERGENCY_TEXT_MS 5000
/* So long it is said that it is over. */
#define EMERGENCY_LIFTED_MS 120000

struct emergency_state {
    bool is_shown;
    bool is_lifted;            /* it is over, which is said for a while */
    uint32_t text;             /* of the emergency's texts, in the file's order */
    struct instant until;      /* shown, lifted or not, in [now, until) */
    struct instant tick_until; /* <= until: the text's turn */
};

/* What of the live data's emergency (`live` may be NULL: none) is shown for the rooms in scope. Without a
 * program, rooms are told by the names that the configuration has for them; a display that knows of no room
 * of its own shows every emergency. A clock that nothing vouches for is not asked: then it is in force unless
 * it has been lifted. */
void emergency_at(const struct program *program, const struct live *live, const struct display_config *config,
                  const struct room_scope *scope, enum station_clock clock, struct instant now,
                  struct emergency_state *ret);

#endif
