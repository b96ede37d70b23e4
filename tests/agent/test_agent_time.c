/*
 * Whose time counts, and when a version waits for it. With a server: test_network_time.c, test_agent.c.
 */
#include "agent/agent_time.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

static const struct instant system_now = {INT64_C(1743235200000)};
static char feed[] = "/tmp/nownext-agent-time-XXXXXX";
static struct agent agent;

static void start(void)
{
    agent = (struct agent){
        .options = {.folders = {.feed = feed, .run = "/no/such/folder"}, .image = INSTANT_NONE},
        .clock = {.steady_ms = 5000, .now = system_now},
        .waited_since_ms = -1};
    agent.settings.ca_file = "";
}

static void test_whose(void)
{
    start();
    check_row("nobody's");
    CHECK(!instant_is_set(agent_time(&agent)) && !instant_is_set(agent_certificate_time(&agent)));
    CHECK_INT(agent_time_of_poll(&agent).ms, 5000);
    check_row("a battery clock, and nothing that it is later than");
    agent.clock.rtc = system_now;
    CHECK(!instant_is_set(agent_time(&agent)));
    check_row("a battery clock as old as the image");
    agent.options.image = system_now;
    CHECK(!instant_is_set(agent_time(&agent)));
    check_row("a later one");
    agent.options.image.ms--;
    CHECK_INT(agent_time(&agent).ms, system_now.ms);
    CHECK_INT(agent_time_of_poll(&agent).ms, system_now.ms);
    CHECK(!instant_is_set(agent_certificate_time(&agent)));
    check_row("a server's");
    agent.time = (struct network_time){
        .state = NETWORK_TIME_KNOWN, .said = {system_now.ms + 86400000}, .said_ms = 4000};
    CHECK_INT(agent_time(&agent).ms, system_now.ms + 86401000);
    CHECK_INT(agent_certificate_time(&agent).ms, system_now.ms + 86401000);
    check_row("the system's");
    agent.clock.is_trusted = true;
    CHECK_INT(agent_time(&agent).ms, system_now.ms);
    CHECK(!instant_is_set(agent_certificate_time(&agent)));
}

static void test_asked(void)
{
    static const char *const urls[] = {"http://a/", "https://b/", "https://c/"};
    start();
    check_row("nobody is asked");
    CHECK(agent_time_request(&agent).url == NULL);
    agent.settings.sources[AGENT_LIVE] = (struct source_settings){3, urls, 1000};
    check_row("one server after the other");
    CHECK_STR(agent_time_request(&agent).url, "https://b/");
    agent.time.failures = 3;
    CHECK_STR(agent_time_request(&agent).url, "https://c/");
    agent.clock.is_trusted = true;
    CHECK(agent_time_request(&agent).url == NULL);
    check_row("known: all is asked for at once");
    agent.sources[AGENT_LIVE].source.due_ms = agent.sources[AGENT_VENUE].source.due_ms = 9999999;
    agent_time_step(&agent);
    CHECK(agent.is_time_known);
    CHECK_INT(agent.sources[AGENT_LIVE].source.due_ms, 5000);
    CHECK_INT(agent.sources[AGENT_VENUE].source.due_ms, 9999999); /* it has no address */
    agent.sources[AGENT_LIVE].source.due_ms = 9999999;
    agent_time_step(&agent);
    CHECK_INT(agent.sources[AGENT_LIVE].source.due_ms, 9999999);
}

static void test_awaited(void)
{
    char path[80];
    start();
    check_row("nothing is held");
    CHECK(!agent_time_is_awaited(&agent));
    CHECK_INT(agent.waited_since_ms, -1);
    snprintf(path, sizeof path, "%s/program.json", feed);
    FILE *file = fopen(path, "w");
    CHECK(file && fclose(file) == 0);
    check_row("for so long");
    CHECK(agent_time_is_awaited(&agent));
    CHECK_INT(agent.waited_since_ms, 5000);
    agent.clock.steady_ms += AGENT_TIME_PATIENCE_MS - 1;
    CHECK(agent_time_is_awaited(&agent));
    agent.clock.steady_ms++;
    CHECK(!agent_time_is_awaited(&agent));
    check_row("known");
    agent.clock.is_trusted = true;
    agent_time_step(&agent);
    CHECK_INT(agent.waited_since_ms, -1);
    CHECK(!agent_time_is_awaited(&agent));
    CHECK(unlink(path) == 0);
}

int main(void)
{
    CHECK(mkdtemp(feed) != NULL);
    test_whose();
    test_asked();
    test_awaited();
    CHECK(rmdir(feed) == 0);
    return check_done();
}
