#include "spool/tz.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/str.h"
#include "spool/file.h"

static const size_t LIMIT_ZONE_BYTES = 64 * 1024;

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* zone_load has checked that the name holds nothing that leads out of the folder. */
static bool read_zone(void *user, const char *name, struct arena *arena, const void **ret_bytes,
                      size_t *ret_size, struct err *reterr)
{
    (void)user;
    const char *folder = getenv("TZDIR");
    if (!folder || !*folder)
        folder = "/usr/share/zoneinfo";
    struct str_builder path = {.arena = arena};
    str_add(&path, folder);
    str_add(&path, "/");
    str_add(&path, name);
    if (!is_file(path.text)) {
        if (!is_folder(folder))
            return err_set(reterr, ERR_IO, "this system has no time zones in %s: install the package tzdata",
                           folder);
        return err_set(reterr, ERR_MEANING,
                       "no time zone is named \"%s\": it must be an IANA name such as Europe/Vienna "
                       "(if it is one, install a newer tzdata)",
                       name);
    }
    const char *bytes;
    if (!spool_read_file(path.text, LIMIT_ZONE_BYTES, arena, &bytes, ret_size, reterr))
        return false;
    *ret_bytes = bytes;
    return true;
}

struct zone_source spool_zone_source(void)
{
    return (struct zone_source){read_zone, NULL};
}
