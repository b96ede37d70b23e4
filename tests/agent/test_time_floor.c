/*
 * The time that has certainly been, by what a board holds.
 */
#include "agent/time_floor.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

int main(void)
{
    static char feed[] = "/tmp/nownext-floor-XXXXXX";
    const struct instant image = {INT64_C(1743235200000)}; /* 2025-03-29T08:00:00Z */
    const struct {
        const char *text; /* NULL: no file */
        struct instant image;
        int64_t floor;
    } rows[] = {
        {NULL, {INT64_MIN}, INT64_MIN},
        {NULL, image, image.ms},
        {"{\n  \"format\": \"x\",\n  \"published\": \"2025-03-29T09:00:00+00:00\",", image,
         image.ms + 3600000},
        {"{\n  \"published\": \"2025-03-29T09:00:00+01:00\"", image, image.ms},
        {"{\n  \"published\": \"2025-03-29T08:59:59+01:00\"", image, image.ms},
        {"{\n  \"published\": \"2025-03-29T09:00:00+01:00\"", {INT64_MIN}, image.ms},
        {"{\n  \"published\": \"2025-03-30T09:00:00\"", image, image.ms},
        {"{\n  \"published\": \"2025-03-30\"", image, image.ms},
        {"{\n  \"published\": \"", image, image.ms},
        {"{\"title\": \"published 2025-03-30T09:00:00Z\"}", image, image.ms},
        {"", image, image.ms},
    };
    char path[60];
    CHECK(mkdtemp(feed) != NULL);
    snprintf(path, sizeof path, "%s/program.json", feed);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        FILE *file = rows[i].text ? fopen(path, "w") : NULL;
        check_row(rows[i].text ? rows[i].text : "none");
        if (file) {
            fputs(rows[i].text, file);
            fclose(file);
        }
        CHECK_INT(time_floor(feed, rows[i].image).ms, rows[i].floor);
    }
    CHECK(unlink(path) == 0 && rmdir(feed) == 0);
    return check_done();
}
