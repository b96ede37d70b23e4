/*
 * nearest: "there is no such room; these there are", the most alike first.
 */
#ifndef NOWNEXT_LOOKUP_NEAREST_H
#define NOWNEXT_LOOKUP_NEAREST_H

#include "base/arena.h"
#include "base/str.h"
#include "program/program.h"

/* The rooms by likeness of name, short name or id to `name`, nearest first: program->room_count indexes, in
 * the arena. */
const uint32_t *nearest_rooms(const struct program *program, const char *name, struct arena *arena);

/* The names of the three rooms that are most like `name` by theirs alone, nearest first, parted by commas:
 * for a screen, which has no ids. In the arena. */
const char *nearest_names_text(const struct program *program, const char *name, struct arena *arena);

/* Adds a sentence that there is no room `name`, and a line for each room that there is, nearest first. */
void nearest_rooms_text(const struct program *program, const char *name, struct str_builder *text);

/* The session that is most like `id` by its id or title; PROGRAM_NONE in a program without sessions. Scratch
 * is taken as `memory` takes its own. */
uint32_t nearest_session(const struct program *program, const char *id, const struct arena *memory);

/* The most alike of `count` names, at least one. Scratch is taken as `memory` takes its own. */
const char *nearest_name(const char *name, const char *const *names, uint32_t count,
                         const struct arena *memory);

/* The same as nearest_rooms_text for sessions by id and title; no more than the nearest five. */
void nearest_sessions_text(const struct program *program, const char *id, struct str_builder *text);

#endif
