/*
 * timeline: the conference day of `now` with all rooms, a row each, under a line that
 * says what the simulator is at.
 */
#ifndef NOWNEXT_SIMULATOR_TIMELINE_H
#define NOWNEXT_SIMULATOR_TIMELINE_H

#include "scene/scene.h"
#include "text/fit.h"
#include "scene/theme.h"
#include "program/program.h"

/* Where things are. */
struct timeline {
    const struct program *program;
    int width, height;
    struct box names, plot;  /* the column of the rooms' names; the rows' part that is time */
    struct instant from, to; /* what the plot spans */
};

/* The height that a timeline of this program would like, at most `most`. */
int timeline_height(const struct program *program, int most);

/* Lays it out for the conference day of `now`: from the hour before its first session to the hour after its
 * last. */
void timeline_lay_out(struct timeline *timeline, const struct program *program, struct instant now, int width,
                      int height);

struct timeline_marks {
    struct instant now;
    uint32_t room;            /* the row that is marked, or PROGRAM_NONE */
    uint32_t selected;        /* the session that is framed, or PROGRAM_NONE */
    const char *left, *right; /* the line above: what the simulator is at, and a message */
};
void timeline_compose(const struct timeline *timeline, const struct timeline_marks *marks,
                      const struct theme *theme, const struct text_metrics *metrics, struct arena *arena,
                      struct scene *ret);

/* Where a time is, at most at the plot's ends. */
int timeline_x(const struct timeline *timeline, struct instant at);

/* What is at a place of the timeline. Times are clamped to the plot. The room and session are PROGRAM_NONE
 * where there is none. */
struct instant timeline_time_at(const struct timeline *timeline, int x);
uint32_t timeline_room_at(const struct timeline *timeline, int y);
uint32_t timeline_session_at(const struct timeline *timeline, int x, int y);
bool timeline_in_plot(const struct timeline *timeline, int x, int y);

#endif
