/*
 * The process: begins, sees its settings change, hands on between broker and display, ends when told to.
 * Skipped by name where mosquitto is not installed.
 */
#include "agent/process.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>

#include "broker/mosquitto.h"
#include "signing/ask.h"
#include "spool/file.h"

#define LIVE(revision) "{\"format\": \"nownext-live/1\", \"venue\": \"lpc\", \"revision\": " revision "}"

static char top[] = "/tmp/nownext-process-XXXXXX", setup[60], feed[60], run[60], display[60], venue_file[60];
static struct arena arena;
static pid_t running; /* the agent */

static const char *path_of(const char *name)
{
    return arena_printf(&arena, "%s/%s", top, name);
}

/* As others leave files: whole, by a rename. */
static void put(const char *name, const char *text)
{
    CHECK(spool_replace_file(path_of(name), text, strlen(text), NULL));
}

static const char *held(const char *name)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path_of(name), 1 << 20, &arena, &bytes, &size, NULL) ? bytes : "";
}

/* Until the file has this in it. */
static void await(const char *name, const char *piece)
{
    for (int i = 0; i < 1000; i++) {
        if (strstr(held(name), piece))
            return;
        poll(NULL, 0, 10);
    }
    printf("%s has no %s: %s\n", name, piece, held(name));
    CHECK(false);
    if (running > 0)
        kill(running, SIGKILL); /* it would hold the output open for who waits for that */
    mosquitto_stop();
    exit(check_done()); /* what comes after would wait for long */
}

static const char *output_of(const char *command)
{
    static char text[400];
    FILE *file = popen(command, "r");
    size_t size = file ? fread(text, 1, sizeof text - 1, file) : 0;
    text[size] = '\0';
    if (file)
        pclose(file);
    return text;
}

static const char *held_by_broker(const char *topic)
{
    return output_of(arena_printf(&arena,
                                  "mosquitto_sub -h 127.0.0.1 -p %d -q 1 -C 1 -W 5 -t 'nownext/lpc/%s'",
                                  mosquitto_port, topic));
}

static void publish(const char *topic, const char *text)
{
    output_of(arena_printf(&arena, "mosquitto_pub -h 127.0.0.1 -p %d -q 1 -t 'nownext/lpc/%s' -m '%s'",
                           mosquitto_port, topic, text));
}

static pid_t start(const char *discovered)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        struct err err = {0};
        FILE *log = fopen(path_of("log"), "w");
        setvbuf(log, NULL, _IOLBF, 0);
        const struct process_options options = {
            .folders = {setup, feed, run, venue_file, discovered, NULL, "door-a"},
            .display = display,
            .merge = BINARY_DIR "/bin/nownext-merge",
            .stick = path_of("run/stick"),
            .discovers = discovered != NULL,
            .status_ms = 20,
            .log = log};
        _exit(process_run(&options, &err) ? 0 : 1);
    }
    running = child;
    return child;
}

static void test_settings(void)
{
    check_row("settings that come later");
    put("live-source.json", LIVE("17"));
    put("setup/display.json",
        arena_printf(&arena,
                     "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"venue\": \"lpc\", "
                     "\"name\": \"a\", \"live\": {\"url\": \"file://%s/live-source.json\", \"mqtt\": "
                     "\"mqtt://127.0.0.1:%d\"}}",
                     top, mosquitto_port));
    await("run/agent/live.json", "17");
    await("run/agent/polls/checks.json", "\"outcome\": \"taken\"");
}

static void test_stick(void)
{
    check_row("a stick");
    put("run/stick/live.json", LIVE("17"));
    put("run/stick/found", "");
    await("run/agent/stick.txt", "live.json was there already");
}

/* The display's folder comes later than the agent. */
static void test_folders(void)
{
    check_row("a folder is missing");
    await("run/agent/polls/checks.json", arena_printf(&arena, "missing: %s\"", display));
    await("log", "<3>folders: missing: ");
    CHECK(mkdir(path_of("run/display"), 0755) == 0);
    check_row("then it is there");
    await("log", "<5>folders: all are there");
    for (int i = 0; i < 1000 && strstr(held("run/agent/polls/checks.json"), "\"folders\""); i++)
        poll(NULL, 0, 10);
    CHECK(!strstr(held("run/agent/polls/checks.json"), "\"folders\""));
}

