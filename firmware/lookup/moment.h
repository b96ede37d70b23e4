/*
 * moment: moments as people give them on a command line.
 */
#ifndef NOWNEXT_LOOKUP_MOMENT_H
#define NOWNEXT_LOOKUP_MOMENT_H

#include "base/err.h"
#include "program/program.h"

/* What a text is read against. */
struct when_context {
    const struct program *program;
    struct instant now; /* what "now" is; INSTANT_NONE: that is not known here */
    /* The names of the event's language beside the English ones: 7 from Sunday on, 12 from January on; NULL:
     * none. */
    const char *const *weekdays, *const *months;
};

/* Reads --at: RFC 3339 with an offset; a local time of the event ("2024-09-20T10:42", with a blank for the T,
 * with seconds); a date alone, which is the beginning of that conference day; a time alone ("10:42"), on the
 * event's first day; "now"; or a day as people name it, with a time or without ("fri 10:42", "20 sep",
 * "20 sep 10:42"): lookup/moment_day.h. A local time in a DST gap is the gap's end, one that is there twice
 * the first. False and ERR_USAGE for anything else, and for a weekday that the event has twice. */
bool when_read_in(const char *text, const struct when_context *context, struct instant *ret,
                  struct err *reterr);

/* The same where "now" is not known and the names are English. */
bool when_read(const char *text, const struct program *program, struct instant *ret, struct err *reterr);

/* A moment at which most rooms have something on, ten minutes into it: the first of those. The event's first
 * start when nothing runs ever; 0 for a program without any times. */
struct instant when_busiest(const struct program *program);

#endif
