/*
 * settings: desk.json ("nownext-desk/1"), what a desk is of. Private to this room.
 */
#ifndef NOWNEXT_DESK_LOG_SETTINGS_H
#define NOWNEXT_DESK_LOG_SETTINGS_H

#include "desk_log/desk_log.h"

/* Reads a desk's settings into the arena. Paths that the file names from its own folder are given as the
 * caller can open them. */
bool settings_read(const char *folder, struct arena *arena, struct issue_list *issues,
                   const struct desk_settings **ret, struct err *reterr);

/* Writes them by spool_replace_file; paths that are named from the current folder become whole ones. */
bool settings_write(const char *folder, const struct desk_settings *settings, struct err *reterr);

/* "FILE: what is wrong", as another error of the same kind. Always gives false. */
bool settings_fail(const char *path, const struct err *inner, struct err *reterr);

#endif
