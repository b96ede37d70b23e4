/*
 * moment: moments as people give them on a command line.
 */
#ifndef NOWNEXT_SCHEDULE_MOMENT_H
#define NOWNEXT_SCHEDULE_MOMENT_H

#include "base/err.h"
#include "program/program.h"

/* Reads --at: RFC 3339 with an offset; a local time of the event ("2024-09-20T10:42", with a blank for the T,
 * with seconds); a date alone, which is the beginning of that conference day; or a time alone ("10:42"), on
 * the event's first day. A local time in a DST gap is the gap's end, one that is there twice the first. False
 * and ERR_USAGE for anything else. */
bool when_read(const char *text, const struct program *program, struct instant *ret, struct err *reterr);

/* A moment at which most rooms have something on, ten minutes into it: the first of those. The event's first
 * start when nothing runs ever; 0 for a program without any times. */
struct instant when_busiest(const struct program *program);

#endif
