/*
 * board_desktop: a window as a board, for the simulator. What is presented is shown in the window's screen
 * area, scaled down to fit where the panel is larger; two more pictures, a strip and an overlay, are shown as
 * they are. Keys and the mouse come as board events, in window pixels. Drawing is by the CPU into the
 * window's surface; waiting blocks, so that a window in which nothing happens costs nothing.
 */
#ifndef NOWNEXT_BOARD_DESKTOP_H
#define NOWNEXT_BOARD_DESKTOP_H

#include "platform/board.h"

struct board_desktop_options {
    const char *title;
    int width, height; /* of the window's inside; less where the display has no room for it */
};

/* Opens the window. NULL with an error where there is no display. The board's clock is the real one and is
 * trusted; what it shows fills the window until a layout is set. One at a time. Owner: the caller, who calls
 * board->ops->destroy. */
struct board *board_desktop_create(const struct board_desktop_options *options, struct err *reterr);

/* Where things are in the window. An empty rectangle: not shown. The overlay lies on the screen. */
struct board_desktop_layout {
    struct board_rect screen, timeline, overlay;
};
/* What the window holds is cleared when the layout is another than before: present all again. Gives whether
 * it was. */
bool board_desktop_set_layout(struct board *board, const struct board_desktop_layout *layout);

/* As present, for the other two pictures, which are shown unscaled from their place's top left. Don't count
 * as presents. */
bool board_desktop_present_strip(struct board *board, const struct board_picture *picture,
                                 const struct board_rect *damage, uint32_t damage_count, struct err *reterr);
bool board_desktop_present_overlay(struct board *board, const struct board_picture *picture,
                                   const struct board_rect *damage, uint32_t damage_count,
                                   struct err *reterr);

/* The window's size now. BOARD_EVENT_RESIZE tells of another one; all must be presented again after it. */
void board_desktop_size(const struct board *board, int *ret_width, int *ret_height);

void board_desktop_set_title(struct board *board, const char *title);
void board_desktop_toggle_full_screen(struct board *board);

/* Where a picture of this size comes to lie in `area`: scaled down to fit, never up, in the middle. */
struct board_rect board_desktop_fit(struct board_rect area, int width, int height);

#endif
