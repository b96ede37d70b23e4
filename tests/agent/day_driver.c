/*
 * day_driver: an agent on a clock of its caller's, for day_real_test.py: each line of the standard input is
 * an instant, in milliseconds of UTC. The agent asks for the program at it, merges what came, and how that
 * ended is printed as a line.
 *
 *   day_driver FOLDER MERGE     FOLDER holds setup, feed and run
 */
#include <stdlib.h>

#include "agent/agent.h"

int main(int argc, char **argv)
{
    char setup[512], feed[512], run[512];
    struct agent agent;
    struct agent_clock clock = {.is_trusted = true};
    long long utc_ms, first_ms = 0;
    if (argc != 3)
        return 2;
    snprintf(setup, sizeof setup, "%s/setup", argv[1]);
    snprintf(feed, sizeof feed, "%s/feed", argv[1]);
    snprintf(run, sizeof run, "%s/run", argv[1]);
    const struct agent_options options = {
        .folders = {.setup = setup, .feed = feed, .run = run, .host = "day"},
        .fetcher = fetcher_new(),
        .merge = argv[2],
        .log = stderr};
    struct agent_source *source = &agent.sources[AGENT_PROGRAM];
    while (scanf("%lld", &utc_ms) == 1) {
        bool is_first = first_ms == 0;
        first_ms = is_first ? utc_ms : first_ms;
        clock.steady_ms = 1000000 + utc_ms - first_ms;
        clock.now = (struct instant){utc_ms};
        if (is_first)
            agent_init(&agent, &options, &clock);
        source->source.due_ms = clock.steady_ms;
        while (source->fetch || merging_is_running(&agent.merging) ||
               source->source.asked_ms != clock.steady_ms) {
            struct fetch_wait waits[1];
            fetcher_step(options.fetcher);
            agent_step(&agent, &clock);
            if (source->fetch || merging_is_running(&agent.merging))
                fetcher_wait(options.fetcher, waits, agent_waits(&agent, waits), 1000);
        }
        printf("%s %s\n", source_outcome_name(source->source.outcome), source->text);
        fflush(stdout);
    }
    if (first_ms != 0)
        agent_finish(&agent);
    fetcher_free(options.fetcher);
    return 0;
}
