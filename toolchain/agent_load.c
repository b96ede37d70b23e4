/*
 * agent_load: many agents in one process, for toolchain/fleet-load: each with a core, a fetcher and a broker
 * connection of its own, as on a board of its own, and folders of its own.
 *
 *   agent_load COUNT FOLDER BROKER VENUE CA_FILE [MERGE]
 *
 * FOLDER/setup is what all of them are set up by. Once a second, and whenever the last of them has got live
 * data or a program, it prints a line of JSON with the clock in milliseconds. It ends with its standard
 * input.
 */
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#include "agent/agent.h"
#include "broker/broker.h"

enum { STEP_MS = 10 };

struct one {
    struct agent agent;
    struct fetcher *fetcher;
    struct broker *broker;
    char name[32], feed[300], run[300], topics[5][BROKER_TOPIC_SIZE];
    int64_t status_ms;
    int64_t revision, revision_ms; /* of the live data that it got last, and when */
    char program[SHA256_TEXT_SIZE];
    int64_t program_ms;
    unsigned programs;
};

static struct one *agents;
static unsigned count;

static int64_t clock_ms(clockid_t which)
{
    struct timespec time;
    clock_gettime(which, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static uint32_t chance(void)
{
    uint32_t bits = 0;
    while (getrandom(&bits, sizeof bits, 0) != sizeof bits)
        ;
    return bits;
}

static struct agent_clock read_clock(void)
{
    return (struct agent_clock){.steady_ms = clock_ms(CLOCK_BOOTTIME),
                                .now = {clock_ms(CLOCK_REALTIME)},
                                .is_trusted = true,
                                .chance = chance()};
}

static void on_message(void *of, const char *topic, const char *bytes, size_t size, bool is_retained)
{
    struct one *one = of;
    (void)is_retained;
    if (strcmp(topic, one->topics[0]) == 0 && size > 0)
        agent_take_live(&one->agent, bytes, size);
    else if (strcmp(topic, one->topics[1]) == 0 && size > 0)
        agent_poke(&one->agent, AGENT_PROGRAM);
}

static void make_folder(char *ret, size_t size, const char *top, const char *name, const char *what)
{
    snprintf(ret, size, "%s/%s", top, name);
    mkdir(ret, 0755);
    snprintf(ret, size, "%s/%s/%s", top, name, what);
    mkdir(ret, 0755);
}

static bool begin(struct one *one, unsigned number, char **argv, const char *merge)
{
    static const char *const rests[] = {"live", "program", "ask/+", "online", "status"};
    static char setup[300];
    struct err err = {0};
    struct agent_clock clock = read_clock();
    snprintf(one->name, sizeof one->name, "load-%u", number);
    snprintf(setup, sizeof setup, "%s/setup", argv[2]);
    make_folder(one->feed, sizeof one->feed, argv[2], one->name, "feed");
    make_folder(one->run, sizeof one->run, argv[2], one->name, "run");
    one->fetcher = fetcher_new();
    const struct agent_options options = {.folders = {.setup = setup,
                                                      .feed = one->feed,
                                                      .run = one->run,
                                                      .ca_file = argv[5],
                                                      .host = one->name},
                                          .fetcher = one->fetcher,
                                          .merge = merge};
    agent_init(&one->agent, &options, &clock);
    for (int i = 0; i < 5; i++)
        if (!broker_topic(argv[4], i < 2 ? NULL : one->name, rests[i], one->topics[i]))
            return false;
    const char *const subscriptions[] = {one->topics[0], one->topics[1], one->topics[2]};
    const struct broker_options broker = {argv[3], argv[5], 3, subscriptions, one->topics[3], NULL};
    const struct broker_events events = {one, on_message, NULL};
    one->broker = broker_new(&broker, &events, clock.steady_ms, clock.chance, &err);
    if (!one->broker)
        fprintf(stderr, "agent_load: %s\n", err.text);
    return one->fetcher && one->broker;
}

static void send_status(struct one *one, int64_t steady_ms)
{
    static const char status[] =
        "{\"format\": \"nownext-status/1\", \"display\": \"%s\", \"role\": \"door\", \"screen\": \"door\","
        " \"live_revision\": %lld, \"frames\": 1234, \"beats\": 4321, \"frame_hash\": \"0123456789abcdef\"}";
    char text[400];
    if (!broker_is_connected(one->broker) || steady_ms - one->status_ms < 60000)
        return;
    int length = snprintf(text, sizeof text, status, one->name, (long long)one->agent.taking.revision);
    broker_publish(one->broker, one->topics[4], text, (size_t)length, true);
    one->status_ms = steady_ms;
}

static bool is_asking(const struct one *one)
{
    for (int i = 0; i < AGENT_DOCUMENT_COUNT; i++)
        if (one->agent.sources[i].fetch)
            return true;
    return merging_is_running(&one->agent.merging) || one->agent.time.fetch;
}

/* What it has got is told apart by when. */
static void look(struct one *one, int64_t now_ms)
{
    if (one->agent.taking.revision != one->revision) {
        one->revision = one->agent.taking.revision;
        one->revision_ms = now_ms;
    }
    if (strcmp(one->agent.sources[AGENT_PROGRAM].digest, one->program) != 0) {
        memcpy(one->program, one->agent.sources[AGENT_PROGRAM].digest, sizeof one->program);
        one->program_ms = now_ms;
        one->programs++;
    }
}

static void step(struct one *one, bool is_ready)
{
    bool asking = is_asking(one);
    struct agent_clock clock = read_clock();
    if (asking)
        fetcher_step(one->fetcher);
    if (asking || agent_due(&one->agent) <= clock.steady_ms)
        agent_step(&one->agent, &clock);
    if (is_ready || broker_due(one->broker) <= clock.steady_ms)
        broker_step(one->broker, clock.steady_ms, clock.chance);
    send_status(one, clock.steady_ms);
    look(one, clock.now.ms);
}

static int compare(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* When half, 99 % and the last of them had got something. */
static void print_times(const char *what, int64_t which, int64_t *times, unsigned got)
{
    qsort(times, got, sizeof *times, compare);
    printf("{\"all\": \"%s\", \"which\": %lld, \"half_ms\": %lld, \"p99_ms\": %lld, \"last_ms\": %lld}\n",
           what, (long long)which, (long long)times[got / 2], (long long)times[(got * 99 + 99) / 100 - 1],
           (long long)times[got - 1]);
    fflush(stdout);
}

static void tell_all(int64_t *times)
{
    static int64_t told_revision = -1;
    static unsigned told_programs;
    int64_t most = -1;
    unsigned least_programs = 1000000, got = 0;
    for (unsigned i = 0; i < count; i++) {
        most = agents[i].revision > most ? agents[i].revision : most;
        least_programs = agents[i].programs < least_programs ? agents[i].programs : least_programs;
    }
    if (most > told_revision) {
        for (unsigned i = 0; i < count; i++)
            if (agents[i].revision == most)
                times[got++] = agents[i].revision_ms;
        if (got == count) {
            told_revision = most;
            print_times("live", most, times, count);
        }
    }
    if (least_programs > told_programs) {
        for (unsigned i = 0; i < count; i++)
            times[i] = agents[i].program_ms;
        told_programs = least_programs;
        print_times("program", least_programs, times, count);
    }
}

static void tell_second(void)
{
    static unsigned before;
    unsigned connected = 0, connects = 0;
    for (unsigned i = 0; i < count; i++) {
        connected += broker_is_connected(agents[i].broker);
        connects += broker_connects(agents[i].broker);
    }
    printf("{\"now_ms\": %lld, \"connected\": %u, \"connects\": %u}\n", (long long)clock_ms(CLOCK_REALTIME),
           connected, connects - before);
    before = connects;
    fflush(stdout);
}

/* False at the end of the standard input. */
static bool go_on(struct pollfd *waits, int64_t *times)
{
    static int64_t second_ms;
    waits[count] = (struct pollfd){.fd = 0, .events = POLLIN};
    for (unsigned i = 0; i < count; i++) {
        bool for_writing = false;
        if (!broker_waits(agents[i].broker, &waits[i].fd, &for_writing))
            waits[i].fd = -1;
        waits[i].events = (short)(POLLIN | (for_writing ? POLLOUT : 0));
    }
    poll(waits, count + 1, STEP_MS);
    for (unsigned i = 0; i < count; i++)
        step(&agents[i], waits[i].fd >= 0 && waits[i].revents);
    tell_all(times);
    if (clock_ms(CLOCK_BOOTTIME) - second_ms >= 1000) {
        second_ms = clock_ms(CLOCK_BOOTTIME);
        tell_second();
    }
    return waits[count].revents == 0;
}

int main(int argc, char **argv)
{
    struct rlimit limit;
    count = argc >= 6 ? (unsigned)strtoul(argv[1], NULL, 10) : 0;
    if (count < 1 || count > 20000) {
        fprintf(stderr, "agent_load COUNT FOLDER BROKER VENUE CA_FILE [MERGE]\n");
        return 2;
    }
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    agents = calloc(count, sizeof *agents);
    struct pollfd *waits = calloc(count + 1, sizeof *waits);
    int64_t *times = calloc(count, sizeof *times);
    if (!agents || !waits || !times)
        return 1;
    for (unsigned i = 0; i < count; i++) {
        agents[i].revision = -1;
        agents[i].status_ms = -60000;
        if (!begin(&agents[i], i, argv, argc > 6 ? argv[6] : NULL))
            return 1;
    }
    while (go_on(waits, times))
        ;
    for (unsigned i = 0; i < count; i++) {
        broker_free(agents[i].broker);
        agent_finish(&agents[i].agent);
        fetcher_free(agents[i].fetcher);
    }
    free(agents);
    free(waits);
    free(times);
    return 0;
}
