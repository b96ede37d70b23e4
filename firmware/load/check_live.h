/*
 * check_live: what in live data has no effect on the program, or another than is meant. The names that it
 * gives are looked at by load/known_names.h.
 *
 * An error is what shows nowhere: a change that says nothing new, an overflow room of a session that is not
 * full, a notice that is over when it begins. Changes are judged as they are folded: those of one session
 * merged in the order of `made`.
 */
#ifndef NOWNEXT_LOAD_CHECK_LIVE_H
#define NOWNEXT_LOAD_CHECK_LIVE_H

#include "base/issue.h"
#include "changes/live.h"

/* Adds "no-effect", "reversed", "duplicate-id" and "doubtful", each with its place in the document. */
void check_live(const struct program *program, const struct live *live, struct issue_list *issues);

#endif
