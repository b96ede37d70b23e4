/*
 * as_of: a folded program as it was at an earlier moment: without what was decided, and what the feed was
 * seen to have changed, only later. So what is shown in turn is the same however much of it is known.
 */
#ifndef NOWNEXT_CHANGES_AS_OF_H
#define NOWNEXT_CHANGES_AS_OF_H

#include "base/arena.h"
#include "program/program.h"

/* A folded program as it was when nothing was known that was made after `at`: itself, where nothing was; else
 * made anew in the arena. Sessions keep their numbers: what was added later is in it without a time and a
 * summary. What has no `made` was always known. What the feed has changed has the times and the rooms again
 * that it had, as far as its change tells; sessions that the feed has added are there, since it tells nothing
 * of them. */
const struct program *changes_as_of(const struct program *folded, struct instant at, struct arena *arena);

/* The first instant after `after` at which something was made that a program was folded from, in the sense of
 * changes_as_of; INSTANT_NEVER. */
struct instant changes_next_made(const struct program *folded, struct instant after);

#endif
