/*
 * An agent, nownext-merge and a stick: its program goes the way of one that is polled, and what the sources
 * have goes on.
 */
#include "agent/agent.h"

#include <sys/stat.h>
#include <unistd.h>

#include "agent/agent_steps.h"
#include "check.h"
#include "signing/signed_program.h"
#include "spool/file.h"

#define SESSION(id, start, end)                                                                              \
    "{\"id\": \"" id "\", \"title\": \"Talk " id "\", \"room\": \"a\", \"start\": \"2025-03-29T" start       \
    ":00Z\", \"end\": \"2025-03-29T" end ":00Z\"}"
#define EVENT(revision, sessions)                                                                            \
    "{\"format\": \"nownext-program/1\", \"revision\": \"" revision "\", \"event\": {\"title\": \"E\", "     \
    "\"timezone\": \"UTC\"}, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [" sessions "]}"
#define PROGRAM(revision, hour)                                                                              \
    EVENT(revision, SESSION("1", hour ":00", "14:00") ", " SESSION("2", "08:00", "09:30") ", " SESSION(      \
                        "3", "15:00", "16:00") ", " SESSION("4", "16:00", "17:00"))

static char top[] = "/tmp/nownext-agent-stick-XXXXXX", setup[80], feed[80], run[80], folder[80];
static struct agent agent;
static struct agent_options options;
static struct agent_clock now = {/* 2025-03-29T08:00:00Z */
                                 .steady_ms = 1000,
                                 .now = {INT64_C(1743235200000)},
                                 .is_trusted = true};
static struct arena arena;

static void put(const char *in, const char *name, const char *text)
{
    CHECK(spool_replace_file(arena_printf(&arena, "%s/%s", in, name), text, strlen(text), NULL));
}

static const char *held(const char *in, const char *name)
{
    const char *bytes;
    size_t size;
    return spool_read_file(arena_printf(&arena, "%s/%s", in, name), 1 << 20, &arena, &bytes, &size, NULL)
               ? bytes
               : "";
}

static bool holds(const char *piece)
{
    return strstr(held(feed, "program.json"), piece) != NULL;
}

static void set_up(const char *more)
{
    put(setup, "display.json",
        arena_printf(&arena, "{\"format\": \"nownext-display/1\", \"role\": \"hallway\"%s}", more));
    agent_reload(&agent);
}

static void plug_in(const char *name, const char *text)
{
    unlink(arena_printf(&arena, "%s/program.json", folder));
    unlink(arena_printf(&arena, "%s/live.json", folder));
    unlink(arena_printf(&arena, "%s/venue.json", folder));
    put(folder, name, text);
    put(folder, STICK_FOUND_FILE, "");
    agent_look_at_stick(&agent);
}

static void pass(int seconds)
{
    agent_steps_pass(&agent, &now, seconds);
}

static void begin_anew(void)
{
    agent_finish(&agent);
    agent_init(&agent, &options, &now);
}

/* No network at all: the hall that sticks are for. */
static void test_alone(void)
{
    check_row("a program");
    set_up("");
    plug_in("program.json", PROGRAM("1", "10"));
    CHECK(agent_due(&agent) <= now.steady_ms);
    pass(0);
    CHECK(holds("\"revision\": \"1\""));
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: program.json is taken\n");
    CHECK_STR(held(run, "program.fetched"), "");
    CHECK(agent_due(&agent) == INT64_MAX);
    check_row("another one: what has changed is told");
    plug_in("program.json", PROGRAM("2", "11"));
    pass(60);
    CHECK(holds("T11:00:00"));
    CHECK(strstr(held(feed, "changes.json"), "\"session\": \"1\"") != NULL);
    check_row("the same again");
    plug_in("program.json", PROGRAM("2", "11"));
    pass(60);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: program.json was there already\n");
    check_row("broken");
    plug_in("program.json", "{\"format\": \"nownext-program/1\", ");
    pass(60);
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: program.json: ", 21) == 0);
    CHECK(holds("T11:00:00"));
    check_row("much is gone");
    plug_in("program.json", EVENT("3", ""));
    pass(60);
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: program.json: ", 21) == 0);
    CHECK(holds("T11:00:00"));
    check_row("an agent that begins anew does not take it again");
    plug_in("live.json", "{\"format\": \"nownext-live/1\", \"revision\": 17}");
    pass(60);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: live.json is taken\n");
    CHECK(strstr(held(run, "live.json"), "17") != NULL);
    put(run, STICK_TOLD_FILE, "");
    begin_anew();
    pass(60);
    CHECK_STR(held(run, STICK_TOLD_FILE), "");
}

