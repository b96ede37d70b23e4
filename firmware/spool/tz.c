#include "spool/tz.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "spool/file.h"

static const size_t LIMIT_ZONE_BYTES = 64 * 1024, LIMIT_TABLE_BYTES = 1024 * 1024;

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static const char *database(void)
{
    const char *folder = getenv("TZDIR");
    return folder && *folder ? folder : "/usr/share/zoneinfo";
}

/* zone_load has checked that the name holds nothing that leads out of the folder. */
static bool read_zone(void *user, const char *name, struct arena *arena, const void **ret_bytes,
                      size_t *ret_size, struct err *reterr)
{
    (void)user;
    const char *folder = database();
    struct str_builder path = {.arena = arena};
    str_add(&path, folder);
    str_add(&path, "/");
    str_add(&path, name);
    if (!is_file(path.text)) {
        if (!is_folder(folder))
            return err_set(reterr, ERR_IO, "this system has no time zones in %s: install the package tzdata",
                           folder);
        return err_set(reterr, ERR_MEANING,
                       "no time zone is named \"%s\": it must be an IANA name such as Europe/Vienna "
                       "(if it is one, install a newer tzdata)",
                       name);
    }
    const char *bytes;
    if (!spool_read_file(path.text, LIMIT_ZONE_BYTES, arena, &bytes, ret_size, reterr))
        return false;
    *ret_bytes = bytes;
    return true;
}

/* ---- names ---- */

struct names {
    struct arena *arena;
    const char **items;
    uint32_t count, capacity;
};

static void add_name(struct names *names, const char *name)
{
    names->items =
        arena_room(names->arena, names->items, names->count, &names->capacity, sizeof *names->items);
    names->items[names->count++] = name;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Other forms of the database, and what is no zone of a place. Names of zones begin with a capital letter and
 * have no dot. */
static bool may_be_zone(const char *name)
{
    static const char *const others[] = {"Factory", "SystemV"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(name, others[i]) == 0)
            return false;
    return name[0] >= 'A' && name[0] <= 'Z' && !strchr(name, '.');
}

/* `below`: "", or the folder's name in the database with its '/'. */
static void walk(struct names *names, const char *below, unsigned depth)
{
    enum { MOST_DEPTH = 4, MOST_NAMES = 4096 };
    DIR *folder = opendir(arena_printf(names->arena, "%s/%s", database(), below));
    const struct dirent *entry;
    while (folder && names->count < MOST_NAMES && (entry = readdir(folder))) {
        const char *name = arena_printf(names->arena, "%s%s", below, entry->d_name);
        const char *path = arena_printf(names->arena, "%s/%s", database(), name);
        if (depth == 0 && !may_be_zone(entry->d_name))
            continue;
        if (entry->d_name[0] != '.' && depth < MOST_DEPTH && is_folder(path))
            walk(names, arena_printf(names->arena, "%s/", name), depth + 1);
        else if (may_be_zone(entry->d_name) && is_file(path))
            add_name(names, name);
    }
    if (folder)
        closedir(folder);
}

/* The third column of a table whose other lines begin with '#'. */
static void read_table(struct names *names, const char *file)
{
    const char *bytes;
    size_t size;
    if (!spool_read_file(arena_printf(names->arena, "%s/%s", database(), file), LIMIT_TABLE_BYTES,
                         names->arena, &bytes, &size, NULL))
        return;
    for (const char *line = bytes; *line;) {
        size_t length = strcspn(line, "\n");
        const char *at = *line == '#' ? NULL : memchr(line, '\t', length);
        at = at ? memchr(at + 1, '\t', length - (size_t)(at + 1 - line)) : NULL;
        if (at)
            add_name(names, arena_copy_n(names->arena, at + 1, strcspn(at + 1, "\t\r\n")));
        line += length + (line[length] ? 1 : 0);
    }
}

static size_t list_zones(void *user, enum zone_names which, struct arena *arena, const char *const **ret)
{
    struct names names = {.arena = arena};
    (void)user;
    if (which == ZONE_NAMES_1970) {
        read_table(&names, "zone1970.tab");
        if (names.count == 0) /* of before 2014 */
            read_table(&names, "zone.tab");
    } else {
        walk(&names, "", 0);
        if (names.count > 0)
            qsort(names.items, names.count, sizeof *names.items, compare_names);
    }
    *ret = names.items;
    return names.count;
}

struct zone_source spool_zone_source(void)
{
    return (struct zone_source){.read = read_zone, .list = list_zones};
}
