/*
 * match: which session of a program is which of its next version, and what differs between the two
 * (behaviour.md, "Inferred changes").
 *
 * Sessions are matched by id; then by equal title, rooms and start; then by a title that one session alone
 * has in either version. Titles are equal if their keys are (a title of several languages by its first). A
 * session is matched once. Only sessions that have a time are matched by anything but their id.
 *
 * A room is the same by its id or a name. One that is no more, and whose sessions are in a new room now, has
 * been renamed: where these are three or more, and four fifths of those that are matched of either room. Of
 * fewer sessions nothing is concluded: they have moved. In a room whose sessions move on a day, those that
 * were before it mostly stay, so that it does not vanish.
 */
#ifndef NOWNEXT_CHANGES_MATCH_H
#define NOWNEXT_CHANGES_MATCH_H

#include "base/arena.h"
#include "program/program.h"

#define MATCH_RENAMED 3 /* sessions that a renamed room has at least */

/* What names and titles are compared by: str_fold, or name_key (reader/name_key.h). */
typedef char *match_key_of(struct arena *arena, const char *text);

struct match {
    const struct program *before, *now;
    uint32_t *now_of;    /* for each session of `before` that of `now`, or PROGRAM_NONE */
    uint32_t *before_of; /* and the other way */
    uint32_t *room_of;   /* for each room of `before` that of `now`, or PROGRAM_NONE */
    uint32_t by_id, by_slot, by_title;
};

void match_programs(const struct program *before, const struct program *now, match_key_of *key_of,
                    struct arena *arena, struct match *ret);

/* What can differ between a session and what has become of it. An instant that is written with another offset
 * is the same instant; rooms are the same in any order, and when they have been renamed but kept their id; a
 * person is a name. */
enum difference {
    DIFFERENCE_ROOM = 1 << 0,
    DIFFERENCE_START = 1 << 1,
    DIFFERENCE_LENGTH = 1 << 2,
    DIFFERENCE_TITLE = 1 << 3,
    DIFFERENCE_PEOPLE = 1 << 4,
    DIFFERENCE_LANGUAGE = 1 << 5
};
#define DIFFERENCE_COUNT 6

/* A set of enum difference of a session of `before` and its counterpart. */
unsigned match_differences(const struct match *match, uint32_t before);

/* Whether two titles say the same in the same languages, to the letter. */
bool match_same_label(struct label a, struct label b);

/* The first room of a session of `before` that its counterpart is not in, and the first of the counterpart's
 * that it was not in, as positions in their programs; PROGRAM_NONE if there is none. */
uint32_t match_room_left(const struct match *match, uint32_t before);
uint32_t match_room_entered(const struct match *match, uint32_t before);

#endif
