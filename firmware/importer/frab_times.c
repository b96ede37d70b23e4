#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "importer/frab.h"

/* ---- texts ---- */

/* Its beginning where it is too long for a date or a time of day: it is looked at several times. */
static const char *trim(struct frab *frab, const char *text)
{
    enum { MOST = 80 };
    struct arena *scratch = frab->import->scratch;
    if (!text)
        return "";
    text += strspn(text, " \t\r\n");
    bool is_long = strlen(text) > MOST;
    return str_clean(scratch, is_long ? arena_copy_n(scratch, text, MOST) : text);
}

/* One or two digits. */
static bool read_field(const char **text, int64_t *ret)
{
    const char *start = *text;
    *ret = 0;
    for (; **text >= '0' && **text <= '9'; (*text)++) {
        if (*text - start == 2)
            return false;
        *ret = *ret * 10 + (**text - '0');
    }
    return *text > start;
}

/* A time of day, "H:MM" or "HH:MM:SS"; past 24:00 it is of the next day. */
static bool read_clock(const char *text, int64_t *ret_ms)
{
    int64_t fields[3] = {0};
    for (int count = 0; count < 3; count++) {
        if (!read_field(&text, &fields[count]) || (*text != ':' && *text) || (!*text && count == 0))
            return false;
        if (!*text)
            break;
        text++;
        if (count == 2)
            return false;
    }
    *ret_ms = fields[0] * MS_PER_HOUR + fields[1] * MS_PER_MINUTE + fields[2] * MS_PER_SECOND;
    return fields[0] <= 47 && fields[1] <= 59 && fields[2] <= 59;
}

/* A local time of day on a date, days apart from the hours so that these may be 24 and more. */
static struct instant local_instant(const struct zone *zone, struct civil civil, int64_t clock_ms)
{
    int64_t days = civil_to_days(civil.year, civil.month, civil.day) + clock_ms / MS_PER_DAY;
    int64_t rest = clock_ms % MS_PER_DAY;
    struct civil local = {0};
    civil_from_days(days, &local.year, &local.month, &local.day);
    local.hour = (int)(rest / MS_PER_HOUR);
    local.minute = (int)(rest / MS_PER_MINUTE % 60);
    local.second = (int)(rest / MS_PER_SECOND % 60);
    local.ms = (int)(rest % MS_PER_SECOND);
    return zone_to_instant(zone, local);
}

static struct instant resolve(const struct zone *zone, const struct instant_text *text)
{
    return text->has_offset ? civil_to_instant(text->civil, text->offset_s)
                            : zone_to_instant(zone, text->civil);
}

/* ---- a start that is there twice ---- */

/* The date with its time of day and the start beside it; false where one of them is missing. */
static bool read_both(struct frab *frab, const struct frab_event *event, struct instant_text *ret_date,
                      int64_t *ret_clock_ms)
{
    return instant_parse(trim(frab, event->date), ret_date) && ret_date->has_time &&
           read_clock(trim(frab, event->start), ret_clock_ms);
}

static int64_t day_ms(struct civil civil)
{
    return civil.hour * MS_PER_HOUR + civil.minute * MS_PER_MINUTE + civil.second * MS_PER_SECOND + civil.ms;
}

/* What a clock is ahead of another one, more than -12 h and at most 12 h; less than a minute is nothing. */
static int64_t clock_ahead(int64_t clock_ms, int64_t of_ms)
{
    int64_t ahead = ((clock_ms - of_ms) % MS_PER_DAY + MS_PER_DAY) % MS_PER_DAY;
    ahead = ahead > MS_PER_DAY / 2 ? ahead - MS_PER_DAY : ahead;
    return ahead > -MS_PER_MINUTE && ahead < MS_PER_MINUTE ? 0 : ahead;
}

/* What local time is ahead of UTC, by an instant and a local start: with the day's date where that fits.
 */
static bool find_offset(struct frab *frab, const struct frab_event *event, const struct instant_text *date,
                        int64_t clock_ms, int32_t *ret_offset_s)
{
    struct instant_text day;
    struct instant at = civil_to_instant(date->civil, date->offset_s);
    int64_t ahead = clock_ahead(clock_ms, day_ms(civil_from_instant(at, 0)));
    if (instant_parse(trim(frab, event->day_date), &day)) {
        int64_t days = civil_to_days(day.civil.year, day.civil.month, day.civil.day);
        int64_t by_day = days * MS_PER_DAY + clock_ms - at.ms;
        if (by_day >= -12 * MS_PER_HOUR && by_day <= 14 * MS_PER_HOUR)
            ahead = by_day;
    }
    *ret_offset_s = (int32_t)(ahead / MS_PER_SECOND);
    return ahead % (15 * MS_PER_MINUTE) == 0;
}

