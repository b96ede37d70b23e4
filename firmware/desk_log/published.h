/*
 * published: the document in force, in the folder that a desk publishes to: live.json, or its envelope under
 * the same name. Private to this room.
 */
#ifndef NOWNEXT_DESK_LOG_PUBLISHED_H
#define NOWNEXT_DESK_LOG_PUBLISHED_H

#include "base/arena.h"
#include "base/err.h"
#include "changes/live.h"
#include "signing/key.h"

struct published {
    const char *path;        /* of the file */
    const char *bytes;       /* of live.json, out of its envelope; NULL: there is no file, or it can't be
                                understood */
    size_t size;             /* of the bytes */
    const struct live *live; /* NULL as the bytes are */
    bool is_signed;          /* it is in an envelope; whose key that is nobody asks here */
    struct err err;          /* why it can't be understood; ERR_NONE: there is none */
};

/* The document in force, in the arena. False, with ERR_IO, where it is there and can't be read. */
bool published_read(const char *folder, struct arena *arena, struct published *ret, struct err *reterr);

/* Publishes the bytes of a live.json, signed with the key (NULL: not signed). Where only the folder could not
 * be synced the document is in force, which is true: after a power cut it is made again of the log. */
bool published_write(const char *folder, const char *bytes, size_t size, const struct signing_secret *key,
                     struct err *reterr);

#endif
