/*
 * board: the contract that a board fulfils. It has the clock and says whether it can be trusted, presents
 * what changed of a picture, and waits. Ports are under board/: desktop (a window), headless (PNG files); the
 * metal comes later.
 */
#ifndef NOWNEXT_PLATFORM_BOARD_H
#define NOWNEXT_PLATFORM_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct board;

struct board_rect {
    int x, y, width, height;
};

/* A picture as the viewer sees it: R, G, B, A bytes. */
struct board_picture {
    int width, height, pitch;
    const uint8_t *pixels;
};

/* The panel as it is, in its native position. */
struct board_panel {
    int width, height;     /* 0: there is none at present */
    int rate;              /* pictures a second; 0: not known */
    const char *connector; /* "HDMI-A-1"; "" for none. Valid until the board is called again */
    bool has_wanted_mode;  /* it has the size and rate that were asked for */
    const char
        *mode_why;  /* why it has this mode, in words for people; "" or NULL: not known. Lasts for ever */
    bool is_forced; /* its connector is lit whatever is noticed at it, as board_mode asks */
};

/* What is wanted of it. */
struct board_mode {
    int width, height; /* 0: the panel's own */
    int rate;          /* pictures a second; 0: that of the panel which suits best */
    int rotate;        /* 0, 90, 180, 270: clockwise */
    bool is_forced; /* light the connector though no panel is noticed at it: it may have no hot-plug line */
};

enum board_clock { BOARD_CLOCK_UNTRUSTED, BOARD_CLOCK_UNVERIFIED, BOARD_CLOCK_TRUSTED };

enum board_event_kind {
    BOARD_EVENT_NONE,    /* the time given has come */
    BOARD_EVENT_QUIT,    /* end of the process is asked for */
    BOARD_EVENT_EXPOSE,  /* the last picture must be presented again, whole */
    BOARD_EVENT_RESIZE,  /* the window or panel has another size or mode */
    BOARD_EVENT_KEY,     /* desktop */
    BOARD_EVENT_POINTER, /* desktop */
    BOARD_EVENT_WHEEL,   /* desktop: the mouse's wheel was turned */
    BOARD_EVENT_DROP,    /* desktop: a file was dropped on the window */
    BOARD_EVENT_FILES,   /* the spool has changed, or it is to be read again */
};
struct board_event {
    enum board_event_kind kind;
    uint32_t key; /* KEY: a Unicode code point for what types, else enum board_key */
    bool shift, ctrl;
    int x, y;       /* POINTER, WHEEL: in window pixels; RESIZE: the size */
    bool pressed;   /* POINTER: button down while moving, or just pressed */
    bool released;  /* POINTER: just released */
    bool grabs;     /* POINTER: so is another button than the left, which grabs what it is over; then both of
                       the left are false */
    int across, up; /* WHEEL: notches to the right and upward */
    const char *path; /* DROP: valid until the board waits again */
};
enum board_key {
    BOARD_KEY_LEFT = 0x110000,
    BOARD_KEY_RIGHT,
    BOARD_KEY_UP,
    BOARD_KEY_DOWN,
    BOARD_KEY_TAB,
    BOARD_KEY_ESCAPE,
    BOARD_KEY_HOME,
    BOARD_KEY_END,
    BOARD_KEY_ENTER,
    BOARD_KEY_BACKSPACE,
    BOARD_KEY_PAGE_UP,
    BOARD_KEY_PAGE_DOWN
};

struct board_counts {
    uint64_t presents, wakeups, pixels_presented;
};

struct board_ops {
    /* Milliseconds of UTC; the only clock that what is shown depends on. Read once a step. */
    int64_t (*now)(struct board *board);
    /* Milliseconds since some moment, on a clock that is never set and always runs: the pace of a fade. */
    int64_t (*steady_ms)(struct board *board);
    enum board_clock (*clock)(struct board *board);
    /* Shows the parts of the picture in `damage`. The picture stays the caller's. */
    bool (*present)(struct board *board, const struct board_picture *picture, const struct board_rect *damage,
                    uint32_t damage_count, struct err *reterr);
    /* Sleeps until the clock reads `until_ms` (INT64_MAX: for ever) or something happens; counts as one
     * wake-up. */
    void (*wait)(struct board *board, int64_t until_ms, struct board_event *ret);
    /* The same until the steady clock reads `until_steady_ms`. */
    void (*wait_steady)(struct board *board, int64_t until_steady_ms, struct board_event *ret);
    void (*panel)(struct board *board, struct board_panel *ret);
    /* Another mode or rotation; false where there is no memory for it. RESIZE or EXPOSE may follow. NULL:
     * what it was made with stays. */
    bool (*set_mode)(struct board *board, const struct board_mode *mode, struct err *reterr);
    /* What the clock is worth, and by how much the time is later than the system's. NULL: the board knows by
     * itself. */
    void (*set_clock)(struct board *board, enum board_clock clock, int64_t ahead_ms);
    /* The panel on or off, where that can be (NULL: it can't). Coming on, it has to be shown all again. */
    void (*set_power)(struct board *board, bool on);
    /* How bright the panel is, 1 to 100 per cent of what it can. NULL: it can't be told. */
    void (*set_brightness)(struct board *board, int percent);
    /* Whether it still presents: false where the panel has taken no picture for some seconds. NULL: always.
     */
    bool (*is_well)(struct board *board);
    /* What keeps it from doing what it is told, such as a device that can't be opened: a sentence for people,
     * "" for nothing, valid until the board is called again. NULL: never anything. */
    const char *(*fault)(struct board *board);
    void (*destroy)(struct board *board);
};

/* Ports begin their own struct with this. */
struct board {
    const struct board_ops *ops;
    struct board_counts counts;
};

#endif
