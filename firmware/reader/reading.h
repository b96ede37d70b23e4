/*
 * reading: one reading of a native program, and the reads of members that its parts share. Each takes the
 * path of the object, the member's name and its item (NULL: absent), and copies texts into the snapshot's
 * arena, so that the tree, which is several times as large, can go. Private to read_program.c and
 * read_session.c.
 */
#ifndef NOWNEXT_READER_READING_H
#define NOWNEXT_READER_READING_H

#include "program/builder.h"
#include "json/read.h"

struct reading {
    struct builder builder;
    struct arena *arena, *scratch; /* of the snapshot; for the tree and what is short-lived */
    const struct zone_source *zones;
    const char *const *words; /* of titles of what is cancelled; NULL: those that are built in */
    bool has_head;            /* all but the sessions was read */
    struct issue_list *issues;
    struct json_notes notes;
    uint32_t last_room; /* that a session was in */
    struct err *reterr;
};

/* An error of meaning at a member. Always gives false. */
bool reading_fail(struct reading *reading, const struct json_path *parent, const char *name,
                  const char *text);

/* A text of at most `limit` bytes; "" when it is absent. */
bool reading_text(struct reading *reading, const struct json_path *parent, const char *name,
                  const cJSON *item, size_t limit, const char **ret);

/* A text that must be there and say something, of at most LIMIT_NAME_BYTES: an id or a name. */
bool reading_name(struct reading *reading, const struct json_path *parent, const char *name,
                  const cJSON *item, const char **ret);

/* A text of several lines, "" when it is absent. A long one is no reason to have no program: it is cut to
 * LIMIT_SUMMARY_BYTES at a word's end, with an issue. */
bool reading_long_text(struct reading *reading, const struct json_path *parent, const char *name,
                       const cJSON *item, const char **ret);

/* A link, "" when it is absent. One of more than LIMIT_URL_BYTES is left out with an issue, since half of one
 * is none. */
bool reading_url(struct reading *reading, const struct json_path *parent, const char *name, const cJSON *item,
                 const char **ret);

/* A text or one by language, which must be there, each of at most `limit` bytes. */
bool reading_label(struct reading *reading, const struct json_path *parent, const char *name,
                   const cJSON *item, size_t limit, struct label *ret);

/* A list of texts as json_read_texts has it; what *ret_count and *ret hold stays when it is absent. */
bool reading_texts(struct reading *reading, const struct json_path *parent, const char *name,
                   const cJSON *item, unsigned limit, size_t limit_bytes, uint32_t *ret_count,
                   const char *const **ret);

/* The position of one of the words word(0) to word(count - 1), at most 8; `fallback` when it is absent. */
bool reading_word(struct reading *reading, const struct json_path *parent, const char *name,
                  const cJSON *item, const char *(*word)(unsigned), unsigned count, unsigned fallback,
                  unsigned *ret);

/* An instant, which must be there. */
bool reading_instant(struct reading *reading, const struct json_path *parent, const char *name,
                     const cJSON *item, struct instant *ret);

#endif
