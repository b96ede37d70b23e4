/*
 * An agent by a clock of the test's, with a server on loopback and nownext-merge: what is asked for when,
 * what is left in the folders, and that nothing is written where nothing has changed.
 */
#include "agent/agent_time.h"

#include <dirent.h>
#include <sched.h>
#include <sys/stat.h>
#include <unistd.h>

#include "agent/agent_steps.h"
#include "agent/http_server.h"
#include "spool/file.h"

#define SESSION(id, start, end)                                                                              \
    "{\"id\": \"" id "\", \"title\": \"Talk " id "\", \"room\": \"a\", \"start\": \"2025-03-29T" start       \
    ":00Z\", \"end\": \"2025-03-29T" end ":00Z\"}"
#define EVENT(revision, sessions)                                                                            \
    "{\"format\": \"nownext-program/1\", \"revision\": \"" revision "\", \"event\": {\"title\": \"E\", "     \
    "\"timezone\": \"UTC\"}, \"rooms\": [{\"id\": \"a\", \"name\": \"A\"}], \"sessions\": [" sessions "]}"
#define OTHERS                                                                                               \
    SESSION("2", "08:00", "09:30") ", " SESSION("3", "15:00", "16:00") ", " SESSION("4", "16:00", "17:00")
#define PROGRAM(revision, hour) EVENT(revision, SESSION("1", hour ":00", "14:00") ", " OTHERS)
#define ONE_GONE EVENT("3", OTHERS)
#define LIVE(revision) "{\"format\": \"nownext-live/1\", \"revision\": " revision "}"

static char large[TAKING_LIMIT_BYTES + 1 + 1]; /* live data, and blanks */

static const struct http_row server[] = {
    {"/large", NULL, "HTTP/1.1 200 OK", large, 0, false},
    {"/one", "If-None-Match: \"1\"", "HTTP/1.1 200 OK\r\nETag: \"1\"", PROGRAM("1", "10"), 0, false},
    {"/two", NULL, "HTTP/1.1 200 OK", PROGRAM("2", "11"), 0, false},
    {"/gone", NULL, "HTTP/1.1 200 OK", ONE_GONE, 0, false},
    {"/broken", NULL, "HTTP/1.1 200 OK", "{\"format\": \"nownext-program/1\", ", 0, false},
    {"/page", NULL, "HTTP/1.1 200 OK", "<html>", 0, false},
    {"/busy", NULL, "HTTP/1.1 503 Busy\r\nRetry-After: 90", "", 0, false},
    {"/liar", "If-None-Match: \"1\"", "HTTP/1.1 503 Busy", "", 0, false},
    {"/live", NULL, "HTTP/1.1 200 OK", LIVE("17"), 0, false},
    {"/live19", NULL, "HTTP/1.1 200 OK\r\nETag: \"19\"", LIVE("19"), 0, false},
    {"/venue", NULL, "HTTP/1.1 200 OK",
     "{\"format\": \"nownext-venue/1\", \"displays\": {\"door-a\": {\"role\": \"door\", \"rooms\": [\"a\"], "
     "\"program\": {\"url\": \"file:///no/such/program\"}}}}",
     0, false},
};

static char top[] = "/tmp/nownext-agent-XXXXXX", setup[60], feed[60], run[60], venue_file[60];
static struct agent agent;
static struct agent_clock now = {.steady_ms = 1000, .now = {INT64_C(1743235200000)}, .is_trusted = true};
static struct arena arena;
static FILE *log_file; /* what is said for people */
static char *said;
static size_t said_size;

static void put(const char *folder, const char *name, const char *text)
{
    FILE *file = fopen(arena_printf(&arena, "%s/%s", folder, name), "w");
    fputs(text, file);
    fclose(file);
}

static const char *held(const char *folder, const char *name)
{
    const char *bytes;
    size_t size;
    return spool_read_file(arena_printf(&arena, "%s/%s", folder, name), 1 << 20, &arena, &bytes, &size, NULL)
               ? bytes
               : "";
}

static ino_t inode(const char *name)
{
    struct stat status;
    return stat(arena_printf(&arena, "%s/%s", feed, name), &status) == 0 ? status.st_ino : 0;
}

