/*
 * infer_memory: what inference keeps between two polls (changes/infer.h), as JSON, so that a restart between
 * them changes nothing. Written for itself alone: "nownext-inferred/1".
 */
#ifndef NOWNEXT_READER_INFER_MEMORY_H
#define NOWNEXT_READER_INFER_MEMORY_H

#include "base/arena.h"
#include "base/err.h"
#include "changes/infer.h"

/* Everything lands in the arena. False, with the place, for anything that is not such a document. */
bool read_infer_memory(const char *bytes, size_t size, struct arena *arena, struct infer_memory *ret,
                       struct err *reterr);

/* The text, ended by a line end, in the arena; *ret_size is its length without the NUL. It is canonical:
 * reading and writing it again gives the same bytes. Instants are UTC; two blanks of indent. */
const char *write_infer_memory(const struct infer_memory *memory, struct arena *arena, size_t *ret_size);

#endif
