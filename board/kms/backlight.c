#include "kms/backlight.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>

enum { PATH_BYTES = 512 };

static FILE *open_file(const char *folder, const char *device, const char *name, const char *mode)
{
    char path[PATH_BYTES];
    int length = snprintf(path, sizeof path, "%s/%s/%s", folder, device, name);
    return length > 0 && length < PATH_BYTES ? fopen(path, mode) : NULL;
}

static bool set_device(const char *folder, const char *device, int percent)
{
    long most = 0;
    FILE *file = open_file(folder, device, "max_brightness", "r");
    bool is_read = file && fscanf(file, "%ld", &most) == 1;
    if (file)
        fclose(file);
    if (!is_read || most < 1)
        return false;
    long value = (long)(((long long)most * percent + 50) / 100);
    file = open_file(folder, device, "brightness", "r+");
    if (!file)
        return false;
    bool is_written = fprintf(file, "%ld\n", value > 0 ? value : 1) > 0;
    return fclose(file) == 0 && is_written;
}

bool backlight_set(const char *folder, int percent)
{
    DIR *list = opendir(folder);
    bool any = false;
    if (!list)
        return false;
    for (const struct dirent *entry = readdir(list); entry; entry = readdir(list))
        if (entry->d_name[0] != '.')
            any = set_device(folder, entry->d_name, percent) || any;
    closedir(list);
    return any;
}

bool backlight_lights(const char *connector)
{
    static const char *const kinds[] = {"DSI-", "eDP-", "LVDS-", "DPI-", "SPI-", "Unknown-"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strncmp(connector, kinds[i], strlen(kinds[i])) == 0)
            return true;
    return false;
}
