/*
 * desk_sender: a desk that serves pages sends what it publishes to its venue's broker from a thread of its
 * own, so that no page waits for a broker: at once, again after each connection, until it is confirmed.
 */
#ifndef NOWNEXT_OPERATOR_DESK_SENDER_H
#define NOWNEXT_OPERATOR_DESK_SENDER_H

#include "base/str.h"
#include "desk/preview.h"
#include "desk_log/desk_log.h"
#include "program/zone.h"

struct desk_sender;

/* Begins, for a desk with a broker, whose folder is there; settings and zone must stay. NULL with the reason.
 */
struct desk_sender *desk_sender_start(const struct desk_settings *settings, const char *venue_id,
                                      const struct zone *zone, struct err *reterr);
/* NULL is let pass. */
void desk_sender_stop(struct desk_sender *sender);

/* Who shows what is published, as a sentence, or why the broker has it not; in the arena. `of`: a struct
 * desk_sender. */
const char *desk_sender_told(void *of, struct arena *arena);

/* Whether a display of the venue will see what is said now; UNKNOWN while the broker can't be reached. `of`:
 * a struct desk_sender. */
enum preview_seen desk_sender_seen(void *of, const char *display);

#endif
