/*
 * program: an event's program as a snapshot. Built once by program/builder.h in one arena, const after that,
 * freed whole. Sessions, rooms and tracks are named by their index in the arrays; indexes mean nothing in
 * another snapshot.
 */
#ifndef NOWNEXT_PROGRAM_PROGRAM_H
#define NOWNEXT_PROGRAM_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"
#include "program/instant.h"
#include "program/zone.h"

#define PROGRAM_NONE UINT32_MAX /* no session, room or track */

/* A text that may be given in several languages. The first is the one that is shown where no better one
 * is. */
struct label_variant {
    const char *language; /* BCP 47, "" for a text without one */
    const char *text;
};
struct label {
    uint32_t count; /* 0: no text */
    const struct label_variant *variants;
};
/* The text in `language` (exact, else the same primary subtag, else the first); "" for an empty label. */
const char *label_text(struct label label, const char *language);

enum person_role { PERSON_PRESENTER = 1, PERSON_AUTHOR = 2, PERSON_CONVENER = 4, PERSON_CHAIR = 8 };
struct person {
    const char *name;
    const char *affiliation; /* "" when not given */
    unsigned roles;          /* a set of enum person_role; 0 counts as presenter when shown */
};

struct link {
    const char *title; /* "" when not given */
    const char *url;
};

enum session_kind {
    SESSION_TALK,
    SESSION_WORKSHOP,
    SESSION_BLOCK,
    SESSION_BREAK,
    SESSION_SOCIAL,
    SESSION_DROP_IN,
    SESSION_OTHER,
    SESSION_KIND_COUNT
};
enum session_status { SESSION_CONFIRMED, SESSION_TENTATIVE, SESSION_CANCELLED, SESSION_STATUS_COUNT };
/* The words of the native format: "talk", ..., "confirmed", ... */
const char *session_kind_name(enum session_kind kind);
const char *session_status_name(enum session_status status);

struct session {
    const char *id; /* unique in the program */
    struct label title;
    enum session_kind kind;
    enum session_status status; /* as published, or as the title said */
    bool cancelled;             /* by status or title (behaviour.md); never shown as now or next */
    bool has_parts;             /* some scheduled session is part of it */
    bool set_aside;             /* too far from the event to be of it: as good as unscheduled */
    struct instant start, end;  /* both INSTANT_NONE: unscheduled. end >= start */
    uint32_t room_count;        /* 0: hallway only */
    const uint32_t *rooms;      /* own rooms, or its block's; as given, combined rooms not resolved */
    bool rooms_inherited;       /* from its block: not written back */
    uint32_t part_of;           /* session, or PROGRAM_NONE */
    uint32_t track;             /* or PROGRAM_NONE */
    uint32_t person_count;
    const struct person *people; /* in order, same names folded */
    const char *summary;         /* plain text, paragraphs parted by an empty line; "" when not given */
    uint32_t topic_count;
    const char *const *topics;
    uint32_t link_count;
    const struct link *links;
    const char *url;      /* of the session's page, "" when not given */
    const char *language; /* of the session, "" when not given */
    uint32_t badge_count;
    const char *const *badges;
};

/* A session's stay in a room: what now and next are chosen from. Live data can give a session other times
 * than the program does, so lists are of slots, not of sessions. */
struct slot {
    struct instant start, end;
    uint32_t session;
};

/* The slots of one room (or of the whole event), sorted by start, then end, then program order; with the
 * greatest end of each subtree, so that "what is on at t" is found in O(log n) for each session found. */
struct slot_index {
    uint32_t count;
    const struct slot *slots;
    const struct instant *greatest_end; /* program/index.c's; over an implicit balanced tree */
};

/* A name that somebody asks for a room by: as it is written, and its key (reader/name_key.h), by which the
 * room is found. */
struct room_name {
    const char *text, *key;
};

