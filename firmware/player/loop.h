/*
 * loop: the life of a display. A step reads the board's clock once, makes the view and the scene, draws and
 * presents what differs from the last scene, and says until when that holds; then the board sleeps. A step in
 * which nothing can have changed does nothing. When page or state change, what is shown fades into what is to
 * be shown: until that is over the board sleeps for a frame of it at most.
 */
#ifndef NOWNEXT_PLAYER_LOOP_H
#define NOWNEXT_PLAYER_LOOP_H

#include "load/style.h"
#include "player/canvas.h"
#include "player/transition.h"
#include "platform/board.h"
#include "screens/screen.h"
#include "schedule/view.h"

struct loop_counts {
    uint64_t steps;              /* times that the clock was read */
    uint64_t scenes;             /* views and scenes made */
    uint64_t frames;             /* scenes that differed, drawn and presented, but not faded in */
    uint64_t boxes;              /* drawn for all scenes */
    uint64_t fades, fade_frames; /* begun; presented of them */
};

enum { LOOP_FADE_MS = 400 };

struct loop {
    struct board *board; /* the caller's, like the renderer and what the request points to */
    struct renderer *renderer;
    /* Change it, then loop_forget; `now` and the station's clock are the step's. */
    struct view_request request;
    struct screen_style style;
    /* What a display's life has and a picture of a moment has not, so false at first: the
     * display and the window of the simulator set both. */
    bool fades;  /* where the configuration does not forbid it */
    bool shifts; /* against burn-in, where the configuration says so */
    struct canvas canvas;
    struct transition transition;
    struct view view;       /* of the last step; in the canvas's memory, valid until the next */
    bool has_view;          /* it answers the request */
    bool is_exposed;        /* the board has lost the picture */
    int brightness;         /* of the panel as it was told, in per cent; 0: never told */
    bool is_off;            /* the panel is: VIEW_NIGHT */
    enum board_clock clock; /* as last told by the board */
    struct loop_counts counts;
};

/* A display with this configuration and no program yet, in the colours of `night` and in English; the fonts
 * are the renderer's. */
bool loop_init(struct loop *loop, struct board *board, struct renderer *renderer,
               const struct display_config *config, struct err *reterr);
void loop_finish(struct loop *loop);

/* Another configuration: role, rooms, panel. False when memory has run out; the old one stays. */
bool loop_set_config(struct loop *loop, const struct display_config *config, struct err *reterr);

/* Another theme and language. The one before must stay until the next step is done. False where the theme's
 * fonts can't be opened; all stays as it was. */
bool loop_set_style(struct loop *loop, struct style style, struct err *reterr);

/* A program comes into force; NULL: it is lost. The one before must stay until the next step is done, since
 * the last scene's texts may point into it. */
void loop_set_program(struct loop *loop, const struct program *program);

/* The view must be made again: the request has changed. */
void loop_forget(struct loop *loop);

/* All must be presented again as it is: the board has lost it. */
void loop_expose(struct loop *loop);

/* Reads the clock, draws and presents. False when the board can't present. */
bool loop_step(struct loop *loop, struct err *reterr);

/* When the next step is due, by the last one; INSTANT_NEVER: only when something happens. */
struct instant loop_due(const struct loop *loop);

/* Waits until `until`, or the next frame of a fade, or an event. */
void loop_wait(struct loop *loop, struct instant until, struct board_event *ret);

#endif
