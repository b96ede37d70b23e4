/*
 * listing: what the importers of listings have in common. A listing is a schedule of flat lists of sessions,
 * rooms, people and tracks that name each other by id: Sessionize, pretalx's widget, OPass, schedule v2.
 * Private to this layer.
 *
 * Each reads the rooms and notes all times first, chooses the zone, then adds the sessions and
 * finishes. What is of a wrong type is left out, with an issue that has its JSON path; null is as good as
 * absent.
 */
#ifndef NOWNEXT_IMPORTER_LISTING_H
#define NOWNEXT_IMPORTER_LISTING_H

#include "base/map.h"
#include "import/import.h"

/* What one import of a listing keeps. */
struct listing {
    struct import *import;
    struct map rooms;  /* the builder's rooms by their ids in the file */
    struct map tracks; /* its tracks likewise */
    bool tracks_full;  /* said once that there are too many tracks */
    uint32_t *open;    /* drafts of whose end the file says nothing */
    uint32_t open_count, open_capacity;
};
void listing_begin(struct listing *listing, struct import *import);

/* ---- reading ---- */

/* "sessions[3].title" of "sessions[3]" and "title"; "title" alone of "". In scratch. */
const char *listing_path(struct import *import, const char *where, const char *name);

/* The first item of a member that must be a list; NULL where there is none. */
const cJSON *listing_items(struct import *import, const cJSON *object, const char *name, const char *where);

/* Whether an item of a list is an object; if not, it is left out with an issue. `what`: "a session". */
bool listing_is_object(struct import *import, const cJSON *item, const char *where, const char *what);

/* The text of a member that must be a text or a number; NULL where there is none. */
const char *listing_text(struct import *import, const cJSON *object, const char *name, const char *where);

/* A member that must be a text or an object of texts by language, cleaned, in the arena. Texts that are all
 * the same are one without a language. */
struct label listing_label(struct import *import, const cJSON *object, const char *name, size_t limit,
                           const char *where);
/* The same of texts and languages that were found elsewhere. Empty texts, repeated languages and what is over
 * the limit are dropped. */
struct label listing_make_label(struct import *import, const struct label_variant *variants, uint32_t count,
                                size_t limit, const char *where);

/* The code of a language that is given by its name, in English or its own words ("German", "Deutsch": "de");
 * a name that is not known, as it is; "" for NULL. */
const char *listing_language(struct import *import, const char *name);

/* A list of objects that have ids. */
struct listing_table {
    struct map ids;
    const cJSON **items;
    const char **wheres; /* their paths */
    uint32_t count;
};
/* Fills the table from the member `list` of the object at `where`. Objects without an id, and
 * those with the id of an earlier one, are left out with an issue. `what`: "a room". */
void listing_read_table(struct listing *listing, const cJSON *object, const char *list, const char *where,
                        const char *id, const char *what, struct listing_table *ret);
/* The object with this id, or NULL; `id` may be NULL. */
const cJSON *listing_find(const struct listing_table *table, const char *id);

/* ---- rooms and tracks ---- */

/* Adds the room of this label under the id (NULL: none). Rooms of one name are one; the first one's names
 * hold. An empty label gives PROGRAM_NONE and an issue. */
bool listing_add_room(struct listing *listing, const char *id, struct label name, const char *where,
                      uint32_t *ret_room, struct err *reterr);

/* The room of this id; PROGRAM_NONE for NULL, and for one that is not known, with an issue. */
uint32_t listing_room(struct listing *listing, const char *id, const char *where);

/* Adds a track under the id (NULL: none); PROGRAM_NONE for an empty label and past the limit. */
uint32_t listing_add_track(struct listing *listing, const char *id, struct label name, const char *color,
                           const char *where);
uint32_t listing_track(struct listing *listing, const char *id, const char *where);

/* ---- listing_session.c: times ---- */

/* Notes the times of all items of a list for the choice of the zone, by the names of their members. `first`:
 * its first item, or NULL; `where`: the list's path. */
void listing_note_times(struct listing *listing, const cJSON *first, const char *start, const char *end,
                        const char *where);

/* Sets the start of the session that was added last from its text, and notes its end and its length as they
 * are written, NULL where there are none; the zone must be chosen. What is noted is judged with all lengths
 * of the file (lengths.c). Where there is neither, the end stays open until listing_finish. */
void listing_set_times(struct listing *listing, struct session *session, const char *start, const char *end,
                       const char *length, const char *where);

/* ---- sessions ---- */

/* A new session with its id, title and place in the file. An empty id becomes "x" and an empty title
 * "(untitled)", each with an issue. */
struct session_draft *listing_add_session(struct listing *listing, const char *id, struct label title,
                                          const char *where, struct err *reterr);

/* Adds a room to a draft's, unless it is there already or PROGRAM_NONE. */
void listing_put_room(struct listing *listing, struct session_draft *draft, uint32_t room);
/* Adds all of `rooms` to a draft that has none, with `first` in front (PROGRAM_NONE: as they are). */
void listing_put_rooms(struct listing *listing, struct session_draft *draft, const uint32_t *rooms,
                       uint32_t count, uint32_t first);

/* Makes an id for a draft that has none in the file, of `word` ("break"), its first room and its start, which
 * must be set. */
void listing_make_id(struct listing *listing, struct session_draft *draft, const char *word);

/* Adds a link if the address is one that can be followed. The list of links grows in the arena. */
void listing_add_link(struct listing *listing, struct session *session, const char *title, const char *url,
                      const char *where);
/* Adds a badge, unless the session has it or is full of them. */
void listing_add_badge(struct listing *listing, struct session *session, const char *text, const char *where);

/* Joins combined rooms. A session with an open end lasts to its room's next one, at most an hour, with an
 * issue. */
bool listing_finish(struct listing *listing, struct err *reterr);

#endif
