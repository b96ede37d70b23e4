#include "import/zones.h"

#include "check.h"
#include "spool/tz.h"

static const struct {
    const char *name, *tz_name;
} rows[] = {
    {"Berlin", "Europe/Berlin"},
    {"BERN", "Europe/Zurich"},
    {"pacific time (us & canada)", "America/Los_Angeles"},
    {"Nuku'alofa", "Pacific/Tongatapu"},
    {"Greenland", "America/Nuuk"},
    {"Romance Standard Time", "Europe/Paris"},
    {"FLE Standard Time", "Europe/Kyiv"},
    {"Europe/Berlin", NULL},
    {"", NULL},
};

/* Each of these means a zone of the database that is here, by one of its rows. */
static const char *const known[] = {"Kyiv",
                                    "Greenland",
                                    "Rangoon",
                                    "FLE Standard Time",
                                    "Samoa",
                                    "Hanoi",
                                    "Cape Verde Is.",
                                    "Myanmar Standard Time",
                                    "Astana",
                                    "Georgetown",
                                    "Tokelau Is.",
                                    "Line Islands Standard Time",
                                    "Yukon Standard Time"};

int main(void)
{
    struct arena arena;
    struct zone_source source = spool_zone_source();
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].name);
        CHECK_STR(zone_table_name(rows[i].name, 0), rows[i].tz_name);
    }
    check_row("two rows for a name that a database may not have yet");
    CHECK_STR(zone_table_name("Kyiv", 1), "Europe/Kiev");
    CHECK_STR(zone_table_name("Kyiv", 2), NULL);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct zone zone;
        bool found = false;
        const char *tz_name;
        check_row(known[i]);
        for (unsigned nth = 0; (tz_name = zone_table_name(known[i], nth)); nth++)
            found = found || zone_load(&zone, tz_name, &source, &arena, NULL);
        CHECK(found);
    }
    arena_finish(&arena);
    return check_done();
}
