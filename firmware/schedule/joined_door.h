/*
 * joined_door: a door that several rooms lie behind. It is the door of one more room, made of them, in a copy
 * of the program: so what it shows, and until when, follows from the rules for any room.
 */
#ifndef NOWNEXT_SCHEDULE_JOINED_DOOR_H
#define NOWNEXT_SCHEDULE_JOINED_DOOR_H

#include "schedule/hallway.h"

/* The program with a room more, the last, in which is on what is on in any of the scope's rooms. Its name is
 * those of the rooms, in the scope's order, without combined ones of which a part is among them. All that is
 * new lives in the arena, the rest in `program`. For a scope of at least two rooms. */
const struct program *joined_door_program(const struct program *program, const struct room_scope *scope,
                                          struct arena *arena);

#endif
