/*
 * changes_untold: what live data can't tell displays that have an earlier version of a program, as an
 * organiser has to know it.
 */
#ifndef NOWNEXT_VERSIONS_CHANGES_UNTOLD_H
#define NOWNEXT_VERSIONS_CHANGES_UNTOLD_H

#include "versions/changes_between.h"

struct untold {
    const struct changes_item *item; /* NULL: of no session */
    const char *text;                /* what follows its title: "is not shown: ..."; without a stop */
};

struct changes_untold {
    uint32_t missing_count; /* sessions that displays don't show, or in a wrong room; rooms' names */
    const struct untold *missing;
    uint32_t detail_count; /* what else sentences are made of: people, languages */
    const struct untold *details;
    bool adds; /* the live data add sessions, and displays must not keep them with the last version */
    uint32_t other_count; /* sessions of which something differs that none is made of: a summary */
};

/* Of how many sessions, that are not over, something differs that `changes_print` says nothing of. */
uint32_t changes_count_others(const struct changes_found *found);

/* What the files are called: with live data, with the first and with the last version. */
struct changes_names {
    const char *live, *old, *new;
};

/* Prints what is untold and what to do; nothing if all is told. */
void changes_print_untold(const struct changes_found *found, const struct changes_untold *untold,
                          const struct changes_names *names, FILE *stream, struct arena *arena);

#endif
