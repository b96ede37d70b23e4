/*
 * Settings that change: which sources begin anew, and what stays known of them.
 */
#include "agent/reload.h"

#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#define DISPLAY(more) "{\"format\": \"nownext-display/1\", \"role\": \"hallway\"" more "}"
#define PROGRAM ", \"program\": {\"url\": \"file:///no/program\"}"
#define LIVE ", \"live\": {\"url\": \"file:///no/live\"}"

static char top[] = "/tmp/nownext-reload-XXXXXX", setup[60], feed[60], run[60];
static struct agent agent;
static char *said;
static size_t said_size;

static void set_up(const char *text)
{
    char path[100];
    snprintf(path, sizeof path, "%s/display.json", setup);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++) {
        agent.sources[i].source.due_ms = 77;
        agent.sources[i].source.good_ms = 55;
    }
    reload_settings(&agent, false);
}

static bool begins_anew(enum agent_document document)
{
    CHECK_INT(agent.sources[document].source.good_ms, 55);
    return agent.sources[document].source.due_ms != 77;
}

int main(void)
{
    CHECK(mkdtemp(top) != NULL);
    snprintf(setup, sizeof setup, "%s/setup", top);
    snprintf(feed, sizeof feed, "%s/feed", top);
    snprintf(run, sizeof run, "%s/run", top);
    CHECK(mkdir(setup, 0755) == 0 && mkdir(feed, 0755) == 0 && mkdir(run, 0755) == 0);
    const struct agent_clock clock = {.steady_ms = 1000, .is_trusted = true};
    const struct agent_options options = {.folders = {setup, feed, run, NULL, NULL, NULL, "a"},
                                          .fetcher = fetcher_new(),
                                          .image = INSTANT_NONE,
                                          .log = open_memstream(&said, &said_size)};
    agent_init(&agent, &options, &clock);
    CHECK_INT(agent.sources[AGENT_PROGRAM].source.good_ms, -1);
    check_row("a program and live data");
    set_up(DISPLAY(PROGRAM LIVE));
    CHECK(begins_anew(AGENT_PROGRAM) && begins_anew(AGENT_LIVE));
    CHECK(!agent.is_told);
    check_row("the same");
    agent.is_told = true;
    set_up(DISPLAY(PROGRAM LIVE));
    CHECK(!begins_anew(AGENT_PROGRAM) && !begins_anew(AGENT_LIVE));
    CHECK(agent.is_told);
    check_row("another venue, which is nothing to the program");
    set_up(DISPLAY(PROGRAM LIVE ", \"venue\": \"lpc\""));
    CHECK(!begins_anew(AGENT_PROGRAM) && begins_anew(AGENT_LIVE));
    CHECK_STR(agent.taking.venue, "lpc");
    CHECK(!agent.is_told);
    check_row("none any more");
    set_up(DISPLAY(LIVE ", \"venue\": \"lpc\""));
    CHECK(begins_anew(AGENT_PROGRAM) && !begins_anew(AGENT_LIVE));
    CHECK(agent.sources[AGENT_PROGRAM].source.due_ms == INT64_MAX);
    check_row("a stick's program that was being read is read once more");
    agent.stick.state = STICK_MERGING;
    set_up(DISPLAY(PROGRAM));
    CHECK_INT(agent.stick.state, STICK_PROGRAM);
    agent.stick.state = STICK_QUIET;
    set_up(DISPLAY());
    CHECK_INT(agent.stick.state, STICK_QUIET);
    check_row("what is wrong is said");
    set_up("{");
    fflush(options.log);
    CHECK(said && strstr(said, "<4>display.json: ") != NULL);
    agent_finish(&agent);
    fetcher_free(options.fetcher);
    fclose(options.log);
    free(said);
    char command[100];
    snprintf(command, sizeof command, "rm -r '%s'", top);
    CHECK(system(command) == 0);
    return check_done();
}
