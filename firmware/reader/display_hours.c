#include "reader/display_hours.h"

enum { LIMIT_STEPS = 48 };

bool display_hours_night(const struct json_path *at, const cJSON *item, struct json_notes *notes,
                         struct display_config *config, struct err *reterr)
{
    static const char *const known[] = {"off", "on"};
    struct json_path path = {at, "night", 0}, off = {&path, "off", 0}, on = {&path, "on", 0};
    const cJSON *m[2];
    if (!item)
        return true;
    if (!json_members(&path, item, known, 2, m, notes, reterr) ||
        !json_read_time_of_day(&off, m[0], &config->night_off_min, reterr) ||
        !json_read_time_of_day(&on, m[1], &config->night_on_min, reterr))
        return false;
    if (config->night_off_min == config->night_on_min)
        return json_fail(&path, reterr,
                         "must have two times that differ; leave it out if the panel stays on");
    return true;
}

/* One step; its time must be another than those before. */
static bool read_step(const struct json_path *here, const cJSON *item, struct json_notes *notes,
                      struct day_step *steps, uint32_t index, struct err *reterr)
{
    static const char *const known[] = {"from", "percent"};
    struct json_path from = {here, "from", 0}, percent = {here, "percent", 0};
    const cJSON *m[2];
    int64_t value;
    if (!json_members(here, item, known, 2, m, notes, reterr) ||
        !json_read_time_of_day(&from, m[0], &steps[index].from_min, reterr) ||
        !json_read_int(&percent, m[1], 1, 100, &value, reterr))
        return false;
    steps[index].value = (int)value;
    for (uint32_t i = 0; i < index; i++)
        if (steps[i].from_min == steps[index].from_min)
            return json_fail(&from, reterr, "must be another time than that of step %u", (unsigned)i);
    return true;
}

bool display_hours_brightness(const struct json_path *at, const cJSON *item, struct arena *arena,
                              struct json_notes *notes, struct display_config *config, struct err *reterr)
{
    struct json_path path = {at, "brightness", 0};
    uint32_t count;
    if (!item)
        return true;
    if (!json_read_list(&path, item, LIMIT_STEPS, &count, reterr))
        return false;
    struct day_step *steps = ARENA_ARRAY(arena, struct day_step, count);
    uint32_t index = 0;
    for (const cJSON *child = item->child; child; child = child->next, index++) {
        struct json_path here = {&path, NULL, (int)index};
        if (!read_step(&here, child, notes, steps, index, reterr))
            return false;
    }
    config->brightness = steps;
    config->brightness_count = count;
    return true;
}
