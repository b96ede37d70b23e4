#include "schedule/moment.h"

#include <stdio.h>
#include <string.h>

#include "program/index.h"

/* "10:42" or "10:42:30". */
static bool read_time_alone(const char *text, struct civil *ret)
{
    char whole[40];
    struct instant_text parsed;
    if (strlen(text) > 8 || strchr(text, ':') == NULL)
        return false;
    snprintf(whole, sizeof whole, "2000-01-01T%s", text);
    if (!instant_parse(whole, &parsed) || parsed.has_offset)
        return false;
    *ret = parsed.civil;
    return true;
}

static struct instant first_day_at(const struct program *program, struct civil time)
{
    int64_t date = program_day_at(program, program->first).date;
    /* A conference day goes on past midnight: 01:30 of it is on the next date. */
    if (time.hour * 60 + time.minute < program->event.day_start_min)
        date++;
    civil_from_days(date, &time.year, &time.month, &time.day);
    return zone_to_instant(&program->zone, time);
}

bool when_read(const char *text, const struct program *program, struct instant *ret, struct err *reterr)
{
    struct instant_text parsed;
    if (instant_parse(text, &parsed)) {
        if (parsed.has_offset) {
            *ret = civil_to_instant(parsed.civil, parsed.offset_s);
            return true;
        }
        if (!parsed.has_time) {
            parsed.civil.hour = program->event.day_start_min / 60;
            parsed.civil.minute = program->event.day_start_min % 60;
        }
        *ret = zone_to_instant(&program->zone, parsed.civil);
        return true;
    }
    struct civil time;
    if (read_time_alone(text, &time)) {
        if (!instant_is_set(program->first))
            return err_set(
                reterr, ERR_USAGE,
                "--at %s: no session of the program has a time, so that there is no first day; give "
                "the date too, as 2024-09-20T10:42",
                text);
        *ret = first_day_at(program, time);
        return true;
    }
    return err_set(reterr, ERR_USAGE,
                   "--at %s: give a moment as 2024-09-20T10:42:00+02:00, a local time of the event as "
                   "2024-09-20T10:42, or a "
                   "time of its first day as 10:42",
                   text);
}

struct tally {
    const struct program *program;
    unsigned count;
};

static bool count_running(void *user, const struct slot *slot)
{
    struct tally *tally = user;
    const struct session *session = &tally->program->sessions[slot->session];
    bool stays_on = session->kind == SESSION_DROP_IN || slot->end.ms - slot->start.ms > 12 * MS_PER_HOUR;
    if (!stays_on && !session->has_parts)
        tally->count++;
    return true;
}

struct instant when_busiest(const struct program *program)
{
    if (!instant_is_set(program->first))
        return (struct instant){0};
    struct instant best = program->first;
    unsigned best_count = 0;
    for (uint32_t i = 0; i < program->all.count; i++) {
        /* Of sessions that start together one says it all. */
        if (i > 0 && program->all.slots[i].start.ms == program->all.slots[i - 1].start.ms)
            continue;
        struct instant at = {program->all.slots[i].start.ms + 10 * MS_PER_MINUTE};
        struct tally tally = {.program = program};
        index_running(&program->all, at, count_running, &tally);
        if (tally.count > best_count) {
            best_count = tally.count;
            best = at;
        }
    }
    return best;
}
