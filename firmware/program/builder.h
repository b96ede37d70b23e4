/*
 * builder: how readers and importers make a program. Rooms, tracks and sessions are added in the file's
 * order; then builder_finish resolves what names what, applies the rules of behaviour.md that hold for every
 * program, and builds the indexes. All memory is the arena's.
 */
#ifndef NOWNEXT_PROGRAM_BUILDER_H
#define NOWNEXT_PROGRAM_BUILDER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "program/limits.h"
#include "program/program.h"

/* A session under construction: `session` is filled directly; the fields here are what is not yet
 * resolved. */
struct session_draft {
    struct session session; /* with defaults; rooms and part_of are set by builder_finish */
    const char *part_of_id; /* NULL: none */
    uint32_t part_of_draft; /* or its position among the drafts + 1, which holds where ids repeat; 0: none */
    uint32_t draft_room_count;
    const uint32_t *draft_rooms; /* indexes from builder_add_room or builder_room_by_name */
    const char *where;           /* JSON path or element for issues; NULL: "sessions[i]" */
};

struct builder {
    struct arena *arena;
    struct issue_list *issues;
    /* The key that names are compared by: str_fold where nothing else is set. Readers and importers set
     * name_key (reader/name_key.h) before they add anything. */
    char *(*key_of)(struct arena *arena, const char *text);
    /* What a published name of a room or track is to be read as; NULL: as it is. For importers. */
    const char *(*decode)(void *user, const char *name);
    void *decode_user;
    const char *const
        *cancelled_words;    /* for cancelled_title; those of program/cancelled.h if nothing else is set */
    struct program *program; /* revision, published, event and zone are set directly, before builder_finish */
    struct room *rooms;
    const char **room_keys; /* of their names, as published */
    uint32_t room_count, room_capacity;
    const char ***room_part_ids; /* NULL-terminated list for each room, or NULL */
    struct track *tracks;
    const char **track_keys;
    uint32_t track_count, track_capacity;
    struct session_draft *drafts;
    uint32_t draft_count, draft_capacity;
};

/* What to do when a session's id was there already: refuse (native files), or make "id#2", "id#3" by start
 * (importers, program-format.md). */
enum builder_repeats { BUILDER_REFUSE_REPEATS, BUILDER_NUMBER_REPEATS };

void builder_init(struct builder *builder, struct arena *arena, struct issue_list *issues);

/* A label of one text without a language. */
struct label builder_label(struct builder *builder, const char *text);

/* Adds a room with this id (NULL: made from the name, "-2", "-3" where it is taken). False past
 * LIMIT_ROOMS, or when a given id is taken. `parts`: NULL, or a NULL-terminated list of room ids. */
bool builder_add_room(struct builder *builder, const char *id, struct label name, const char *short_name,
                      const char **parts, uint32_t *ret_room, struct err *reterr);

/* The room of this name or alias as published; PROGRAM_NONE if no room has it. For importers. */
uint32_t builder_find_room_name(struct builder *builder, const char *name);
/* The same room, or one that is added at the end: names of one key are one room, the first spelling wins. An
 * empty name gives PROGRAM_NONE. */
bool builder_room_by_name(struct builder *builder, const char *name, uint32_t *ret_room, struct err *reterr);

/* A further name for a room, such as its guid. One that is NULL, empty, too long or known already is left
 * out. */
void builder_add_alias(struct builder *builder, uint32_t room, const char *alias);

/* Takes a further name from a room; one that it has not got is none. */
void builder_drop_alias(struct builder *builder, uint32_t room, const char *alias);

/* Makes a room another one: its sessions are in `kept`, its name and aliases are further names for that. The
 * rooms after `gone` count one less. Not once rooms are parts of others. */
void builder_join_rooms(struct builder *builder, uint32_t kept, uint32_t gone);

uint32_t builder_find_room_id(const struct builder *builder, const char *id);
/* The room with exactly this id, or else the first whose id has the same key. */
uint32_t builder_find_room_like_id(const struct builder *builder, const char *id);

/* The same for tracks; `color` is NULL or "#rrggbb" (anything else: an issue, and no colour). */
bool builder_add_track(struct builder *builder, const char *id, struct label name, const char *color,
                       uint32_t *ret_track, struct err *reterr);
bool builder_track_by_name(struct builder *builder, const char *name, const char *color, uint32_t *ret_track,
                           struct err *reterr);
uint32_t builder_find_track_id(const struct builder *builder, const char *id);

/* Makes room for `count` drafts in `scratch`, which has to last until builder_finish. Not needed, but
 * without it the drafts, and all smaller arrays that they grew out of, stay in the snapshot's arena. */
void builder_reserve_sessions(struct builder *builder, uint32_t count, struct arena *scratch);

/* Adds a session and gives its draft, valid until the next one is added: kind talk, confirmed,
 * unscheduled, no part, no track, all texts "". NULL past LIMIT_SESSIONS, with an error. */
struct session_draft *builder_add_session(struct builder *builder, struct err *reterr);

/* Cuts a text at a word's end where it is longer than `limit` bytes and adds an issue; else gives it
 * unchanged. */
const char *builder_limit_text(struct builder *builder, const char *text, size_t limit, const char *where,
                               const char *what);

/* Ends the work. Resolves part_of (an unknown id, a cycle or a part of itself is an error), gives parts
 * without rooms their block's, folds people of one name, marks those cancelled whose title says so, and shows
 * them without the word, makes one room named by the event where there is none, numbers or refuses repeated
 * ids, checks end >= start (an error for native files, an issue for importers) and the limits, and builds all
 * indexes. The zone must be set. *ret is const from here on. */
bool builder_finish(struct builder *builder, enum builder_repeats repeats, const struct program **ret,
                    struct err *reterr);

#endif
