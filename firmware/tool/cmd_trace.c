#include <stdlib.h>

#include "player/explain.h"
#include "tool/call_display.h"
#include "tool/tool.h"

static const char help[] =
    "nownext trace PROGRAM [--room ROOM] [--json] [--live FILE] [--timezone ZONE]\n"
    "              [--title TEXT]\n"
    "\n"
    "Prints every change of every door over the whole event, a line each, in order of time: the\n"
    "moment, the room, the phase and the rule that gave it, what is on now and what is next. It\n"
    "begins with the first conference day and ends when the event is over.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  --room ROOM          of this room only, by name, short name, id or a part of its name\n"
    "  --json               one JSON object a line (JSON Lines), with the members of nownext\n"
    "                       explain --json\n"
    "  --live FILE          what has happened on the day (live.json): it is laid over the program\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "\n"
    "Useful for comparing two versions of a program:\n"
    "\n"
    "  nownext trace monday.xml > monday.txt; nownext trace tuesday.xml | diff monday.txt -\n"
    "\n"
    "Exit codes: 0; 1 a file can't be understood, or names what the program does not have; 2 the\n"
    "call is wrong.\n";

struct trace {
    struct tool *tool;
    const struct program *program;
    struct thresholds thresholds;
    bool json;
    unsigned room_width;
    struct arena arena; /* of a line */
};

static struct room_state state_at(struct trace *trace, uint32_t room, struct instant at)
{
    struct room_state state;
    arena_reset(&trace->arena);
    room_state_at(trace->program, &trace->thresholds, room, at, &trace->arena, &state);
    return state;
}

static void print_state(struct trace *trace, const struct room_state *state)
{
    struct str_builder line = {.arena = &trace->arena};
    if (trace->json)
        explain_json(&line, trace->program, state);
    else
        explain_line(&line, trace->program, state, trace->room_width);
    fprintf(trace->tool->out, "%s\n", line.text);
}

/* Walks all rooms together: the one whose change comes next is asked again. `due` has each room's next
 * change. */
static void walk(struct trace *trace, const uint32_t *rooms, uint32_t count, struct instant *due)
{
    for (;;) {
        uint32_t first = 0;
        for (uint32_t i = 1; i < count; i++)
            if (due[i].ms < due[first].ms)
                first = i;
        if (count == 0 || !instant_is_set(due[first]))
            return;
        struct room_state state = state_at(trace, rooms[first], due[first]);
        print_state(trace, &state);
        /* A state that expires before it began would be a bug of ours, and an endless list. */
        due[first] = state.until.ms > state.at.ms ? state.until : INSTANT_NEVER;
    }
}

static void trace_event(struct trace *trace, const uint32_t *rooms, uint32_t count)
{
    const struct program *program = trace->program;
    if (!instant_is_set(program->first))
        return;
    struct instant before = {program_day_at(program, program->first).start.ms - 1};
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct instant *due = ARENA_ARRAY(&arena, struct instant, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        due[i] = state_at(trace, rooms[i], before).until;
        unsigned width = (unsigned)str_code_points(label_text(program->rooms[rooms[i]].name, ""));
        if (width > trace->room_width && width <= 32)
            trace->room_width = width;
    }
    walk(trace, rooms, count, due);
    arena_finish(&arena);
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    bool ok;
    int code = call_happened(tool, options, loaded, NULL, &ok);
    struct trace trace = {
        .tool = tool, .program = loaded->program, .json = options->values[OPTION_JSON] != NULL};
    thresholds_set_defaults(&trace.thresholds);
    arena_init(&trace.arena, malloc, free);
    uint32_t count = loaded->program->room_count, *rooms = ARENA_ARRAY(&loaded->arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++)
        rooms[i] = i;
    if (code == TOOL_OK && options->values[OPTION_ROOM]) {
        code = tool_find_room(tool, options, NULL, loaded->program, &rooms[0]);
        count = 1;
    }
    if (code == TOOL_OK)
        trace_event(&trace, rooms, count);
    arena_finish(&trace.arena);
    return code == TOOL_OK && !ok ? TOOL_INPUT : code;
}

const struct command command_trace = {
    .name = "trace",
    .help = help,
    .options = OPTION_BIT(OPTION_ROOM) | OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_TIMEZONE) |
               OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_LIVE),
    .run = run,
};
