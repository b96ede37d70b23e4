/*
 * display_pages: the members "cycle" and "pictures" of a display: its pages, and what live data may show.
 * Private to display_object.c.
 */
#ifndef NOWNEXT_CONFIGURATION_DISPLAY_PAGES_H
#define NOWNEXT_CONFIGURATION_DISPLAY_PAGES_H

#include "json/read.h"
#include "station/config.h"

/* Each sets what it reads in `config`, in the arena. `at` is the path of the object that has the member;
 * NULL: the document. Unknown members become notes. False with an error that names the path. */
bool display_cycle_read(const struct json_path *at, const cJSON *item, struct arena *arena,
                        struct json_notes *notes, struct display_config *config, struct err *reterr);
bool display_pictures_read(const struct json_path *at, const cJSON *item, struct arena *arena,
                           struct display_config *config, struct err *reterr);

#endif
