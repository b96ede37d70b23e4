#include "configuration/read_display.h"

#include "configuration/display_object.h"

bool read_display(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                  const struct display_config **ret, struct err *reterr)
{
    struct display_config *config = ARENA_NEW(arena, struct display_config);
    struct json_notes notes = {.issues = issues, .scratch = arena};
    struct display_object object;
    enum display_role role;
    const cJSON *top;
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !display_object_open(NULL, top, &notes, &object, reterr) ||
        !json_check_format(display_object_member(&object, "format"), "nownext-display/1", reterr) ||
        !display_object_role(&object, &role, reterr))
        return false;
    display_config_set_defaults(config, role);
    if (!display_object_read(&object, arena, &notes, config, reterr))
        return false;
    display_object_warn(&object, config, issues);
    *ret = config;
    return true;
}
