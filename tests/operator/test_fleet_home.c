/*
 * Home Assistant told of a venue's displays, at a mosquitto on loopback; skipped by name where it is not
 * installed.
 */
#define FLEET_NAME "fleet_home"
#include "tool/fleet_fixture.h"

#include "golden.h"
#include "operator/fleet_home.h"

#define HELD BINARY_DIR "/test_fleet_home.held"

#define CALL(code, ...)                                                                                      \
    CHECK_INT(call_tool("fleet", __VA_ARGS__, "--venue", FLEET_VENUE, "--broker", fleet_broker, NULL), code)

static const char with_home[] =
    "{\"format\": \"nownext-venue/1\", \"venue\": \"lpc\", \"home_assistant\": \"ha/x\", \"defaults\": "
    "{\"role\": "
    "\"hallway\"}, \"displays\": {\"sign-1\": {\"name\": \"door-1\"}, \"sign-2\": {\"name\": \"door 2\"}}}";

/* What the broker holds below ha, a topic and its bytes a line. */
static char *held(void)
{
    char command[300];
    snprintf(command, sizeof command,
             "mosquitto_sub -h 127.0.0.1 -p %d -t 'ha/#' -v --retained-only -W 1 > %s 2>/dev/null",
             mosquitto_port, HELD);
    CHECK(system(command) != -1);
    return golden_read(HELD);
}

static void check_held(bool first, bool second, bool others)
{
    char *text = held();
    CHECK_INT(text && strstr(text, "ha/x/device/nownext__lpc__door-1/config {\"device\":"), first);
    CHECK_INT(text && strstr(text, "ha/x/device/nownext__lpc__door_202/config {\"device\":"), second);
    CHECK_INT(text && strstr(text, "ha/x/device/lamp/config {}"), others);
    CHECK_INT(text && strstr(text, "ha/x/device/nownext__other__door-1/config {}"), others);
    CHECK(!text || !strstr(text, "door-9"));
    free(text);
}

static void test_list(void)
{
    struct fleet_home home = {.count = 0};
    char topic[40];
    check_row("what is held is known by its topics");
    arena_init(&home.arena, malloc, free);
    for (int i = 0; i < 100; i++) {
        snprintf(topic, sizeof topic, "t/%d", i);
        fleet_home_take(&home, topic, 2);
        fleet_home_take(&home, topic, 3);
    }
    CHECK_INT(home.count, 100);
    fleet_home_take(&home, "t/5", 0);
    fleet_home_take(&home, "t/5", 0);
    CHECK_INT(home.count, 99);
    for (uint32_t i = 0; i < home.count; i++)
        CHECK(strcmp(home.topics[i], "t/5") != 0);
    CHECK_INT(home.heard, 202);
    arena_finish(&home.arena);
}

static void test_told(void)
{
    check_row("a venue that does not want it");
    CALL(TOOL_CALL, "home-assistant");
    CHECK(contains(call.err, "has no \"home_assistant\""));
    check_row("told, and told again");
    fleet_put(FLEET_VENUE, with_home);
    char command[400];
    static const char *const before[] = {"nownext__lpc__door-9", "nownext__other__door-1", "lamp"};
    for (int i = 0; i < 3; i++) {
        snprintf(command, sizeof command,
                 "mosquitto_pub -h 127.0.0.1 -p %d -q 1 -r -t ha/x/device/%s/config -m '{}'", mosquitto_port,
                 before[i]);
        CHECK(system(command) == 0);
    }
    for (int i = 0; i < 2; i++) {
        CALL(TOOL_OK, "home-assistant");
        CHECK_STR(call.out, "Home Assistant knows of 2 displays.\n");
        check_held(true, true, true);
    }
    check_row("one that is forgotten");
    CALL(TOOL_OK, "forget", "door 2");
    check_held(true, false, true);
    check_row("all are gone, but what is no display of this venue");
    CALL(TOOL_OK, "home-assistant", "off");
    CHECK_STR(call.out, "Home Assistant knows of 0 displays.\n");
    check_held(false, false, true);
}

int main(void)
{
    test_list();
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    fleet_put(FLEET_VENUE, fleet_venue);
    fleet_begin();
    test_told();
    fleet_end();
    call_forget();
    remove(HELD);
    return check_done();
}
