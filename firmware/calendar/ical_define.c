/*
 * Zones as a calendar defines them (VTIMEZONE), for names that mean nothing elsewhere: "Customized Time
 * Zone", "Local". Their onsets become the same table of transitions that the tz database's zones are read
 * into.
 */
#include "base/sort.h"
#include "calendar/ical.h"

/* Rules are followed as far as those of the tz database. */
enum { FIRST_YEAR = 1970, LAST_YEAR = 2100 };

static int days_of_month(int year, int month)
{
    return (int)(civil_to_days(month == 12 ? year + 1 : year, month % 12 + 1, 1) -
                 civil_to_days(year, month, 1));
}

static int weekday_of(int year, int month, int day)
{
    return civil_weekday(civil_to_days(year, month, day));
}

/* The day of the month on which a yearly onset is; 0 if there is none. */
static int day_in(const struct calendar_onset *onset, int year)
{
    int last = days_of_month(year, onset->month);
    if (onset->nth > 0) {
        int first = 1 + (onset->weekday - weekday_of(year, onset->month, 1) + 7) % 7;
        return first + (onset->nth - 1) * 7 <= last ? first + (onset->nth - 1) * 7 : 0;
    }
    if (onset->nth < 0) {
        int end = last - (weekday_of(year, onset->month, last) - onset->weekday + 7) % 7;
        return end + (onset->nth + 1) * 7 >= 1 ? end + (onset->nth + 1) * 7 : 0;
    }
    uint32_t days = onset->days ? onset->days : UINT32_MAX;
    for (int day = 1; day <= last; day++) {
        bool is_weekday = onset->weekday < 0 ? onset->days || day == onset->start.day
                                             : weekday_of(year, onset->month, day) == onset->weekday;
        if (is_weekday && (days >> (day - 1) & 1))
            return day;
    }
    return 0;
}

struct table {
    struct arena *arena;
    struct zone_transition *items;
    uint32_t count, capacity;
};

static void add(struct table *table, const struct calendar_onset *onset, struct civil at)
{
    table->items =
        arena_room(table->arena, table->items, table->count, &table->capacity, sizeof *table->items);
    int64_t at_s = civil_to_instant(at, onset->from_s).ms / MS_PER_SECOND;
    table->items[table->count++] = (struct zone_transition){at_s, onset->to_s};
}

static void add_all(struct table *table, const struct calendar_onset *onset)
{
    struct civil at = onset->start;
    int last = onset->last_year < LAST_YEAR ? onset->last_year : LAST_YEAR;
    if (!onset->is_yearly) {
        add(table, onset, at);
        return;
    }
    at.month = onset->month;
    for (at.year = at.year > FIRST_YEAR ? at.year : FIRST_YEAR; at.year <= last; at.year++) {
        at.day = day_in(onset, at.year);
        if (at.day > 0)
            add(table, onset, at);
    }
}

static int compare(const void *a, const void *b, void *user)
{
    const struct zone_transition *x = a, *y = b;
    (void)user;
    return x->at_s < y->at_s ? -1 : x->at_s > y->at_s;
}

bool ical_define_zone(const struct calendar_definition *definition, struct arena *arena, struct zone *ret)
{
    struct table table = {.arena = arena};
    if (definition->onset_count == 0)
        return false;
    const struct calendar_onset *earliest = &definition->onsets[0];
    for (uint32_t i = 0; i < definition->onset_count; i++) {
        const struct calendar_onset *onset = &definition->onsets[i];
        if (civil_to_instant(onset->start, 0).ms < civil_to_instant(earliest->start, 0).ms)
            earliest = onset;
        add_all(&table, onset);
    }
    sort_stable(table.items, table.count, sizeof *table.items, compare, NULL,
                ARENA_ARRAY(arena, struct zone_transition, table.count));
    /* Of two at the same instant the later one holds. */
    uint32_t kept = 0;
    for (uint32_t i = 0; i < table.count; i++) {
        kept -= kept > 0 && table.items[kept - 1].at_s == table.items[i].at_s;
        table.items[kept++] = table.items[i];
    }
    *ret = (struct zone){.name = arena_copy(arena, definition->id),
                         .first_offset_s = earliest->from_s,
                         .transition_count = kept,
                         .transitions = table.items};
    return true;
}
