/*
 * infer: what has happened to sessions, seen from two versions of a published program (behaviour.md,
 * "Inferred changes" and "Bulk loss"). One call for each successful poll of the feed; the instants of the
 * polls are arguments, and what has to outlive a poll is a value that the caller keeps (`struct
 * infer_memory`), so that a restart between two polls changes nothing.
 *
 * The rules, with what behaviour.md leaves open:
 *
 * - Which session is which, and what counts as a difference: changes/match.h.
 * - Whose room has been renamed has not moved (changes/match.h).
 * - The first load infers nothing.
 * - A difference is told if, at the poll that finds it, the slot that the session had or the one that it has
 *   now starts in less than 24 h and is not over. Title, room, start and end are told in the list of changes.
 *   People and language have no member there: who comes to a talk needs no word for what they were, and
 * screens show from the program what they are. A poll finds them all the same, and `nownext changes` tells an
 *   organiser what they were; a change that was told before neither ends nor gets a new `made` by them.
 * - Told changes of one session are one change. Its `was` is what the session was before the first of them;
 *   a member that returns to that is no longer told, and a change that tells nothing more is gone. So is one
 *   whose old and new slots are over.
 * - A session without a time any more has vanished as one that is not in the version at all. A session that
 *   never had one is not missed. One that is over is dropped.
 * - What vanishes is kept as it was, and is cancelled at the first later poll, at least 5 min after the
 * first, at which it is still absent. If it starts more than 24 h after that one, it is dropped without a
 * word, and so are breaks.
 * - A session that has begun when it vanishes is kept as it was until it ends: feeds drop what is running.
 * - Bulk loss: the sessions still to come (not yet begun, not cancelled, not absent before, no breaks) of a
 *   room, at least three, or ten or more of any rooms, vanish at one poll. They, and breaks that vanish with
 *   them, are held for 60 min since that poll, however often they are missed. What is absent after that is
 *   cancelled as above: by then it has been reported for an hour.
 * - A session that returns is as published; its cancellation is taken back, which is to say no longer told.
 * - A session that the version itself calls cancelled is told at once, and stays when it leaves the version.
 * - Refused is a version without any session that has a time, where the last good one had one that was not
 *   absent; and one that lost more than half of the sessions still to come since the last good one. A refused
 *   poll changes nothing, and is none of the two.
 * - `replaces_all` in such a version: it is taken as at a first load, nothing is held, kept or told. In a
 *   version that would not be refused it says that a bulk loss is meant: the sessions are not held, but
 *   cancelled as single ones are.
 * - Without the time nothing is told anew (changes/infer_clock.h).
 */
#ifndef NOWNEXT_CHANGES_INFER_H
#define NOWNEXT_CHANGES_INFER_H

#include "changes/change.h"
#include "changes/match.h"

#define INFER_TELL_MS (24 * MS_PER_HOUR)
#define INFER_CONFIRM_MS (5 * MS_PER_MINUTE)
#define INFER_HOLD_MS (60 * MS_PER_MINUTE)
#define INFER_BULK 10     /* sessions that vanish together */
#define INFER_BULK_ROOM 3 /* all of a room */

/* Why a session that the published version does not have is in the merged program. */
enum absence {
    ABSENCE_NEW,       /* absent since one poll: as it was */
    ABSENCE_BULK,      /* vanished with others: as it was */
    ABSENCE_BEGUN,     /* vanished while it ran: as it was */
    ABSENCE_CANCELLED, /* cancelled */
    ABSENCE_COUNT
};
const char *absence_name(enum absence absence); /* "new", "bulk", "begun", "cancelled" */

struct infer_absent {
    const char *session;  /* id */
    struct instant since; /* the first poll that missed it */
    enum absence absence;
};

/* What outlives a poll. All zero (with a revision of ""): nothing yet. */
struct infer_memory {
    const char *revision; /* of the published version */
    uint32_t absent_count;
    const struct infer_absent *absent;
    struct change_list told; /* by "feed", one for each session, each with its `was` */
};

/* What one poll has found of a session. */
enum inferred_kind {
    INFERRED_CHANGED,
    INFERRED_ADDED,     /* has a time now, and had none or was not there */
    INFERRED_VANISHED,  /* not there any more, and kept as it was for now */
    INFERRED_HELD,      /* the same, with many others: a fault of the feed? */
    INFERRED_CANCELLED, /* told: as cancelled; not told: it left the program without a word */
    INFERRED_RETURNED,  /* there again, as published now */
    INFERRED_KIND_COUNT
};
const char *inferred_kind_name(enum inferred_kind kind); /* "changed", "added" ... */

struct inferred {
    enum inferred_kind kind;
    bool told;                    /* to visitors, by the rule of 24 h */
    unsigned differences;         /* a set of enum difference */
    const struct session *before; /* of the last good program; NULL: added */
    const struct session *now; /* of the published version; NULL: it is not there. Its rooms are those of the
                                  merged program too */
};

struct inference {
    bool refused;
    const char *reason;            /* of a refusal, a sentence without its stop; "" */
    const struct program *program; /* merged; its revision says "published X, 38 held". The last good one if
                                      refused */
    struct feed_changes changes;   /* made at this poll; without a digest, which is the caller's to set */
    struct infer_memory memory;    /* for the next poll */
    uint32_t count;
    const struct inferred *inferred; /* what this poll found, in the order of the last good program, then of
                                        the published one */
    uint32_t kinds[INFERRED_KIND_COUNT], told[INFERRED_KIND_COUNT]; /* how many of each, and of these told */
    uint32_t held;        /* sessions that are in the program as they were, though the version lacks them */
    const char *report;   /* what an organiser has to know of a bulk loss, a sentence without its stop; "" */
    struct instant again; /* when a poll that finds the same version can change something: INSTANT_NEVER if
                             none can, but for what is over */
};

/* `good` is the last good program as `program` of the last inference gave it, NULL at the first load;
 * `published` the version that the poll has found. All that *ret holds may point into `memory`, `good` and
 * `published`, which have to outlive it: whoever polls for days writes it and reads it again. */
void changes_infer(const struct infer_memory *memory, const struct program *good,
                   const struct program *published, struct instant polled, match_key_of *key_of,
                   struct arena *arena, struct inference *ret);

/* The version that `good` was merged from, for a poll that finds it unchanged; without what it lists without
 * a time while that is kept with one. NULL: past the limits, which it was not. */
const struct program *infer_published(const struct infer_memory *memory, const struct program *good,
                                      match_key_of *key_of, struct arena *arena);

#endif
