/*
 * describe: what was decided, and what is in force, as lines for people, in English. Pure.
 */
#ifndef NOWNEXT_DESK_DESCRIBE_H
#define NOWNEXT_DESK_DESCRIBE_H

#include "base/str.h"
#include "desk/command.h"

/* "Wed 10:15", by the event's clock. */
const char *describe_moment(const struct program *program, struct instant at, struct arena *arena);

/* What a command says: "Android MC: 10 min late (laptop)". Titles and rooms are those of the program, which
 * is folded; ids where it does not have them. Without a line end, in the arena. */
const char *describe_command(const struct program *folded, const struct desk_command *command,
                             struct arena *arena);

/* The same, and of an undoing what it takes back: "entry 7 undone: BPF news: cancelled". */
const char *describe_entry(const struct program *folded, const struct desk_commands *commands,
                           const struct desk_command *command, struct arena *arena);

/* What is in force at `now`, a line each: emergency, rehearsal, notices that are not over, with their ids;
 * then each session that something has happened to, by its time. Nothing where nothing is. */
void describe_in_force(const struct program *folded, const struct live *live, struct instant now,
                       struct str_builder *out);

#endif
