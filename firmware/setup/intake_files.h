/*
 * intake_files: the files that a display's settings name: pictures, a theme and its logo. Private to the
 * intake.
 */
#ifndef NOWNEXT_SETUP_INTAKE_FILES_H
#define NOWNEXT_SETUP_INTAKE_FILES_H

#include "setup/intake_run.h"
#include "station/config.h"

/* Brings the pictures of a display and its cycle into the spool. Each that can't be taken is refused alone.
 * To be called before the settings are put there: when the display is told of these, the pictures are there.
 * `name`: of the file that names them. */
void intake_take_pictures(struct intake_run *run, const char *name, const struct display_config *config);

/* Brings a theme's file, if the display names one, and its logo; the same beforehand. False with an error at
 * `where` (the member's path) where the theme is no good: then the settings must not be taken over either. */
bool intake_take_theme(struct intake_run *run, const char *where, const struct display_config *config,
                       struct err *reterr);

#endif
