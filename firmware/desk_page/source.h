/*
 * source: a desk's folder as its pages see it: the log, the live data in force, and the program with these
 * over it. The program, its changes and the venue are read again when their files have changed; a file that
 * can't be read any more leaves in force what it said.
 */
#ifndef NOWNEXT_DESK_PAGE_SOURCE_H
#define NOWNEXT_DESK_PAGE_SOURCE_H

#include "desk_log/desk_log.h"
#include "desk_page/desk_page.h"

struct source;

/* Opens what the log's settings name; the log stays the caller's, and has to outlive it. NULL with the
 * reason. */
struct source *source_open(struct desk_log *log, struct err *reterr);
void source_close(struct source *source);

/* For a desk_page: what it reads and adds. */
struct desk_page_source source_of_pages(struct source *source);

/* The program as published; valid until the next reading. */
const struct program *source_program(const struct source *source);

#endif
