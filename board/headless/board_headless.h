/*
 * board_headless: a board without a panel. What is presented is kept as the panel's memory would hold it, and
 * can be written as a PNG file. Needs no display and starts no SDL subsystem. Its clock is the real one, or
 * one that the caller sets and that jumps when it is waited on: then a minute of a display's life takes no
 * time. The steady clock of such a board goes on by what was waited.
 *
 * With folders to watch it is the board of a process that runs by itself, as one with panels is: changes in
 * them and signals wake it up.
 */
#ifndef NOWNEXT_BOARD_HEADLESS_H
#define NOWNEXT_BOARD_HEADLESS_H

#include "platform/board.h"

#define BOARD_HEADLESS_FOLDERS 4

struct board_headless_options {
    int width, height; /* of the panel in its native position */
    int rotate;        /* 0, 90, 180, 270: clockwise */
    bool real_clock;   /* else now_ms, and waiting sets the clock to the time waited for */
    int64_t now_ms;
    int64_t quit_at_ms; /* set clock: waiting gives BOARD_EVENT_QUIT from this time on; 0: never by itself */
    enum board_clock clock;
    /* With the real clock: folders whose changes are BOARD_EVENT_FILES. The first has to be there; NULL, that
     * first one: nothing but the time wakes it up, and no signals are taken. */
    const char *folders[BOARD_HEADLESS_FOLDERS];
    const char
        *run; /* a folder that is there: frame.request and network.txt in it are FILES too; NULL: none */
};

/* NULL with an error when the size is none, a folder can't be watched, or memory has run out. A wait for ever
 * on a set clock gives QUIT, since nothing can come. Owner: the caller, who calls board->ops->destroy. */
struct board *board_headless_create(const struct board_headless_options *options, struct err *reterr);

/* Sets the clock of a board without the real one. */
void board_headless_set_clock(struct board *board, int64_t now_ms, enum board_clock clock);

/* The next wait gives this event, without waiting. */
void board_headless_tell(struct board *board, enum board_event_kind kind);

/* Whether the panel is on. */
bool board_headless_is_on(const struct board *board);

/* How bright the panel was told to be, in per cent; 0: it never was. */
int board_headless_brightness(const struct board *board);

/* What the panel holds, in its native position; valid as long as the board is. */
struct board_picture board_headless_picture(const struct board *board);

#endif
