/*
 * A desk with a broker: who will see what is said, and who shows it. Skipped by name where mosquitto is not
 * installed.
 */
#include "tool/live_fixture.h"

#define FLEET_NAME "desk_fleet"
#include "spool/file.h"
#include "operator/desk_fleet.h"
#include "tool/fleet_fixture.h"

#define OTHER BINARY_DIR "/test-desk-fleet.json"

static char desk_2[80];

static void begin_desk(void)
{
    fleet_put(OTHER, fleet_venue);
    snprintf(desk_2, sizeof desk_2, "%s/desk-b", live_root);
    snprintf(live_public, sizeof live_public, "%s/public-b", live_root);
    CHECK_INT(live("begin", LIVE_PROGRAM, "--desk", desk_2, "--to", live_public, "--venue", OTHER, "--broker",
                   fleet_broker, NULL),
              TOOL_OK);
    setenv("NOWNEXT_DESK", desk_2, 1);
}

/* What the broker holds. */
static const char *held(void)
{
    static char text[8192];
    char command[300];
    snprintf(command, sizeof command,
             "mosquitto_sub -h 127.0.0.1 -p %d -q 1 -C 1 -W 5 -N -t nownext/lpc/live", mosquitto_port);
    FILE *file = popen(command, "r");
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    pclose(file);
    return text;
}

/* A desk that has said nothing yet sends that over nobody's word. */
static void test_opening(const char *said)
{
    static const char opening[] = "{\"format\": \"nownext-live/1\", \"log\": \"x\", \"revision\": 1}";
    const struct desk_settings settings = {.broker = fleet_broker, .ca = ""};
    struct desk_fleet fleet;
    struct err err = {0};
    char path[300];
    check_row("what says nothing yet is not sent");
    snprintf(path, sizeof path, "%s/live.json", live_public);
    CHECK(spool_replace_file(path, opening, strlen(opening), NULL));
    CHECK(desk_fleet_open(&fleet, &settings, "lpc", NULL, &err));
    CHECK(desk_fleet_publish(&fleet, live_public, &err));
    CHECK_INT(fleet.revision, -1);
    CHECK_STR(held(), said);
    CHECK(spool_replace_file(path, said, strlen(said), NULL));
    CHECK(desk_fleet_publish(&fleet, live_public, &err));
    CHECK(fleet.revision > 1);
    desk_fleet_close(&fleet);
}

static void test_shown(void)
{
    check_row("shown");
    CHECK_INT(live("notice", "Lunch", "--until", "14:00", "--yes", NULL), TOOL_OK);
    CHECK_STR(call.err, "");
    CHECK(contains(call.out, "Done: entry 1."));
    CHECK(contains(call.out, "\n1 of 2 displays show it; door-2 was never heard of.\n"));
    check_row("the very bytes");
    char command[300], written[8192] = "";
    snprintf(command, sizeof command, "%s/live.json", live_public);
    FILE *file = fopen(command, "r");
    written[fread(written, 1, sizeof written - 1, file)] = '\0';
    fclose(file);
    CHECK(*written);
    CHECK_STR(held(), written);
    test_opening(written);
    check_row("who will not see it is said before");
    CHECK_INT(live("notice", "Tea", "--until", "14:00", NULL), TOOL_CALL);
    CHECK(contains(call.out, "door-2"));
    CHECK(strstr(call.out, "displays show it") == NULL);
    check_row("since when it is offline");
    fleet_publish(
        "display/door-2/status",
        "{\"format\": \"nownext-status/1\", \"clock\": \"trusted\", \"at\": \"2024-09-20T08:02:00Z\", "
        "\"live_revision\": 1}",
        true);
    fleet_publish("display/door-2/online", "0", true);
    CHECK_INT(live("publish", NULL), TOOL_OK);
    CHECK_STR(call.out, "1 of 2 displays show it; door-2 is offline since 10:02.\n");
}

/* The folder counts. */
static void test_no_broker(void)
{
    check_row("the broker is not there");
    mosquitto_stop();
    CHECK_INT(live("notice", "Tea", "--until", "14:00", "--yes", NULL), TOOL_OK);
    CHECK(contains(call.err, "who will see it is not known: the broker can't be reached: "));
    CHECK(contains(call.err, "The folder has it; the broker gets it with the next command"));
    CHECK(contains(call.out, "Done: entry 2."));
    CHECK(live_has("Tea"));
    CHECK_INT(live("publish", NULL), TOOL_CALL);
    CHECK(contains(call.err, "the broker can't be reached: "));
    check_row("it comes back before it is needed");
    const struct desk_settings settings = {.broker = fleet_broker, .ca = ""};
    struct desk_fleet fleet;
    struct err err = {0};
    CHECK(!desk_fleet_open(&fleet, &settings, "lpc", NULL, &err));
    CHECK(fleet.is_open);
    mosquitto_start("");
    CHECK(desk_fleet_publish(&fleet, live_public, NULL));
    CHECK(fleet.revision > 0);
    desk_fleet_close(&fleet);
    check_row("a desk without one");
    setenv("NOWNEXT_DESK", live_desk, 1);
    CHECK_INT(live("publish", NULL), TOOL_CALL);
    CHECK(contains(call.err, "this desk has no broker"));
}

int main(void)
{
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    live_begin();
    fleet_begin();
    begin_desk();
    test_shown();
    test_no_broker();
    fleet_end();
    remove(OTHER);
    return live_end();
}
