/*
 * shift: against burn-in, the whole picture moves about by a few pixels. A pixel at a time, each few minutes,
 * so that nobody sees it move.
 */
#ifndef NOWNEXT_SCENE_SHIFT_H
#define NOWNEXT_SCENE_SHIFT_H

#include "program/instant.h"
#include "scene/scene.h"

enum { SHIFT_MINUTES = 3 }; /* of UTC: between two moves */

struct shift {
    int x, y;
};

/* Where the picture is at a moment: within a 270th of its short side (4 pixels of 1080, at least 1) around
 * its place. Comes by each place of that square in turn. */
struct shift shift_at(struct instant now, int width, int height);

/* Moves all that the scene has. Fills that reach an edge of the picture still do. */
void shift_scene(struct scene *scene, struct shift shift);

#endif
