/*
 * door: what a door, or a hallway's page of one room, says at a moment: which field its band has and with
 * which words, whose title has the stage, what the strip and the foot tell. Chosen from the view; no places,
 * no pixels. The phases are the view's; a cancelled, moved, full or late session gives the band another
 * field (schedule/exception.h).
 *
 * All texts live in the layout's arena or in what the view points to; "" where there is none, never NULL.
 */
#ifndef NOWNEXT_DOOR_DOOR_H
#define NOWNEXT_DOOR_DOOR_H

#include "layout/badge.h"
#include "layout/way_arrow.h"

enum door_field {
    DOOR_ON,
    DOOR_ENDING,
    DOOR_SOON,
    DOOR_BREAK,
    DOOR_BEFORE, /* BEFORE_DAY, BEFORE_EVENT */
    DOOR_OVER,   /* DAY_OVER, EVENT_OVER */
    DOOR_CANCELLED,
    DOOR_MOVED,
    DOOR_FULL,
    DOOR_DELAYED,
    DOOR_EMPTY,
    DOOR_FIELD_COUNT
};
const char *door_field_name(enum door_field field); /* "on", "ending", ... */

/* The field that the band has in a view of a room: by its phase, and by what has happened on the day. */
enum door_field door_field_of(const struct view *view);

/* The band's texts. */
struct door_band {
    enum door_field field;
    const char *word;          /* "Now", "Starts in 6 min", "Moved to Hall L1"  */
    const char *short_word;    /* for where `word` has no room: "Break" for a break's long title */
    const char *before_room;   /* MOVED in two lines: "Moved to", */
    const char *room;          /* and where to */
    const char *fact;          /* "12:20"; DELAYED: the new time */
    const char *above, *below; /* the labels left of it: "until", "13 min left" */
    const char *exception;     /* FULL: "Room full" */
    const char *old_time;      /* CANCELLED, DELAYED: struck */
    int done;                  /* ON, FULL: of the session, in thousandths */
    int teeth, teeth_most;     /* SOON: minutes left, and places for them */
    enum way way;              /* MOVED: where the arrow of its room leads; WAY_NONE: not known */
};

/* What has happened to a session on the stage, beside what the band or a strip says of it already. */
struct door_news {
    struct badge badge;
    const char *reason;    /* why it is late, behind the badge's words where there is room */
    const char *old_start; /* struck */
    const char *replaced;  /* "Replaces A talk" */
};

/* A session on the stage, or a message. */
struct door_title {
    uint32_t session; /* PROGRAM_NONE: `text` is a message, and `slot` says nothing */
    struct slot slot;
    const char *text;
    bool struck;
    const char *block_line; /* "12:00 – 12:20   KVM Microconference" */
    const char *times;      /* "12:00 – 12:20": the same, where what it is a part of has no room */
    struct door_news news;
};

enum strip_block { STRIP_PLAIN, STRIP_INFO, STRIP_WARNING, STRIP_CROSS };

/* What the strip at the stage's foot says; where there are more, they take turns. */
struct door_strip {
    const char *text;   /* "": there is no strip */
    const char *struck; /* goes on behind the text, with a line through it: "12:45 A talk" */
    enum way way;       /* its arrow at the far end; WAY_NONE: none */
    enum strip_block block;
};

struct door {
    struct door_band band;
    uint32_t title_count; /* 0, 1 or 2 */
    struct door_title titles[2];
    int more; /* sessions that start or run beside these; 0: none */
    struct door_strip strip;
    const char *next_label;       /* "Next in 13 min", "Then", "Tomorrow, Fri 20 Sep" */
    const char *next_label_short; /* where that has no room: "Tomorrow"; "" for none */
    const char *next_time;
    struct badge next_badge;
    struct slot_list next; /* the first has the foot, others are counted; none: `nothing` has it */
    struct slot_list later;
    const char *nothing; /* what the foot says where there is no next */
};

/* What the layout's view, of a room, says at its moment. */
void door_of(const struct layout *layout, struct door *ret);

#endif