/* A source that is heard keeps its version to itself until it has another one. */
static void test_source(void)
{
    check_row("beside a source");
    put(top, "source", PROGRAM("4", "12"));
    set_up(arena_printf(&arena, ", \"program\": {\"url\": \"file://%s/source\"}", top));
    pass(0);
    CHECK(holds("T12:00:00"));
    plug_in("program.json", PROGRAM("5", "13"));
    pass(60);
    CHECK(holds("T13:00:00"));
    for (int i = 0; i < 5; i++)
        pass(60);
    CHECK(holds("T13:00:00"));
    check_row("until that has another version");
    put(top, "source", PROGRAM("6", "10"));
    pass(80);
    CHECK(holds("T10:00:00"));
    check_row("a source that is gone: what the stick brought is of this moment");
    unlink(arena_printf(&arena, "%s/source", top));
    for (int i = 0; i < 5; i++)
        pass(60);
    CHECK(agent.sources[AGENT_PROGRAM].source.good_ms < now.steady_ms - 120000);
    plug_in("program.json", PROGRAM("7", "11"));
    pass(1);
    CHECK_INT(agent.sources[AGENT_PROGRAM].source.good_ms, now.steady_ms);
    check_row("settings that change while it is read: once more");
    plug_in("program.json", PROGRAM("8", "12"));
    agent_step(&agent, &now);
    while (!merging_is_running(&agent.merging)) { /* its source may be asked just then */
        fetcher_wait(agent.options.fetcher, NULL, 0, 10);
        fetcher_step(agent.options.fetcher);
        agent_step(&agent, &now);
    }
    set_up(", \"timezone\": \"Europe/Vienna\"");
    pass(0);
    CHECK(holds("T12:00:00") || holds("T13:00:00"));
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: program.json is taken\n");
    CHECK_INT(agent.stick.state, STICK_QUIET);
}

/* Its venue says what is asked for from then on. */
static void test_venue(void)
{
    check_row("a venue's file");
    CHECK(unlink(arena_printf(&arena, "%s/display.json", setup)) == 0);
    agent_reload(&agent);
    pass(0);
    CHECK(!agent.settings.is_known);
    plug_in("venue.json",
            "{\"format\": \"nownext-venue/1\", \"displays\": {\"door-a\": {\"role\": \"hallway\"}}}");
    pass(0);
    CHECK(agent.settings.is_known);
    CHECK_STR(held(run, STICK_TOLD_FILE), "+stick: venue.json is taken\n");
}

/* With a key: what it has signed, after the program that is held was published. */
static void test_signed(void)
{
    struct signing_secret secret;
    char word[SIGNING_PUBLIC_TEXT_SIZE];
    size_t size;
    static const char program[] =
        "{\"format\": \"nownext-program/1\", \"published\": \"2025-03-29T07:00:00Z\", \"event\": {\"title\": "
        "\"Signed\", \"timezone\": \"UTC\"}, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": "
        "[" SESSION("1", "10:00", "14:00") ", " SESSION("2", "08:00", "09:30") ", " SESSION(
            "3", "15:00", "16:00") ", " SESSION("4", "16:00", "17:00") "]}";
    check_row("not signed");
    signing_new(&secret);
    signing_public_text(&secret.public_key, word);
    set_up(arena_printf(&arena, ", \"venue\": \"lpc\", \"live\": {\"keys\": [\"%s\"]}", word));
    plug_in("program.json", program);
    pass(60);
    CHECK(!holds("Signed"));
    CHECK(strncmp(held(run, STICK_TOLD_FILE), "stick: program.json: is not signed", 34) == 0);
    check_row("signed, and again before that program was published");
    const int64_t seven_ms = INT64_C(1743231600000);
    for (int i = 0; i < 2; i++) {
        unlink(arena_printf(&arena, "%s/" STICK_MADE_FILE, feed));
        plug_in("program.json", signed_program_write(&secret, "lpc", (struct instant){seven_ms - i}, program,
                                                     strlen(program), &arena, &size, NULL));
        pass(60);
        CHECK(holds("Signed"));
        CHECK_STR(arena_copy_n(&arena, held(run, STICK_TOLD_FILE), 24),
                  i == 0 ? "+stick: program.json is " : "stick: program.json: was");
    }
}

int main(void)
{
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL);
    snprintf(setup, sizeof setup, "%s/setup", top);
    snprintf(feed, sizeof feed, "%s/feed", top);
    snprintf(run, sizeof run, "%s/run", top);
    snprintf(folder, sizeof folder, "%s/stick", top);
    CHECK(mkdir(setup, 0755) == 0 && mkdir(feed, 0755) == 0 && mkdir(run, 0755) == 0 &&
          mkdir(folder, 0755) == 0);
    options = (struct agent_options){.folders = {setup, feed, run, NULL, NULL, NULL, "door-a"},
                                     .fetcher = fetcher_new(),
                                     .image = INSTANT_NONE,
                                     .stick = folder,
                                     .merge = BINARY_DIR "/bin/nownext-merge"};
    agent_init(&agent, &options, &now);
    test_alone();
    test_source();
    test_signed();
    test_venue();
    agent_finish(&agent);
    fetcher_free(options.fetcher);
    CHECK(system(arena_printf(&arena, "rm -r '%s'", top)) == 0);
    arena_finish(&arena);
    return check_done();
}
