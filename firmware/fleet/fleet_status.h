/*
 * fleet_status: a display's status.json, as far as a fleet looks at it.
 */
#ifndef NOWNEXT_FLEET_FLEET_STATUS_H
#define NOWNEXT_FLEET_FLEET_STATUS_H

#include "fleet/fleet.h"

/* False where it is no status ("nownext-status/1"). Texts are in the arena. */
bool fleet_status_read(const char *bytes, size_t size, struct arena *arena, struct fleet_status *ret);

#endif
