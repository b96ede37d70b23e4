/*
 * preflight_plan: what there is to inspect, as jobs for workers.
 */
#ifndef NOWNEXT_PREFLIGHT_PREFLIGHT_PLAN_H
#define NOWNEXT_PREFLIGHT_PREFLIGHT_PLAN_H

#include "preflight/preflight.h"

enum preflight_job_kind {
    PREFLIGHT_DOOR,     /* at each of its changes */
    PREFLIGHT_PAGE,     /* of a hallway: `page`, at each of its changes */
    PREFLIGHT_MESSAGES, /* what a hallway says where its cycle has no page: before, between and after days */
    PREFLIGHT_CONTRIBUTIONS, /* of the sessions from `first` to before `end`, once each */
    PREFLIGHT_PICTURE,       /* the `first`-th entry of the cycle */
    PREFLIGHT_STATION        /* what a display shows that is not running as it should */
};

struct preflight_job {
    enum preflight_job_kind kind;
    uint32_t display;
    enum page_kind page;
    uint32_t subject; /* of the page: a room, or PROGRAM_NONE */
    uint32_t first, end;
    struct instant from, before; /* of walks; `from` is the moment of all others */
};

struct preflight_jobs {
    struct arena *arena;
    uint32_t count, capacity;
    struct preflight_job *list;
};

/* The jobs of all displays, in the arena. A hallway has those of the pages that its cycle has. */
void preflight_plan(const struct preflight *preflight, struct arena *arena, struct preflight_jobs *ret);

#endif
