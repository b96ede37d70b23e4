/*
 * fold_work: what the files of the fold share: each session's plan and what holds in its place. Private to
 * this room.
 */
#ifndef NOWNEXT_CHANGES_FOLD_WORK_H
#define NOWNEXT_CHANGES_FOLD_WORK_H

#include "base/arena.h"
#include "base/issue.h"
#include "changes/live.h"
#include "program/mark.h"
#include "program/program.h"

/* What somebody has said of a session, or of the block that it moves with. */
struct fold_record {
    unsigned said; /* fields of the changes of the session itself */
    const struct change_before *was;
    const struct room_name *entered; /* of the same change: the room that it is in since; NULL: not said */
    bool full;
    struct label title;
    uint32_t replaced_by, overflow_room;
    const char *reason;
};

struct fold_session {
    struct instant plan_start, plan_end; /* both INSTANT_NONE: it has no time */
    struct instant start, end;           /* in force */
    int64_t minutes_ms;                  /* that it is late */
    int64_t shift_ms;                    /* that its block is late, where the block has started */
    uint32_t only_room;                  /* where it is in one room that has no parts; else PROGRAM_NONE */
    uint32_t depth;                      /* blocks around it */
    uint32_t laid;                       /* the number of the lay that it was laid in; 0: in none */
    bool is_set_aside;                   /* part of another event */
    bool is_break, has_parts;            /* the session's own, so that it need not be looked up */
    bool is_cancelled, is_waiting;
    bool is_pinned;  /* its start and end stay: pin_start, pin_end */
    bool is_started; /* somebody said when */
    bool is_pushed, is_cut;
    bool has_new_rooms, has_new_start; /* that somebody has given it, or its block */
    bool is_listed;                    /* it is in the program's list; once that was gone through */
    struct instant
        queue_end; /* the latest end of those before it, if that is after its planned start; NONE */
    struct instant said_made; /* of the last change of it, or when it was added; NONE: it is not said */
    struct instant made;      /* of what moves it */
    struct instant pin_start, pin_end;
    struct fold_record *record; /* NULL: nobody has said anything of it */
    struct mark *mark; /* NULL, or of no kind: nothing has happened to it. From fold_write_marks on */
};
_Static_assert(sizeof(void *) != 8 || sizeof(struct fold_session) == 128,
               "states are looked up by number all the time: a power of two costs least");

/* A session that live data add. */
struct fold_added {
    const struct live_session *live;
    uint32_t number;        /* in its document, for issues */
    struct session planned; /* as it was added: its own rooms, or its block's */
};

/* A session that ends later than planned. */
struct fold_late {
    struct instant plan_end, end;
    uint32_t session, only_room; /* the latter as in its state: other rooms begin the day anew (fold_stale) */
};

/* A conference day. Its sessions are laid in their order, as far as somebody asks; what is said of one that
 * is laid begins the day anew, with another number. */
struct fold_day {
    struct day day;
    uint32_t lay; /* its number, which no other day has had */
    uint32_t laid_count;
    struct fold_late *late; /* those of them that can still push others */
    uint32_t late_count, late_capacity;
};

struct fold {
    const struct program *program; /* as published */
    struct arena *arena, *scratch;
    struct issue_list *issues; /* may be NULL */
    struct program *folded;
    struct session *sessions; /* of `folded`, which begin as the program's */
    uint32_t session_count;
    struct fold_added *added; /* those behind the program's, in their order */
    struct fold_session *states;
    struct fold_record *records; /* those that are still free */
    /* For fold_delay.c: sessions and breaks that take part, by planned start, blocks before their parts (NULL
     * until something is laid); the last number of a lay; the days that were asked for. */
    uint32_t *order, order_count;
    uint32_t lay;
    struct fold_day *days;
    uint32_t day_count, day_capacity;
    uint32_t said;            /* the number in its document of the change at hand, for issues */
    struct instant said_made; /* when that was made, or what stands for it */
    struct instant last_made; /* the latest `made` so far */
    bool moves_any;           /* something is late or has started */
    bool replaces_any;
    bool fills_block; /* "full" was said of a session that has parts */
    /* From fold_write_marks on: the marks of `folded`, and the sessions that have happened. */
    const struct mark **marks;
    uint32_t *happened, happened_count;
};

