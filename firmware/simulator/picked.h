/*
 * picked: the session that somebody points at in a screen's picture. Pure.
 */
#ifndef NOWNEXT_SIMULATOR_PICKED_H
#define NOWNEXT_SIMULATOR_PICKED_H

#include "scene/scene.h"
#include "schedule/view.h"

/* The session of the view whose title in the scene is nearest to a point of the picture, rows before columns;
 * at a door without any title, what is on or comes next. Of the view's program; PROGRAM_NONE for none. */
uint32_t picked_session(const struct view *view, const struct scene *scene, int x, int y);

#endif
