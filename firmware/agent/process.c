#include "agent/process.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "agent/agent_time.h"
#include "agent/asks.h"
#include "agent/broker_link.h"
#include "agent/discovery.h"
#include "agent/watches.h"
#include "platform/notify.h"
#include "spool/file.h"

enum { DISCOVER_MS = 60000 };

struct process {
    const struct process_options *options;
    struct fetcher *fetcher;
    struct agent agent;
    struct asks asks;
    struct broker_link link;
    int signals; /* a descriptor */
    struct watches watches;
    char missing[300];          /* folders; "" */
    bool has_status, has_frame; /* there are new ones to send */
    int64_t status_ms;          /* when it was looked at last */
    struct timespec status_of;  /* when the display wrote the one that was sent last */
    int64_t told_ms;            /* to the service manager */
    int64_t discover_ms;        /* when the name servers are asked again */
};

/* --- clock and chance --- */

static int64_t clock_ms(clockid_t which)
{
    struct timespec time;
    clock_gettime(which, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static uint32_t chance(void)
{
    uint32_t bits = 0;
    if (getrandom(&bits, sizeof bits, GRND_NONBLOCK) != sizeof bits)
        bits = (uint32_t)clock_ms(CLOCK_BOOTTIME) * UINT32_C(2654435761) ^ (uint32_t)getpid();
    return bits;
}

static struct agent_clock read_clock(const struct process_options *options)
{
    struct system_clock known;
    system_clock_read(&options->clock, &known);
    return (struct agent_clock){clock_ms(CLOCK_BOOTTIME),
                                {clock_ms(CLOCK_REALTIME)},
                                known.is_synchronised || known.is_set,
                                chance(),
                                {known.rtc_ms}};
}

/* --- what the broker brings --- */

/* Left for the display, which watches the folder. */
static void take_ask(struct process *process, const char *what, const char *bytes, size_t size)
{
    const struct agent *agent = &process->agent;
    const struct instant now = agent_time(agent);
    const struct ask_rules rules = {.keys = &agent->settings.keys,
                                    .display = agent->settings.display,
                                    .what = what,
                                    .now = now,
                                    .since = {instant_is_set(now) ? now.ms - agent->clock.steady_ms : 0}};
    struct err err = {0};
    if (!asks_take(&process->asks, bytes, size, &rules, agent->clock.steady_ms, &err) &&
        process->options->log)
        fprintf(process->options->log, "<4>ask: %s\n", err.text);
}

static void on_heard(void *of, enum broker_link_topic topic, const char *what, const char *bytes, size_t size)
{
    struct process *process = of;
    if (topic == BROKER_LINK_LIVE)
        agent_take_live(&process->agent, bytes, size);
    else if (topic == BROKER_LINK_PROGRAM)
        agent_poke(&process->agent, AGENT_PROGRAM);
    else
        take_ask(process, what, bytes, size);
}

/* --- what the display says --- */

static bool send_file(struct process *process, const char *name, enum broker_link_topic topic, size_t limit,
                      bool retained)
{
    struct arena arena;
    const char *bytes;
    size_t size;
    arena_init(&arena, malloc, free);
    bool ok = spool_read_file(arena_printf(&arena, "%s/%s", process->options->display, name), limit, &arena,
                              &bytes, &size, NULL) &&
              broker_link_publish(&process->link, topic, bytes, size, retained);
    arena_finish(&arena);
    return ok;
}

static int64_t status_due(const struct process *process)
{
    int64_t each = process->options->status_ms;
    return process->status_ms + (each > 0 ? each : PROCESS_STATUS_MS);
}

/* Whether the display's status is to be sent: it has written it since, or to a broker that has come once more
 * where it was not long ago. What a display said that has ended is not said again in its name: it would be
 * taken for alive. */
static bool is_status_to_be_sent(struct process *process, bool is_broker_new)
{
    char path[1024];
    struct stat file;
    snprintf(path, sizeof path, "%s/status.json", process->options->display);
    if (stat(path, &file) != 0)
        return false;
    bool is_new = file.st_mtim.tv_sec != process->status_of.tv_sec ||
                  file.st_mtim.tv_nsec != process->status_of.tv_nsec;
    process->status_of = file.st_mtim;
    int64_t age_ms = clock_ms(CLOCK_REALTIME) - (int64_t)file.st_mtim.tv_sec * 1000;
    bool is_young = age_ms > -PROCESS_ALIVE_MS && age_ms < PROCESS_ALIVE_MS;
    return is_broker_new ? is_young : is_new;
}

static void send_what_is_new(struct process *process)
{
    int64_t now = process->agent.clock.steady_ms;
    if (!broker_link_is_connected(&process->link))
        return;
    bool is_broker_new = process->link.has_connected;
    process->link.has_connected = false;
    if (process->has_status || is_broker_new || now >= status_due(process)) {
        if (is_status_to_be_sent(process, is_broker_new))
            send_file(process, "status.json", BROKER_LINK_STATUS, 65536, true);
        process->status_ms = now;
        process->has_status = false;
    }
    if (process->has_frame)
        send_file(process, "frame.png", BROKER_LINK_FRAME, PROCESS_FRAME_BYTES, false);
    process->has_frame = false;
}

/* --- what is waited for --- */

static void take_news(struct process *process)
{
    unsigned news = watches_step(&process->watches, clock_ms(CLOCK_BOOTTIME));
    if (news & WATCHES_SETTINGS)
        agent_reload(&process->agent);
    if (news & WATCHES_STICK)
        agent_look_at_stick(&process->agent);
    process->has_status = process->has_status || (news & WATCHES_STATUS);
    process->has_frame = process->has_frame || (news & WATCHES_FRAME);
}

/* Nothing works as it should while one of them is missing, and what fails then says something else. */
static void look_at_folders(struct process *process)
{
    const struct agent_folders *own = &process->options->folders;
    const char *const paths[] = {own->setup, own->feed, own->run, process->options->display};
    char text[sizeof process->missing] = "";
    size_t used = 0;
    for (size_t i = 0; i < sizeof paths / sizeof *paths && used < sizeof text - 1; i++)
        if (access(paths[i], F_OK) != 0)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s",
                                     used ? ", " : "missing: ", paths[i]);
    if (strcmp(text, process->missing) != 0 && process->options->log)
        fprintf(process->options->log, *text ? "<3>folders: %s\n" : "<5>folders: all are there\n", text);
    memcpy(process->missing, text, sizeof text);
    agent_trouble(&process->agent, CHECKS_FOLDERS, text);
}

static bool is_told_to_end(struct process *process)
{
    struct signalfd_siginfo signal;
    return read(process->signals, &signal, sizeof signal) == sizeof signal;
}

static void tell_manager(struct process *process)
{
    int64_t each = notify_watchdog_ms(), now = process->agent.clock.steady_ms;
    if (each > 0 && now - process->told_ms >= each / 2) {
        notify_send("WATCHDOG=1");
        process->told_ms = now;
    }
}

/* A board that knows nothing, and one whose address of the venue, that was found so, does not answer. */
static bool may_discover(const struct process *process)
{
    enum { ROUNDS = 3 };
    const struct agent *agent = &process->agent;
    return process->options->discovers && agent->settings.is_lost &&
           (agent->settings.sources[AGENT_VENUE].url_count == 0 ||
            agent->sources[AGENT_VENUE].source.failed_rounds >= ROUNDS);
}

static int64_t due(const struct process *process)
{
    int64_t now = process->agent.clock.steady_ms, soonest = agent_due(&process->agent);
    int64_t each = notify_watchdog_ms();
    if (watches_due(&process->watches) < soonest)
        soonest = watches_due(&process->watches);
    if (broker_link_due(&process->link) < soonest)
        soonest = broker_link_due(&process->link);
    if (broker_link_is_connected(&process->link) && status_due(process) < soonest)
        soonest = status_due(process);
    if (each > 0 && process->told_ms + each / 2 < soonest)
        soonest = process->told_ms + each / 2;
    if (may_discover(process) && process->discover_ms < soonest)
        soonest = process->discover_ms;
    return soonest - now;
}

static void await(struct process *process)
{
    struct fetch_wait waits[4] = {{.fd = process->signals}, {.fd = process->watches.fd}};
    unsigned count = 2;
    count += agent_waits(&process->agent, &waits[count]);
    count += broker_link_waits(&process->link, &waits[count].fd, &waits[count].for_writing);
    fetcher_wait(process->fetcher, waits, count, due(process));
}

/* A board that knows nothing has nothing else to do than to ask. */
static void discover(struct process *process)
{
    int64_t now = process->agent.clock.steady_ms;
    char url[DISCOVERY_URL_SIZE];
    if (!may_discover(process) || now < process->discover_ms)
        return;
    process->discover_ms = now + DISCOVER_MS;
    if (!discovery_find(&(struct discovery_server){.address = NULL}, url))
        return;
    if (process->options->log)
        fprintf(process->options->log, "<5>venue: found at %s\n", url);
    spool_replace_file(process->options->folders.discovered, url, strlen(url), NULL);
    agent_reload(&process->agent);
}

static void step(struct process *process)
{
    fetcher_step(process->fetcher);
    struct agent_clock clock = read_clock(process->options);
    agent_step(&process->agent, &clock);
    look_at_folders(process);
    discover(process);
    const struct instant verified = agent_certificate_time(&process->agent);
    process->link.certificate_s = instant_is_set(verified) ? verified.ms / MS_PER_SECOND : 0;
    broker_link_step(&process->link, &process->agent.settings, clock.steady_ms, clock.chance);
    agent_trouble(&process->agent, CHECKS_BROKER, process->link.trouble);
    agent_tell(&process->agent);
    send_what_is_new(process);
    tell_manager(process);
}

/* --- from beginning to end --- */

static bool open_all(struct process *process, struct err *reterr)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, NULL);
    signal(SIGPIPE, SIG_IGN);
    process->signals = signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK);
    process->fetcher = fetcher_new();
    const struct agent_folders *own = &process->options->folders;
    const struct watches_folders folders = {own->setup, own->venue_file, process->options->display,
                                            process->options->stick};
    /* Before anything is read: what changes in between is read again. */
    if (process->signals < 0 || !process->fetcher ||
        !watches_open(&process->watches, &folders, clock_ms(CLOCK_BOOTTIME)))
        return err_set(reterr, ERR_IO, "it can't begin: %s", strerror(errno));
    return true;
}

bool process_run(const struct process_options *options, struct err *reterr)
{
    struct process process = {.options = options, .has_status = true};
    process.link = (struct broker_link){.of = &process, .heard = on_heard, .log = options->log};
    struct system_clock known;
    if (!open_all(&process, reterr))
        return false;
    system_clock_read(&options->clock, &known);
    const struct agent_options agent = {.folders = options->folders,
                                        .fetcher = process.fetcher,
                                        .merge = options->merge,
                                        .stick = options->stick,
                                        .timeout_ms = options->timeout_ms,
                                        .image =
                                            known.image_ms ? (struct instant){known.image_ms} : INSTANT_NONE,
                                        .log = options->log};
    struct agent_clock clock = read_clock(options);
    agent_init(&process.agent, &agent, &clock);
    asks_start(&process.asks, options->folders.run);
    notify_send("READY=1");
    while (!is_told_to_end(&process)) {
        step(&process);
        await(&process);
        take_news(&process);
    }
    broker_link_close(&process.link);
    agent_finish(&process.agent);
    fetcher_free(process.fetcher);
    watches_close(&process.watches);
    close(process.signals);
    return true;
}
