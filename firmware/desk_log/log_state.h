/*
 * log_state: an opened desk's log, as the files of this room share it. Private to this room.
 */
#ifndef NOWNEXT_DESK_LOG_LOG_STATE_H
#define NOWNEXT_DESK_LOG_LOG_STATE_H

#include "desk_log/desk_log.h"
#include "desk_log/entry.h"
#include "desk_log/log_file.h"
#include "desk_log/published.h"
#include "desk_log/settings.h"

struct desk_log {
    struct arena arena;   /* settings, entries */
    struct arena of_live; /* the live data of all entries */
    const char *folder;
    const struct desk_settings *settings;
    int lock;
    struct log_file file;
    const char *id, *venue; /* of the first line; NULL: not read yet */
    struct desk_command *entries;
    uint32_t count, capacity;
    int64_t revision;        /* of the last entry; 0: none */
    const struct live *live; /* NULL: to be made */
    bool has_key;            /* `key` is what it signs with */
    struct signing_secret key;
};

/* The lock of the folder, by flock's LOCK_EX or LOCK_SH; all that follows is called under it. */
bool log_take(const struct desk_log *log, int how, struct err *reterr);
void log_give(const struct desk_log *log);

/* Reads what was added to the file. *ret_torn: bytes of a line that was not written to its end. */
bool log_read_new(struct desk_log *log, size_t *ret_torn, struct err *reterr);

struct desk_commands log_commands(const struct desk_log *log);

/* The live data of all entries; NULL where there are none. */
const struct live *log_live(struct desk_log *log);

/* ---- log_standing.c: how the document in force and the log stand to each other ---- */

enum standing {
    STANDS,      /* it is what this log says, or there is nothing to say */
    IS_MISSING,  /* there is none, or one that nobody can understand */
    IS_OLDER,    /* of this log, or adopted by it */
    IS_CHANGED,  /* of this log and revision, with other bytes */
    IS_NEWER,    /* of this log, which has lost entries since */
    IS_ANOTHERS, /* of another log */
};

enum standing log_standing(struct desk_log *log, const struct published *published, struct arena *scratch);

/* Why nothing may be added: of IS_NEWER and IS_ANOTHERS. Always gives false. */
bool log_refuse(const struct desk_log *log, const struct published *published, enum standing standing,
                struct err *reterr);

/* Whether it can publish: it signs with no key, or has it. */
bool log_may_publish(const struct desk_log *log, struct err *reterr);
/* The key to publish with; NULL: none. */
const struct signing_secret *log_key(const struct desk_log *log);

/* At the opening, or once it has its key: what is in force is made what the log says, where it is the log's
 * to say. */
void log_settle(struct desk_log *log, struct issue_list *issues);

#endif
