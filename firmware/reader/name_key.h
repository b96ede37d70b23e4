/*
 * name_key: what names are compared by, of rooms, people and ids. Two names with one key are one name,
 * whatever form of Unicode, letter case, quotes and blanks they are written with.
 *
 * Keys are made where names are read, with libunistring, and kept beside them: what is pure compares keys and
 * needs no tables.
 */
#ifndef NOWNEXT_READER_NAME_KEY_H
#define NOWNEXT_READER_NAME_KEY_H

#include "base/arena.h"
#include "program/program.h"

/* The key of a valid UTF-8 text: NFKC and full case folding ("GROSSER SAAL" and "großer Saal"), without
 * quotes, soft hyphens and what nobody sees; runs of blanks are one, none at the ends; a hyphen is a hyphen
 * whether a line may break there or not. "" for NULL. The key of a key is itself. In the arena. */
char *name_key(struct arena *arena, const char *text);

/* A name that a room is asked for by. The text is kept as it is, not copied. */
struct room_name name_of_room(struct arena *arena, const char *text);

/* The same of `count` texts. */
const struct room_name *names_of_rooms(struct arena *arena, uint32_t count, const char *const *texts);

/* The session with this id, or else with one of the same key; PROGRAM_NONE if there is none. */
uint32_t name_find_session(const struct program *program, const char *id, struct arena *arena);

#endif
