#include "agent/agent_time.h"

#include <stdio.h>
#include <unistd.h>

#include "agent/time_floor.h"
#include "spool/names.h"

struct instant agent_certificate_time(const struct agent *agent)
{
    return !agent->clock.is_trusted && network_time_is_known(&agent->time)
               ? network_time_at(&agent->time, agent->clock.steady_ms)
               : INSTANT_NONE;
}

struct instant agent_time(const struct agent *agent)
{
    if (agent->clock.is_trusted)
        return agent->clock.now;
    if (network_time_is_known(&agent->time))
        return network_time_at(&agent->time, agent->clock.steady_ms);
    if (agent->clock.rtc.ms <= 0)
        return INSTANT_NONE;
    struct instant floor = time_floor(agent->options.folders.feed, agent->options.image);
    return instant_is_set(floor) && agent->clock.rtc.ms > floor.ms ? agent->clock.now : INSTANT_NONE;
}

struct instant agent_time_of_poll(const struct agent *agent)
{
    struct instant known = agent_time(agent);
    return instant_is_set(known) ? known : (struct instant){agent->clock.steady_ms};
}

struct network_time_request agent_time_request(const struct agent *agent)
{
    const char *url = agent_settings_secure_url(&agent->settings, agent->time.failures);
    return (struct network_time_request){.fetcher = agent->options.fetcher,
                                         .url = agent->clock.is_trusted ? NULL : url,
                                         .ca_file = agent->settings.ca_file,
                                         .run = agent->options.folders.run,
                                         .floor = INSTANT_NONE};
}

void agent_time_step(struct agent *agent)
{
    struct network_time_request request = agent_time_request(agent);
    bool was_known = agent->is_time_known;
    if (request.url && !network_time_is_known(&agent->time))
        request.floor = time_floor(agent->options.folders.feed, agent->options.image);
    network_time_step(&agent->time, &request, agent->clock.steady_ms);
    agent->is_time_known = instant_is_set(agent_time(agent));
    if (was_known || !agent->is_time_known)
        return;
    agent->waited_since_ms = -1;
    for (enum agent_document i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (!agent->sources[i].fetch && agent->settings.sources[i].url_count > 0)
            agent->sources[i].source.due_ms = agent->clock.steady_ms;
}

bool agent_time_is_awaited(struct agent *agent)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", agent->options.folders.feed, spool_file_name(SPOOL_PROGRAM));
    if (agent->is_time_known || access(path, F_OK) != 0)
        return false;
    if (agent->waited_since_ms < 0)
        agent->waited_since_ms = agent->clock.steady_ms;
    return agent->clock.steady_ms - agent->waited_since_ms < AGENT_TIME_PATIENCE_MS;
}
