/*
 * pictures: a handful of screens as PNG files, for where there is no display to open the simulator on.
 */
#ifndef NOWNEXT_TOOL_PICTURES_H
#define NOWNEXT_TOOL_PICTURES_H

#include "load/style.h"
#include "tool/tool.h"

/* Draws them with this look for about `at`, with the door of `room` (PROGRAM_NONE: none), into `folder`,
 * which is made if need be, and prints each path on the tool's output. Gives an exit code. */
int pictures_make(struct tool *tool, const struct program *program, uint32_t room, const struct style *style,
                  struct instant at, const char *folder);

#endif
