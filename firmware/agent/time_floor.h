/*
 * time_floor: a time that has certainly been, for a board whose clock nobody vouches for: no clock and no
 * server that tells an earlier one is right.
 */
#ifndef NOWNEXT_AGENT_TIME_FLOOR_H
#define NOWNEXT_AGENT_TIME_FLOOR_H

#include "program/instant.h"

/* When the image was made (INSTANT_NONE: not known), or the program that the feed's folder holds was
 * published, as nownext-merge writes it near its beginning; the later one. INSTANT_NONE: neither is known. */
struct instant time_floor(const char *feed, struct instant image);

#endif
