/*
 * resolve: the parts of builder_finish that turn names into indexes: sessions' ids and part_of, rooms of
 * parts, combined rooms. They work on the builder's drafts, in the order in which they are declared here.
 */
#ifndef NOWNEXT_PROGRAM_RESOLVE_H
#define NOWNEXT_PROGRAM_RESOLVE_H

#include "program/builder.h"
#include "program/room_set.h"

/* The path of a draft for errors and issues, with `member` (".start" or "") at its end. */
const char *resolve_where(const struct builder *builder, uint32_t draft, const char *member);

/* Fills the rooms' parts from their ids, and `sets` (one for each room) with each room and all its parts. An
 * unknown room or one that is part of itself is an error. */
bool resolve_combined_rooms(struct builder *builder, struct room_set *sets, struct err *reterr);

/* Makes ids unique, or refuses repeats; `order` has the drafts by start. Fills `map` with the ids as
 * given. */
bool resolve_ids(struct builder *builder, enum builder_repeats repeats, const uint32_t *order,
                 struct map *map, struct arena *scratch, struct err *reterr);

/* Finds the session that each one is part of, and gives parts without rooms their block's. An unknown id or a
 * cycle is an error. Draft rooms must have been copied to the sessions before. */
bool resolve_part_of(struct builder *builder, const struct map *map, struct arena *scratch,
                     struct err *reterr);

#endif
