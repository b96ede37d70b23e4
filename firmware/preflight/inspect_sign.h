/*
 * inspect_sign: whether a screen does what a sign must, whatever its texts are: a door's state has its shape
 * and its word, a list shows or counts all it has, and a theme changes no size. Private to this room.
 */
#ifndef NOWNEXT_PREFLIGHT_INSPECT_SIGN_H
#define NOWNEXT_PREFLIGHT_INSPECT_SIGN_H

#include "preflight/study.h"

/* Adds what is found to the study's findings. Scratch is taken from `arena`. */
void inspect_sign(const struct study *study, struct arena *arena);

#endif
