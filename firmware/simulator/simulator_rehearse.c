#include "simulator/simulator_rehearse.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "load/load_prepared.h"
#include "station/prepared.h"
#include "schedule/room_state.h"
#include "scene/words.h"
#include "simulator/rehearse_decide.h"
#include "simulator/rehearse_effect.h"
#include "simulator/simulator_time.h"
#include "wall/wall.h"
#include "spool/file.h"

/* --- what is known --- */

void simulator_know(struct simulator *simulator)
{
    struct rehearse_state state = rehearse_at(&simulator->rehearse, simulator_now(simulator));
    if (state.program != simulator->program || state.live != simulator->loop.request.live)
        simulator_put_in_force(simulator, state.program, state.live);
}

/* --- a decision --- */

static void say(struct simulator *simulator, const char *text)
{
    snprintf(simulator->message, sizeof simulator->message, "%s", text);
    /* A long text may have been cut inside a character. */
    simulator->message[str_valid_prefix(simulator->message, strlen(simulator->message))] = '\0';
}

struct decision {
    struct arena arena;
    struct str_builder said;
    struct rehearse_turn turn;
};

static void begin(struct simulator *simulator, struct decision *decision)
{
    simulator_know(simulator);
    arena_init(&decision->arena, malloc, free);
    decision->said = (struct str_builder){.arena = &decision->arena};
    decision->turn = (struct rehearse_turn){
        .rehearse = &simulator->rehearse, .now = simulator_now(simulator), .said = &decision->said};
}

/* `number`: of the entry; 0: it was refused. */
static void end(struct simulator *simulator, struct decision *decision, uint32_t number)
{
    struct str_builder line = {.arena = &decision->arena};
    if (number) {
        rehearse_effect_line(&simulator->rehearse, number, simulator->venue, decision->said.text, &line);
        simulator_know(simulator);
    }
    say(simulator, number ? line.text : decision->said.text);
    arena_finish(&decision->arena);
}

/* The room that is looked at: on the wall that of the marked display, if that is a door. */
static uint32_t room_here(const struct simulator *simulator)
{
    if (!simulator->is_wall)
        return simulator->room;
    if (wall_display_count(simulator->wall) == 0)
        return PROGRAM_NONE;
    const struct display_config *config =
        &wall_display(simulator->wall, wall_chosen(simulator->wall))->config;
    if (config->role != ROLE_DOOR || config->room_count == 0)
        return PROGRAM_NONE;
    return display_config_find_room(config, simulator->program, config->rooms[0]);
}

/* The session of that room that is on, drop-ins last, or comes next. */
static uint32_t session_here(const struct simulator *simulator, struct instant now)
{
    struct arena arena;
    struct room_state state;
    const struct program *program = simulator->program;
    uint32_t found = PROGRAM_NONE, room = room_here(simulator);
    if (room == PROGRAM_NONE)
        return PROGRAM_NONE;
    arena_init(&arena, malloc, free);
    room_state_at(program, &simulator->config.thresholds, room, now, &arena, &state);
    for (uint32_t i = 0; i < state.now.count; i++) {
        uint32_t session = state.now.slots[i].session;
        if (found == PROGRAM_NONE || (program->sessions[found].kind == SESSION_DROP_IN &&
                                      program->sessions[session].kind != SESSION_DROP_IN))
            found = session;
    }
    if (found == PROGRAM_NONE && state.next.count > 0)
        found = state.next.slots[0].session;
    arena_finish(&arena);
    return found;
}

/* The session that a key is about; false, and said, where there is none. */
static bool choose(struct simulator *simulator)
{
    simulator_know(simulator);
    if (simulator->selected == PROGRAM_NONE)
        simulator->selected = session_here(simulator, simulator_now(simulator));
    if (simulator->selected == PROGRAM_NONE)
        say(simulator, "nothing is on here, and nothing comes: click a session first");
    return simulator->selected != PROGRAM_NONE;
}

void simulator_delay(struct simulator *simulator, int by_min)
{
    struct decision decision;
    if (!choose(simulator))
        return;
    begin(simulator, &decision);
    end(simulator, &decision, rehearse_delay(&decision.turn, simulator->selected, by_min));
}

void simulator_cancel(struct simulator *simulator)
{
    struct decision decision;
    if (!choose(simulator))
        return;
    begin(simulator, &decision);
    end(simulator, &decision, rehearse_cancel(&decision.turn, simulator->selected));
}

void simulator_fill(struct simulator *simulator)
{
    struct decision decision;
    if (!choose(simulator))
        return;
    begin(simulator, &decision);
    end(simulator, &decision, rehearse_fill(&decision.turn, simulator->selected));
}

void simulator_undo(struct simulator *simulator)
{
    struct decision decision;
    begin(simulator, &decision);
    end(simulator, &decision, rehearse_undo(&decision.turn));
}

void simulator_redo(struct simulator *simulator)
{
    struct decision decision;
    begin(simulator, &decision);
    end(simulator, &decision, rehearse_redo(&decision.turn));
}

/* --- what is asked first --- */

void simulator_move(struct simulator *simulator)
{
    if (choose(simulator))
        rehearse_menu_ask(&simulator->menu, ASK_MOVE, simulator->program, simulator->selected,
                          simulator->room);
}

void simulator_notice(struct simulator *simulator)
{
    simulator_know(simulator);
    rehearse_menu_ask(&simulator->menu, ASK_NOTICE, simulator->program, PROGRAM_NONE, room_here(simulator));
}

