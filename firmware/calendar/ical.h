/*
 * ical: what the files of the iCalendar importer (RFC 5545) share. Private to this room.
 *
 * ical_scan.c takes a file apart and holds the limits; ical_read.c hands one component at a time to libical;
 * ical_zone.c finds zones by the names in the file, ical_define.c makes them of its definitions;
 * ical_times.c, ical_room.c and ical_person.c tell when, where and who; ical.c makes sessions of it.
 */
#ifndef NOWNEXT_CALENDAR_ICAL_H
#define NOWNEXT_CALENDAR_ICAL_H

#include "calendar/calendar.h"

/* ---- ical_scan.c ---- */

enum calendar_part { CALENDAR_WHOLE, CALENDAR_EVENT, CALENDAR_ZONE };

/* What the scan does with a component. `text` is that component with only the properties that are read, each
 * on one line, none repeated or longer than the limits; it lasts until the call returns. `line` is that of
 * its BEGIN. False ends the scan. */
struct calendar_sink {
    bool (*component)(void *user, enum calendar_part part, const char *text, unsigned line,
                      struct err *reterr);
    void *user;
};

/* Takes apart a text that ical_unfold gave. Components that are not read, and what stands in them, are
 * skipped. One that is not ended where the next begins is an issue; a calendar that is not ended, ERR_SYNTAX:
 * only a part of the file is there. */
bool ical_scan(const char *text, size_t size, const struct calendar_sink *sink, struct arena *scratch,
               struct issue_list *issues, struct err *reterr);

/* ---- ical_read.c ---- */

struct calendar_time {
    struct civil civil;
    bool is_set, is_date, is_utc;
    const char *zone; /* the TZID, NULL: none */
};

/* One VEVENT. All texts are in scratch; NULL where absent. */
struct calendar_event {
    char where[24]; /* for issues: "line 17" */
    const char *uid, *summary, *description, *location, *category, *url;
    struct calendar_time start, end, recurrence;
    int64_t duration_ms;     /* -1: none that can be read */
    const char *length_text; /* the end or duration as it is written; NULL: the file says neither */
    enum session_status status;
    bool repeats;
    long sequence;
    const char *organizer;
    const char **attendees;
    uint32_t attendee_count;
    bool is_replaced; /* by another event of the file */
};

/* The properties of a VCALENDAR itself; NULL where absent. Of several calendars in a file the first counts
 * that has one. */
struct calendar_whole {
    const char *producer, *title;
    const char *zone;     /* X-WR-TIMEZONE: that of the calendar's times */
    const char *own_zone; /* a property TZID or VTIMEZONE, which there should not be */
};

/* Reads the text of a component with libical. What libical can't read is left out. */
void ical_read_event(const char *text, struct arena *scratch, struct calendar_event *ret);
void ical_read_whole(const char *text, struct arena *scratch, struct calendar_whole *ret);
/* When an offset begins to hold: once, or each year by a rule. */
struct calendar_onset {
    struct civil start; /* local time before it */
    int32_t from_s, to_s;
    bool is_yearly;
    int last_year, month, weekday; /* 0 = Sunday; -1: any day */
    int nth;                       /* of these weekdays in the month; negative: from its end; 0: by days */
    uint32_t days;                 /* of the month, as bits; 0: any */
};

/* A VTIMEZONE. */
struct calendar_definition {
    const char *id;    /* the TZID; NULL: none, and it says nothing */
    const char *place; /* its name in the tz database, if it tells that */
    struct calendar_onset *onsets;
    uint32_t onset_count;
};
void ical_read_zone(const char *text, struct arena *scratch, struct calendar_definition *ret);

/* ---- ical_zone.c ---- */

struct calendar_zone {
    const char *id;   /* the TZID */
    const char *name; /* in the tz database; NULL: not there */
    bool is_known;    /* by its name or by its definition: `zone` has its offsets */
    struct zone zone;
    uint32_t uses;
};

/* At most 64 of them: what more there are is not known. */
struct calendar_zones {
    struct import *import;
    struct arena *scratch;
    struct calendar_zone **items, unknown;
    uint32_t count, capacity;
    struct map ids;
};
void ical_zones_init(struct calendar_zones *zones, struct import *import);
/* Adds the zone of a definition, with the tz database's offsets if that has its name, else with those that
 * the definition tells. */
void ical_zones_define(struct calendar_zones *zones, const struct calendar_definition *definition);
/* The zone of a TZID, found by its name if it was not defined: "Europe/Paris",
 * "/example.org/2020/Europe/Paris". Never NULL. */
struct calendar_zone *ical_zone_of(struct calendar_zones *zones, const char *id);

/* ---- ical_define.c ---- */

/* The offsets that a definition tells, as a zone of its TZID's name in `arena`. False where it tells none. */
bool ical_define_zone(const struct calendar_definition *definition, struct arena *arena, struct zone *ret);

/* ---- ical_room.c ---- */

struct calendar_rooms {
    struct import *import;
    struct arena *scratch;
    bool venue_in_brackets; /* as Indico writes: "Room (Venue)" */
    struct map places;      /* keys of all locations of the file */
    struct map in_venues;   /* keys of the rooms in brackets' front; "KEY\n": in more than one venue */
};
void ical_rooms_init(struct calendar_rooms *rooms, struct import *import, const struct calendar_event *events,
                     uint32_t count, bool venue_in_brackets);
/* Adds the rooms of a location to a session: one, or several where it lists what are rooms elsewhere in the
 * file. */
bool ical_add_rooms(struct calendar_rooms *rooms, const char *location, struct session_draft *draft,
                    struct err *reterr);

/* ---- ical_person.c ---- */

/* Adds the people of a description's first line ("Speakers: A (Affiliation), B") and gives what follows that
 * line; the description itself if it names nobody. `description` may be NULL. */
const char *ical_take_speakers(struct import *import, const char *description, struct people_draft *people);
/* Adds the names of a list, parted by commas outside of brackets. */
void ical_add_names(struct import *import, const char *names, struct people_draft *people);
/* Whether the organizers of events are who speaks there: more than one, and none of them of more than half of
 * the events. */
bool ical_organizers_speak(struct arena *scratch, const struct calendar_event *events, uint32_t count);

/* ---- ical.c ---- */

/* What is read of a file before sessions are made of it. */
struct calendar {
    struct import *import;
    struct calendar_whole whole;
    struct calendar_event *events;
    uint32_t count, capacity;
    struct calendar_zones zones;
    struct calendar_rooms rooms;
    const char *only_zone; /* the TZID of the file's only definition of a zone */
    uint32_t zone_count;
    bool names_in_titles, organizers_speak, has_tracks;
    uint32_t replaced, repeated, repeating, whole_days; /* events, for the issues */
};

/* ---- ical_times.c ---- */

/* Chooses the event's zone: what the calendar names, if nine of ten of its times agree; else the zone that
 * most starts are in, else one that is only defined there. UTC says nothing beside another: many write their
 * times in it. */
bool ical_choose_zone(struct calendar *calendar, struct err *reterr);
/* The instant of a time; INSTANT_NONE if it is none. Once the zone is chosen. */
struct instant ical_resolve(struct calendar *calendar, const struct calendar_time *time);
/* Sets the end of the session that was added last, and has a start: a day for a date alone, none where there
 * is neither end nor duration; else it is judged with those of all sessions (import_note_length). */
void ical_read_end(struct calendar *calendar, const struct calendar_event *event, struct session *session);

#endif
