/*
 * intake: what an organiser has put on the setup partition, checked and taken over into the intake's own
 * folder, the spool. A file that is no good changes nothing there; what was wrong with it is left as
 * refusals.txt (spool/refusals.h), which the display says.
 */
#ifndef NOWNEXT_SETUP_INTAKE_H
#define NOWNEXT_SETUP_INTAKE_H

#include <stdio.h>

#include "base/err.h"
#include "program/instant.h"

struct picture_limits; /* raster/picture_child.h */

struct intake {
    const char *setup, *spool; /* folders */
    const char *feed;          /* the other writer's, whose order is looked at; NULL: none */
    const char *old;           /* the folder of before, emptied into the spool; NULL: none */
    const char *run;           /* a folder in RAM for what was refused, where the spool is full; NULL: none */
    const char *root;          /* stands before /sys, for tests; "" otherwise */
    struct instant now;        /* by the system's clock, which may not be set yet; INSTANT_NONE: not known */
    FILE *out;                 /* told what was done, a line for each file; NULL: nobody */
    bool puts_pictures_off;    /* those that are not known yet are left for another run, and counted */
    int pictures_ms;           /* for decoding all pictures; 0: PICTURE_CHILD_ALL_MS */
    const struct picture_limits *limits; /* of each; NULL: picture_child_limits() */
};

struct intake_result {
    unsigned taken, unchanged, refused, not_known;
    unsigned put_off; /* pictures */
};

/* Takes over, each only if it is good and differs from what is there; a document whose file differs from the
 * one that was taken last is the latest from then on (intake_taken.h):
 * - display.json and display-2.json, with the pictures that their cycles name and the theme, with its logo,
 * if it is one of the organiser's own; these must lie in the setup folder. Settings whose theme is no good
 * are refused with it;
 * - venue.json with the pictures and themes of its displays; where it comes without a display.json, that of
 * the spool is removed;
 * - board.txt: what this board is known by (spool/board_identity.h), with the name from name.txt, if there is
 * one;
 * - live.json;
 * - one schedule of any format that import knows, told by its content, as program.json (intake_schedule.h).
 * A file is what its content says, if its name has been changed by a computer: "display (1).json" and
 * "display.json.txt" are display.json where that is not there (intake_names.h). Texts may be UTF-8 or UTF-16.
 * Every other file is refused with the reason, or named as not known; those for other parts of the board
 * (network.json, time.txt, authorized_keys) are left alone, as is what computers leave by themselves. What is
 * not in the setup folder else stays in the spool as it is. A picture becomes a PNG of our own making
 * (intake_pictures.h); one that can't be taken, by its name, for what it is or for want of space, is refused
 * alone. False with ERR_IO where a folder can't be read, or the spool not be
 * written: then all that has room is taken over still, and what has not is said as refused. */
bool intake_take_over(const struct intake *intake, struct intake_result *ret, struct err *reterr);

#endif
