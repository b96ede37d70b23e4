/*
 * inspect: what is wrong with one screen, composed and drawn.
 */
#ifndef NOWNEXT_PREFLIGHT_INSPECT_H
#define NOWNEXT_PREFLIGHT_INSPECT_H

#include "preflight/findings.h"
#include "player/still.h"

struct inspection {
    const struct program *program;
    struct renderer *renderer;
    const struct frame *frame; /* the screen, drawn with this renderer */
    struct findings *findings; /* gets what is found */
    uint32_t display, job;     /* for the findings */
};

/* Inspects a screen as `still` was composed. Scratch is taken from `arena`. */
void inspect_screen(const struct inspection *inspection, const struct still *still, const struct view *view,
                    const struct scene *scene, struct arena *arena);

/* Sets shown[session] to 1 for each session that the screen tells by its title as now, as next or as the
 * block around them. */
void inspect_shown(const struct still *still, const struct view *view, const struct scene *scene,
                   uint8_t *shown);

#endif
