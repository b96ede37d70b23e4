/*
 * published: the document in force, in the folder that a desk publishes to. Private to this room.
 */
#ifndef NOWNEXT_DESK_LOG_PUBLISHED_H
#define NOWNEXT_DESK_LOG_PUBLISHED_H

#include "base/arena.h"
#include "base/err.h"
#include "changes/live.h"

struct published {
    const char *path;        /* of the file */
    const char *bytes;       /* of live.json; NULL: there is no file, or it can't be understood */
    size_t size;             /* of the bytes */
    const struct live *live; /* NULL as the bytes are */
    struct err err;          /* why it can't be understood; ERR_NONE: there is none */
};

/* The document in force, in the arena. False, with ERR_IO, where it is there and can't be read. */
bool published_read(const char *folder, struct arena *arena, struct published *ret, struct err *reterr);

/* Publishes the bytes of a live.json. Where only the folder could not be synced the document is in force,
 * which is true: after a power cut it is made again of the log. */
bool published_write(const char *folder, const char *bytes, size_t size, struct err *reterr);

#endif
