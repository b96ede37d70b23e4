#include "spool/refusals.h"

#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "spool/file.h"

enum { MOST_LINES = 4, MOST_BYTES = 4096 };

static void read_file(const char *path, struct arena *arena, const char **lines, struct refusals *ret)
{
    const char *bytes;
    size_t size;
    struct stat about;
    if (stat(path, &about) != 0 || !spool_read_file(path, MOST_BYTES, arena, &bytes, &size, NULL) ||
        str_valid_prefix(bytes, size) != size)
        return;
    const char *version = arena_printf(arena, "%ju %jd %ld %s", (uintmax_t)about.st_ino,
                                       (intmax_t)about.st_mtim.tv_sec, about.st_mtim.tv_nsec, path);
    for (const char *at = bytes; *at && ret->count < MOST_LINES;) {
        size_t length = strcspn(at, "\n");
        if (length > 0)
            lines[ret->count++] = arena_copy_n(arena, at, length);
        at += length + (at[length] ? 1 : 0);
    }
    if (size > 0)
        ret->version ^= str_hash(version, strlen(version));
}

void refusals_read(const char *folder, const char *run, struct arena *arena, struct refusals *ret)
{
    const char **lines = ARENA_ARRAY(arena, const char *, MOST_LINES);
    *ret = (struct refusals){.lines = lines, .found = INSTANT_NONE};
    read_file(arena_printf(arena, "%s/" REFUSALS_FILE, folder), arena, lines, ret);
    if (run)
        read_file(arena_printf(arena, "%s/" REFUSALS_SETUP_FOLDER "/" REFUSALS_FILE, run), arena, lines, ret);
    if (run)
        read_file(arena_printf(arena, "%s/" REFUSALS_NETWORK_FILE, run), arena, lines, ret);
}

const struct live *refusals_add(const struct refusals *refusals, const struct live *live, struct arena *arena)
{
    if (refusals->count == 0)
        return live;
    struct live *merged = ARENA_NEW(arena, struct live);
    if (live)
        *merged = *live;
    else
        merged->issued = INSTANT_NONE;
    struct live_notice *notices =
        ARENA_ARRAY(arena, struct live_notice, merged->notice_count + refusals->count);
    struct label_variant *variants = ARENA_ARRAY(arena, struct label_variant, refusals->count);
    for (uint32_t i = 0; i < merged->notice_count; i++)
        notices[i] = live->notices[i];
    for (uint32_t i = 0; i < refusals->count; i++) {
        variants[i] = (struct label_variant){
            .language = "en", .text = arena_printf(arena, "Not taken over: %s", refusals->lines[i])};
        notices[merged->notice_count++] =
            (struct live_notice){.id = arena_printf(arena, "refused-%u", i),
                                 .level = NOTICE_WARNING,
                                 .text = {1, &variants[i]},
                                 .everywhere = true,
                                 .start = refusals->found,
                                 .end = {refusals->found.ms + REFUSALS_SHOWN_MS}};
    }
    merged->notices = notices;
    return merged;
}
