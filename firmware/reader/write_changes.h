/*
 * write_changes: what the feed has changed to changes.json. The text is canonical: the same content gives the
 * same bytes, and reading and writing it again gives them once more.
 */
#ifndef NOWNEXT_READER_WRITE_CHANGES_H
#define NOWNEXT_READER_WRITE_CHANGES_H

#include "base/arena.h"
#include "changes/change.h"

/* The text, ended by a line end, in the arena; *ret_size is its length without the NUL. Instants carry the
 * offset of the program's zone; NULL: that of UTC. */
const char *write_changes(const struct feed_changes *feed, const struct program *program, struct arena *arena,
                          size_t *ret_size);

#endif
