/*
 * `nownext fleet` at a mosquitto on loopback; skipped by name where it is not installed.
 */
#define FLEET_NAME "cmd_fleet"
#include "tool/fleet_fixture.h"

#include <sys/stat.h>

#include "golden.h"

#define VENUE BINARY_DIR "/test_cmd_fleet.json"
#define KEY BINARY_DIR "/test_cmd_fleet.key"
#define PICTURES BINARY_DIR "/test_cmd_fleet_pictures"

#define CALL(code, ...)                                                                                      \
    CHECK_INT(call_tool("fleet", __VA_ARGS__, "--venue", FLEET_VENUE, "--broker", fleet_broker, NULL), code)

static void test_calls(void)
{
    static const struct {
        const char *words[5], *err;
    } rows[] = {
        {{"--venue", FLEET_VENUE}, "say with --broker where the venue's broker is, or in NOWNEXT_BROKER"},
        {{"identify"}, "say identify NAME, rehearse NAME, restart NAME, forget NAME"},
        {{"forget", "a", "b"}, "say identify NAME, rehearse NAME, restart NAME, forget NAME"},
        {{"reboot", "a"}, "say identify NAME, rehearse NAME, restart NAME, forget NAME"},
        {{"assign", "sign-9"}, "say what the board becomes"},
        {{"assign", "sign-9", "door"}, "say what the board becomes"},
        {{"assign", "sign-9", "hallway", "r1"}, "say what the board becomes"},
        {{"assign", "sign-9", "window", "r1"}, "say what the board becomes"},
        {{"--json", "--metrics"}, "one of --json, --metrics and --pictures at a time"},
        {{"identify", "a", "--json"}, "one of --json, --metrics and --pictures at a time"},
        {{"identify", "a", "--name", "b"}, "--name is for assign"},
        {{"assign", "sign-9", "as"}, "say what the board becomes"},
        {{"home-assistant", "on"},
         "say identify NAME, rehearse NAME, restart NAME, forget NAME, home-assistant"},
        {{"rehearse", "a"}, "say with --at which moment is rehearsed"},
        {{"rehearse", "a", "--minutes", "5"}, "say with --at which moment is rehearsed"},
        {{"rehearse", "a", "--minutes", "61"}, "--minutes: from 1 to 60, or 0"},
        {{"rehearse", "a", "--minutes", "-1"}, "--minutes: from 1 to 60, or 0"},
        {{"rehearse", "a", "--minutes", "5m"}, "--minutes: from 1 to 60, or 0"},
        {{"identify", "a", "--at", "2024-09-20T10:42"}, "--at and --minutes are for rehearse"},
        {{"--broker", "http://a", "--venue", FLEET_VENUE},
         "is no address such as mqtts://broker.example:8883"},
        {{"--broker", "mqtt://127.0.0.1:1", "--venue", FLEET_VENUE}, "the broker can't be reached: "},
        {{"--broker", "mqtt://a", "--venue", "none.json"}, "none.json: can't be opened"},
    };
    unsetenv("NOWNEXT_BROKER");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *const *words = rows[i].words;
        check_row(rows[i].err);
        CHECK_INT(call_tool("fleet", words[0], words[1], words[2], words[3], NULL), TOOL_CALL);
        CHECK_STR(call.out, "");
        CHECK(contains(call.err, rows[i].err));
    }
    check_row("a venue without an id");
    fleet_put(VENUE, "{\"format\": \"nownext-venue/1\", \"displays\": {}}");
    CHECK_INT(call_tool("fleet", "--venue", VENUE, "--broker", "mqtt://a", NULL), TOOL_CALL);
    CHECK(contains(call.err, "the venue needs an id"));
    remove(VENUE);
}

