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

/* How starts and dates compare over the whole file. */
struct comparison {
    uint32_t all, differing, as_written; /* the start is the date's own time of day, whatever its offset */
    uint32_t kinds;                      /* of differences */
    struct {
        int64_t ahead_ms;
        uint32_t count;
    } differences[32];
};

static void compare(struct frab *frab, struct comparison *ret)
{
    const struct zone *zone = &frab->import->builder.program->zone;
    *ret = (struct comparison){.all = 0};
    for (uint32_t i = 0; i < frab->event_count; i++) {
        struct instant_text date;
        int64_t clock_ms;
        if (!read_both(frab, &frab->events[i], &date, &clock_ms))
            continue;
        int64_t ahead = clock_ahead(clock_ms, day_ms(zone_to_civil(zone, resolve(zone, &date))));
        uint32_t at = 0;
        ret->all++;
        ret->as_written += clock_ahead(clock_ms, day_ms(date.civil)) == 0;
        if (ahead == 0)
            continue;
        ret->differing++;
        while (at < ret->kinds && ret->differences[at].ahead_ms != ahead)
            at++;
        if (at == ret->kinds && at < sizeof ret->differences / sizeof *ret->differences)
            ret->differences[ret->kinds++].ahead_ms = ahead;
        if (at < ret->kinds)
            ret->differences[at].count++;
    }
}

/* At least nine of ten. */
static bool is_most(uint32_t part, uint32_t whole)
{
    return whole > 0 && (uint64_t)part * 10 >= (uint64_t)whole * 9;
}

/* By a difference of nearly half a day a start can be before its date or after it: as most dates are written.
 */
static int64_t choose_side(struct frab *frab, int64_t ahead_ms)
{
    const struct zone *zone = &frab->import->builder.program->zone;
    int64_t sides[] = {ahead_ms, ahead_ms > 0 ? ahead_ms - MS_PER_DAY : ahead_ms + MS_PER_DAY};
    uint32_t fits[2] = {0, 0};
    for (uint32_t i = 0; i < frab->event_count; i++) {
        struct instant_text date;
        int64_t clock_ms;
        if (!read_both(frab, &frab->events[i], &date, &clock_ms))
            continue;
        int64_t written = civil_to_days(date.civil.year, date.civil.month, date.civil.day);
        struct civil local = zone_to_civil(zone, resolve(zone, &date));
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

/* `told_ms`: a difference that was told for all; NULL: none. 0 there: any. */
static void tell_single(struct frab *frab, const int64_t *told_ms)
{
    struct import *import = frab->import;
    const struct zone *zone = &import->builder.program->zone;
    for (uint32_t i = 0; i < frab->event_count; i++) {
        const struct frab_event *event = &frab->events[i];
        struct instant_text date;
        int64_t clock_ms;
        if (!read_both(frab, event, &date, &clock_ms))
            continue;
        int64_t ahead = clock_ahead(clock_ms, day_ms(zone_to_civil(zone, resolve(zone, &date))));
        if (ahead != 0 && !(told_ms && (*told_ms == 0 || ahead == *told_ms)))
            issue_add(import->issues, ISSUE_WARNING, "start-differs", event->where,
                      "its start (%.20s) is %s its date in %s: the date is shown", event->start,
                      describe(frab, ahead), zone->name);
    }
}

void frab_question_times(struct frab *frab)
{
    struct import *import = frab->import;
    struct program *program = import->builder.program;
    struct comparison compared;
    uint32_t most = 0;
    compare(frab, &compared);
    for (uint32_t i = 1; i < compared.kinds; i++)
        if (compared.differences[i].count > compared.differences[most].count)
            most = i;
    bool constant = compared.kinds > 0 && is_most(compared.differences[most].count, compared.all);
    bool written =
        !constant && is_most(compared.as_written, compared.all) && is_most(compared.differing, compared.all);
    if (!constant && !written) {
        tell_single(frab, NULL);
        return;
    }
    /* A file that is in UTC throughout is shown in the zone that was given for it. */
    bool in_utc = import->times.names_utc || (import->times.has_zulu && import->times.count == 0);
    if (program->zone_basis == ZONE_GIVEN && in_utc && is_most(compared.as_written, compared.all)) {
        issue_add(import->issues, ISSUE_NOTE, "start-differs", "",
                  "the starts of %u sessions are in UTC, as their dates are: all are shown in %s",
                  (unsigned)compared.as_written, program->zone.name);
        return;
    }
    /* The zone's own word counts, unless it is UTC, which programs write where they mean nothing. */
    bool is_said = program->zone_basis == ZONE_GIVEN || program->zone_basis == ZONE_NAMED;
    frab->starts_hold = is_said && !zone_is_utc(&program->zone);
    if (constant) {
        frab->compared_ms = compared.differences[most].ahead_ms;
        frab->ahead_ms = choose_side(frab, frab->compared_ms);
    }
    const char *what = constant ? describe(frab, frab->ahead_ms) : "hours off";
    const char *taken = frab->starts_hold ? "the starts are shown" : "the dates are shown, and may be wrong";
    issue_add(import->issues, ISSUE_ERROR, "start-differs", "",
              "the starts of %u of %u sessions are %s their dates in %s: %s",
              (unsigned)(constant ? compared.differences[most].count : compared.differing),
              (unsigned)compared.all, constant ? what : "not the time of", program->zone.name, taken);
    if (!frab->starts_hold && !*program->zone_doubt)
        program->zone_doubt = arena_printf(
            import->arena, "the schedule says two times for each session, %s: %s",
            constant ? arena_printf(import->scratch, "the starts %s the dates", what) : what, taken);
    tell_single(frab, &frab->compared_ms);
}

/* The instant of a date, or of the start beside it where those hold. */
static struct instant settle(struct frab *frab, const struct instant_text *date, bool has_clock,
                             int64_t clock_ms)
{
    const struct zone *zone = &frab->import->builder.program->zone;
    struct instant at = resolve(zone, date);
    if (!frab->starts_hold)
        return at;
    if (frab->ahead_ms == 0) /* only the offsets are wrong */
        return has_clock ? local_instant(zone, date->civil, clock_ms) : zone_to_instant(zone, date->civil);
    struct civil local = zone_to_civil(zone, at);
    if (has_clock && clock_ahead(clock_ms, day_ms(local)) != frab->compared_ms)
        return at;
    struct instant moved = {civil_to_instant(local, 0).ms + frab->ahead_ms};
    return zone_to_instant(zone, civil_from_instant(moved, 0));
}

/* ---- of one session ---- */

/* The event's own date before all else, which alone says the day; a time of day on the date of the day that
 * holds it where that is all there is. */
struct instant frab_start(struct frab *frab, const struct frab_event *event)
{
    struct import *import = frab->import;
    const struct zone *zone = &import->builder.program->zone;
    const char *date = trim(frab, event->date), *day = trim(frab, event->day_date),
               *start = trim(frab, event->start);
    struct instant_text text;
    int64_t clock_ms = 0, change_ms = 0;
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
        if (read_clock(trim(frab, frab->day_change), &change_ms) && clock_ms < change_ms)
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
        if (instant_parse(trim(frab, event->date), &date) && date.has_time)
            at.ms += start.ms - resolve(zone, &date).ms;
    } else if (end[0]) {
        issue_add(import->issues, ISSUE_WARNING, "date", event->where,
                  "the end \"%.40s\" is not a date and time", end);
    }
    import_note_length(import, at, event->duration);
}
