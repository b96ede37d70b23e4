/*
 * store: what a display shows by: the documents that writers have left in their folders, each as its last
 * good version, and of each document that of the writer whose word counts (station/precedence.h). Whatever
 * comes to lie there, what is shown stays until something better can be read.
 */
#ifndef NOWNEXT_DISPLAY_STORE_H
#define NOWNEXT_DISPLAY_STORE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/sha256.h"
#include "display/live_keeper.h"
#include "program/program.h"
#include "station/config.h"
#include "changes/live.h"
#include "station/precedence.h"
#include "station/venue.h"
#include "spool/names.h"

#define STORE_DISPLAYS 2
#define STORE_LOOK_MS 500 /* between looks at a disk that is slow */

/* Where the writers leave their documents, and where the display keeps what it has to know after a power cut.
 * NULL: there is none. */
struct store_folders {
    const char *setup, *feed;
    const char *agent; /* in RAM */
    const char *state; /* the display's own */
};

/* All files that are looked at: setup's are numbered as enum spool_name. */
enum store_file {
    STORE_FEED_PROGRAM = SPOOL_NAME_COUNT,
    STORE_FEED_LIVE,
    STORE_FEED_VENUE,
    STORE_AGENT_LIVE,
    STORE_FEED_CHANGES, /* counted as the program's */
    STORE_FILE_COUNT
};

/* A file as it was looked at last. */
struct store_entry {
    struct arena arenas[2]; /* of the last good version, and of what was before, until store_settle */
    unsigned current;
    bool is_there;       /* now, good or not */
    bool is_tried;       /* the version that is there now was read, if it could be */
    bool is_good;        /* some version could be read, and is held: it is in force if its writer is heard */
    struct err err;      /* why the version that is there now is refused; code ERR_NONE: it is not */
    const char *warning; /* what is wrong in the version in force; NULL: nothing; in its arena */
    int64_t order;       /* the highest number that its writer has given it while it was there */
    uint64_t device, inode;
    int64_t size, changed_ns;
    union {
        const void *value;
        const struct program *program;
        const struct venue *venue;
        const struct display_config *display;
        const struct live *live;
        const struct feed_changes *changes;
    };                 /* NULL: none is held */
    bool is_back;      /* live data whose revision is below that of the same file before: that is told */
    const char *bytes; /* of live data */
    size_t byte_count;
    uint64_t hash;
    char digest[SHA256_TEXT_SIZE]; /* of a program, where changes are held that name theirs; "": not known */
};

struct store {
    struct store_folders folders; /* the caller's */
    struct store_entry entries[STORE_FILE_COUNT];
    struct live_keeper keeper;
    struct err order_errs[PRECEDENCE_WRITERS]; /* why the numbers of setup and feed can't be read */
    struct precedence decided;                 /* who is heard, and why */
    const struct program *program;             /* NULL: none yet */
    const struct feed_changes *changes;        /* of this program; NULL: none */
    const struct live *live;                   /* NULL: none */
    const struct program *folded; /* the program with all that over it: what is shown; from store_fold */
    struct arena folds[2];        /* of what is folded, and of what was before */
    unsigned fold;
    const struct display_config *displays[STORE_DISPLAYS]; /* NULL: none */
    const struct venue *venue;                             /* NULL: none */
};

/* No writer's file is read yet; what was kept of the live data is. */
void store_init(struct store *store, const struct store_folders *folders);
void store_finish(struct store *store);

/* Looks at the files and reads those that are others than before; gives a set, a bit for each of enum
 * spool_name, of what is another now, in force or refused. What was in force stays readable until
 * store_settle. Of a program or a venue only the one that came last is read, and the other one where that is
 * no good. One that is gone stays in force, but the first display only while there is no venue; live data
 * that are gone stay in force always. Live data with a revision that is not above the one in force
 * are refused, unless they are the same bytes. */
unsigned store_read(struct store *store);

/* Has left on the disk what must hold after a power cut, where it is not there yet, and waits for nothing.
 * `steady_ms`: a clock that is never set. Gives whether the disk is busy: it is to be called again soon. */
bool store_keep(struct store *store, int64_t steady_ms);

/* Lays what happened over the program, once for each change of either. Whatever was folded before stays
 * readable until store_settle. */
void store_fold(struct store *store);

/* Gives back what is in force no more: not before what was read is folded. */
void store_settle(struct store *store);

/* The file that the document in force is from; the setup folder's where none is. */
const struct store_entry *store_entry_in_force(const struct store *store, enum spool_name document);

/* What a file is called where it is refused: "program.json", "program.json of the feed". */
const char *store_file_name(enum store_file file);

#endif
