#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "fleet/fleet_told.h"
#include "load/load_display.h"
#include "spool/tz.h"
#include "tool/fleet_assign.h"
#include "operator/fleet_home.h"
#include "operator/fleet_pictures.h"
#include "operator/fleet_screen.h"
#include "tool/key_file.h"
#include "load/local_moment.h"
#include "tool/tool.h"

/* Where the broker's address is, with the operator's password. */
#define BROKER_VARIABLE "NOWNEXT_BROKER"
/* An answer of the broker is waited for so long. */
#define CONFIRM_MS 3000
/* A rehearsal goes on for so many minutes where nothing else is said. */
#define REHEARSE_MINUTES 10

static const char help[] =
    "nownext fleet [--venue FILE] [--broker URL] [--ca FILE]\n"
    "nownext fleet identify NAME\n"
    "nownext fleet rehearse NAME --at MOMENT [--minutes N]\n"
    "nownext fleet restart NAME\n"
    "nownext fleet forget NAME\n"
    "nownext fleet home-assistant [off]\n"
    "nownext fleet assign CODE door ROOM [PROGRAM] [--name NAME]\n"
    "nownext fleet assign CODE hallway [--name NAME]\n"
    "nownext fleet assign CODE as NAME\n"
    "\n"
    "All displays of a venue, worst first: what each shows, when it was last heard of, what is wrong\n"
    "and what to do. On a terminal a table that updates itself, until Ctrl-C ends it; elsewhere the\n"
    "table as it is now.\n"
    "\n"
    "  identify NAME        the display says on its screen which one it is\n"
    "  rehearse NAME        the display shows the event as it is at another moment, and goes on from there:\n"
    "                       marked as a rehearsal, for so many minutes. An emergency cuts through\n"
    "  restart NAME         its program ends, and the service manager starts it again; one that was\n"
    "                       started by hand, without such a manager, stays away\n"
    "  forget NAME          the broker forgets it: for one that is there no more\n"
    "  home-assistant       tells Home Assistant of all displays, through the broker, and that those which\n"
    "                       the venue has no more are gone; off: that all are. For a venue with the member\n"
    "                       \"home_assistant\"\n"
    "  assign CODE ...      the board that shows this CODE (host name, serial number or MAC address)\n"
    "                       becomes the door of a room, or a hallway; whatever it was before. It is\n"
    "                       written into the file of --venue, of which boards fetch it. A room that\n"
    "                       PROGRAM does not have is refused; without PROGRAM, program.json or\n"
    "                       schedule.json beside that file is looked at. Needs no broker\n"
    "  assign CODE as NAME  it takes the place of that display, with its name and settings: for a dead\n"
    "                       board. Where it had a place, the other board gets that\n"
    "\n"
    "  --venue FILE         all displays (venue.json); without it venue.json in the current folder\n"
    "  --broker URL         mqtts://NAME:PASSWORD@HOST:8883; better in the environment\n"
    "                       (NOWNEXT_BROKER), where others on this computer can't read it\n"
    "  --ca FILE            the authority that signed the broker's certificate; without it the\n"
    "                       system's\n"
    "  --json               one JSON object, and ends\n"
    "  --metrics            as OpenMetrics text, and ends\n"
    "  --pictures DIR       asks each display for what it shows, and makes a page DIR/index.html\n"
    "  --key FILE           signs what displays are asked: with a public key set they do nothing else\n"
    "                       (nownext key)\n"
    "  --at MOMENT          of rehearse: 2024-09-20T10:42 in the venue's time zone, or with an offset as\n"
    "                       2024-09-20T10:42:00+02:00\n"
    "  --minutes N          of rehearse: 1 to 60, and 10 without it; 0 ends it\n"
    "  --name NAME          of assign: what people call the display\n"
    "\n"
    "  export NOWNEXT_BROKER=mqtts://desk:secret@broker.example\n"
    "  nownext fleet --venue venue.json --ca ca.crt\n"
    "  nownext fleet assign sign-7 door \"Hall N1\" --name door-n1\n"
    "  nownext fleet assign sign-9 as door-n1\n"
    "\n"
    "Exit codes: 0; 1 a display needs somebody, or a file can't be understood; 2 the call is wrong, or\n"
    "there is no connection.\n";

