/* All that is asked of libical: it reads one component, and what is in it is copied out of it at once. */
#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/str.h"
#include "calendar/ical.h"

static icalcomponent *parse(const char *text)
{
    icalerror_set_errors_are_fatal(false);
    return icalparser_parse_string(text);
}

/* A text with its escapes resolved, "" as NULL. */
static const char *text_of(icalproperty *property, struct arena *scratch)
{
    icalvalue *value = icalproperty_get_value(property);
    if (!value)
        return NULL;
    const char *text;
    switch (icalvalue_isa(value)) {
    case ICAL_TEXT_VALUE:
        text = icalvalue_get_text(value);
        break;
    case ICAL_X_VALUE:
        text = icalvalue_get_x(value);
        break;
    case ICAL_URI_VALUE:
        text = icalvalue_get_uri(value);
        break;
    default:
        text = icalproperty_get_value_as_string(property);
    }
    return text && text[strspn(text, " \t\r\n")] ? arena_copy(scratch, text) : NULL;
}

/* A parameter's value without its quotes; NULL: not there, or empty. */
static const char *parameter_of(icalproperty *property, const char *name, struct arena *scratch)
{
    const char *text = icalproperty_get_parameter_as_string(property, name);
    if (!text)
        return NULL;
    text += *text == '"';
    size_t length = strlen(text);
    length -= length && text[length - 1] == '"';
    return length ? arena_copy_n(scratch, text, length) : NULL;
}

/* A date that there is. Midnight may be written as the hour 24 of the day before. */
static bool is_date(struct civil civil)
{
    struct civil same = {0};
    if (civil.year < 1 || civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31)
        return false;
    civil_from_days(civil_to_days(civil.year, civil.month, civil.day), &same.year, &same.month, &same.day);
    return same.month == civil.month && civil.hour >= 0 && civil.minute >= 0 && civil.minute <= 59 &&
           civil.second >= 0 && civil.second <= 60 &&
           (civil.hour <= 23 || (civil.hour == 24 && civil.minute == 0 && civil.second == 0));
}

static struct calendar_time time_of(icalproperty *property, struct icaltimetype time, struct arena *scratch)
{
    struct calendar_time read = {
        .civil = {.year = time.year,
                  .month = time.month,
                  .day = time.day,
                  .hour = time.is_date ? 0 : time.hour,
                  .minute = time.is_date ? 0 : time.minute,
                  .second = time.is_date ? 0 : time.second},
        .is_date = time.is_date,
        .is_utc = icaltime_is_utc(time),
    };
    read.is_set = !icaltime_is_null_time(time) && is_date(read.civil);
    if (read.civil.hour == 24) {
        int64_t days = civil_to_days(read.civil.year, read.civil.month, read.civil.day) + 1;
        civil_from_days(days, &read.civil.year, &read.civil.month, &read.civil.day);
        read.civil.hour = 0;
    }
    read.zone = parameter_of(property, "TZID", scratch);
    return read;
}

/* -1 for one that goes backwards or past a year. */
static int64_t duration_of(struct icaldurationtype duration)
{
    int64_t hours = ((int64_t)duration.weeks * 7 + duration.days) * 24 + duration.hours;
    int64_t ms = hours * MS_PER_HOUR + duration.minutes * MS_PER_MINUTE + duration.seconds * MS_PER_SECOND;
    return duration.is_neg || ms > 366 * MS_PER_DAY ? -1 : ms;
}

static enum session_status status_of(icalproperty *property)
{
    switch (icalproperty_get_status(property)) {
    case ICAL_STATUS_CANCELLED:
        return SESSION_CANCELLED;
    case ICAL_STATUS_TENTATIVE:
        return SESSION_TENTATIVE;
    default:
        return SESSION_CONFIRMED;
    }
}

/* A person's name; NULL for rooms and things that were invited as well, and for addresses. */
static const char *name_of(icalproperty *property, struct arena *scratch)
{
    const char *kind = parameter_of(property, "CUTYPE", scratch);
    const char *name = parameter_of(property, "CN", scratch);
    bool is_thing = kind && (strcmp(kind, "ROOM") == 0 || strcmp(kind, "RESOURCE") == 0);
    const char *at = name ? strchr(name, '@') : NULL;
    bool is_address = at && strchr(at, '.') && !strchr(name, ' ');
    return is_thing || is_address ? NULL : name;
}

