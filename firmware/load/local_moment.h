/*
 * local_moment: a moment as an operator gives it where no program is at hand.
 */
#ifndef NOWNEXT_LOAD_LOCAL_MOMENT_H
#define NOWNEXT_LOAD_LOCAL_MOMENT_H

#include "base/err.h"
#include "program/instant.h"

/* Reads --at: "2024-09-20T10:42:00+02:00"; the same without the offset, and with seconds or without, of a
 * time zone ("": none is known); or "now". ERR_USAGE for anything else, ERR_IO or ERR_MEANING for a zone that
 * there is not. */
bool local_moment_read(const char *text, const char *timezone, struct instant now, struct instant *ret,
                       struct err *reterr);

#endif
