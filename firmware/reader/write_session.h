/*
 * write_session: a session as program.json and live.json have it, and how both write their members: those
 * that are empty are left out; objects and lists of these stand on lines of their own, leaves (people, links,
 * labels and lists of ids) on one. Private to this room's writers.
 */
#ifndef NOWNEXT_READER_WRITE_SESSION_H
#define NOWNEXT_READER_WRITE_SESSION_H

#include "json/write.h"

/* A text or an instant, left out where it is empty or not set. */
void written_text(struct json_writer *json, const char *name, const char *text);
void written_instant(struct json_writer *json, const char *name, struct instant instant);

/* A label: one text that has no language is a text, also where it is empty. */
void written_label(struct json_writer *json, const char *name, struct label label);

/* A list of short texts on one line, left out where there are none. */
void written_words(struct json_writer *json, const char *name, uint32_t count, const char *const *words);

/* What a session names by its id. */
struct written_names {
    const char *part_of, *track; /* "": none */
    uint32_t room_count;
    const char *const *rooms;
};

/* All members but the id, into an object that is open. Of the session rooms, track and part_of are not
 * looked at. */
void write_session(struct json_writer *json, const struct session *session,
                   const struct written_names *names);

#endif