struct fleet_call {
    const struct tool *tool;
    const struct options *options;
    const char *venue_path;
    const struct venue *venue;
    struct arena arena;
    struct fleet_line line;
    bool is_open;
    struct signing_secret key; /* of --key */
    struct fleet_pictures pictures;
    struct fleet_home home;
};

/* ---- the words ---- */

static bool is_verb(const struct options *options, const char *word, uint32_t count)
{
    return options->program_count == count && strcmp(options->programs[0], word) == 0;
}

static bool is_home(const struct options *options)
{
    return is_verb(options, "home-assistant", 1) ||
           (is_verb(options, "home-assistant", 2) && strcmp(options->programs[1], "off") == 0);
}

/* ---- the connection ---- */

static int load(struct fleet_call *call)
{
    struct err err = {0};
    struct issue_list issues;
    issue_list_init(&issues, &call->arena);
    bool ok = load_venue(call->venue_path, &call->arena, &issues, &call->venue, &err);
    for (const struct issue *issue = issues.first; issue; issue = issue->next)
        if (issue->level != ISSUE_NOTE)
            tool_print_issue(call->tool->err, call->venue_path, issue);
    return ok ? TOOL_OK : tool_fail(call->tool, call->venue_path, &err);
}

/* All that the broker holds has come then. */
static int connect_to(struct fleet_call *call)
{
    const char *broker = call->options->values[OPTION_BROKER];
    struct err err = {0};
    broker = broker ? broker : getenv(BROKER_VARIABLE);
    if (!broker || !*broker)
        return tool_refuse(call->tool,
                           "say with --broker where the venue's broker is, or in " BROKER_VARIABLE);
    int code = load(call);
    if (code != TOOL_OK)
        return code;
    const char *key = call->options->values[OPTION_KEY];
    code = key ? key_file_secret(call->tool, key, &call->key) : TOOL_OK;
    if (code != TOOL_OK)
        return code;
    const struct fleet_watch_options options = {.broker = broker,
                                                .ca_file = call->options->values[OPTION_CA],
                                                .venue_id = call->venue->venue,
                                                .key = key ? &call->key : NULL,
                                                .venue = call->venue,
                                                .frame = fleet_pictures_take,
                                                .of = &call->pictures,
                                                .home = is_home(call->options) ? fleet_home_take : NULL,
                                                .of_home = &call->home};
    if (!fleet_line_open(&call->line, &options, &err)) {
        tool_fail(call->tool, NULL, &err);
        return TOOL_CALL;
    }
    call->is_open = true;
    if (!fleet_line_settle(&call->line, FLEET_LINE_MOST_MS, &err))
        return tool_fail(call->tool, NULL, &err);
    fleet_judge(&call->line.watch.fleet, fleet_line_clock(), tool_now(call->tool));
    return TOOL_OK;
}

/* A display with a public key set does nothing that is not signed, and nobody hears that it did not. The
 * file here may not name the key, as one that make-venue reads: then what the desk has signed tells it. */
static int refuse_unsigned(struct fleet_call *call, const char *name)
{
    const struct venue *venue = call->venue;
    bool must_sign = call->line.watch.is_live_signed || venue->shared.live_key_count > 0;
    for (uint32_t i = 0; i < venue->display_count && !must_sign; i++) {
        const struct display_config *config = &venue->displays[i].config;
        must_sign = config->live_key_count > 0 && (!name || strcmp(config->name, name) == 0);
    }
    if (!must_sign || call->options->values[OPTION_KEY])
        return TOOL_OK;
    return tool_refuse(call->tool,
                       "displays with a public key set do only what is signed: say it with --key, "
                       "the desk's key");
}

static struct fleet *fleet_of(struct fleet_call *call)
{
    return &call->line.watch.fleet;
}

static int code_of(struct fleet_call *call)
{
    return fleet_wrong_count(fleet_of(call)) > 0 ? TOOL_INPUT : TOOL_OK;
}

/* ---- all of them ---- */

static struct instant time_of_day(void)
{
    return tool_now(&(struct tool){.now = NULL});
}

