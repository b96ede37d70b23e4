/*
 * read_session: one item of "sessions", of a program or of live data. Private to read_program.c and
 * read_live.c.
 */
#ifndef NOWNEXT_READER_READ_SESSION_H
#define NOWNEXT_READER_READ_SESSION_H

#include "changes/live.h"
#include "reader/reading.h"

/* Adds the session to the reading's builder; rooms and tracks are there already. */
bool read_session(struct reading *reading, const struct json_path *path, const cJSON *item);

/* A session that live data add, for reading_list: `ret` is a struct live_session. It has the members of a
 * program's and "made" and "by", and its id begins with "live-". Rooms, track and the block that it is a part
 * of are what it names: nothing is looked for. */
bool read_added_session(struct reading *reading, const struct json_path *path, const cJSON *item, void *ret);

#endif
