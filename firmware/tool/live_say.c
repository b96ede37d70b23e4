#include "tool/live_say.h"

#include <stdlib.h>
#include <string.h>

#include "desk/describe.h"
#include "desk/sentence.h"
#include "reader/name_key.h"
#include "tool/live_pictures.h"

/* What is to be done, and what the live data will be. */
struct plan {
    struct sentence_options options;
    const char *rooms[OPTIONS_MOST_VALUES];
    struct sentence sentence;
    const struct live *after;
    struct preview preview;
};

static void read_options(struct desk_call *call, struct plan *plan)
{
    const struct options *options = call->options;
    plan->options = (struct sentence_options){.reason = options->values[OPTION_REASON],
                                              .at = options->values[OPTION_AT],
                                              .from = options->values[OPTION_FROM],
                                              .until = options->values[OPTION_UNTIL],
                                              .text = options->values[OPTION_TEXT],
                                              .replaced_by = options->values[OPTION_REPLACED_BY],
                                              .is_warning = options->values[OPTION_WARNING] != NULL,
                                              .rooms = plan->rooms,
                                              .by = desk_call_by(options),
                                              .only_news = true,
                                              .via = "live"};
    plan->options.room_count = options_values(options, OPTION_ROOM, false, &call->arena, plan->rooms);
}

/* ---- what is meant ---- */

static void read_sentence(struct desk_call *call, struct plan *plan)
{
    const struct sentence_context context = {.folded = call->folded,
                                             .commands = &call->commands,
                                             .live = call->live,
                                             .prepared = call->files.prepared,
                                             .now = tool_now(call->tool),
                                             .key_of = name_key};
    sentence_read(call->options->program_count, call->options->programs, &plan->options, &context,
                  &call->arena, &plan->sentence);
}

/* Of several sessions one, by whoever sits there. False where nobody says which. */
static bool choose(struct desk_call *call, struct plan *plan)
{
    const struct sentence *sentence = &plan->sentence;
    char answer[DESK_CALL_ANSWER_SIZE];
    if (!call->tool->answers)
        return false;
    for (uint32_t i = 0; i < sentence->hit_count; i++)
        fprintf(call->tool->out, "%3u  %s\n", (unsigned)i + 1,
                desk_hit_text(call->folded, &sentence->hits[i], &call->arena));
    desk_call_ask(call, arena_printf(&call->arena, "Which one? [1-%u] ", (unsigned)sentence->hit_count),
                  answer);
    unsigned long number = strtoul(answer, NULL, 10);
    if (number == 0 || number > sentence->hit_count)
        return false;
    plan->options.chosen_id = call->folded->sessions[sentence->hits[number - 1].session].id;
    return true;
}

static int find_command(struct desk_call *call, struct plan *plan)
{
    struct err err = {0};
    read_sentence(call, plan);
    /* --replaced-by may mean several as well. */
    while (plan->sentence.outcome == SENTENCE_HITS && !plan->options.chosen_id && choose(call, plan))
        read_sentence(call, plan);
    if (plan->sentence.outcome != SENTENCE_COMMAND)
        return tool_refuse(call->tool, plan->sentence.text);
    return desk_may(&call->commands, &plan->sentence.command, &err) ? TOOL_OK
                                                                    : tool_fail(call->tool, NULL, &err);
}

/* ---- what it changes ---- */

static void print_alarm(const struct desk_call *call, const struct sentence *sentence)
{
    const struct live_emergency *emergency = sentence->command.says.emergency;
    FILE *out = call->tool->out;
    fputs("nownext is no alarm system: it tells those who read a screen, and nobody else.\n", out);
    for (uint32_t i = 0; i < emergency->text.count; i++)
        fprintf(out, "  %s%s%s\n", emergency->text.variants[i].language,
                *emergency->text.variants[i].language ? ": " : "", emergency->text.variants[i].text);
    if (emergency->picture)
        fprintf(out, "Displays that have the plan \"%s\" show it beside the text.\n", emergency->picture);
    if (sentence->is_example)
        fputs("This text is an example that comes with nownext: nobody of this venue has checked it.\n", out);
    if (!emergency->test)
        fputs("Was it tested? \"nownext live emergency test\" shows it marked as TEST.\n", out);
}

static int draw(const struct desk_call *call, const struct preview_request *request,
                const struct preview *preview, const char *folder)
{
    struct err err = {0};
    uint32_t count;
    if (!live_pictures(request, preview, folder, &count, &err))
        return tool_fail(call->tool, folder, &err);
    if (count == 0)
        fputs("No display changes now: there is nothing to draw.\n", call->tool->out);
    else
        fprintf(call->tool->out, "%s/index.html has pictures of %u display%s, before and after.\n", folder,
                (unsigned)count, count == 1 ? "" : "s");
    return TOOL_OK;
}

