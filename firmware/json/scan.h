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

/* A value in the bytes of a document. */
struct json_range {
    const char *start, *end;
};

/* A list that is a member of the document's object: where it and its items are. */
struct json_split {
    const char *name;       /* of the member; set before the scan */
    struct json_range list; /* {NULL, NULL}: there is no such member, or it is no list */
    struct json_range *items;
    uint32_t count, capacity;
};

/* Refuses, with line and column (in code points): what is not JSON's grammar, invalid UTF-8, \u0000, half
 * surrogate pairs, numbers past a double, repeated names in one object, bytes after the document; and what is
 * past the limits of program/limits.h on bytes, depth, values and members. A UTF-8 BOM may come first.
 * *ret gets the tree, which lives in the arena: never cJSON_Delete it. `ret` may be NULL: then no tree is
 * made, and the arena is used only by objects of many members and names with escapes. `split` may be NULL;
 * its ranges come from the arena, and its list is empty in the tree. */
bool json_scan(const char *bytes, size_t size, enum json_strictness strictness, struct json_split *split,
               struct arena *arena, const cJSON **ret, struct err *reterr);

#endif
