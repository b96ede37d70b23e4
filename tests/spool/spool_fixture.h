/*
 * spool_fixture: a spool folder for the tests of what a display reads.
 */
#ifndef NOWNEXT_TESTS_APP_SPOOL_FIXTURE_H
#define NOWNEXT_TESTS_APP_SPOOL_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

static char spool_folder[300];

static inline const char *spool_path(const char *name)
{
    static char path[400];
    snprintf(path, sizeof path, "%s/%s", spool_folder, name);
    return path;
}

/* Replaces a file as those do who write to a spool: a new file each time. */
static inline void spool_write(const char *name, const char *text)
{
    char beside[400];
    snprintf(beside, sizeof beside, "%s/.new", spool_folder);
    FILE *file = fopen(beside, "wb");
    fputs(text, file);
    fclose(file);
    CHECK_INT(rename(beside, spool_path(name)), 0);
}

static inline void spool_copy(const char *name, const char *from)
{
    static char text[65536];
    FILE *file = fopen(from, "rb");
    size_t size = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    text[size] = '\0';
    spool_write(name, text);
}

static inline void spool_remove(const char *name)
{
    remove(spool_path(name));
}

static inline void spool_make(const char *test)
{
    snprintf(spool_folder, sizeof spool_folder, "%s/%s.%d", BINARY_DIR, test, (int)getpid());
    CHECK_INT(mkdir(spool_folder, 0700), 0);
}

static inline void spool_unmake(void)
{
    static const char *const names[] = {"program.json",  "live.json",     "display.json", "display-2.json",
                                        "refusals.txt",  "board.txt",     "venue.json",   "clock",
                                        "clock-set",     "frame.request", "order.json",   "taken.json",
                                        "revisions.json"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        spool_remove(names[i]);
    remove(spool_path("display/status.json"));
    remove(spool_path("display/frame.png"));
    remove(spool_path("display/frame-2.png"));
    rmdir(spool_path("display"));
    CHECK_INT(rmdir(spool_folder), 0);
}

#define DOOR_A                                                                                               \
    "{\"format\": \"nownext-display/1\", \"name\": \"door-a\", \"role\": \"door\", \"rooms\": [\"hall-a\"]}"

#endif
