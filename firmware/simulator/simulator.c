#include "simulator/simulator.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "player/explain.h"
#include "player/happened.h"
#include "simulator/simulator_display.h"
#include "simulator/simulator_keys.h"
#include "simulator/simulator_rehearse.h"
#include "simulator/simulator_seek.h"
#include "simulator/simulator_time.h"
#include "wall/wall.h"

bool simulator_init(struct simulator *simulator, struct board *inner, struct renderer *renderer,
                    const struct program *program, const struct display_config *config, uint32_t room,
                    struct instant at, int speed, struct err *reterr)
{
    memset(simulator, 0, sizeof *simulator);
    simulator->program = program;
    simulator->given = simulator->config = *config;
    simulator->given_room = simulator->room = room;
    simulator->selected = PROGRAM_NONE;
    sim_board_init(&simulator->board, inner, at.ms, speed);
    arena_init(&simulator->styles, malloc, free);
    char log[40];
    snprintf(log, sizeof log, "simulator-%llx", (unsigned long long)inner->ops->now(inner));
    rehearse_init(&simulator->rehearse, program, NULL, log);
    if (!loop_init(&simulator->loop, &simulator->board.board, renderer, &simulator->config, reterr))
        return false;
    loop_set_program(&simulator->loop, program);
    simulator_apply_config(simulator);
    return true;
}

void simulator_finish(struct simulator *simulator)
{
    wall_destroy(simulator->wall);
    loop_finish(&simulator->loop);
    arena_finish(&simulator->styles);
    rehearse_finish(&simulator->rehearse);
    memset(simulator, 0, sizeof *simulator);
}

/* --- the program --- */

/* The same room in another program. */
static uint32_t room_in(const struct program *program, const struct program *last, uint32_t room)
{
    return room == PROGRAM_NONE ? PROGRAM_NONE
                                : program_find_room(program, room_own_name(&last->rooms[room]));
}

void simulator_put_in_force(struct simulator *simulator, const struct program *program,
                            const struct live *live)
{
    const struct program *last = simulator->program;
    simulator->room = room_in(program, last, simulator->room);
    simulator->given_room =
        simulator->given.room_count > 0
            ? display_config_find_room(&simulator->given, program, simulator->given.rooms[0])
            : room_in(program, last, simulator->given_room);
    if (simulator->selected != PROGRAM_NONE)
        simulator->selected = program_find_session(program, last->sessions[simulator->selected].id);
    simulator->program = program;
    simulator->loop.request.live = live;
    if (!simulator->is_lost)
        loop_set_program(&simulator->loop, program);
    if (simulator->wall)
        wall_set_program(simulator->wall, simulator->is_lost ? NULL : program, live);
    /* What is not in sight makes no step, by which it would let go of the program before. */
    if (simulator->is_wall)
        canvas_forget(&simulator->loop.canvas);
    else if (simulator->wall)
        wall_forget(simulator->wall);
    simulator_apply_config(simulator);
}

void simulator_set_program(struct simulator *simulator, const struct program *program,
                           const struct live *live)
{
    const struct program *last = simulator->program;
    simulator->seek.chosen = 0;
    rehearse_set_given(&simulator->rehearse, program, live);
    simulator_know(simulator);
    rehearse_menu_follow(&simulator->menu, last, simulator->program);
}

/* --- the selected session --- */

void simulator_select(struct simulator *simulator, uint32_t session)
{
    simulator->selected = session;
    simulator->message[0] = '\0';
    if (session != PROGRAM_NONE)
        simulator_describe(simulator, session, simulator->message, sizeof simulator->message);
}

