/*
 * load_prepared: the texts of emergencies that a venue has ready, and for what it has none the examples that
 * come with nownext (assets/emergency/examples.json).
 */
#ifndef NOWNEXT_LOAD_LOAD_PREPARED_H
#define NOWNEXT_LOAD_LOAD_PREPARED_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "station/venue.h"

/* A text for each kind but "custom", unless the examples are not installed. Those that the venue has (NULL:
 * no venue; loaded by load_venue) go before the examples, which are marked; a venue's own file that is still
 * the examples is too. False with *ret_path where the venue's file can't be read; issues may be NULL. */
bool load_prepared(const struct venue *venue, struct arena *arena, struct issue_list *issues,
                   const struct prepared_texts **ret, const char **ret_path, struct err *reterr);

#endif
