#include "simulator/simulator_time.h"

#include <stdio.h>
#include <stdlib.h>

#include "wall/wall.h"

static const int speeds[] = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600};
#define SPEED_COUNT (sizeof speeds / sizeof *speeds)

struct instant simulator_now(struct simulator *simulator)
{
    return (struct instant){simulator->board.board.ops->now(&simulator->board.board)};
}

int64_t simulator_real_now(struct simulator *simulator)
{
    return simulator->board.inner->ops->now(simulator->board.inner);
}

void simulator_go_to(struct simulator *simulator, struct instant at)
{
    sim_clock_set(&simulator->board.clock, simulator_real_now(simulator), at.ms);
    simulator->strip.is_away = false;
}

/* Until when the screen of a moment holds, or all screens in sight, as it is known then. */
static struct instant until_at(struct simulator *simulator, struct instant at, struct arena *scratch)
{
    struct view_request request = simulator->loop.request;
    struct rehearse_state state = rehearse_at(&simulator->rehearse, at);
    struct view view;
    request.now = at;
    request.live = state.live;
    if (request.program)
        request.program = state.program;
    arena_reset(scratch);
    if (simulator->is_wall)
        view.until = wall_until(simulator->wall, request.program, request.live, at, scratch);
    else
        view_make(&request, scratch, &view);
    return instant_min(view.until, rehearse_next_made(&simulator->rehearse, at));
}

/* The moment of the next change of the screen, by `until`. False when there is none. */
static bool next_change(struct simulator *simulator, struct instant *ret)
{
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    *ret = until_at(simulator, simulator_now(simulator), &scratch);
    arena_finish(&scratch);
    return instant_is_set(*ret);
}

/* The last change in [from, before), by walking from one to the next. */
static bool last_change(struct simulator *simulator, struct instant from, struct instant before,
                        struct arena *scratch, struct instant *ret)
{
    bool found = false;
    for (struct instant at = from;; at = *ret) {
        struct instant until = until_at(simulator, at, scratch);
        if (until.ms >= before.ms || until.ms <= at.ms)
            return found;
        *ret = until;
        found = true;
    }
}

/* The moment of the last change before now. False when there is none. */
static bool previous_change(struct simulator *simulator, struct instant *ret)
{
    struct instant now = simulator_now(simulator);
    /* Who has just come to a change, and while the clock goes on, wants the one before it. */
    if (!simulator->board.clock.paused)
        now.ms -= simulator->board.clock.speed * MS_PER_SECOND;
    struct instant first = instant_is_set(simulator->program->first) ? simulator->program->first : now;
    first.ms -= 8 * MS_PER_DAY;
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    bool found = false;
    /* Longer and longer ways back, until one has a change in it. */
    for (int64_t back = 15 * MS_PER_MINUTE; !found; back *= 4) {
        struct instant from = {now.ms - back};
        found = last_change(simulator, from, now, &scratch, ret);
        if (from.ms < first.ms)
            break;
    }
    arena_finish(&scratch);
    return found;
}

void simulator_step_change(struct simulator *simulator, bool forward)
{
    struct instant at;
    bool found = forward ? next_change(simulator, &at) : previous_change(simulator, &at);
    if (found)
        simulator_go_to(simulator, at);
    else
        snprintf(simulator->message, sizeof simulator->message, "nothing changes %s",
                 forward ? "any more" : "before this");
}

void simulator_step_minutes(struct simulator *simulator, int minutes)
{
    simulator_go_to(simulator, (struct instant){simulator_now(simulator).ms + minutes * MS_PER_MINUTE});
}

/* The same local time on another date: summer time must not shift it. */
void simulator_step_days(struct simulator *simulator, int days)
{
    struct civil local = zone_to_civil(&simulator->program->zone, simulator_now(simulator));
    local.hour += 24 * days;
    simulator_go_to(simulator, zone_to_instant(&simulator->program->zone, local));
}

void simulator_change_speed(struct simulator *simulator, bool faster)
{
    size_t i = 0;
    while (i + 1 < SPEED_COUNT && speeds[i] < simulator->board.clock.speed)
        i++;
    if (faster && speeds[i] <= simulator->board.clock.speed && i + 1 < SPEED_COUNT)
        i++;
    else if (!faster && i > 0)
        i--;
    sim_clock_set_speed(&simulator->board.clock, simulator_real_now(simulator), speeds[i]);
    snprintf(simulator->message, sizeof simulator->message, "%dx", speeds[i]);
}

void simulator_toggle_pause(struct simulator *simulator)
{
    struct sim_clock *clock = &simulator->board.clock;
    sim_clock_pause(clock, simulator_real_now(simulator), !clock->paused);
}
