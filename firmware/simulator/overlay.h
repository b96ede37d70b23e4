/*
 * overlay: a card with lines of text that the simulator lays on the screen: help, and why the screen shows
 * what it shows.
 */
#ifndef NOWNEXT_SIMULATOR_OVERLAY_H
#define NOWNEXT_SIMULATOR_OVERLAY_H

#include "scene/scene.h"
#include "text/fit.h"
#include "scene/theme.h"

/* A line begins with a key of up to 10 characters, filled with blanks, and a blank, as explain_text has it.
 * The first is the title. */
#define OVERLAY_KEY 11

/* The card's size for a text, at most this large. */
void overlay_size(const char *text, const struct text_metrics *metrics, int most_width, int most_height,
                  int *ret_width, int *ret_height);

void overlay_compose(const char *text, int width, int height, const struct theme *theme,
                     const struct text_metrics *metrics, struct arena *arena, struct scene *ret);

#endif
