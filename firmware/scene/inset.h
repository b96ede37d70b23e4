/*
 * inset: a scene in a larger picture. Panels whose frame hides the picture's edges (overscan) get a screen
 * that is composed for what is seen of them, and then set into the whole.
 */
#ifndef NOWNEXT_SCENE_INSET_H
#define NOWNEXT_SCENE_INSET_H

#include "scene/scene.h"

/* Pixels at the edges of a picture, as the viewer sees it. */
struct edges {
    int top, right, bottom, left;
};

/* Puts hidden edges around a scene. Its fills that reach an edge reach the new one; `inner` is what it was.
 */
void inset_scene(struct scene *scene, struct edges edges);

/* Moves all items. Fills that reach an edge of a picture of this size still do after it has become one of
 * `width` x `height`; one too thin to take from stays as it is. Leaves the scene's size to the caller. */
void inset_move(struct scene *scene, int x, int y, int width, int height);

#endif
