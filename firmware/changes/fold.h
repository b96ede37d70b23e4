/*
 * fold: what has happened on the day, laid over a program (day.md 4). What comes out is a program of its own
 * with other times and rooms, with tombstones where something was, and with a mark for each session
 * (program/mark.h); so all that is made of a program is made of the day as it is. Pure, and without any
 * `now`: a change is judged by its `made`; by the `issued` of the live data where it has none; where they
 * have none either, it was made before all else.
 *
 * Where day.md leaves room:
 *
 * - "The plan" is the program with the new starts, ends and rooms that somebody has given. Who follows whom
 * in a room is asked of the plan: each session that ended there before another began pushes it, so that a
 *   session beside others takes no part in their queue and they none in its.
 * - A session that has started by the state just before a change keeps its start from then on; so does one
 *   that `started` says something of, or a new `start`: nothing pushes these. Its end is its planned end and
 *   the minutes, never before `made` if it was running; where it was pushed, not before the end it was pushed
 *   to.
 * - A new start takes back minutes, `delayed` and `started` of before; minutes take back the other two; and
 *   `started` the first two.
 * - `delayed` waits in the time at which the session would be on without it; one that it is said of while it
 *   runs has not started. Others are pushed by this time.
 * - Parts whose block moves, moves to another room, waits or starts late do so with it, unless something else
 *   was said of them; of a block that runs those that have started stay. A cancelled block leaves its parts;
 *   those of a full one that are in its room are full, but for breaks and where something was said of it.
 * - Parts of other days that are in the time of their block, of one without a time all, go with it to another
 *   start or room. When it is late, those of its day do.
 * - An added session that names a block is a part of it, and has its rooms if it names none. What was said
 *   before the session was made, or at once with it, has moved its block already, and does not move it. It
 *   leaves what it was added to, as any session leaves what it was planned for.
 * - A break that gives way in one of its rooms stands in the others. What a break itself is said of moves as
 *   a session does.
 * - What the feed has moved and an operator moves on leaves both, the place that it was in and the one that
 * is published; one that is moved back leaves the published one.
 * - A change that the feed made (changes.json) is in the program already: it only tells what was. It is not
 *   told if it was seen 24 hours or more before its slots.
 */
#ifndef NOWNEXT_CHANGES_FOLD_H
#define NOWNEXT_CHANGES_FOLD_H

#include "base/arena.h"
#include "base/issue.h"
#include "changes/live.h"
#include "program/program.h"

/* `program` with what the feed has changed (NULL: nothing) and what was decided (NULL: nothing) laid over it.
 * `program` itself where that is nothing; else all that is new lives in the arena, and the rest in the three
 * that it is made of. Sessions keep their numbers; added ones come after them. The lists of a room that
 * nothing has changed in are the same. Whether `feed` belongs to `program` is the caller's to know. Issues
 * (may be NULL): changes of what the program does not have, sessions cut at the end of a day. */
const struct program *changes_fold(const struct program *program, const struct feed_changes *feed,
                                   const struct live *live, struct arena *arena, struct issue_list *issues);

/* What a folded program was made of. */
struct fold_source {
    const struct program *program;
    bool has_feed;
    struct feed_changes feed;
    struct live live;         /* its changes and added sessions; the rest says nothing */
    struct instant last_made; /* none of them was made after it; INSTANT_NONE: none says when */
};

#endif
