/*
 * read_emergency: the member "emergency". Private to read_live.c.
 *
 * No alarm is silenced by a slip of the pen (day.md 2): what is wrong is told, and taken so that the alarm is
 * in force: of an unknown kind as custom, without a text as its kind alone, in all rooms, no test, raised
 * when the document was issued, not lifted, without its picture. A text in its place is its text. It is over
 * LIVE_EMERGENCY_MOST_MS after it was raised, whatever it says, since it ends by what is said and never by
 * absence: one that is forgotten would stay for ever. In a document that does not say when it was issued, it
 * was raised at its revision, which a desk makes of the unix seconds, or else it is over at its `until`. So
 * only one is refused of which nothing tells when it was raised (last year's card could not be told from an
 * alarm), and one that is neither an object nor a text.
 */
#ifndef NOWNEXT_READER_READ_EMERGENCY_H
#define NOWNEXT_READER_READ_EMERGENCY_H

#include "changes/live.h"
#include "reader/reading.h"

/* *ret is NULL where there is none (absent or null). `live`: the document's `issued` and `revision`, as far
 * as they can be read (INSTANT_NONE, 0). */
bool read_emergency(struct reading *reading, const cJSON *item, const struct live *live,
                    const struct live_emergency **ret);

#endif
