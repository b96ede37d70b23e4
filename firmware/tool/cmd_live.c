#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "desk/describe.h"
#include "lookup/nearest.h"
#include "tool/desk_call.h"
#include "tool/live_say.h"

static const char help[] =
    "nownext live COMMAND [--desk FOLDER] [--by NAME] [--yes] [--all] [--pictures DIR]\n"
    "nownext live begin PROGRAM --desk FOLDER --to FOLDER [--venue FILE] [--changes FILE]\n"
    "                           [--emergency FILE] [--key FILE] [--broker URL] [--ca FILE]\n"
    "\n"
    "Says on every screen what happens on the day. What a COMMAND would change is printed before\n"
    "anything is done, and then asked for. Each is an entry of the desk's log; all entries together\n"
    "make the live.json that displays poll. nownext is no alarm system: see emergency.\n"
    "\n"
    "  begin PROGRAM        makes a folder a desk, for this schedule; once for each venue\n"
    "\n"
    "  delay SESSION MIN    by so many minutes against the plan; +5 and -5: against what holds now;\n"
    "                       0: on time again\n"
    "  late SESSION         nobody knows by how much\n"
    "  started SESSION      now\n"
    "  move SESSION [ROOM]  to another room, or to another time with --at, or both\n"
    "  cancel SESSION       of a block with its parts; --replaced-by: by what\n"
    "  full SESSION [ROOM]  and in which room it can be followed too\n"
    "  open SESSION         not full any more\n"
    "  title SESSION TEXT   its title, corrected\n"
    "  add TEXT ROOM START END\n"
    "                       a session that the schedule does not have; END may be +30min\n"
    "  notice TEXT          for all, or for each --room; --from and --until say when\n"
    "  notice end [ID]      it is over\n"
    "  rehearse MOMENT      all displays show that moment, marked as a rehearsal, --until another;\n"
    "                       \"rehearse end\" ends it\n"
    "  emergency test [KIND]\n"
    "                       how an emergency looks, marked as TEST, for ten minutes: try it first\n"
    "  emergency KIND       fire, evacuation, medical, shelter or custom; --until is needed, at most\n"
    "                       12 hours. The texts are the venue's (its safety officer's), or examples\n"
    "                       that nobody has checked; --text says another one\n"
    "  lift                 the emergency is over\n"
    "  undo [NUMBER]        the last entry, or another one\n"
    "  list                 what is in force now\n"
    "  history              all entries\n"
    "  publish              what is in force goes to the broker again\n"
    "  adopt                goes on from what another desk has published: on a new laptop\n"
    "\n"
    "A SESSION is a room and now or next (\"N1\", \"N1 next\"), or a part of a title or of a name. A\n"
    "MOMENT, START or END is a time of the day (14:00), a day and a time (\"fri 14:00\"), or a length\n"
    "from now on (+30min, +2h).\n"
    "\n"
    "  --desk FOLDER        the desk's folder; without it that of $NOWNEXT_DESK, or the current one\n"
    "  --to FOLDER          where live.json goes: a folder that displays or a web server read\n"
    "  --by NAME            who says it; without it the login name\n"
    "  --yes                does it without asking\n"
    "  --all                prints all that changes, however much\n"
    "  --pictures DIR       pictures of the displays that change, before and after\n"
    "  --reason TEXT        why, for people at the door: a word or two\n"
    "  --at MOMENT          of move\n"
    "  --from MOMENT        of notice and rehearse\n"
    "  --until MOMENT       of move, notice, rehearse and emergency\n"
    "  --room ROOM          of notice and emergency; may be given many times\n"
    "  --text TEXT          of emergency\n"
    "  --replaced-by SESSION\n"
    "                       of cancel\n"
    "  --warning            a notice that warns\n"
    "  --venue FILE         the venue's displays (venue.json), whose id live data name\n"
    "  --changes FILE       what the feed has changed (changes.json)\n"
    "  --emergency FILE     prepared texts, before those of the venue\n"
    "  --broker URL         of begin: mqtts://NAME:PASSWORD@HOST; what is published goes there\n"
    "  --ca FILE            of begin: its certificate's authority\n"
    "  --key FILE           signs what is published (nownext key); its password is asked for, or in\n"
    "                       $NOWNEXT_KEY_PASSWORD\n"
    "\n"
    "  nownext live begin schedule.json --desk desk --to /srv/www/live --venue venue.json\n"
    "  nownext live delay N1 10 --desk desk --reason laptop\n"
    "  nownext live undo\n"
    "\n"
    "Exit codes: 0; 1 a file can't be understood, or another desk has published since; 2 the call is\n"
    "wrong, a file can't be read or written, or nobody was asked and nothing done.\n";