void frab_note_day(struct frab *frab, const char *text, const char *where)
{
    struct instant_text time;
    if (instant_parse(trim(frab, text), &time))
        import_note_day(frab->import, &time, where);
}

void frab_note_times(struct frab *frab)
{
    for (uint32_t i = 0; i < frab->event_count; i++) {
        const struct frab_event *event = &frab->events[i];
        struct instant_text date;
        int64_t clock_ms;
        int32_t offset_s;
        if (!instant_parse(trim(frab, event->date), &date))
            continue;
        import_note_offset(frab->import, &date, event->where);
        if (date.has_offset && read_both(frab, event, &date, &clock_ms) &&
            find_offset(frab, event, &date, clock_ms, &offset_s))
            import_note_local_start(frab->import, civil_to_instant(date.civil, date.offset_s), offset_s,
                                    event->where);
    }
}

/* A start beside its date, in the event's zone. */
struct pair {
    struct instant_text date;
    struct instant at;  /* the date */
    int64_t clock_ms;   /* the start */
    int64_t ahead_ms;   /* what the start is ahead of the date */
    bool is_as_written; /* the start is the date's own time of day, whatever its offset */
};

static bool read_pair(struct frab *frab, const struct frab_event *event, struct pair *ret)
{
    const struct zone *zone = &frab->import->builder.program->zone;
    if (!read_both(frab, event, &ret->date, &ret->clock_ms))
        return false;
    ret->at = resolve(zone, &ret->date);
    ret->ahead_ms = clock_ahead(ret->clock_ms, day_ms(zone_to_civil(zone, ret->at)));
    ret->is_as_written = clock_ahead(ret->clock_ms, day_ms(ret->date.civil)) == 0;
    return true;
}

/* How starts and dates compare over the whole file. */
struct comparison {
    uint32_t all, differing, as_written;
    int64_t furthest_ms; /* of the differences */
    uint32_t kinds;      /* of differences */
    struct {
        int64_t ahead_ms;
        uint32_t count;
    } differences[32];
    /* By what the zone's offset is, so that times across a change of clocks are told apart. */
    uint32_t side_count;
    struct {
        int32_t offset_s;
        uint32_t all, only_offset; /* the latter: differing, and as written */
    } sides[8];
};

static void count_difference(struct comparison *compared, int64_t ahead_ms)
{
    uint32_t at = 0;
    compared->differing++;
    if (llabs(ahead_ms) > llabs(compared->furthest_ms))
        compared->furthest_ms = ahead_ms;
    while (at < compared->kinds && compared->differences[at].ahead_ms != ahead_ms)
        at++;
    if (at == compared->kinds && at < sizeof compared->differences / sizeof *compared->differences)
        compared->differences[compared->kinds++].ahead_ms = ahead_ms;
    if (at < compared->kinds)
        compared->differences[at].count++;
}

static void count_side(struct comparison *compared, int32_t offset_s, bool is_only_offset)
{
    uint32_t at = 0;
    while (at < compared->side_count && compared->sides[at].offset_s != offset_s)
        at++;
    if (at == compared->side_count && at < sizeof compared->sides / sizeof *compared->sides)
        compared->sides[compared->side_count++].offset_s = offset_s;
    if (at == compared->side_count)
        return;
    compared->sides[at].all++;
    compared->sides[at].only_offset += is_only_offset;
}

static void compare(struct frab *frab, struct comparison *ret)
{
    const struct zone *zone = &frab->import->builder.program->zone;
    *ret = (struct comparison){.all = 0};
    for (uint32_t i = 0; i < frab->event_count; i++) {
        struct pair pair;
        if (!read_pair(frab, &frab->events[i], &pair))
            continue;
        ret->all++;
        ret->as_written += pair.is_as_written;
        count_side(ret, zone_offset_at(zone, pair.at), pair.ahead_ms != 0 && pair.is_as_written);
        if (pair.ahead_ms != 0)
            count_difference(ret, pair.ahead_ms);
    }
}

/* At least nine of ten. */
static bool is_most(uint32_t part, uint32_t whole)
{
    return whole > 0 && (uint64_t)part * 10 >= (uint64_t)whole * 9;
}

/* Dates whose time of day is the local one, with a wrong offset: that of UTC, or the first day's on all. Then
 * all on one side of a change of clocks differ, be they few. */
static bool are_as_written(const struct comparison *compared)
{
    bool any = false;
    for (uint32_t i = 0; i < compared->side_count; i++)
        any = any || is_most(compared->sides[i].only_offset, compared->sides[i].all);
    return any && is_most(compared->as_written, compared->all);
}

/* By a difference of nearly half a day a start can be before its date or after it: as most dates are written.
 */
