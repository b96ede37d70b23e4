/*
 * fleet_fixture: a venue of two doors at a mosquitto on loopback, with a display that is played by a child.
 */
#ifndef NOWNEXT_TESTS_TOOL_FLEET_FIXTURE_H
#define NOWNEXT_TESTS_TOOL_FLEET_FIXTURE_H

#include "broker/broker.h"
#include "broker/mosquitto.h"
#include "tool/fixture.h"

/* FLEET_NAME: the test's own, since tests run beside each other. */
#define FLEET_VENUE BINARY_DIR "/test-" FLEET_NAME "-venue.json"
#define FLEET_ASKED BINARY_DIR "/test-" FLEET_NAME "-asked.txt"

static const char fleet_venue[] =
    "{\n  \"format\": \"nownext-venue/1\",\n  \"venue\": \"lpc\",\n  \"name\": \"Plumbers\",\n"
    "  \"defaults\": {\"role\": \"door\"},\n  \"displays\": {\n"
    "    \"sign-1\": {\"name\": \"door-1\", \"rooms\": [\"r1\"]},\n"
    "    \"sign-2\": {\"name\": \"door-2\", \"rooms\": [\"r2\"]}\n  }\n}\n";

/* A PNG of one pixel, as far as it is looked at. */
static const char fleet_png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x03\x20\0\0\x01\xe0\x08\x02\0\0\0\0\0\0\0";

static char fleet_broker[60];
static pid_t fleet_child;

static inline void fleet_put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    fputs(text, file);
    fclose(file);
}

static inline void fleet_publish(const char *topic, const char *text, bool retained)
{
    char command[1200];
    snprintf(command, sizeof command, "mosquitto_pub -h 127.0.0.1 -p %d -q 1 %s -t 'nownext/lpc/%s' -m '%s'",
             mosquitto_port, retained ? "-r" : "", topic, text);
    CHECK(system(command) == 0);
}

static inline const char *fleet_status_text(int64_t live_revision)
{
    static char text[300];
    snprintf(
        text, sizeof text,
        "{\"format\": \"nownext-status/1\", \"room\": \"Hall 1\", \"phase\": \"ON\", \"screen\": \"door\", "
        "\"clock\": \"trusted\", \"version\": \"1\", \"live_revision\": %lld}",
        (long long)live_revision);
    return text;
}

/* ---- the child: shows what live data say at once, and sends a picture when it is asked to ---- */

static struct broker *fleet_display;

static inline void fleet_hear_asked(void *of, const char *topic, const char *bytes, size_t size,
                                    bool is_retained)
{
    FILE *file = fopen(FLEET_ASKED, "ab");
    (void)of;
    (void)is_retained;
    if (strcmp(topic, "nownext/lpc/live") == 0) {
        const char *found = strstr(bytes, "revision");
        const char *text =
            fleet_status_text(found ? strtoll(found + 10 + strspn(found + 8, "\\\": ") - 2, NULL, 10) : 0);
        broker_publish(fleet_display, "nownext/lpc/display/door-1/status", text, strlen(text), true);
    } else {
        fprintf(file, "%s %.*s\n", topic, (int)size, bytes);
    }
    fclose(file);
    if (strstr(topic, "ask/frame"))
        broker_publish(fleet_display, "nownext/lpc/display/door-1/frame", fleet_png, sizeof fleet_png - 1,
                       false);
}

static inline void fleet_play(void)
{
    static const char *const topics[] = {"nownext/lpc/display/door-1/ask/+", "nownext/lpc/live"};
    const struct broker_options options = {fleet_broker, "", 2, topics, "nownext/lpc/display/door-1/online",
                                           NULL};
    const struct broker_events events = {NULL, fleet_hear_asked, NULL};
    int64_t now = 1000;
    bool was_connected = false;
    fleet_display = broker_new(&options, &events, now, 0, NULL);
    for (;;) {
        struct pollfd wait = {.events = POLLIN};
        bool for_writing = false;
        broker_step(fleet_display, now, 0);
        if (broker_is_connected(fleet_display) && !was_connected) {
            const char *text = fleet_status_text(17);
            broker_publish(fleet_display, "nownext/lpc/display/door-1/status", text, strlen(text), true);
            was_connected = true;
        }
        if (!broker_waits(fleet_display, &wait.fd, &for_writing))
            now += 1000;
        wait.events = (short)(POLLIN | (for_writing ? POLLOUT : 0));
        poll(&wait, 1, 20);
    }
}

/* Until the broker holds that it is online. */
static inline void fleet_begin(void)
{
    char command[200];
    fleet_put(FLEET_VENUE, fleet_venue);
    remove(FLEET_ASKED);
    mosquitto_start("");
    snprintf(fleet_broker, sizeof fleet_broker, "mqtt://127.0.0.1:%d", mosquitto_port);
    fflush(NULL);
    fleet_child = fork();
    if (fleet_child == 0)
        fleet_play();
    snprintf(
        command, sizeof command,
        "mosquitto_sub -h 127.0.0.1 -p %d -q 1 -C 1 -W 20 -t nownext/lpc/display/door-1/status >/dev/null",
        mosquitto_port);
    CHECK(system(command) == 0);
}

static inline void fleet_end(void)
{
    kill(fleet_child, SIGKILL);
    waitpid(fleet_child, NULL, 0);
    mosquitto_stop();
    remove(FLEET_VENUE);
    remove(FLEET_ASKED);
}

#endif
