/*
 * simulator: the firmware on a desk. The real loop, in a window, with a clock to play with; under the screen
 * a timeline of the day. This file is the state; simulator_keys.c and simulator_pointer.c have what keys and
 * mouse do to it, simulator_window.c shows it.
 *
 * It fades at the speed of life only: not at higher speeds, and not while time is dragged.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_H
#define NOWNEXT_SIMULATOR_SIMULATOR_H

#include "player/loop.h"
#include "simulator/rehearse.h"
#include "simulator/rehearse_menu.h"
#include "simulator/seek.h"
#include "simulator/sim_clock.h"
#include "simulator/timeline.h"
#include "platform/watched_files.h"

struct wall;
struct simulator;

/* The files that are shown, where they are followed. */
struct simulator_files {
    struct watched_files watched;
    void *user;
    /* Reads those again that have these marks, or the one that was dropped on the window (else NULL), and
     * gives the simulator what is in them; the message is what there is to say of it. NULL: none is followed.
     */
    void (*read)(void *user, struct simulator *simulator, unsigned marks, const char *dropped);
};

enum simulator_overlay { OVERLAY_NONE, OVERLAY_HELP, OVERLAY_EXPLANATION, OVERLAY_DECISIONS };

struct simulator {
    const struct program *program; /* as it is known at the clock */
    const struct venue *venue;     /* the caller's, of whose displays a decision tells; NULL: a door a room */
    struct rehearse rehearse;
    struct rehearse_menu menu;
    struct seek seek;
    struct simulator_files files;
    struct wall *wall; /* NULL: there is but one display */
    bool is_wall;      /* it is shown in place of the display */
    struct sim_board board;
    struct loop loop;
    struct display_config given;    /* as it began */
    struct display_config config;   /* the loop's */
    struct room_name room_names[1]; /* of the door */
    uint32_t given_room, room;      /* of the door; also while it is a hallway */
    struct arena styles;            /* what was loaded by key stays, since the last scene points into it */
    uint32_t selected;              /* session, or PROGRAM_NONE */
    const char *theme, *language;   /* what was chosen by key; NULL: not yet */
    bool is_lost;                   /* the program */
    struct timeline_view strip;     /* what is in sight of the timeline */
    bool is_pressed, is_scrubbing;  /* the mouse's button is down; it drags time */
    bool is_grabbed;                /* another button drags the timeline, */
    int grab_x, grab_y;             /* last from here on */
    enum simulator_overlay overlay;
    char message[320]; /* the answer to the last key, or what the mouse is over */
    /* What the window is to do next. */
    bool quit, toggle_full_screen, take_screenshot;
};

/* On `inner`, beginning at `at` with this display, whose rooms count until another is chosen. `room` is its
 * door's, PROGRAM_NONE where that is not in the program. */
bool simulator_init(struct simulator *simulator, struct board *inner, struct renderer *renderer,
                    const struct program *program, const struct display_config *config, uint32_t room,
                    struct instant at, int speed, struct err *reterr);
void simulator_finish(struct simulator *simulator);

struct instant simulator_now(struct simulator *simulator);

/* Another program with what an operator says (NULL: nothing), folded over it: they were read again.
 * What was decided here is laid over it. Room and selected session are those of the same name. The one before
 * must stay until the next step is done. */
void simulator_set_program(struct simulator *simulator, const struct program *program,
                           const struct live *live);
/* The same of a program that is known at a moment of the same day, to the loop. */
void simulator_put_in_force(struct simulator *simulator, const struct program *program,
                            const struct live *live);

/* Selects a session, or none (PROGRAM_NONE); the message names it. */
void simulator_select(struct simulator *simulator, uint32_t session);
/* "10:00-10:40  Locks, Hall A [delayed 5 min]", cut where `size` bytes do not hold it. */
void simulator_describe(const struct simulator *simulator, uint32_t session, char *ret, size_t size);

/* What a key does. */
void simulator_key(struct simulator *simulator, const struct board_event *event);

/* What the mouse does at a place of the timeline. */
void simulator_pointer(struct simulator *simulator, const struct timeline *timeline, int x, int y,
                       const struct board_event *event);
/* What its wheel does at a place of the timeline: rows or, with control, time. */
void simulator_wheel(struct simulator *simulator, const struct timeline *timeline, int x,
                     const struct board_event *event);
/* And at a place of the screen's picture, in its pixels: a press selects a session. */
void simulator_pointer_picture(struct simulator *simulator, int x, int y, const struct board_event *event);

/* "door, Hall L1, Fri 20 Sep 10:42", in the arena; and the same as a file's name without its ending. */
const char *simulator_title(struct simulator *simulator, struct arena *arena);
const char *simulator_file_name(struct simulator *simulator, struct arena *arena);

/* The text of the overlay, NULL for none. */
const char *simulator_overlay_text(struct simulator *simulator, struct arena *arena);

#endif