static void test_show(void)
{
    check_row("table");
    fleet_publish("display/sign-7/status", fleet_status_text(17), true);
    fleet_publish("display/sign-7/online", "1", true);
    CHECK_INT(call_tool("fleet", "--venue", FLEET_VENUE, "--broker", fleet_broker, NULL), TOOL_INPUT);
    CHECK(contains(call.out, "3 displays, 1 missing, 1 unknown, 1 well\n"));
    CHECK(strstr(call.out, "door-2") < strstr(call.out, "sign-7") &&
          strstr(call.out, "sign-7") < strstr(call.out, "door-1"));
    CHECK(contains(call.out, "Hall 1: Now"));
    CHECK_STR(call.err, "");
    check_row("json");
    setenv("NOWNEXT_BROKER", fleet_broker, 1);
    CHECK_INT(call_tool("fleet", "--venue", FLEET_VENUE, "--json", NULL), TOOL_INPUT);
    CHECK(contains(call.out, "\"format\": \"nownext-fleet/1\"") && contains(call.out, "\"wrong\": 2"));
    unsetenv("NOWNEXT_BROKER");
    check_row("metrics");
    CALL(TOOL_INPUT, "--metrics");
    CHECK(contains(call.out, "nownext_up{display=\"door-1\"} 1\n"));
    CHECK(contains(call.out, "# EOF\n"));
    check_row("whoever looks once is told of a display that has died");
    fleet_publish(
        "display/door-2/status",
        "{\"format\": \"nownext-status/1\", \"clock\": \"trusted\", \"at\": \"2024-09-18T09:00:00Z\"}", true);
    fleet_publish("display/door-2/online", "1", true);
    CALL(TOOL_INPUT, "--metrics");
    CHECK(contains(call.out, "nownext_up{display=\"door-2\"} 0\n"));
    CHECK(contains(call.out, "nownext_up{display=\"door-1\"} 1\n"));
    CALL(TOOL_INPUT, "--json");
    CHECK(contains(call.out, "\"display\": \"door-2\", \"state\": \"silent\""));
    CALL(TOOL_OK, "forget", "door-2");
}

static void test_pictures(void)
{
    check_row("pictures");
    CALL(TOOL_INPUT, "--pictures", PICTURES);
    CHECK_STR(call.out,
              PICTURES "/index.html has pictures of 1 of 3 displays.\nNone came from: door-2, sign-7\n");
    char *page = golden_read(PICTURES "/index.html"), *png = golden_read(PICTURES "/door-1.png");
    CHECK(page && contains(page, "src=\"door-1.png\"") && contains(page, "It sent no picture"));
    CHECK(png && memcmp(png, fleet_png, 8) == 0);
    free(page);
    free(png);
    remove(PICTURES "/index.html");
    remove(PICTURES "/door-1.png");
    remove(PICTURES);
}

static char *asked_for(const char *what)
{
    char *asked = NULL;
    for (int i = 0; i < 200 && (!asked || !strstr(asked, what)); i++) {
        free(asked);
        asked = golden_read(FLEET_ASKED);
        poll(NULL, 0, 10);
    }
    return asked;
}

static void test_rehearse(void)
{
    check_row("rehearse");
    CALL(TOOL_OK, "rehearse", "door-1", "--at", "2024-09-20T10:42:00+02:00", "--minutes", "5");
    CHECK_STR(call.out, "door-1 was asked to rehearse 2024-09-20T10:42:00+02:00 for 5 minutes.\n");
    CALL(TOOL_OK, "rehearse", "door-1", "--minutes", "0");
    CHECK_STR(call.out, "door-1 was asked to end its rehearsal.\n");
    char *asked = asked_for("\"minutes\": 0");
    CHECK(asked && contains(asked, "ask/rehearse ") &&
          contains(asked, "\"moment\": \"2024-09-20T08:42:00+00:00\", \"minutes\": 5"));
    free(asked);
    check_row("a local time needs the venue's zone");
    CALL(TOOL_CALL, "rehearse", "door-1", "--at", "2024-09-20T10:42");
    CHECK(contains(call.err, "the venue has no time zone"));
    CALL(TOOL_CALL, "rehearse", "door-1", "--at", "friday");
    CHECK(contains(call.err, "give a moment as 2024-09-20T10:42"));
    fleet_put(FLEET_VENUE,
              "{\"format\": \"nownext-venue/1\", \"venue\": \"lpc\", \"timezone\": \"Europe/Vienna\", "
              "\"displays\": {\"sign-1\": {\"name\": \"door-1\", \"role\": \"hallway\"}}}");
    CALL(TOOL_OK, "rehearse", "door-1", "--at", "2024-09-20T10:42");
    CHECK_STR(call.out, "door-1 was asked to rehearse 2024-09-20T10:42 for 10 minutes.\n");
    asked = asked_for("\"minutes\": 10");
    CHECK(asked && contains(asked, "\"moment\": \"2024-09-20T08:42:00+00:00\", \"minutes\": 10"));
    free(asked);
    fleet_put(FLEET_VENUE, fleet_venue);
    CALL(TOOL_INPUT, "rehearse", "door-2", "--at", "2024-09-20T10:42:00Z");
    CHECK(contains(call.err, "door-2 is not online"));
}