static void read_property(icalproperty *property, struct arena *scratch, struct calendar_event *ret)
{
    switch (icalproperty_isa(property)) {
    case ICAL_UID_PROPERTY:
        ret->uid = text_of(property, scratch);
        break;
    case ICAL_SUMMARY_PROPERTY:
        ret->summary = text_of(property, scratch);
        break;
    case ICAL_DESCRIPTION_PROPERTY:
        ret->description = text_of(property, scratch);
        break;
    case ICAL_LOCATION_PROPERTY:
        ret->location = text_of(property, scratch);
        break;
    case ICAL_CATEGORIES_PROPERTY:
        if (!ret->category) /* libical makes a property of each */
            ret->category = text_of(property, scratch);
        break;
    case ICAL_URL_PROPERTY:
        ret->url = text_of(property, scratch);
        break;
    case ICAL_STATUS_PROPERTY:
        ret->status = status_of(property);
        break;
    case ICAL_SEQUENCE_PROPERTY:
        ret->sequence = icalproperty_get_sequence(property);
        break;
    case ICAL_DTSTART_PROPERTY:
        ret->start = time_of(property, icalproperty_get_dtstart(property), scratch);
        break;
    case ICAL_DTEND_PROPERTY:
        ret->end = time_of(property, icalproperty_get_dtend(property), scratch);
        break;
    case ICAL_RECURRENCEID_PROPERTY:
        ret->recurrence = time_of(property, icalproperty_get_recurrenceid(property), scratch);
        break;
    case ICAL_DURATION_PROPERTY:
        ret->duration_ms = duration_of(icalproperty_get_duration(property));
        break;
    case ICAL_ORGANIZER_PROPERTY:
        ret->organizer = name_of(property, scratch);
        break;
    case ICAL_ATTENDEE_PROPERTY:
        if ((ret->attendees[ret->attendee_count] = name_of(property, scratch)))
            ret->attendee_count++;
        break;
    case ICAL_X_PROPERTY:
        ret->repeats = ret->repeats || strcmp(icalproperty_get_property_name(property), "X-REPEATS") == 0;
        break;
    default:
        break;
    }
}

/* What a line of the component says, as it is written; NULL: there is none. */
static const char *line_of(const char *text, const char *name, struct arena *scratch)
{
    size_t length = strlen(name);
    for (const char *line = text; *line;
         line += line[strcspn(line, "\n")] ? strcspn(line, "\n") + 1 : strlen(line)) {
        const char *value = line + strcspn(line, ":\n");
        if (strlen(line) <= length || !ascii_same(line, length, name, length) || *value != ':' ||
            (line[length] != ':' && line[length] != ';'))
            continue;
        return str_clean(scratch, arena_copy_n(scratch, value + 1, strcspn(value + 1, "\n")));
    }
    return NULL;
}

void ical_read_event(const char *text, struct arena *scratch, struct calendar_event *ret)
{
    icalcomponent *event = parse(text);
    const char *status = line_of(text, "STATUS", scratch), *end = line_of(text, "DTEND", scratch);
    ret->duration_ms = -1;
    ret->length_text = end ? end : line_of(text, "DURATION", scratch);
    if (!event)
        return;
    int attendees = icalcomponent_count_properties(event, ICAL_ATTENDEE_PROPERTY);
    ret->attendees = ARENA_ARRAY(scratch, const char *, (size_t)attendees);
    for (icalproperty *property = icalcomponent_get_first_property(event, ICAL_ANY_PROPERTY); property;
         property = icalcomponent_get_next_property(event, ICAL_ANY_PROPERTY)) {
        if (icalproperty_get_value(property))
            read_property(property, scratch, ret);
    }
    if (status && ascii_same(status, strlen(status), "CANCELED", 8)) /* RFC 5545 writes it with two L */
        ret->status = SESSION_CANCELLED;
    icalcomponent_free(event);
}

/* The text of the first property of this name; NULL: not there. */
static const char *named(icalcomponent *component, const char *name, struct arena *scratch)
{
    for (icalproperty *property = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY); property;
         property = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        const char *its = icalproperty_get_property_name(property);
        if (its && strcmp(its, name) == 0)
            return text_of(property, scratch);
    }
    return NULL;
}

