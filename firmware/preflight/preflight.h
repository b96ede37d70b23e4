/*
 * preflight: every screen of the whole event on every display, composed, drawn and inspected for faults,
 * before the doors open. The parts: preflight_plan (what there is to do), preflight_walk (a worker does it),
 * preflight_result (what it tells), preflight_venue (what no single screen tells), fonts_used (fonts and
 * libraries).
 *
 * It draws as a board does: what differs from the screen before. Each screen is inspected as a picture,
 * from the ink of its runs: whether it is cut, whether what is seen is the text's colour, and what lies
 * right beside the letters, which gives the contrast. Sessions of a hallway are proven on the pages that
 * its cycle has.
 */
#ifndef NOWNEXT_PREFLIGHT_PREFLIGHT_H
#define NOWNEXT_PREFLIGHT_PREFLIGHT_H

#include <stdio.h>

#include "preflight/findings.h"
#include "load/style.h"
#include "report/html_page.h"
#include "station/config.h"
#include "player/still.h"
#include "station/config.h"

struct preflight_display {
    const char *name;
    struct display_config config; /* with a panel of a known size */
    struct style style;
};

struct preflight {
    const struct program *program;
    uint32_t display_count;
    const struct preflight_display *displays;
    unsigned workers;
    unsigned sample; /* per cent of the screens, evenly; 0: all. Then what is never shown is not told */
    FILE *progress;  /* NULL: none */
};

/* Without displays of a venue: a door for each room and a hallway, on each of these panels, at night and in
 * English. In the arena; gives their number. */
uint32_t preflight_default_displays(const struct program *program, const struct panel_size *panels,
                                    uint32_t panel_count, struct arena *arena,
                                    const struct preflight_display **ret);

/* Walks; fills both, the findings sorted. False when a worker fails. The same answer for any number of
 * workers. */
bool preflight_run(const struct preflight *preflight, struct arena *arena, struct findings *ret,
                   struct findings_summary *ret_summary, struct err *reterr);

/* Draws the finding's first screen with a frame around what is wrong, to `path`, and small to `thumb`. */
#define PREFLIGHT_THUMB_PX HTML_PAGE_THUMB_PX
bool preflight_picture(const struct preflight *preflight, const struct finding *finding,
                       struct renderer *renderer, const char *path, const char *thumb, struct err *reterr);

#endif
