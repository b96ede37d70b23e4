/*
 * write_infer_memory: what inference keeps between two polls (changes/infer.h), as JSON. The text is
 * canonical: reading and writing it again gives the same bytes. Instants are UTC; two blanks of indent.
 */
#ifndef NOWNEXT_READER_WRITE_INFER_MEMORY_H
#define NOWNEXT_READER_WRITE_INFER_MEMORY_H

#include "base/arena.h"
#include "changes/infer.h"

/* The text, ended by a line end, in the arena; *ret_size is its length without the NUL. */
const char *write_infer_memory(const struct infer_memory *memory, struct arena *arena, size_t *ret_size);

#endif
