/*
 * fleet: all displays of a venue, by what the broker holds and brings of them, judged (day.md 6). Nothing
 * here waits or knows a broker: messages, instants and the venue are arguments.
 *
 * Alive is two facts: online, and a status younger than three beats. One that came while the reader listened
 * is as old as the reader's steady clock says. One that the broker held before is as old as its "at" says,
 * reckoned from the time that it is: by a display that has spoken since, if its clock is trusted; else by the
 * reader's own clock, unless a trusted display has said something later already: then by that. So a reader
 * who looks once is told of a display that is dead too, of the only one as well; a reader's clock that is
 * wrong makes displays look dead until the first of them speaks, and the advice asks for that clock. One
 * without "at", or by a clock that is not trusted (it stood while the power was off), counts as young until
 * three beats have passed without another one.
 */
#ifndef NOWNEXT_FLEET_FLEET_H
#define NOWNEXT_FLEET_FLEET_H

#include "base/arena.h"
#include "station/venue.h"

#define FLEET_BEAT_MS 60000
#define FLEET_SILENT_MS (3 * FLEET_BEAT_MS)

/* Worst last. */
enum fleet_state {
    FLEET_WELL,
    FLEET_ODD,     /* works, but somebody should look: a warning */
    FLEET_UNKNOWN, /* is there, and not in the venue: to be assigned */
    FLEET_WRONG,   /* shows something wrong or nothing, or will */
    FLEET_SILENT,  /* was heard of, and is no more */
    FLEET_MISSING, /* is in the venue, and was never heard of */
    FLEET_STATE_COUNT
};
/* "well", "odd", ... */
const char *fleet_state_name(enum fleet_state state);

struct fleet_status { /* what of a status is looked at; texts are "" and numbers -1 where it does not say */
    const char *room, *role, *screen, *phase, *field, *page, *program_revision, *program_from, *clock, *boot,
        *version, *type, *station_fault, *first_refused;
    int64_t program_age_s, live_revision, frames, beats, uptime_s, refused_count;
    struct instant at;    /* by the display's clock; not set where that is not trusted */
    double temperature_c; /* below -273: not said */
    bool is_stale, is_rehearsal, has_emergency, is_too_weak;
};

struct fleet_display {
    const char *name;
    const char *key; /* of the venue; "" where it is not in it */
    bool is_in_venue;
    bool is_unassigned;        /* a board that knows that it is not in it; its name is its code */
    bool is_online, was_heard; /* by its "online" topic */
    bool has_status;
    bool is_held;       /* the last status was there before the reader came */
    int64_t heard_ms;   /* by the reader's steady clock: when the last status came */
    int64_t offline_ms; /* the same: since when it is not online; -1: it is, or it is not known */
    struct fleet_status status;
    struct arena arena; /* of the status */
    /* Judged: */
    enum fleet_state state;
    int64_t age_ms;  /* of the last status; -1: not known */
    const char *why; /* a sentence for people: "offline since 14:02" is made of offline_ms by the caller */
    const char *what_to_do;
};

struct fleet {
    struct arena names, judged; /* names stay; what is judged goes at the next judging */
    const struct venue *venue;  /* the caller's; NULL: none is known */
    uint32_t count, capacity;
    struct fleet_display *displays;
    int64_t live_revision; /* the highest of the live data that the broker holds; -1: none */
    int64_t began_ms;
};

/* All of the venue (NULL: none is known; else it must stay) are expected. Memory is taken as `memory` takes
 * its own. */
void fleet_init(struct fleet *fleet, const struct venue *venue, int64_t steady_ms,
                const struct arena *memory);
void fleet_finish(struct fleet *fleet);

struct fleet_message {  /* of "display/NAME/REST" */
    const char *name;   /* or the code of a board */
    const char *rest;   /* "online", "status"; others are let pass */
    bool is_unassigned; /* it is of "display/unassigned/board/CODE/REST" */
    bool is_held;       /* the broker had it before the reader came ("retained") */
    const char *bytes;
    size_t size;
};

/* What is no status is counted as none. An empty one, as a broker has it after fleet_watch_forget, removes
 * the display unless it is in the venue. Nobody expects a board that is unassigned: it is there while it is
 * online.
 */
void fleet_hear(struct fleet *fleet, const struct fleet_message *message, int64_t steady_ms);

/* The live data that the broker holds have this revision. */
void fleet_hear_live(struct fleet *fleet, int64_t revision);

/* Judges all of them, and sorts: worst first, then by name. `now`: UTC by the reader's clock; INSTANT_NONE
 * where it has none. */
void fleet_judge(struct fleet *fleet, int64_t steady_ms, struct instant now);

/* Of a state that somebody has to do something about: WRONG, SILENT, MISSING or UNKNOWN. */
uint32_t fleet_wrong_count(const struct fleet *fleet);

/* How many of those in the venue show the live data of this revision or a later one; *ret_of is how many
 * there are. */
uint32_t fleet_shown_count(const struct fleet *fleet, int64_t revision, uint32_t *ret_of);

#endif
