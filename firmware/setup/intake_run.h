/*
 * intake_put: how what an organiser gave gets into the spool, or is refused: what the parts of the intake share. Private
 * to them.
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
struct taking {
    const struct intake *intake;
    struct arena arena;  /* of one file's turn */
    struct arena whole;  /* of all the run */
    struct str_builder refusals; /* a line each */
    struct intake_result *result;
    struct err *reterr;  /* what ended a turn: the spool can't be written */
    const struct intake_seen *seen;
    uint32_t name_count;
    const char *names[INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES]; /* of the setup folder, sorted */
    bool names_left_out;
};

void taking_begin(struct taking *taking, const struct intake *intake, struct intake_result *result, struct err *reterr);
void taking_finish(struct taking *taking);
/* Gives back the memory of a file's turn, so that a card with many files needs no more than one with few. */
void taking_end_turn(struct taking *taking);

/* Paths in the two folders, in the turn's arena. */
const char *taking_setup_path(struct taking *taking, const char *name);
const char *taking_spool_path(struct taking *taking, const char *name);

/* Tells whoever runs the importer, a line each. */
void taking_say(const struct taking *taking, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Fit for a screen, whatever a file system or a file has there: one line of UTF-8, in the arena. */
const char *taking_printable(struct arena *arena, const char *text);

/* Notes that a file is not taken over, and why, for the display to say. */
void taking_refuse(struct taking *taking, const char *name, const struct err *err);

/* Puts these bytes into the spool, if others are there, or `anew` in any case. False only where that can't be. */
bool taking_put(struct taking *taking, const char *name, const char *bytes, size_t size, bool anew, struct err *reterr);

/* Files that were seen to already. */
bool taking_is_seen(const struct taking *taking, const char *file);
void taking_mark_seen(struct taking *taking, const char *file);

/* The name as it is spelled on a file system that does not tell case apart; NULL if it is not there. */
const char *taking_find_name(const struct taking *taking, const char *wanted);

/* Leaves what was refused for the display: in the spool, or where that is full in the intake's folder in RAM. */
bool taking_leave_refusals(struct taking *taking);

#endif
