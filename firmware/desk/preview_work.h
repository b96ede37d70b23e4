/*
 * preview_work: what the files of the preview share: the two programs that are compared, what of them
 * differs, and the lines that come of it. Private to this room.
 */
#ifndef NOWNEXT_DESK_PREVIEW_WORK_H
#define NOWNEXT_DESK_PREVIEW_WORK_H

#include "desk/preview.h"
#include "program/room_set.h"
#include "schedule/view.h"

/* The day as it is, or as it will be. */
struct preview_side {
    const struct program *program;
    const struct live *live;
    struct arena scratch; /* of what is looked at now */
};

/* What differs of a screen at a moment: a set. */
enum preview_part {
    PART_HEAD = 1 << 0, /* what is on, or what takes its place */
    PART_NEXT = 1 << 1,
    PART_STRIPS = 1 << 2,
    PART_LATER = 1 << 3,
    PART_NOTICES = 1 << 4,
    PART_EMERGENCY = 1 << 5,
    PART_SOON = 1 << 6, /* of a hallway, and its words where it has no rows */
    PART_ROWS = 1 << 7
};

/* A screen that somebody reads. */
struct preview_target {
    const struct display_config *config;
    uint32_t display, room; /* as in struct preview_display */
    struct room_scope scope;
};

/* What becomes a line, perhaps with others that say the same. */
struct preview_stretch {
    enum preview_kind kind;
    struct instant at, until;
    const struct preview_target *target; /* NULL: what comes of the command */
    uint32_t room_count;                 /* 0: that of the target */
    const uint32_t *rooms;
    const char *verb; /* before the text: "still reads "; of stretches that become one that of the first */
    const char *text; /* without the place and the time; the whole sentence where there is no target */
};

struct preview_work {
    const struct preview_request *request;
    struct arena *arena;
    struct preview_side before, after;
    struct day day;          /* that `now` is in */
    struct instant from, to; /* that is looked at, at most until `limit` */
    struct instant limit;
    int64_t ahead_ms;        /* that a rehearsal's time is later than the clock's */
    uint32_t *number_before; /* for each session of `after`: its number in `before`, or PROGRAM_NONE */
    uint32_t *number_after;  /* the other way */
    bool *is_other;          /* for each session of `after`: it is not what it was */
    bool *is_said;           /* the command says it, or took back what was said of it */
    bool any_other;
    bool notices_differ, emergency_differs, rehearsal_differs;
    struct room_set touched; /* rooms in which something of the program differs */
    uint32_t target_count;
    struct preview_target *targets;
    struct preview_stretch *stretches;
    uint32_t stretch_count, stretch_capacity;
    /* Of preview_around.c. */
    bool knows_around;
    struct instant around_from,
        around_to;                     /* in which the event goes on elsewhere in other rooms than before */
    bool opens_otherwise;              /* it begins at another time */
    uint32_t same_first, same_count;   /* the stretches of a door that stands for others */
    const struct preview_target *same; /* which one; NULL: none yet */
};

/* preview_differ.c: finds what differs of the two programs: all of the above but targets, lines, displays. */
void preview_differ(struct preview_work *work);
bool preview_label_same(struct label a, struct label b);
/* Whether a session of `before` and one of `after` are one, and its title, and that of its block. */
bool preview_is_one(const struct preview_work *work, uint32_t before, uint32_t after);
bool preview_title_same(const struct preview_work *work, uint32_t before, uint32_t after);
bool preview_slots_same(const struct preview_work *work, struct slot_list before, struct slot_list after);

/* preview_reading.c: which parts of two views of a door differ (enum preview_part). */
unsigned preview_door_differs(const struct preview_work *work, const struct view *before,
                              const struct view *after);
/* Whether a row of the overview reads the same. */
bool preview_row_same(const struct preview_work *work, const struct room_state *before,
                      const struct room_state *after);
bool preview_soon_same(const struct preview_work *work, const struct soon_list *before,
                       const struct soon_list *after);
bool preview_notices_same(const struct preview_work *work, const struct notice_list *before,
                          const struct notice_list *after);
bool preview_emergency_same(const struct preview_work *work, const struct emergency_state *before,
                            const struct emergency_state *after);

/* preview_door.c: adds lines for what a door reads that it would not have, in [from, to). */
void preview_door(struct preview_work *work, const struct preview_target *target, struct instant from,
                  struct instant to);
/* The same for notices and emergencies alone, of a door of which nothing else can differ. */
void preview_door_told(struct preview_work *work, const struct preview_target *target);

/* preview_around.c: the same of a door in whose rooms nothing differs, which tells where else the event goes
 * on or when it begins. False where it tells nothing of that. */
bool preview_around(struct preview_work *work, const struct preview_target *target);

/* preview_hallway.c: the same for a hallway. */
void preview_hallway(struct preview_work *work, const struct preview_target *target);

/* preview_rehearsal.c: finds the live data and the time that doors are looked at by. */
void preview_rehearse(struct preview_work *work);
/* Adds lines for rehearsals that are not on, or are, in the one and not in the other. */
void preview_rehearsal(struct preview_work *work, const struct preview_target *target);

/* preview_covered.c: until when an emergency that is the same on both sides covers what changes: a sentence,
 * or "". */
const char *preview_covered(struct preview_work *work);

/* preview_facts.c: adds lines for what comes of the command. */
void preview_facts(struct preview_work *work);

/* preview_lines.c: adds a stretch; one of the same target that says the same and ends where this begins
 * becomes longer instead. */
void preview_add(struct preview_work *work, struct preview_stretch stretch);
/* All lines, with those that say the same as one; and which displays change. */
void preview_write(struct preview_work *work, struct preview *ret);

/* preview_words.c: texts in the arena. The title in quotes, at most 40 characters of it. */
const char *preview_title(const struct preview_work *work, const struct preview_side *side, uint32_t session);
const char *preview_room(const struct preview_work *work, uint32_t room);
/* "Hall N1", "Hall N1 and Hall N2", "Hall N1, Hall N2 and 3 more". */
const char *preview_names(const struct preview_work *work, uint32_t count, const char *const *names);
const char *preview_rooms(const struct preview_work *work, uint32_t count, const uint32_t *rooms);
/* "10:10", of any second of that minute; on another conference day than now's "Fri 10:10". */
const char *preview_clock(const struct preview_work *work, struct instant at);
const char *preview_span(const struct preview_work *work, struct instant start, struct instant end);
/* "10:00-10:10", "until 10:10", "from 10:00"; "from now on" for all that is looked at. */
const char *preview_when(const struct preview_work *work, struct instant at, struct instant until);

/* preview_say.c: what a door reads, in a few words: `NOW "Android MC" until 10:30`; what is next; what its
 * strips tell beside notices. "" for nothing. */
const char *preview_say_head(const struct preview_work *work, const struct preview_side *side,
                             const struct view *view);
const char *preview_say_next(const struct preview_work *work, const struct preview_side *side,
                             const struct view *view);
const char *preview_say_strips(const struct preview_work *work, const struct preview_side *side,
                               const struct view *view);
/* The notices that the other side has not. */
const char *preview_say_notices(const struct preview_work *work, const struct preview_side *side,
                                const struct notice_list *notices, const struct preview_side *other,
                                const struct notice_list *others);
/* What all displays read of an emergency: `EMERGENCY (fire): "Leave the building"`; "" where none is shown.
 */
const char *preview_say_emergency(const struct preview_work *work, const struct preview_side *side,
                                  const struct emergency_state *emergency);

#endif
