/*
 * A fleet at a broker: displays come, are asked, and are forgotten. With Debian's mosquitto; skipped by name
 * where it is not installed.
 */
#include "fleet/fleet_watch.h"

#include "broker/mosquitto.h"

static const struct venue_display displays[] = {{"a-key", {.name = "a"}}, {"b-key", {.name = "b"}}};
static const struct venue venue = {.name = "", .display_count = 2, .displays = displays};
static struct arena arena;
static struct fleet_watch watch;
static struct broker *display; /* the part of a display is played by a connection of its own */
static char asked[BROKER_TOPIC_SIZE], frame[40];
static int64_t now_ms = 1000;

static void on_asked(void *of, const char *topic, const char *bytes, size_t size, bool is_retained)
{
    (void)of;
    (void)bytes;
    (void)size;
    (void)is_retained;
    snprintf(asked, sizeof asked, "%s", topic);
}

static void on_frame(void *of, const char *name, const char *png, size_t size)
{
    CHECK(of == &watch);
    snprintf(frame, sizeof frame, "%s:%.*s", name, (int)size, png);
}

static void go_on(void)
{
    struct pollfd waits[2];
    struct broker *const both[] = {watch.broker, display};
    unsigned used = 0;
    fleet_watch_step(&watch, now_ms, 0);
    broker_step(display, now_ms, 0);
    for (unsigned i = 0; i < 2; i++) {
        bool for_writing;
        if (!broker_waits(both[i], &waits[used].fd, &for_writing))
            continue;
        waits[used++].events = (short)(POLLIN | (for_writing ? POLLOUT : 0));
    }
    poll(waits, used, 10);
}

#define UNTIL(condition)                                                                                     \
    do {                                                                                                     \
        for (int rounds = 0; !(condition) && rounds < 1000; rounds++)                                        \
            go_on();                                                                                         \
        CHECK(condition);                                                                                    \
    } while (0)

static const struct fleet_display *find(const char *name)
{
    for (uint32_t i = 0; i < watch.fleet.count; i++)
        if (strcmp(watch.fleet.displays[i].name, name) == 0)
            return &watch.fleet.displays[i];
    return NULL;
}

static void put(const char *topic, const char *text)
{
    CHECK(broker_publish(display, topic, text, strlen(text), true));
}

