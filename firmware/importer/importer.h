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
#include "import/options.h"
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

/* Reads a program of any supported format into `arena`; `scratch` as for read_program. UTF-8 with or without
 * BOM, UTF-16 with BOM. *ret_format (may be NULL) is set as soon as it is known. What is no schedule, or one
 * in a format that is not read yet, gives ERR_FORMAT with a sentence that says what it is. */
bool importer_import(const char *bytes, size_t size, const struct import_options *options,
                     struct arena *arena, struct arena *scratch, struct issue_list *issues,
                     enum import_format *ret_format, const struct program **ret, struct err *reterr);

#endif
