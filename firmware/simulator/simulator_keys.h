/*
 * simulator_keys: the simulator's keys, in a table of what each does and what the help says of it.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_KEYS_H
#define NOWNEXT_SIMULATOR_SIMULATOR_KEYS_H

#include "simulator/simulator.h"

/* The text of the help, a line a key, in the arena; those of the wall too where there is one. */
const char *simulator_help(bool has_wall, struct arena *arena);

#endif
