/*
 * read_session: one item of "sessions". Private to read_program.c.
 */
#ifndef NOWNEXT_READER_READ_SESSION_H
#define NOWNEXT_READER_READ_SESSION_H

#include "reader/reading.h"

/* Adds the session to the reading's builder; rooms and tracks are there already. */
bool read_session(struct reading *reading, const struct json_path *path, const cJSON *item);

#endif
