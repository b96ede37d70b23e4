/*
 * fleet_home: Home Assistant told of all displays of a venue, through the venue's broker
 * (fleet/home_assistant.h), or told that there are none.
 */
#ifndef NOWNEXT_OPERATOR_FLEET_HOME_H
#define NOWNEXT_OPERATOR_FLEET_HOME_H

#include "fleet/fleet_line.h"

/* What the broker holds of it for this venue. Zero but for its arena. */
struct fleet_home {
    struct arena arena;
    uint32_t count, capacity;
    const char **topics;
    uint32_t heard; /* messages, since some were sent */
};

/* For fleet_watch_options. `of` is a struct fleet_home. */
void fleet_home_take(void *of, const char *topic, size_t size);

/* After fleet_line_settle: what is held of displays that the venue has not is cleared, and a message of each
 * that it has is put there; where it `ends`, all are cleared. Waits for the broker to send them back, at most
 * so long: one that refuses to keep a message does not say so. *ret_count is how many displays Home Assistant
 * knows then. ERR_IO, with the reason. */
bool fleet_home_tell(struct fleet_home *home, struct fleet_line *line, bool ends, int64_t most_ms,
                     uint32_t *ret_count, struct err *reterr);

#endif
