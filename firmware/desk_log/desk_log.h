/*
 * desk_log: the desk's folder: its log on the disk, and the live data that it publishes (day.md 2 and 5).
 *
 *   desk.json   what the desk is of: program, venue, the folder it publishes to, the key it signs with
 *   log.jsonl   one entry a line: number, instant, who, by what, the verb and what it says
 *   lock        held (flock) while an entry is added, so that the page and the command line share the log
 *
 * An entry is in the log as soon as desk_log_add gives true, and live.json (or its envelope) in the folder
 * it is published to is of all entries then: the line is written and synced, the live data are made of all
 * lines, written beside, synced, renamed, the folder synced. Where that fails the line is taken away again
 * and the reason given, so a command that was refused is never in force. After a kill the last line is there
 * whole, with its live data made again at the next opening, or not at all: a torn line is cut off, which is
 * said.
 */
#ifndef NOWNEXT_DESK_LOG_DESK_LOG_H
#define NOWNEXT_DESK_LOG_DESK_LOG_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "desk/command.h"

/* The desk's settings, from desk.json; paths as the caller can open them. */
struct desk_settings {
    const char *program;   /* a schedule of any format, or a URL's copy: a path */
    const char *changes;   /* changes.json of the feed; "" for none */
    const char *venue;     /* venue.json; "" for none */
    const char *publish;   /* the folder that live.json is written to */
    const char *key;       /* a minisign secret key; "": not signed */
    const char *emergency; /* the venue's prepared texts; "": the examples */
    const char *broker;    /* the venue's broker, with the desk's name and password; "": none */
    const char *ca;        /* the authority of its certificate; "": the system's */
};

struct desk_log; /* opened */

/* Makes a folder a desk: writes desk.json, an empty log with a new id. ERR_USAGE where it is one already.
 * Where the folder that it publishes to has no document, opening it writes one that says nothing, of
 * DESK_OPENING_REVISION: who asks for it finds it. */
bool desk_log_create(const char *folder, const struct desk_settings *settings, struct err *reterr);

/* Opens a desk's folder. Issues (may be NULL): a torn line that was cut off, a published document that was
 * not this log's last (it is written again if it is this log's). ERR_* where the log can't be read; with the
 * line where one is damaged in the middle. desk_log_close gives it back. */
struct desk_log *desk_log_open(const char *folder, struct issue_list *issues, struct err *reterr);
void desk_log_close(struct desk_log *log);

/* A desk that signs publishes only once it has its key, from the file of its settings: what is in force is
 * then made what the log says, as at the opening. `password` is only for a key that needs one
 * (desk_log_is_locked), else NULL. True at once for a desk that does not sign. ERR_* with the file. */
bool desk_log_unlock(struct desk_log *log, const char *password, struct issue_list *issues,
                     struct err *reterr);
bool desk_log_is_locked(const struct desk_log *log);

const struct desk_settings *desk_log_settings(const struct desk_log *log);
/* The entries so far, and the live data in force; valid until the next call with this log. Reads what
 * another process has added since. */
bool desk_log_read(struct desk_log *log, struct desk_commands *ret, const struct live **ret_live,
                   struct err *reterr);

/* Adds a command, under the lock, and publishes. `now` is the computer's clock: `made` becomes it, or just
 * after the entry before where that is later by less than two minutes. Refused, with the reason: what
 * desk_may refuses; a clock that is further behind the log; a document in force of another log, or of this
 * one with entries that it has lost (until adopted); a disk that is full or can't be written. */
bool desk_log_add(struct desk_log *log, const struct desk_command *command, struct instant now,
                  uint32_t *ret_number, struct err *reterr);

/* Goes on from the document in force that another log has made: the desk on a new laptop. What it says was
 * made after `now`, by a clock that was ahead, is taken as made now. `by` as in a command. ERR_USAGE where
 * the document is this log's. */
bool desk_log_adopt(struct desk_log *log, const char *by, struct instant now, struct err *reterr);

#endif
