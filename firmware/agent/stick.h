/*
 * stick: documents that somebody carries from board to board on a USB stick, where a hall has no network.
 *
 * What copies them from the stick (board/image/root/usr/lib/nownext/stick) leaves them in a folder in RAM:
 * program.json, live.json, venue.json, and last "found", with a line for each thing that is wrong. They count
 * as those that are polled do, by the same rules; a program stays until its source has another version. With
 * public keys set, only what one of them has signed counts: whoever finds the port is not the desk. A program
 * that was signed earlier than the last one does not either (signing/signed_program.h), nor a venue's file at
 * all.
 *
 * What came of it is left for the display, which says it to whoever holds the stick: stick.txt in the agent's
 * folder in RAM, a line each, those of what is good marked. Pulling a stick out changes nothing; one
 * that is plugged in again is looked at again, an agent that begins anew does not do that.
 */
#ifndef NOWNEXT_AGENT_STICK_H
#define NOWNEXT_AGENT_STICK_H

#include <stdio.h>

#include "agent/settings.h"
#include "agent/taking.h"

#define STICK_FOUND_FILE "found"     /* in the stick's folder */
#define STICK_TOLD_FILE "stick.txt"  /* in the agent's (spool/refusals.h) */
#define STICK_SEEN_FILE "stick.seen" /* there too: which stick was looked at last */
#define STICK_MADE_FILE "stick.made" /* in the feed's: when the last program was signed */

enum stick_state {
    STICK_QUIET,
    STICK_FOUND,   /* documents are there, that nobody has looked at */
    STICK_PROGRAM, /* all others have been taken; a program is to be merged */
    STICK_MERGING
};

/* Zero-initialise, set the first four, then stick_look. */
struct stick {
    const char *folder; /* NULL: there are no sticks */
    const char *run;    /* the agent's folder in RAM */
    const char *feed;   /* /var/lib/nownext/feed */
    FILE *log;          /* may be NULL */
    enum stick_state state;
    struct instant made;         /* MERGING: when the program was signed; INSTANT_NONE: it was not */
    char good[800], wrong[2400]; /* what is told: a piece of a line, and lines */
};

/* Something has changed in the folder, or the agent begins: a stick that is new is FOUND. */
void stick_look(struct stick *stick);

/* Takes the live data and the venue's file of a stick that is FOUND; PROGRAM where it has one too, else
 * QUIET. Gives a bit for each document (1u << AGENT_LIVE) that was taken as another version. */
unsigned stick_take(struct stick *stick, struct taking *taking);

/* The program of a stick in the state PROGRAM, to `path`, for nownext-merge: MERGING. False where it does not
 * count or can't be read, which is told: QUIET. With keys it must be signed for the venue, not before
 * the program that is held was published (INSTANT_NONE: not known). */
bool stick_open_program(struct stick *stick, const struct signing_keys *keys, const char *venue,
                        struct instant published, const char *path);

/* What came of the program: `text` is why not, or what an organiser has to know; QUIET. */
void stick_tell_program(struct stick *stick, enum source_outcome outcome, const char *text);

#endif
