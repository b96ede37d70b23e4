/*
 * asset: where the files of assets/ are.
 */
#ifndef NOWNEXT_LOAD_ASSET_H
#define NOWNEXT_LOAD_ASSET_H

#include <stdint.h>

#include "base/arena.h"

/* The path of a file of assets/, such as "themes/night.json": in the folder that the environment's
 * NOWNEXT_ASSETS names; else installed, or beside the program's folder or above it, as in the build tree. In
 * the arena; NULL if there is none. */
const char *asset_find(const char *name, struct arena *arena);

/* The files of a folder of assets/ by their names without ".json", such as "night" of "themes": sorted, in
 * the arena. Gives how many there are. */
uint32_t asset_names(const char *folder, struct arena *arena, const char ***ret);

#endif
