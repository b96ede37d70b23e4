/*
 * import: what the importers share.
 */
#ifndef NOWNEXT_IMPORT_IMPORT_H
#define NOWNEXT_IMPORT_IMPORT_H

#include <cjson/cJSON.h>

#include "base/issue.h"
#include "base/str.h"
#include "import/options.h"
#include "import/zones.h"
#include "program/builder.h"
#include "program/limits.h"

/* The times of a file that tell its zone. */
struct import_times {
    uint32_t count, capacity, start_count, start_capacity, day_count, day_capacity;
    struct zone_evidence *items;  /* times with an offset, "Z" apart */
    struct zone_evidence *starts; /* local starts beside times in UTC */
    struct zone_evidence *days;   /* when days begin and end, with an offset */
    bool has_zulu, is_utc;        /* the latter: the file names UTC, and no time has another offset */
    int64_t *moments;             /* of all times */
    uint32_t moment_count, moment_capacity;
};

/* What a file says of the lengths of its sessions. */
struct import_length {
    uint32_t draft;
    struct instant end;
    const char *text;
};
struct import_lengths {
    uint32_t count, capacity;
    struct import_length *items;
};

/* A name of several lines: its key, and one that has "|" at their ends. */
struct import_lined {
    const char *key, *parted;
};

/* A room and its guid. */
struct import_guid {
    uint32_t room;
    const char *guid;
};

/* What one import works with. The snapshot's texts must be in `arena` (copy what lives in `scratch`). */
struct import {
    const struct import_options *options;
    struct arena *arena, *scratch;
    struct issue_list *issues;
    struct builder builder;
    struct import_times times;     /* zones.c's */
    struct import_lengths lengths; /* lengths.c's */
    struct import_lined *lined;    /* rooms.c's */
    struct import_guid *guids;     /* guids.c's */
    uint32_t lined_count, lined_capacity, guid_count, guid_capacity;
    unsigned decoded; /* names and titles that had entities in them */
};

/* No more than this is read of one text's words: far more than a summary keeps, so that it is full even where
 * most of them are marks of Markdown. */
#define IMPORT_MARKUP_BYTES (16 * LIMIT_SUMMARY_BYTES)

/* markup.c: HTML or Markdown (or plain text) to plain paragraphs, with "• " before list items; entities
 * resolved, scripts and styles dropped, links reduced to their text. */
const char *import_plain_text(struct arena *arena, const char *markup);

/* html.c: whether a text has tags that lay out a page (so that its line ends mean nothing), and a text
 * without any tags: elements become paragraphs, lines and "• " items, entities their characters. What only
 * looks like a tag ("vector<int>") stays. With keep_lines the text's own line ends stay too, for Markdown
 * with a few tags in it. It ends soon after IMPORT_MARKUP_BYTES. */
bool import_html_has_layout(const char *text);
const char *import_html_text(struct arena *arena, const char *html, bool keep_lines);
/* A text with whole entities ("&amp;", "&#233;") as their characters, decoded once, and all else as it is. */
const char *import_text_entities(struct arena *arena, const char *text);

/* blocks.c: a session becomes a block, and others its parts, if it contains at least three others of its room
 * that are shorter and don't overlap each other (behaviour.md, "Blocks"). Leaves alone what has a part_of
 * already. */
void import_infer_blocks(struct import *import);

/* rooms.c: a room whose name joins those of others ("Club B+C", "Ballrooms D and E", "Hall 1, Hall 2",
 * "Hall 1 | Hall 2", "Ballroom DE" beside rooms that are called so) is combined of them, so that what is on
 * in it is on at their doors. A name of which only some pieces are rooms is noted. */
void import_combine_rooms(struct import *import);
/* Before it, for each name of a room as published: line ends within it join names too, and are not seen in
 * its key. */
void import_note_lines(struct import *import, const char *name);

/* guids.c: a room as it is published, by its name; guid and slug, NULL or "" for none, are further names for
 * it. An empty name gives PROGRAM_NONE.
 *
 * Once all sessions are there, import_judge_guids looks at rooms that have one guid but not one name. Files
 * have been published in which all rooms have the same one. So they are one room, renamed, only if no two of
 * them are used on one day; else, and where one is not used at all, they stay what they are, and the guid is
 * a name for none of them. Both are told. It renumbers the builder's rooms. */
bool import_add_room(struct import *import, const char *name, const char *guid, const char *slug,
                     uint32_t *ret_room, struct err *reterr);
void import_judge_guids(struct import *import);

/* entities.c: a name or title with its whole entities ("&amp;", "&#8211;") resolved, once; in scratch where
 * there are any. */
const char *import_decode_entities(struct import *import, const char *text);
/* The same of the titles of all sessions and of the event; then a note if there were any anywhere. A title of
 * which nothing is seen then is none: the event's is left out, a session's is "(untitled)", with an issue. */
void import_decode_titles(struct import *import);