/* Whether a session or break takes part: it has a time, and is no part of another event. */
static inline bool fold_is_scheduled(const struct fold *fold, uint32_t session)
{
    return instant_is_set(fold->states[session].plan_start) && !fold->states[session].is_set_aside;
}
/* These two are asked of each session, so that they look at all and branch once. */
static inline bool fold_is_moved(const struct fold_session *state)
{
    return (state->minutes_ms | state->shift_ms | state->is_pinned) != 0;
}
static inline bool fold_is_at_plan(const struct fold_session *state)
{
    return ((state->start.ms ^ state->plan_start.ms) | (state->end.ms ^ state->plan_end.ms) |
            state->is_cut) == 0;
}
static inline bool fold_is_published(const struct fold *fold, uint32_t session)
{
    return session < fold->program->session_count;
}
static inline const struct fold_added *fold_added(const struct fold *fold, uint32_t session)
{
    return &fold->added[session - fold->program->session_count];
}
/* Whether the session was added after something that was made then, or at once with it: what moves a block
 * does not move a part that was added knowing that. */
static inline bool fold_is_added_after(const struct fold *fold, uint32_t session, struct instant made)
{
    if (fold_is_published(fold, session))
        return false;
    const struct instant added = fold_added(fold, session)->live->made;
    return instant_is_set(added) && added.ms >= made.ms;
}
const char *fold_where(const struct fold *fold); /* "changes[3]" */
static inline struct fold_record *fold_record_of(struct fold *fold, uint32_t session)
{
    struct fold_record *record = fold->states[session].record;
    if (record)
        return record;
    record = fold->records++;
    *record = (struct fold_record){.replaced_by = PROGRAM_NONE, .overflow_room = PROGRAM_NONE, .reason = ""};
    fold->states[session].record = record;
    return record;
}
/* Keeps up with the session's rooms (only_room). */
static inline void fold_note_rooms(struct fold *fold, uint32_t number)
{
    const struct session *session = &fold->sessions[number];
    const bool is_only = session->room_count == 1 && fold->program->rooms[session->rooms[0]].part_count == 0;
    fold->states[number].only_room = is_only ? session->rooms[0] : PROGRAM_NONE;
}

/* fold_add.c: takes up the sessions that live data add, with their rooms, tracks and blocks; before the
 * states are made. */
void fold_add(struct fold *fold, const struct live *live);

/* fold_delay.c: brings the times in force of a session and its parts up to what is said so far, which is
 * about to be more. */
void fold_lay(struct fold *fold, uint32_t session);
void fold_lay_all(struct fold *fold);
/* The conference day at a moment; stands until the next call. */
struct fold_day *fold_day_of(struct fold *fold, struct instant at);
/* Something is about to be said of a session that was laid, or that has parts. */
void fold_stale(struct fold *fold, uint32_t session);
/* Gives a session other planned times, which are in force until it is laid; and whether it is cancelled. */
void fold_plan(struct fold *fold, uint32_t session, struct instant start, struct instant end, bool cancelled);

/* fold_say.c: lays one change over the state that all before it have led to. `made`: of the change, or what
 * stands for it. */
void fold_say(struct fold *fold, const struct change *change, uint32_t session, struct instant made,
              bool from_feed);
/* Whether a session is a part of a block, or of a part of it. */
bool fold_is_part_of(const struct fold *fold, uint32_t session, uint32_t block);

/* fold_mark.c: makes the marks, once all is laid. */
void fold_write_marks(struct fold *fold);
void fold_mark(struct fold *fold, uint32_t session, enum mark_kind kind);

/* fold_index.c: makes the sessions and lists of `folded`, once the marks are made. */
void fold_write(struct fold *fold);

#endif