static void test_broker(void)
{
    check_row("what the display says");
    put("run/display/status.json", "{\"up\": 1}");
    await("log", "connected");
    for (int i = 0; i < 100 && strcmp(held_by_broker("display/a/status"), "{\"up\": 1}\n") != 0; i++)
        ;
    CHECK_STR(held_by_broker("display/a/status"), "{\"up\": 1}\n");
    put("run/display/status.json", "{\"up\": 2}");
    for (int i = 0; i < 100 && strcmp(held_by_broker("display/a/status"), "{\"up\": 2}\n") != 0; i++)
        ;
    CHECK_STR(held_by_broker("display/a/status"), "{\"up\": 2}\n");
    check_row("a display that says nothing more: nor does the agent in its name");
    CHECK_STR(output_of(arena_printf(
                  &arena, "mosquitto_sub -h 127.0.0.1 -p %d -q 1 -R -W 1 -t nownext/lpc/display/a/status",
                  mosquitto_port)),
              "");
    check_row("live data at once");
    publish("live", LIVE("18"));
    await("run/agent/live.json", "18");
    await("data/feed/live.json", "18");
    check_row("asked");
    publish("display/a/ask/identify", "x");
    await("run/agent/identify", "\n");
    publish("display/a/ask/frame", "x");
    await("run/agent/frame.request", "\n");
    CHECK_STR(held("run/agent/restart"), ""); /* it was asked when nobody was there to hear it */
    publish("display/a/ask/restart", "x");
    await("run/agent/restart", "\n");
    publish("display/a/ask/reboot", "x");
    check_row("online");
    CHECK_STR(held_by_broker("display/a/online"), "1\n");
}

static void publish_file(const char *topic, const char *name)
{
    output_of(arena_printf(&arena, "mosquitto_pub -h 127.0.0.1 -p %d -q 1 -t 'nownext/lpc/%s' -f %s/%s",
                           mosquitto_port, topic, top, name));
}

static const char *signed_ask(const struct signing_secret *secret, const char *name)
{
    struct timespec time;
    size_t size;
    clock_gettime(CLOCK_REALTIME, &time);
    return ask_write(secret, name, "identify", (struct instant){(int64_t)time.tv_sec * 1000}, &arena, &size,
                     NULL);
}

/* With a key set, what is asked must be signed, and counts once, whatever becomes of the agent meanwhile. */
static pid_t test_signed(pid_t child)
{
    struct signing_secret secret;
    char word[SIGNING_PUBLIC_TEXT_SIZE];
    check_row("signed");
    signing_new(&secret);
    signing_public_text(&secret.public_key, word);
    put("setup/display.json",
        arena_printf(&arena,
                     "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"venue\": \"lpc\", "
                     "\"name\": \"a\", \"live\": {\"keys\": [\"%s\"], \"mqtt\": "
                     "\"mqtt://127.0.0.1:%d\"}}",
                     word, mosquitto_port));
    for (int i = 0; i < 500 && !strstr(held("log"), "ask: is not signed"); i++)
        publish("display/a/ask/identify", "1"); /* it connects anew meanwhile */
    await("log", "ask: is not signed");
    put("run/agent/identify", "");
    put("ask-b", signed_ask(&secret, "b"));
    publish_file("display/a/ask/identify", "ask-b");
    await("log", "ask: is for another display");
    CHECK_STR(held("run/agent/identify"), "");
    put("ask-a", signed_ask(&secret, "a"));
    publish_file("display/a/ask/identify", "ask-a");
    await("run/agent/identify", "\n");
    put("run/agent/identify", "");
    publish_file("display/a/ask/identify", "ask-a");
    await("log", "ask: came before");
    CHECK_STR(held("run/agent/identify"), "");
    check_row("signed, and the agent begins anew");
    kill(child, SIGKILL);
    CHECK(waitpid(child, NULL, 0) == child);
    remove(path_of("log"));
    const struct timespec long_ago[2] = {{1000000000, 0}, {1000000000, 0}};
    CHECK(utimensat(AT_FDCWD, path_of("run/display/status.json"), long_ago, 0) == 0);
    output_of(arena_printf(&arena,
                           "mosquitto_pub -h 127.0.0.1 -p %d -q 1 -r -n -t nownext/lpc/display/a/status",
                           mosquitto_port));
    child = start(NULL);
    await("log", "connected");
    for (int i = 0; i < 500 && !strstr(held("log"), "ask: "); i++)
        publish_file("display/a/ask/identify", "ask-a"); /* its subscription may hold later */
    CHECK(strstr(held("log"), "ask: came before") != NULL);
    CHECK_STR(held("run/agent/identify"), "");
    check_row("what a display said long ago is not said again");
    CHECK_STR(output_of(arena_printf(
                  &arena, "mosquitto_sub -h 127.0.0.1 -p %d -q 1 -W 1 -t nownext/lpc/display/a/status",
                  mosquitto_port)),
              "");
    put("run/display/status.json", "{\"up\": 3}");
    CHECK_STR(held_by_broker("display/a/status"), "{\"up\": 3}\n");
    return child;
}

static void set_up_broker(const char *keys)
{
    put("setup/display.json",
        arena_printf(&arena,
                     "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"venue\": \"lpc\", "
                     "\"name\": \"a\", \"live\": {\"mqtt\": \"mqtt://127.0.0.1:%d\"%s}}",
                     mosquitto_port, keys));
}

/* A broker sends what it holds to who connects, and what was refused for a key is not sent again. */
static void test_keys(void)
{
    check_row("another key");
    set_up_broker(", \"keys\": [\"RWQBAQEBAQEBAQICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIC\"]");
    output_of(arena_printf(&arena, "mosquitto_pub -h 127.0.0.1 -p %d -q 1 -r -t nownext/lpc/live -m '%s'",
                           mosquitto_port, LIVE("19")));
    await("log", "live: is not signed");
    set_up_broker("");
    await("run/agent/live.json", "19");
}

