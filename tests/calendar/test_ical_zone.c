#include "check.h"
#include "calendar/ical.h"
#include "spool/tz.h"

static struct arena arena;

int main(void)
{
    arena_init(&arena, malloc, free);
    struct zone_source source = spool_zone_source();
    struct import_options options = {.zones = &source};
    struct import import = {.options = &options, .arena = &arena, .scratch = &arena};
    static const struct {
        const char *id, *name;
    } rows[] = {
        {"Europe/Paris", "Europe/Paris"},
        {" Europe/Paris ", "Europe/Paris"},
        {"/citadel.org/20210210_1/Europe/Paris", "Europe/Paris"},
        {"/freeassociation.sourceforge.net/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"},
        {"UTC", "UTC"},
        {"europe/paris", "Europe/Paris"},
        {"W. Europe Standard Time", "Europe/Berlin"},
        {"/softwarestudio.org/Tzfile/W. Europe Standard Time", "Europe/Berlin"},
        {"(GMT+01:00) W. Europe Standard Time", "Europe/Berlin"},
        {"../../etc/passwd", NULL},
        {"Nowhere", NULL},
        {"", NULL},
        {"/", NULL},
        {"Rom", "Europe/Rome"}, /* as defined below */
        {"Milan", NULL},
        {"Mine", NULL},
    };
    struct calendar_zones zones;
    ical_zones_init(&zones, &import);
    struct calendar_onset onset = {.start = {.year = 1970, .month = 1, .day = 1}, .to_s = 900};
    const struct calendar_definition definitions[] = {
        {"Rom", "Europe/Rome", NULL, 0},         {"Rom", "Asia/Tokyo", NULL, 0}, /* the first holds */
        {"Europe/Paris", "Asia/Tokyo", NULL, 0}, /* a name that is known is what it says */
        {"Milan", "Nowhere", NULL, 0},           {"Mine", NULL, &onset, 1},
        {NULL, "Europe/Rome", NULL, 0},
    };
    for (size_t i = 0; i < sizeof definitions / sizeof definitions[0]; i++)
        ical_zones_define(&zones, &definitions[i]);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].id);
        struct calendar_zone *zone = ical_zone_of(&zones, rows[i].id);
        CHECK_STR(zone->name, rows[i].name);
        CHECK(ical_zone_of(&zones, rows[i].id) == zone);
        CHECK_STR(zone->id, rows[i].id);
    }
    struct calendar_zone *paris = ical_zone_of(&zones, "Europe/Paris");
    paris->uses++;
    CHECK_INT(zone_offset_at(&paris->zone, (struct instant){1800000000000}), 3600);

    CHECK(paris->is_known && !ical_zone_of(&zones, "Nowhere")->is_known &&
          !ical_zone_of(&zones, "Milan")->is_known);
    struct calendar_zone *mine = ical_zone_of(&zones, "Mine");
    if (CHECK(mine->is_known))
        CHECK_INT(zone_offset_at(&mine->zone, (struct instant){1800000000000}), 900);

    check_row("more than there can be");
    for (int i = 0; i < 1000; i++)
        CHECK(!ical_zone_of(&zones, arena_printf(&arena, "zone %d", i))->name);
    CHECK_INT(ical_zone_of(&zones, "Europe/Paris")->uses, 1);
    CHECK(zones.count < 100);

    check_row("no database");
    options.zones = NULL;
    ical_zones_init(&zones, &import);
    CHECK(!ical_zone_of(&zones, "Europe/Paris")->is_known);
    CHECK_STR(ical_zone_of(&zones, "UTC")->name, "UTC");
    arena_finish(&arena);
    return check_done();
}
