/*
 * read: the items of a tree as what they must be, and an object's members; what is wrong is said with
 * its place (JSON path), and what would be right.
 */
#ifndef NOWNEXT_JSON_READ_H
#define NOWNEXT_JSON_READ_H

#include "base/issue.h"
#include "program/program.h"
#include "json/tree.h"

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
/* A text of 1 to `limit` bytes, copied into the arena by json_copy_text; *ret stays where the item is absent.
 */
bool json_read_given_text(const struct json_path *path, const cJSON *item, size_t limit, struct arena *arena,
                          const char **ret, struct err *reterr);
/* A list of texts of 1 to `limit_bytes` bytes, at most `limit` of them; copied into the arena by
 * json_copy_text. */
bool json_read_texts(const struct json_path *path, const cJSON *item, unsigned limit, size_t limit_bytes,
                     struct arena *arena, uint32_t *ret_count, const char *const **ret, struct err *reterr);
/* Whether the item is a list, of at most `limit` items; *ret_count is their number. */
bool json_read_list(const struct json_path *path, const cJSON *item, unsigned limit, uint32_t *ret_count,
                    struct err *reterr);

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

/* Whether bytes look like a document with a member "format" that begins so, as in "nownext-theme/". Cheap,
 * and also of what is not JSON to its end. */
bool json_names_format(const char *bytes, size_t size, const char *format);

#endif
