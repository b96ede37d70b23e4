#include "spool/refusals.h"

#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "spool/file.h"

enum { MOST_FILE_LINES = 8, MOST_TEXT_LINES = 4, MOST_BYTES = 4096 };

static bool is_told(const struct refusals *refusals, const char *line)
{
    for (uint32_t i = 0; i < refusals->count; i++)
        if (strcmp(refusals->lines[i], line) == 0)
            return true;
    return false;
}

static void read_file(const char *path, struct arena *arena, struct refusals *ret)
{
    const char *bytes;
    size_t size;
    struct stat about;
    if (stat(path, &about) != 0 || !spool_read_file(path, MOST_BYTES, arena, &bytes, &size, NULL) ||
        str_valid_prefix(bytes, size) != size)
        return;
    const char *version = arena_printf(arena, "%ju %jd %ld %s", (uintmax_t)about.st_ino,
                                       (intmax_t)about.st_mtim.tv_sec, about.st_mtim.tv_nsec, path);
    uint32_t most = ret->count + MOST_FILE_LINES;
    for (const char *at = bytes; *at;) {
        size_t length = strcspn(at, "\n");
        bool is_settings = *at == *REFUSALS_SETTINGS_MARK, is_good = *at == *REFUSALS_GOOD_MARK;
        bool is_marked = is_settings || is_good;
        const char *line = arena_copy_n(arena, at + is_marked, length - is_marked);
        if (*line && is_good)
            ret->good = line;
        else if (*line && !is_told(ret, line) && (ret->count == most || ret->count == REFUSALS_MOST_LINES))
            ret->more++;
        else if (*line && !is_told(ret, line))
            ret->lines[ret->count++] = line;
        if (*line && is_settings && !ret->settings)
            ret->settings = line;
        at += length + (at[length] ? 1 : 0);
    }
    if (size > 0)
        ret->version ^= str_hash(version, strlen(version));
}

void refusals_read(const char *folder, const char *run, struct arena *arena, struct refusals *ret)
{
    *ret = (struct refusals){.lines = ARENA_ARRAY(arena, const char *, REFUSALS_MOST_LINES),
                             .found = INSTANT_NONE};
    read_file(arena_printf(arena, "%s/" REFUSALS_FILE, folder), arena, ret);
    if (run)
        read_file(arena_printf(arena, "%s/" REFUSALS_SETUP_FOLDER "/" REFUSALS_FILE, run), arena, ret);
    if (run)
        read_file(arena_printf(arena, "%s/" REFUSALS_NETWORK_FILE, run), arena, ret);
    if (run)
        read_file(arena_printf(arena, "%s/" REFUSALS_STICK_FILE, run), arena, ret);
}

void refusals_add_line(struct refusals *refusals, const char *line)
{
    if (!line || is_told(refusals, line))
        return;
    if (refusals->count == REFUSALS_MOST_LINES)
        refusals->more++;
    else
        refusals->lines[refusals->count++] = line;
    refusals->version ^= str_hash(line, strlen(line));
}

static void add_to_text(struct str_builder *text, const char *line, uint32_t *count)
{
    if ((*count)++ < MOST_TEXT_LINES)
        str_addf(text, "%s%s", text->length > 0 ? "\n" : "", line);
}

const char *refusals_text(const struct refusals *refusals, const char *first, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    uint32_t count = 0;
    if (first)
        add_to_text(&text, first, &count);
    for (uint32_t i = 0; i < refusals->count; i++)
        if (!first || strcmp(refusals->lines[i], first) != 0)
            add_to_text(&text, refusals->lines[i], &count);
    if (refusals->good)
        add_to_text(&text, refusals->good, &count);
    count += refusals->more;
    if (count > MOST_TEXT_LINES)
        str_addf(&text, " (+%u)", count - MOST_TEXT_LINES);
    if (refusals->lasting)
        str_addf(&text, "%s%s", count > 0 ? "\n" : "", refusals->lasting);
    return text.text;
}

const char *refusals_line(const struct refusals *refusals, struct arena *arena)
{
    uint32_t count = refusals->count + refusals->more + (refusals->good != NULL);
    const char *first = refusals->count > 0 ? refusals->lines[0] : refusals->good;
    return count < 2 ? first : arena_printf(arena, "%s (+%u)", first, count - 1);
}
