/*
 * emergency: whether a display shows the emergency of the live data at a moment, and in which of its
 * languages (behaviour.md, "What happened": emergency). Pure.
 *
 * It takes the alarm's colours and no fade, and goes before all but the test card. A display without a
 * program compares rooms by its own names for them. The words for its kind are in the display's language; its
 * texts take turns.
 *
 * It ends by what is said, never by absence. After `lifted` the display says for a while that it is over. At
 * `until` it is just gone: nobody has said that it is over, so no screen does, and a `lifted` that comes
 * later says no more.
 *
 * By a clock that nothing vouches for it is in force from the moment it is read until a `lifted` comes with
 * it, or until it has been shown for as long as from `raised` to `until`; then it is just gone. So it is by a
 * clock that is not verified and has not come to `raised` (or `lifted`) yet: after a power cut it goes on
 * from the last known time, so it is late by as long as the power was off, and neither the alarm nor its end
 * waits for that; nor does the alarm last longer for it. One whose `until` is not after a time that has
 * certainly been is over: last year's card raises nothing.
 */
#ifndef NOWNEXT_SCHEDULE_EMERGENCY_H
#define NOWNEXT_SCHEDULE_EMERGENCY_H

#include "changes/live.h"
#include "schedule/hallway.h"
#include "station/prepared.h"
#include "station/station.h"

/* Each text's turn, counted from the Unix epoch: the same on every display. */
#define EMERGENCY_TEXT_MS 5000
/* So long it is said that it is over. */
#define EMERGENCY_LIFTED_MS 120000

/* What time it is, as far as a display knows it. */
struct emergency_clock {
    enum station_clock trust;
    struct instant floor; /* a time that has certainly been (last known, of the image); 0: not known */
    int64_t shown_ms;     /* since this emergency was first read, by a clock that is never set */
};

struct emergency_state {
    bool is_shown;
    bool is_lifted;            /* it is over, which is said for a while */
    uint32_t text;             /* of the emergency's texts, in the file's order */
    struct instant until;      /* shown, lifted or not, in [now, until) */
    struct instant tick_until; /* <= until: the text's turn */
};

/* What of the live data's emergency (`live` may be NULL: none) is shown for the rooms in scope. Without a
 * program, rooms are told by the names that the configuration has for them; a display that knows of no room
 * of its own shows every emergency. A clock that nothing vouches for is not asked. Where it is not trusted,
 * the program's `published` is a time that has been too. */
void emergency_at(const struct program *program, const struct live *live, const struct display_config *config,
                  const struct room_scope *scope, const struct emergency_clock *clock, struct instant now,
                  struct emergency_state *ret);

#endif
