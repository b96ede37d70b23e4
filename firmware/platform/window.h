/*
 * window: what the simulator asks of a board that is a window: three pictures at their places, a title and a
 * size. A port fills the table, and the program's main.c chooses the port.
 */
#ifndef NOWNEXT_PLATFORM_WINDOW_H
#define NOWNEXT_PLATFORM_WINDOW_H

#include "platform/board.h"

struct window_options {
    const char *title;
    int width, height; /* of the window's inside; less where the display has no room for it */
};

/* Where things are in the window, in its pixels. An empty rectangle: not shown. The overlay lies on the
 * screen. */
struct window_layout {
    struct board_rect screen, timeline, overlay;
};

struct window_ops {
    /* Opens the window. NULL with an error where there is no display. The board's clock is the real one and
     * is trusted; what it shows fills the window until a layout is set. One at a time. Owner: the caller, who
     * calls board->ops->destroy. The other functions take the board that this one gave. */
    struct board *(*create)(const struct window_options *options, struct err *reterr);
    /* What the window holds is cleared when the layout is another than before: present all again. Gives
     * whether it was. */
    bool (*set_layout)(struct board *board, const struct window_layout *layout);
    /* As present, for the other two pictures, which are shown unscaled from their place's top left. They do
     * not count as presents. */
    bool (*present_timeline)(struct board *board, const struct board_picture *picture,
                             const struct board_rect *damage, uint32_t damage_count, struct err *reterr);
    bool (*present_overlay)(struct board *board, const struct board_picture *picture,
                            const struct board_rect *damage, uint32_t damage_count, struct err *reterr);
    /* The window's size now. BOARD_EVENT_RESIZE tells of another one; all must be presented again after it.
     */
    void (*size)(const struct board *board, int *ret_width, int *ret_height);
    void (*set_title)(struct board *board, const char *title);
    void (*toggle_full_screen)(struct board *board);
};

#endif
