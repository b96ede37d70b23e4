/*
 * watches: the folders in which others leave what the agent is to see at once. One that is missing, or goes,
 * is watched when it comes.
 */
#ifndef NOWNEXT_AGENT_WATCHES_H
#define NOWNEXT_AGENT_WATCHES_H

#include <stdbool.h>
#include <stdint.h>

/* Between looks for a folder that is missing. */
#define WATCHES_LOOK_MS 5000

enum watches_news {
    WATCHES_SETTINGS = 1, /* documents that the agent is set up by may be others */
    WATCHES_STATUS = 2,   /* the display has written its status */
    WATCHES_FRAME = 4,    /* and its picture */
    WATCHES_STICK = 8     /* documents of a USB stick have come */
};

enum { WATCHES_SETUP, WATCHES_VENUE, WATCHES_DISPLAY, WATCHES_OF_STICK, WATCHES_COUNT };

struct watches_folders {
    const char *setup;
    const char *venue_file; /* whose folder is watched; NULL: none */
    const char *display;
    const char *stick; /* NULL: none */
};

struct watches {
    int fd; /* to wait for */
    char paths[WATCHES_COUNT][1024];
    int numbers[WATCHES_COUNT]; /* -1: it is missing */
    int64_t looked_ms;
};

/* False, and errno, where it can't begin. */
bool watches_open(struct watches *watches, const struct watches_folders *folders, int64_t steady_ms);
void watches_close(struct watches *watches);

/* What has happened since: a set of enum watches_news. Where a folder has come, what is in it is news. */
unsigned watches_step(struct watches *watches, int64_t steady_ms);

/* When the next step is due if nothing happens; INT64_MAX: never. */
int64_t watches_due(const struct watches *watches);

#endif