/* "10:00-10:55 Locks, Hall A". */
void simulator_describe(const struct simulator *simulator, uint32_t number, char *ret, size_t size)
{
    const struct program *program = simulator->program;
    const struct session *session = &program->sessions[number];
    const char *title = label_text(session->title, "");
    struct civil start = zone_to_civil(&program->zone, session->start),
                 end = zone_to_civil(&program->zone, session->end);
    int length = 0;
    if (session_is_scheduled(session))
        length = snprintf(ret, size, "%02d:%02d-%02d:%02d  ", start.hour, start.minute, end.hour, end.minute);
    length += snprintf(ret + length, size - (size_t)length, "%s", title);
    for (uint32_t i = 0; i < session->room_count && length < (int)size; i++)
        length += snprintf(ret + length, size - (size_t)length, ", %s",
                           label_text(program->rooms[session->rooms[i]].name, ""));
    struct arena arena;
    struct str_builder happened = {.arena = &arena};
    arena_init(&arena, malloc, free);
    happened_text(&happened, program, number);
    if (happened.length > 0 && length < (int)size)
        snprintf(ret + length, size - (size_t)length, "%s", happened.text);
    arena_finish(&arena);
    /* A long title may have been cut inside a character. */
    ret[str_valid_prefix(ret, strlen(ret))] = '\0';
}

/* --- what it says of itself --- */

static struct civil local_now(struct simulator *simulator)
{
    return zone_to_civil(&simulator->program->zone, simulator_now(simulator));
}

/* "Sat 2025-03-29 10:20". */
static const char *moment_text(struct simulator *simulator, struct arena *arena)
{
    static const char *const weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    struct civil at = local_now(simulator);
    return arena_printf(arena, "%s %04d-%02d-%02d %02d:%02d",
                        weekdays[civil_weekday(civil_to_days(at.year, at.month, at.day))], at.year, at.month,
                        at.day, at.hour, at.minute);
}

const char *simulator_title(struct simulator *simulator, struct arena *arena)
{
    const char *moment = moment_text(simulator, arena);
    if (simulator->is_wall) {
        uint32_t pages, page = wall_page(simulator->wall, &pages);
        if (pages > 1)
            return arena_printf(arena, "wall of %u displays, page %u of %u, %s",
                                wall_display_count(simulator->wall), page + 1, pages, moment);
        return arena_printf(arena, "wall of %u displays, %s", wall_display_count(simulator->wall), moment);
    }
    if (simulator->config.role == ROLE_DOOR)
        return arena_printf(arena, "door, %s, %s", simulator_room_name(simulator), moment);
    return arena_printf(arena, "hallway, %s", moment);
}

const char *simulator_file_name(struct simulator *simulator, struct arena *arena)
{
    struct civil at = local_now(simulator);
    bool is_door = simulator->config.role == ROLE_DOOR && !simulator->is_wall;
    const char *what = simulator->is_wall ? "wall" : is_door ? "door-" : "hallway";
    return arena_printf(arena, "%s%s-%04d%02d%02dT%02d%02d", what,
                        is_door ? str_slug(arena, simulator_room_name(simulator)) : "", at.year, at.month,
                        at.day, at.hour, at.minute);
}

const char *simulator_overlay_text(struct simulator *simulator, struct arena *arena)
{
    if (simulator->menu.question != ASK_NOTHING)
        return rehearse_menu_text(&simulator->menu, simulator->program, simulator_now(simulator), arena);
    if (simulator->seek.question != SEEK_NOTHING)
        return simulator_seek_text(simulator, arena);
    if (simulator->overlay == OVERLAY_NONE)
        return NULL;
    if (simulator->overlay == OVERLAY_DECISIONS)
        return simulator_decisions(simulator, arena);
    if (simulator->overlay == OVERLAY_HELP)
        return simulator_help(simulator->wall != NULL, arena);
    struct str_builder text = {.arena = arena};
    if (simulator->loop.view.kind != VIEW_DOOR && simulator->loop.view.kind != VIEW_ROOM)
        str_addf(&text, "%s\n", simulator_title(simulator, arena));
    explain_view(&text, &simulator->loop.view);
    return text.text;
}