/* ---- begin ---- */

static const char *value_of(const struct options *options, enum option option)
{
    return options->values[option] ? options->values[option] : "";
}

/* What it is of must be fit to be used before there is a desk of it. */
static int check_files(const struct tool *tool, const struct desk_settings *settings)
{
    struct desk_files files;
    struct arena arena;
    struct issue_list issues;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    issue_list_init(&issues, &arena);
    bool ok = desk_files_load(settings, &files, &issues, &err);
    if (ok)
        tool_print_zone(tool->out, settings->program, files.program);
    if (ok)
        desk_files_finish(&files);
    arena_finish(&arena);
    if (ok && *settings->key && access(settings->key, R_OK) != 0)
        ok = err_set(&err, ERR_IO, "%s: the key can't be read", settings->key);
    return ok ? TOOL_OK : tool_fail(tool, NULL, &err);
}

static int begin(struct tool *tool, const struct options *options)
{
    const char *folder = value_of(options, OPTION_DESK);
    struct desk_settings settings = {.publish = value_of(options, OPTION_TO),
                                     .venue = value_of(options, OPTION_VENUE),
                                     .changes = value_of(options, OPTION_CHANGES),
                                     .emergency = value_of(options, OPTION_EMERGENCY),
                                     .key = value_of(options, OPTION_KEY),
                                     .broker = value_of(options, OPTION_BROKER),
                                     .ca = value_of(options, OPTION_CA)};
    struct desk_call call;
    struct err err = {0};
    if (options->program_count != 2)
        return tool_refuse(tool, "begin takes one PROGRAM: the schedule of the event");
    if (!*folder || !*settings.publish)
        return tool_refuse(tool, "say with --desk which folder becomes the desk's, and with --to which one "
                                 "live.json goes to");
    settings.program = options->programs[1];
    if (strcmp(settings.program, "-") == 0)
        return tool_refuse(tool, "the schedule is read again for each command: give a file");
    int code = check_files(tool, &settings);
    if (code != TOOL_OK)
        return code;
    if (!desk_log_create(folder, &settings, &err))
        return tool_fail(tool, NULL, &err);
    fprintf(tool->out,
            "%s is a desk now. What is said there goes to %s/live.json.\n"
            "  nownext live --desk %s notice \"The desk is open\" --until +5min\n",
            folder, settings.publish, folder);
    code = desk_call_open(tool, options, &call); /* tells of another desk's document */
    desk_call_close(&call);
    return code;
}

/* ---- what there is ---- */

static int list(struct desk_call *call)
{
    struct str_builder text = {.arena = &call->arena};
    const struct instant now = tool_now(call->tool);
    describe_in_force(call->folded, call->live, now, &text);
    fputs(text.length > 0 ? text.text : "Nothing is in force but the schedule.\n", call->tool->out);
    return TOOL_OK;
}

static int history(struct desk_call *call)
{
    const struct desk_commands *commands = &call->commands;
    for (uint32_t i = 0; i < commands->count; i++) {
        const struct desk_command *entry = &commands->commands[i];
        fprintf(call->tool->out, "%4u  %s  %s (%s)  %s%s\n", (unsigned)i + 1,
                describe_moment(call->folded, entry->made, &call->arena), entry->by, entry->via,
                describe_entry(call->folded, commands, entry, &call->arena),
                desk_holds(commands, i + 1) ? "" : " (undone)");
    }
    if (commands->count == 0)
        fputs("The log has no entries.\n", call->tool->out);
    return TOOL_OK;
}

