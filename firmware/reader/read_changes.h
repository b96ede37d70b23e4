/*
 * read_changes: changes.json ("nownext-changes/1"), what the feed has changed, as
 * assets/schema/changes.schema.json has it. It names the program.json that it belongs to by its bytes, since
 * two versions of a program often have one revision or none, and holds with that one alone.
 */
#ifndef NOWNEXT_READER_READ_CHANGES_H
#define NOWNEXT_READER_READ_CHANGES_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "changes/change.h"

/* The tree and all that is kept live in the arena; issues may be NULL. */
bool read_changes(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                  const struct feed_changes **ret, struct err *reterr);

#endif
