#include "agent/reload.h"

#include <stdio.h>

/* Sources that are asked for otherwise now begin anew; the others go on. When one was heard last stays known:
 * what is held is no older for it. */
static void take_settings(struct agent *agent, const struct agent_settings *next, bool is_first)
{
    for (enum agent_document i = 0; i < AGENT_DOCUMENT_COUNT; i++) {
        struct agent_source *source = &agent->sources[i];
        int64_t good_ms = is_first ? -1 : source->source.good_ms;
        if (!is_first && agent_settings_are_same_way(&agent->settings, next, i))
            continue;
        if (source->fetch)
            fetch_cancel(source->fetch);
        if (i == AGENT_PROGRAM)
            merging_stop(&agent->merging);
        if (i == AGENT_PROGRAM && agent->stick.state == STICK_MERGING)
            agent->stick.state = STICK_PROGRAM; /* once more */
        *source = (struct agent_source){.changed = INSTANT_NONE};
        source_start(&source->source, &next->sources[i], agent->clock.steady_ms, agent->clock.chance);
        source->source.good_ms = good_ms;
    }
    agent->settings = *next;
    agent->taking.keys = next->keys;
    agent->taking.venue = next->venue;
    agent->is_told = false;
}

void reload_settings(struct agent *agent, bool is_first)
{
    struct arena *arena = &agent->arenas[!agent->current];
    struct agent_settings next;
    agent->settings_changed = false;
    arena_reset(arena);
    agent_settings_read(&agent->options.folders, arena, &next);
    if (!is_first && agent_settings_are_equal(&agent->settings, &next))
        return;
    if (*next.trouble && agent->options.log)
        fprintf(agent->options.log, "<4>%s\n", next.trouble);
    take_settings(agent, &next, is_first);
    agent->current = !agent->current;
}