static void print_table(struct fleet_call *call, const struct zone *zone, unsigned width)
{
    struct str_builder text = {.arena = &call->arena};
    fleet_table(fleet_of(call), fleet_line_clock(), tool_now(call->tool), zone, width, &text);
    fputs(text.text, call->tool->out);
}

static int show(struct fleet_call *call)
{
    const struct tool *tool = call->tool;
    const struct zone_source source = spool_zone_source();
    struct zone zone;
    int code = connect_to(call);
    if (code != TOOL_OK)
        return code;
    bool has_zone =
        *call->venue->timezone && zone_load(&zone, call->venue->timezone, &source, &call->arena, NULL);
    const bool is_terminal = isatty(fileno(tool->out));
    if (is_terminal) {
        struct fleet_screen screen = {
            .out = tool->out, .zone = has_zone ? &zone : NULL, .now = tool->now ? tool->now : time_of_day};
        fleet_screen_run(&screen, &call->line);
        fleet_judge(fleet_of(call), fleet_line_clock(), tool_now(call->tool));
    }
    print_table(call, has_zone ? &zone : NULL, is_terminal ? fleet_screen_columns(tool->out) : 0);
    return code_of(call);
}

static int print_as(struct fleet_call *call, void (*add)(const struct fleet *fleet, struct str_builder *out))
{
    struct str_builder text = {.arena = &call->arena};
    int code = connect_to(call);
    if (code != TOOL_OK)
        return code;
    add(fleet_of(call), &text);
    fputs(text.text, call->tool->out);
    return code_of(call);
}

static int draw(struct fleet_call *call, const char *folder)
{
    const struct fleet *fleet = fleet_of(call);
    const char *between = ": ";
    struct err err = {0};
    int code = connect_to(call);
    code = code == TOOL_OK ? refuse_unsigned(call, NULL) : code;
    if (code != TOOL_OK)
        return code;
    fleet_pictures_ask(&call->pictures, &call->line, tool_now(call->tool), FLEET_PICTURES_MS);
    fleet_judge(fleet_of(call), fleet_line_clock(), tool_now(call->tool));
    if (!fleet_pictures_write(&call->pictures, fleet,
                              *call->venue->name ? call->venue->name : call->venue->venue, folder, &err))
        return tool_fail(call->tool, folder, &err);
    fprintf(call->tool->out, "%s/index.html has pictures of %u of %u displays.\n", folder,
            (unsigned)call->pictures.count, (unsigned)fleet->count);
    if (call->pictures.count < fleet->count)
        fputs("None came from", call->tool->out);
    for (uint32_t i = 0; i < fleet->count; i++)
        if (!fleet_pictures_find(&call->pictures, fleet->displays[i].name)) {
            fprintf(call->tool->out, "%s%s", between, str_clean(&call->arena, fleet->displays[i].name));
            between = ", ";
        }
    if (call->pictures.count < fleet->count)
        fputs("\n", call->tool->out);
    return code_of(call);
}

static int tell_home(struct fleet_call *call, bool ends)
{
    uint32_t count;
    struct err err = {0};
    int code = connect_to(call);
    if (code != TOOL_OK)
        return code;
    if (!*call->venue->home_assistant)
        return tool_refuse(call->tool,
                           "the venue's file has no \"home_assistant\": \"homeassistant\", so that "
                           "nothing is told");
    if (!fleet_home_tell(&call->home, &call->line, ends, CONFIRM_MS, &count, &err))
        return tool_fail(call->tool, NULL, &err);
    fprintf(call->tool->out, "Home Assistant knows of %u display%s.\n", count, count == 1 ? "" : "s");
    return TOOL_OK;
}

/* ---- one of them ---- */

static const struct fleet_display *find(struct fleet_call *call, const char *name)
{
    const struct fleet *fleet = fleet_of(call);
    for (uint32_t i = 0; i < fleet->count; i++)
        if (strcmp(fleet->displays[i].name, name) == 0)
            return &fleet->displays[i];
    return NULL;
}

