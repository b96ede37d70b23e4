/*
 * wall: all displays of a venue on one clock, each by a loop of its own at its panel's size, shrunk into a
 * tile of one picture under its name and place. A step draws and shrinks what has changed, and no more; a
 * display that is not on the page in sight costs nothing.
 *
 * Pictures are those of a moment: without fades, and not shifted against burn-in.
 */
#ifndef NOWNEXT_WALL_WALL_H
#define NOWNEXT_WALL_WALL_H

#include "player/loop.h"
#include "wall/wall_layout.h"

struct wall_display {
    const char *name, *place; /* of the label: "hall-l1-door", "door of Hall L1" */
    struct display_config config;
    struct style style;
};

struct wall_counts {
    uint64_t steps;
    uint64_t changed; /* tiles that had something to be shown, added up over the steps */
    uint64_t pixels;  /* of the wall's picture that were shrunk into it */
};

struct wall;

/* On the clock of a board, which is the caller's as what the displays point to is. NULL with an error where
 * fonts can't be opened or memory has run out. Owner: the caller. */
struct wall *wall_create(struct board *clock, const struct wall_display *displays, uint32_t count,
                         struct err *reterr);
void wall_destroy(struct wall *wall);

/* Other displays take the place of those before. False with an error: these stay. */
bool wall_set_displays(struct wall *wall, const struct wall_display *displays, uint32_t count,
                       struct err *reterr);
/* NULL: it is lost. The one before must stay until the next step is done. */
void wall_set_program(struct wall *wall, const struct program *program, const struct live *live);

uint32_t wall_display_count(const struct wall *wall);
const struct wall_display *wall_display(const struct wall *wall, uint32_t number);

/* The size of its picture, by which it is laid out. */
bool wall_resize(struct wall *wall, int width, int height, struct err *reterr);

/* Brings the picture up to date. Gives the parts that changed, of which there are at
 * most CANVAS_MOST_BOXES and one a display; they are the wall's, until its next step. False when memory has
 * run out. */
bool wall_step(struct wall *wall, const struct board_rect **ret_boxes, uint32_t *ret_count,
               struct err *reterr);
struct board_picture wall_picture(const struct wall *wall);

/* When the next step is due, by the last one. */
struct instant wall_due(const struct wall *wall);

/* Until when all screens in sight hold that are shown of a program (NULL: none) at a moment. */
struct instant wall_until(const struct wall *wall, const struct program *program, const struct live *live,
                          struct instant at, struct arena *scratch);

/* What it shows may point into what is no more: it is drawn anew when it is shown again. */
void wall_forget(struct wall *wall);

/* The display whose cell is at a place of the picture; PROGRAM_NONE for none. */
uint32_t wall_at(const struct wall *wall, int x, int y);

/* The display that is marked, whose page is in sight; at first the first. Numbers past the ends go to the
 * other end. */
uint32_t wall_chosen(const struct wall *wall);
void wall_choose(struct wall *wall, int64_t number);

/* The page in sight, and how many there are. */
uint32_t wall_page(const struct wall *wall, uint32_t *ret_pages);
/* So many pages on, to their first display; not past the ends. */
void wall_turn(struct wall *wall, int by);

struct wall_counts wall_counts(const struct wall *wall);

#endif
