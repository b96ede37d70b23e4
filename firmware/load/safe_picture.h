/*
 * safe_picture: pictures for the commands at a desk, by the same function as on a board: each file is made a
 * PNG once, in a child with limits (raster/picture_child.h), which then is kept in memory; a file that failed
 * is not tried again until it is another one.
 */
#ifndef NOWNEXT_LOAD_SAFE_PICTURE_H
#define NOWNEXT_LOAD_SAFE_PICTURE_H

#include "base/issue.h"
#include "raster/picture.h"
#include "station/config.h"

/* A picture_reader. What it keeps is kept as long as the process is. */
bool safe_picture_read(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                       struct err *reterr);

/* Makes the pictures of a display and its cycle, so that workers that are forked afterwards have them. One
 * that can't be shown is missing from there on, in lists in `arena`, and is told in `issues` (NULL: is not).
 */
void safe_picture_prepare(struct display_config *config, struct arena *arena, struct issue_list *issues);

#endif
