/*
 * read_change: what has happened to a session, as it stands in the list "changes" of live.json and of
 * changes.json. Private to read_live.c and read_changes.c.
 */
#ifndef NOWNEXT_READER_READ_CHANGE_H
#define NOWNEXT_READER_READ_CHANGE_H

#include "changes/change.h"
#include "reader/reading.h"

/* One item, for reading_list: `ret` is a struct change. `was` is not known to the first, and is what a
 * session was before to the second. */
bool read_change(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret);
bool read_change_seen(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret);

/* What of a list's items does not say when it was decided is taken as decided when the document was made
 * (INSTANT_NONE: not known either), with one issue for all of them. `items` are `count` of `size` bytes, each
 * with its struct instant at `offset`; `member` is the document's member: "issued". */
void read_change_made(struct reading *reading, const char *list, uint32_t count, void *items, size_t size,
                      size_t offset, struct instant document, const char *member);

#endif
