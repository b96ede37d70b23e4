/*
 * venue_entry: one more display in the text of a venue.json, of which all else stays as somebody wrote it.
 */
#ifndef NOWNEXT_TOOL_VENUE_ENTRY_H
#define NOWNEXT_TOOL_VENUE_ENTRY_H

#include "base/err.h"
#include "base/str.h"
#include "station/venue.h"

struct venue_entry {
    const char *key;  /* what its board is known by */
    const char *name; /* "": the key */
    const char *room; /* of a door; "": it is a hallway */
};

/* The venue's text with the entry as the last of its displays, in the arena; *ret_size is its length without
 * the NUL. The whole of it is one that read_venue takes. NULL, with the reason: where the text is none, the
 * board or the name is there already, or the entry is none. */
const char *venue_entry_add(const char *bytes, size_t size, const struct venue_entry *entry,
                            struct arena *arena, size_t *ret_size, struct err *reterr);

#endif
