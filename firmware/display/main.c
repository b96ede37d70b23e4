/* The appliance on a board. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "display/display.h"
#include "spool/refusals.h"
#include "headless/board_headless.h"
#include "kms/board_kms.h"

static const char help[] =
    "nownext-display [--data DIR] [--run DIR] [--test-card] [--card DEVICE]\n"
    "                [--connector NAME]... [--headless WxH]\n"
    "\n"
    "Shows what the documents in its folders say, full screen, on the panels of a graphics device with\n"
    "kernel mode setting, until it is told to end (SIGTERM). It needs no X, no network and no\n"
    "rights but those to the device. It is told of changes by the system; SIGHUP has it look again.\n"
    "\n"
    "  --data DIR        the writers' folders: setup (program.json, live.json, display.json; with\n"
    "                    display-2.json a second panel; venue.json) and feed (program.json,\n"
    "                    live.json, venue.json), of which the one that came last is shown; and state,\n"
    "                    where it leaves a mark of the time and the live data in force.\n"
    "                    /var/lib/nownext without it\n"
    "  --run DIR         where it writes display/status.json, finds agent/live.json, finds the file\n"
    "                    hotplug touched when a panel comes or goes, and, when frame.request is\n"
    "                    touched, writes display/frame.png. /run/nownext without it\n"
    "  --test-card       shows what the display is and where its panel's edges are, in place of the\n"
    "                    program\n"
    "  --card DEVICE     the graphics device; without it the first with panels\n"
    "  --connector NAME  the panel at this connector, such as HDMI-A-1; once more for a second one\n"
    "  --headless WxH    no panel, but a picture of so many pixels, for walls of displays on a desk: what\n"
    "                    it shows is in display/frame.png when that is asked for. One display alone\n"
    "\n"
    "Exit codes: 0 it was told to end; 1 it can't go on; 2 the call is wrong.\n";

struct call {
    const char *data, *run, *card;
    const char *connectors[STORE_DISPLAYS];
    uint32_t connector_count;
    bool test_card;
    int width, height; /* of a picture without a panel; 0: there are panels */
};

static int refuse(const char *what)
{
    fprintf(stderr, "nownext-display: %s\n", what);
    return 2;
}

static bool read_size(const char *text, struct call *ret)
{
    char end;
    return sscanf(text, "%5dx%5d%c", &ret->width, &ret->height, &end) == 2 && ret->width > 0 &&
           ret->height > 0;
}

/* -1: go on; else the exit code. */
static int read_call(int argc, char **argv, struct call *ret)
{
    *ret = (struct call){"/var/lib/nownext", "/run/nownext", NULL, {NULL}, 0, false, 0, 0};
    const char *headless = NULL;
    const struct {
        const char *name;
        const char **value;
    } options[] = {
        {"--data", &ret->data}, {"--run", &ret->run}, {"--card", &ret->card}, {"--headless", &headless}};
    for (int i = 1; i < argc; i++) {
        const char **value = NULL;
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(help, stdout);
            return 0;
        }
        if (strcmp(argv[i], "--test-card") == 0) {
            ret->test_card = true;
            continue;
        }
        for (size_t o = 0; o < sizeof options / sizeof *options; o++)
            if (strcmp(argv[i], options[o].name) == 0)
                value = options[o].value;
        if (strcmp(argv[i], "--connector") == 0 && ret->connector_count < STORE_DISPLAYS)
            value = &ret->connectors[ret->connector_count++];
        if (!value)
            return refuse("there is no such option; --help lists those that there are");
        if (i + 1 == argc)
            return refuse("an option lacks its value");
        *value = argv[++i];
    }
    if (headless && !read_size(headless, ret))
        return refuse("--headless wants a size such as 1920x1080");
    return -1;
}

/* Folders below two. */
struct places {
    char setup[512], feed[512], state[512], agent[512], run_setup[512];
};

static void find_places(const struct call *call, struct places *ret)
{
    snprintf(ret->setup, sizeof ret->setup, "%s/" SPOOL_SETUP_FOLDER, call->data);
    snprintf(ret->feed, sizeof ret->feed, "%s/" SPOOL_FEED_FOLDER, call->data);
    snprintf(ret->state, sizeof ret->state, "%s/" SPOOL_STATE_FOLDER, call->data);
    snprintf(ret->agent, sizeof ret->agent, "%s/" SPOOL_AGENT_FOLDER, call->run);
    snprintf(ret->run_setup, sizeof ret->run_setup, "%s/" REFUSALS_SETUP_FOLDER, call->run);
}

static struct board *make_headless(const struct call *call, const struct places *places, struct err *reterr)
{
    const struct board_headless_options options = {
        .width = call->width,
        .height = call->height,
        .real_clock = true,
        .folders = {places->setup, places->feed, places->agent, places->run_setup},
        .run = call->run};
    return board_headless_create(&options, reterr);
}

/* `host`: NULL for a display without a panel. */
static int show(const struct call *call, const struct places *places, struct board_kms_host *host,
                struct err *err)
{
    char last_known[600], set_by_hand[512], network[600], name[256];
    struct board *boards[STORE_DISPLAYS] = {NULL};
    struct display display;
    uint32_t count = host ? display_count(places->setup) : 1;
    snprintf(last_known, sizeof last_known, "%s/clock", places->state);
    snprintf(network, sizeof network, "%s/time", places->agent);
    snprintf(set_by_hand, sizeof set_by_hand, "%s/clock-set", call->run);
    if (gethostname(name, sizeof name) != 0)
        snprintf(name, sizeof name, "display");
    name[sizeof name - 1] = '\0';
    struct display_options options = {.folders = {.setup = places->setup,
                                                  .feed = places->feed,
                                                  .agent = places->agent,
                                                  .state = places->state},
                                      .run = call->run,
                                      .clock = {.synchronised = "/run/systemd/timesync/synchronized",
                                                .set_by_hand = set_by_hand,
                                                .rtc = "/sys/class/rtc/rtc0/since_epoch",
                                                .network = network,
                                                .last_known = last_known,
                                                .image = "/usr/lib/nownext/built"},
                                      .test_card = call->test_card,
                                      .log = stderr,
                                      .host = name};
    bool ok = true;
    for (uint32_t i = 0; ok && i < count; i++) {
        struct board_kms_options panel = {.connector = call->connectors[i]};
        boards[i] = host ? board_kms_create(host, &panel, err) : make_headless(call, places, err);
        ok = boards[i] != NULL;
    }
    ok = ok && display_init(&display, &options, boards, count, err);
    if (ok) {
        ok = display_run(&display, err);
        display_finish(&display);
    }
    for (uint32_t i = 0; i < count; i++)
        if (boards[i])
            boards[i]->ops->destroy(boards[i]);
    return ok ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct call call;
    struct err err = {0};
    int code = read_call(argc, argv, &call);
    if (code >= 0)
        return code;
    struct places places;
    find_places(&call, &places);
    struct board_kms_host_options options = {.card = call.card,
                                             .spool = places.setup,
                                             .run = call.run,
                                             .others = {places.feed, places.agent, places.run_setup},
                                             .backlight = "/sys/class/backlight",
                                             .connectors = "/sys/class/drm",
                                             .timesync = "/run/systemd/timesync"};
    struct board_kms_host *host = call.width ? NULL : board_kms_host_create(&options, &err);
    code = host || call.width ? show(&call, &places, host, &err) : 1;
    board_kms_host_destroy(host);
    if (code != 0)
        log_write(stderr, LOG_LEVEL_ERROR, err.text);
    return code;
}
