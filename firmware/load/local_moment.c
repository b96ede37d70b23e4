#include "load/local_moment.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "program/zone.h"
#include "spool/tz.h"

static bool read_local(struct civil civil, const char *timezone, struct instant *ret, struct err *reterr)
{
    const struct zone_source source = spool_zone_source();
    struct arena arena;
    struct zone zone;
    if (!*timezone)
        return err_set(reterr, ERR_USAGE,
                       "--at: the venue has no time zone: give the moment as 2024-09-20T10:42:00+02:00");
    arena_init(&arena, malloc, free);
    bool ok = zone_load(&zone, timezone, &source, &arena, reterr);
    if (ok)
        *ret = zone_to_instant(&zone, civil);
    arena_finish(&arena);
    return ok;
}

bool local_moment_read(const char *text, const char *timezone, struct instant now, struct instant *ret,
                       struct err *reterr)
{
    struct instant_text parsed;
    if (strcmp(text, "now") == 0) {
        *ret = now;
        return true;
    }
    if (!instant_parse(text, &parsed) || !parsed.has_time)
        return err_set(reterr, ERR_USAGE,
                       "--at: give a moment as 2024-09-20T10:42, or as 2024-09-20T10:42:00+02:00");
    if (!parsed.has_offset)
        return read_local(parsed.civil, timezone, ret, reterr);
    *ret = civil_to_instant(parsed.civil, parsed.offset_s);
    return true;
}
