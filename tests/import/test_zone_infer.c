#include "import/zones.h"

#include "check.h"
#include "spool/tz.h"

static struct arena arena;
static struct zone_source source;

static int64_t second_of(int month, int day, int hour)
{
    return civil_to_instant((struct civil){.year = 2026, .month = month, .day = day, .hour = hour}, 0).ms /
           MS_PER_SECOND;
}

/* Offsets in minutes at noon of two days of 2026. */
static const struct {
    const char *label;
    int month, day, offset, next_offset; /* the day after; 999: none */
    const char *expected, *rival;        /* NULL: a fixed one */
} rows[] = {
    {"the list's first", 6, 10, 120, 999, "Europe/Berlin", NULL},
    {"in winter", 1, 10, 120, 999, "Europe/Helsinki", NULL},
    {"a change", 3, 28, 60, 120, "Europe/Berlin", NULL},
    {"no change on the day of Europe's", 3, 28, 60, 60, "Africa/Algiers", NULL},
    {"the largest group of those that are in no list", 6, 10, 345, 999, "Asia/Kathmandu", NULL},
    {"two of the list, the same over the event", 6, 10, 180, 999, "Europe/Helsinki", NULL},
    {"two of the list that part after it", 10, 24, 180, 999, "Europe/Helsinki", "Europe/Moscow"},
    {"a change that no zone has", 6, 10, 120, 300, NULL, NULL},
};

int main(void)
{
    arena_init(&arena, malloc, free);
    source = spool_zone_source();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct zone_guess guess;
        struct zone_evidence evidence[] = {
            {second_of(rows[i].month, rows[i].day, 12), rows[i].offset * 60, NULL},
            {second_of(rows[i].month, rows[i].day + 1, 12), rows[i].next_offset * 60, NULL},
        };
        uint32_t count = rows[i].next_offset == 999 ? 1 : 2;
        check_row(rows[i].label);
        zone_infer(evidence, count, second_of(rows[i].month, rows[i].day, 0),
                   second_of(rows[i].month, rows[i].day + (int)count + 1, 0), &source, &arena, &arena,
                   &guess);
        CHECK_INT(guess.is_fixed, !rows[i].expected);
        CHECK_INT(guess.agreeing, rows[i].expected ? count : 1);
        if (rows[i].expected)
            CHECK_STR(guess.zone.name, rows[i].expected);
        CHECK_STR(guess.rival, rows[i].rival);
    }

    check_row("how many agree");
    struct zone zone, other;
    CHECK(zone_load(&zone, "Europe/Berlin", &source, &arena, NULL));
    struct zone_evidence evidence[] = {{second_of(6, 10, 12), 7200, NULL},
                                       {second_of(1, 10, 12), 7200, NULL},
                                       {second_of(1, 10, 12), 3600, NULL}};
    CHECK_INT(zone_agreeing(&zone, evidence, 3), 2);
    CHECK_INT(zone_agreeing(&zone, evidence, 0), 0);

    check_row("an offset at some time");
    CHECK(zone_has_offset(&zone, 3600, second_of(3, 28, 0), second_of(3, 29, 12)));
    CHECK(zone_has_offset(&zone, 7200, second_of(3, 28, 0), second_of(3, 29, 12)));
    CHECK(!zone_has_offset(&zone, 7200, second_of(3, 28, 0), second_of(3, 29, 0)));
    CHECK(!zone_has_offset(&zone, 0, second_of(3, 28, 0), second_of(3, 29, 12)));

    check_row("what becomes of an offset");
    CHECK_STR(zone_changes_text(&zone, second_of(3, 28, 0), second_of(3, 29, 12), &arena),
              "from 29 Mar 2026 on +02:00");
    CHECK_STR(zone_changes_text(&zone, second_of(3, 28, 0), second_of(11, 29, 12), &arena),
              "from 29 Mar 2026 on +02:00, from 25 Oct 2026 on +01:00");
    CHECK_STR(zone_changes_text(&zone, second_of(4, 28, 0), second_of(4, 29, 12), &arena), "");

    check_row("the same over a while");
    CHECK(zone_load(&other, "Africa/Johannesburg", &source, &arena, NULL));
    CHECK(zone_same_within(&zone, &other, second_of(6, 1, 0), second_of(6, 30, 0)));
    CHECK(!zone_same_within(&zone, &other, second_of(10, 1, 0), second_of(10, 30, 0)));
    CHECK(!zone_same_within(&zone, &other, second_of(12, 1, 0), second_of(12, 30, 0)));
    arena_finish(&arena);
    return check_done();
}
