/*
 * difference: where two scenes differ. They are compared item by item, and only the boxes that differ are
 * drawn again.
 */
#ifndef NOWNEXT_SCENE_DIFFERENCE_H
#define NOWNEXT_SCENE_DIFFERENCE_H

#include "scene/scene.h"

/* The boxes in which two scenes of one size differ, merged where they touch; at most `most` (at least 1):
 * past that the nearest are united. A different size or background gives the whole picture. Of a fill that
 * has become wider or narrower, what it covers as before is no difference. */
uint32_t scene_difference(const struct scene *last, const struct scene *scene, struct box *ret,
                          uint32_t most);

#endif
