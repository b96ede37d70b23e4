/*
 * placed_run: the runs of a line of text, with their ink and the place of it in the picture. Private to this
 * room.
 */
#ifndef NOWNEXT_RENDER_PLACED_RUN_H
#define NOWNEXT_RENDER_PLACED_RUN_H

#include "render/font.h"
#include "render/run_cache.h"

struct placed_run {
    struct font_run run;
    const struct run_image *image; /* NULL: no ink */
    struct box at;                 /* of the image */
    /* Its own. */
    const struct item *item;
    uint32_t offset;
    int64_t pen; /* at FONT_DESIGN_PX */
};

/* Before the first run of an ITEM_TEXT. */
void placed_run_begin(struct placed_run *placed, const struct item *item);

/* Goes on to the next; false when there is none. The image is valid until then. */
bool placed_run_next(struct placed_run *placed, struct font_set *fonts, struct run_cache *runs);

#endif
