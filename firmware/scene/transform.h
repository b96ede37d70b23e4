/*
 * transform: what is done to a whole scene after it was composed. It is mirrored for readers from right to
 * left, set into a larger picture where a panel's frame hides the edges (overscan), and moved against
 * burn-in.
 *
 * A screen that is read from right to left is mirrored, not composed anew, so no screen has a second
 * layout and none can forget it. The inside of a line is not turned: each of its runs, and each digit in a
 * cell, carries from where to where its line goes, and is moved with it.
 *
 * With overscan, a screen is composed for what is seen, type sizes included; fills and corners of polygons
 * that reach an edge go on to the panel's. The scene keeps what is seen as `inner`, and scene_check takes
 * anything but a fill outside of it as a fault. The shift moves the scene, not the pixels: by one pixel each
 * three minutes of UTC, within a 270th of the short side, only when a step is due anyway. Shapes that reach
 * an edge stretch.
 */
#ifndef NOWNEXT_SCENE_TRANSFORM_H
#define NOWNEXT_SCENE_TRANSFORM_H

#include "program/instant.h"
#include "scene/scene.h"

/* Mirrors all places of a scene about the middle of the picture. Each line of text is moved as one, so that
 * it reads as it did. Twice gives the scene as it was. */
void mirror_scene(struct scene *scene);

/* Pixels at the edges of a picture, as the viewer sees it. */
struct edges {
    int top, right, bottom, left;
};

/* Puts hidden edges around a scene that was composed for what is seen. Its shapes that reach an edge reach
 * the new one; `inner` becomes what the whole scene was. */
void inset_scene(struct scene *scene, struct edges edges);

enum { SHIFT_MINUTES = 3 }; /* of UTC: between two moves */

struct shift {
    int x, y; /* pixels */
};

/* Where the picture is at a moment: within a 270th of its short side (4 pixels of 1080, at least 1) around
 * its place. It moves by one pixel every few minutes, so that nobody sees it, and comes by each place of that
 * square in turn. */
struct shift shift_at(struct instant now, int width, int height);

/* Moves all that the scene has. Shapes that reach an edge of the picture still do. */
void shift_scene(struct scene *scene, struct shift shift);

#endif
