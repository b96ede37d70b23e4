/*
 * live_keeper: the live data in force, kept beside their writers' files: what they said holds when the file
 * is gone, and across a power cut (day.md 1). In the folder of the display's state:
 * - live.json: the bytes that are in force, replaced when others are;
 * - revisions.json: the highest revisions of other venues and logs that were in force before, written when
 *   what is kept is of another venue or log than before; and the emergency that goes on.
 *
 * An emergency ends by "lifted" or "until", never by absence: where live data that come after it, of its
 * venue, do not speak of it (no "emergency", or null), it goes on beside what they say. A desk always says
 * what became of it; a file that was written by hand, or another desk's, may not.
 *
 * A disk that is slow holds up nobody: it is written by a thread of its own.
 */
#ifndef NOWNEXT_DISPLAY_LIVE_KEEPER_H
#define NOWNEXT_DISPLAY_LIVE_KEEPER_H

#include "base/arena.h"
#include "base/err.h"
#include "changes/live.h"
#include "station/precedence.h"
#include "spool/write_behind.h"

#define LIVE_KEEPER_MOST_SEEN 8
#define LIVE_KEEPER_REVISIONS_FILE "revisions.json"
/* After a write that failed, the next one is tried so much later: a full disk is not asked at each step. */
#define LIVE_KEEPER_RETRY_MS (5 * 60 * 1000)

struct live_keeper {
    const char *folder;     /* the caller's; NULL: nothing is written */
    struct arena arenas[2]; /* of what is kept, and of what was before, until live_keeper_settle */
    unsigned current;
    const struct live *live; /* NULL: none */
    const char *bytes;
    size_t size;
    uint64_t hash;      /* of the bytes */
    struct arena names; /* of `seen` */
    uint32_t seen_count;
    struct precedence_seen seen[LIVE_KEEPER_MOST_SEEN];
    bool is_saved, is_seen_saved; /* the disk has it */
    int64_t failed_steady_ms;     /* when a write failed; 0: none has */
    bool is_failing;              /* the last write that was heard of did */
    struct err err;               /* why */
    struct write_behind behind;   /* what is being written */
    bool writes_seen;             /* that is `seen`, else the live data */
    bool is_carried;              /* the emergency of `live` is of what was before */
    bool is_carried_there;        /* the last revisions.json has one */
    bool is_latest;               /* nothing else has come since */
};

/* Reads what the folder has; what can't be read there counts as nothing. */
void live_keeper_init(struct live_keeper *keeper, const char *folder);
/* Waits for what is being written. */
void live_keeper_finish(struct live_keeper *keeper);

/* Keeps a copy of these bytes, which read_live has read without an error; they are on the disk once they are
 * saved. What was kept before stays readable until live_keeper_settle. */
void live_keeper_take(struct live_keeper *keeper, const char *bytes, size_t size);

/* Writes what is not on the disk yet. `steady_ms`: a clock that is never set; `wait`: whether the disk is
 * waited for. Gives whether all is there. Where it returns before that, it is to be called again while
 * live_keeper_is_busy. */
bool live_keeper_save(struct live_keeper *keeper, int64_t steady_ms, enum write_behind_wait wait);

/* Whether the disk is being written. */
bool live_keeper_is_busy(const struct live_keeper *keeper);

/* Gives back the memory of what is kept no more. */
void live_keeper_settle(struct live_keeper *keeper);

#endif
