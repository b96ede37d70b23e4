#include "import/zones.h"

#include "check.h"
#include "spool/tz.h"

static struct arena arena;

/* What names mean, the likeliest first; "" for none. */
static const struct {
    const char *name, *meanings[ZONE_MEANINGS];
} rows[] = {
    {"Europe/Vienna", {"Europe/Vienna"}},
    {"EUROPE/vienna", {"Europe/Vienna"}},
    {" America/New  York ", {"America/New_York"}},
    {"new_york", {"America/New_York"}},
    {"Vienna", {"Europe/Vienna"}},
    {"Berlin", {"Europe/Berlin"}},
    {"Samoa", {"Pacific/Apia", "Pacific/Samoa"}},
    {"UTC", {"UTC"}},
    {"utc", {"UTC"}},
    {"+02:00", {"+02:00"}},
    {"+0200", {"+02:00"}},
    {"-3", {"-03:00"}},
    {"UTC+2", {"+02:00"}},
    {"utc-03:30", {"-03:30"}},
    {"GMT+1", {"+01:00"}},
    {"GMT -1", {"-01:00"}},
    {"(GMT+01:00) Berlin", {"Europe/Berlin"}},
    {"(UTC-05:00) Eastern Time (US & Canada)", {"America/New_York"}},
    {"(UTC+01:00) Nowhere, Vienna", {"Europe/Vienna"}},
    {"/example.org/2026/Europe/Paris", {"Europe/Paris"}},
    {"GMT Standard Time", {"Europe/London"}},
    {"Argentina/Buenos_Aires", {NULL}},
    {"Eastern", {NULL}},
    {"CEST", {NULL}},
    {"Middle/Earth", {NULL}},
    {"Atlantis/Berlin", {NULL}},
    {"../../etc/passwd", {NULL}},
    {"posix/Europe/Paris", {"posix/Europe/Paris"}},
    {"+15", {NULL}},
    {"+2:75", {NULL}},
    {"UTC+", {NULL}},
    {"", {NULL}},
    {" , ", {NULL}},
    {"(GMT", {NULL}},
    {"(GMT+1)", {NULL}},
};

static bool is_there(const struct zone_source *source, const char *name)
{
    struct zone zone;
    return zone_load(&zone, name, source, &arena, NULL);
}

int main(void)
{
    struct zone_source source = spool_zone_source();
    struct zone zones[ZONE_MEANINGS];
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        /* Not every installation has the other forms of the database. */
        if (strchr(rows[i].name, 'x') == rows[i].name + 4 && !is_there(&source, rows[i].name))
            continue;
        check_row(rows[i].name);
        unsigned count = zone_names_find(rows[i].name, &source, &arena, &arena, zones), wanted = 0;
        for (; wanted < ZONE_MEANINGS && rows[i].meanings[wanted]; wanted++)
            if (CHECK(wanted < count))
                CHECK_STR(zones[wanted].name, rows[i].meanings[wanted]);
        CHECK_INT(count, wanted);
    }
    check_row("without a database");
    CHECK_INT(zone_names_find("Europe/Vienna", NULL, &arena, &arena, zones), 0);
    CHECK_INT(zone_names_find("UTC+2", NULL, &arena, &arena, zones), 1);
    check_row("without a list of names");
    source.list = NULL;
    CHECK_INT(zone_names_find("Europe/Vienna", &source, &arena, &arena, zones), 1);
    CHECK_INT(zone_names_find("romance standard time", &source, &arena, &arena, zones), 1);
    CHECK_INT(zone_names_find("vienna", &source, &arena, &arena, zones), 1); /* Rails' */
    CHECK_INT(zone_names_find("europe/vienna", &source, &arena, &arena, zones), 0);

    check_row("a very long name");
    char name[4000];
    memset(name, 'a', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    CHECK_INT(zone_names_find(name, &source, &arena, &arena, zones), 0);
    arena_finish(&arena);
    return check_done();
}
