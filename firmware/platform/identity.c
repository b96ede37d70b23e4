#include "platform/identity.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The first word of a file, printable, cut to `size`. */
static bool read_word(const char *root, const char *path, char *ret, size_t size)
{
    char name[600];
    ret[0] = '\0';
    if ((size_t)snprintf(name, sizeof name, "%s%s", root, path) >= sizeof name)
        return false;
    FILE *file = fopen(name, "re");
    size_t got = file ? fread(ret, 1, size - 1, file) : 0;
    if (file)
        fclose(file);
    size_t length = 0;
    while (length < got && ret[length] > ' ' && ret[length] < 0x7f)
        length++;
    ret[length] = '\0';
    return length > 0;
}

static int compare_names(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void read_macs(const char *root, struct identity *ret)
{
    struct dirent **entries;
    char folder[500], path[300];
    snprintf(folder, sizeof folder, "%s/sys/class/net", root);
    int count = scandir(folder, &entries, NULL, compare_names);
    for (int i = 0; i < count; i++) {
        char *mac = ret->macs[ret->mac_count < IDENTITY_MOST_MACS ? ret->mac_count : 0];
        if (ret->mac_count < IDENTITY_MOST_MACS && entries[i]->d_name[0] != '.' &&
            (size_t)snprintf(path, sizeof path, "/sys/class/net/%s/address", entries[i]->d_name) <
                sizeof path &&
            read_word(root, path, mac, sizeof ret->macs[0]) && strlen(mac) == 17 &&
            strcmp(mac, "00:00:00:00:00:00") != 0)
            ret->mac_count++;
        free(entries[i]);
    }
    if (count >= 0)
        free(entries);
}

void identity_read(const char *root, struct identity *ret)
{
    *ret = (struct identity){.mac_count = 0};
    if (!read_word(root, "/sys/firmware/devicetree/base/serial-number", ret->serial, sizeof ret->serial))
        read_word(root, "/sys/class/dmi/id/product_serial", ret->serial, sizeof ret->serial);
    read_macs(root, ret);
    if (ret->mac_count < IDENTITY_MOST_MACS)
        ret->macs[ret->mac_count][0] = '\0';
}
