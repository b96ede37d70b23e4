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

void emergency_at(const struct program *program, const struct live *live, const struct display_config *config,
                  const struct room_scope *scope, enum station_clock clock, struct instant now,
                  struct emergency_state *ret)
{
    *ret = (struct emergency_state){.until = INSTANT_NEVER, .tick_until = INSTANT_NEVER};
    const struct live_emergency *emergency = live ? live->emergency : NULL;
    if (!emergency || !is_for(program, emergency, config, scope))
        return;
    bool has_end = instant_is_set(emergency->lifted) && emergency->lifted.ms >= emergency->raised.ms;
    if (clock == STATION_CLOCK_UNTRUSTED) {
        ret->is_shown = !has_end;
    } else if (now.ms < emergency->raised.ms) {
        ret->until = emergency->raised;
    } else {
        struct instant end = {emergency->lifted.ms + EMERGENCY_LIFTED_MS};
        ret->is_shown = !has_end || now.ms < end.ms;
        ret->is_lifted = ret->is_shown && has_end && now.ms >= emergency->lifted.ms;
        if (ret->is_shown && has_end)
            ret->until = ret->is_lifted ? end : emergency->lifted;
    }
    ret->tick_until = ret->until;
    if (ret->is_shown && !ret->is_lifted && emergency->text.count > 1)
        keep_turn(ret, emergency->text.count, now);
}
