/*
 * write_live: live data to live.json. The text is canonical: the same content gives the same bytes, and
 * reading and writing it again gives them once more. Changes, notices, emergency and rehearsal stand on a
 * line each; lists that are empty, and members that are empty or default, are left out.
 */
#ifndef NOWNEXT_READER_WRITE_LIVE_H
#define NOWNEXT_READER_WRITE_LIVE_H

#include "base/arena.h"
#include "changes/live.h"
#include "json/write.h"

/* The text, ended by a line end, in the arena; *ret_size is its length without the NUL. Instants carry the
 * offset of the program's zone; NULL: that of UTC. */
const char *write_live(const struct live *live, const struct program *program, struct arena *arena,
                       size_t *ret_size);

/* The same as a member of another document: a piece of live data, without a format, and with a revision where
 * it is not 0. read_live_part reads it. */
void write_live_part(struct json_writer *json, const char *name, const struct live *live);

#endif