static int preview(struct desk_call *call, struct plan *plan)
{
    const struct desk_command *command = &plan->sentence.command;
    struct str_builder text = {.arena = &call->arena};
    plan->after =
        desk_live_with(&call->commands, command, call->live ? call->live->revision : 0, &call->arena);
    struct preview_request request = desk_files_preview(&call->files, call->live, plan->after, command->made);
    request.says_all = call->options->values[OPTION_ALL] != NULL;
    request.display_seen = desk_fleet_seen(&call->fleet, tool_now(call->tool), &call->arena);
    preview_make(&request, &call->arena, &plan->preview);
    preview_text(&plan->preview, &request, &text);
    if (plan->sentence.session.session != PROGRAM_NONE)
        fprintf(call->tool->out, "%s\n", desk_hit_text(call->folded, &plan->sentence.session, &call->arena));
    fprintf(call->tool->out, "%s\n%s", describe_entry(call->folded, &call->commands, command, &call->arena),
            text.text);
    if (command->verb == DESK_EMERGENCY)
        print_alarm(call, &plan->sentence);
    for (const struct issue *issue = plan->preview.issues.first; issue; issue = issue->next)
        fprintf(call->tool->out, "%s: %s\n", issue_level_name(issue->level), issue->text);
    const char *folder = call->options->values[OPTION_PICTURES];
    return folder ? draw(call, &request, &plan->preview, folder) : TOOL_OK;
}

/* ---- doing it ---- */

enum answer { ANSWER_YES, ANSWER_NO, ANSWER_TEST };

static enum answer ask(const struct desk_call *call, const struct plan *plan)
{
    const struct desk_command *command = &plan->sentence.command;
    bool is_alarm = command->verb == DESK_EMERGENCY && !command->says.emergency->test;
    char answer[DESK_CALL_ANSWER_SIZE];
    desk_call_ask(call, is_alarm ? "Raise it? [y/N, t: a TEST first] " : "Do it? [y/N] ", answer);
    if (is_alarm && (strcmp(answer, "t") == 0 || strcmp(answer, "T") == 0))
        return ANSWER_TEST;
    return desk_call_is_yes(answer) ? ANSWER_YES : ANSWER_NO;
}

/* How it is taken back. A plain "undo" means the last entry that is no undoing. */
static const char *how_back(struct desk_call *call, enum desk_verb verb, uint32_t number)
{
    switch (verb) {
    case DESK_EMERGENCY:
        return " \"nownext live lift\" ends it.";
    case DESK_LIFT:
        return "";
    case DESK_UNDO:
        return arena_printf(&call->arena, " \"nownext live undo %u\" takes it back.", (unsigned)number);
    default:
        return " \"nownext live undo\" takes it back.";
    }
}

static int add(struct desk_call *call, const struct plan *plan)
{
    const struct desk_command *command = &plan->sentence.command;
    struct err err = {0};
    uint32_t number;
    int code = desk_call_unlock(call);
    if (code != TOOL_OK)
        return code;
    if (!desk_log_add(call->log, command, tool_now(call->tool), &number, &err)) {
        code = tool_fail(call->tool, NULL, &err);
        fputs("Nothing was done.\n", call->tool->err);
        return code;
    }
    fprintf(call->tool->out, "Done: entry %u.%s\n", (unsigned)number, how_back(call, command->verb, number));
    fflush(call->tool->out);
    desk_call_publish(call);
    return TOOL_OK;
}

/* Whether somebody else has added an entry since; that is told. */
static bool has_news(struct desk_call *call, int *ret_code)
{
    const uint32_t before = call->commands.count;
    *ret_code = desk_call_read(call);
    for (uint32_t i = before; *ret_code == TOOL_OK && i < call->commands.count; i++)
        fprintf(call->tool->out, "Meanwhile %s said: %s\n", call->commands.commands[i].by,

                describe_entry(call->folded, &call->commands, &call->commands.commands[i], &call->arena));
    return *ret_code == TOOL_OK && call->commands.count != before;
}

/* The same emergency as a test: a sentence of its own. */
static int say_test(struct desk_call *call)
{
    struct options options = *call->options;
    struct desk_call test = *call;
    options.programs[2] = options.programs[1];
    options.programs[1] = "test";
    options.program_count = 3;
    options.values[OPTION_UNTIL] = NULL;
    test.options = &options;
    int code = live_say(&test);
    call->arena = test.arena;
    call->fleet = test.fleet;
    return code;
}

int live_say(struct desk_call *call)
{
    struct plan *plan = ARENA_NEW(&call->arena, struct plan);
    int code = desk_call_need_by(call->tool, call->options);
    if (code != TOOL_OK)
        return code;
    read_options(call, plan);
    do {
        code = find_command(call, plan);
        if (code == TOOL_OK)
            desk_call_find_fleet(call);
        if (code == TOOL_OK)
            code = preview(call, plan);
        if (code != TOOL_OK)
            return code;
        if (call->options->values[OPTION_YES])
            return add(call, plan);
        if (!call->tool->answers) {
            fputs("Nothing was done: --yes does it, and on a terminal it is asked for.\n", call->tool->out);
            return TOOL_CALL;
        }
        enum answer answer = ask(call, plan);
        if (answer == ANSWER_TEST)
            return say_test(call);
        if (answer == ANSWER_NO) {
            fputs("Nothing was done.\n", call->tool->out);
            return TOOL_OK;
        }
        /* What was said meanwhile may change what this one does. */
    } while (has_news(call, &code));
    return code == TOOL_OK ? add(call, plan) : code;
}
