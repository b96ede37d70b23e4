/*
 * load_program: a file of any supported format to a program, with the system's files and zones.
 */
#ifndef NOWNEXT_LOAD_LOAD_PROGRAM_H
#define NOWNEXT_LOAD_LOAD_PROGRAM_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "importer/importer.h"
#include "program/program.h"

struct load_options {
    const char *timezone;      /* before all that a file says; NULL: not given */
    const char *timezone_from; /* who gave it: "display.json"; NULL: the option --timezone */
    const char *event_title;   /* for files that don't name their event; NULL: not given */
};

/* A program with its memory. Owner: the caller, who calls load_finish; safe on one that is all zero. */
struct loaded {
    const char *path; /* as given, for messages */
    size_t size;      /* of the file, in bytes */
    struct arena arena;
    struct issue_list issues; /* of the load, in the same arena */
    enum import_format format;
    const struct program *program;
};

/* Reads the file at `path`; "-" is the standard input. On failure nothing needs to be finished. */
bool load_program(const char *path, const struct load_options *options, struct loaded *ret,
                  struct err *reterr);
void load_finish(struct loaded *loaded);

#endif
