/*
 * options: what whoever imports a schedule knows beside the file, and names of zones as people write them.
 */
#ifndef NOWNEXT_IMPORT_OPTIONS_H
#define NOWNEXT_IMPORT_OPTIONS_H

#include "base/arena.h"
#include "base/err.h"
#include "program/zone.h"

struct import_options {
    const struct zone_source *zones;
    const char *timezone;       /* the zone that was given, before all that a file says; NULL: none */
    const char *timezone_from;  /* who says so: "--timezone" (also for NULL), "display.json" */
    const char *local_timezone; /* that of the board's time.txt, for a file that names none; NULL: none */
    const char *event_title;    /* for a file that does not name its event; NULL: not given */
    const char *file_name; /* the file's, for one that has no title and was given none; NULL: not known */
    /* Words that say in a title that a session is cancelled, NULL at the end; NULL: those that are built in.
     */
    const char *const *cancelled_words;
};

/* The zone of a name as people write it, in any case or by its last part; ERR_MEANING where there is none. In
 * `arena`. */
bool import_find_zone(const char *name, const struct zone_source *zones, struct arena *arena,
                      struct arena *scratch, struct zone *ret, struct err *reterr);

#endif
