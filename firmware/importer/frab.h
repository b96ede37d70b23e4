/*
 * frab: what schedule.json and schedule.xml have in common. Both readers fill these, then frab_finish makes
 * the program. Private to this room. All texts are as published, in scratch, NULL where absent.
 */
#ifndef NOWNEXT_IMPORTER_FRAB_H
#define NOWNEXT_IMPORTER_FRAB_H

#include "import/import.h"

struct frab_link {
    const char *title, *url;
};

/* What Pentabarf calls an event: a session. */
struct frab_event {
    const char *where;    /* path for issues */
    uint32_t room;        /* of the list that holds it, or PROGRAM_NONE */
    const char *own_room; /* that it names itself */
    const char *day_date; /* of the day that holds it: only for events without a date of their own */
    const char *day_start, *day_end; /* of that day, as instants; the end may be after midnight */
    const char *guid, *code, *id;
    const char *date, *start, *end, *duration;
    struct label titles; /* where it is given by language; `title` is then the first of them */
    const char *title, *subtitle, *abstract, *description, *track, *type, *language, *url;
    bool do_not_record;
    const char **persons;
    struct frab_link *links;
    uint32_t person_count, link_count;
};

struct frab {
    struct import *import;
    const char *title, *acronym, *revision, *url, *base_url, *zone_name;
    const char *day_change; /* earlier starts belong to the day after: only for events without a date */
    bool starts_hold;       /* before the dates, which are wrong: found by frab_question_times */
    bool as_written;        /* then starts are the dates' own times of day: only their offsets are wrong */
    int64_t ahead_ms;       /* else what starts are ahead of dates */
    int64_t compared_ms;    /* the same, by the times of day alone */
    struct frab_event *events;
    uint32_t event_count, event_capacity;
    bool tracks_full; /* said once that there are too many */
};

/* A new event at the end, all zero but the room, valid until the next one. NULL past LIMIT_SESSIONS, with an
 * error. */
struct frab_event *frab_add_event(struct frab *frab, uint32_t room, struct err *reterr);

/* The room of a list of events, and what else it is known by; any may be NULL. PROGRAM_NONE without a name.
 */
bool frab_add_room(struct frab *frab, const char *name, const char *guid, const char *slug,
                   uint32_t *ret_room, struct err *reterr);

/* A track and its colour, in the order of the file. */
void frab_add_track(struct frab *frab, const char *name, const char *color, uint32_t *ret_track);

/* frab_times.c: notes when a day begins or ends, which may be no time at all, or NULL. */
void frab_note_day(struct frab *frab, const char *text, const char *where);

/* frab_times.c: notes all times, for the choice of the zone; after it compares the dates with the starts
 * beside them, over the whole file, and tells what differs; then a session's start, INSTANT_NONE where there
 * is none, and what is said of its length (behaviour.md, "Time"). */
void frab_note_times(struct frab *frab);
void frab_question_times(struct frab *frab);
struct instant frab_start(struct frab *frab, const struct frab_event *event);
void frab_note_length(struct frab *frab, const struct frab_event *event, struct instant start);

/* Sets the builder's event and zone, and adds the sessions. */
bool frab_finish(struct frab *frab, struct err *reterr);

#endif
