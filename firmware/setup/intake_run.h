/*
 * intake_run: how what an organiser gave gets into the spool, or is refused: what the parts of the intake
 * share. Private to them.
 */
#ifndef NOWNEXT_SETUP_INTAKE_RUN_H
#define NOWNEXT_SETUP_INTAKE_RUN_H

#include "setup/intake.h"
#include "base/arena.h"
#include "base/str.h"

/* Known names have places of their own. */
enum { INTAKE_MOST_NAMES = 256, INTAKE_MOST_KNOWN_NAMES = 32 };

/* A file that was seen to, taken or refused: once is enough. */
struct intake_seen {
    const struct intake_seen *next;
    const char *file;
};

/* One run of the intake. */
struct intake_run {
    const struct intake *intake;
    struct instant now;          /* the intake's, or later; INSTANT_NONE: not known */
    struct arena arena;          /* of one file's turn */
    struct arena whole;          /* of all the run */
    struct str_builder refusals; /* a line each */
    struct intake_result *result;
    struct err *reterr; /* what ended a turn: the spool can't be written */
    const struct intake_seen *seen;
    uint32_t name_count;
    const char *names[INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES]; /* of the setup folder, sorted */
    bool names_left_out;
};

void intake_run_begin(struct intake_run *run, const struct intake *intake, struct intake_result *result,
                      struct err *reterr);
void intake_run_finish(struct intake_run *run);
/* Gives back the memory of a file's turn, so that a card with many files needs no more than one with few. */
void intake_run_end_turn(struct intake_run *run);

/* Paths in the two folders, in the turn's arena. */
const char *intake_run_setup_path(struct intake_run *run, const char *name);
const char *intake_run_spool_path(struct intake_run *run, const char *name);

/* Tells whoever runs the importer, a line each. */
void intake_run_say(const struct intake_run *run, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Fit for a screen, whatever a file system or a file has there: one line of UTF-8, in the arena. */
const char *intake_run_printable(struct arena *arena, const char *text);

/* Notes that a file is not taken over, and why, for the display to say. */
void intake_run_refuse(struct intake_run *run, const char *name, const struct err *err);

/* Tells what is odd in a file that is taken over all the same. */
void intake_run_tell(struct intake_run *run, const char *name, const char *text);

/* Puts these bytes into the spool, if others are there, or `anew` in any case. False only where that can't
 * be. */
bool intake_run_put(struct intake_run *run, const char *name, const char *bytes, size_t size, bool anew,
                    struct err *reterr);

/* Files that were seen to already. */
bool intake_run_is_seen(const struct intake_run *run, const char *file);
void intake_run_mark_seen(struct intake_run *run, const char *file);

/* The name as it is spelled on a file system that does not tell case apart; NULL if it is not there. */
const char *intake_run_find_name(const struct intake_run *run, const char *wanted);

/* Leaves what was refused for the display: in the spool, or where that is full in the intake's folder in RAM.
 */
bool intake_run_leave_refusals(struct intake_run *run);

#endif
