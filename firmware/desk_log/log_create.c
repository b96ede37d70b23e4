#include "desk_log/desk_log.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "desk_log/entry.h"
#include "desk_log/settings.h"
#include "load/load_display.h"
#include "spool/file.h"

static bool make_folder(const char *path, struct err *reterr)
{
    return mkdir(path, 0755) == 0 || errno == EEXIST ||
           err_set(reterr, ERR_IO, "%s can't be made: %s", path, strerror(errno));
}

static const char *new_id(struct arena *arena, struct err *reterr)
{
    uint64_t id;
    int fd = open("/dev/urandom", O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && read(fd, &id, sizeof id) == (ssize_t)sizeof id;
    if (fd >= 0)
        close(fd);
    if (!ok) {
        err_set(reterr, ERR_IO, "/dev/urandom can't be read");
        return NULL;
    }
    return arena_printf(arena, "%016" PRIx64, id);
}

/* A log that is there already, beside settings that were lost, is kept. */
static bool create_log(const char *folder, const char *venue, struct arena *arena, struct err *reterr)
{
    const char *path = arena_printf(arena, "%s/log.jsonl", folder);
    struct err err = {0};
    size_t size;
    if (access(path, F_OK) == 0)
        return true;
    const char *id = new_id(arena, reterr);
    if (!id)
        return false;
    const char *line = entry_write_head(id, venue, arena, &size);
    return spool_replace_file(path, line, size, &err) || settings_fail(path, &err, reterr);
}

static bool create(const char *folder, const struct desk_settings *settings, struct arena *arena,
                   struct err *reterr)
{
    const struct venue *venue;
    struct err err = {0};
    const char *id = "";
    if (access(arena_printf(arena, "%s/desk.json", folder), F_OK) == 0)
        return err_set(reterr, ERR_USAGE, "%s is a desk's folder already", folder);
    if (settings->venue && *settings->venue) {
        if (!load_venue(settings->venue, arena, NULL, &venue, &err))
            return settings_fail(settings->venue, &err, reterr);
        id = venue->venue;
    }
    if (settings->key && *settings->key && !*id)
        return err_set(
            reterr, ERR_USAGE,
            "what is signed names its venue: give a venue.json that has an id, as \"venue\": \"lpc\"");
    return make_folder(folder, reterr) && make_folder(settings->publish, reterr) &&
           create_log(folder, id, arena, reterr) && settings_write(folder, settings, reterr);
}

bool desk_log_create(const char *folder, const struct desk_settings *settings, struct err *reterr)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    bool ok = create(folder, settings, &arena, reterr);
    arena_finish(&arena);
    return ok;
}
