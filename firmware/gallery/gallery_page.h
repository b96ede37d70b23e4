/*
 * gallery_page: the gallery's page: each moment, small, on each panel and in each style.
 */
#ifndef NOWNEXT_GALLERY_GALLERY_PAGE_H
#define NOWNEXT_GALLERY_GALLERY_PAGE_H

#include "gallery/gallery_strip.h"

/* A panel in a style: where its pictures lie, in "FOLDER/MOMENT.png" and "FOLDER/small/MOMENT.png". */
struct gallery_variant {
    const char *folder;
    const char *name; /* for people */
    struct display_config config;
    struct style style;
    int width, height; /* as the viewer sees it */
};

/* The strips are of the first variant. */
void gallery_page(const struct gallery *gallery, const struct gallery_variant *variants, uint32_t count,
                  const struct gallery_strips *strips, struct str_builder *out);

#endif
