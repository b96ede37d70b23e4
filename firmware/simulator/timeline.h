/*
 * strip: the simulator's timeline: the conference day of `now` with all rooms, a row each, under a line that
 * says what the simulator is at.
 */
#ifndef NOWNEXT_SIMULATOR_TIMELINE_H
#define NOWNEXT_SIMULATOR_TIMELINE_H

#include "scene/scene.h"
#include "text/fit.h"
#include "scene/theme.h"
#include "program/program.h"

/* Where things are. */
struct strip {
    const struct program *program;
    int width, height;
    struct box names, plot;  /* the column of the rooms' names; the rows' part that is time */
    struct instant from, to; /* what the plot spans */
};

/* The height that a strip of this program would like, at most `most`. */
int strip_height(const struct program *program, int most);

/* Lays it out for the conference day of `now`: from the hour before its first session to the hour after its
 * last. */
void strip_lay_out(struct strip *strip, const struct program *program, struct instant now, int width,
                   int height);

struct strip_marks {
    struct instant now;
    uint32_t room;            /* the row that is marked, or PROGRAM_NONE */
    const char *left, *right; /* the line above: what the simulator is at, and a message */
};
void strip_compose(const struct strip *strip, const struct strip_marks *marks, const struct theme *theme,
                   const struct text_metrics *metrics, struct arena *arena, struct scene *ret);

/* What is at a place of the strip. Times are clamped to the plot. The room and session are PROGRAM_NONE where
 * there is none. */
struct instant strip_time_at(const struct strip *strip, int x);
uint32_t strip_room_at(const struct strip *strip, int y);
uint32_t strip_session_at(const struct strip *strip, int x, int y);
bool strip_in_plot(const struct strip *strip, int x, int y);

#endif
