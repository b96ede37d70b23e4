/*
 * desk_fleet: the displays of a desk's venue, where it has a broker: who will see what is said, who has what
 * was said, and the document in force to the broker.
 */
#ifndef NOWNEXT_OPERATOR_DESK_FLEET_H
#define NOWNEXT_OPERATOR_DESK_FLEET_H

#include "base/str.h"
#include "desk/preview.h"
#include "desk_log/desk_log.h"
#include "fleet/fleet_line.h"

/* So long, at most, it is waited for what the broker holds; for its confirmation; for what displays say. */
#define DESK_FLEET_HELD_MS 3000
#define DESK_FLEET_CONFIRM_MS 3000
#define DESK_FLEET_SHOWN_MS 5000

struct desk_fleet {
    struct fleet_line line;
    struct fleet_watch_options options;
    const struct venue *venue;
    bool is_open;     /* the desk has a broker, whether it can be reached or not */
    int64_t revision; /* of what was published last; -1: nothing was */
};

/* Connects, and waits for what the broker holds. False, with the reason, where it can't be reached; a later
 * desk_fleet_publish tries again. True, and not open, for a desk without a broker. The venue (NULL: none is
 * known) must stay. */
bool desk_fleet_open(struct desk_fleet *fleet, const struct desk_settings *settings, const char *venue_id,
                     const struct venue *venue, struct err *reterr);
void desk_fleet_close(struct desk_fleet *fleet);

/* Of each display of the venue whether it will see what is said now, UTC; in the arena. NULL: not known. */
const enum preview_seen *desk_fleet_seen(struct desk_fleet *fleet, struct instant now, struct arena *arena);

/* The document in force, which is in the folder, to the broker, byte for byte; waits for its confirmation.
 * False, with the reason. True where none is in force yet. */
bool desk_fleet_publish(struct desk_fleet *fleet, const char *folder, struct err *reterr);

/* Waits until all displays that are online show what was published, and tells who does: "2 of 3 displays show
 * it; door-n1 is offline since 14:02." and a line end. Nothing where no display is expected. `now`: UTC, at
 * the time of the call; `zone` as of fleet_why. */
void desk_fleet_tell(struct desk_fleet *fleet, struct instant now, const struct zone *zone,
                     struct str_builder *out);

/* The same without waiting. */
void desk_fleet_describe(struct desk_fleet *fleet, struct instant now, const struct zone *zone,
                         struct str_builder *out);

#endif
