/*
 * What Home Assistant is told: byte for byte, and what of it is to be found again whatever displays are
 * called.
 */
#include "fleet/home_assistant.h"

#include <stdlib.h>

#include "check.h"
#include "golden.h"
#include "json/tree.h"

static struct arena arena;

static const char *topic(const char *prefix, const char *venue, const char *display)
{
    static char buffer[BROKER_TOPIC_SIZE];
    return home_assistant_topic(prefix, venue, display, buffer) ? buffer : "-";
}

static void test_topics(void)
{
    static const struct {
        const char *prefix, *venue, *display, *topic;
    } rows[] = {
        {"homeassistant", "lpc", "door-1", "homeassistant/device/nownext__lpc__door-1/config"},
        {"a/b", "lpc", "door a", "a/b/device/nownext__lpc__door_20a/config"},
        {"h", "lpc", "door_20a", "h/device/nownext__lpc__door_5f20a/config"},
        {"h", "lpc", "größer", "h/device/nownext__lpc__gr_c3_b6_c3_9fer/config"},
        {"h", "lpc__a", "b", "h/device/nownext__lpc_5f_5fa__b/config"},
        {"h", "lpc", NULL, "h/device/nownext__lpc__"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].topic);
        CHECK_STR(topic(rows[i].prefix, rows[i].venue, rows[i].display), rows[i].topic);
    }
    check_row("no room");
    char *name = arena_alloc(&arena, 201);
    memset(name, ' ', 200);
    name[200] = '\0';
    CHECK_STR(topic("homeassistant", name, "a"), "-");
}

static const cJSON *member(const cJSON *tree, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(tree, name);
}

static void test_message(void)
{
    const struct venue venue = {.venue = "lpc"};
    const struct display_config config = {.name = "door \"a\"", .role = ROLE_DOOR};
    size_t size;
    check_row("message");
    const char *text = home_assistant_message(&venue, &config, &arena, &size);
    if (!CHECK(text != NULL))
        return;
    CHECK_INT(size, strlen(text));
    golden_check("tests/fleet/home_assistant.golden.json", arena_printf(&arena, "%s\n", text));
    const cJSON *tree, *entity;
    if (!CHECK(json_parse(text, size, JSON_NATIVE, &arena, &tree, NULL)))
        return;
    check_row("what it can't be without");
    CHECK_STR(member(member(tree, "origin"), "name")->valuestring, "nownext");
    CHECK_STR(cJSON_GetArrayItem(member(member(tree, "device"), "identifiers"), 0)->valuestring,
              "nownext__lpc__door_20_22a_22");
    CHECK_INT(cJSON_GetArraySize(member(tree, "components")), 5);
    cJSON_ArrayForEach(entity, member(tree, "components"))
    {
        check_row(entity->string);
        const char *platform = member(entity, "platform")->valuestring;
        CHECK(strcmp(platform, "sensor") == 0 || strcmp(platform, "binary_sensor") == 0);
        CHECK_STR(member(entity, "unique_id")->valuestring,
                  arena_printf(&arena, "nownext__lpc__door_20_22a_22__%s", entity->string));
        const char *state = member(entity, "state_topic")->valuestring;
        CHECK_STR(state, arena_printf(&arena, "nownext/lpc/display/door \"a\"/%s",
                                      strcmp(entity->string, "online") == 0 ? "online" : "status"));
    }
    check_row("a name that no topic has");
    CHECK(!home_assistant_message(&venue, &(struct display_config){.name = "a/b"}, &arena, &size));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_topics();
    test_message();
    arena_finish(&arena);
    return check_done();
}
