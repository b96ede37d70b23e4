#include "kms/connector_force.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/ascii.h"

enum { PATH_BYTES = 512 };

/* Whether "card1-HDMI-A-1" is the connector. */
static bool is_called(const char *entry, int card, const char *name)
{
    int number;
    if (strncmp(entry, "card", 4) != 0)
        return false;
    entry += 4;
    return ascii_read_number(&entry, 1, 9, &number) && *entry == '-' && (card < 0 || card == number) &&
           strcmp(entry + 1, name) == 0;
}

/* Leaves errno where it fails. */
static bool write_status(const char *folder, const char *entry, bool is_on)
{
    char path[PATH_BYTES];
    int length = snprintf(path, sizeof path, "%s/%s/status", folder, entry);
    FILE *file = length > 0 && length < PATH_BYTES ? fopen(path, "r+") : NULL;
    if (!file)
        return false;
    bool is_written = fputs(is_on ? "on\n" : "detect\n", file) >= 0;
    return fclose(file) == 0 && is_written; /* the kernel is told, and answers, with the last of it */
}

static void set_status(struct connector_force *force, const char *folder, int card, const char *name,
                       bool is_on)
{
    DIR *list = opendir(folder);
    bool found = false, ok = false;
    const struct dirent *entry;
    errno = ENOENT;
    while (list && !found && (entry = readdir(list))) {
        found = is_called(entry->d_name, card, name);
        if (found)
            ok = write_status(folder, entry->d_name, is_on);
    }
    int why = found ? errno : ENOENT;
    if (list)
        closedir(list);
    force->err = (struct err){0};
    if (!ok)
        err_set(&force->err, ERR_IO, "the connector %s can't be %s (panel.force): %s", name,
                is_on ? "forced on" : "left to itself again", strerror(why));
}

void connector_force_begin(struct connector_force *force, const char *folder, int card, const char *name)
{
    set_status(force, folder, card, name, true);
    if (force->err.code == ERR_NONE)
        snprintf(force->name, sizeof force->name, "%s", name);
}

void connector_force_end(struct connector_force *force, const char *folder, int card)
{
    force->err = (struct err){0};
    if (*force->name)
        set_status(force, folder, card, force->name, false);
    force->name[0] = '\0';
}
