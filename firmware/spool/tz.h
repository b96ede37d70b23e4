/*
 * tz: the tz database of the system as a source of zones.
 */
#ifndef NOWNEXT_SPOOL_TZ_H
#define NOWNEXT_SPOOL_TZ_H

#include "program/zone.h"

/* Reads TZif files from $TZDIR, or else /usr/share/zoneinfo; at most 64 KiB each. ERR_MEANING when there is
 * no zone of a name, ERR_IO when there is no database at all. Lists the names below that folder, and those of
 * zone1970.tab. */
struct zone_source spool_zone_source(void);

#endif