void ical_read_whole(const char *text, struct arena *scratch, struct calendar_whole *ret)
{
    static const char *const titles[] = {"SUMMARY", "NAME", "X-WR-CALNAME", "X-WR-CALDESC"};
    icalcomponent *whole = parse(text);
    if (!whole)
        return;
    if (!ret->producer)
        ret->producer = named(whole, "PRODID", scratch);
    for (size_t i = 0; i < sizeof titles / sizeof *titles && !ret->title; i++) {
        const char *title = named(whole, titles[i], scratch);
        /* A description that is long, or of several lines, is no title. */
        if (title && (i < 3 || (strlen(title) <= 80 && !strpbrk(title, "\r\n"))))
            ret->title = title;
    }
    if (!ret->zone)
        ret->zone = named(whole, "X-WR-TIMEZONE", scratch);
    if (!ret->own_zone)
        ret->own_zone = named(whole, "TZID", scratch);
    icalcomponent_free(whole);
}

/* A rule for each year, as far as it is one of those that definitions of zones have. */
static void read_rule(icalproperty *property, struct calendar_onset *ret)
{
    struct icalrecurrencetype rule = icalproperty_get_rrule(property);
    ret->is_yearly = rule.freq == ICAL_YEARLY_RECURRENCE;
    ret->last_year = icaltime_is_null_time(rule.until) ? 9999 : rule.until.year;
    if (rule.by_month[0] != ICAL_RECURRENCE_ARRAY_MAX)
        ret->month = icalrecurrencetype_month_month(rule.by_month[0]);
    if (rule.by_day[0] != ICAL_RECURRENCE_ARRAY_MAX) {
        ret->weekday = (int)icalrecurrencetype_day_day_of_week(rule.by_day[0]) - 1;
        ret->nth = icalrecurrencetype_day_position(rule.by_day[0]);
    }
    for (size_t i = 0; i < 31 && rule.by_month_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++) {
        if (rule.by_month_day[i] > 0 && rule.by_month_day[i] <= 31)
            ret->days |= UINT32_C(1) << (rule.by_month_day[i] - 1);
    }
}

/* False for one that does not tell when it begins, or to what. */
static bool read_onset(icalcomponent *component, struct arena *scratch, struct calendar_onset *ret)
{
    *ret = (struct calendar_onset){.weekday = -1};
    icalproperty *start = icalcomponent_get_first_property(component, ICAL_DTSTART_PROPERTY);
    icalproperty *from = icalcomponent_get_first_property(component, ICAL_TZOFFSETFROM_PROPERTY);
    icalproperty *to = icalcomponent_get_first_property(component, ICAL_TZOFFSETTO_PROPERTY);
    icalproperty *rule = icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY);
    struct calendar_time time = {.is_set = false};
    if (start)
        time = time_of(start, icalproperty_get_dtstart(start), scratch);
    if (!time.is_set || !to)
        return false;
    ret->start = time.civil;
    ret->month = time.civil.month;
    ret->to_s = icalproperty_get_tzoffsetto(to);
    ret->from_s = from ? icalproperty_get_tzoffsetfrom(from) : ret->to_s;
    if (rule)
        read_rule(rule, ret);
    return abs(ret->to_s) <= 24 * 3600 && abs(ret->from_s) <= 24 * 3600 && ret->month >= 1 &&
           ret->month <= 12;
}

void ical_read_zone(const char *text, struct arena *scratch, struct calendar_definition *ret)
{
    icalcomponent *zone = parse(text);
    *ret = (struct calendar_definition){.id = NULL};
    if (!zone)
        return;
    ret->place = named(zone, "X-LIC-LOCATION", scratch);
    ret->id = named(zone, "TZID", scratch);
    int onsets = icalcomponent_count_components(zone, ICAL_ANY_COMPONENT);
    ret->onsets = ARENA_ARRAY(scratch, struct calendar_onset, (size_t)onsets);
    for (icalcomponent *onset = icalcomponent_get_first_component(zone, ICAL_ANY_COMPONENT); onset;
         onset = icalcomponent_get_next_component(zone, ICAL_ANY_COMPONENT))
        ret->onset_count += read_onset(onset, scratch, &ret->onsets[ret->onset_count]);
    icalcomponent_free(zone);
}