/* midnight.c: two sessions that touch at local 00:00 in the same rooms, with the same title and people, are
 * one: the first, which gets the end of the second. Before ids are numbered and blocks inferred. */
void import_join_at_midnight(struct import *import);

/* zones.c: the event's zone (behaviour.md, "Time"). First note each time that the file has, with or without
 * an offset, by import_note_offset; then choose, with the name that the file gives (NULL or "": none). Only
 * then are times without an offset turned into instants, by the builder's zone.
 *
 * The first that holds of: the one given (--timezone and its like); the name, if at least 90 % of the offsets
 * noted agree, of which Z and +00:00 say nothing, or if all are of one side or the other of a change of
 * clocks while the event lasts (which leaves a doubt); that of time.txt; what the offsets tell; UTC. Sets the
 * program's zone, zone_basis, zone_reason and zone_doubt, and tells what does not agree. False with ERR_USAGE
 * where the one given is unknown. `where` is kept as a pointer, for messages. */
void import_note_offset(struct import *import, const struct instant_text *text, const char *where);
bool import_choose_zone(struct import *import, const char *name, struct err *reterr);

/* For a format that says a start twice, as an instant and as local time of day: what local time is ahead of
 * UTC. It speaks for the zone that the file names, against the offsets of its dates; and where all times are
 * in UTC and no zone is named, it tells the zone. */
void import_note_local_start(struct import *import, struct instant at, int32_t offset_s, const char *where);

/* For a format that says when days begin and end: these offsets count only for a file of which no session's
 * time has one, and that names no zone. */
void import_note_day(struct import *import, const struct instant_text *text, const char *where);

/* lengths.c: what the file says of the length of the session that was added last: its end (INSTANT_NONE:
 * none) and a duration as it is written (NULL or "": none; a number is minutes). Its `end` is set later, for
 * all sessions of the file together, by importer_import: by import_judge_lengths, in this order
 * - the end, unless it is before the start;
 * - "PT45M"; 45, "45 min", "1h30"; H:MM; D:HH:MM or H:MM:SS, which one being decided for the whole file;
 * - what can't be read lasts to the room's next session, at most an hour, and is told.
 * `text` is kept as a pointer, in scratch. A file most of whose lengths can't be read is refused with
 * ERR_MEANING. */
void import_note_length(struct import *import, struct instant end, const char *text);
bool import_judge_lengths(struct import *import, struct err *reterr);

/* lengths.c: tells of sessions that last longer than a day, or go on half a day past all others: probably
 * their length is misread or mistyped. One warning for all; `issues` is not NULL. */
void import_tell_long(const struct program *program, struct issue_list *issues);

/* breaks.c: whether a title, or the name of a kind of session, is one of the words for breaks and meals and
 * nothing else: "Lunch", "COFFEE break", "Mittagspause". Most formats have no other mark. */
bool import_is_break_word(struct arena *scratch, const char *text);

/* text.c: small shared things. A cleaned copy in the arena, "" for NULL, cut at the limit with an issue. */
const char *import_clean(struct import *import, const char *text, size_t limit, const char *where,
                         const char *what);
/* A JSON text, or NULL for what is of another type; numbers come as their text. Or such a member of an
 * object, NULL when absent. */
const char *import_value(struct import *import, const cJSON *item);
const char *import_member(struct import *import, const cJSON *object, const char *name);
/* The address, in the arena, if a link can lead to it, else "": one that is cut or has a blank in it leads
 * nowhere. `url` may be NULL. */
const char *import_web_address(struct import *import, const char *url);
/* A description, HTML or Markdown or NULL, as plain text within the limit. */
const char *import_summary(struct import *import, const char *markup, const char *where);
/* Workshop, if the type's name says so; else `otherwise`. `type` may be NULL. */
enum session_kind import_kind(const char *type, enum session_kind otherwise);
/* An event's acronym, if it reads as a name ("36c3", "Camp2019") and is not just the title without blanks;
 * else "". `acronym` may be NULL. */
const char *import_short_title(struct import *import, const char *acronym, const char *title);
/* Whether anything of a published text is seen, once its entities are resolved; NULL is nothing. */
bool import_has_ink(struct import *import, const char *text);
/* The name of a person that is an object: public_name, name, full_public_name or display_name, the first that
 * has ink; else first_name and last_name together; "" where there are none. Two parts of a name as one. */
const char *import_person_name(struct import *import, const cJSON *person);
const char *import_join_names(struct import *import, const char *first, const char *last);
/* Adds a person to a growing list in scratch. */
struct people_draft {
    struct person items[LIMIT_PEOPLE];
    unsigned count;
    const char *keys[LIMIT_PEOPLE]; /* folded names */
    bool full;                      /* somebody found no place: said once */
};
void import_add_person(struct import *import, struct people_draft *people, const char *name,
                       const char *affiliation, unsigned roles);
void import_set_people(struct import *import, struct session *session, const struct people_draft *people);

#endif
