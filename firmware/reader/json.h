/*
 * json: bytes to a cJSON tree, with what cJSON lets pass refused first (json_scan.h). Then helpers that read
 * members and say where (JSON path) something is wrong, and what would be right.
 */
#ifndef NOWNEXT_READER_JSON_H
#define NOWNEXT_READER_JSON_H

#include <cjson/cJSON.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "program/program.h"
#include "reader/json_scan.h"

/* Checks and parses. A UTF-8 BOM is skipped. Errors have line and column. The tree lives in the arena
 * (cJSON's memory comes from it while this runs): never cJSON_Delete it. The bytes need no NUL at the end.
 * Not reentrant. */
bool json_parse(const char *bytes, size_t size, enum json_strictness strictness, struct arena *arena,
                const cJSON **ret, struct err *reterr);

/* The same for a native document with a long list, a member of its object: the list is empty in the tree, and
 * its items are parsed one by one with json_parse_item. So the whole tree, several times as large as the
 * bytes, is never there. */
bool json_parse_split(const char *bytes, size_t size, const char *list, struct arena *arena,
                      const cJSON **ret, const struct json_range **ret_items, uint32_t *ret_count,
                      struct err *reterr);
const cJSON *json_parse_item(struct json_range item, struct arena *arena);

/* A place in a document, for errors and issues. Chain on the stack, no memory; json_path_text writes
 * "sessions[3].start". */
struct json_path {
    const struct json_path *parent; /* NULL: the top */
    const char *name;               /* member name, or NULL for an index */
    int index;
};
#define JSON_PATH_SIZE 160 /* a buffer that holds what an error holds */
void json_path_text(const struct json_path *path, char *buffer, size_t size);

/* An error of meaning at a path. Always gives false. */
bool json_fail(const struct json_path *path, struct err *reterr, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same, past a limit: "sessions[3].people: has more than 64 people, which is the limit". */
bool json_fail_limit(const struct json_path *path, unsigned limit, const char *what, struct err *reterr);

/* Wrong type: "sessions[3].title: must be a text, is a number"; `item` NULL: "... is missing". Always gives
 * false. */
bool json_wrong_type(const struct json_path *path, const cJSON *item, const char *expected,
                     struct err *reterr);

/* Typed reads of one item; false and an error with the path when it is of another type. Texts point into the
 * tree. */
bool json_read_text(const struct json_path *path, const cJSON *item, const char **ret, struct err *reterr);
bool json_read_bool(const struct json_path *path, const cJSON *item, bool *ret, struct err *reterr);
bool json_read_int(const struct json_path *path, const cJSON *item, int64_t min, int64_t max, int64_t *ret,
                   struct err *reterr);
/* RFC 3339 with offset, as native files demand. */
bool json_read_instant(const struct json_path *path, const cJSON *item, struct instant *ret,
                       struct err *reterr);
/* A time of day, "04:00", as minutes after midnight. */
bool json_read_time_of_day(const struct json_path *path, const cJSON *item, int *ret_min, struct err *reterr);
/* One word of a list; the error names them all. *ret is its position. */
bool json_read_word(const struct json_path *path, const cJSON *item, const char *const *words, unsigned count,
                    unsigned *ret, struct err *reterr);
/* A text, or an object of texts by language; copied into the arena by json_copy_text. */
bool json_read_label(const struct json_path *path, const cJSON *item, struct arena *arena, struct label *ret,
                     struct err *reterr);
/* A text of 1 to `limit` bytes, copied into the arena by json_copy_text; *ret stays where the item is absent. */
bool json_read_given_text(const struct json_path *path, const cJSON *item, size_t limit, struct arena *arena,
                          const char **ret, struct err *reterr);
/* A list of texts of 1 to `limit_bytes` bytes, at most `limit` of them; copied into the arena by
 * json_copy_text. */
bool json_read_texts(const struct json_path *path, const cJSON *item, unsigned limit, size_t limit_bytes,
                     struct arena *arena, uint32_t *ret_count, const char *const **ret, struct err *reterr);
/* Whether the item is a list, of at most `limit` items; *ret_count is their number. */
bool json_read_list(const struct json_path *path, const cJSON *item, unsigned limit, uint32_t *ret_count,
                    struct err *reterr);

/* A copy of a text as it is, but for control characters: line ends and tabs become blanks (line ends stay
 * where `lines` is true), all others go. */
const char *json_copy_text(struct arena *arena, const char *text, bool lines);

/* A text of the input fit for a message: cut short, without control characters. Gives `buffer`. */
#define JSON_SHOWN_SIZE 80
const char *json_show_text(const char *text, char buffer[JSON_SHOWN_SIZE]);

/* The candidate that `text` probably means; NULL when none is near. */
const char *json_nearest(struct arena *scratch, const char *text, const char *const *candidates,
                         size_t count);

/* Where unknown members are noted: the first 50 of a document, then one note that says there are more. */
struct json_notes {
    struct issue_list *issues; /* NULL: nowhere */
    struct arena *scratch;
    unsigned count;
};

/* Finds the members of an object in one walk: ret[i] gets the one named known[i], or NULL. Those that are not
 * known become "unknown-member" notes with the nearest known name. False when the item is not an object. */
bool json_members(const struct json_path *path, const cJSON *object, const char *const *known, unsigned count,
                  const cJSON **ret, struct json_notes *notes, struct err *reterr);

/* For documents in which an unknown member can only be a mistake: false, and an error with its name. */
bool json_refuse_unknown(const struct json_path *path, const cJSON *object, const char *const *known,
                         unsigned count, struct err *reterr);

/* Whether a document's member "format" is what this reads: ERR_FORMAT with what it is instead. */
bool json_check_format(const cJSON *item, const char *format, struct err *reterr);

#endif
