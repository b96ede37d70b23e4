#include "load/load_prepared.h"

#include "load/asset.h"
#include "program/limits.h"
#include "reader/read_prepared.h"
#include "spool/file.h"

static bool load_file(const char *path, struct arena *arena, struct issue_list *issues,
                      const struct prepared_texts **ret, struct err *reterr)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
           read_prepared(bytes, size, arena, issues, ret, reterr);
}

bool load_prepared(const struct venue *venue, struct arena *arena, struct issue_list *issues,
                   const struct prepared_texts **ret, const char **ret_path, struct err *reterr)
{
    const struct prepared_texts *own = venue ? venue->emergency : NULL, *examples = NULL;
    struct prepared_texts *texts = ARENA_NEW(arena, struct prepared_texts);
    const char *shipped = asset_find("emergency/examples.json", arena);
    *ret_path = venue ? venue->emergency_file : "";
    if (**ret_path && !load_file(*ret_path, arena, issues, &own, reterr))
        return false;
    if (shipped && !load_file(shipped, arena, NULL, &examples, NULL))
        examples = NULL;
    texts->note = own ? own->note : examples ? examples->note : "";
    for (enum emergency_kind kind = 0; kind < EMERGENCY_KIND_COUNT; kind++) {
        bool is_own = own && own->kinds[kind].text.count > 0;
        texts->kinds[kind] = (struct prepared_text){.picture = ""};
        if (is_own || examples)
            texts->kinds[kind] = is_own ? own->kinds[kind] : examples->kinds[kind];
    }
    *ret = texts;
    return true;
}
