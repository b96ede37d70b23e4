/*
 * read_emergency: the member "emergency". Private to read_live.c.
 *
 * No alarm is silenced by a slip of the pen: what is wrong with the times of its end is told, and taken so
 * that it is in force; what is wrong with its picture is told, and it has none. It is over
 * LIVE_EMERGENCY_MOST_MS after it was raised, whatever it says, since it ends by what is said and never by
 * absence: one that is forgotten would stay for ever.
 */
#ifndef NOWNEXT_READER_READ_EMERGENCY_H
#define NOWNEXT_READER_READ_EMERGENCY_H

#include "changes/live.h"
#include "reader/reading.h"

/* *ret is NULL where there is none (absent or null). */
bool read_emergency(struct reading *reading, const cJSON *item, const struct live_emergency **ret);

#endif
