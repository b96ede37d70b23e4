/*
 * desk_call: the desk that a call is for: its folder opened, its files loaded, what is in force laid over its
 * program.
 */
#ifndef NOWNEXT_TOOL_DESK_CALL_H
#define NOWNEXT_TOOL_DESK_CALL_H

#include "desk_log/desk_files.h"
#include "operator/desk_fleet.h"
#include "tool/tool.h"

/* Where the desk's folder is named for calls without --desk. */
#define DESK_CALL_FOLDER "NOWNEXT_DESK"

struct desk_call {
    const struct tool *tool;
    const struct options *options;
    const char *folder;
    struct desk_log *log;
    struct desk_files files;
    struct arena arena;
    struct desk_fleet fleet;       /* once it is asked for (desk_call_find_fleet) */
    struct desk_commands commands; /* of the log; valid until the next reading */
    const struct live *live;       /* in force; NULL: none */
    const struct program *folded;
};

/* The folder of --desk, or of the environment, or the current one. */
const char *desk_call_folder(const struct options *options);

/* Who calls: --by, or the login name; "" where there is none, as for a job of the system. */
const char *desk_call_by(const struct options *options);
/* The same for a call that decides something: refused where nobody would know who did. Gives the exit code.
 */
int desk_call_need_by(const struct tool *tool, const struct options *options);

/* Opens it and reads the log; prints what is odd. Gives the exit code; desk_call_close gives it back in any
 * case. */
int desk_call_open(const struct tool *tool, const struct options *options, struct desk_call *ret);
void desk_call_close(struct desk_call *call);

/* Reads the log again, and lays it over the program. */
int desk_call_read(struct desk_call *call);

/* The venue's displays, for a desk with a broker. One that can't be reached is told, and no failure. */
void desk_call_find_fleet(struct desk_call *call);

/* What is in force goes to the broker, where the desk has one; then it is told who shows it. The folder has
 * it already, and counts: gives false, and tells why, where the broker has it not. */
bool desk_call_publish(struct desk_call *call);

/* For a desk that signs: its key, with the password of the environment or of whoever sits there. Prints what
 * is wrong and gives the exit code. */
int desk_call_unlock(struct desk_call *call);

/* Asks, where somebody sits at a terminal: *ret is the answer, "" where none comes. */
#define DESK_CALL_ANSWER_SIZE 80
void desk_call_ask(const struct desk_call *call, const char *question, char ret[DESK_CALL_ANSWER_SIZE]);

/* Whether the answer is yes, in English or by a letter. */
bool desk_call_is_yes(const char *answer);

#endif
