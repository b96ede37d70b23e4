/*
 * json_scan: whether bytes are JSON (RFC 8259) within the limits, in one pass and before cJSON sees any of them. It is
 * stricter than cJSON in all that matters: what passes here, cJSON parses whole and without loss.
 */
#ifndef NOWNEXT_READER_JSON_SCAN_H
#define NOWNEXT_READER_JSON_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"

/* Native files refuse repeated names; published files of others may repeat them (the first wins, as cJSON has it). */
enum json_strictness { JSON_NATIVE, JSON_FOREIGN };

/* Refuses, with line and column (in code points): what is not JSON's grammar, invalid UTF-8, \u0000, half surrogate pairs,
 * numbers past a double, repeated names in one object, bytes after the document; and what is past the limits of
 * program/limits.h on bytes, depth, values and members. A UTF-8 BOM may come first. The arena is for scratch, and
 * used only by objects of many members and names with escapes. */
bool json_scan(const char *bytes, size_t size, enum json_strictness strictness, struct arena *arena,
               struct err *reterr);

#endif
