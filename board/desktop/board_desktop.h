/*
 * board_desktop: a window as a board, for the simulator. What is presented is shown in the window's screen
 * area, scaled down to fit where the panel is larger; two more pictures, a timeline and an overlay, are shown
 * as they are. Keys and the mouse come as board events, in window pixels. Drawing is by the CPU into the
 * window's surface; waiting blocks, so that a window in which nothing happens costs nothing.
 */
#ifndef NOWNEXT_BOARD_DESKTOP_H
#define NOWNEXT_BOARD_DESKTOP_H

#include "platform/window.h"

extern const struct window_ops board_desktop_window;

#endif
