#include "fleet/home_assistant.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/version.h"
#include "fleet/fleet.h"
#include "json/write.h"

/* "door a" is "door_20a". */
static const char *id_of(const char *name, struct str_builder *out)
{
    for (const char *at = name; *at; at++) {
        const unsigned char byte = (unsigned char)*at;
        str_addf(out, ascii_is_letter(*at) || ascii_is_digit(*at) || byte == '-' ? "%c" : "_%02x", byte);
    }
    return out->text;
}

/* A venue's and a display's are parted by what no name has: __. */
static void add_ids(const char *venue, const char *display, struct str_builder *out)
{
    str_add(out, "nownext__");
    id_of(venue, out);
    str_add(out, "__");
    if (display)
        id_of(display, out);
}

bool home_assistant_topic(const char *prefix, const char *venue, const char *display,
                          char buffer[BROKER_TOPIC_SIZE])
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder ids = {.arena = &arena};
    add_ids(venue, display, &ids);
    int length =
        snprintf(buffer, BROKER_TOPIC_SIZE, "%s/device/%s%s", prefix, ids.text, display ? "/config" : "");
    arena_finish(&arena);
    return length < BROKER_TOPIC_SIZE;
}

/* ---- entities ---- */

struct telling {
    struct json_writer *json;
    const char *id, *online, *status;
};

static void open_entity(const struct telling *telling, const char *name, const char *platform,
                        const char *people, const char *class)
{
    struct json_writer *json = telling->json;
    json_open(json, name, '{');
    json_add_text(json, "platform", platform);
    json_add_text(json, "unique_id", arena_printf(json->out->arena, "%s__%s", telling->id, name));
    json_add_text(json, "name", people);
    if (class)
        json_add_text(json, "device_class", class);
}

/* Of what the status says: unknown while the display is not online. */
static void add_of_status(const struct telling *telling, const char *template)
{
    struct json_writer *json = telling->json;
    json_add_text(json, "state_topic", telling->status);
    json_add_text(json, "value_template", template);
    json_add_text(json, "availability_topic", telling->online);
    json_add_text(json, "payload_available", "1");
    json_add_text(json, "payload_not_available", "0");
}

static void add_entities(const struct telling *telling)
{
    struct json_writer *json = telling->json;
    open_entity(telling, "online", "binary_sensor", "Online", "connectivity");
    json_add_text(json, "state_topic", telling->online);
    json_add_text(json, "payload_on", "1");
    json_add_text(json, "payload_off", "0");
    json_close(json, '}');
    /* Each status puts it on, and three beats without one put it off: also where the display hangs. */
    open_entity(telling, "heard", "binary_sensor", "Heard", "running");
    json_add_text(json, "state_topic", telling->status);
    json_add_text(json, "value_template", "ON");
    json_addf(json, "off_delay", "%d", FLEET_SILENT_MS / 1000);
    json_close(json, '}');
    open_entity(telling, "shows", "sensor", "Shows", NULL);
    add_of_status(telling, "{{ ((value_json.room ~ ': ' if value_json.room else '') ~ "
                           "(value_json.phase or value_json.screen))[:255] }}");
    json_close(json, '}');
    open_entity(telling, "temperature", "sensor", "Temperature", "temperature");
    json_add_text(json, "unit_of_measurement", "\u00b0C");
    json_add_text(json, "state_class", "measurement");
    add_of_status(telling, "{{ value_json.temperature_c if value_json.temperature_c is defined else None }}");
    json_close(json, '}');
    open_entity(telling, "supply", "binary_sensor", "Supply too weak", "problem");
    add_of_status(telling, "{{ ('ON' if value_json.supply_is_too_weak else 'OFF') if "
                           "value_json.supply_is_too_weak is defined else None }}");
    json_close(json, '}');
}

const char *home_assistant_message(const struct venue *venue, const struct display_config *config,
                                   struct arena *arena, size_t *ret_size)
{
    char online[BROKER_TOPIC_SIZE], status[BROKER_TOPIC_SIZE];
    struct str_builder ids = {.arena = arena}, out = {.arena = arena};
    struct json_writer json = {.out = &out, .layout = JSON_ONE_LINE};
    if (!broker_topic(venue->venue, config->name, "online", online) ||
        !broker_topic(venue->venue, config->name, "status", status))
        return NULL;
    add_ids(venue->venue, config->name, &ids);
    json_open(&json, NULL, '{');
    json_open(&json, "device", '{');
    json_open(&json, "identifiers", '[');
    json_add_text(&json, NULL, ids.text);
    json_close(&json, ']');
    json_add_text(&json, "name", config->name);
    json_add_text(&json, "manufacturer", "nownext");
    json_add_text(&json, "model", display_role_name(config->role));
    json_close(&json, '}');
    json_open(&json, "origin", '{');
    json_add_text(&json, "name", "nownext");
    json_add_text(&json, "sw_version", NOWNEXT_VERSION);
    json_close(&json, '}');
    json_addf(&json, "qos", "1");
    json_open(&json, "components", '{');
    add_entities(&(struct telling){&json, ids.text, online, status});
    json_close(&json, '}');
    json_close(&json, '}');
    *ret_size = out.length;
    return out.text;
}
