/*
 * merge: one successful poll of a published schedule, on disk: the last good program and what was published
 * become the merged program, the list of changes and the memory for the next poll (changes/infer.h), in the
 * folder of the feed (day.md 3).
 *
 *   program.json   merged: what displays show
 *   changes.json   what was told as changed; names the digest of program.json
 *   inferred.json  what inference has to know at the next poll
 *   order.json     the number by which displays know that the feed's program came last
 *
 * They change together (merge/stage.h), and only where something is other than it was: a poll that finds
 * nothing writes nothing. It is a process of its own, with limits, since it reads what strangers publish.
 */
#ifndef NOWNEXT_MERGE_MERGE_H
#define NOWNEXT_MERGE_MERGE_H

#include "base/arena.h"
#include "base/err.h"
#include "load/load_program.h"

struct merge_job {
    const char *folder;       /* the feed's */
    const char *setup;        /* the folder of nownext-setup's documents; NULL: none */
    const char *published;    /* path of what was fetched; NULL: the version of the last poll once more */
    struct instant polled;    /* changes/infer_clock.h */
    struct load_options load; /* the event's zone and title, where displays' settings give them */
};

struct merge_result {
    bool refused;         /* bulk loss or an empty version: nothing has changed, `reason` says why */
    bool wrote;           /* some file is other than before */
    const char *reason;   /* of a refusal; "" */
    const char *report;   /* what an organiser has to know: what is held; "" */
    const char *revision; /* of the merged program */
    uint32_t sessions, held, told;
    struct instant again; /* when the same version can change something: INSTANT_NEVER if it can't */
};

/* Texts of *ret are in the arena. False with the place where what was published can't be read, or with ERR_IO
 * where the folder can't be written; what was there stays. */
bool merge_run(const struct merge_job *job, struct arena *arena, struct merge_result *ret,
               struct err *reterr);

#endif
