/*
 * alike: names that are told apart by their code points, but not by people who read them.
 */
#ifndef NOWNEXT_PROGRAM_ALIKE_H
#define NOWNEXT_PROGRAM_ALIKE_H

#include "base/arena.h"

/* What a name's key (reader/name_key.h) looks like: two names of one shape look alike. Letters of Greek and
 * Cyrillic that look like Latin ones are these, 0 is o, 1 and i are l; blanks, dashes and low lines are left
 * out, save between two digits ("1-1" is not "11"). In the arena. */
const char *alike_shape(struct arena *arena, const char *key);

#endif
