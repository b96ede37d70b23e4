/*
 * What a desk publishes goes to its broker by itself, again when the broker has been away. Skipped by name
 * where mosquitto is not installed.
 */
#include "tool/live_fixture.h"

#define FLEET_NAME "desk_sender"
#include "spool/file.h"
#include "operator/desk_sender.h"
#include "tool/fleet_fixture.h"

static struct arena arena;

static void publish(int revision)
{
    const char *path = arena_printf(&arena, "%s/live.json", live_root),
               *text = arena_printf(&arena, "{\"format\": \"nownext-live/1\", \"revision\": %d}", revision);
    CHECK(spool_replace_file(path, text, strlen(text), NULL));
}

static bool await(struct desk_sender *sender, const char *piece)
{
    const char *told = "";
    for (int i = 0; i < 1500; i++) {
        told = desk_sender_told(sender, &arena);
        if (strstr(told, piece))
            return true;
        poll(NULL, 0, 10);
    }
    printf("\"%s\" was never told: %s\n", piece, told);
    return false;
}

static const char *held(void)
{
    static char text[300];
    char command[200];
    snprintf(command, sizeof command, "mosquitto_sub -h 127.0.0.1 -p %d -q 1 -C 1 -W 5 -t nownext/lpc/live",
             mosquitto_port);
    FILE *file = popen(command, "r");
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    pclose(file);
    return text;
}

static void test_sender(void)
{
    const struct desk_settings settings = {
        .venue = FLEET_VENUE, .publish = live_root, .broker = fleet_broker, .ca = ""};
    struct err err = {0};
    struct desk_sender *sender = desk_sender_start(&settings, "lpc", NULL, &err);
    CHECK_STR(err.text, "");
    if (!CHECK(sender != NULL))
        return;
    check_row("sent by itself");
    publish(21);
    CHECK(await(sender, "1 of 2 displays show it; door-2 was never heard of.\n"));
    CHECK(contains(held(), "21"));
    check_row("who will see what is said");
    CHECK_INT(desk_sender_seen(sender, "door-1"), PREVIEW_SEEN_ALIVE);
    CHECK_INT(desk_sender_seen(sender, "door-2"), PREVIEW_SEEN_OFFLINE);
    CHECK_INT(desk_sender_seen(sender, "door-3"), PREVIEW_SEEN_UNKNOWN);
    check_row("the broker is away");
    mosquitto_stop();
    CHECK(await(sender, "The broker can't be reached: "));
    CHECK_INT(desk_sender_seen(sender, "door-2"), PREVIEW_SEEN_UNKNOWN);
    publish(22);
    mosquitto_start("");
    CHECK(await(sender, "displays show it"));
    CHECK(contains(held(), "22"));
    check_row("a broker that has forgotten gets it again");
    mosquitto_stop();
    CHECK(await(sender, "The broker can't be reached: "));
    mosquitto_start("");
    CHECK(await(sender, "displays show it"));
    CHECK(contains(held(), "22"));
    desk_sender_stop(sender);
    desk_sender_stop(NULL);
}

static void test_refused(void)
{
    struct err err = {0};
    struct desk_settings settings = {.venue = "", .publish = live_root, .broker = "http://a", .ca = ""};
    check_row("no broker's address");
    CHECK(!desk_sender_start(&settings, "lpc", NULL, &err));
    CHECK(contains(err.text, "mqtts://"));
    err = (struct err){0};
    settings.publish = "/none";
    check_row("no folder");
    CHECK(!desk_sender_start(&settings, "lpc", NULL, &err));
    CHECK(contains(err.text, "/none can't be watched"));
}

int main(void)
{
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    arena_init(&arena, malloc, free);
    live_begin();
    test_refused();
    fleet_begin();
    test_sender();
    fleet_end();
    arena_finish(&arena);
    return live_end();
}
