#include "calendar/ical.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"

/* ---- the file ---- */

static bool take_part(void *user, enum calendar_part part, const char *text, unsigned line,
                      struct err *reterr)
{
    struct calendar *calendar = user;
    struct arena *scratch = calendar->import->scratch;
    if (part == CALENDAR_WHOLE) {
        ical_read_whole(text, scratch, &calendar->whole);
        return true;
    }
    if (part == CALENDAR_ZONE) {
        struct calendar_definition definition;
        ical_read_zone(text, scratch, &definition);
        ical_zones_define(&calendar->zones, &definition);
        calendar->only_zone = calendar->zone_count++ ? NULL : definition.id;
        return true;
    }
    if (calendar->count == LIMIT_SESSIONS)
        return err_set_line(reterr, ERR_LIMIT, line, 0, "more than %d events", LIMIT_SESSIONS);
    calendar->events =
        arena_room(scratch, calendar->events, calendar->count, &calendar->capacity, sizeof *calendar->events);
    struct calendar_event *event = &calendar->events[calendar->count++];
    snprintf(event->where, sizeof event->where, "line %u", line);
    ical_read_event(text, scratch, event);
    return true;
}

static bool starts_with(const char *text, const char *start)
{
    return text && strncmp(text, start, strlen(start)) == 0;
}

/* pretalx and frab append the speakers to a title. pretalx tells its name; frab tells only that of a library,
 * but there is a dash in all of its titles. */
static bool has_names_in_titles(const struct calendar *calendar)
{
    const char *producer = calendar->whole.producer;
    if (!producer || starts_with(producer, "-//pretalx//"))
        return producer != NULL;
    bool all = strstr(producer, "ri_cal") && calendar->count > 0;
    for (uint32_t i = 0; all && i < calendar->count; i++) {
        const char *title = calendar->events[i].summary;
        all = title &&
              (strstr(title, " - ") || (strlen(title) > 2 && strcmp(title + strlen(title) - 2, " -") == 0));
    }
    return all;
}

/* Whether there is more than one category: what all events share tells nothing of them. */
static bool has_tracks(struct calendar *calendar)
{
    struct arena *scratch = calendar->import->scratch;
    const char *first = NULL;
    for (uint32_t i = 0; i < calendar->count; i++) {
        const char *category = calendar->events[i].category;
        category = category ? str_fold(scratch, category) : NULL;
        if (category && first && strcmp(category, first) != 0)
            return true;
        first = first ? first : category;
    }
    return first && calendar->count == 1;
}

/* ---- what replaces what ---- */

static const char *instance_key(struct calendar *calendar, const struct calendar_event *event,
                                const struct calendar_time *time)
{
    return arena_printf(calendar->import->scratch, "%lld %s", (long long)ical_resolve(calendar, time).ms,
                        event->uid);
}

/* An event with the RECURRENCE-ID of another one's start, and its UID, takes its place; of two with the same
 * the one with the higher SEQUENCE, or the later one. What repeats all of another event is that event. But a
 * UID alone means nothing: there are systems that give it to many events. */
static void replace_events(struct calendar *calendar)
{
    struct map instances, all;
    uint32_t *newest = ARENA_ARRAY(calendar->import->scratch, uint32_t, calendar->count), count = 0;
    map_init(&instances, calendar->import->scratch);
    map_init(&all, calendar->import->scratch);
    for (uint32_t i = 0; i < calendar->count; i++) {
        struct calendar_event *event = &calendar->events[i];
        if (!event->uid || !event->recurrence.is_set)
            continue;
        if (!event->start.is_set)
            event->start = event->recurrence;
        const char *key = instance_key(calendar, event, &event->recurrence);
        if (map_add(&instances, key, count)) {
            newest[count++] = i;
            continue;
        }
        uint32_t *at = &newest[map_find(&instances, key)];
        bool is_newer = event->sequence >= calendar->events[*at].sequence;
        calendar->events[is_newer ? *at : i].is_replaced = true;
        *at = is_newer ? i : *at;
        calendar->replaced++;
    }
    for (uint32_t i = 0; i < calendar->count; i++) {
        struct calendar_event *event = &calendar->events[i];
        if (!event->uid || event->is_replaced || !event->start.is_set)
            continue;
        const char *key = instance_key(calendar, event, &event->start);
        event->is_replaced = !event->recurrence.is_set && map_find(&instances, key) != UINT32_MAX;
        calendar->replaced += event->is_replaced;
        key = arena_printf(calendar->import->scratch, "%s\n%s\n%s", key, event->summary ? event->summary : "",
                           event->location ? event->location : "");
        if (!event->is_replaced && !map_add(&all, key, i)) {
            event->is_replaced = true;
            calendar->repeated++;
        }
    }
}

