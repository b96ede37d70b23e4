#include "station/trust.h"

#define YEAR_MS (366 * MS_PER_DAY)

/* No battery clock that is right tells an earlier time than this. */
static struct instant least_plausible(const struct program *program)
{
    if (instant_is_set(program->published))
        return program->published;
    return (struct instant){instant_is_set(program->first) ? program->first.ms - YEAR_MS : INT64_MAX};
}

static bool is_within_event(const struct program *program, struct instant at)
{
    return instant_is_set(program->first) && at.ms >= program_day_at(program, program->first).start.ms &&
           at.ms < program->last.ms;
}

struct clock_trust trust_clock(const struct clock_facts *facts, const struct program *program,
                               struct instant system)
{
    struct clock_trust ret = {.clock = STATION_CLOCK_TRUSTED};
    if (facts->is_synchronised || facts->is_set)
        return ret;
    if (instant_is_set(facts->network) &&
        !(program && instant_is_set(program->published) && facts->network.ms < program->published.ms)) {
        ret.ahead_ms = facts->network.ms - system.ms;
        return ret;
    }
    if (program && instant_is_set(facts->rtc) && facts->rtc.ms > least_plausible(program).ms)
        return ret;
    ret.clock = STATION_CLOCK_UNTRUSTED;
    if (!program || !instant_is_set(facts->last_known))
        return ret;
    struct instant now = {facts->last_known.ms + facts->since_start_ms};
    if (system.ms > now.ms)
        now = system;
    if (!is_within_event(program, facts->last_known) || !is_within_event(program, now))
        return ret;
    return (struct clock_trust){STATION_CLOCK_UNVERIFIED, now.ms - system.ms};
}
