/* Backlights of a folder as the kernel has them, made up. */
#include "kms/backlight.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "check.h"

#define FOLDER BINARY_DIR "/test_backlight"

static void put(const char *device, const char *name, const char *text)
{
    char path[600];
    snprintf(path, sizeof path, FOLDER "/%s", device);
    mkdir(path, 0755);
    snprintf(path, sizeof path, FOLDER "/%s/%s", device, name);
    FILE *file = fopen(path, "w");
    if (!CHECK(file))
        return;
    fputs(text, file);
    fclose(file);
}

static long get(const char *device)
{
    char path[600];
    long value = -1;
    snprintf(path, sizeof path, FOLDER "/%s/brightness", device);
    FILE *file = fopen(path, "r");
    if (!CHECK(file) || fscanf(file, "%ld", &value) != 1)
        value = -1;
    if (file)
        fclose(file);
    return value;
}

int main(void)
{
    static const struct {
        const char *label, *most;
        int percent;
        long expected;
    } rows[] = {
        {"all", "255\n", 100, 255},       {"half, rounded", "255\n", 50, 128},
        {"a little", "255\n", 1, 3},      {"never nothing", "15\n", 1, 1},
        {"one step alone", "1\n", 40, 1}, {"a large scale", "1000000000\n", 33, 330000000},
    };
    check_row("no folder");
    CHECK(system("rm -rf " FOLDER) == 0);
    CHECK(!backlight_set(FOLDER, 50));
    mkdir(FOLDER, 0755);
    check_row("none in it");
    CHECK(!backlight_set(FOLDER, 50));
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        put("panel", "max_brightness", rows[i].most);
        put("panel", "brightness", "12\n");
        CHECK(backlight_set(FOLDER, rows[i].percent));
        CHECK_INT(get("panel"), rows[i].expected);
    }
    check_row("a second one; one that says nothing sensible is let be");
    put("second", "max_brightness", "100\n");
    put("second", "brightness", "1\n");
    put("broken", "max_brightness", "much\n");
    put("broken", "brightness", "7\n");
    CHECK(backlight_set(FOLDER, 60));
    CHECK_INT(get("second"), 60);
    CHECK_INT(get("broken"), 7);
    check_row("connectors");
    CHECK(backlight_lights("DSI-1") && backlight_lights("eDP-1"));
    CHECK(!backlight_lights("HDMI-A-1") && !backlight_lights("Virtual-1") && !backlight_lights(""));
    return check_done();
}