/* ---- sessions ---- */

static const char *clean(struct import *import, const char *text, size_t limit, const char *where,
                         const char *what)
{
    return import_clean(import, text, limit, where, what);
}

static void add_person(struct import *import, const char *name, struct people_draft *people)
{
    import_add_person(import, people, name, NULL, PERSON_PRESENTER);
}

static void add_names(struct import *import, const char *names, struct people_draft *people)
{
    for (size_t length; *names; names += length + (names[length] == ',')) {
        length = strcspn(names, ",");
        add_person(import, arena_copy_n(import->scratch, names, length), people);
    }
}

/* The title; who is named in it is added to the people. */
static const char *read_title(struct calendar *calendar, const struct calendar_event *event,
                              struct people_draft *people)
{
    struct import *import = calendar->import;
    char *text = str_clean(import->scratch, event->summary ? event->summary : "");
    if (calendar->names_in_titles) {
        char *dash = NULL;
        for (char *p = text; (p = strstr(p, " -")); p += 2)
            dash = p > text && (!p[2] || p[2] == ' ') ? p : dash;
        if (dash) {
            *dash = '\0';
            add_names(import, dash + 2, people);
        }
    }
    const char *title = clean(import, text, LIMIT_TITLE_BYTES, event->where, "the title");
    if (title[0])
        return title;
    issue_add(import->issues, ISSUE_WARNING, "untitled", event->where, "there is no title");
    return "(untitled)";
}

/* Those whom the title or the description name, else those who are invited, else the organizer. */
static void read_people(struct calendar *calendar, const struct calendar_event *event,
                        struct people_draft *people)
{
    bool is_named = people->count > 0;
    for (uint32_t i = 0; !is_named && i < event->attendee_count; i++)
        add_person(calendar->import, event->attendees[i], people);
    if (people->count == 0 && event->organizer && calendar->organizers_speak)
        add_person(calendar->import, event->organizer, people);
}

/* A break by its title alone, or by what follows "Main Conference: " there. */
static bool is_break(struct calendar *calendar, const char *title)
{
    const char *last = strrchr(title, ':');
    return import_is_break_word(calendar->import->scratch, title) ||
           (last && import_is_break_word(calendar->import->scratch, last + 1));
}

static const char *read_id(struct calendar *calendar, const struct calendar_event *event)
{
    const char *id = import_clean(calendar->import, event->uid, LIMIT_NAME_BYTES, event->where, "the id");
    if (id[0])
        return id;
    issue_add(calendar->import->issues, ISSUE_WARNING, "no-id", event->where,
              "there is no UID; changes of this session cannot be followed");
    return "x";
}

static void read_track(struct calendar *calendar, const struct calendar_event *event, struct session *session)
{
    struct import *import = calendar->import;
    const char *name = clean(import, event->category, LIMIT_NAME_BYTES, event->where, "the category");
    if (calendar->has_tracks && name[0])
        builder_track_by_name(&import->builder, name, NULL, &session->track, NULL);
}

static bool add_session(struct calendar *calendar, const struct calendar_event *event, struct err *reterr)
{
    struct import *import = calendar->import;
    struct session_draft *draft = builder_add_session(&import->builder, reterr);
    if (!draft)
        return false;
    struct session *session = &draft->session;
    struct people_draft people = {.count = 0};
    draft->where = event->where;
    session->id = read_id(calendar, event);
    session->title = builder_label(&import->builder, read_title(calendar, event, &people));
    session->start = ical_resolve(calendar, &event->start);
    if (instant_is_set(session->start))
        ical_read_end(calendar, event, session);
    else
        issue_add(import->issues, ISSUE_WARNING, "no-time", event->where,
                  "there is no start that can be read; the session is taken as unscheduled");
    session->status = event->status;
    session->summary =
        import_summary(import, ical_take_speakers(import, event->description, &people), event->where);
    session->url = import_web_address(import, event->url);
    read_people(calendar, event, &people);
    import_set_people(import, session, &people);
    read_track(calendar, event, session);
    if (people.count == 0 && is_break(calendar, label_text(session->title, "")))
        session->kind = SESSION_BREAK;
    calendar->repeating += event->repeats;
    if (event->start.is_set && event->start.is_date) {
        /* What has a date alone is around all day, beside what has a time. */
        calendar->whole_days++;
        session->kind = SESSION_DROP_IN;
        return true;
    }
    return ical_add_rooms(&calendar->rooms, event->location, draft, reterr);
}

