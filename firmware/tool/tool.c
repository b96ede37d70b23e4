#include "tool/tool.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "load/asset.h"
#include "load/load_display.h"
#include "load/safe_picture.h"
#include "reader/name_key.h"
#include "lookup/nearest.h"
#include "lookup/room_part.h"
#include "tool/issue_kinds.h"

static const struct command *const commands[] = {
    &command_import,   &command_check,   &command_explain,   &command_trace,   &command_render,
    &command_simulate, &command_gallery, &command_preflight, &command_changes, &command_key,
    &command_live,     &command_desk,    &command_fleet};
#define COMMAND_COUNT (sizeof commands / sizeof *commands)

static const char overview[] =
    "nownext shows what is on now and what is next, room by room, on the screens of a conference.\n"
    "\n"
    "  nownext simulate [PROGRAM]                    the screens in a window, with a clock to play with\n"
    "  nownext render PROGRAM ... -o out.png         one screen at one moment, as a picture\n"
    "  nownext explain PROGRAM --room R --at T       why a door shows what it shows\n"
    "  nownext trace PROGRAM                         every change of every door, a line each\n"
    "  nownext preflight PROGRAM                     every screen of the whole event, proven before it\n"
    "  nownext gallery PROGRAM -o DIR                pictures of every kind of screen, on one page\n"
    "  nownext check PROGRAM                         what is odd in a program, before visitors find it\n"
    "  nownext changes OLD NEW                       what differs between published versions\n"
    "  nownext import PROGRAM -o program.json        a published schedule to the native format\n"
    "  nownext live COMMAND                          what happens on the day, on every screen at once\n"
    "  nownext desk FOLDER [PROGRAM]                 what happens on the day, as a page for phones\n"
    "  nownext fleet                                 all displays of a venue, and which need somebody\n"
    "  nownext key new -o FILE                       keys that live data are signed with\n"
    "\n"
    "PROGRAM is the schedule that an event publishes, told by its content: schedule.json or\n"
    "schedule.xml of frab, pretalx and c3voc; Indico's event or timetable export, or its Report\n"
    "of Contributions as text; or a native program.json.\n"
    "\n"
    "  nownext COMMAND --help      a page on each command\n"
    "  nownext --version           the version\n"
    "\n"
    "Exit codes: 0 all is well; 1 the input is at fault; 2 the call is.\n";

int tool_fail(const struct tool *tool, const char *file, const struct err *err)
{
    char text[1024];
    if (file) {
        err_format(err, file, text, sizeof text);
        fprintf(tool->err, "%s\n", text);
    } else {
        err_format(err, NULL, text, sizeof text);
        fprintf(tool->err, "nownext %s: %s\n", tool->command, text);
    }
    return err->code == ERR_USAGE || err->code == ERR_IO ? TOOL_CALL : TOOL_INPUT;
}

int tool_refuse(const struct tool *tool, const char *text)
{
    fprintf(tool->err, "nownext %s: %s\n", tool->command, text);
    return TOOL_CALL;
}

void tool_print_count(FILE *stream, const char *before, unsigned count, const char *name)
{
    fprintf(stream, "%s%u %s%s", before, count, name, count == 1 ? "" : "s");
}

struct instant tool_now(const struct tool *tool)
{
    return tool->now ? tool->now() : (struct instant){(int64_t)time(NULL) * MS_PER_SECOND};
}

/* The rooms that a name means: one that is its whole name for the display or the program, else those with a
 * part of their names like it. */
static uint32_t find_rooms(const char *name, const struct display_config *config,
                           const struct program *program, struct arena *arena, const uint32_t **ret)
{
    struct room_name asked = name_of_room(arena, name);
    uint32_t *whole = ARENA_NEW(arena, uint32_t);
    *whole = config ? display_config_find_room(config, program, asked) : program_find_room(program, asked);
    *ret = whole;
    return *whole != PROGRAM_NONE ? 1 : room_find_part(program, asked, arena, ret);
}

