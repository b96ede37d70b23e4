/*
 * fleet_assign: `nownext fleet assign`: what a board is to be, written into the venue's file. Needs no
 * broker.
 */
#ifndef NOWNEXT_TOOL_FLEET_ASSIGN_H
#define NOWNEXT_TOOL_FLEET_ASSIGN_H

#include "tool/tool.h"

/* Whether the call's words are "assign CODE door ROOM", with a PROGRAM behind or not, "assign CODE hallway"
 * or "assign CODE as NAME". */
bool fleet_assign_is_meant(const struct options *options);

/* Does that in the venue's file at `path`, and tells it; gives the exit code. A room that the program does
 * not have is refused: the call's PROGRAM, else program.json or schedule.json beside the venue's file. */
int fleet_assign(const struct tool *tool, const struct options *options, const char *path);

#endif
