/*
 * display_panel: the member "panel" of a display: how its panel hangs, and which mode it is to have. Private
 * to display_object.c.
 */
#ifndef NOWNEXT_CONFIGURATION_DISPLAY_PANEL_H
#define NOWNEXT_CONFIGURATION_DISPLAY_PANEL_H

#include "json/read.h"
#include "station/config.h"

/* Sets what is given and leaves the rest: a "mode" is one whole, so one without a rate takes the rate away.
 * `at` is the path of the object that has the member; NULL: the document. Unknown members become notes. False
 * with an error that names the path. */
bool display_panel_read(const struct json_path *at, const cJSON *item, struct json_notes *notes,
                        struct panel_config *panel, struct err *reterr);

#endif
