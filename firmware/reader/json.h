/*
 * json: bytes to a cJSON tree, with what cJSON lets pass refused first: invalid UTF-8, numbers past a double, repeated
 * names in one object, \u0000; and the limits of depth, values and members. One scan over the bytes before cJSON sees any.
 * Then helpers that read members and say where (JSON path) something is wrong.
 */
#ifndef NOWNEXT_READER_JSON_H
#define NOWNEXT_READER_JSON_H

#include <cjson/cJSON.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "program/program.h"

/* Native files refuse repeated names; published files of others may repeat them (the first wins, as cJSON has it). */
enum json_strictness { JSON_NATIVE, JSON_FOREIGN };

/* Checks and parses. A UTF-8 BOM is skipped. Errors have line and column. The tree lives in the arena (cJSON's memory
 * comes from it while this runs): never cJSON_Delete it. The bytes need no NUL at the end. Not reentrant. */
bool json_parse(const char *bytes, size_t size, enum json_strictness strictness, struct arena *arena,
                const cJSON **ret, struct err *reterr);

/* A place in a document, for errors and issues. Chain on the stack, no memory; json_path_text writes "sessions[3].start". */
struct json_path {
    const struct json_path *parent; /* NULL: the top */
    const char *name;               /* member name, or NULL for an index */
    int index;
};
void json_path_text(const struct json_path *path, char *buffer, size_t size);

/* Wrong type: "sessions[3].title: must be a text, is a number". Always gives false. */
bool json_wrong_type(const struct json_path *path, const cJSON *item, const char *expected, struct err *reterr);

/* Typed reads of one item; false and an error with the path when it is of another type. */
bool json_read_text(const struct json_path *path, const cJSON *item, const char **ret, struct err *reterr);
bool json_read_bool(const struct json_path *path, const cJSON *item, bool *ret, struct err *reterr);
bool json_read_int(const struct json_path *path, const cJSON *item, int64_t min, int64_t max, int64_t *ret,
                   struct err *reterr);
/* RFC 3339 with offset, as native files demand. */
bool json_read_instant(const struct json_path *path, const cJSON *item, struct instant *ret, struct err *reterr);
/* A text, or an object of texts by language. */
bool json_read_label(const struct json_path *path, const cJSON *item, struct arena *arena, struct label *ret,
                     struct err *reterr);

/* Adds "unknown-member" notes for members of `object` that are not in the NULL-terminated `known`, with the nearest
 * known name. */
void json_note_unknown(const struct json_path *path, const cJSON *object, const char *const *known,
                       struct issue_list *issues);

#endif
