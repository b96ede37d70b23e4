/*
 * scan: whether bytes are JSON (RFC 8259) within the limits, and their tree, in one pass. It is stricter
 * than cJSON's parser, which takes what is no JSON; the tree is the one that cJSON would make of what passes.
 */
#ifndef NOWNEXT_JSON_SCAN_H
#define NOWNEXT_JSON_SCAN_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Native files refuse repeated names; published files of others may repeat them (the first wins, as cJSON has
 * it). */
enum json_strictness { JSON_NATIVE, JSON_FOREIGN };

/* A long list, a member of the document's object, whose items are given one by one while it is read, and are
 * not in the tree: so the whole tree, several times as large as the bytes, is never there. */
struct json_stream {
    const char *name; /* of the member */
    /* Gets the tree of what comes before the list, and the item number `index`, which is gone after the call;
     * false: no more items are wanted. What follows in the document may still be refused. */
    bool (*take)(void *user, const cJSON *top, const cJSON *item, uint32_t index);
    void *user;
    uint32_t count; /* of the list's items, wanted or not; 0 before the scan */
};

/* Refuses, with line and column (in code points): what is not JSON's grammar, invalid UTF-8, \u0000, half
 * surrogate pairs, numbers past a double, repeated names in one object, bytes after the document; and what is
 * past the limits of program/limits.h on bytes, depth, values and members. A UTF-8 BOM may come first;
 * UTF-16 with its BOM is read too.
 * *ret gets the tree, which lives in the arena: never cJSON_Delete it. `ret` may be NULL: then no tree is
 * made, and the arena is used only by objects of many members and names with escapes. `stream` may be NULL.
 */
bool json_scan(const char *bytes, size_t size, enum json_strictness strictness, struct json_stream *stream,
               struct arena *arena, const cJSON **ret, struct err *reterr);

#endif
