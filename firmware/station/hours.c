#include "station/hours.h"

enum { DAY_MIN = 24 * 60 };

/* The step with the latest start up to `minute`, else the latest of all: it goes on from the day before. */
static const struct day_step *step_at(const struct day_step *steps, uint32_t count, int minute)
{
    const struct day_step *found = NULL, *latest = &steps[0];
    for (uint32_t i = 0; i < count; i++) {
        if (steps[i].from_min > latest->from_min)
            latest = &steps[i];
        if (steps[i].from_min <= minute && (!found || steps[i].from_min > found->from_min))
            found = &steps[i];
    }
    return found ? found : latest;
}

static int wait_min(const struct day_step *steps, uint32_t count, int minute)
{
    int least = DAY_MIN;
    for (uint32_t i = 0; i < count; i++) {
        int wait = (steps[i].from_min - minute + DAY_MIN) % DAY_MIN;
        if (wait > 0 && wait < least)
            least = wait;
    }
    return least;
}

/* The value of the last step begun by the zone's clocks at `now` (before the first of a day the last one
 * holds: they go round), of at least one. */
static int value_at(const struct zone *zone, const struct day_step *steps, uint32_t count, struct instant now,
                    struct instant *ret_until)
{
    struct civil local = zone_to_civil(zone, now);
    int minute = local.hour * 60 + local.minute;
    int value = step_at(steps, count, minute)->value;
    int64_t wait_ms = wait_min(steps, count, minute) * MS_PER_MINUTE;
    *ret_until = (struct instant){now.ms + wait_ms - local.second * MS_PER_SECOND - local.ms};
    /* Where the clocks change before that, they say so or go on from there. */
    struct instant change = zone_next_transition(zone, now);
    if (change.ms <= ret_until->ms && value_at(zone, steps, count, change, ret_until) != value)
        *ret_until = change;
    return value;
}

bool hours_dark(const struct zone *zone, const struct display_config *config, struct instant now,
                struct instant *ret_until)
{
    const struct day_step steps[] = {{config->night_off_min, 1}, {config->night_on_min, 0}};
    return value_at(zone, steps, 2, now, ret_until) == 1;
}

int hours_brightness(const struct zone *zone, const struct display_config *config, struct instant now,
                     struct instant *ret_until)
{
    *ret_until = INSTANT_NEVER;
    if (config->brightness_count == 0)
        return 100;
    return value_at(zone, config->brightness, config->brightness_count, now, ret_until);
}