static int refuse_name(struct fleet_call *call, const char *name)
{
    const struct fleet *fleet = fleet_of(call);
    const char *nearest = NULL;
    unsigned best = 3;
    for (uint32_t i = 0; i < fleet->count; i++) {
        unsigned distance = str_distance(&call->arena, name, fleet->displays[i].name);
        if (distance < best) {
            best = distance;
            nearest = fleet->displays[i].name;
        }
    }
    return tool_refuse(
        call->tool,
        nearest ? arena_printf(&call->arena, "there is no display %s; did you mean %s?", name,
                               str_clean(&call->arena, nearest))
                : arena_printf(&call->arena,
                               "there is no display %s; nownext fleet lists those that there are", name));
}

static int find_online(struct fleet_call *call, const char *name)
{
    const struct fleet_display *display = find(call, name);
    if (!display)
        return refuse_name(call, name);
    if (!display->is_online) {
        fprintf(call->tool->err, "nownext fleet: %s is not online: nobody hears it\n", name);
        return TOOL_INPUT;
    }
    return refuse_unsigned(call, name);
}

/* `is_sent`: what was to be published is on its way. */
static int confirm(struct fleet_call *call, bool is_sent)
{
    struct err err = {0};
    if (!is_sent)
        return tool_refuse(call->tool, "the broker has gone away");
    return fleet_line_confirm(&call->line, CONFIRM_MS, &err) ? TOOL_OK : tool_fail(call->tool, NULL, &err);
}

static int ask(struct fleet_call *call, const char *what, const char *name)
{
    int code = connect_to(call);
    code = code == TOOL_OK ? find_online(call, name) : code;
    if (code != TOOL_OK)
        return code;
    code = confirm(call, fleet_watch_ask(&call->line.watch, name, what, tool_now(call->tool)));
    if (code != TOOL_OK)
        return code;
    fprintf(call->tool->out,
            strcmp(what, "identify") == 0 ? "%s was asked to say which one it is.\n"
                                          : "%s was asked to restart.\n",
            name);
    return TOOL_OK;
}

static int rehearse(struct fleet_call *call, const char *name)
{
    const char *minutes = call->options->values[OPTION_MINUTES], *at = call->options->values[OPTION_AT];
    struct err err = {0};
    struct ask_rehearsal rehearsal = {.minutes = minutes ? atoi(minutes) : REHEARSE_MINUTES};
    int code = connect_to(call);
    if (code == TOOL_OK && at &&
        !local_moment_read(at, call->venue->timezone, tool_now(call->tool), &rehearsal.moment, &err))
        return tool_fail(call->tool, NULL, &err);
    code = code == TOOL_OK ? find_online(call, name) : code;
    if (code != TOOL_OK)
        return code;
    code = confirm(call, fleet_watch_rehearse(&call->line.watch, name, &rehearsal, tool_now(call->tool)));
    if (code != TOOL_OK)
        return code;
    if (rehearsal.minutes > 0)
        fprintf(call->tool->out, "%s was asked to rehearse %s for %d minute%s.\n", name, at,
                rehearsal.minutes, rehearsal.minutes == 1 ? "" : "s");
    else
        fprintf(call->tool->out, "%s was asked to end its rehearsal.\n", name);
    return TOOL_OK;
}

static int forget(struct fleet_call *call, const char *name)
{
    struct err err = {0};
    int code = connect_to(call);
    if (code != TOOL_OK)
        return code;
    const struct fleet_display *display = find(call, name);
    if (!display)
        return refuse_name(call, name);
    bool is_online = display->is_online, is_in_venue = display->is_in_venue;
    if (!fleet_watch_forget(&call->line.watch, name))
        return tool_refuse(call->tool, "the broker has gone away");
    if (!fleet_line_confirm(&call->line, CONFIRM_MS, &err))
        return tool_fail(call->tool, NULL, &err);
    fprintf(call->tool->out, "%s is forgotten%s.\n", name,
            is_online     ? ", but it is online, and will be heard of again"
            : is_in_venue ? "; it is in the venue's file, and counts as missing until it comes"
                          : "");
    return TOOL_OK;
}

/* ---- the command ---- */

static bool is_ask(const struct options *options)
{
    return is_verb(options, "identify", 2) || is_verb(options, "restart", 2);
}

