/*
 * lists: the lists of a program's rooms and of the event, built from its sessions.
 */
#ifndef NOWNEXT_PROGRAM_LISTS_H
#define NOWNEXT_PROGRAM_LISTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "program/program.h"
#include "program/room_set.h"

/* The order of sessions in lists, of session `x` with the number i and `y` with j: by start, then end, then
 * program order; the unscheduled last. As for base/sort.h; never 0 where i and j differ. */
int lists_compare(const struct session *x, uint32_t i, const struct session *y, uint32_t j);

/* Builds the lists of `rooms`, which are the program's, and of the event, from its sessions in the order that
 * `order` has their numbers in (lists_compare). sets[i]: the rooms in whose lists a session of room i is.
 * The lists live in the arena. False with ERR_LIMIT where they have more slots than LIMIT_SLOTS. */
bool lists_build(struct program *program, struct room *rooms, const struct room_set *sets,
                 const uint32_t *order, struct arena *arena, struct arena *scratch, struct err *reterr);

#endif
