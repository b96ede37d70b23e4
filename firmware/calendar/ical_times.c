/*
 * When sessions are. A calendar's times are in UTC, in a zone that each names, or in none ("floating":
 * whatever clocks show at the place).
 */
#include <string.h>

#include "calendar/ical.h"

struct instant ical_resolve(struct calendar *calendar, const struct calendar_time *time)
{
    const struct zone *zone = &calendar->import->builder.program->zone;
    if (!time->is_set)
        return INSTANT_NONE;
    if (time->is_utc)
        return civil_to_instant(time->civil, 0);
    const struct calendar_zone *own =
        time->zone && !time->is_date ? ical_zone_of(&calendar->zones, time->zone) : NULL;
    return zone_to_instant(own && own->is_known ? &own->zone : zone, time->civil);
}

/* The zone that a start is in by its own TZID; NULL: by none that is known. */
static struct calendar_zone *own_zone(struct calendar *calendar, const struct calendar_time *start)
{
    if (!start->is_set || start->is_utc || start->is_date || !start->zone)
        return NULL;
    return ical_zone_of(&calendar->zones, start->zone);
}

/* Whether at least 90 % of the starts in other zones have this one's offsets: a calendar may name the zone of
 * whoever wrote it. */
static bool agrees(struct calendar *calendar, const struct calendar_zone *zone)
{
    uint32_t all = 0, agreeing = 0;
    for (uint32_t i = 0; i < calendar->count; i++) {
        const struct calendar_time *start = &calendar->events[i].start;
        const struct calendar_zone *own = own_zone(calendar, start);
        if (!own || !own->is_known)
            continue;
        struct instant at = zone_to_instant(&own->zone, start->civil);
        all++;
        agreeing += zone_offset_at(&own->zone, at) == zone_offset_at(&zone->zone, at);
    }
    return (uint64_t)agreeing * 10 >= (uint64_t)all * 9;
}

/* Counts who uses which zone; gives the one of the tz database that most do, NULL: none. */
static const struct calendar_zone *most_used(struct calendar *calendar)
{
    const struct calendar_zone *most = NULL;
    for (uint32_t i = 0; i < calendar->count; i++) {
        struct calendar_zone *own = own_zone(calendar, &calendar->events[i].start);
        if (own)
            own->uses++;
    }
    for (uint32_t i = 0; i < calendar->zones.count; i++) {
        const struct calendar_zone *zone = calendar->zones.items[i];
        if (zone->uses && !zone->is_known)
            issue_add(
                calendar->import->issues, ISSUE_WARNING, "zone", "",
                "the time zone \"%.80s\", in which %u times are given, is not known: the event's is taken",
                zone->id, zone->uses);
        if (zone->uses && zone->name && !zone_is_utc(&zone->zone) && (!most || zone->uses > most->uses))
            most = zone;
    }
    return most;
}

/* What the times tell of the event's zone: by their TZID, as if they carried its offset. */
static void note_times(struct calendar *calendar)
{
    for (uint32_t i = 0; i < calendar->count; i++) {
        const struct calendar_event *event = &calendar->events[i];
        const struct calendar_zone *own = own_zone(calendar, &event->start);
        struct instant_text text = {.civil = event->start.civil,
                                    .has_time = !event->start.is_date,
                                    .has_offset = event->start.is_utc || (own && own->is_known),
                                    .is_zulu = event->start.is_utc};
        if (own && own->is_known)
            text.offset_s = zone_offset_at(&own->zone, zone_to_instant(&own->zone, text.civil));
        if (event->start.is_set)
            import_note_offset(calendar->import, &text, event->where);
    }
}

bool ical_choose_zone(struct calendar *calendar, struct err *reterr)
{
    struct issue_list *issues = calendar->import->issues;
    const struct calendar_zone *most = most_used(calendar);
    const char *const names[] = {calendar->whole.zone, most ? most->id : NULL, calendar->whole.own_zone,
                                 calendar->only_zone};
    const char *name = NULL, *not_taken = NULL;
    bool is_known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names && !name; i++) {
        const struct calendar_zone *zone = names[i] ? ical_zone_of(&calendar->zones, names[i]) : NULL;
        if (!zone || (zone->name && zone_is_utc(&zone->zone)))
            continue;
        if (zone->name && (zone == most || agrees(calendar, zone)))
            name = zone->name;
        else if (!not_taken) {
            not_taken = names[i];
            is_known = zone->is_known;
        }
    }
    if (name && not_taken)
        issue_add(issues, ISSUE_WARNING, "zone", "", "the file's time zone \"%.80s\" %s: %s is taken",
                  not_taken, is_known ? "is not that of its times" : "is not known", name);
    note_times(calendar);
    return import_choose_zone(calendar->import, name ? name : not_taken, reterr);
}

/* A day, or several, for a date alone. */
static struct instant end_of_days(struct calendar *calendar, const struct calendar_event *event,
                                  struct instant start)
{
    struct instant end = ical_resolve(calendar, &event->end);
    struct calendar_time next = event->start;
    if (instant_is_set(end) && end.ms > start.ms)
        return end;
    if (event->duration_ms > 0)
        return (struct instant){start.ms + event->duration_ms};
    civil_from_days(civil_to_days(next.civil.year, next.civil.month, next.civil.day) + 1, &next.civil.year,
                    &next.civil.month, &next.civil.day);
    return ical_resolve(calendar, &next);
}

void ical_read_end(struct calendar *calendar, const struct calendar_event *event, struct session *session)
{
    struct import *import = calendar->import;
    struct instant end = ical_resolve(calendar, &event->end);
    session->end = event->start.is_date ? end_of_days(calendar, event, session->start) : session->start;
    if (event->start.is_date || (!instant_is_set(end) && !event->length_text))
        return;
    /* What is noted lasts longer than what is needed for one session. */
    struct arena *step = import->scratch;
    import->scratch = calendar->zones.scratch;
    import_note_length(
        import, end,
        event->duration_ms <= 0
            ? instant_is_set(end) ? "" : arena_copy(import->scratch, event->length_text)
            : arena_printf(import->scratch, "PT%lldS", (long long)(event->duration_ms / MS_PER_SECOND)));
    import->scratch = step;
}