/* The display's file, with these addresses on the server ("" for none). */
static void set_up(const char *program, const char *second, const char *live)
{
    struct str_builder text = {.arena = &arena};
    str_add(&text, "{\"format\": \"nownext-display/1\", \"role\": \"hallway\"");
    if (*program)
        str_addf(&text, ", \"program\": {\"url\": [\"http://127.0.0.1:%d%s\"", http_port, program);
    if (*second)
        str_addf(&text, ", \"http://127.0.0.1:%d%s\"", http_port, second);
    str_add(&text, *program ? "]}" : "");
    if (*live)
        str_addf(&text, ", \"live\": {\"url\": \"http://127.0.0.1:%d%s\"}", http_port, live);
    str_add(&text, "}");
    put(setup, "display.json", text.text);
    agent_reload(&agent);
}

static void pass(int seconds)
{
    agent_steps_pass(&agent, &now, seconds);
}

static bool says(const char *piece)
{
    return strstr(held(run, CHECKS_FILE), piece) != NULL;
}

/* The names, inodes and times of all that is in the feed's folder, and of itself. */
static const char *state_of_feed(void)
{
    struct str_builder text = {.arena = &arena};
    struct dirent **entries;
    int count = scandir(feed, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        struct stat status = {0};
        stat(arena_printf(&arena, "%s/%s", feed, entries[i]->d_name), &status);
        if (strcmp(entries[i]->d_name, "..") != 0)
            str_addf(&text, "%s %ju %jd.%09ld %jd.%09ld\n", entries[i]->d_name, (uintmax_t)status.st_ino,
                     (intmax_t)status.st_mtim.tv_sec, status.st_mtim.tv_nsec, (intmax_t)status.st_ctim.tv_sec,
                     status.st_ctim.tv_nsec);
        free(entries[i]);
    }
    free(entries);
    return text.text;
}

/* An hour of polls that find nothing new: nothing is written where the disk is. */
static void pass_quiet_hour(void)
{
    const char *before = state_of_feed();
    int64_t end_ms = now.steady_ms + INT64_C(3600) * MS_PER_SECOND;
    unsigned polls = 0;
    while (now.steady_ms < end_ms) {
        int64_t asked_ms = now.steady_ms;
        pass(48);
        polls += asked_ms < agent.sources[AGENT_PROGRAM].source.asked_ms ||
                 asked_ms < agent.sources[AGENT_LIVE].source.asked_ms;
    }
    CHECK(polls >= 60);
    CHECK_STR(state_of_feed(), before);
}

static void test_program(void)
{
    check_row("first");
    set_up("/one", "", "");
    pass(0);
    CHECK(strstr(held(feed, "program.json"), "\"revision\": \"1\"") != NULL);
    CHECK(says("\"outcome\": \"taken\""));
    CHECK(says("\"changed\": \"2025-03-29T08:00:00"));
    CHECK_STR(held(run, "program.fetched"), "");
    CHECK_INT(agent_due(&agent), now.steady_ms + 48000);
    check_row("nothing new");
    pass_quiet_hour();
    CHECK(says("\"outcome\": \"same\""));
    check_row("another version at another address");
    set_up("/two", "", "");
    pass(0);
    CHECK(strstr(held(feed, "program.json"), "T11:00:00") != NULL);
    CHECK(strstr(held(feed, "changes.json"), "\"session\": \"1\"") != NULL);
}

/* What has vanished is cancelled at a poll that finds the same version, five minutes later. */
static void test_confirmed(void)
{
    check_row("vanished");
    set_up("/gone", "", "");
    pass(0);
    CHECK(strstr(held(feed, "program.json"), "\"cancelled\"") == NULL);
    CHECK(strstr(held(feed, "program.json"), "T11:00:00") != NULL);
    for (int i = 0; i < 6; i++)
        pass(48);
    CHECK(strstr(held(feed, "program.json"), "\"cancelled\"") == NULL);
    check_row("confirmed");
    pass(48);
    CHECK(strstr(held(feed, "program.json"), "\"cancelled\"") != NULL);
    CHECK(strstr(held(feed, "changes.json"), "\"session\": \"1\"") != NULL);
}

static bool tells(const char *piece)
{
    return strstr(held(feed, "changes.json"), piece) != NULL;
}

/* Addresses of http alone, and nobody who vouches for the clock: what is told needs the time, what is shown
 * does not. */
