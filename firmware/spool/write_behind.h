/*
 * write_behind: a file put in the place of another by a thread of its own, for who must not wait for a slow
 * disk. At most one is under way at a time; what the caller has to write next it begins when that has ended.
 */
#ifndef NOWNEXT_SPOOL_WRITE_BEHIND_H
#define NOWNEXT_SPOOL_WRITE_BEHIND_H

#include "base/err.h"

/* As spool_replace_file. */
typedef bool write_behind_replace(const char *path, const void *bytes, size_t size, struct err *reterr);

/* What a disk may take without being called slow. */
#define WRITE_BEHIND_PATIENCE_MS 200

/* Zeroed: nothing is under way. */
struct write_behind {
    struct write_behind_job *job;  /* what is under way; NULL: nothing */
    write_behind_replace *replace; /* NULL: spool_replace_file; for tests */
    int patience_ms;               /* 0: WRITE_BEHIND_PATIENCE_MS; for tests */
};

/* Begins to write a copy of these bytes. Nothing may be under way. Where no thread can be had it is written
 * here, and has ended when this returns. */
void write_behind_start(struct write_behind *behind, const char *path, const void *bytes, size_t size);

/* Whether what was begun has not been heard to end. */
bool write_behind_is_busy(const struct write_behind *behind);

enum write_behind_wait {
    WRITE_BEHIND_NO_WAIT,  /* only looks */
    WRITE_BEHIND_PATIENCE, /* so long as a disk takes that is not slow */
    WRITE_BEHIND_WAIT,     /* so long as it takes */
};

/* True when what was under way has ended: then *ret_ok is whether it is written, and *reterr why not. False
 * too when nothing is under way. */
bool write_behind_end(struct write_behind *behind, enum write_behind_wait wait, bool *ret_ok,
                      struct err *reterr);

#endif
