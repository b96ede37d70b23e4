/*
 * call_wall: all displays of a call's --venue, each with what it is drawn with, for the simulator's wall.
 */
#ifndef NOWNEXT_TOOL_CALL_WALL_H
#define NOWNEXT_TOOL_CALL_WALL_H

#include "schedule/venue.h"
#include "simulator/wall.h"
#include "tool/tool.h"

/* Whether the call can be one for a wall: it has a --venue, and does not say which display of it. */
bool call_has_wall(const struct options *options);

/* The displays of such a call's venue, as many as it has, with --panel, --rotate, --theme and --language
 * before what it says; *ret is NULL where it has less than two. Texts are in the arena. Prints, and gives
 * another exit code than TOOL_OK, where the venue or a theme can't be read, or an option is not for many. */
int call_wall(const struct tool *tool, const struct options *options, const struct program *program,
              struct arena *arena, const struct venue **ret_venue, const struct wall_display **ret);

#endif