static void test_asks(void)
{
    check_row("asked");
    CALL(TOOL_OK, "identify", "door-1");
    CHECK_STR(call.out, "door-1 was asked to say which one it is.\n");
    CALL(TOOL_OK, "restart", "door-1");
    CHECK_STR(call.out, "door-1 was asked to restart.\n");
    CALL(TOOL_CALL, "identify", "dor-1");
    CHECK(contains(call.err, "there is no display dor-1; did you mean door-1?"));
    CALL(TOOL_INPUT, "restart", "door-2");
    CHECK(contains(call.err, "door-2 is not online: nobody hears it"));
    char *asked = NULL;
    for (int i = 0; i < 200 && (!asked || !strstr(asked, "restart")); i++) {
        free(asked);
        asked = golden_read(FLEET_ASKED);
        poll(NULL, 0, 10);
    }
    CHECK(asked && contains(asked, "nownext/lpc/display/door-1/ask/identify ") &&
          contains(asked, "nownext/lpc/display/door-1/ask/restart "));
    free(asked);
    check_row("signed");
    remove(KEY);
    remove(KEY ".pub");
    CHECK_INT(call_tool("key", "new", "-o", KEY, NULL), TOOL_OK);
    CALL(TOOL_OK, "identify", "door-1", "--key", KEY);
    asked = NULL;
    for (int i = 0; i < 200 && (!asked || !strstr(asked, "nownext ask door-1 identify")); i++) {
        free(asked);
        asked = golden_read(FLEET_ASKED);
        poll(NULL, 0, 10);
    }
    CHECK(asked && contains(asked, "nownext-signed/1") && contains(asked, "nownext ask door-1 identify"));
    free(asked);
    CALL(TOOL_CALL, "identify", "door-1", "--key", KEY ".none");
    CHECK(contains(call.err, KEY ".none: can't be opened"));
    check_row("of displays with a public key set nothing is asked without one");
    static const char keyed[] =
        "{\"format\": \"nownext-venue/1\", \"venue\": \"lpc\", \"defaults\": {\"role\": \"hallway\", "
        "\"live\": "
        "{\"keys\": [\"RWQzkOz8mXgfRbNT7OeXhxlWaao05QG5mT7SSJ2PmP/lmIKYA/vAETtr\"]}}, \"displays\": "
        "{\"sign-1\": {\"name\": \"door-1\"}}}";
    fleet_put(FLEET_VENUE, keyed);
    CALL(TOOL_CALL, "identify", "door-1");
    CHECK(contains(call.err, "do only what is signed: say it with --key"));
    CALL(TOOL_CALL, "--pictures", PICTURES);
    CALL(TOOL_OK, "restart", "door-1", "--key", KEY);
    fleet_put(FLEET_VENUE, fleet_venue);
    check_row("the venue's file names no key, but what the desk says is signed");
    CALL(TOOL_OK, "identify", "door-1");
    fleet_publish("live", "{\"payload\": \"{\\\"revision\\\": 17}\"}", true);
    CALL(TOOL_CALL, "identify", "door-1");
    CHECK(contains(call.err, "say it with --key, the desk's key"));
    CALL(TOOL_OK, "identify", "door-1", "--key", KEY);
    remove(KEY);
    remove(KEY ".pub");
    check_row("forgotten");
    CALL(TOOL_OK, "forget", "sign-7");
    CALL(TOOL_CALL, "forget", "sign-7");
    CHECK(contains(call.err, "there is no display sign-7"));
    CALL(TOOL_OK, "forget", "door-1");
    CHECK(contains(call.out, "but it is online, and will be heard of again"));
}

int main(void)
{
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    fleet_put(FLEET_VENUE, fleet_venue);
    test_calls();
    fleet_begin();
    test_show();
    test_pictures();
    test_rehearse();
    test_asks();
    fleet_end();
    call_forget();
    return check_done();
}
