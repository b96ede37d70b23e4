/*
 * read_live: live.json ("nownext-live/1") to live data, as assets/schema/live.schema.json has it.
 *
 * Documents from before changes had a "made" are read: the document's "issued" stands for it.
 *
 * An alarm is never refused for its form. What is wrong with an emergency is told (reader/read_emergency.h),
 * and so is what else is wrong in a document that has one: a change, notice or session that can't be read is
 * left out, and the others hold; a revision that can't be read is the document's time. One without an
 * emergency, and a piece of live data, are refused for any of that: what was in force before is better.
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