static void test_unknown_time(void)
{
    const ino_t before = inode("program.json");
    check_row("another version waits for the time");
    now.is_trusted = false;
    set_up("/two", "", "");
    pass(0);
    CHECK(says("held-off") && says("time"));
    pass(15);
    CHECK(inode("program.json") == before && says("held-off"));
    check_row("known: it is asked for at once, and told");
    now.is_trusted = true;
    pass(0);
    CHECK(says("\"outcome\": \"taken\"") && says("\"changed\""));
    CHECK(tells("\"session\": \"1\"") && !tells("\"cancelled\""));
    check_row("for two minutes");
    now.is_trusted = false;
    set_up("/one", "", "");
    pass(0);
    pass(60);
    pass(59);
    CHECK(says("held-off"));
    CHECK_INT(agent_due(&agent), now.steady_ms + 1000);
    pass(1);
    CHECK(says("\"outcome\": \"taken\"") && !says("\"changed\""));
    CHECK(strstr(held(feed, "program.json"), "T10:00:00") != NULL);
    check_row("then not again, and not told");
    set_up("/two", "", "");
    pass(0);
    CHECK(says("\"outcome\": \"taken\""));
    CHECK(strstr(held(feed, "program.json"), "T11:00:00") != NULL && !tells("\"session\": \"1\""));
    check_row("a battery clock that is later than what is held");
    agent.options.image = (struct instant){now.now.ms - 1000};
    now.rtc = agent.options.image;
    set_up("/one", "", "");
    pass(0);
    CHECK(!says("\"changed\"") && !tells("\"session\": \"1\""));
    now.rtc.ms += 1;
    set_up("/two", "", "");
    pass(0);
    CHECK(says("\"changed\"") && tells("\"session\": \"1\""));
    check_row("the time is lost: a version waits again");
    now.rtc.ms = 0;
    set_up("/one", "", "");
    pass(0);
    CHECK(says("held-off"));
    agent.options.image = INSTANT_NONE;
    now.is_trusted = true;
    pass(0);
    CHECK(says("\"outcome\": \"taken\""));
    set_up("/gone", "", "");
    for (int i = 0; i < 9; i++)
        pass(48);
}

static void test_faults(void)
{
    ino_t program = inode("program.json");
    check_row("broken");
    set_up("/broken", "", "");
    pass(0);
    CHECK(says("\"outcome\": \"not-read\""));
    CHECK_INT(agent_due(&agent), now.steady_ms + 15000);
    check_row("broken, then a good one");
    set_up("/page", "/gone", "");
    pass(0);
    CHECK(says("\"outcome\": \"same\"") || says("\"outcome\": \"taken\""));
    CHECK(says("/gone"));
    CHECK_INT(agent_due(&agent), now.steady_ms + 48000);
    check_row("what one address said of a version is not said to another");
    set_up("/liar", "/one", "");
    pass(0);
    CHECK(says("\"outcome\": \"taken\"") && says("/one"));
    pass(48);
    CHECK(says("\"outcome\": \"same\"") && says("/one"));
    set_up("/gone", "", "");
    pass(0);
    program = inode("program.json");
    check_row("busy");
    set_up("/busy", "", "");
    pass(0);
    CHECK(says("503"));
    CHECK_INT(agent_due(&agent), now.steady_ms + 90000);
    check_row("called");
    agent_poke(&agent, AGENT_PROGRAM);
    CHECK_INT(agent_due(&agent), now.steady_ms);
    CHECK(inode("program.json") == program);
}

static void test_live(void)
{
    agent.taking.behind.patience_ms = 60000;
    check_row("live");
    set_up("", "", "/live");
    pass(0);
    CHECK_STR(held(run, "live.json"), LIVE("17"));
    CHECK_STR(held(feed, "live.json"), LIVE("17"));
    check_row("a quiet hour");
    pass_quiet_hour();
    CHECK(says("\"outcome\": \"same\""));
    check_row("too large: it is not even fetched");
    set_up("", "", "/large");
    pass(0);
    CHECK(says("too-large") && !says("are read"));
    CHECK_STR(held(run, "live.json"), LIVE("17"));
    set_up("", "", "/live");
    pass(0);
    check_row("by the broker");
    CHECK_INT(agent_take_live(&agent, LIVE("18"), strlen(LIVE("18"))), SOURCE_TAKEN);
    CHECK_STR(held(run, "live.json"), LIVE("18"));
    check_row("an older one by the next poll");
    pass(48);
    CHECK(says("held-off"));
    CHECK_STR(held(run, "live.json"), LIVE("18"));
}

static int disk[2]; /* a byte in it lets the slow disk go on, to fail */

static bool fail_slowly(const char *path, const void *bytes, size_t size, struct err *reterr)
{
    char byte;
    (void)path, (void)bytes, (void)size;
    return read(disk[0], &byte, 1) == 1 && err_set(reterr, ERR_IO, "can't be written: it is broken");
}

