#include "desk_log/published.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "desk_log/settings.h"
#include "json/read.h"
#include "program/limits.h"
#include "reader/read_live.h"
#include "signing/envelope.h"
#include "spool/file.h"
#include "spool/names.h"

static const char *path_in(const char *folder, struct arena *arena)
{
    return arena_printf(arena, "%s/%s", folder, spool_file_name(SPOOL_LIVE));
}

/* Takes a document out of its envelope, if it is in one. */
static bool open_envelope(struct published *published, struct arena *arena, struct err *reterr)
{
    const struct envelope_rules any = {.known_revision = -1};
    struct envelope_payload payload;
    if (!json_names_format(published->bytes, published->size, "nownext-signed/"))
        return true;
    if (!envelope_read(published->bytes, published->size, &any, arena, &payload, reterr))
        return false;
    published->bytes = payload.bytes;
    published->size = payload.size;
    published->is_signed = true;
    return true;
}

bool published_read(const char *folder, struct arena *arena, struct published *ret, struct err *reterr)
{
    struct err err = {0};
    *ret = (struct published){.path = path_in(folder, arena)};
    if (access(ret->path, F_OK) != 0 && errno == ENOENT)
        return true;
    if (!spool_read_file(ret->path, LIMIT_FILE_BYTES, arena, &ret->bytes, &ret->size, &err))
        return settings_fail(ret->path, &err, reterr);
    if (!open_envelope(ret, arena, &ret->err) ||
        !read_live(ret->bytes, ret->size, arena, NULL, &ret->live, &ret->err)) {
        ret->bytes = NULL;
        ret->live = NULL;
    }
    return true;
}

static bool holds(const char *path, const char *bytes, size_t size, struct arena *arena)
{
    const char *there;
    size_t there_size;
    return spool_read_file(path, LIMIT_FILE_BYTES, arena, &there, &there_size, NULL) && there_size == size &&
           memcmp(there, bytes, size) == 0;
}

bool published_write(const char *folder, const char *bytes, size_t size, const struct signing_secret *key,
                     struct err *reterr)
{
    struct arena arena;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    const char *path = path_in(folder, &arena);
    if (key)
        bytes = envelope_write(key, bytes, size, &arena, &size, &err);
    bool ok = bytes && (spool_replace_file(path, bytes, size, &err) || holds(path, bytes, size, &arena));
    if (!ok)
        settings_fail(path, &err, reterr);
    arena_finish(&arena);
    return ok;
}
