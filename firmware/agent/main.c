/* What brings to a board what happens elsewhere. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "agent/process.h"
#include "spool/names.h"

static const char help[] =
    "nownext-agent [--data DIR] [--run DIR] [--merge PROGRAM] [--name NAME]\n"
    "\n"
    "Fetches what the settings of this board's display name: the program, the live data and the venue's\n"
    "file, by HTTPS, HTTP or from files, again and again, and hears a broker (MQTT) where there is one.\n"
    "What is good is left for nownext-display; what is not is refused, and said in checks.json. It runs\n"
    "until it is told to end (SIGTERM). It is no alarm system.\n"
    "\n"
    "  --data DIR       the writers' folders: setup, whose display.json or venue.json says what to do,\n"
    "                   and feed, its own; /var/lib/nownext without it\n"
    "  --run DIR        in RAM: agent, its own (polls/checks.json, live.json), display, the display's\n"
    "                   (status.json), stick, what was copied from a USB stick (program.json, live.json,\n"
    "                   venue.json, and found, written last), and venue, addresses of the venue's file,\n"
    "                   one a line; /run/nownext without it\n"
    "  --merge PROGRAM  nownext-merge; beside this program without it\n"
    "  --name NAME      what this board is called; the host's name without it\n"
    "\n"
    "Exit codes: 0 it was told to end; 1 it can't begin; 2 the call is wrong.\n";

/* nownext-merge beside this program. */
static void find_merge(char *ret, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", ret, size - 1);
    ret[length < 0 ? 0 : length] = '\0';
    char *slash = strrchr(ret, '/');
    size_t used = slash ? (size_t)(slash - ret) + 1 : 0;
    snprintf(ret + used, size - used, "nownext-merge");
}

int main(int argc, char **argv)
{
    const char *data = "/var/lib/nownext", *run = "/run/nownext", *merge = NULL, *name = NULL,
               *timeout = NULL;
    for (int i = 1; i < argc; i++) {
        const char **value = strcmp(argv[i], "--data") == 0    ? &data
                             : strcmp(argv[i], "--run") == 0   ? &run
                             : strcmp(argv[i], "--merge") == 0 ? &merge
                             : strcmp(argv[i], "--name") == 0  ? &name
                             /* Milliseconds; for tests alone, which don't wait half a minute. */
                             : strcmp(argv[i], "--timeout") == 0 ? &timeout
                                                                 : NULL;
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return fputs(help, stdout) < 0;
        if (!value || i + 1 == argc) {
            fprintf(stderr, "nownext-agent: %s: there is no such option, or it lacks its value; see --help\n",
                    argv[i]);
            return 2;
        }
        *value = argv[++i];
    }
    char setup[512], feed[512], own[512], venue[512], display[512], stick[512], beside[512], by_hand[512],
        ca_file[512], discovered[600], host[256] = "";
    snprintf(setup, sizeof setup, "%s/" SPOOL_SETUP_FOLDER, data);
    snprintf(feed, sizeof feed, "%s/" SPOOL_FEED_FOLDER, data);
    snprintf(own, sizeof own, "%s/" SPOOL_AGENT_FOLDER, run);
    snprintf(venue, sizeof venue, "%s/venue", run);
    snprintf(display, sizeof display, "%s/display", run);
    snprintf(stick, sizeof stick, "%s/stick", run);
    snprintf(discovered, sizeof discovered, "%s/discovered", own);
    snprintf(ca_file, sizeof ca_file, "%s/ca.pem", run);
    snprintf(by_hand, sizeof by_hand, "%s/clock-set", run);
    find_merge(beside, sizeof beside);
    if (gethostname(host, sizeof host - 1) != 0)
        snprintf(host, sizeof host, "display");
    const struct process_options options = {
        .folders = {setup, feed, own, venue, discovered, ca_file, name ? name : host},
        .display = display,
        .stick = stick,
        .merge = merge ? merge : beside,
        .clock = {.synchronised = "/run/systemd/timesync/synchronized",
                  .set_by_hand = by_hand,
                  .rtc = "/sys/class/rtc/rtc0/since_epoch",
                  .image = "/usr/lib/nownext/built"},
        .discovers = true,
        .timeout_ms = timeout ? strtol(timeout, NULL, 10) : 0,
        .log = stderr};
    struct err err = {0};
    if (process_run(&options, &err))
        return 0;
    fprintf(stderr, "nownext-agent: %s\n", err.text);
    return 1;
}