static void test_slow_disk(void)
{
    check_row("a slow disk");
    CHECK(pipe(disk) == 0);
    agent.taking.behind.replace = fail_slowly;
    agent.taking.behind.patience_ms = 1;
    set_up("", "", "/live19");
    pass(0);
    CHECK_STR(held(run, "live.json"), LIVE("19"));
    CHECK(says("\"outcome\": \"taken\"") && !says("not kept"));
    CHECK_INT(agent_due(&agent), now.steady_ms + 500);
    CHECK_INT(agent_take_live(&agent, LIVE("20"), strlen(LIVE("20"))), SOURCE_TAKEN);
    CHECK_STR(held(run, "live.json"), LIVE("20"));
    check_row("what it says at last");
    CHECK(write(disk[1], "xx", 2) == 2);
    while (taking_is_keeping(&agent.taking)) {
        sched_yield();
        agent_step(&agent, &now);
    }
    CHECK(says("not kept for a restart"));
    CHECK_STR(agent.sources[AGENT_LIVE].etag, "");
    agent.taking.behind.replace = NULL;
    agent.taking.behind.patience_ms = 60000;
    check_row("full, then not: tried again without a poll");
    const char *full = agent.taking.feed;
    agent.taking.feed = "/no/such/folder";
    pass(14);
    CHECK_INT(agent_due(&agent), now.steady_ms + 1000);
    pass(1);
    CHECK(says("not kept for a restart"));
    CHECK_INT(agent_due(&agent), now.steady_ms + 30000);
    agent.taking.feed = full;
    fflush(log_file);
    size_t before = said_size;
    pass(30);
    CHECK_STR(held(feed, "live.json"), LIVE("20"));
    CHECK(says("\"outcome\": \"taken\"") && !says("not kept"));
    fflush(log_file);
    CHECK_STR(said + before, "<5>live: is kept for a restart now\n");
    close(disk[0]);
    close(disk[1]);
}

/* A server that is away for a while, and then says that nothing is new. */
static void test_over(void)
{
    check_row("a fault that is over is told no more");
    set_up("/one", "", "");
    pass(0);
    fflush(log_file);
    size_t before = said_size;
    for (int i = 0; i < 3; i++) {
        http_set_down(i < 2);
        pass(72);
        CHECK(says("503") == (i < 2));
    }
    fflush(log_file);
    CHECK_STR(said + before, "<4>program: the server answers 503\n<5>program: is heard again\n");
    CHECK(says("\"outcome\": \"same\""));
    CHECK(!says("\"text\""));
}

/* What decides of a version that is held is another: it is asked for, and read, anew. */
static void test_other_settings(void)
{
    check_row("other authorities");
    put(setup, "display.json",
        arena_printf(&arena,
                     "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"program\": {\"url\": "
                     "\"http://127.0.0.1:%d/one\", \"ca_file\": \"/no/such/file\"}}",
                     http_port));
    now.steady_ms += 1000;
    agent_reload(&agent);
    agent_step(&agent, &now);
    CHECK_STR(agent.settings.ca_file, "/no/such/file");
    CHECK(agent.sources[AGENT_PROGRAM].fetch != NULL);
    pass(0);
    check_row("another zone");
    put(setup, "display.json",
        arena_printf(
            &arena,
            "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"timezone\": \"Asia/Tokyo\", "
            "\"program\": {\"url\": \"http://127.0.0.1:%d/one\"}}",
            http_port));
    int64_t good_ms = agent.sources[AGENT_PROGRAM].source.good_ms;
    now.steady_ms += 1000;
    agent_reload(&agent);
    agent_step(&agent, &now);
    CHECK(agent.sources[AGENT_PROGRAM].fetch != NULL);
    CHECK_STR(agent.sources[AGENT_PROGRAM].digest, "");
    check_row("what is held is no older for it");
    CHECK_INT(agent.sources[AGENT_PROGRAM].source.good_ms, good_ms);
    CHECK(good_ms > 0);
    pass(0);
    check_row("an agent that begins anew knows when the last one was heard");
    good_ms = agent.sources[AGENT_PROGRAM].source.good_ms;
    struct agent_options options = agent.options;
    agent_finish(&agent);
    now.steady_ms += 1000;
    agent_init(&agent, &options, &now);
    CHECK_INT(agent.sources[AGENT_PROGRAM].source.good_ms, good_ms);
    check_row("but not in a time to come");
    agent_finish(&agent);
    struct agent_clock early = now;
    early.steady_ms = good_ms - 1;
    agent_init(&agent, &options, &early);
    CHECK_INT(agent.sources[AGENT_PROGRAM].source.good_ms, -1);
}