static bool is_rehearse(const struct options *options)
{
    return is_verb(options, "rehearse", 2);
}

static const char *refuse_rehearse(const struct options *options)
{
    const char *minutes = options->values[OPTION_MINUTES], *at = options->values[OPTION_AT];
    int count = REHEARSE_MINUTES;
    char end;
    if (!is_rehearse(options))
        return minutes || at ? "--at and --minutes are for rehearse" : NULL;
    if (minutes && (sscanf(minutes, "%3d%c", &count, &end) != 1 || count < 0 || count > ASK_MOST_MINUTES))
        return "--minutes: from 1 to 60, or 0 to end a rehearsal";
    if (!at && count > 0)
        return "say with --at which moment is rehearsed, such as 2024-09-20T10:42";
    return NULL;
}

static const char *refuse(const struct options *options)
{
    const char *const *values = options->values;
    int ways =
        (values[OPTION_JSON] != NULL) + (values[OPTION_METRICS] != NULL) + (values[OPTION_PICTURES] != NULL);
    if (options->program_count > 0 && strcmp(options->programs[0], "assign") == 0 &&
        !fleet_assign_is_meant(options))
        return "say what the board becomes: assign CODE door ROOM, assign CODE hallway, or assign CODE as "
               "NAME";
    if (options->program_count > 0 && !is_ask(options) && !is_rehearse(options) && !is_home(options) &&
        !is_verb(options, "forget", 2) && !fleet_assign_is_meant(options))
        return "say identify NAME, rehearse NAME, restart NAME, forget NAME, home-assistant or assign CODE "
               "..., or nothing "
               "for all displays";
    if (ways > 1 || (ways > 0 && options->program_count > 0))
        return "one of --json, --metrics and --pictures at a time, and for all displays";
    if (values[OPTION_NAME] && (!fleet_assign_is_meant(options) || strcmp(options->programs[2], "as") == 0))
        return "--name is for assign CODE door and assign CODE hallway";
    return refuse_rehearse(options);
}

static int run_call(struct fleet_call *call)
{
    const struct options *options = call->options;
    if (fleet_assign_is_meant(options))
        return fleet_assign(call->tool, options, call->venue_path);
    if (is_ask(options))
        return ask(call, options->programs[0], options->programs[1]);
    if (is_home(options))
        return tell_home(call, options->program_count == 2);
    if (is_rehearse(options))
        return rehearse(call, options->programs[1]);
    if (is_verb(options, "forget", 2))
        return forget(call, options->programs[1]);
    if (options->values[OPTION_JSON])
        return print_as(call, fleet_json);
    if (options->values[OPTION_METRICS])
        return print_as(call, fleet_metrics);
    if (options->values[OPTION_PICTURES])
        return draw(call, options->values[OPTION_PICTURES]);
    return show(call);
}

static int run(struct tool *tool, const struct options *options)
{
    const char *venue = options->values[OPTION_VENUE];
    struct fleet_call *call = malloc(sizeof *call);
    if (!call)
        return tool_refuse(tool, "there is no memory");
    *call = (struct fleet_call){.tool = tool, .options = options, .venue_path = venue ? venue : "venue.json"};
    arena_init(&call->arena, malloc, free);
    arena_init(&call->pictures.arena, malloc, free);
    arena_init(&call->home.arena, malloc, free);
    int code = run_call(call);
    if (call->is_open)
        fleet_line_close(&call->line);
    signing_forget(&call->key);
    arena_finish(&call->pictures.arena);
    arena_finish(&call->home.arena);
    arena_finish(&call->arena);
    free(call);
    return code;
}

const struct command command_fleet = {
    .name = "fleet",
    .help = help,
    .options = OPTION_WORDS | OPTION_BIT(OPTION_VENUE) | OPTION_BIT(OPTION_BROKER) | OPTION_BIT(OPTION_CA) |
               OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_METRICS) | OPTION_BIT(OPTION_PICTURES) |
               OPTION_BIT(OPTION_NAME) | OPTION_BIT(OPTION_KEY) | OPTION_BIT(OPTION_AT) |
               OPTION_BIT(OPTION_MINUTES),
    .refuse = refuse,
    .run_words = run,
};
