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
    struct box names, plot;          /* the column of the rooms' names; the rows' part that is time */
    struct instant from, to;         /* what the plot spans, */
    struct instant day_from, day_to; /* and what it spans with all of the day in sight */
    uint32_t first, rows;            /* the rooms that have a row in sight */
};

/* What is in sight of it. Zero-initialise for the whole day, from the first room on. */
struct timeline_view {
    uint32_t first;
    int64_t span_ms; /* 0: the whole day */
    struct instant from;
    int64_t date; /* of the conference day that it was laid out for last */
    bool is_away; /* somebody has moved it: it does not follow the moment shown */
};

/* The height that a timeline of this program would like, at most `most`. */
int timeline_height(const struct program *program, int most);

/* Lays it out for the conference day of `now`: from the hour before its first session to the hour after its
 * last. Rows are high enough for their names: of more than there is room for, the view says which are in
 * sight. A part of the day is moved to where `now` is, unless the view is away. The view (NULL: as at first)
 * is kept within what there is. */
void timeline_lay_out(struct timeline *timeline, const struct program *program, struct instant now, int width,
                      int height, struct timeline_view *view);

/* Moves what is in sight: so many rows on; nearer or farther, the time at `x` staying where it is; by so many
 * pixels of the plot. They take effect when it is laid out again. */
void timeline_scroll(const struct timeline *timeline, struct timeline_view *view, int rows);
void timeline_zoom(const struct timeline *timeline, struct timeline_view *view, int x, int notches);
void timeline_pan(const struct timeline *timeline, struct timeline_view *view, int pixels);
/* Brings a room into sight. */
void timeline_show_room(const struct timeline *timeline, struct timeline_view *view, uint32_t room);

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
