#include "fleet/fleet_status.h"

#include <string.h>

#include "json/read.h"

static const char *text_of(const cJSON *tree, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(tree, name);
    return cJSON_IsString(item) ? item->valuestring : "";
}

static double number_of(const cJSON *tree, const char *name, double without)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(tree, name);
    return cJSON_IsNumber(item) && item->valuedouble > -1e15 && item->valuedouble < 1e15 ? item->valuedouble
                                                                                         : without;
}

static int64_t count_of(const cJSON *tree, const char *name)
{
    return (int64_t)number_of(tree, name, -1);
}

static bool is_true(const cJSON *tree, const char *name)
{
    return cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(tree, name));
}

/* A display that does not know the time does not know when it said something either; nor one that goes by the
 * last known one, which stood while its power was off. */
static struct instant instant_of(const cJSON *tree, const char *name)
{
    const struct json_path path = {NULL, name, 0};
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(tree, name);
    struct instant at = INSTANT_NONE;
    if (!item || strcmp(text_of(tree, "clock"), "trusted") != 0 || !json_read_instant(&path, item, &at, NULL))
        return INSTANT_NONE;
    return at;
}

bool fleet_status_read(const char *bytes, size_t size, struct arena *arena, struct fleet_status *ret)
{
    const cJSON *tree;
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &tree, NULL) ||
        !json_check_format(cJSON_GetObjectItemCaseSensitive(tree, "format"), "nownext-status/1", NULL))
        return false;
    const cJSON *refused = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(tree, "refused"), 0);
    *ret = (struct fleet_status){.room = text_of(tree, "room"),
                                 .role = text_of(tree, "role"),
                                 .screen = text_of(tree, "screen"),
                                 .phase = text_of(tree, "phase"),
                                 .field = text_of(tree, "field"),
                                 .page = text_of(tree, "page"),
                                 .program_revision = text_of(tree, "program_revision"),
                                 .program_from = text_of(tree, "program_from"),
                                 .clock = text_of(tree, "clock"),
                                 .boot = text_of(tree, "boot"),
                                 .version = text_of(tree, "version"),
                                 .type = text_of(tree, "type"),
                                 .station_fault = text_of(tree, "station_fault"),
                                 .first_refused = cJSON_IsString(refused) ? refused->valuestring : "",
                                 .program_age_s = count_of(tree, "program_age_s"),
                                 .live_revision = count_of(tree, "live_revision"),
                                 .frames = count_of(tree, "frames"),
                                 .beats = count_of(tree, "beats"),
                                 .uptime_s = count_of(tree, "uptime_s"),
                                 .refused_count = count_of(tree, "refused_count"),
                                 .at = instant_of(tree, "at"),
                                 .temperature_c = number_of(tree, "temperature_c", -1000),
                                 .is_stale = is_true(tree, "stale"),
                                 .is_rehearsal = is_true(tree, "rehearsal"),
                                 .has_emergency = is_true(tree, "has_emergency"),
                                 .is_too_weak = is_true(tree, "supply_is_too_weak")};
    return true;
}
