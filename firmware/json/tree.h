/*
 * tree: bytes to a tree of cJSON's items (json/scan.h), and where in it something is wrong, said by a JSON
 * path. What its items must be is read by json/read.h.
 */
#ifndef NOWNEXT_JSON_TREE_H
#define NOWNEXT_JSON_TREE_H

#include <cjson/cJSON.h>

#include "base/arena.h"
#include "base/err.h"
#include "json/scan.h"

/* Checks and parses. A UTF-8 BOM is skipped. Errors have line and column. The tree lives in the arena:
 * never cJSON_Delete it. The bytes need no NUL at the end. */
bool json_parse(const char *bytes, size_t size, enum json_strictness strictness, struct arena *arena,
                const cJSON **ret, struct err *reterr);

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

/* A copy of a text as it is, but for control characters: line ends (the next line, U+2028 and U+2029 too) and
 * tabs become blanks (line ends stay, as '\n', where `lines` is true), all others go. "" where nothing of it
 * would be seen. */
const char *json_copy_text(struct arena *arena, const char *text, bool lines);

/* A text of the input fit for a message: cut short, without control characters. Gives `buffer`. */
#define JSON_SHOWN_SIZE 80
const char *json_show_text(const char *text, char buffer[JSON_SHOWN_SIZE]);

/* The candidate that `text` probably means; NULL when none is near. */
const char *json_nearest(struct arena *scratch, const char *text, const char *const *candidates,
                         size_t count);

#endif
