/*
 * view: all that a display shows at one moment, as data: no words, no places, no pixels. The room screens
 * sets it in type.
 *
 * Where a hallway's overview has nothing to list (before the event, between days, after it), what there is
 * to say takes its place in the cycle. An overview keeps a row that had something left at the round's
 * start until the round ends.
 *
 * A door at which only a drop-in runs shows it as a session that is on, though the day or the event is
 * over for all others; the phase stays what the table says. Under "That's all for today" an open hackroom
 * is taken for shut.
 *
 * In a rehearsal (station/rehearsal.h) of the live data, or before that of this display alone, all but
 * emergencies and the panel's brightness is of the moment that is rehearsed, and no panel is off for the
 * night; what an organiser has to know waits. A clock that nothing vouches for does not know of it.
 */
#ifndef NOWNEXT_SCHEDULE_VIEW_H
#define NOWNEXT_SCHEDULE_VIEW_H

#include "changes/live.h"
#include "schedule/cycle.h"
#include "schedule/elsewhere.h"
#include "schedule/emergency.h"
#include "schedule/hallway.h"
#include "schedule/soon.h"
#include "schedule/notices.h"
#include "station/rehearsal.h"
#include "schedule/room_state.h"
#include "station/stale.h"
#include "station/station.h"
#include "schedule/strips.h"

enum view_kind {
    VIEW_DOOR, /* a room's door, by its phase */
    VIEW_ROOM, /* the same as a page of a hallway */
    VIEW_OVERVIEW,
    VIEW_SOON,
    VIEW_CONTRIBUTION,
    VIEW_NOTICE,  /* page.subject: of the live data's notices */
    VIEW_PICTURE, /* page.file */
    VIEW_BEFORE,  /* hallway messages */
    VIEW_BETWEEN,
    VIEW_AFTER,
    VIEW_NO_SESSIONS,
    VIEW_NO_PROGRAM,
    VIEW_CLOCK_UNTRUSTED,
    VIEW_FAULT,
    VIEW_EMERGENCY, /* of the live data, or that it is over */
    VIEW_NIGHT,     /* nothing: the panel is off */
    VIEW_TEST_CARD, /* what the display is, and its panel's edges, for whoever hangs it up */
    VIEW_KIND_COUNT
};
const char *view_kind_name(enum view_kind kind);

struct view_room { /* a row of the overview */
    uint32_t room;
    struct room_state state;
};

struct view {
    enum view_kind kind;
    struct instant now;             /* that is shown: in a rehearsal another one than the clock's */
    struct instant clock_now;       /* by the clock; `until` and `tick_until` are too */
    bool is_rehearsal;              /* the mark for that; */
    struct instant rehearsal_until; /* by the clock */
    const struct program *program;  /* NULL: NO_PROGRAM, perhaps FAULT. At a door of several rooms it is that
                                       of schedule/joined_door.h, in which `room` is */
    const struct display_config *config;
    struct station station;
    bool time_unverified;       /* the mark "time not verified" */
    enum stale stale;           /* the mark that says how old the program may be; */
    struct instant checked;     /* since when */
    struct day day;             /* now's conference day; zero without a program */
    uint32_t room;              /* VIEW_DOOR, VIEW_ROOM, VIEW_CLOCK_UNTRUSTED of a door; else PROGRAM_NONE */
    struct room_state state;    /* of that room */
    struct elsewhere elsewhere; /* VIEW_DOOR, VIEW_ROOM, VIEW_OVERVIEW: once a room shown is EVENT_OVER */
    bool event_begun;           /* the same, while a room shown is BEFORE_EVENT: some session has started */
    struct slot_list rest;      /* of that room's day, after next */
    uint32_t row_count;         /* VIEW_OVERVIEW: all rows, of which a sub-page is shown */
    const struct view_room *rows;
    struct soon_list soon;            /* VIEW_SOON; VIEW_BEFORE and VIEW_BETWEEN: what comes first */
    uint32_t session;                 /* VIEW_CONTRIBUTION */
    struct slot session_slot;         /* its time; unscheduled: start is INSTANT_NONE */
    struct slot_list parts;           /* VIEW_CONTRIBUTION of a block: its parts by start */
    const struct live *live;          /* NULL: none */
    struct notice_list notices;       /* VIEW_DOOR: those that are told beside what the room does */
    struct strip_list strips;         /* VIEW_DOOR, VIEW_ROOM: what is told under it, one after the other */
    struct emergency_state emergency; /* VIEW_EMERGENCY; by the clock */
    struct event_state event;
    struct slot_list day_program; /* VIEW_CLOCK_UNTRUSTED: the sessions in order of the day the program begins
                                     with, or of `now` if that has any */
    struct page page;             /* hallway: the page of the cycle; page.count 0 otherwise */
    const char *fault_text; /* VIEW_FAULT: names the unknown room; with the nearest in fault_hint. Else, and
                               for VIEW_NO_PROGRAM and VIEW_CLOCK_UNTRUSTED, the request's `why`; or NULL */
    int brightness;         /* of the panel, in per cent */
    const char *who; /* VIEW_FAULT: what the board is known by, where that is what is wanted; or NULL */
    const char *fault_hint;
    const char *told; /* VIEW_FAULT of an unknown room or display: the request's `why`, beside it; or NULL */
    const char *news; /* what an organiser has to know, in a line for the header; or NULL */
    const char *over; /* in place of a farewell: that the program was over when it was taken over; or NULL */
    struct instant until;      /* structure: phases, lists, reasons, page kinds */
    struct instant tick_until; /* <= until: minutes, clock, progress, page */
};

struct view_request {
    const struct program *program; /* NULL: none */
    const struct live *live;       /* NULL: none */
    const struct display_config *config;
    struct station station;
    struct instant now;
    /* For an emergency where the clock is not trusted: a time that has certainly been, and since when the
     * display knows of it. 0: not known. */
    struct instant floor;
    int64_t emergency_shown_ms;
    bool test_card;                         /* before all else */
    const struct live_rehearsal *rehearsal; /* of this display alone; NULL: none */
    const char *who; /* what a board is known by that has no settings of its own; NULL: it has */
    const char
        *why; /* what is known of a fault, of why there is no program, or of files refused; NULL: nothing */
    const char *news; /* what an organiser has to know, in a line; NULL: nothing */
    struct instant news_until;
    const char *lasting;    /* the same, as long as it holds; NULL: nothing */
    struct instant checked; /* the last poll of the program's feed that succeeded; 0: no feed, or none has */
    struct instant taken; /* when the program was taken over; 0: not known. One that was over by then for days
                             is not this event's */
    /* For `render --page` and tests: this page whatever the cycle says. */
    bool page_fixed;
    struct page page;
};

/* Makes the view; everything in it lives in the arena or in what the request points to. */
void view_make(const struct view_request *request, struct arena *arena, struct view *ret);

#endif
