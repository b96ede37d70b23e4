/*
 * reading: one reading of a native program, of live data or of the feed's changes, and the reads of members
 * that their parts share. Each takes the path of the object, the member's name and its item (NULL: absent),
 * and copies texts into the snapshot's arena, so that the tree, which is several times as large, can go.
 * Private to this room's readers of the three.
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
    bool leaves_out;          /* an item of a list at the top that is wrong is told, and left out */
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

/* In these *ret stays as it is when the member is absent. */

bool reading_given_instant(struct reading *reading, const struct json_path *parent, const char *name,
                           const cJSON *item, struct instant *ret);
bool reading_given_bool(struct reading *reading, const struct json_path *parent, const char *name,
                        const cJSON *item, bool *ret);
/* An id of 1 to LIMIT_NAME_BYTES bytes. */
bool reading_given_id(struct reading *reading, const struct json_path *parent, const char *name,
                      const cJSON *item, const char **ret);
/* The same, as what a room is found by. */
bool reading_given_room(struct reading *reading, const struct json_path *parent, const char *name,
                        const cJSON *item, const struct room_name **ret);

/* Whether a member that must say something is absent or says nothing. */
bool reading_says_nothing(const cJSON *item);

/* The member "rooms": which rooms something is for. "*" among them is all, and so is saying nothing. */
bool reading_scope(struct reading *reading, const struct json_path *parent, const cJSON *item,
                   bool *ret_everywhere, uint32_t *ret_count, const struct room_name **ret_rooms);

/* False, and an error at the member `name`, where both are set and the end is before the start. */
bool reading_order(struct reading *reading, const struct json_path *parent, const char *name,
                   struct instant start, struct instant end);

/* Where the reading leaves out what is wrong: tells why, and gives true. Else the error is that of the
 * reading, which ends. `where` is told where the error itself does not say it. */
bool reading_leave_out(struct reading *reading, const struct err *why, const char *where);

/* A list at the top of the document, each item of `size` bytes in the arena and read by `read` into them;
 * none where it is absent. */
typedef bool reading_item(struct reading *reading, const struct json_path *path, const cJSON *item,
                          void *ret);
bool reading_list(struct reading *reading, const char *name, const cJSON *list, size_t size,
                  uint32_t *ret_count, void **ret_items, reading_item *read);

#endif
