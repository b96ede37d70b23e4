#include "tool/tool.h"
#include "program/lint.h"

static const char help[] =
    "nownext check PROGRAM [--timezone ZONE] [--title TEXT]\n"
    "\n"
    "Says what is odd in a program before visitors find it, a line each, with the place:\n"
    "\n"
    "  FILE: sessions[12].start: warning: what is odd and what it leads to [rule]\n"
    "\n"
    "Looked at are overlaps in a room, lengths (none, a minute, more than twelve hours), starts\n"
    "at night, times that the change of summer time leaves out or has twice, parts outside their\n"
    "block, sessions without a room or a time, rooms without a session or with one name, titles\n"
    "that are empty or there twice, and what the file has that nownext doesn't know.\n"
    "\n"
    "  error      a screen would be wrong; the exit code is 1\n"
    "  warning    probably not meant\n"
    "  note       good to know\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "\n"
    "Exit codes: 0 no errors (warnings are none); 1 errors, or the file can't be understood; 2\n"
    "the call is wrong, or the file can't be read.\n";

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    (void)options;
    lint_program(loaded->program, &loaded->issues);
    tool_print_issues(tool->out, loaded->path, &loaded->issues);
    const unsigned *levels = loaded->issues.count_by_level;
    tool_print_zone(tool->out, loaded->path, loaded->program);
    fprintf(tool->out, "%s: %s", loaded->path, import_format_name(loaded->format));
    tool_print_count(tool->out, " with ", loaded->program->session_count, "session");
    tool_print_count(tool->out, " in ", loaded->program->room_count, "room");
    tool_print_count(tool->out, ": ", levels[ISSUE_ERROR], "error");
    tool_print_count(tool->out, ", ", levels[ISSUE_WARNING], "warning");
    tool_print_count(tool->out, ", ", levels[ISSUE_NOTE], "note");
    fputc('\n', tool->out);
    return levels[ISSUE_ERROR] > 0 ? TOOL_INPUT : TOOL_OK;
}

const struct command command_check = {
    .name = "check",
    .help = help,
    .options = OPTION_BIT(OPTION_TIMEZONE) | OPTION_BIT(OPTION_TITLE),
    .run = run,
};
