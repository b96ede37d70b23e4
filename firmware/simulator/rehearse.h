/*
 * rehearse: a day that somebody plays at the simulator: the desk's commands in memory (desk/command.h), in
 * order of the simulated clock, and the program with the live data as they are known at a moment of it. Time
 * may be turned back: what is decided then comes before what was decided later, and what is known at a moment
 * is what had been decided by it.
 *
 * The first entry adopts the live data that the simulator was called with; those are known always.
 */
#ifndef NOWNEXT_SIMULATOR_REHEARSE_H
#define NOWNEXT_SIMULATOR_REHEARSE_H

#include "desk/command.h"

/* What is known at a moment. */
struct rehearse_state {
    const struct program *program; /* folded */
    const struct live *live;       /* NULL: nothing was ever said */
};

struct rehearse_fold;

struct rehearse {
    struct rehearse_state given;   /* by the caller */
    const struct program *program; /* not folded */
    const struct feed_changes *feed;
    const char *log;
    struct arena words; /* what entries point to; those that make commands take from it */
    struct desk_command *entries;
    uint32_t count, capacity;
    struct rehearse_fold **folds;  /* for each number of entries what is known after them; NULL: not made */
    struct rehearse_fold *retired; /* not given back yet */
};

/* `program` is as the caller shows it, with `live` (NULL: none) folded over it; both stay the caller's. `log`
 * is the id that written live data have, and is copied. */
void rehearse_init(struct rehearse *rehearse, const struct program *program, const struct live *live,
                   const char *log);
void rehearse_finish(struct rehearse *rehearse);

/* Another program or other live data in place of those it was called with: they were read again. What was
 * decided stays. The ones before must stay until rehearse_settle. */
void rehearse_set_given(struct rehearse *rehearse, const struct program *program, const struct live *live);

/* All entries; those that were made by `at`. */
struct desk_commands rehearse_commands(const struct rehearse *rehearse);
struct desk_commands rehearse_commands_at(const struct rehearse *rehearse, struct instant at);
/* How many were decided here. */
uint32_t rehearse_decided(const struct rehearse *rehearse);

/* What is known at `at`; valid until rehearse_settle after an entry was added or the given was set. */
struct rehearse_state rehearse_at(struct rehearse *rehearse, struct instant at);
/* What is known after the first `count` entries. */
struct rehearse_state rehearse_after(struct rehearse *rehearse, uint32_t count);
/* When the next entry after `after` was made; INSTANT_NEVER. */
struct instant rehearse_next_made(const struct rehearse *rehearse, struct instant after);

/* Puts a command among the others as made at `now`, in whole seconds, by and via the simulator, and gives its
 * number, from which on later ones are one more. `says` has been taken from `words`. False, with the reason,
 * where desk_may refuses it. */
bool rehearse_add(struct rehearse *rehearse, enum desk_verb verb, uint32_t undone, const struct live *says,
                  struct instant now, uint32_t *ret_number, struct err *reterr);

/* Gives back what is known no more: not before each screen has been drawn with what is. */
void rehearse_settle(struct rehearse *rehearse);

/* The live data of all entries as live.json, in the arena; `issued` is the real clock. An emergency in
 * earnest that was rehearsed is left out (*ret_is_tamed): on boards it would be one. */
const char *rehearse_live_text(const struct rehearse *rehearse, struct instant issued, struct arena *arena,
                               size_t *ret_size, bool *ret_is_tamed);

#endif
