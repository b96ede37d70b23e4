/*
 * mirror: a screen for readers from right to left. It is composed from left to right like any other, and then
 * turned about the picture's middle; each line of text is turned as one, so it reads as it did.
 */
#ifndef NOWNEXT_SCENE_MIRROR_H
#define NOWNEXT_SCENE_MIRROR_H

#include "scene/scene.h"

/* Mirrors all places of a scene from left to right. Twice gives the scene as it was. */
void mirror_scene(struct scene *scene);

#endif
