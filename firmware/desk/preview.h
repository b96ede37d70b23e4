/*
 * preview: what a command will change on the screens, before it is done (day.md 5): every door of the
 * program and every display of the venue from `now` to the end of the conference day (or to that of the last
 * day on which the command says something), folded as it is and as it will be; what differs as sentences in
 * order of time. Pure.
 *
 * Two states of a door differ where somebody in front of it would read something else: phase, what is on,
 * what is next with its times, what comes later, tombstones, strips. The minutes that a countdown counts,
 * alone, are no difference, but a start or an end that has moved is.
 *
 * While a rehearsal is on, all times are those that the displays show.
 *
 * A hallway is compared by all that its cycle can show at a moment: the overview's rows, what comes up, its
 * notices. Which page it shows at that moment is not asked.
 */
#ifndef NOWNEXT_DESK_PREVIEW_H
#define NOWNEXT_DESK_PREVIEW_H

#include "base/arena.h"
#include "base/issue.h"
#include "base/str.h"
#include "changes/live.h"
#include "station/venue.h"

/* Whether a display will see what changes, as whoever watches over the displays knows. */
enum preview_seen { PREVIEW_SEEN_UNKNOWN, PREVIEW_SEEN_ALIVE, PREVIEW_SEEN_OFFLINE, PREVIEW_SEEN_ASLEEP };

struct preview_request {
    const struct program *program;     /* as published or merged, not folded */
    const struct feed_changes *feed;   /* NULL: none */
    const struct live *before, *after; /* NULL: none */
    const struct venue *venue;         /* NULL: a door for each room, and one hallway of all rooms */
    struct instant now;
    const enum preview_seen *display_seen; /* of each display of the venue; NULL: not known */
    bool says_all;                         /* preview_text: all lines, however many */
};

enum preview_kind {
    /* What the command comes to: before all else. */
    PREVIEW_SESSION, /* a session is at another time, in another room, cancelled, full, ... */
    PREVIEW_PUSHED,  /* how many others are moved by that */
    PREVIEW_OVERLAP, /* two sessions in a room at once that were not before */
    PREVIEW_BREAK,   /* a break is lost or shorter */
    PREVIEW_CUT,     /* a session is cut at the end of the day */
    PREVIEW_PARTS,   /* a block is cancelled, and parts of it are not */
    /* What is read from `at` to `until` is another. */
    PREVIEW_ALL,     /* by all displays, or those of some rooms: emergency, TEST, lifted, rehearsal */
    PREVIEW_NOTICE,  /* by doors: notices */
    PREVIEW_DOOR,    /* by a door */
    PREVIEW_LATER,   /* by a door, but only in its small list of what comes later */
    PREVIEW_HALLWAY, /* by a hallway: its rows, what comes up, its notices */
    PREVIEW_KIND_COUNT
};
const char *preview_kind_name(enum preview_kind kind); /* "session", ... */

/* A stretch of time in which something is other than it would have been, or what comes of the command. */
struct preview_line {
    enum preview_kind kind;
    struct instant at, until;
    uint32_t room;    /* the first of `rooms`; PROGRAM_NONE: not of a room */
    uint32_t display; /* of the venue, the first of those that it is of; PROGRAM_NONE: of none, or no venue */
    uint32_t room_count;
    const uint32_t *rooms; /* whose doors these are; HALLWAY: whose rows; SESSION: where it is */
    uint32_t display_count;
    const uint32_t *displays; /* of the venue */
    const char *text; /* a sentence for people, in English: "Hall N1, 10:00-10:10: still reads BREAK ..." */
};

/* A display of the venue, or the door of a room, that changes. */
struct preview_display {
    uint32_t display, room; /* one of them PROGRAM_NONE; both: the hallway of all rooms */
    struct instant at;      /* first */
};

struct preview {
    uint32_t count;
    const struct preview_line *lines; /* what comes of the command first; then by `at`, kind, room, display */
    uint32_t display_count;
    const struct preview_display *displays; /* those that change */
    uint32_t displays_now;                  /* of the venue, or doors and the hallway, that change at once */
    uint32_t displays_later;                /* that change only later */
    bool is_same;                           /* nobody will read anything else */
    int64_t ahead_ms;    /* a rehearsal is shown: the times of all lines are so much later than the clock's */
    const char *covered; /* a sentence: until when an emergency, a TEST or that it is over covers what
                            changes, and stays; "" where none does */
    struct issue_list issues; /* of the fold of `after` that those of `before` do not have */
};

/* In the arena. */
void preview_make(const struct preview_request *request, struct arena *arena, struct preview *ret);

/* Adds the displays that will not see it, parted by commas: "hall-n1 (offline), foyer (asleep)"; of a preview
 * those that change, of none (NULL) all of the venue. Gives how many they are. */
uint32_t preview_unseen(const struct venue *venue, const enum preview_seen *seen,
                        const struct preview *preview, struct str_builder *out);

/* The sentences as lines of text, twelve of them and how many more there are; with how many displays change
 * now, and which of these will not see it. */
void preview_text(const struct preview *preview, const struct preview_request *request,
                  struct str_builder *out);

#endif