int tool_name_room(const struct tool *tool, const char *name, const struct display_config *config,
                   const struct program *program, uint32_t *ret_room)
{
    struct arena arena;
    const uint32_t *rooms;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    uint32_t count = find_rooms(name, config, program, &arena, &rooms);
    *ret_room = count == 1 ? rooms[0] : PROGRAM_NONE;
    if (count == 0)
        nearest_rooms_text(program, name, &text);
    else if (count > 1)
        room_part_text(program, name, rooms, count, &text);
    int code = count == 1 ? TOOL_OK : tool_refuse(tool, text.text);
    arena_finish(&arena);
    return code;
}

int tool_find_room(const struct tool *tool, const struct options *options,
                   const struct display_config *config, const struct program *program, uint32_t *ret_room)
{
    if (options->values[OPTION_ROOM])
        return tool_name_room(tool, options->values[OPTION_ROOM], config, program, ret_room);
    *ret_room = program->room_count == 1 ? 0 : PROGRAM_NONE;
    if (program->room_count == 1)
        return TOOL_OK;
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    str_add(&text, "say which room with --room; there are:");
    for (uint32_t i = 0; i < program->room_count; i++)
        str_addf(&text, "\n  %s (%s)", label_text(program->rooms[i].name, ""), program->rooms[i].id);
    tool_refuse(tool, text.text);
    arena_finish(&arena);
    return TOOL_CALL;
}

void tool_print_zone(FILE *stream, const char *file, const struct program *program)
{
    fprintf(stream, "%s: times are shown in %s, %s%s%s\n", file, program->zone.name, program->zone_reason,
            *program->zone_doubt ? ": " : "", program->zone_doubt);
}

void tool_print_kind(FILE *stream, const char *file, const struct issue *issue, unsigned count)
{
    fprintf(stream, "%s: %s%s%s: %s [%s]", file, issue->where, *issue->where ? ": " : "",
            issue_level_name(issue->level), issue->text, issue->rule);
    if (count > 1)
        fprintf(stream, " and %u more of this kind: --all lists them", count - 1);
    fputc('\n', stream);
}

void tool_print_kinds(FILE *stream, const char *file, const struct issue_list *issues, bool all)
{
    struct issue_kinds kinds;
    issue_kinds_count(&kinds, issues, all);
    for (const struct issue *issue = issues->first; issue; issue = issue->next) {
        unsigned count = issue_kinds_line(&kinds, issue);
        if (count > 0)
            tool_print_kind(stream, file, issue, count);
    }
}

void tool_print_levels(FILE *stream, const struct issue_list *issues)
{
    tool_print_count(stream, "", issues->count_by_level[ISSUE_ERROR], "error");
    tool_print_count(stream, ", ", issues->count_by_level[ISSUE_WARNING], "warning");
    tool_print_count(stream, ", ", issues->count_by_level[ISSUE_NOTE], "note");
}

void tool_print_issue(FILE *stream, const char *file, const struct issue *issue)
{
    tool_print_kind(stream, file, issue, 1);
}

void tool_print_issues(FILE *stream, const char *file, const struct issue_list *issues)
{
    for (const struct issue *issue = issues->first; issue; issue = issue->next)
        tool_print_issue(stream, file, issue);
}

/* "there is no command exlpain; did you mean explain?" */
static int refuse_command(FILE *err, const char *name)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    const char *best = NULL;
    unsigned best_distance = 3;
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        unsigned distance = str_distance(&arena, name, commands[i]->name);
        if (distance < best_distance) {
            best = commands[i]->name;
            best_distance = distance;
        }
    }
    fprintf(err, "nownext: there is no command %s; ", name);
    if (best)
        fprintf(err, "did you mean %s?\n", best);
    else
        fprintf(err, "nownext --help lists those that there are\n");
    arena_finish(&arena);
    return TOOL_CALL;
}

/* The event's zone as the display's or the venue's file gives it. What is wrong in these is said when they
 * are read for themselves. */
static void find_timezone(const struct options *options, struct arena *arena, struct load_options *load)
{
    const char *file = options->values[OPTION_DISPLAY], *venue_file = options->values[OPTION_VENUE];
    const struct display_config *config;
    const struct venue *venue;
    const char *timezone = "", *from = file;
    if (file && strcmp(file, "-") == 0)
        return; /* it can be read but once */
    if (file && load_display(file, arena, NULL, &config, NULL))
        timezone = config->timezone;
    else if (venue_file && load_venue((from = venue_file), arena, NULL, &venue, NULL))
        timezone = venue->timezone;
    if (!*timezone)
        return;
    load->timezone = timezone;
    load->timezone_from = arena_printf(arena, "%s", from);
}