void simulator_alarm(struct simulator *simulator)
{
    struct decision decision;
    simulator_know(simulator);
    if (!rehearse_raised(&simulator->rehearse, simulator_now(simulator))) {
        rehearse_menu_ask(&simulator->menu, ASK_EMERGENCY, simulator->program, PROGRAM_NONE, PROGRAM_NONE);
        return;
    }
    begin(simulator, &decision);
    end(simulator, &decision, rehearse_lift(&decision.turn));
}

static uint32_t decide_move(struct simulator *simulator, struct decision *decision)
{
    const struct rehearse_menu *menu = &simulator->menu;
    uint32_t room;
    struct instant start;
    if (rehearse_menu_move(menu, simulator->program, decision->turn.now, &room, &start))
        return rehearse_move(&decision->turn, menu->session, room, start);
    str_addf(&decision->said, "no room is called \"%s\"", menu->line.text);
    return 0;
}

/* What was typed, else the text that comes prepared for the kind, in the event's languages. */
static uint32_t decide_alarm(struct simulator *simulator, struct decision *decision)
{
    const struct rehearse_menu *menu = &simulator->menu;
    enum emergency_kind kind = rehearse_menu_kind(menu);
    const struct label_variant typed = {"", menu->line.text};
    struct label text = {kind == EMERGENCY_CUSTOM && *menu->line.text, &typed};
    const struct prepared_texts *prepared;
    const char *path;
    struct err err = {0};
    bool is_example = false;
    if (text.count == 0 && load_prepared(simulator->venue, &decision->arena, NULL, &prepared, &path, &err)) {
        is_example = prepared->kinds[kind].text.count > 0 && prepared->kinds[kind].is_example;
        text = prepared_label(prepared->kinds[kind].text, &simulator->program->event, &decision->arena);
    }
    uint32_t number = rehearse_raise(&decision->turn, kind, !menu->other, text);
    if (number && is_example)
        str_add(&decision->said, "; its text is an example");
    return number;
}

static uint32_t decide(struct simulator *simulator, struct decision *decision)
{
    const struct rehearse_menu *menu = &simulator->menu;
    switch (menu->question) {
    case ASK_MOVE:
        return decide_move(simulator, decision);
    case ASK_NOTICE:
        return rehearse_notice(&decision->turn, menu->other ? menu->room : PROGRAM_NONE, menu->line.text);
    default:
        return decide_alarm(simulator, decision);
    }
}

bool simulator_menu_key(struct simulator *simulator, const struct board_event *event)
{
    struct decision decision;
    if (simulator->menu.question == ASK_NOTHING)
        return false;
    simulator_know(simulator);
    enum rehearse_answer answer = rehearse_menu_key(&simulator->menu, simulator->program, event);
    if (answer == ANSWER_NONE)
        return true;
    if (answer == ANSWER_DECIDED) {
        begin(simulator, &decision);
        end(simulator, &decision, decide(simulator, &decision));
    }
    simulator->menu.question = ASK_NOTHING;
    return true;
}

/* --- as a file --- */

enum { FILES_MOST = 1000 };

/* The first of live.json, live-2.json, ... that is not there yet: what is there may be in use. NULL: none. */
static const char *free_name(struct arena *arena)
{
    const char *name = "live.json";
    for (int number = 2; access(name, F_OK) == 0; number++) {
        if (number > FILES_MOST)
            return NULL;
        name = arena_printf(arena, "live-%d.json", number);
    }
    return name;
}

void simulator_write_live(struct simulator *simulator)
{
    struct arena arena;
    struct err err = {0};
    size_t size;
    uint32_t decided = rehearse_decided(&simulator->rehearse);
    if (decided == 0) {
        say(simulator, "nothing has been decided that could be written");
        return;
    }
    arena_init(&arena, malloc, free);
    const char *name = free_name(&arena);
    bool is_tamed;
    const char *text = rehearse_live_text(
        &simulator->rehearse, (struct instant){simulator_real_now(simulator)}, &arena, &size, &is_tamed);
    if (!name)
        say(simulator, "there are too many files live-2.json, live-3.json, ... here");
    else if (!spool_replace_file(name, text, size, &err))
        err_format(&err, name, simulator->message, sizeof simulator->message);
    else
        say(simulator,
            arena_printf(&arena, "wrote %s: %u decision%s%s", name, decided, decided == 1 ? "" : "s",
                         is_tamed ? "; not the emergency, which is no TEST" : ""));
    arena_finish(&arena);
}

/* --- the overlay --- */

const char *simulator_decisions(struct simulator *simulator, struct arena *arena)
{
    enum { MOST_SHOWN = 10, MOST_SENTENCES = 20 };
    struct rehearse *rehearse = &simulator->rehearse;
    struct desk_commands commands = rehearse_commands(rehearse);
    struct instant now = simulator_now(simulator);
    struct str_builder text = {.arena = arena};
    str_addf(&text, "%u decision%s\n", rehearse_decided(rehearse),
             rehearse_decided(rehearse) == 1 ? "" : "s");
    uint32_t last = rehearse_commands_at(rehearse, now).count;
    if (last > 1) {
        rehearse_effect_lines(rehearse, last, simulator->venue, MOST_SENTENCES, &text);
        str_add(&text, "\n");
    }
    for (uint32_t number = commands.count, shown = 0; number > 1 && shown < MOST_SHOWN; number--, shown++) {
        const struct desk_command *entry = &commands.commands[number - 1];
        str_addf(&text, "%-10s ", words_clock(words_english(), simulator->program, entry->made, arena));
        rehearse_tell(rehearse, number, &text);
        if (entry->made.ms > now.ms)
            str_add(&text, " (not yet)");
        else if (entry->verb != DESK_UNDO && !desk_holds(&commands, number))
            str_add(&text, " (taken back)");
        str_add(&text, "\n");
    }
    return text.text;
}
