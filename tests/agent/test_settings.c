/*
 * What an agent is to do, from each of the documents that a board can be set up by.
 */
#include "agent/settings.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "spool/order.h"

static char top[] = "/tmp/nownext-settings-XXXXXX", setup[60], feed[60], venue_file[60], ca_file[60],
            discovered[60];
static struct agent_folders folders = {setup, feed, NULL, venue_file, discovered, ca_file, "door-b"};

#define KEY "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"

static void put(const char *folder, const char *name, const char *text)
{
    char path[120];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (!text) {
        remove(path);
        return;
    }
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

static struct agent_settings read_now(struct arena *arena)
{
    struct agent_settings settings;
    agent_settings_read(&folders, arena, &settings);
    return settings;
}

static void test_nothing(struct arena *arena)
{
    check_row("nothing");
    struct agent_settings settings = read_now(arena);
    CHECK_INT(settings.sources[AGENT_PROGRAM].url_count + settings.sources[AGENT_LIVE].url_count +
                  settings.sources[AGENT_VENUE].url_count,
              0);
    CHECK_STR(settings.display, "door-b");
    CHECK(!settings.is_known);
    CHECK_STR(settings.trouble, "");
    CHECK_STR(settings.ca_file, "");
    put(top, "ca.pem", "x");
    CHECK_STR(read_now(arena).ca_file, ca_file);
    CHECK(settings.is_lost);
    check_row("found by DNS");
    put(top, "discovered", "https://found.example/v.json");
    settings = read_now(arena);
    CHECK(settings.is_lost);
    CHECK_STR(settings.sources[AGENT_VENUE].urls[0], "https://found.example/v.json");
    check_row("a program was held before");
    put(feed, "program.json", "{}");
    CHECK(!read_now(arena).is_lost);
    put(feed, "program.json", NULL);
    check_row("an address of the venue");
    put(top, "venue", "venue.example/v.json\r\nhttp://10.0.0.1/v.json\n\n");
    settings = read_now(arena);
    if (CHECK_INT(settings.sources[AGENT_VENUE].url_count, 2)) {
        CHECK_STR(settings.sources[AGENT_VENUE].urls[0], "https://venue.example/v.json");
        CHECK_STR(settings.sources[AGENT_VENUE].urls[1], "http://10.0.0.1/v.json");
    }
    CHECK_INT(settings.sources[AGENT_VENUE].poll_ms, 60000);
    CHECK(!settings.is_lost);
}

#define DISPLAY                                                                                              \
    "{\"format\": \"nownext-display/1\", \"role\": \"door\", \"rooms\": [\"b\"], \"name\": \"Door B\", "     \
    "\"venue\": \"lpc\", \"timezone\": \"Europe/Vienna\", \"program\": {\"url\": [\"a.example/p\", "         \
    "\"file:///p\"], \"poll_s\": 30, \"ca_file\": \"ca.pem\"}, \"live\": {\"url\": \"http://a/l\", "         \
    "\"mqtt\": \"mqtts://b\", \"keys\": [\"" KEY "\"]}}"

static void test_display(struct arena *arena)
{
    check_row("display.json");
    put(setup, "display.json", DISPLAY);
    struct agent_settings settings = read_now(arena), again = read_now(arena);
    CHECK(settings.is_known);
    CHECK_STR(settings.display, "Door B");
    if (CHECK_INT(settings.sources[AGENT_PROGRAM].url_count, 2)) {
        CHECK_STR(settings.sources[AGENT_PROGRAM].urls[0], "https://a.example/p");
        CHECK_STR(settings.sources[AGENT_PROGRAM].urls[1], "file:///p");
    }
    CHECK_INT(settings.sources[AGENT_PROGRAM].poll_ms, 30000);
    CHECK_STR(settings.sources[AGENT_LIVE].urls[0], "http://a/l");
    CHECK_INT(settings.sources[AGENT_VENUE].url_count, 2);
    CHECK_INT(settings.sources[AGENT_VENUE].poll_ms, 30000);
    CHECK_STR(settings.ca_file, "ca.pem");
    CHECK_STR(settings.broker, "mqtts://b");
    CHECK_STR(settings.venue, "lpc");
    CHECK_STR(settings.timezone, "Europe/Vienna");
    CHECK_INT(settings.keys.count, 1);
    CHECK(agent_settings_are_equal(&settings, &again));
    again.broker = "";
    CHECK(!agent_settings_are_equal(&settings, &again));
    check_row("addresses of https, in turn");
    CHECK_STR(agent_settings_secure_url(&settings, 0), "https://a.example/p");
    const char *last = agent_settings_secure_url(&settings, 1);
    CHECK(last && strcmp(last, "https://a.example/p") != 0);
    CHECK_STR(agent_settings_secure_url(&settings, 2), "https://a.example/p");
    struct agent_settings none = {0};
    CHECK(agent_settings_secure_url(&none, 1) == NULL);
    check_row("what decides what comes of asking");
    for (enum agent_document i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        CHECK(agent_settings_are_same_way(&settings, &again, i));
    again.timezone = "UTC";
    CHECK(!agent_settings_are_same_way(&settings, &again, AGENT_PROGRAM));
    CHECK(agent_settings_are_same_way(&settings, &again, AGENT_LIVE));
    again = read_now(arena);
    again.keys.count = 0;
    CHECK(agent_settings_are_same_way(&settings, &again, AGENT_PROGRAM));
    CHECK(!agent_settings_are_same_way(&settings, &again, AGENT_LIVE));
    again = read_now(arena);
    again.sources[AGENT_PROGRAM].poll_ms++;
    CHECK(!agent_settings_are_same_way(&settings, &again, AGENT_PROGRAM));
    check_row("a display.json that can't be read");
    put(setup, "display.json", "{\"format\": 1}");
    settings = read_now(arena);
    CHECK(settings.trouble[0] != '\0');
    CHECK(!settings.is_known);
    put(setup, "display.json", NULL);
}

#define VENUE(name, url)                                                                                     \
    "{\"format\": \"nownext-venue/1\", \"venue\": \"" name "\", \"url\": \"" url                             \
    "\", \"timezone\": \"UTC\", \"defaults\": {\"role\": \"door\", \"program\": {\"url\": \"p.example\"}}, " \
    "\"displays\": {\"door-a\": {\"rooms\": [\"a\"]}, \"door-b\": {\"rooms\": [\"b\"], \"program\": "        \
    "{\"url\": \"q.example\"}}}}"

static void test_venue(struct arena *arena)
{
    check_row("venue.json");
    put(setup, "venue.json", VENUE("card", "card.example"));
    struct agent_settings settings = read_now(arena);
    CHECK(settings.is_known);
    CHECK_STR(settings.display, "door-b");
    CHECK_STR(settings.venue, "card");
    CHECK_STR(settings.timezone, "UTC");
    CHECK_STR(settings.sources[AGENT_PROGRAM].urls[0], "https://q.example");
    CHECK_INT(settings.sources[AGENT_VENUE].url_count, 1);
    CHECK_STR(settings.sources[AGENT_VENUE].urls[0], "https://card.example");
    check_row("one that was fetched later");
    put(feed, "venue.json", VENUE("net", "net.example"));
    CHECK(order_raise(feed, setup, SPOOL_VENUE, NULL));
    CHECK_STR(read_now(arena).venue, "net");
    CHECK(order_raise(setup, feed, SPOOL_VENUE, NULL));
    CHECK_STR(read_now(arena).venue, "card");
    put(setup, "venue.json", "{");
    CHECK_STR(read_now(arena).venue, "net");
    check_row("a board that is not in it");
    folders.host = "new";
    settings = read_now(arena);
    CHECK(!settings.is_known);
    CHECK_STR(settings.display, "new");
    CHECK_STR(settings.sources[AGENT_PROGRAM].urls[0], "https://p.example");
    CHECK_STR(settings.venue, "net");
    CHECK(settings.is_unassigned);
    check_row("it has what all share, and nothing that one display has");
    static const char with_broker[] =
        "{\"format\": \"nownext-venue/1\", \"venue\": \"net\", \"defaults\": {\"role\": \"hallway\", "
        "\"live\": {\"keys\": [\"" KEY
        "\"], \"mqtt\": \"mqtt://unassigned:x@b\"}}, \"displays\": {\"door-b\": {\"name\": \"Door B\", "
        "\"program\": {\"url\": \"q.example\"}, \"live\": {\"mqtt\": \"mqtt://Door%20B:y@b\"}}}}";
    put(feed, "venue.json", with_broker);
    settings = read_now(arena);
    CHECK_STR(settings.broker, "mqtt://unassigned:x@b");
    CHECK_INT(settings.sources[AGENT_PROGRAM].url_count, 0);
    CHECK_INT(settings.keys.count, 1);
    CHECK_STR(settings.display, "new");
    check_row("it gets a place");
    folders.host = "door-b";
    struct agent_settings assigned = read_now(arena);
    CHECK(!assigned.is_unassigned && assigned.is_known);
    CHECK_STR(assigned.broker, "mqtt://Door%20B:y@b");
    CHECK_STR(assigned.display, "Door B");
    CHECK_INT(assigned.keys.count, 1);
    CHECK(!agent_settings_are_equal(&settings, &assigned));
    assigned = settings;
    assigned.is_unassigned = false;
    CHECK(!agent_settings_are_equal(&settings, &assigned));
    check_row("a venue without a display");
    put(feed, "venue.json",
        "{\"format\": \"nownext-venue/1\", \"venue\": \"net\", \"defaults\": {\"live\": {\"mqtt\": "
        "\"mqtt://b\"}}, \"displays\": {}}");
    settings = read_now(arena);
    CHECK(settings.is_unassigned && !settings.is_known);
    CHECK_STR(settings.broker, "mqtt://b");
    CHECK_STR(settings.display, "door-b");
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL);
    snprintf(setup, sizeof setup, "%s/setup", top);
    snprintf(feed, sizeof feed, "%s/feed", top);
    snprintf(venue_file, sizeof venue_file, "%s/venue", top);
    snprintf(discovered, sizeof discovered, "%s/discovered", top);
    snprintf(ca_file, sizeof ca_file, "%s/ca.pem", top);
    CHECK(mkdir(setup, 0755) == 0 && mkdir(feed, 0755) == 0);
    CHECK_STR(agent_document_name(AGENT_LIVE), "live");
    test_nothing(&arena);
    test_display(&arena);
    test_venue(&arena);
    static const char *const left[] = {"setup/venue.json",
                                       "setup/order.json",
                                       "feed/venue.json",
                                       "feed/order.json",
                                       "venue",
                                       "ca.pem",
                                       "discovered",
                                       "setup",
                                       "feed"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        char path[120];
        snprintf(path, sizeof path, "%s/%s", top, left[i]);
        CHECK(remove(path) == 0);
    }
    CHECK(rmdir(top) == 0);
    arena_finish(&arena);
    return check_done();
}
