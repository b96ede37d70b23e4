/* The appliance on a board. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "display/display.h"
#include "spool/refusals.h"
#include "kms/board_kms.h"

static const char help[] =
    "nownext-display [--spool DIR] [--run DIR] [--state DIR] [--test-card]\n"
    "                [--card DEVICE] [--connector NAME]...\n"
    "\n"
    "Shows what the files of the spool say, full screen, on the panels of a graphics device with\n"
    "kernel mode setting, until it is told to end (SIGTERM). It needs no X, no network and no\n"
    "rights but those to the device. It is told of changes by the system; SIGHUP has it look again.\n"
    "\n"
    "  --spool DIR       program.json, live.json, display.json; display-2.json: a second panel.\n"
    "                    /var/lib/nownext/spool without it\n"
    "  --run DIR         where it writes display/status.json, finds the file hotplug touched when a\n"
    "                    panel comes or goes, and, when frame.request is touched, writes\n"
    "                    display/frame.png. /run/nownext without it\n"
    "  --state DIR       where it leaves a mark of the time now and then: /var/lib/nownext/state\n"
    "  --test-card       shows what the display is and where its panel's edges are, in place of the\n"
    "                    program\n"
    "  --card DEVICE     the graphics device; without it the first with panels\n"
    "  --connector NAME  the panel at this connector, such as HDMI-A-1; once more for a second one\n"
    "\n"
    "Exit codes: 0 it was told to end; 1 it can't go on; 2 the call is wrong.\n";

struct call {
    const char *spool, *run, *state, *card;
    const char *connectors[STORE_DISPLAYS];
    uint32_t connector_count;
    bool test_card;
};

static int refuse(const char *what)
{
    fprintf(stderr, "nownext-display: %s\n", what);
    return 2;
}

/* -1: go on; else the exit code. */
static int read_call(int argc, char **argv, struct call *ret)
{
    *ret = (struct call){
        "/var/lib/nownext/spool", "/run/nownext", "/var/lib/nownext/state", NULL, {NULL}, 0, false};
    const struct {
        const char *name;
        const char **value;
    } options[] = {
        {"--spool", &ret->spool}, {"--run", &ret->run}, {"--state", &ret->state}, {"--card", &ret->card}};
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
    return -1;
}

static int show(const struct call *call, struct board_kms_host *host, struct err *err)
{
    char last_known[512], set_by_hand[512], name[256];
    struct board *boards[STORE_DISPLAYS] = {NULL};
    struct display display;
    uint32_t count = display_count(call->spool);
    snprintf(last_known, sizeof last_known, "%s/clock", call->state);
    snprintf(set_by_hand, sizeof set_by_hand, "%s/clock-set", call->run);
    if (gethostname(name, sizeof name) != 0)
        snprintf(name, sizeof name, "display");
    name[sizeof name - 1] = '\0';
    struct display_options options = {.spool = call->spool,
                                      .run = call->run,
                                      .clock = {.synchronised = "/run/systemd/timesync/synchronized",
                                                .set_by_hand = set_by_hand,
                                                .rtc = "/sys/class/rtc/rtc0/since_epoch",
                                                .last_known = last_known},
                                      .test_card = call->test_card,
                                      .log = stderr,
                                      .host = name};
    bool ok = true;
    for (uint32_t i = 0; ok && i < count; i++) {
        struct board_kms_options panel = {.connector = call->connectors[i]};
        boards[i] = board_kms_create(host, &panel, err);
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
    char setup[512];
    snprintf(setup, sizeof setup, "%s/" REFUSALS_SETUP_FOLDER, call.run);
    struct board_kms_host_options options = {.card = call.card,
                                             .spool = call.spool,
                                             .run = call.run,
                                             .setup = setup,
                                             .backlight = "/sys/class/backlight",
                                             .connectors = "/sys/class/drm",
                                             .timesync = "/run/systemd/timesync"};
    struct board_kms_host *host = board_kms_host_create(&options, &err);
    code = host ? show(&call, host, &err) : 1;
    board_kms_host_destroy(host);
    if (code != 0)
        log_write(stderr, LOG_LEVEL_ERROR, err.text);
    return code;
}
