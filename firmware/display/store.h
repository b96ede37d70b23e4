/*
 * store: what a display shows by: the files of its spool, each as its last good version. Whatever comes to
 * lie there, what is shown stays until something better can be read.
 */
#ifndef NOWNEXT_DISPLAY_STORE_H
#define NOWNEXT_DISPLAY_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "program/program.h"
#include "schedule/config.h"
#include "changes/live.h"
#include "schedule/venue.h"
#include "spool/names.h"

#define STORE_DISPLAYS 2

/* A file of the spool as it was looked at last. */
struct store_entry {
    struct arena arenas[2]; /* of what is in force, and of what was before, until store_settle */
    unsigned current;
    bool is_there;       /* now, good or not */
    bool is_good;        /* some version could be read: it is in force */
    struct err err;      /* why the version that is there now is refused; code ERR_NONE: it is in force */
    const char *warning; /* what is wrong in the version in force; NULL: nothing; in its arena */
    uint64_t device, inode;
    int64_t size, changed_ns;
};

struct store {
    const char *folder; /* the caller's */
    struct store_entry entries[SPOOL_NAME_COUNT];
    const struct program *program; /* NULL: none yet */
    const struct live *live;       /* NULL: none */
    const struct program *folded; /* the program with the live data over it: what is shown; from store_fold */
    struct arena folds[2];        /* of what is folded, and of what was before */
    unsigned fold;
    uint64_t live_hash;                                    /* of its bytes */
    const struct display_config *displays[STORE_DISPLAYS]; /* NULL: none */
    const struct venue *venue;                             /* NULL: none */
};

/* Nothing is read yet. */
void store_init(struct store *store, const char *folder);
void store_finish(struct store *store);

/* Looks at the files and reads those that are others than before; gives a set, a bit for each of enum
 * spool_name, of what is another now, in force or refused. What was in force stays readable until
 * store_settle. A program or display that is gone stays in force, but the first display only while there is
 * no venue; live data that are gone are none. Live data with a revision that is not above the one in force
 * are refused, unless they are the same bytes. */
unsigned store_read(struct store *store);

/* Lays what happened over the program, once for each change of either. Whatever was folded before stays
 * readable until store_settle. */
void store_fold(struct store *store);

/* Gives back what is in force no more: not before what was read is folded. */
void store_settle(struct store *store);

#endif
