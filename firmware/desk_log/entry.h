/*
 * entry: a line of a desk's log, and its first line, which says whose log it is. Private to this room.
 *
 *   {"format": "nownext-desk-log/1", "log": "5b0c17e2a4d98f31", "venue": "lpc"}
 *   {"n": 1, "at": "2024-09-18T09:50:00+00:00", "by": "Anna", "via": "live", "do": "delay",
 *    "revision": 1726653000, "says": {"changes": [...]}}
 *
 * "undone" is the number of the entry that an undo is of. "revision" is that of the live data that were made
 * of the log up to this line: so the same log gives the same live data, whenever they are made again.
 */
#ifndef NOWNEXT_DESK_LOG_ENTRY_H
#define NOWNEXT_DESK_LOG_ENTRY_H

#include "base/arena.h"
#include "base/err.h"
#include "desk/command.h"

struct entry {
    uint32_t number; /* from 1 */
    int64_t revision;
    struct desk_command command;
};

/* A line with its line end, in the arena. */
const char *entry_write(const struct entry *entry, struct arena *arena, size_t *ret_size);
bool entry_read(const char *line, size_t size, struct arena *arena, struct entry *ret, struct err *reterr);

/* The same for the first line. */
const char *entry_write_head(const char *log, const char *venue, struct arena *arena, size_t *ret_size);
bool entry_read_head(const char *line, size_t size, struct arena *arena, const char **ret_log,
                     const char **ret_venue, struct err *reterr);

#endif
