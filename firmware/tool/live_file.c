#include "tool/live_file.h"

#include <string.h>

#include "json/read.h"
#include "load/load_display.h"
#include "program/limits.h"
#include "reader/read_live.h"
#include "spool/file.h"

bool live_file_load(const char *path, const struct signing_keys *keys, struct arena *arena,
                    struct issue_list *issues, struct live_file *ret, struct err *reterr)
{
    struct envelope_rules rules = {.keys = *keys, .known_revision = -1};
    const char *bytes;
    size_t size;
    memset(ret, 0, sizeof *ret);
    if (!spool_read_file(load_path(path), LIMIT_FILE_BYTES, arena, &bytes, &size, reterr))
        return false;
    bool is_envelope = json_names_format(bytes, size, "nownext-signed/");
    bool is_live = json_names_format(bytes, size, "nownext-live/");
    if (is_envelope || (is_live && keys->count > 0)) {
        if (!envelope_read(bytes, size, &rules, arena, &ret->payload, reterr))
            return false;
        bytes = ret->payload.bytes;
        size = ret->payload.size;
    }
    return read_live(bytes, size, arena, issues, &ret->live, reterr);
}
