/*
 * calendar: schedules that are published as an iCalendar (RFC 5545). ical_scan.c finds the components and
 * holds the limits, ical_read.c reads one by libical, the others make sessions of them.
 */
#ifndef NOWNEXT_CALENDAR_CALENDAR_H
#define NOWNEXT_CALENDAR_CALENDAR_H

#include "import/import.h"

/* An importer as those of importer/formats.h: on success the builder holds rooms, tracks, sessions and the
 * event. The text is in scratch. */
bool import_icalendar(struct import *import, const char *text, size_t size, struct err *reterr);

/* ical_scan.c: whether an iCalendar begins near the top of the bytes or the text; and these with each line
 * that was folded in one piece, ended by '\n', and as many lines as there were (empty ones after it). Some
 * fold within a character, which is no UTF-8, so this comes before decoding. Gives `bytes` themselves where
 * nothing is to be done; else a text in scratch, ended by a NUL. */
bool import_begins_calendar(const char *bytes, size_t size);
const char *import_unfold(const char *bytes, size_t size, struct arena *scratch, size_t *ret_size);

#endif
