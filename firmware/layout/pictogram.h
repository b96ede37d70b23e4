/*
 * pictogram: signs that are known without words, drawn by ourselves after the idea of ISO 7010: a block in
 * one colour with a sign in another one in it, as fills and polygons of LAYER_BAND.
 */
#ifndef NOWNEXT_LAYOUT_PICTOGRAM_H
#define NOWNEXT_LAYOUT_PICTOGRAM_H

#include "layout/layout.h"

enum pictogram {
    PICTOGRAM_EXIT,    /* someone who runs to a door: fire, evacuation */
    PICTOGRAM_MEDICAL, /* a cross */
    PICTOGRAM_SHELTER, /* a house with an arrow into it */
    PICTOGRAM_WARNING, /* a triangle with "!" */
    PICTOGRAM_INFO,    /* "i" */
    PICTOGRAM_CROSS,   /* an X */
    PICTOGRAM_COUNT
};

/* Fills the box with `block`, and puts the sign into its middle, as large as the box' shorter side lets it
 * be.
 */
void pictogram_place(struct layout *layout, enum pictogram pictogram, struct box box, struct color block,
                     struct color sign);

#endif
