/*
 * board_fixture.h: a folder that stands for the root of a board's file system.
 */
#ifndef NOWNEXT_TESTS_PLATFORM_BOARD_FIXTURE_H
#define NOWNEXT_TESTS_PLATFORM_BOARD_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

static char board_root[200];

static void board_begin(const char *test)
{
    snprintf(board_root, sizeof board_root, "%s/%s.%d", BINARY_DIR, test, (int)getpid());
    CHECK_INT(mkdir(board_root, 0700), 0);
}

static void board_end(void)
{
    char command[300];
    snprintf(command, sizeof command, "rm -r '%s'", board_root);
    CHECK_INT(system(command), 0);
}

/* Makes the folders of a path under the root, and the file with these bytes. */
static void board_put_bytes(const char *path, const char *bytes, size_t size)
{
    char name[400];
    snprintf(name, sizeof name, "%s%s", board_root, path);
    for (char *slash = strchr(name + strlen(board_root) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(name, 0700);
        *slash = '/';
    }
    FILE *file = fopen(name, "w");
    if (!CHECK(file != NULL))
        return;
    fwrite(bytes, 1, size, file);
    fclose(file);
}

static void board_put(const char *path, const char *text)
{
    board_put_bytes(path, text, strlen(text));
}

#endif
