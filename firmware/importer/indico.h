/*
 * indico: what the importers of Indico's exports share. Private to this room.
 *
 * Indico gives dates as wall time with the name of its zone, which need not be the event's; people in a dozen
 * shapes; and rooms as any of three members. Shapes and oddities: Indico's legacy serializers, versions 1.2
 * to 3.4.
 */
#ifndef NOWNEXT_IMPORTER_INDICO_H
#define NOWNEXT_IMPORTER_INDICO_H

#include "base/map.h"
#include "import/import.h"

/* What one import of an export keeps. Zero-initialise and call indico_begin. */
struct indico {
    struct import *import;
    struct {
        const char *name;
        bool known;
        struct zone zone;
    } zones[8];
    unsigned zone_count;
    /* Sets of texts. */
    struct map venues; /* folded locations that stand beside another name of a room: not rooms themselves */
    struct map seen;   /* the importer's own: keys of what was read */
    bool tracks_full;  /* said once that there are too many tracks */
    unsigned posters;  /* contributions of poster sessions, left without times */
};

/* Chooses the event's zone by its name (NULL: the first one that a date in the tree names) and looks through
 * the tree for locations that are venues. */
bool indico_begin(struct indico *indico, struct import *import, const cJSON *tree, const char *timezone,
                  struct err *reterr);

/* After all entries: joins combined rooms, and adds the note about posters, if there were any. */
void indico_finish(struct indico *indico);

/* startDate and endDate of an entry, for the session that was added last: sets its start, and notes its end
 * and its `duration` in minutes, which is only the second choice since Indico drops whole days from it. */
void indico_read_times(struct indico *indico, const cJSON *entry, const char *where, struct session *session);

/* The name of the room of an entry: roomFullname, else room, of `entry`, then of `outer` (its block; may be
 * NULL), then of `event` (may be NULL); else the location of the first two, unless that is a venue's. "" if
 * there is none. As the file has it: quotes and all. */
const char *indico_room_name(struct indico *indico, const cJSON *entry, const cJSON *outer,
                             const cJSON *event);

/* Sets the draft's rooms to the room of this name, none for "" and for the one of its block (NULL: not in a
 * block), which a part has anyway. */
bool indico_set_room(struct indico *indico, struct session_draft *draft, const char *name,
                     const char *block_room, struct err *reterr);

/* The track of this name, or PROGRAM_NONE for "" and past the limit (with one issue). */
uint32_t indico_track(struct indico *indico, const char *name, const char *color, const char *where);

/* Adds the people of an array of person objects of any shape. `array` may be NULL. */
void indico_add_people(struct indico *indico, struct people_draft *people, const cJSON *array,
                       unsigned roles);

/* The first of the NULL-terminated names that is a member with a text that is not empty; else NULL. */
const char *indico_first_member(struct import *import, const cJSON *object, const char *const *names);

/* "Session: Block" of the titles of a session and its block; one of them where the other is empty or says the
 * same. */
const char *indico_block_title(struct arena *arena, const char *session, const char *block);

/* indico_names.c: a person's name as shown, from "LAST, First", "Mr. LAST, First" or "First Last": first name
 * first, an upper-case last name in proper case ("ALMEIDA FILHO", "BRISTOT DE OLIVEIRA": Almeida Filho,
 * Bristot de Oliveira), titles before it dropped. `indico_name_of` takes the two apart. */
const char *indico_name(struct arena *arena, const char *full_name);
const char *indico_name_of(struct arena *arena, const char *first, const char *last);

#endif