static int64_t choose_side(struct frab *frab, int64_t ahead_ms)
{
    const struct zone *zone = &frab->import->builder.program->zone;
    int64_t sides[] = {ahead_ms, ahead_ms > 0 ? ahead_ms - MS_PER_DAY : ahead_ms + MS_PER_DAY};
    uint32_t fits[2] = {0, 0};
    for (uint32_t i = 0; i < frab->event_count; i++) {
        struct pair pair;
        if (!read_pair(frab, &frab->events[i], &pair))
            continue;
        const struct civil *date = &pair.date.civil;
        int64_t written = civil_to_days(date->year, date->month, date->day);
        struct civil local = zone_to_civil(zone, pair.at);
        for (int side = 0; side < 2; side++) {
            struct civil moved =
                civil_from_instant((struct instant){civil_to_instant(local, 0).ms + sides[side]}, 0);
            fits[side] += civil_to_days(moved.year, moved.month, moved.day) == written;
        }
    }
    return fits[1] > fits[0] ? sides[1] : sides[0];
}

/* "2:00 h before", "0:30 h after". */
static const char *describe(struct frab *frab, int64_t ahead_ms)
{
    int64_t minutes = (ahead_ms < 0 ? -ahead_ms : ahead_ms) / MS_PER_MINUTE;
    return arena_printf(frab->import->scratch, "%lld:%02lld h %s", (long long)(minutes / 60),
                        (long long)(minutes % 60), ahead_ms < 0 ? "before" : "after");
}

/* Those that differ, but not as was told for all; `is_told` false: nothing was. */
static void tell_single(struct frab *frab, bool is_told)
{
    struct import *import = frab->import;
    const struct zone *zone = &import->builder.program->zone;
    for (uint32_t i = 0; i < frab->event_count; i++) {
        const struct frab_event *event = &frab->events[i];
        struct pair pair;
        if (!read_pair(frab, event, &pair) || pair.ahead_ms == 0)
            continue;
        if (is_told && (frab->as_written ? pair.is_as_written : pair.ahead_ms == frab->compared_ms))
            continue;
        issue_add(import->issues, ISSUE_WARNING, "start-differs", event->where,
                  "its start (%.20s) is %s its date in %s: the date is shown", event->start,
                  describe(frab, pair.ahead_ms), zone->name);
    }
}

/* "the starts of 4 of 8 sessions are 1:00 h before their dates in Europe/London". */
static void tell_all(struct frab *frab, const struct comparison *compared, bool constant)
{
    struct import *import = frab->import;
    struct program *program = import->builder.program;
    struct arena *scratch = import->scratch;
    int64_t ahead_ms = constant ? frab->ahead_ms : compared->furthest_ms;
    const char *what = arena_printf(scratch, "%s%s", constant ? "" : "up to ", describe(frab, ahead_ms));
    const char *taken = frab->starts_hold ? "the starts are shown" : "the dates are shown, and may be wrong";
    issue_add(import->issues, ISSUE_ERROR, "start-differs", "",
              "the starts of %u of %u sessions are %s their dates in %s%s: %s", (unsigned)compared->differing,
              (unsigned)compared->all, what, program->zone.name,
              frab->as_written && !constant ? ", across its change of clocks" : "", taken);
    if (frab->starts_hold)
        program->zone_doubt = ""; /* they tell what an offset across a change of clocks left open */
    else if (!*program->zone_doubt)
        program->zone_doubt = arena_printf(
            import->arena, "the schedule says two times for each session, the starts %s the dates: %s", what,
            taken);
}

void frab_question_times(struct frab *frab)
{
    struct import *import = frab->import;
    const struct program *program = import->builder.program;
    struct comparison compared;
    uint32_t most = 0;
    compare(frab, &compared);
    for (uint32_t i = 1; i < compared.kinds; i++)
        if (compared.differences[i].count > compared.differences[most].count)
            most = i;
    bool constant = compared.kinds > 0 && is_most(compared.differences[most].count, compared.all);
    frab->as_written = are_as_written(&compared);
    if (constant) {
        frab->compared_ms = compared.differences[most].ahead_ms;
        frab->ahead_ms = choose_side(frab, frab->compared_ms);
    }
    if (!constant && !frab->as_written) {
        tell_single(frab, false);
        return;
    }
    /* A file that names UTC, and is in it throughout, is shown in the zone that was given for it. */
    if (program->zone_basis == ZONE_GIVEN && import->times.is_utc && frab->as_written) {
        issue_add(import->issues, ISSUE_WARNING, "start-differs", "",
                  "the starts of %u sessions are in UTC, as the file names it, and %s their dates in %s: the "
                  "dates are shown",
                  (unsigned)compared.as_written,
                  describe(frab, constant ? frab->ahead_ms : compared.furthest_ms), program->zone.name);
        return;
    }
    /* The zone's own word counts, unless it is UTC, which programs write where they mean nothing. */
    bool is_said = program->zone_basis == ZONE_GIVEN || program->zone_basis == ZONE_NAMED;
    frab->starts_hold = is_said && !zone_is_utc(&program->zone);
    tell_all(frab, &compared, constant);
    tell_single(frab, true);
}

