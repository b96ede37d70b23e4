/*
 * preflight_walk: a worker of preflight: composes and draws the screens of a job, and inspects each.
 */
#ifndef NOWNEXT_PREFLIGHT_PREFLIGHT_WALK_H
#define NOWNEXT_PREFLIGHT_PREFLIGHT_WALK_H

#include "preflight/hash_set.h"
#include "preflight/preflight_plan.h"
#include "player/canvas.h"

#define PREFLIGHT_MOST_FONTS 64

/* What is found, by one worker or by all of them. */
struct preflight_walk {
    const struct preflight *preflight;
    struct preflight_jobs jobs;
    struct arena arena; /* as long as the walk */
    struct findings findings;
    uint64_t screens;
    struct hash_set scenes; /* those that differ */
    uint8_t *shown;         /* by session: as now or next */
    uint32_t font_count;
    const char *fonts[PREFLIGHT_MOST_FONTS]; /* paths, in order */
    /* Of a worker. */
    struct renderer *renderer;
    struct canvas canvas;
    const struct theme *theme; /* of the last job */
};

/* Plans. `findings` is the arena of what is found. Owner: the caller, who calls preflight_walk_finish. */
void preflight_walk_init(struct preflight_walk *walk, const struct preflight *preflight,
                         struct arena *findings);
void preflight_walk_finish(struct preflight_walk *walk);

/* Adds the path of a font, in order, once. */
void preflight_walk_add_font(struct preflight_walk *walk, const char *path);

/* A worker's beginning, each of its jobs, and its end. */
bool preflight_walk_begin(struct preflight_walk *walk, struct err *reterr);
bool preflight_walk_job(struct preflight_walk *walk, uint32_t number, struct err *reterr);
void preflight_walk_end(struct preflight_walk *walk);

#endif
