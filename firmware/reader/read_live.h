/*
 * read_live: live.json ("nownext-live/1") to live data, as assets/schema/live.schema.json has it.
 *
 * Documents from before changes had a "made" are read: the document's "issued" stands for it. What is wrong
 * with an emergency's times is told and never a reason to refuse it (reader/read_emergency.h).
 */
#ifndef NOWNEXT_READER_READ_LIVE_H
#define NOWNEXT_READER_READ_LIVE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "changes/live.h"
#include "json/tree.h"

/* The tree and all that is kept live in the arena; issues may be NULL. What sessions and rooms the document
 * names is not looked at. */
bool read_live(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
               const struct live **ret, struct err *reterr);

/* The same from an object within another document, whose tree lives in the arena: a piece of live data, in
 * which format and revision (0) may be missing. */
bool read_live_part(const cJSON *object, struct arena *arena, struct issue_list *issues,
                    const struct live **ret, struct err *reterr);

#endif
