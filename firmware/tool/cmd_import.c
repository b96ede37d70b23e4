#include <errno.h>
#include <string.h>

#include "tool/issue_kinds.h"
#include "tool/tool.h"
#include "reader/write_program.h"
#include "spool/file.h"

#define LINES_SHOWN 5

static const char help[] =
    "nownext import PROGRAM [-o program.json] [--timezone ZONE] [--title TEXT] [--all]\n"
    "\n"
    "Reads a published schedule and writes it as a native program.json, to the standard output\n"
    "or, whole or not at all, to a file. What was found (sessions, rooms, days, issues) is told\n"
    "on the standard error. Importing what was imported gives the same bytes.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  -o, --output FILE    where to write; a file that is there is replaced at once\n"
    "  --timezone ZONE      the event's zone, as Europe/Vienna, before what the file says\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "  --all                lists all issues, not the worst alone and many of one kind as one line\n"
    "\n"
    "  nownext import schedule.xml -o program.json\n"
    "  nownext import report.txt --timezone Europe/Vienna > program.json\n"
    "\n"
    "Exit codes: 0 it was written; 1 the file is not a schedule that can be read, with the place\n"
    "and the reason; 2 the call is wrong, or a file can't be read or written.\n";

/* What the summary counts. */
struct census {
    unsigned unscheduled, set_aside, cancelled, blocks, breaks, days;
};

static struct census take_census(const struct program *program)
{
    struct census census = {0};
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        census.unscheduled += !instant_is_set(session->start);
        census.set_aside += session->set_aside;
        census.cancelled += session->cancelled;
        census.blocks += session->has_parts;
        census.breaks += session->kind == SESSION_BREAK;
    }
    int64_t last = INT64_MIN;
    for (uint32_t i = 0; i < program->all.count; i++) {
        int64_t date = program_day_at(program, program->all.slots[i].start).date;
        census.days += date != last;
        last = date;
    }
    return census;
}

/* Adds ", 3 cancelled" and the like, where there are any. */
static void print_some(FILE *stream, unsigned count, const char *what, const char **separator)
{
    if (count == 0)
        return;
    fprintf(stream, "%s%u %s", *separator, count, what);
    *separator = ", ";
}

/* The worst first. */
static void print_issues(FILE *stream, const struct loaded *loaded, bool all)
{
    struct issue_kinds kinds;
    unsigned lines = 0, told = 0;
    issue_kinds_count(&kinds, &loaded->issues, all);
    for (int level = ISSUE_ERROR; level >= ISSUE_NOTE; level--) {
        for (const struct issue *issue = loaded->issues.first; issue && (all || lines < LINES_SHOWN);
             issue = issue->next) {
            unsigned count = issue->level == (enum issue_level)level ? issue_kinds_line(&kinds, issue) : 0;
            if (count == 0)
                continue;
            tool_print_kind(stream, loaded->path, issue, count);
            lines++;
            told += count;
        }
    }
    if (loaded->issues.count > told)
        fprintf(stream, "%s: %u more; --all lists them, as nownext check --all does\n", loaded->path,
                loaded->issues.count - told);
}

static void print_summary(FILE *stream, const struct loaded *loaded, bool all)
{
    const struct program *program = loaded->program;
    struct census census = take_census(program);
    fprintf(stream, "%s: %s, \"%s\", times in %s, %s\n", loaded->path, import_format_name(loaded->format),
            label_text(program->event.title, ""), program->zone.name, program->zone_reason);
    tool_print_count(stream, "  ", program->session_count, "session");
    const char *separator = " (";
    print_some(stream, census.unscheduled, "without a time", &separator);
    print_some(stream, census.set_aside, "far off and set aside", &separator);
    print_some(stream, census.cancelled, "cancelled", &separator);
    print_some(stream, census.blocks, census.blocks == 1 ? "block" : "blocks", &separator);
    print_some(stream, census.breaks, census.breaks == 1 ? "break" : "breaks", &separator);
    if (separator[0] == ',')
        fputs(")", stream);
    tool_print_count(stream, " in ", program->room_count, "room");
    tool_print_count(stream, " on ", census.days, "day");
    fputs("\n  issues: ", stream);
    tool_print_levels(stream, &loaded->issues);
    fputs("\n", stream);
    print_issues(stream, loaded, all);
}

/* To the last byte, so that the summary is not of what was lost. */
static bool print_whole(FILE *stream, const char *text, size_t size, struct err *reterr)
{
    errno = 0;
    return (fwrite(text, 1, size, stream) == size && fflush(stream) == 0) ||
           err_set(reterr, ERR_IO, "the output can't be written: %s", strerror(errno));
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    size_t size;
    struct err err = {0};
    const char *text = write_program_to_read(loaded->program, &loaded->arena, &size, &err);
    const char *path = options->values[OPTION_OUTPUT];
    if (!text)
        return tool_fail(tool, options->program, &err);
    if (!(path ? spool_replace_file(path, text, size, &err) : print_whole(tool->out, text, size, &err)))
        return tool_fail(tool, path, &err);
    print_summary(tool->err, loaded, options->values[OPTION_ALL] != NULL);
    return TOOL_OK;
}

const struct command command_import = {
    .name = "import",
    .help = help,
    .options = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_TIMEZONE) | OPTION_BIT(OPTION_TITLE) |
               OPTION_BIT(OPTION_ALL),
    .run = run,
};