static void test_no_broker(void)
{
    check_row("why there is no broker");
    put("setup/display.json", "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"venue\": "
                              "\"lpc\", \"name\": \"a\", \"live\": {\"mqtt\": \"mqtt://127.0.0.1:1\"}}");
    await("run/agent/polls/checks.json", "\"broker\": \"");
    set_up_broker("");
    for (int i = 0; i < 1000 && strstr(held("run/agent/polls/checks.json"), "\"broker\""); i++)
        poll(NULL, 0, 10);
    CHECK(!strstr(held("run/agent/polls/checks.json"), "\"broker\""));
}

/* A board that the venue does not name is there by its code; when it is named, by its name. */
static void test_unassigned(void)
{
    static const char venue[] =
        "{\"format\": \"nownext-venue/1\", \"venue\": \"lpc\", \"defaults\": {\"live\": "
        "{\"mqtt\": \"mqtt://127.0.0.1:%d\"}}, \"displays\": {%s}}";
    check_row("not in the venue");
    put("setup/venue.json", arena_printf(&arena, venue, mosquitto_port, ""));
    CHECK(remove(path_of("data/setup/display.json")) == 0);
    for (int i = 0; i < 10 && strcmp(held_by_broker("display/unassigned/board/door-a/online"), "1\n") != 0;
         i++)
        ;
    CHECK_STR(held_by_broker("display/unassigned/board/door-a/status"), "{\"up\": 3}\n");
    put("run/agent/identify", "");
    for (int i = 0; i < 500 && !*held("run/agent/identify"); i++)
        publish("display/unassigned/board/door-a/ask/identify", "1");
    CHECK(strchr(held("run/agent/identify"), '\n') != NULL);
    check_row("assigned, by the same broker and name");
    put("setup/venue.json",
        arena_printf(&arena, venue, mosquitto_port, "\"door-a\": {\"role\": \"hallway\"}"));
    for (int i = 0; i < 10 && strcmp(held_by_broker("display/door-a/online"), "1\n") != 0; i++)
        ;
    CHECK_STR(held_by_broker("display/door-a/online"), "1\n");
    CHECK_STR(held_by_broker("display/unassigned/board/door-a/online"), "0\n");
    set_up_broker("");
    CHECK(remove(path_of("data/setup/venue.json")) == 0);
    for (int i = 0; i < 10 && strcmp(held_by_broker("display/a/online"), "1\n") != 0; i++)
        ;
}

/* A board that knows nothing but an address that does not answer: it waits for the next poll. */
static void test_found_in_vain(void)
{
    struct timespec before, after;
    clockid_t clock;
    check_row("found in vain");
    output_of(arena_printf(&arena, "cd '%s' && rm -r data/setup/display.json data/feed/* run/agent/*", top));
    put("run/discovered", "file:///no/such/venue\n");
    pid_t child = start(path_of("run/discovered"));
    await("run/agent/polls/checks.json", "no-connection");
    CHECK(clock_getcpuclockid(child, &clock) == 0);
    CHECK(clock_gettime(clock, &before) == 0);
    poll(NULL, 0, 500); /* of which it needs nothing */
    CHECK(clock_gettime(clock, &after) == 0);
    CHECK((after.tv_sec - before.tv_sec) * 1000 + (after.tv_nsec - before.tv_nsec) / 1000000 < 100);
    kill(child, SIGTERM);
    CHECK(waitpid(child, NULL, 0) == child);
}

static void test_end(pid_t child)
{
    int status;
    check_row("end");
    kill(child, SIGTERM);
    CHECK(waitpid(child, &status, 0) == child);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    CHECK_STR(held_by_broker("display/a/online"), "0\n");
}

int main(void)
{
    static const char *const folders[] = {"data", "data/setup", "data/feed", "run", "run/agent", "run/stick"};
    if (access(mosquitto_program, X_OK) != 0) {
        puts("mosquitto is not installed");
        return CHECK_SKIPPED;
    }
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        CHECK(mkdir(path_of(folders[i]), 0755) == 0);
    CHECK(symlink("data/setup", path_of("setup")) == 0);
    snprintf(setup, sizeof setup, "%s/data/setup", top);
    snprintf(feed, sizeof feed, "%s/data/feed", top);
    snprintf(run, sizeof run, "%s/run/agent", top);
    snprintf(display, sizeof display, "%s/run/display", top);
    snprintf(venue_file, sizeof venue_file, "%s/run/venue", top);
    mosquitto_start("");
    output_of(arena_printf(
        &arena, "mosquitto_pub -h 127.0.0.1 -p %d -q 1 -r -t nownext/lpc/display/a/ask/restart -m x",
        mosquitto_port));
    pid_t child = start(NULL);
    test_settings();
    test_folders();
    test_stick();
    test_broker();
    child = test_signed(child);
    test_keys();
    test_no_broker();
    test_unassigned();
    test_end(child);
    mosquitto_stop();
    test_found_in_vain();
    output_of(arena_printf(&arena, "rm -r '%s'", top));
    arena_finish(&arena);
    return check_done();
}
