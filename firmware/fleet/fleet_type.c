#include "fleet/fleet_type.h"

#include <string.h>

#include "base/str.h"

enum { MOST_NAMES = 8 };

/* What a display that is heard no more said may be of before its image was changed. */
static const char *type_of(const struct fleet_display *display)
{
    bool is_heard = display->has_status && display->state != FLEET_SILENT && display->state != FLEET_MISSING;
    return is_heard && *display->status.type ? display->status.type : NULL;
}

static uint32_t count_of(const struct fleet *fleet, const char *type)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < fleet->count; i++) {
        const char *other = type_of(&fleet->displays[i]);
        count += other && strcmp(other, type) == 0;
    }
    return count;
}

/* What most have; of two that as many have, the one that comes first by its letters: a table is drawn again
 * and again, in another order. */
static const char *most_common(const struct fleet *fleet)
{
    const char *most = NULL;
    uint32_t most_count = 0;
    for (uint32_t i = 0; i < fleet->count; i++) {
        const char *type = type_of(&fleet->displays[i]);
        uint32_t count = type ? count_of(fleet, type) : 0;
        if (count > most_count || (count > 0 && count == most_count && strcmp(type, most) < 0)) {
            most = type;
            most_count = count;
        }
    }
    return most;
}

const char *fleet_type_told(const struct fleet *fleet, struct arena *arena)
{
    const char *most = most_common(fleet), *other = NULL;
    struct str_builder names = {.arena = arena};
    uint32_t told = 0;
    for (uint32_t i = 0; most && i < fleet->count; i++) {
        const char *type = type_of(&fleet->displays[i]);
        if (!type || strcmp(type, most) == 0)
            continue;
        if (told < MOST_NAMES)
            str_addf(&names, "%s%s", told ? ", " : "", fleet->displays[i].name);
        other = other ? other : type;
        told++;
    }
    if (told == 0)
        return "";
    if (told > MOST_NAMES)
        str_addf(&names, " and %u more", told - MOST_NAMES);
    return str_clean(
        arena,
        arena_printf(arena, "Letters differ: %s, from the other %u; give all the same image (%s, not %s)",
                     names.text, count_of(fleet, most), other, most));
}
