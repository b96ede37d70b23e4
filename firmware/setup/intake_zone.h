/*
 * intake_zone: the event's zone as an organiser has said it, outside of the schedule. Private to the intake.
 */
#ifndef NOWNEXT_SETUP_INTAKE_ZONE_H
#define NOWNEXT_SETUP_INTAKE_ZONE_H

#include "importer/importer.h"
#include "setup/intake_run.h"

/* Sets timezone and timezone_from by the "timezone" of display.json, else of venue.json, those of the setup
 * folder before those of the spool; and local_timezone by time.txt. Texts are in `arena`. A zone that there
 * is not is told as refused, and does not count. */
void intake_zone_find(struct intake_run *run, const struct zone_source *zones, struct arena *arena,
                      struct import_options *options);

/* What stands behind date and time of day in a text such as "2024-09-20 10:42 Europe/Vienna", whatever blanks
 * are between; "" where there is nothing. */
const char *intake_zone_of_time(const char *text, struct arena *arena);

#endif
