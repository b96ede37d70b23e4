#include "desk/preview_work.h"

static void look(const struct preview_side *side, const struct preview_target *target, struct instant at,
                 struct emergency_state *ret)
{
    const struct emergency_clock clock = {.trust = STATION_CLOCK_TRUSTED};
    emergency_at(side->program, side->live, target->config, &target->scope, &clock, at, ret);
}

const char *preview_covered(struct preview_work *work)
{
    const struct live_emergency *emergency = work->after.live ? work->after.live->emergency : NULL;
    struct emergency_state shown = {.is_shown = false};
    uint32_t count = 0;
    for (uint32_t i = 0; emergency && i < work->target_count; i++) {
        struct emergency_state before, after;
        look(&work->before, &work->targets[i], work->from, &before);
        look(&work->after, &work->targets[i], work->from, &after);
        if (!before.is_shown || !after.is_shown || !preview_emergency_same(work, &before, &after))
            continue;
        shown = after;
        count++;
    }
    if (count == 0)
        return "";
    const char *what = emergency->test ? "the TEST of an emergency" : "the emergency";
    return arena_printf(work->arena, "Until %s %s displays %s%s%s; what changes is read after that.",
                        preview_clock(work, shown.until), count == work->target_count ? "all" : "some",
                        shown.is_lifted ? "say that " : "show ", what, shown.is_lifted ? " is over" : "");
}
