#include "spool/refusals.h"

#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "spool/file.h"

enum { MOST_FILE_LINES = 4, MOST_BYTES = 4096 };

static bool is_said(const struct refusals *refusals, const char *line)
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
    for (const char *at = bytes; *at && ret->count < MOST_FILE_LINES;) {
        size_t length = strcspn(at, "\n");
        const char *line = arena_copy_n(arena, at, length);
        if (length > 0 && !is_said(ret, line)) {
            ret->is_told[ret->count] = strstr(line, REFUSALS_BUT) != NULL;
            ret->lines[ret->count++] = line;
        }
        at += length + (at[length] ? 1 : 0);
    }
    if (size > 0)
        ret->version ^= str_hash(version, strlen(version));
}

void refusals_read(const char *folder, const char *run, struct arena *arena, struct refusals *ret)
{
    *ret = (struct refusals){.lines = ARENA_ARRAY(arena, const char *, REFUSALS_MOST_LINES),
                             .is_told = ARENA_ARRAY(arena, bool, REFUSALS_MOST_LINES),
                             .found = INSTANT_NONE};
    read_file(arena_printf(arena, "%s/" REFUSALS_FILE, folder), arena, ret);
    if (run)
        read_file(arena_printf(arena, "%s/" REFUSALS_SETUP_FOLDER "/" REFUSALS_FILE, run), arena, ret);
    if (run)
        read_file(arena_printf(arena, "%s/" REFUSALS_NETWORK_FILE, run), arena, ret);
}

void refusals_tell_line(struct refusals *refusals, const char *line)
{
    uint32_t count = refusals->count;
    refusals_add_line(refusals, line);
    if (refusals->count > count)
        refusals->is_told[count] = true;
}

void refusals_add_line(struct refusals *refusals, const char *line)
{
    if (!line || refusals->count == REFUSALS_MOST_LINES || is_said(refusals, line))
        return;
    refusals->lines[refusals->count++] = line;
    refusals->version ^= str_hash(line, strlen(line));
}

static const char *begin_upper(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    if (*copy >= 'a' && *copy <= 'z')
        *copy = (char)(*copy - 'a' + 'A');
    return copy;
}

const struct live *refusals_add(const struct refusals *refusals, const struct live *live, struct arena *arena)
{
    uint32_t count = refusals->count + (refusals->lasting ? 1 : 0);
    if (count == 0)
        return live;
    struct live *merged = ARENA_NEW(arena, struct live);
    if (live)
        *merged = *live;
    else
        merged->issued = INSTANT_NONE;
    struct live_notice *notices = ARENA_ARRAY(arena, struct live_notice, merged->notice_count + count);
    struct label_variant *variants = ARENA_ARRAY(arena, struct label_variant, count);
    for (uint32_t i = 0; i < merged->notice_count; i++)
        notices[i] = live->notices[i];
    for (uint32_t i = 0; i < refusals->count; i++) {
        variants[i] = (struct label_variant){
            .language = "en",
            .text = arena_printf(arena, "%s%s",
                                 refusals->is_told[i] ? "" : "Not taken over: ", refusals->lines[i])};
        notices[merged->notice_count++] =
            (struct live_notice){.id = arena_printf(arena, "refused-%u", i),
                                 .level = NOTICE_WARNING,
                                 .text = {1, &variants[i]},
                                 .everywhere = true,
                                 .start = refusals->found,
                                 .end = {refusals->found.ms + REFUSALS_SHOWN_MS}};
    }
    if (refusals->lasting) {
        variants[count - 1] =
            (struct label_variant){.language = "en", .text = begin_upper(arena, refusals->lasting)};
        notices[merged->notice_count++] = (struct live_notice){.id = "lasting",
                                                               .level = NOTICE_WARNING,
                                                               .text = {1, &variants[count - 1]},
                                                               .everywhere = true,
                                                               .start = INSTANT_NONE,
                                                               .end = INSTANT_NONE};
    }
    merged->notices = notices;
    return merged;
}
