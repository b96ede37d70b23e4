/*
 * rehearse_decide: what can be decided of a session, said to people and raised as an alarm, each as a command
 * of the rehearsed day. A decision is made at `now` of the simulated clock by what is known then; what it
 * came to, or why it was refused, is added to `said`.
 */
#ifndef NOWNEXT_SIMULATOR_REHEARSE_DECIDE_H
#define NOWNEXT_SIMULATOR_REHEARSE_DECIDE_H

#include "base/str.h"
#include "simulator/rehearse.h"

/* What a command is made of. */
struct rehearse_turn {
    struct rehearse *rehearse;
    struct instant now;
    struct str_builder *said;
};

/* Each gives the number of its entry, 0 where it was refused. `session` is of the folded program. */

/* Later or earlier by so many minutes than it is now, against the plan; never before it. */
uint32_t rehearse_delay(const struct rehearse_turn *at, uint32_t session, int by_min);
/* To another room (PROGRAM_NONE: its own), or start (INSTANT_NONE: its own; the length stays), or both. */
uint32_t rehearse_move(const struct rehearse_turn *at, uint32_t session, uint32_t room, struct instant start);
/* Cancelled, or not any more; full, or not any more. */
uint32_t rehearse_cancel(const struct rehearse_turn *at, uint32_t session);
uint32_t rehearse_fill(const struct rehearse_turn *at, uint32_t session);

/* A text until the end of the conference day, at a room's displays or, for PROGRAM_NONE, everywhere. */
uint32_t rehearse_notice(const struct rehearse_turn *at, uint32_t room, const char *text);

/* An emergency everywhere, for an hour unless it is lifted. Every emergency has a text: without one
 * (count 0) the name of its kind. */
uint32_t rehearse_raise(const struct rehearse_turn *at, enum emergency_kind kind, bool test,
                        struct label text);
/* The emergency that is in force; NULL for none. */
const struct live_emergency *rehearse_raised(struct rehearse *rehearse, struct instant now);
uint32_t rehearse_lift(const struct rehearse_turn *at);

/* The last decision taken back, and the last taking back. */
uint32_t rehearse_undo(const struct rehearse_turn *at);
uint32_t rehearse_redo(const struct rehearse_turn *at);

/* "cancelled: Locks", of an entry. */
void rehearse_tell(const struct rehearse *rehearse, uint32_t number, struct str_builder *said);

#endif