/* The instant of a date, or of the start beside it where those hold. */
static struct instant settle(struct frab *frab, const struct instant_text *date, bool has_clock,
                             int64_t clock_ms)
{
    const struct zone *zone = &frab->import->builder.program->zone;
    struct instant at = resolve(zone, date);
    if (!frab->starts_hold)
        return at;
    struct civil local = zone_to_civil(zone, at);
    int64_t ahead_ms = has_clock ? clock_ahead(clock_ms, day_ms(local)) : 0;
    if (has_clock && ahead_ms == 0)
        return at;
    if (frab->as_written)
        return has_clock && clock_ahead(clock_ms, day_ms(date->civil)) != 0
                   ? at
                   : zone_to_instant(zone, date->civil);
    if (has_clock && ahead_ms != frab->compared_ms)
        return at;
    struct instant moved = {civil_to_instant(local, 0).ms + frab->ahead_ms};
    return zone_to_instant(zone, civil_from_instant(moved, 0));
}

/* ---- of one session ---- */

/* Whether a start is of the day after that of the list that holds it: by the file's word of when days change,
 * else by when this one begins and ends. */
static bool is_after_midnight(struct frab *frab, const struct frab_event *event,
                              const struct instant_text *day, int64_t clock_ms)
{
    enum { NIGHT_HOURS = 4 };
    const struct zone *zone = &frab->import->builder.program->zone;
    struct instant_text first, last;
    int64_t change_ms;
    if (read_clock(trim(frab, frab->day_change), &change_ms))
        return clock_ms < change_ms;
    bool begins = instant_parse(trim(frab, event->day_start), &first) && first.has_time;
    bool ends = instant_parse(trim(frab, event->day_end), &last) && last.has_time;
    if (!begins && !ends)
        return false;
    if (begins && local_instant(zone, day->civil, clock_ms).ms >= resolve(zone, &first).ms)
        return false;
    return ends ? local_instant(zone, day->civil, clock_ms + MS_PER_DAY).ms <= resolve(zone, &last).ms
                : clock_ms < NIGHT_HOURS * MS_PER_HOUR;
}

/* The event's own date before all else, which alone says the day; a time of day on the date of the day that
 * holds it where that is all there is. */
struct instant frab_start(struct frab *frab, const struct frab_event *event)
{
    struct import *import = frab->import;
    const struct zone *zone = &import->builder.program->zone;
    const char *date = trim(frab, event->date), *day = trim(frab, event->day_date),
               *start = trim(frab, event->start);
    struct instant_text text;
    int64_t clock_ms = 0;
    bool has_clock = read_clock(start, &clock_ms);
    if (date[0] && instant_parse(date, &text)) {
        if (text.has_time)
            return settle(frab, &text, has_clock, clock_ms);
        if (has_clock)
            return local_instant(zone, text.civil, clock_ms);
    }
    if (date[0])
        issue_add(import->issues, ISSUE_WARNING, "date", event->where, "the date \"%.40s\" is not one%s",
                  date, day[0] && has_clock ? "; the day's date stands in for it" : "");
    if (day[0] && has_clock && instant_parse(day, &text)) {
        if (is_after_midnight(frab, event, &text, clock_ms))
            clock_ms += MS_PER_DAY;
        return local_instant(zone, text.civil, clock_ms);
    }
    issue_add(import->issues, ISSUE_WARNING, "no-time", event->where,
              "there is no start that can be read (\"%.40s\"); "
              "the session is taken as unscheduled",
              start[0] ? start : date);
    return INSTANT_NONE;
}

void frab_note_length(struct frab *frab, const struct frab_event *event, struct instant start)
{
    struct import *import = frab->import;
    const char *end = trim(frab, event->end);
    struct instant_text text, date;
    struct instant at = INSTANT_NONE;
    if (end[0] && instant_parse(end, &text) && text.has_time) {
        const struct zone *zone = &import->builder.program->zone;
        at = resolve(zone, &text);
        /* What moves the start moves the end. */
        if (frab->starts_hold && frab->as_written)
            at = zone_to_instant(zone, text.civil);
        else if (instant_parse(trim(frab, event->date), &date) && date.has_time)
            at.ms += start.ms - resolve(zone, &date).ms;
    } else if (end[0]) {
        issue_add(import->issues, ISSUE_WARNING, "date", event->where,
                  "the end \"%.40s\" is not a date and time", end);
    }
    import_note_length(import, at, event->duration);
}