/* What is needed for one session alone is given back with it: all together would be many times the file. */
static bool add_sessions(struct calendar *calendar, struct err *reterr)
{
    struct import *import = calendar->import;
    struct arena *scratch = import->scratch, step;
    bool ok = true;
    builder_reserve_sessions(&import->builder, calendar->count, scratch);
    arena_init(&step, scratch->acquire, scratch->release);
    import->scratch = &step;
    for (uint32_t i = 0; ok && i < calendar->count; i++) {
        ok = calendar->events[i].is_replaced || add_session(calendar, &calendar->events[i], reterr);
        arena_reset(&step);
    }
    import->scratch = scratch;
    arena_finish(&step);
    return ok;
}

/* ---- the whole ---- */

static void set_event(struct calendar *calendar)
{
    struct import *import = calendar->import;
    const char *title = clean(import, calendar->whole.title, LIMIT_TITLE_BYTES, "", "the calendar's name");
    if (!title[0])
        title = clean(import, import->options->event_title, LIMIT_TITLE_BYTES, "", "the event's title");
    if (!title[0])
        issue_add(import->issues, ISSUE_NOTE, "no-title", "", "the calendar has no name: --title gives one");
    import->builder.program->event.title = builder_label(&import->builder, title[0] ? title : "Calendar");
}

static void report(struct calendar *calendar)
{
    struct issue_list *issues = calendar->import->issues;
    int64_t first = INT64_MAX, last = INT64_MIN;
    bool only_whole_events = calendar->count > 0;
    for (uint32_t i = 0; i < calendar->count; i++) {
        const struct calendar_event *event = &calendar->events[i];
        only_whole_events = only_whole_events && starts_with(event->uid, "indico-event-");
        if (event->is_replaced || !event->start.is_set)
            continue;
        int64_t at = ical_resolve(calendar, &event->start).ms;
        first = at < first ? at : first;
        last = at > last ? at : last;
    }
    if (only_whole_events)
        issue_add(issues, ISSUE_WARNING, "whole-events", "",
                  "Indico's calendar of events as a whole: it holds no sessions; export the event with its "
                  "contributions instead");
    else if (last > first && last - first > 30 * MS_PER_DAY)
        issue_add(
            issues, ISSUE_WARNING, "span", "",
            "the sessions span %lld days: this is perhaps a calendar of many events, not a conference's",
            (long long)((last - first) / MS_PER_DAY));
    if (calendar->repeating)
        issue_add(issues, ISSUE_WARNING, "repeats", "",
                  "events that a rule repeats (RRULE) are shown only the first time: %u",
                  calendar->repeating);
    if (calendar->whole_days)
        issue_add(issues, ISSUE_NOTE, "all-day", "",
                  "events that have a date but no time are shown in the hallway only: %u",
                  calendar->whole_days);
    if (calendar->replaced)
        issue_add(issues, ISSUE_NOTE, "replaced", "", "events that others replace (RECURRENCE-ID): %u",
                  calendar->replaced);
    if (calendar->repeated)
        issue_add(issues, ISSUE_NOTE, "repeated", "", "events that are there twice, and are read once: %u",
                  calendar->repeated);
}

bool import_icalendar(struct import *import, const char *text, size_t size, struct err *reterr)
{
    struct calendar calendar = {.import = import};
    struct calendar_sink sink = {.component = take_part, .user = &calendar};
    ical_zones_init(&calendar.zones, import);
    text = import_unfold(text, size, import->scratch, &size);
    if (!ical_scan(text, size, &sink, import->scratch, import->issues, reterr) ||
        !ical_choose_zone(&calendar, reterr))
        return false;
    calendar.names_in_titles = has_names_in_titles(&calendar);
    calendar.organizers_speak = ical_organizers_speak(import->scratch, calendar.events, calendar.count);
    calendar.has_tracks = has_tracks(&calendar);
    replace_events(&calendar);
    ical_rooms_init(&calendar.rooms, import, calendar.events, calendar.count,
                    calendar.whole.producer && strstr(calendar.whole.producer, "INDICO"));
    set_event(&calendar);
    if (!add_sessions(&calendar, reterr))
        return false;
    report(&calendar);
    return true;
}