static void test_broker(void)
{
    static const char status[] = "{\"format\": \"nownext-status/1\", \"live_revision\": 18}";
    static const char *const subscription[] = {"nownext/lpc/display/a/ask/+",
                                               "nownext/lpc/display/unassigned/board/sign-7/ask/+"};
    char url[60];
    snprintf(url, sizeof url, "mqtt://127.0.0.1:%d", mosquitto_port);
    const struct fleet_watch_options options = {url, "", "lpc", NULL, &venue, on_frame, &watch, NULL, NULL};
    struct err err = {0};
    if (!CHECK(fleet_watch_init(&watch, &options, now_ms, 0, &arena, &err)))
        return;
    display =
        broker_new(&(struct broker_options){url, "", 2, subscription, "nownext/lpc/display/a/online", NULL},
                   &(struct broker_events){NULL, on_asked, NULL}, now_ms, 0, &err);
    UNTIL(broker_is_connected(display) && broker_is_connected(watch.broker));
    check_row("heard");
    put("nownext/lpc/display/a/status", status);
    put("nownext/lpc/display/new/online", "1");
    put("nownext/lpc/live", "{\"revision\": 18}");
    UNTIL(find("a")->has_status && find("a")->is_online && find("new") && watch.fleet.live_revision == 18);
    CHECK(!watch.is_live_signed);
    check_row("a board that is not assigned");
    put("nownext/lpc/display/unassigned/board/sign-7/online", "1");
    put("nownext/lpc/display/unassigned/board/sign-7/status", status);
    put("nownext/lpc/display/unassigned/online", "1");
    put("nownext/lpc/display/unassigned/status", status);
    UNTIL(find("sign-7") && find("sign-7")->has_status);
    CHECK(find("sign-7")->is_unassigned && find("sign-7")->is_online && !find("new")->is_unassigned);
    CHECK(!find("unassigned"));
    check_row("a display goes before a board whose code is its name");
    put("nownext/lpc/display/unassigned/board/a/online", "1");
    UNTIL(watch.fleet.count == 5);
    check_row("asked");
    CHECK(fleet_watch_ask(&watch, "sign-7", "identify", (struct instant){0}));
    UNTIL(strcmp(asked, "nownext/lpc/display/unassigned/board/sign-7/ask/identify") == 0);
    CHECK(fleet_watch_ask(&watch, "a", "identify", (struct instant){0}));
    UNTIL(strcmp(asked, "nownext/lpc/display/a/ask/identify") == 0);
    CHECK(!fleet_watch_ask(&watch, "a/b", "identify", (struct instant){0}));
    CHECK(fleet_watch_rehearse(&watch, "a", &(struct ask_rehearsal){{INT64_C(1726821720000)}, 5},
                               (struct instant){0}));
    UNTIL(strcmp(asked, "nownext/lpc/display/a/ask/rehearse") == 0);
    CHECK(!fleet_watch_rehearse(&watch, "a/b", &(struct ask_rehearsal){{1}, 5}, (struct instant){0}));
    check_row("a picture");
    CHECK(broker_publish(display, "nownext/lpc/display/a/frame", "PNG", 3, false));
    UNTIL(strcmp(frame, "a:PNG") == 0);
    CHECK(broker_publish(display, "nownext/lpc/display/unassigned/board/sign-7/frame", "PNG", 3, false));
    UNTIL(strcmp(frame, "sign-7:PNG") == 0);
    check_row("forgotten");
    CHECK(fleet_watch_forget(&watch, "sign-7"));
    UNTIL(!find("sign-7"));
    CHECK(fleet_watch_forget(&watch, "new"));
    UNTIL(!find("new"));
    check_row("put");
    CHECK(fleet_watch_publish(&watch, "live", "{\"revision\": 19}", 16));
    UNTIL(watch.fleet.live_revision == 19);
    static const char envelope[] = "{\"payload\": \"{\\\"revision\\\": 20}\"}";
    CHECK(fleet_watch_publish(&watch, "live", envelope, sizeof envelope - 1));
    UNTIL(watch.fleet.live_revision == 20);
    CHECK(watch.is_live_signed);
    check_row("lost");
    mosquitto_stop();
    UNTIL(watch.why[0] != '\0');
    CHECK(!fleet_watch_ask(&watch, "a", "identify", (struct instant){0}));
    broker_free(display);
    fleet_watch_finish(&watch);
}

static void test_refused(void)
{
    struct err err = {0};
    check_row("no id");
    CHECK(!fleet_watch_init(&watch, &(struct fleet_watch_options){.broker = "mqtt://a", .venue_id = ""}, 0, 0,
                            &arena, &err));
    CHECK(strstr(err.text, "venue.json") != NULL);
    check_row("no address");
    err = (struct err){0};
    CHECK(!fleet_watch_init(&watch, &(struct fleet_watch_options){.broker = "a", .venue_id = "v"}, 0, 0,
                            &arena, &err));
    CHECK(strstr(err.text, "mqtts://") != NULL);
}

static void test_revision(void)
{
    static const struct {
        const char *bytes;
        int64_t revision;
    } rows[] = {{"{\"revision\": 17}", 17},
                {"{\"payload\": \"{\\\"revision\\\": 18}\"}", 18},
                {"{\"payload\": \"{\\\"payload\\\": \\\"x\\\", \\\"revision\\\": 19}\"}", 19},
                {"{\"revision\": \"17\"}", -1},
                {"{\"revision\": -3}", -1},
                {"{", -1},
                {"", -1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].bytes);
        CHECK_INT(fleet_live_revision(rows[i].bytes, strlen(rows[i].bytes), &arena), rows[i].revision);
    }
}

int main(void)
{
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    arena_init(&arena, malloc, free);
    signal(SIGPIPE, SIG_IGN);
    test_refused();
    test_revision();
    mosquitto_start("");
    test_broker();
    arena_finish(&arena);
    return check_done();
}
