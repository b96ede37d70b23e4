#include "schedule/night.h"

#include "program/index.h"
#include "station/hours.h"
#include "schedule/notices.h"
#include "schedule/slots.h"

#define NIGHT_WAKE_MS (60 * MS_PER_MINUTE)

/* What can keep the panel on: the sessions of the display's rooms. */
static const struct slot_index *night_index(const struct program *program, const struct room_scope *scope,
                                            uint32_t i)
{
    return scope->all ? &program->all : &program->rooms[scope->rooms[i]].sessions;
}

bool night_at(const struct program *program, const struct live *live, const struct display_config *config,
              enum station_clock clock, const struct room_scope *scope, struct instant now,
              struct arena *arena, struct instant *ret_until)
{
    *ret_until = INSTANT_NEVER;
    if (!program || clock != STATION_CLOCK_TRUSTED || config->night_off_min < 0 || config->night_on_min < 0 ||
        config->night_off_min == config->night_on_min)
        return false;
    if (!hours_dark(&program->zone, config, now, ret_until))
        return false;
    struct notice_list notices;
    notices_at(program, live, config, scope, now, arena, &notices);
    *ret_until = instant_min(*ret_until, notices.until);
    if (notices.count > 0)
        return false;
    const struct instant soonest = {now.ms + 1}, horizon = {now.ms + NIGHT_WAKE_MS + 1};
    const uint32_t count = scope->all ? 1 : scope->count;
    struct instant wake = INSTANT_NEVER;
    for (uint32_t i = 0; i < count; i++) {
        const struct slot_index *sessions = night_index(program, scope, i);
        if (index_next_end(sessions, now).ms != INSTANT_NEVER.ms ||
            index_starts_within(sessions, soonest, horizon)) {
            keep_boundaries(ret_until, sessions, now);
            return false;
        }
        uint32_t next = index_after(sessions, now);
        if (next < sessions->count)
            keep_earlier(&wake, now, sessions->slots[next].start.ms - NIGHT_WAKE_MS);
    }
    *ret_until = instant_min(*ret_until, wake);
    return true;
}
