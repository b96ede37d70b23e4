/*
 * intake_run: how what an organiser gave gets into the spool, or is refused: what the parts of the intake
 * share. Private to them.
 */
#ifndef NOWNEXT_SETUP_INTAKE_RUN_H
#define NOWNEXT_SETUP_INTAKE_RUN_H

#include "setup/intake.h"
#include "base/arena.h"
#include "base/issue.h"
#include "base/str.h"

/* Known names have places of their own. */
enum { INTAKE_MOST_NAMES = 256, INTAKE_MOST_KNOWN_NAMES = 32 };

/* What a file of the setup folder is meant to be. Those before INTAKE_HALF are known by their names. */
enum intake_kind {
    INTAKE_DISPLAY,
    INTAKE_SECOND_DISPLAY,
    INTAKE_VENUE,
    INTAKE_LIVE,
    INTAKE_NAME,
    INTAKE_FOR_BOARD, /* for other parts of the board, or for people: network.json, time.txt, README.txt */
    INTAKE_MISNAMED,  /* the same, but it is called otherwise, and so is not read */
    INTAKE_HALF,      /* a download that has not ended */
    INTAKE_BACKUP,    /* what an editor has kept of a file */
    INTAKE_STYLE,     /* a theme, or words */
    INTAKE_OTHER      /* perhaps a schedule */
};

struct intake_name {
    const char *name;
    enum intake_kind kind;
    const char *meant; /* the name that it should have, or NULL */
    bool is_seen;      /* it was taken, or refused */
};

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
    struct str_builder refusals; /* a line each, as spool/refusals.h has them */
    struct str_builder named;    /* a line for each file that is not known; they come after the others */
    struct intake_result *result;
    struct err *reterr; /* what ended a turn: the spool can't be written */
    const struct intake_seen *seen, *accounted;
    uint32_t name_count;
    struct intake_name names[INTAKE_MOST_NAMES + INTAKE_MOST_KNOWN_NAMES]; /* of the setup folder, sorted */
    bool names_left_out;
    unsigned left_out;               /* lines that the refusals have no room for */
    struct intake_picture *pictures; /* what is known of them */
    int64_t pictures_used_ms;        /* for decoding them */
    bool pictures_are_read, pictures_out_of_time;
    struct intake_taken *taken; /* the files that were taken before (intake_taken.h) */
    bool taken_is_read;
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

/* The same of a file of that kind: where these are the settings of the first display, it is marked so. */
void intake_run_refuse_settings(struct intake_run *run, enum intake_kind kind, const char *name,
                                const struct err *err);

/* Tells what is odd in a file that is taken over all the same. */
void intake_run_tell(struct intake_run *run, const char *name, const char *text);

/* Tells what was found in a file that is taken over: members that are not known, with what was meant. The
 * first few, then how many more. */
void intake_run_tell_issues(struct intake_run *run, const char *name, const struct issue_list *issues);

/* Names a file that is nothing that a display reads, and what it is. */
void intake_run_name_unknown(struct intake_run *run, const char *name, const char *text);

/* Whether a file is called as schedules are: program.json, schedule.*. */
bool intake_run_is_schedule_name(const char *name);

/* Makes the folders of the spool that a file's name has before it. */
void intake_run_make_folders(struct intake_run *run, const char *file);

/* Whether the spool has a file of that name with these bytes. */
bool intake_run_has(struct intake_run *run, const char *name, const char *bytes, size_t size);

/* Puts these bytes into the spool, if others are there, or `anew` in any case. False only where that can't
 * be. */
bool intake_run_put(struct intake_run *run, const char *name, const char *bytes, size_t size, bool anew,
                    struct err *reterr);

/* Files that were seen to already. */
bool intake_run_is_seen(const struct intake_run *run, const char *file);
void intake_run_mark_seen(struct intake_run *run, const char *file);

/* Notes that settings name a file, whether it could be taken or not; and whether it was noted, or seen to. */
void intake_run_mark_accounted(struct intake_run *run, const char *file);
bool intake_run_is_accounted(const struct intake_run *run, const char *file);

/* The name as it is spelled on a file system that does not tell case apart; NULL if it is not there. */
const char *intake_run_find_name(const struct intake_run *run, const char *wanted);

/* Leaves what was refused for the display: in the spool, or where that is full in the intake's folder in RAM.
 */
bool intake_run_leave_refusals(struct intake_run *run);

#endif
