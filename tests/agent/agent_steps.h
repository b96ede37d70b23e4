/*
 * agent_steps.h: time that passes for a whole agent, by a clock of the test's own.
 */
#ifndef NOWNEXT_TESTS_AGENT_AGENT_STEPS_H
#define NOWNEXT_TESTS_AGENT_AGENT_STEPS_H

#include "agent/agent.h"

/* Whether something that it asked for, or has read, is still under way. */
static inline bool agent_steps_are_busy(const struct agent *agent)
{
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (agent->sources[i].fetch)
            return true;
    return merging_is_running(&agent->merging);
}

/* Lets time pass, then all that is due be done. */
static inline void agent_steps_pass(struct agent *agent, struct agent_clock *now, int seconds)
{
    now->steady_ms += seconds * MS_PER_SECOND;
    now->now.ms += seconds * MS_PER_SECOND;
    agent_step(agent, now);
    while (agent_steps_are_busy(agent) || agent_due(agent) <= now->steady_ms) {
        struct fetch_wait wait;
        fetcher_wait(agent->options.fetcher, &wait, agent_waits(agent, &wait), 1000);
        fetcher_step(agent->options.fetcher);
        agent_step(agent, now);
    }
}

#endif
