/*
 * read_notice: one item of "notices". Private to read_live.c.
 */
#ifndef NOWNEXT_READER_READ_NOTICE_H
#define NOWNEXT_READER_READ_NOTICE_H

#include "changes/live.h"
#include "reader/reading.h"

/* For reading_list: `ret` is a struct live_notice. */
bool read_notice(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret);

/* The member "text" of a notice or an emergency, which must be there. */
bool read_notice_text(struct reading *reading, const struct json_path *parent, const cJSON *item,
                      struct label *ret);

#endif
