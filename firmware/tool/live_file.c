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
    ret->bytes = bytes;
    ret->size = size;
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

/* Whether a display would take the file; *ret_why tells why not. One without keys takes all. */
static bool is_taken(const struct live_file *file, const struct display_config *config, struct arena *arena,
                     struct err *ret_why)
{
    struct envelope_rules rules = {.known_revision = -1};
    struct envelope_payload payload;
    for (uint32_t i = 0; i < config->live_key_count; i++)
        signing_keys_add(&rules.keys, config->live_keys[i], NULL);
    return envelope_read(file->bytes, file->size, &rules, arena, &payload, ret_why);
}

void live_file_check(const struct live_file *file, const struct display_config *const *displays,
                     uint32_t count, struct arena *arena, struct issue_list *issues)
{
    struct err why = {0};
    const char *first = NULL;
    unsigned refusals = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (is_taken(file, displays[i], arena, &why))
            continue;
        if (refusals++ == 0)
            first = displays[i]->name;
    }
    if (refusals == 0)
        return;
    const char *who =
        arena_printf(arena, "%s%s%s", *first ? "the display \"" : "a display", first, *first ? "\"" : "");
    if (refusals > 1)
        who = arena_printf(arena, "%s and %u more", who, refusals - 1);
    if (file->payload.is_signed)
        issue_add(issues, ISSUE_ERROR, "signature", "", "%s would refuse it: it %s", who, why.text);
    else
        issue_add(issues, ISSUE_WARNING, "unsigned", "",
                  "%s would take it from a SETUP partition alone: it is not signed, and \"live\" has "
                  "\"keys\" there",
                  who);
}
