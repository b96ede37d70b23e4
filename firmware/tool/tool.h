/*
 * tool: the program `nownext` without its main: which subcommand, and what all of them share. One file
 * cmd_NAME.c for each.
 */
#ifndef NOWNEXT_TOOL_TOOL_H
#define NOWNEXT_TOOL_TOOL_H

#include <stdio.h>

#include "base/version.h"
#include "load/load_program.h"
#include "platform/window.h"
#include "tool/options.h"
#include "base/str.h"

#define TOOL_VERSION NOWNEXT_VERSION

/* The exit codes. */
enum { TOOL_OK = 0, TOOL_INPUT = 1, TOOL_CALL = 2 };

struct tool {
    FILE *out, *err;
    const struct window_ops *window; /* opens the simulator's window; NULL: there is none */
    const char *command;             /* for messages: "explain" */
    struct instant (*now)(void);     /* what time it is; NULL: by the system's clock */
    FILE *answers;                   /* of somebody at a terminal to what is asked; NULL: nobody sits there */
};

struct command {
    const char *name;
    const char *help; /* the page of --help */
    uint64_t options; /* a set of OPTION_BITs; --help is always there */
    /* Gives what is wrong with a call before its PROGRAM is loaded; NULL: nothing. NULL: is not asked. */
    const char *(*refuse)(const struct options *options);
    const char
        *own_program; /* an asset that is loaded for a call without a PROGRAM; NULL: there must be one */
    /* Is asked where the PROGRAM is of another format: true if this is a file that the command has run for
     * all the same, with the exit code. NULL: is not asked. */
    bool (*run_other)(struct tool *tool, const struct options *options, int *ret_code);
    /* Gives the exit code. Whoever calls it gives `loaded` back. NULL where there is run_words. */
    int (*run)(struct tool *tool, const struct options *options, struct loaded *loaded);
    /* For a command that loads what it needs by itself (OPTION_WORDS): gives the exit code. Else NULL. */
    int (*run_words)(struct tool *tool, const struct options *options);
};
extern const struct command command_import, command_check, command_explain, command_trace, command_render,
    command_simulate, command_gallery, command_preflight, command_changes, command_key, command_live,
    command_desk, command_fleet;

/* Runs a call, argv[0] being the program's name; gives the exit code. `tool` needs no command. */
int tool_run(int argc, const char *const *argv, const struct tool *tool);

/* Loads a program with the zone and the title that the call and its files give. On failure nothing needs to
 * be finished. */
bool tool_load_program(const struct options *options, const char *path, struct loaded *ret,
                       struct err *reterr);

/* Prints "FILE:LINE:COLUMN: ..." or "nownext explain: ..." to the error stream; gives the exit code that
 * fits: the input is at fault for its content, the call for all else. `file` is NULL when the call itself is
 * wrong. */
int tool_fail(const struct tool *tool, const char *file, const struct err *err);

/* Prints "nownext explain: TEXT"; gives TOOL_CALL. */
int tool_refuse(const struct tool *tool, const char *text);

/* Prints "FILE: times are shown in ZONE, as the schedule names it", and what is doubtful of it. */
void tool_print_zone(FILE *stream, const char *file, const struct program *program);

/* The room that somebody calls `name`: its whole name, or else a part of it that no other room answers to
 * (lookup/room_part.h). Prints the rooms that there are, or those with this part, and gives TOOL_CALL,
 * where it is none or several. `config` has the aliases that count too; NULL: none. */
int tool_name_room(const struct tool *tool, const char *name, const struct display_config *config,
                   const struct program *program, uint32_t *ret_room);

/* The same for the room of --room, which must be given unless there is but one. */
int tool_find_room(const struct tool *tool, const struct options *options,
                   const struct display_config *config, const struct program *program, uint32_t *ret_room);

/* What time it is. */
struct instant tool_now(const struct tool *tool);

/* Prints an issue as "FILE: WHERE: LEVEL: TEXT [RULE]". */
void tool_print_issue(FILE *stream, const char *file, const struct issue *issue);
void tool_print_issues(FILE *stream, const char *file, const struct issue_list *issues);

/* The same for the first of `count` issues of a kind, with how many more there are. */
void tool_print_kind(FILE *stream, const char *file, const struct issue *issue, unsigned count);

/* All issues in their order; unless `all`, many of one kind are one line. */
void tool_print_kinds(FILE *stream, const char *file, const struct issue_list *issues, bool all);

/* "3 errors, 1 warning, 0 notes". */
void tool_print_levels(FILE *stream, const struct issue_list *issues);

/* "BEFORE3 rooms", "BEFORE1 room". */
void tool_print_count(FILE *stream, const char *before, unsigned count, const char *name);

#endif