struct room {
    const char *id; /* unique in the program */
    struct label name;
    const char *short_name; /* "" when not given */
    uint32_t alias_count;
    const char *const *aliases; /* further names for it, as published: guid, slug */
    uint32_t key_count;
    const char *const *keys; /* of the id, the name in each language, the short name, the aliases: in this
                                order, empty ones left out */
    uint32_t part_count;
    const uint32_t *parts; /* rooms that this one is made of, those that its parts are made of included */
    /* What can be on here, a combined room's sessions included. Cancelled sessions are in `tombstones`
     * only. */
    struct slot_index sessions; /* all but breaks */
    struct slot_index breaks;
    /* Slots that are empty, at the times of the plan: of cancelled sessions, breaks left out, and in a folded
     * program of those that have gone to another room or time (program/mark.h). */
    struct slot_index tombstones;
    struct slot_index waiting; /* of a folded program: late, by nobody knows how long; at the times at which
                                  they would be on. In none of the others */
};

struct track {
    const char *id;
    struct label name;
    bool has_color;
    uint8_t color[3]; /* red, green, blue */
};

struct event {
    struct label title;
    const char *short_title; /* "" when not given */
    const char *url;
    const char *note;
    int day_start_min; /* minutes after local midnight at which a conference day begins: 240 */
    uint32_t language_count;
    const char *const *languages;
};

/* Where the zone is from (behaviour.md, "Time"). */
enum zone_basis {
    ZONE_NAMED,    /* the file names it */
    ZONE_GIVEN,    /* an organiser has said it */
    ZONE_INFERRED, /* from the offsets of the file's times */
    ZONE_NONE,     /* it is not known: UTC */
    ZONE_BASIS_COUNT
};
const char *zone_basis_name(enum zone_basis basis); /* "named", "given", "inferred", "none" */

struct mark;
struct fold_source;

struct program {
    const char *revision;     /* "" when not given */
    struct instant published; /* or INSTANT_NONE */
    bool replaces_all;        /* what it has lost is meant to be gone (changes/infer.h) */
    struct event event;
    struct zone zone;
    enum zone_basis zone_basis;
    const char *zone_reason; /* why this zone holds, for people: "as the schedule names it" */
    const char
        *zone_doubt; /* what an organiser has to know of it, a sentence without its stop; "": it is certain */
    uint32_t room_count, track_count, session_count;
    const struct room *rooms;
    const struct track *tracks;
    const struct session *sessions; /* in the file's order: "program order" */
    struct slot_index all;          /* scheduled, in any room or none; no breaks, none cancelled */
    struct slot_index all_tombstones, all_waiting; /* as a room's */
    struct instant first, last;      /* of all scheduled sessions; INSTANT_NONE if there are none */
    struct map session_ids;          /* for program_find_session: ids, and their keys where these differ */
    const struct mark *const *marks; /* program/mark.h: what has happened to each session, NULL where nothing
                                        has; NULL: nothing has been folded over it */
    const struct fold_source *folded_from; /* changes/fold.h; NULL: nothing has been folded over it */
};

bool session_is_scheduled(const struct session *session);
/* Whether it is on in the room: by its own rooms, or as a session of a room that `room` is a part of. */
bool session_in_room(const struct program *program, const struct session *session, uint32_t room);

/* The room with exactly this id; else the first whose id, name in any language or short name has this key;
 * else the first of which an alias has it. PROGRAM_NONE if there is none. */
uint32_t program_find_room(const struct program *program, struct room_name name);
/* The session with exactly this id, or whose id has this key. */
uint32_t program_find_session(const struct program *program, const char *id_or_key);
/* What a room of the program can always be asked for by. */
struct room_name room_own_name(const struct room *room);

/* A conference day: [start, end), from day_start to day_start of the next date (behaviour.md, "Time"). */
struct day {
    struct instant start, end;
    int64_t date; /* days since 1970-01-01 of the local date that names it */
};
struct day program_day_at(const struct program *program, struct instant at);

#endif
