/*
 * display: the appliance: what its writers' folders say, on its board's panels, for as long as it has power.
 * No network, no arguments beyond where things are.
 *
 * A display without settings is a hallway of all rooms: a schedule on the card is enough to begin. One whose
 * settings were given, refused and never good has a fault until they are mended. One
 * whose venue does not know it says what it is known by. Two panels of one graphics device are two outputs
 * of one process, since the kernel gives a device to one process at a time.
 */
#ifndef NOWNEXT_DISPLAY_DISPLAY_H
#define NOWNEXT_DISPLAY_DISPLAY_H

#include "spool/board_identity.h"
#include "player/loop.h"
#include "spool/refusals.h"
#include "display/asks.h"
#include "display/feed_checks.h"
#include "display/log.h"
#include "display/store.h"
#include "display/timekeeper.h"

struct display_options {
    struct store_folders folders; /* whose documents are shown; setup's there is always */
    const char *run; /* a folder in RAM for status and asked-for pictures; NULL: neither is written */
    struct system_clock_paths clock;
    bool test_card;   /* shows that alone */
    FILE *log;        /* NULL: none is written */
    const char *host; /* what a display is called that has no name of its own */
};

/* What an organiser is told where the program is from the setup partition, and the feed has one too. */
#define DISPLAY_BY_HAND "program.json was put in by hand: the next change of the feed will replace it"

/* One panel. */
struct display_output {
    struct board *board; /* the caller's */
    struct loop loop;
    struct renderer *renderer;
    struct display_config config;                 /* in force, with the panel as it is */
    struct cycle_entry cycle[CYCLE_MOST_ENTRIES]; /* of the same, with the pictures as they are */
    struct display_picture pictures[DISPLAY_MOST_PICTURES];
    struct arena styles[2]; /* themes and words: in force, and before */
    unsigned style;
    const char *theme_trouble,
        *words_trouble;        /* why the style is not the one asked for, or NULL; in `styles` */
    char mode_trouble[160];    /* why the panel's mode is not, or "" */
    char picture_trouble[300]; /* which picture of the cycle can't be shown, and why, or "" */
    bool is_up;                /* loop and renderer are */
};

struct display {
    struct display_options options;
    struct store store;
    bool fold_is_due; /* live data are shown that are not folded yet */
    struct arena refusal_arenas[2];
    unsigned refusal_arena;
    struct refusals refusals;
    uint64_t refusals_version; /* those that are told since: */
    int64_t refusals_steady_ms;
    bool is_resized;    /* a panel is: what is wrong with its mode is found out anew */
    bool keeps_nothing; /* it was told that what must hold after a power cut can't be written */
    bool
        refusals_are_new; /* read since the last scene was made, whose texts may lie in the arena of before */
    struct venue_board identity; /* what this board is known by; in the refusals' arena */
    const char *who;             /* the same in words, where the venue does not know it; else NULL */
    int far_off;                 /* the clock is more than 30 days before the event: -1; after it: 1 */
    struct timekeeper keeper;
    struct instant emergency_raised, emergency_until; /* of the one that was read last */
    int64_t emergency_steady_ms;                      /* when it was read first */
    struct log log;
    uint32_t output_count;
    struct display_output outputs[STORE_DISPLAYS];
    bool is_ready;                        /* the service manager was told */
    int64_t watchdog_ms;                  /* tell it so often; 0: never */
    int64_t told_steady_ms;               /* when it was */
    int64_t picture_asked_ns;             /* the last request that was answered */
    int64_t ahead_ms;                     /* by how much the display's time is later than the system's */
    uint64_t beats;                       /* of the watchdog, told so far */
    int64_t status_steady_ms;             /* when the status was written last */
    char type[RENDERER_FINGERPRINT_SIZE]; /* how letters are drawn here */
    struct asks asks;
    struct live_rehearsal rehearsal; /* of `asks`, by the clock */
    struct feed_checks feed_checks;
};

/* Reads the documents and draws nothing yet. `boards`: one, or two. False where there is no memory or no
 * font. */
bool display_init(struct display *display, const struct display_options *options, struct board *const *boards,
                  uint32_t board_count, struct err *reterr);
void display_finish(struct display *display);

/* How many displays the documents of nownext-setup's folder describe: 1 or 2. */
uint32_t display_count(const char *setup);

/* What is wrong with an output's board, as board.h's `fault`; "" for nothing. */
const char *display_fault(const struct display_output *output);

/* One step of all outputs, and the wait after it; false at the end: the board says quit, or can't present. */
bool display_step(struct display *display, struct err *reterr);

/* Steps until the end. False with an error where a board can't go on. */
bool display_run(struct display *display, struct err *reterr);

#endif
