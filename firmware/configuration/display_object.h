/*
 * display_object: the members of a display, as display.json has them at its top and venue.json in each of its
 * displays and in what they share. Private to read_display.c and read_venue.c.
 *
 * What is given is set, all else stays: so an object read over another one is the two, the second before the
 * first, down to the members of "panel", "program", "live", "time" and "thresholds". The tree must live as
 * long as the configuration does: names of its members are kept.
 */
#ifndef NOWNEXT_CONFIGURATION_DISPLAY_OBJECT_H
#define NOWNEXT_CONFIGURATION_DISPLAY_OBJECT_H

#include "json/read.h"
#include "station/config.h"

#define DISPLAY_OBJECT_MEMBERS 22

struct display_object {
    const struct json_path *at; /* NULL: the document */
    const cJSON *members[DISPLAY_OBJECT_MEMBERS];
};

/* Finds the members; unknown ones become notes. False when the item is no object. */
bool display_object_open(const struct json_path *at, const cJSON *item, struct json_notes *notes,
                         struct display_object *ret, struct err *reterr);

/* A member by its name, NULL when it is absent. */
const cJSON *display_object_member(const struct display_object *object, const char *name);

/* Its "role", which must be there. */
bool display_object_role(const struct display_object *object, enum display_role *ret, struct err *reterr);

/* Reads all members but "format" and "role" into `config`. */
bool display_object_read(const struct display_object *object, struct arena *arena, struct json_notes *notes,
                         struct display_config *config, struct err *reterr);

/* The member "url" of `parent`, a text or a list of at most DISPLAY_MOST_URLS; absent: *ret stays. */
bool read_urls(const struct json_path *parent, const cJSON *item, struct arena *arena, struct url_list *ret,
               struct err *reterr);

/* Adds an issue for what is allowed but can't be meant: a door without a room. */
void display_object_warn(const struct display_object *object, const struct display_config *config,
                         struct issue_list *issues);

#endif