static int adopt(struct desk_call *call)
{
    char answer[DESK_CALL_ANSWER_SIZE];
    struct err err = {0};
    int code = desk_call_need_by(call->tool, call->options);
    if (code != TOOL_OK)
        return code;
    bool is_asked = !call->options->values[OPTION_YES];
    if (is_asked && !call->tool->answers) {
        fputs("Nothing was done: --yes does it, and on a terminal it is asked for.\n", call->tool->out);
        return TOOL_CALL;
    }
    if (is_asked) {
        desk_call_ask(call,
                      "This desk goes on from the document in force, and the other desk can't write any "
                      "more.\nDo it? [y/N] ",
                      answer);
        if (!desk_call_is_yes(answer)) {
            fputs("Nothing was done.\n", call->tool->out);
            return TOOL_OK;
        }
    }
    code = desk_call_unlock(call);
    if (code != TOOL_OK)
        return code;
    if (!desk_log_adopt(call->log, desk_call_by(call->options), tool_now(call->tool), &err))
        return tool_fail(call->tool, NULL, &err);
    fputs("Adopted. In force is:\n", call->tool->out);
    code = desk_call_read(call);
    if (code != TOOL_OK)
        return code;
    desk_call_find_fleet(call);
    list(call);
    desk_call_publish(call);
    return TOOL_OK;
}

static int publish(struct desk_call *call)
{
    if (!*desk_log_settings(call->log)->broker)
        return tool_refuse(call->tool,
                           "this desk has no broker: begin --broker says it, or \"broker\" in its "
                           "desk.json");
    desk_call_find_fleet(call);
    return desk_call_publish(call) ? TOOL_OK : TOOL_CALL;
}

/* The verbs, and what is none of an entry. */
static int refuse_word(const struct tool *tool, const char *word)
{
    const char *names[DESK_ADOPT + 4];
    struct arena arena;
    struct str_builder text = {.arena = &arena};
    uint32_t count = 0;
    arena_init(&arena, malloc, free);
    names[count++] = "begin";
    for (enum desk_verb verb = 0; verb < DESK_ADOPT; verb++)
        names[count++] = desk_verb_name(verb);
    names[count++] = "list";
    names[count++] = "history";
    names[count++] = "adopt";
    str_addf(&text, "there is no \"%s\"", word);
    const char *near = nearest_name(word, names, count, &arena);
    if (str_distance(&arena, word, near) <= 2)
        str_addf(&text, "; did you mean \"%s\"?", near);
    else
        str_add(&text, ".");
    for (uint32_t i = 0; i < count; i++)
        str_addf(&text, "%s%s", i > 0 ? ", " : " There are: ", names[i]);
    int code = tool_refuse(tool, text.text);
    arena_finish(&arena);
    return code;
}

static int run(struct tool *tool, const struct options *options)
{
    static const struct {
        const char *word;
        int (*run)(struct desk_call *call);
    } others[] = {{"list", list}, {"history", history}, {"adopt", adopt}, {"publish", publish}};
    struct desk_call call;
    if (options->program_count == 0)
        return tool_refuse(tool, "say what has happened, as: delay N1 10; nownext live --help says more");
    const char *word = options->programs[0];
    if (strcmp(word, "begin") == 0)
        return begin(tool, options);
    if (strcmp(word, "help") == 0) {
        fputs(help, tool->out);
        return TOOL_OK;
    }
    int (*do_it)(struct desk_call *) = live_say;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(word, others[i].word) == 0)
            do_it = others[i].run;
    if (do_it == live_say && desk_verb_find(word) == DESK_VERB_COUNT)
        return refuse_word(tool, word);
    if (do_it != live_say && options->program_count > 1)
        return tool_refuse(tool, "list, history, adopt and publish take no more words");
    int code = desk_call_open(tool, options, &call);
    if (code == TOOL_OK)
        code = do_it(&call);
    desk_call_close(&call);
    return code;
}

const struct command command_live = {
    .name = "live",
    .help = help,
    .options = OPTION_WORDS | OPTION_BIT(OPTION_DESK) | OPTION_BIT(OPTION_TO) | OPTION_BIT(OPTION_BY) |
               OPTION_BIT(OPTION_YES) | OPTION_BIT(OPTION_ALL) | OPTION_BIT(OPTION_PICTURES) |
               OPTION_BIT(OPTION_REASON) | OPTION_BIT(OPTION_AT) | OPTION_BIT(OPTION_FROM) |
               OPTION_BIT(OPTION_UNTIL) | OPTION_BIT(OPTION_ROOM) | OPTION_BIT(OPTION_TEXT) |
               OPTION_BIT(OPTION_REPLACED_BY) | OPTION_BIT(OPTION_WARNING) | OPTION_BIT(OPTION_VENUE) |
               OPTION_BIT(OPTION_CHANGES) | OPTION_BIT(OPTION_EMERGENCY) | OPTION_BIT(OPTION_KEY) |
               OPTION_BIT(OPTION_BROKER) | OPTION_BIT(OPTION_CA),
    .run_words = run,
};
