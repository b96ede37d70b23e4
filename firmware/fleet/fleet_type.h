/*
 * fleet_type: whether the displays of a venue draw letters alike. Two that stand beside each other and do not
 * are seen to differ; their text may break at other words.
 */
#ifndef NOWNEXT_FLEET_FLEET_TYPE_H
#define NOWNEXT_FLEET_FLEET_TYPE_H

#include "fleet/fleet.h"

/* Which displays draw letters in another way than most do, by the "type" of their status: a line, in the
 * arena; "" where all that are alive draw them alike. */
const char *fleet_type_told(const struct fleet *fleet, struct arena *arena);

#endif
