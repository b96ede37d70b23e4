#include "player/explain.h"
#include "station/rehearsal.h"
#include "tool/call_display.h"
#include "tool/tool.h"

static const char help[] =
    "nownext explain PROGRAM --room ROOM --at MOMENT [--json] [--live FILE]\n"
    "                [--timezone ZONE] [--title TEXT]\n"
    "\n"
    "Says what the door of a room shows at a moment, and why: its phase and the rule that gave\n"
    "it, what is on now and next, the block around it, what was cancelled, how many minutes are\n"
    "left, and until when all this holds.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  --room ROOM          a room's name, short name or id, or a part of its name that no other\n"
    "                       has; may be left out where there is but one\n"
    "  --at MOMENT          2024-09-20T10:42:00+02:00, or without the offset a local time of the\n"
    "                       event; 10:42 is on its first day; \"fri 10:42\", \"20 sep 10:42\"; now\n"
    "  --json               one JSON object in one line\n"
    "  --live FILE          what has happened on the day (live.json): it is laid over the program;\n"
    "                       in a rehearsal that it has, the moment is the one that is rehearsed\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "\n"
    "The object's members, instants in RFC 3339 with the event's offset:\n"
    "\n"
    "  room, at             of the call\n"
    "  phase                ENDING, ON, SOON, BREAK, BEFORE_DAY, DAY_OVER, BEFORE_EVENT,\n"
    "                       EVENT_OVER or EMPTY\n"
    "  now, next            lists of {\"id\", \"title\", \"start\", \"end\"}\n"
    "  block                the same for the session around them, or null\n"
    "  tombstones           the same for what was cancelled or moved away, and would be on or come\n"
    "                       within the hour\n"
    "  minutes_left         of the session that is on, or null\n"
    "  minutes_to_next      or null\n"
    "  reason               the rule that gave the phase\n"
    "  until                when phase, lists or reason change next, or null for never\n"
    "  tick_until           when minutes or the clock change next, or null for never\n"
    "\n"
    "A session that something has happened to has a member \"happened\": a list of cancelled, moved,\n"
    "retimed, delayed, pushed, waiting, started, cut, full, retitled, replaces, replaced, added,\n"
    "shortened, length; with delay_min, reason, made, old_start, old_end, old_rooms, rooms,\n"
    "new_start, new_end, overflow_room, replaces and replaced_by beside it, where there are any.\n"
    "\n"
    "  nownext explain schedule.json --room \"Hall L1\" --at \"2024-09-20 10:42\"\n"
    "\n"
    "Exit codes: 0; 1 a file can't be understood, or names what the program does not have; 2 the\n"
    "call is wrong: a room that is not there gives the list of those that are, nearest first.\n";

/* What doors show at a moment: in a rehearsal another one, which is said. */
static struct instant rehearsed(const struct tool *tool, const struct options *options,
                                const struct program *program, const struct live *live, struct instant at)
{
    struct rehearsal_state rehearsal;
    char shown[40], until[40];
    rehearsal_at(live, at, &rehearsal);
    if (rehearsal.is_on) {
        instant_format(rehearsal.shown, zone_offset_at(&program->zone, rehearsal.shown), shown);
        instant_format(rehearsal.until, zone_offset_at(&program->zone, rehearsal.until), until);
        fprintf(tool->err,
                "%s: rehearsal: doors show %s then, marked as a rehearsal, until %s by the clock\n",
                options->values[OPTION_LIVE], shown, until);
    }
    return rehearsal.shown;
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    const struct program *program = loaded->program;
    uint32_t room;
    struct instant at;
    const struct live *live = NULL;
    bool ok;
    int code = call_happened(tool, options, loaded, &live, &ok);
    program = loaded->program;
    if (code == TOOL_OK)
        code = tool_find_room(tool, options, NULL, program, &room);
    if (code == TOOL_OK)
        code = call_moment(tool, options, program, &at);
    if (code != TOOL_OK)
        return code;
    at = rehearsed(tool, options, program, live, at);
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    struct room_state state;
    room_state_at(program, &thresholds, room, at, &loaded->arena, &state);
    struct str_builder text = {.arena = &loaded->arena};
    if (options->values[OPTION_JSON]) {
        explain_json(&text, program, &state);
        str_add(&text, "\n");
    } else {
        explain_text(&text, program, &state);
    }
    fputs(text.text, tool->out);
    return ok ? TOOL_OK : TOOL_INPUT;
}

const struct command command_explain = {
    .name = "explain",
    .help = help,
    .options = OPTION_BIT(OPTION_ROOM) | OPTION_BIT(OPTION_AT) | OPTION_BIT(OPTION_JSON) |
               OPTION_BIT(OPTION_TIMEZONE) | OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_LIVE),
    .run = run,
};
