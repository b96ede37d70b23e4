#include "display/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "changes/fold.h"
#include "load/load_display.h"
#include "load/style.h"
#include "program/limits.h"
#include "reader/read_live.h"
#include "reader/read_program.h"
#include "spool/file.h"
#include "spool/tz.h"

void store_init(struct store *store, const char *folder)
{
    memset(store, 0, sizeof *store);
    store->folder = folder;
    for (int i = 0; i < SPOOL_NAME_COUNT; i++)
        for (int j = 0; j < 2; j++)
            arena_init(&store->entries[i].arenas[j], malloc, free);
    arena_init(&store->folds[0], malloc, free);
    arena_init(&store->folds[1], malloc, free);
}

void store_finish(struct store *store)
{
    arena_finish(&store->folds[0]);
    arena_finish(&store->folds[1]);
    for (int i = 0; i < SPOOL_NAME_COUNT; i++)
        for (int j = 0; j < 2; j++)
            arena_finish(&store->entries[i].arenas[j]);
    memset(store, 0, sizeof *store);
}

/* ---- is it another file than before? ---- */

static bool style(struct store_entry *entry, const char *path)
{
    struct stat about;
    bool was_there = entry->is_there;
    entry->is_there = stat(path, &about) == 0;
    if (!entry->is_there)
        return was_there;
    int64_t changed_ns = (int64_t)about.st_mtim.tv_sec * 1000000000 + about.st_mtim.tv_nsec;
    bool same = was_there && entry->device == (uint64_t)about.st_dev &&
                entry->inode == (uint64_t)about.st_ino && entry->size == (int64_t)about.st_size &&
                entry->changed_ns == changed_ns;
    entry->device = (uint64_t)about.st_dev;
    entry->inode = (uint64_t)about.st_ino;
    entry->size = (int64_t)about.st_size;
    entry->changed_ns = changed_ns;
    return !same;
}

/* ---- reading ---- */

static bool read_program_file(struct store *store, const char *path, struct arena *arena, struct err *reterr)
{
    struct arena scratch;
    struct zone_source zones = spool_zone_source();
    const struct program *program;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    bool ok = spool_read_file(path, LIMIT_FILE_BYTES, &scratch, &bytes, &size, reterr) &&
              read_program(bytes, size, &zones, style_cancelled_words(&scratch), arena, &scratch, NULL,
                           &program, reterr);
    arena_finish(&scratch);
    if (ok)
        store->program = program;
    return ok;
}

static bool read_live_file(struct store *store, const char *path, struct arena *arena, struct err *reterr)
{
    struct store_entry *entry = &store->entries[SPOOL_LIVE];
    struct issue_list issues;
    const struct live *live;
    const char *bytes;
    size_t size;
    issue_list_init(&issues, arena);
    if (!spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
        !read_live(bytes, size, arena, &issues, &live, reterr))
        return false;
    uint64_t hash = str_hash(bytes, size);
    if (store->live && live->revision <= store->live->revision && hash != store->live_hash)
        return err_set(reterr, ERR_MEANING,
                       "revision %lld was not counted up: give it %lld or more, or it is not shown",
                       (long long)live->revision, (long long)store->live->revision + 1);
    store->live = live;
    store->live_hash = hash;
    entry->warning = NULL;
    for (const struct issue *issue = issues.first; issue && !entry->warning; issue = issue->next)
        if (issue->level >= ISSUE_WARNING)
            entry->warning =
                arena_printf(arena, "%s: %s: %s", spool_file_name(SPOOL_LIVE), issue->where, issue->text);
    return true;
}

static bool read_file(struct store *store, enum spool_name file, const char *path, struct arena *arena,
                      struct err *reterr)
{
    if (file == SPOOL_PROGRAM)
        return read_program_file(store, path, arena, reterr);
    if (file == SPOOL_VENUE)
        return load_venue(path, arena, NULL, &store->venue, reterr);
    if (file == SPOOL_LIVE)
        return read_live_file(store, path, arena, reterr);
    return load_display(path, arena, NULL, &store->displays[file - SPOOL_DISPLAY], reterr);
}

static void read_entry(struct store *store, enum spool_name file, const char *path)
{
    struct store_entry *entry = &store->entries[file];
    struct arena *other = &entry->arenas[1 - entry->current];
    entry->err = (struct err){0};
    if (!entry->is_there) {
        if (file == SPOOL_LIVE) {
            store->live = NULL;
            entry->warning = NULL;
        }
        return;
    }
    /* What was before is settled by now, unless two changes came between two steps: then its memory stays
     * until the next settling, since texts of the last scene may lie in it. */
    if (read_file(store, file, path, other, &entry->err)) {
        entry->current = 1 - entry->current;
        entry->is_good = true;
    }
}

unsigned store_read(struct store *store)
{
    unsigned changes = 0;
    struct arena paths;
    arena_init(&paths, malloc, free);
    for (enum spool_name file = 0; file < SPOOL_NAME_COUNT; file++) {
        const char *path = arena_printf(&paths, "%s/%s", store->folder, spool_file_name(file));
        if (!style(&store->entries[file], path))
            continue;
        read_entry(store, file, path);
        changes |= 1u << file;
    }
    arena_finish(&paths);
    /* Once all are read: a venue takes the place of a display that is gone, whichever went or came first. */
    if (store->venue && store->displays[0] && !store->entries[SPOOL_DISPLAY].is_there) {
        store->displays[0] = NULL;
        store->entries[SPOOL_DISPLAY].is_good = false;
        changes |= 1u << SPOOL_DISPLAY;
    }
    return changes;
}

void store_fold(struct store *store)
{
    struct arena *other = &store->folds[1 - store->fold];
    store->folded = store->program ? changes_fold(store->program, NULL, store->live, other, NULL) : NULL;
    store->fold = 1 - store->fold;
}

void store_settle(struct store *store)
{
    arena_finish(&store->folds[1 - store->fold]);
    arena_init(&store->folds[1 - store->fold], malloc, free);
    for (int i = 0; i < SPOOL_NAME_COUNT; i++) {
        struct store_entry *entry = &store->entries[i];
        arena_finish(&entry->arenas[1 - entry->current]);
        arena_init(&entry->arenas[1 - entry->current], malloc, free);
    }
}
