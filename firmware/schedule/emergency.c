#include "schedule/emergency.h"

#include <string.h>

#include "schedule/notices.h"
#include "schedule/slots.h"

static bool names_same(const struct live_emergency *emergency, const struct display_config *config)
{
    for (uint32_t i = 0; i < emergency->room_count; i++)
        for (uint32_t j = 0; j < config->room_count; j++)
            if (strcmp(emergency->rooms[i].key, config->rooms[j].key) == 0)
                return true;
    return false;
}

static bool is_for(const struct program *program, const struct live_emergency *emergency,
                   const struct display_config *config, const struct room_scope *scope)
{
    if (emergency->everywhere || config->room_count == 0)
        return true;
    if (program && scope->count > 0)
        return notices_reach(program, config, scope, emergency->room_count, emergency->rooms);
    return names_same(emergency, config);
}

static void keep_turn(struct emergency_state *state, uint32_t count, struct instant now)
{
    int64_t into = now.ms % EMERGENCY_TEXT_MS;
    if (into < 0)
        into += EMERGENCY_TEXT_MS;
    int64_t turn = (now.ms - into) / EMERGENCY_TEXT_MS % count;
    state->text = (uint32_t)(turn < 0 ? turn + count : turn);
    state->tick_until = instant_min(state->until, (struct instant){now.ms - into + EMERGENCY_TEXT_MS});
}

/* Whether it was over before the display was started: all that its clock may not know. */
static bool is_past(const struct program *program, const struct live_emergency *emergency,
                    const struct emergency_clock *clock)
{
    struct instant floor = clock->floor;
    if (clock->trust == STATION_CLOCK_TRUSTED || !instant_is_set(emergency->until))
        return false;
    if (program)
        floor = instant_max(floor, program->published);
    return emergency->until.ms <= floor.ms;
}

static void judge_by_length(const struct live_emergency *emergency, const struct emergency_clock *clock,
                            bool is_lifted, struct instant now, struct emergency_state *ret)
{
    int64_t left_ms = emergency->until.ms - emergency->raised.ms - clock->shown_ms;
    ret->is_shown = !is_lifted && (!instant_is_set(emergency->until) || left_ms > 0);
    if (ret->is_shown && instant_is_set(emergency->until))
        ret->until.ms = now.ms + left_ms;
}

static void judge_by_time(const struct live_emergency *emergency, bool is_lifted, struct instant now,
                          struct emergency_state *ret)
{
    if (now.ms < emergency->raised.ms) {
        ret->until = emergency->raised;
        return;
    }
    bool is_told =
        is_lifted && (!instant_is_set(emergency->until) || emergency->lifted.ms < emergency->until.ms);
    struct instant end = emergency->until;
    if (is_told)
        end.ms = emergency->lifted.ms + EMERGENCY_LIFTED_MS;
    ret->is_shown = !instant_is_set(end) || now.ms < end.ms;
    ret->is_lifted = ret->is_shown && is_told && now.ms >= emergency->lifted.ms;
    if (ret->is_shown && instant_is_set(end))
        ret->until = is_told && !ret->is_lifted ? emergency->lifted : end;
}

/* A time that only goes on from the last known one is late: what is said came in the meantime. */
static bool is_behind(const struct live_emergency *emergency, const struct emergency_clock *clock,
                      bool is_lifted, struct instant now)
{
    return clock->trust == STATION_CLOCK_UNVERIFIED &&
           now.ms < (is_lifted ? emergency->lifted.ms : emergency->raised.ms);
}

/* However late the time is, it lasts no longer than its length from when it was read. */
static void cap_by_length(const struct live_emergency *emergency, const struct emergency_clock *clock,
                          struct instant now, struct emergency_state *ret)
{
    struct emergency_state by_length = {.until = INSTANT_NEVER};
    judge_by_length(emergency, clock, false, now, &by_length);
    ret->is_shown = by_length.is_shown;
    ret->until = by_length.is_shown ? instant_min(ret->until, by_length.until) : INSTANT_NEVER;
}

void emergency_at(const struct program *program, const struct live *live, const struct display_config *config,
                  const struct room_scope *scope, const struct emergency_clock *clock, struct instant now,
                  struct emergency_state *ret)
{
    *ret = (struct emergency_state){.until = INSTANT_NEVER, .tick_until = INSTANT_NEVER};
    const struct live_emergency *emergency = live ? live->emergency : NULL;
    if (!emergency || !is_for(program, emergency, config, scope) || is_past(program, emergency, clock))
        return;
    bool is_lifted = instant_is_set(emergency->lifted) && emergency->lifted.ms >= emergency->raised.ms;
    if (clock->trust == STATION_CLOCK_UNTRUSTED || is_behind(emergency, clock, is_lifted, now))
        judge_by_length(emergency, clock, is_lifted, now, ret);
    else
        judge_by_time(emergency, is_lifted, now, ret);
    if (clock->trust == STATION_CLOCK_UNVERIFIED && ret->is_shown && !ret->is_lifted)
        cap_by_length(emergency, clock, now, ret);
    ret->tick_until = ret->until;
    uint32_t texts =
        emergency->text.count < EMERGENCY_MOST_TEXTS ? emergency->text.count : EMERGENCY_MOST_TEXTS;
    if (ret->is_shown && !ret->is_lifted && texts > 1)
        keep_turn(ret, texts, now);
}
