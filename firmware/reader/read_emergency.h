/*
 * read_emergency: the member "emergency". Private to read_live.c.
 *
 * No alarm is silenced by a slip of the pen (day.md 2): what is wrong is told, and taken so that the alarm is
 * in force: of an unknown kind as custom, without a text as its kind alone, in all rooms, no test, raised
 * when the document was issued, not lifted, without its picture. It is over LIVE_EMERGENCY_MOST_MS after it
 * was raised, whatever it says, since it ends by what is said and never by absence: one that is forgotten
 * would stay for ever. So one of which nobody can tell when it was raised is refused, as is one that is no
 * object.
 */
#ifndef NOWNEXT_READER_READ_EMERGENCY_H
#define NOWNEXT_READER_READ_EMERGENCY_H

#include "changes/live.h"
#include "reader/reading.h"

/* *ret is NULL where there is none (absent or null). `issued`: of the document; may be INSTANT_NONE. */
bool read_emergency(struct reading *reading, const cJSON *item, struct instant issued,
                    const struct live_emergency **ret);

#endif
