/*
 * preview: what a command will change on the screens, before it is done (day.md 5): every door of the
 * program and every display of the venue from `now` to the end of the conference day (or to that of the
 * command's own day, if later), folded as it is and as it will be; what differs as sentences in order of
 * time. Pure.
 *
 * Two states of a door differ where somebody in front of it would read something else: phase, what is on,
 * what is next with its times, tombstones, badges, strips. The minutes that a countdown counts, alone, are no
 * difference, but a start or an end that has moved is.
 */
#ifndef NOWNEXT_DESK_PREVIEW_H
#define NOWNEXT_DESK_PREVIEW_H

#include "base/arena.h"
#include "base/issue.h"
#include "base/str.h"
#include "changes/live.h"
#include "schedule/venue.h"

struct preview_request {
    const struct program *program;     /* as published or merged, not folded */
    const struct feed_changes *feed;   /* NULL: none */
    const struct live *before, *after; /* NULL: none */
    const struct venue *venue;         /* NULL: a door for each room, and one hallway of all rooms */
    struct instant now;
};

enum preview_kind {
    PREVIEW_DOOR,    /* what a door reads from `at` to `until` is another */
    PREVIEW_HALLWAY, /* the same for a hallway: its rows, its coming-up, its notices */
    PREVIEW_ALL,     /* all displays: emergency, TEST, lifted, rehearsal */
    PREVIEW_OVERLAP, /* two sessions in a room at once that were not before */
    PREVIEW_BREAK,   /* a break is lost or shorter */
    PREVIEW_CUT      /* a session is cut at the end of the day */
};

/* One stretch of time in which something is other than it would have been. */
struct preview_line {
    enum preview_kind kind;
    struct instant at, until;
    uint32_t room;    /* PROGRAM_NONE: not of one room */
    uint32_t display; /* of the venue; PROGRAM_NONE: not of one display, or no venue */
    const char
        *text; /* a sentence for people, in English: "Hall N1, 10:50: next starts 11:10 (was 11:00) ..." */
};

struct preview {
    uint32_t count;
    const struct preview_line *lines; /* by `at`, then room, then display */
    uint32_t displays_now;            /* of the venue, or doors, that change at once */
    uint32_t displays_later;          /* that change only later */
    bool is_same;                     /* nobody will read anything else */
    struct issue_list issues;         /* of the fold of `after` that those of `before` do not have */
};

/* In the arena. */
void preview_make(const struct preview_request *request, struct arena *arena, struct preview *ret);

/* The sentences as lines of text, with how many displays change now. */
void preview_text(const struct preview *preview, const struct preview_request *request,
                  struct str_builder *out);

#endif
