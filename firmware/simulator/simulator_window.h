/*
 * simulator_window: the simulator in its window: where the screen, the timeline and the overlay lie, and the
 * loop that keeps them up to date.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_WINDOW_H
#define NOWNEXT_SIMULATOR_SIMULATOR_WINDOW_H

#include "platform/window.h"
#include "simulator/simulator.h"

/* The size of the window's inside for a program. */
void simulator_window_size(const struct program *program, int *ret_width, int *ret_height);

/* Runs until the window is closed or the user quits. `desktop` is the board that the simulator was made with,
 * opened by `ops`. False when the window can't be drawn any more. */
bool simulator_window_run(struct simulator *simulator, const struct window_ops *ops, struct board *desktop,
                          struct renderer *renderer, struct err *reterr);

#endif
