/*
 * room_part: rooms by a part of their name, as people at a desk say them: "K.1.105" for "K.1.105 (La
 * Fontaine)", and "La Fontaine" too. Displays are not set up by this: their files name rooms in full.
 */
#ifndef NOWNEXT_LOOKUP_ROOM_PART_H
#define NOWNEXT_LOOKUP_ROOM_PART_H

#include "base/arena.h"
#include "base/str.h"
#include "program/program.h"

/* The rooms that `words` means, in the program's order; *ret gets them, in the arena. Names are compared by
 * their keys, so that letter case, quotes and forms of Unicode don't count. The first of these that any room
 * answers to:
 *
 *   1. an id or a whole name of its, short ones and aliases as well: one room, as program_find_room has it
 *   2. the words stand in a name, whole and in this order: "N1" is "Hall N1" and not "Hall N10"
 *   3. they stand in it, and a word of its begins with the first: "Audi" is "Auditorium"
 *   4. they stand anywhere in it; from three bytes on
 *   5. each of them stands anywhere in it, whatever their order; from three bytes on each
 *
 * Aliases count whole alone. Gives the number of rooms: 0 for none, and for words without a letter. */
uint32_t room_find_part(const struct program *program, struct room_name words, struct arena *arena,
                        const uint32_t **ret);

/* Adds a sentence that `count` rooms answer to `words`, and a line for each of them. */
void room_part_text(const struct program *program, const char *words, const uint32_t *rooms, uint32_t count,
                    struct str_builder *text);

#endif
