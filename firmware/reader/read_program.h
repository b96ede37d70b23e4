/*
 * read_program: native program.json ("nownext-program/1") to a program snapshot. Source of the format:
 * assets/schema/program.schema.json.
 */
#ifndef NOWNEXT_READER_READ_PROGRAM_H
#define NOWNEXT_READER_READ_PROGRAM_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "program/program.h"

/* Reads a program into `arena` (the snapshot's own). Scratch memory comes from `scratch`, which the caller
 * resets or finishes afterwards. `words` are those that say in a title that its session is cancelled, NULL at
 * the end; NULL: those that are built in. `issues` may be NULL. False: nothing usable, and the error says
 * where. */
bool read_program(const char *bytes, size_t size, const struct zone_source *zones, const char *const *words,
                  struct arena *arena, struct arena *scratch, struct issue_list *issues,
                  const struct program **ret, struct err *reterr);

#endif
