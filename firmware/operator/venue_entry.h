/*
 * venue_entry: what a board is in the text of a venue.json, of which all else stays as somebody wrote it.
 */
#ifndef NOWNEXT_OPERATOR_VENUE_ENTRY_H
#define NOWNEXT_OPERATOR_VENUE_ENTRY_H

#include "base/err.h"
#include "base/str.h"
#include "station/venue.h"

struct venue_entry {
    const char *key;  /* what its board is known by */
    const char *name; /* "": the key; of a board that is there already: as before */
    const char *room; /* of a door; "": it is a hallway */
};

/* What the venue said before of the boards that another text is about; NULL: nothing. */
struct venue_before {
    const struct venue_display *board;    /* what this board was */
    const struct venue_display *replaced; /* what had the place that it has now */
};

/* The venue's text with the entry, in the arena: as the last of its displays, or, for a board that is there
 * already, with its role and room in the place of the old ones. *ret_size is its length without the NUL. The
 * whole of it is one that read_venue takes. NULL, with the reason: where the text is none, the name is that
 * of another board, or the entry is none. */
const char *venue_entry_assign(const char *bytes, size_t size, const struct venue_entry *entry,
                               struct arena *arena, size_t *ret_size, struct venue_before *ret_before,
                               struct err *reterr);

/* The same with the board in the place of the one that is called `name`, whose name and settings it gets: for
 * one that is dead. Where the board had a place already, the other board gets that. */
const char *venue_entry_replace(const char *bytes, size_t size, const char *key, const char *name,
                                struct arena *arena, size_t *ret_size, struct venue_before *ret_before,
                                struct err *reterr);

#endif
