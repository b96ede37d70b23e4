/*
 * importer: published schedules of others to a program snapshot; the format is told by the content, never by
 * the file's name. One file a format: frab_json.c, frab_xml.c, indico_event.c, indico_timetable.c,
 * indico_report.c, ical.c, sessionize.c, pretalx_widget.c, opass.c, schedule_v2.c.
 */
#ifndef NOWNEXT_IMPORTER_IMPORTER_H
#define NOWNEXT_IMPORTER_IMPORTER_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "program/program.h"
#include "program/zone.h"

enum import_format {
    IMPORT_NATIVE,           /* nownext-program/1: read by reader/read_program.h */
    IMPORT_FRAB_JSON,        /* frab, pretalx, c3voc schedule.json v1 */
    IMPORT_FRAB_XML,         /* their schedule.xml, and Pentabarf's */
    IMPORT_INDICO_EVENT,     /* /export/event/ID.json */
    IMPORT_INDICO_TIMETABLE, /* /export/timetable/ID.json */
    IMPORT_INDICO_REPORT,    /* Report of Contributions as text */
    IMPORT_ICALENDAR,        /* .ics, RFC 5545 */
    IMPORT_SESSIONIZE,       /* view/All, view/GridSmart, view/Sessions */
    IMPORT_PRETALX_WIDGET,   /* /schedule/widgets/schedule.json */
    IMPORT_OPASS,            /* of COSCUP, SITCON */
    IMPORT_SCHEDULE_V2,      /* c3voc schedule.json v2 */
    IMPORT_FORMAT_COUNT
};
const char *import_format_name(enum import_format format); /* for people: "frab schedule.json" */

struct import_options {
    const struct zone_source *zones;
    const char *timezone;       /* the zone that was given, before all that a file says; NULL: none */
    const char *timezone_from;  /* who says so: "--timezone" (also for NULL), "display.json" */
    const char *local_timezone; /* that of the board's time.txt, for a file that names none; NULL: none */
    const char *event_title;    /* for a file that does not name its event; NULL: not given */
    const char *file_name; /* the file's, for one that has no title and was given none; NULL: not known */
    /* Words that say in a title that a session is cancelled, NULL at the end; NULL: those that are built in.
     */
    const char *const *cancelled_words;
};

/* The zone of a name as people write it, in any case or by its last part; ERR_MEANING where there is none. In
 * `arena`. */
bool importer_find_zone(const char *name, const struct zone_source *zones, struct arena *arena,
                        struct arena *scratch, struct zone *ret, struct err *reterr);

/* Reads a program of any supported format into `arena`; `scratch` as for read_program. UTF-8 with or without
 * BOM, UTF-16 with BOM. *ret_format (may be NULL) is set as soon as it is known. What is no schedule, or one
 * in a format that is not read yet, gives ERR_FORMAT with a sentence that says what it is. */
bool importer_import(const char *bytes, size_t size, const struct import_options *options,
                     struct arena *arena, struct arena *scratch, struct issue_list *issues,
                     enum import_format *ret_format, const struct program **ret, struct err *reterr);

#endif
