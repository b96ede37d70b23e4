/*
 * preflight: every screen of the whole event on every display, composed and looked at for faults, before the
 * doors open.
 */
#ifndef NOWNEXT_APP_PREFLIGHT_H
#define NOWNEXT_APP_PREFLIGHT_H

#include <stdio.h>

#include "app/findings.h"
#include "schedule/config.h"

struct preflight_display {
    const char *name;
    struct display_config config;
};

struct preflight {
    const struct program *program;
    uint32_t display_count;
    const struct preflight_display *displays;
    unsigned workers;
    FILE *progress; /* NULL: none */
};

/* Without displays of a venue: a door for each room and a hallway, on each of these panels. In the arena. */
struct preflight_panel {
    int width, height;
};
uint32_t preflight_default_displays(const struct program *program, const struct preflight_panel *panels,
                                    uint32_t panel_count, struct arena *arena,
                                    const struct preflight_display **ret);

/* Walks; fills both, the findings sorted. False when a worker fails. The same answer for any number of
 * workers. */
bool preflight_run(const struct preflight *preflight, struct arena *arena, struct findings *ret,
                   struct findings_summary *ret_summary, struct err *reterr);

/* Draws the finding's first screen with a frame around what is wrong. */
struct renderer;
bool preflight_picture(const struct preflight *preflight, const struct finding *finding,
                       struct renderer *renderer, const char *path, struct err *reterr);

#endif
