#include "lookup/moment.h"

#include <string.h>

#include "base/ascii.h"
#include "program/index.h"
#include "lookup/moment_day.h"

static struct instant first_day_at(const struct program *program, struct civil time)
{
    int64_t date = program_day_at(program, program->first).date;
    /* A conference day goes on past midnight: 01:30 of it is on the next date. */
    if (time.hour * 60 + time.minute < program->event.day_start_min)
        date++;
    civil_from_days(date, &time.year, &time.month, &time.day);
    return zone_to_instant(&program->zone, time);
}

/* A time of the event's first day, or a day as people name it. */
static bool read_of_event(const char *text, const struct when_context *context, struct instant *ret,
                          bool *ret_is_known, struct err *reterr)
{
    const struct program *program = context->program;
    struct civil time;
    struct moment_day day;
    bool is_time = moment_read_time(text, &time);
    *ret_is_known = is_time || moment_day_read(text, context, &day);
    if (!*ret_is_known)
        return false;
    if (!instant_is_set(program->first))
        return err_set(reterr, ERR_USAGE,
                       "--at %s: no session of the program has a time, so that there is no first day; give "
                       "the date too, as 2024-09-20T10:42",
                       text);
    if (!is_time && !moment_day_find(&day, program, text, &time, reterr))
        return false;
    *ret = is_time ? first_day_at(program, time) : zone_to_instant(&program->zone, time);
    return true;
}

bool when_read_in(const char *text, const struct when_context *context, struct instant *ret,
                  struct err *reterr)
{
    const struct program *program = context->program;
    struct instant_text parsed;
    bool is_known;
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
    if (ascii_same(text, strlen(text), "now", 3) && instant_is_set(context->now)) {
        *ret = context->now;
        return true;
    }
    if (read_of_event(text, context, ret, &is_known, reterr))
        return true;
    return !is_known &&
           err_set(reterr, ERR_USAGE,
                   "--at %s: give a moment as 2024-09-20T10:42:00+02:00, a local time of the event as "
                   "2024-09-20T10:42, a time of its first day as 10:42, a day of it as \"fri 10:42\" or "
                   "\"20 sep 10:42\", or now",
                   text);
}

bool when_read(const char *text, const struct program *program, struct instant *ret, struct err *reterr)
{
    return when_read_in(text, &(struct when_context){.program = program, .now = INSTANT_NONE}, ret, reterr);
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
