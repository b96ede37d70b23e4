/* The one-shot importer on a board: from the organiser's partition to the display's spool. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "setup/intake_settle.h"
#include "spool/names.h"

static const char help[] =
    "nownext-setup [--setup DIR] [--data DIR] [--run DIR]\n"
    "\n"
    "Checks what an organiser has put into a folder (display.json, a schedule in any supported\n"
    "format, pictures, themes, live.json), and takes over what is good into a folder that nownext-display\n"
    "shows. A file that was taken before is not taken again: what came from elsewhere since stays. What is "
    "no good is named, with the place of the fault; the display says it too, and goes\n"
    "on showing what it had. Where files change meanwhile, it is done again.\n"
    "\n"
    "  --setup DIR   /setup without it\n"
    "  --data DIR    the folder of the writers' folders, of which setup is its own; what one named spool\n"
    "                has from before is moved there. /var/lib/nownext without it\n"
    "  --run DIR     a folder in RAM: takes what was refused where the disk is full;\n"
    "                /run/nownext/setup without it\n"
    "\n"
    "Exit codes: 0 it was done, even if files were refused; 1 a folder can't be read or written; 2 the\n"
    "call is wrong.\n";

int main(int argc, char **argv)
{
    struct intake intake = {.setup = "/setup", .run = "/run/nownext/setup", .out = stdout};
    const char *data = "/var/lib/nownext";
    char own[512], feed[512], old[512];
    intake.now = (struct instant){(int64_t)time(NULL) * MS_PER_SECOND};
    struct intake_result result;
    struct err err = {0};
    for (int i = 1; i < argc; i++) {
        const char **value = strcmp(argv[i], "--setup") == 0  ? &intake.setup
                             : strcmp(argv[i], "--data") == 0 ? &data
                             : strcmp(argv[i], "--run") == 0  ? &intake.run
                                                              : NULL;
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            fputs(help, stdout);
            return 0;
        }
        if (!value || i + 1 == argc) {
            fprintf(stderr, "nownext-setup: %s: there is no such option, or it lacks its value; see --help\n",
                    argv[i]);
            return 2;
        }
        *value = argv[++i];
    }
    snprintf(own, sizeof own, "%s/" SPOOL_SETUP_FOLDER, data);
    snprintf(feed, sizeof feed, "%s/" SPOOL_FEED_FOLDER, data);
    snprintf(old, sizeof old, "%s/" SPOOL_OLD_FOLDER, data);
    intake.spool = own;
    intake.feed = feed;
    intake.old = old;
    if (!intake_settle(&intake, "/run/nownext/setup.request", &result, &err)) {
        fprintf(stderr, "nownext-setup: %s\n", err.text);
        return 1;
    }
    printf("%u taken, %u unchanged, %u refused, %u not known\n", result.taken, result.unchanged,
           result.refused, result.not_known);
    return 0;
}
