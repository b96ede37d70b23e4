/*
 * merge_program: a published version with sessions that it no longer has, as a program of its own, made by
 * program/builder. It points into the programs that it is made of, which have to outlive it.
 */
#ifndef NOWNEXT_CHANGES_MERGE_PROGRAM_H
#define NOWNEXT_CHANGES_MERGE_PROGRAM_H

#include "changes/match.h"

struct merge {
    const struct match *match;  /* of the last good version and the published one; NULL: nothing is kept */
    const struct program *base; /* the published one */
    const char *revision;       /* of the merged program */
    const bool *leave_out;      /* for each session of `base` whether it is left out; NULL: none */
    const bool *keep, *cancel;  /* for each session of match->before: whether it stays, and as cancelled */
    const bool *keep_room;      /* for each room of match->before whether it stays without a session */
};

/* The sessions of `base` in their order, then those that are kept in theirs, in the rooms and tracks that
 * they had; a kept session that has its id in `base` takes the place of that one. A part whose block is in
 * neither becomes a session of its own. NULL where the whole is past a limit of program/limits.h. */
const struct program *merge_program(const struct merge *merge, match_key_of *key_of, struct arena *arena);

#endif
