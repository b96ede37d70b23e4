/*
 * display_hours: the members of a display that say what its panel does by the time of day: "night",
 * "brightness". Private to display_object.c.
 */
#ifndef NOWNEXT_READER_DISPLAY_HOURS_H
#define NOWNEXT_READER_DISPLAY_HOURS_H

#include "json/read.h"
#include "schedule/config.h"

/* Reads {"off": "21:00", "on": "07:30"} as the member "night" of the object at `at`; NULL: it is not there.
 */
bool display_hours_night(const struct json_path *at, const cJSON *item, struct json_notes *notes,
                         struct display_config *config, struct err *reterr);

/* Reads [{"from": "07:00", "percent": 100}, ...] as the member "brightness"; the list is in the arena. */
bool display_hours_brightness(const struct json_path *at, const cJSON *item, struct arena *arena,
                              struct json_notes *notes, struct display_config *config, struct err *reterr);

#endif
