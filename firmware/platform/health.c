#include "platform/health.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first word of a file. */
static bool read_word(const char *root, const char *path, char *ret, size_t size)
{
    char name[300];
    if ((size_t)snprintf(name, sizeof name, "%s%s", root, path) >= sizeof name)
        return false;
    FILE *file = fopen(name, "re");
    bool ok = file && fgets(ret, (int)size, file);
    if (file)
        fclose(file);
    if (ok)
        ret[strcspn(ret, " \n")] = '\0';
    return ok && *ret;
}

static void read_supply(const char *root, struct health *ret)
{
    char word[40], path[80];
    if (read_word(root, "/sys/devices/platform/soc/soc:firmware/get_throttled", word, sizeof word)) {
        unsigned long bits = strtoul(word, NULL, 16);
        ret->has_supply = true;
        ret->is_too_weak = bits & 1ul;
        ret->was_too_weak = bits & (1ul << 16);
        return;
    }
    for (int i = 0; i < 8; i++) {
        snprintf(path, sizeof path, "/sys/class/hwmon/hwmon%d/name", i);
        if (!read_word(root, path, word, sizeof word) || strcmp(word, "rpi_volt") != 0)
            continue;
        snprintf(path, sizeof path, "/sys/class/hwmon/hwmon%d/in0_lcrit_alarm", i);
        ret->has_supply = read_word(root, path, word, sizeof word);
        ret->is_too_weak = ret->was_too_weak = ret->has_supply && word[0] == '1';
        return;
    }
}

void health_read(const char *root, struct health *ret)
{
    char word[40];
    *ret = (struct health){0};
    ret->has_temperature = read_word(root, "/sys/class/thermal/thermal_zone0/temp", word, sizeof word);
    if (ret->has_temperature)
        ret->temperature_c = strtod(word, NULL) / 1000;
    read_supply(root, ret);
}
