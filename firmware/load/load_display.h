/*
 * load_display: the files that say what a screen is and what happens on it, from the system's files. Without
 * the importers of foreign formats, so that a board's display does not have them.
 */
#ifndef NOWNEXT_LOAD_LOAD_DISPLAY_H
#define NOWNEXT_LOAD_LOAD_DISPLAY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "station/config.h"
#include "changes/live.h"
#include "station/venue.h"

/* The path to open for one that was given: "-" is the standard input. */
const char *load_path(const char *path);

/* Reads a display.json into the arena, its pictures and its theme's file named from its folder; issues may be
 * NULL. */
bool load_display(const char *path, struct arena *arena, struct issue_list *issues,
                  const struct display_config **ret, struct err *reterr);

/* The same for a venue.json and all its displays. */
bool load_venue(const char *path, struct arena *arena, struct issue_list *issues, const struct venue **ret,
                struct err *reterr);

/* Reads a live.json into the arena, or what is in the envelope of a signed one, of which nothing is verified;
 * issues may be NULL. */
bool load_live(const char *path, struct arena *arena, struct issue_list *issues, const struct live **ret,
               struct err *reterr);

/* The same for a changes.json. */
bool load_changes(const char *path, struct arena *arena, struct issue_list *issues,
                  const struct feed_changes **ret, struct err *reterr);

#endif
