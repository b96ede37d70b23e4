/*
 * command: what somebody at the desk decides, and the live data that all decisions of a day make together
 * (day.md 5). A command is an entry of the desk's log. What it says is a piece of live data: the changes,
 * added sessions, notices, the emergency or the rehearsal of this one decision.
 *
 * The live data are what the entries say, in the order of the log; entries that were undone say nothing. A
 * notice replaces an earlier one of the same id, an emergency or rehearsal the earlier one. An adoption
 * begins anew: of what was before it only the emergency is kept. An emergency that was raised stays in the
 * live data, lifted, until another one is raised: it never ends by absence, so it is lifted and can't be
 * undone. Pure.
 */
#ifndef NOWNEXT_DESK_COMMAND_H
#define NOWNEXT_DESK_COMMAND_H

#include "base/arena.h"
#include "base/err.h"
#include "changes/live.h"

enum desk_verb {
    DESK_DELAY,     /* by minutes against the plan; 0 takes it back */
    DESK_LATE,      /* by nobody knows how many minutes */
    DESK_STARTED,   /* now */
    DESK_MOVE,      /* to another room, or time, or both */
    DESK_CANCEL,    /* perhaps replaced by another session */
    DESK_FULL,      /* perhaps with an overflow room */
    DESK_OPEN,      /* not full any more */
    DESK_ADD,       /* a session that the program does not have */
    DESK_TITLE,     /* corrected */
    DESK_NOTICE,    /* a text for some rooms or all; one with the id of another ends or replaces that */
    DESK_EMERGENCY, /* with `test`: a test of it */
    DESK_LIFT,      /* the emergency is over */
    DESK_REHEARSE,  /* all displays show another moment; one that is over when it begins ends it */
    DESK_UNDO,      /* of an earlier entry */
    DESK_ADOPT,     /* goes on from a document that another log has made */
    DESK_VERB_COUNT
};
/* "delay", as on the command line and in the log. */
const char *desk_verb_name(enum desk_verb verb);
/* DESK_VERB_COUNT where no verb has this name. */
enum desk_verb desk_verb_find(const char *name);

struct desk_command {
    enum desk_verb verb;
    struct instant made;
    const char *by;   /* who decided it: "Anna"; never "" */
    const char *via;  /* "live", "page", "simulator" */
    uint32_t undone;  /* UNDO: the number of the entry; else 0 */
    struct live says; /* revision, issued, venue and log count only for ADOPT */
};

/* The entries of a log, numbered from 1 in this order. */
struct desk_commands {
    const char *venue, *log; /* ids; "" where there is none */
    uint32_t count;
    const struct desk_command *commands;
};

/* Whether the entry (from 1) still says what it said: it was not undone, or its undoing was. */
bool desk_holds(const struct desk_commands *commands, uint32_t number);

/* A clock that is no more behind the last entry than this is taken for one that its network has set. */
#define DESK_MOST_BEHIND_MS (2 * MS_PER_MINUTE)

/* When what is said at `now` was made: then, or just after the last entry where that is later. */
struct instant desk_made(const struct desk_commands *commands, struct instant now);

/* Whether a command may follow the others: ERR_USAGE with the reason, for people, where it has no effect or
 * may not be: undoing what is undone, what is not there, an emergency, a lift, an adoption or what was before
 * it; lifting what is not raised or is over, or another emergency; a test while one is raised in
 * earnest; one without an end or of more than
 * LIVE_EMERGENCY_MOST_MS; `made` before that of the entry before it. */
bool desk_may(const struct desk_commands *commands, const struct desk_command *command, struct err *reterr);

/* The revision of what a desk publishes before its first entry: it says nothing, and no display that knows
 * anything takes it. */
#define DESK_OPENING_REVISION 1

/* The live data of all entries, in the arena; it points into the entries. Its revision is 1 + that of the
 * live data in force before (`before`, 0: none), at least the seconds of `issued` since the Unix epoch. */
const struct live *desk_live(const struct desk_commands *commands, int64_t before, struct instant issued,
                             struct arena *arena);

/* The same with one more command after them. */
const struct live *desk_live_with(const struct desk_commands *commands, const struct desk_command *command,
                                  int64_t before, struct arena *arena);

/* The number of the last entry that can be undone and was not; 0 where there is none. */
uint32_t desk_last_undoable(const struct desk_commands *commands);

/* The number of the last entry that still says what it said, but an undoing; 0 where there is none. Where it
 * is none that can be undone, who says "undo" and no more does not mean an older one. */
uint32_t desk_last_holding(const struct desk_commands *commands);

#endif
