/*
 * infer_losses: what a published version has lost of the last good one, and whether that can be meant.
 * Private to changes/infer.h, which has the rules. Lists are by the sessions of the last good program.
 */
#ifndef NOWNEXT_CHANGES_INFER_LOSSES_H
#define NOWNEXT_CHANGES_INFER_LOSSES_H

#include "changes/infer.h"
#include "changes/match.h"

struct infer_losses {
    bool *coming; /* still to come, and was there at the poll before; no break, not cancelled */
    bool *lost;   /* of these, not in this version any more, or without a time */
    bool *bulk;   /* of these, lost with others at once, and so not meant; from infer_losses_hold */
    bool any_bulk;
    uint32_t lost_count, coming_count;
};

/* The counterpart of a session of the last good program that has a time, or NULL. */
const struct session *infer_losses_now(const struct match *match, uint32_t index);

/* `absent`: what the memory says of each session; NULL: it was there. All is in the arena. */
void infer_losses_find(const struct match *match, const struct infer_absent *const *absent,
                       struct instant polled, struct arena *arena, struct infer_losses *ret);

/* Why the version is refused, in the arena; NULL: it is not. */
const char *infer_losses_refusal(const struct match *match, const struct infer_absent *const *absent,
                                 const struct infer_losses *losses, struct arena *arena);

/* Marks as bulk the lost sessions of rooms that lost all of at least INFER_BULK_ROOM, and all where there are
 * INFER_BULK. */
void infer_losses_hold(const struct match *match, struct arena *arena, struct infer_losses *losses);

#endif