/* A board without a clock, and a server that is gone: another one is asked for the time. */
static void test_time(void)
{
    check_row("the time");
    put(setup, "display.json",
        "{\"format\": \"nownext-display/1\", \"role\": \"hallway\", \"program\": {\"url\": "
        "[\"http://127.0.0.1:1/\", \"https://127.0.0.1:1/\", \"https://127.0.0.1:2/\"]}}");
    now.is_trusted = false;
    agent_reload(&agent);
    static const char *const ports[] = {"port 1 ", "port 2 ", "port 1 "};
    for (int i = 0; i < 3; i++) {
        now.steady_ms += NETWORK_TIME_RETRY_MS;
        agent_step(&agent, &now);
        while (agent.time.fetch) {
            fetcher_wait(agent.options.fetcher, NULL, 0, 1000);
            fetcher_step(agent.options.fetcher);
        }
        CHECK(strstr(agent.time.text, ports[i]) != NULL);
        agent_step(&agent, &now);
    }
    check_row("certificates are judged by it");
    const struct network_time none = agent.time;
    CHECK(!instant_is_set(agent_certificate_time(&agent)));
    agent.time.state = NETWORK_TIME_KNOWN;
    agent.time.said = (struct instant){1234567};
    agent.time.said_ms = agent.clock.steady_ms - 1000;
    CHECK_INT(agent_certificate_time(&agent).ms, 1234567 + 1000);
    agent.clock.is_trusted = true; /* the system's own is better */
    CHECK(!instant_is_set(agent_certificate_time(&agent)));
    agent.time = none;
    now.is_trusted = true;
}

/* An address alone: the venue's file comes, and with it what to do. */
static void test_venue(void)
{
    char text[100];
    check_row("venue");
    remove(arena_printf(&arena, "%s/display.json", setup));
    snprintf(text, sizeof text, "http://127.0.0.1:%d/venue\n", http_port);
    put(top, "venue", text);
    agent_reload(&agent);
    pass(0);
    CHECK(strstr(held(feed, "venue.json"), "door-a") != NULL);
    CHECK(agent.settings.is_known);
    CHECK(says("file:///no/such/program"));
    check_row("settings that are wrong");
    put(setup, "display.json", "{");
    agent_reload(&agent);
    pass(1);
    CHECK(agent.settings.is_known);
}

int main(void)
{
    struct fetcher *fetcher;
    arena_init(&arena, malloc, free);
    CHECK(mkdtemp(top) != NULL);
    snprintf(setup, sizeof setup, "%s/setup", top);
    snprintf(feed, sizeof feed, "%s/feed", top);
    snprintf(run, sizeof run, "%s/run", top);
    snprintf(venue_file, sizeof venue_file, "%s/venue", top);
    CHECK(mkdir(setup, 0755) == 0 && mkdir(feed, 0755) == 0 && mkdir(run, 0755) == 0);
    memset(large, ' ', sizeof large - 1);
    memcpy(large, LIVE("99"), strlen(LIVE("99")));
    http_start(server, sizeof server / sizeof *server);
    fetcher = fetcher_new();
    log_file = open_memstream(&said, &said_size);
    const struct agent_options options = {.folders = {setup, feed, run, venue_file, NULL, NULL, "door-a"},
                                          .fetcher = fetcher,
                                          .image = INSTANT_NONE,
                                          .log = log_file,
                                          .merge = BINARY_DIR "/bin/nownext-merge"};
    agent_init(&agent, &options, &now);
    check_row("nothing to do");
    CHECK(agent_due(&agent) == INT64_MAX);
    test_program();
    test_confirmed();
    test_unknown_time();
    test_faults();
    test_over();
    test_other_settings();
    test_time();
    test_live();
    test_slow_disk();
    test_venue();
    agent_finish(&agent);
    fetcher_free(fetcher);
    fclose(log_file);
    free(said);
    http_stop();
    static const char *const left[] = {"setup/display.json",
                                       "feed/program.json",
                                       "feed/changes.json",
                                       "feed/inferred.json",
                                       "feed/order.json",
                                       "feed/live.json",
                                       "feed/venue.json",
                                       "run/live.json",
                                       "run/polls/checks.json",
                                       "run/polls",
                                       "venue",
                                       "setup",
                                       "feed",
                                       "run"};
    for (size_t i = 0; i < sizeof left / sizeof *left; i++)
        CHECK(remove(arena_printf(&arena, "%s/%s", top, left[i])) == 0);
    CHECK(rmdir(top) == 0);
    arena_finish(&arena);
    return check_done();
}
