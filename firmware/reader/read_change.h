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

/* Where a change does not say when it was decided, `document` (INSTANT_NONE: not known either) is taken for
 * it, with an issue. `member` is the document's member that says it: "issued". */
void read_change_made(struct reading *reading, const char *list, uint32_t index, struct instant document,
                      const char *member, struct instant *made);

#endif