bool tool_load_program(const struct options *options, const char *path, struct loaded *ret,
                       struct err *reterr)
{
    struct load_options load = {.timezone = options->values[OPTION_TIMEZONE],
                                .event_title = options->values[OPTION_TITLE]};
    struct arena arena;
    arena_init(&arena, malloc, free);
    if (!load.timezone)
        find_timezone(options, &arena, &load);
    bool ok = load_program(path, &load, ret, reterr);
    arena_finish(&arena);
    return ok;
}

/* Loads the PROGRAM of the call, or the command's own; gives an exit code other than TOOL_OK where that
 * fails. *ret_is_done where the command has run without one. */
static int load(struct tool *tool, const struct command *command, const struct options *options,
                struct loaded *ret, bool *ret_is_done)
{
    struct err err = {0};
    struct arena arena;
    const char *path = options->program;
    if (!path && !command->own_program) {
        fprintf(tool->err,
                "nownext %s: give a PROGRAM, the file of a schedule; nownext %s --help says more\n",
                tool->command, tool->command);
        return TOOL_CALL;
    }
    arena_init(&arena, malloc, free);
    if (!path)
        path = asset_find(command->own_program, &arena);
    int code = TOOL_OK;
    if (!path) {
        code =
            tool_refuse(tool, arena_printf(&arena, "its own program (assets/%s) is not found: give a PROGRAM",
                                           command->own_program));
    } else if (!tool_load_program(options, path, ret, &err)) {
        *ret_is_done =
            err.code == ERR_FORMAT && command->run_other && command->run_other(tool, options, &code);
        if (!*ret_is_done)
            code = tool_fail(tool, path, &err);
    }
    arena_finish(&arena);
    ret->path = options->program ? options->program : command->own_program;
    return code;
}

static int run_command(const struct command *command, int argc, const char *const *argv,
                       const struct tool *base)
{
    struct tool tool = *base;
    tool.command = command->name;
    struct options options;
    struct err reason = {0};
    if (!options_parse(argc, argv, command->options | OPTION_BIT(OPTION_HELP), &options, &reason))
        return tool_fail(&tool, NULL, &reason);
    if (options.values[OPTION_HELP]) {
        fputs(command->help, tool.out);
        return TOOL_OK;
    }
    const char *refused = command->refuse ? command->refuse(&options) : NULL;
    if (refused)
        return tool_refuse(&tool, refused);
    if (command->run_words)
        return command->run_words(&tool, &options);
    struct loaded loaded;
    bool is_done = false;
    int code = load(&tool, command, &options, &loaded, &is_done);
    if (code != TOOL_OK || is_done)
        return code;
    code = command->run(&tool, &options, &loaded);
    load_finish(&loaded);
    return code;
}

static int run(int argc, const char *const *argv, const struct tool *tool)
{
    if (argc < 2) {
        fputs(overview, tool->err);
        return TOOL_CALL;
    }
    const char *word = argv[1];
    bool help = strcmp(word, "help") == 0;
    if (strcmp(word, "--version") == 0 || strcmp(word, "version") == 0) {
        fprintf(tool->out, "nownext %s\n", TOOL_VERSION);
        return TOOL_OK;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || (help && argc == 2)) {
        fputs(overview, tool->out);
        return TOOL_OK;
    }
    const char *name = help ? argv[2] : word;
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(name, commands[i]->name) != 0)
            continue;
        if (!help)
            return run_command(commands[i], argc - 2, argv + 2, tool);
        fputs(commands[i]->help, tool->out);
        return TOOL_OK;
    }
    return refuse_command(tool->err, name);
}

int tool_run(int argc, const char *const *argv, const struct tool *tool)
{
    picture_set_reader(safe_picture_read);
    int code = run(argc, argv, tool);
    /* A full disk shows itself only here. */
    errno = 0;
    if ((fflush(tool->out) != 0 || ferror(tool->out)) && code == TOOL_OK) {
        /* What failed before the last bytes has left no reason. */
        fprintf(tool->err, "nownext: the output can't be written%s%s\n", errno ? ": " : "",
                errno ? strerror(errno) : "");
        return TOOL_CALL;
    }
    return code;
}
