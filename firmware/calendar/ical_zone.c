#include <string.h>

#include "base/str.h"
#include "calendar/ical.h"

enum { MOST_ZONES = 64, MOST_PARTS = 4 };

void ical_zones_init(struct calendar_zones *zones, struct import *import)
{
    *zones = (struct calendar_zones){.import = import, .scratch = import->scratch};
    map_init(&zones->ids, import->scratch);
}

static bool load(struct calendar_zones *zones, struct calendar_zone *item, const char *name)
{
    struct arena *scratch = zones->scratch;
    item->is_known =
        import_find_zone(name, zones->import->options->zones, scratch, scratch, &item->zone, NULL);
    item->name = item->is_known ? item->zone.name : NULL;
    return item->is_known;
}

/* The name, or its last three, two parts or one: some put where a definition is from before it. */
static bool load_path(struct calendar_zones *zones, struct calendar_zone *item, const char *name)
{
    const char *parts[MOST_PARTS];
    unsigned count = 0;
    name = str_clean(zones->scratch, name);
    for (const char *p = name + strlen(name); p > name && count < MOST_PARTS - 1; p--) {
        if (p[-1] == '/')
            parts[count++] = p;
    }
    parts[count++] = name;
    while (count-- > 0) {
        if (*parts[count] && load(zones, item, parts[count]))
            return true;
    }
    return false;
}

static struct calendar_zone *add(struct calendar_zones *zones, const char *id,
                                 const struct calendar_definition *definition)
{
    if (zones->count == MOST_ZONES)
        return &zones->unknown;
    struct calendar_zone *item = ARENA_NEW(zones->scratch, struct calendar_zone);
    item->id = id;
    if (!load_path(zones, item, id) && definition &&
        !(definition->place && load_path(zones, item, definition->place)))
        item->is_known = ical_define_zone(definition, zones->scratch, &item->zone);
    zones->items =
        arena_room(zones->scratch, zones->items, zones->count, &zones->capacity, sizeof *zones->items);
    map_add(&zones->ids, id, zones->count);
    zones->items[zones->count++] = item;
    return item;
}

struct calendar_zone *ical_zone_of(struct calendar_zones *zones, const char *id)
{
    uint32_t at = map_find(&zones->ids, id);
    return at != UINT32_MAX ? zones->items[at] : add(zones, id, NULL);
}

void ical_zones_define(struct calendar_zones *zones, const struct calendar_definition *definition)
{
    if (definition->id && map_find(&zones->ids, definition->id) == UINT32_MAX)
        add(zones, definition->id, definition);
}
