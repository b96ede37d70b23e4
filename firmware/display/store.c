#include "display/store.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"
#include "changes/fold.h"
#include "load/load_display.h"
#include "load/style.h"
#include "program/limits.h"
#include "reader/read_changes.h"
#include "reader/read_live.h"
#include "reader/read_program.h"
#include "spool/file.h"
#include "spool/order.h"
#include "spool/tz.h"

static const struct {
    enum spool_name document;
    enum precedence_writer writer;
    const char *name; /* where it is refused; the file's own is its first word */
} files[STORE_FILE_COUNT] = {
    [SPOOL_PROGRAM] = {SPOOL_PROGRAM, PRECEDENCE_SETUP, "program.json"},
    [SPOOL_LIVE] = {SPOOL_LIVE, PRECEDENCE_SETUP, "live.json"},
    [SPOOL_DISPLAY] = {SPOOL_DISPLAY, PRECEDENCE_SETUP, "display.json"},
    [SPOOL_SECOND_DISPLAY] = {SPOOL_SECOND_DISPLAY, PRECEDENCE_SETUP, "display-2.json"},
    [SPOOL_VENUE] = {SPOOL_VENUE, PRECEDENCE_SETUP, "venue.json"},
    [STORE_FEED_PROGRAM] = {SPOOL_PROGRAM, PRECEDENCE_FEED, "program.json of the feed"},
    [STORE_FEED_LIVE] = {SPOOL_LIVE, PRECEDENCE_FEED, "live.json of the feed"},
    [STORE_FEED_VENUE] = {SPOOL_VENUE, PRECEDENCE_FEED, "venue.json of the feed"},
    [STORE_AGENT_LIVE] = {SPOOL_LIVE, PRECEDENCE_AGENT, "live.json of the agent"},
    [STORE_FEED_CHANGES] = {SPOOL_PROGRAM, PRECEDENCE_FEED, "changes.json of the feed"},
};

const char *store_file_name(enum store_file file)
{
    return files[file].name;
}

/* NULL where the writer has no folder. */
static const char *path_of(const struct store *store, enum store_file file, struct arena *arena)
{
    const char *const folders[PRECEDENCE_WRITERS] = {[PRECEDENCE_SETUP] = store->folders.setup,
                                                     [PRECEDENCE_FEED] = store->folders.feed,
                                                     [PRECEDENCE_AGENT] = store->folders.agent};
    const char *folder = folders[files[file].writer], *name = files[file].name;
    return folder ? arena_printf(arena, "%s/%.*s", folder, (int)strcspn(name, " "), name) : NULL;
}

static enum store_file file_of(enum spool_name document, enum precedence_writer writer)
{
    enum store_file file = 0;
    while (file < STORE_FILE_COUNT && (files[file].document != document || files[file].writer != writer))
        file++;
    return file;
}

static void init_arenas(struct store_entry *entry)
{
    for (int i = 0; i < 2; i++)
        arena_init(&entry->arenas[i], malloc, free);
}

void store_init(struct store *store, const struct store_folders *folders)
{
    memset(store, 0, sizeof *store);
    store->folders = *folders;
    for (int i = 0; i < STORE_FILE_COUNT; i++)
        init_arenas(&store->entries[i]);
    live_keeper_init(&store->keeper, folders->state);
    store->decided.program.writer = store->decided.live.writer = store->decided.venue.writer =
        PRECEDENCE_NOBODY;
    arena_init(&store->folds[0], malloc, free);
    arena_init(&store->folds[1], malloc, free);
}

void store_finish(struct store *store)
{
    arena_finish(&store->folds[0]);
    arena_finish(&store->folds[1]);
    for (int i = 0; i < STORE_FILE_COUNT; i++)
        for (int j = 0; j < 2; j++)
            arena_finish(&store->entries[i].arenas[j]);
    live_keeper_finish(&store->keeper);
    memset(store, 0, sizeof *store);
}

/* ---- is it another file than before? ---- */

static bool is_changed(struct store_entry *entry, const char *path)
{
    struct stat about;
    bool was_there = entry->is_there;
    entry->is_there = path && stat(path, &about) == 0;
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

static bool read_program_file(const char *path, struct arena *arena, const struct program **ret,
                              struct err *reterr)
{
    struct arena scratch;
    struct zone_source zones = spool_zone_source();
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    bool ok = spool_read_file(path, LIMIT_FILE_BYTES, &scratch, &bytes, &size, reterr) &&
              read_program(bytes, size, &zones, style_cancelled_words(&scratch), arena, &scratch, NULL, ret,
                           reterr);
    arena_finish(&scratch);
    return ok;
}

static bool read_live_file(struct store_entry *entry, const char *path, struct arena *arena,
                           struct err *reterr)
{
    struct issue_list issues;
    const struct live *live;
    const char *bytes;
    size_t size;
    issue_list_init(&issues, arena);
    if (!spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
        !read_live(bytes, size, arena, &issues, &live, reterr))
        return false;
    entry->is_back = entry->live && live->revision < entry->live->revision;
    entry->live = live;
    entry->bytes = bytes;
    entry->byte_count = size;
    entry->hash = str_hash(bytes, size);
    entry->warning = NULL;
    for (const struct issue *issue = issues.first; issue && !entry->warning; issue = issue->next)
        if (issue->level >= ISSUE_WARNING)
            entry->warning =
                arena_printf(arena, "%s: %s: %s", spool_file_name(SPOOL_LIVE), issue->where, issue->text);
    return true;
}

static bool read_changes_file(const char *path, struct arena *arena, const struct feed_changes **ret,
                              struct err *reterr)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
           read_changes(bytes, size, arena, NULL, ret, reterr);
}

static bool read_file(struct store_entry *entry, enum store_file file, const char *path, struct arena *arena,
                      struct err *reterr)
{
    enum spool_name document = files[file].document;
    if (file == STORE_FEED_CHANGES)
        return read_changes_file(path, arena, &entry->changes, reterr);
    if (document == SPOOL_PROGRAM)
        return read_program_file(path, arena, &entry->program, reterr);
    if (document == SPOOL_VENUE)
        return load_venue(path, arena, NULL, &entry->venue, reterr);
    if (document == SPOOL_LIVE)
        return read_live_file(entry, path, arena, reterr);
    return load_display(path, arena, NULL, &entry->display, reterr);
}

static void read_entry(struct store *store, enum store_file file)
{
    struct store_entry *entry = &store->entries[file];
    struct arena *other = &entry->arenas[1 - entry->current], paths;
    enum spool_name document = files[file].document;
    entry->err = (struct err){0};
    entry->is_tried = true;
    if (!entry->is_there) {
        if (document == SPOOL_LIVE) { /* the keeper has what they said */
            entry->value = NULL;
            entry->is_good = false;
            entry->warning = NULL;
        }
        return;
    }
    arena_init(&paths, malloc, free);
    /* What was before is settled by now, unless two changes came between two steps: then its memory stays
     * until the next settling, since texts of the last scene may lie in it. */
    if (read_file(entry, file, path_of(store, file, &paths), other, &entry->err)) {
        entry->current = 1 - entry->current;
        entry->is_good = true;
        entry->digest[0] = '\0';
    } else if (document == SPOOL_LIVE) {
        entry->value = NULL; /* the keeper has the ones before, if they were in force */
        entry->is_good = false;
    }
    arena_finish(&paths);
}

/* ---- whose word counts ---- */

/* A version that was not tried yet is taken for good: it is read where it would be in force. */
static enum precedence_state state_of(const struct store_entry *entry)
{
    if (entry->value || (entry->is_there && !entry->is_tried))
        return VERSION_GOOD;
    return entry->is_there ? VERSION_BAD : VERSION_NONE;
}

static struct precedence_version version_of(const struct store_entry *entry)
{
    return (struct precedence_version){state_of(entry), entry->order, entry->digest};
}

static struct precedence_live live_of(const struct store_entry *entry)
{
    struct precedence_live live = {.state = state_of(entry), .venue = "", .log = ""};
    if (!entry->live)
        return live;
    live.venue = entry->live->venue;
    live.log = entry->live->log;
    live.revision = entry->live->revision;
    live.hash = entry->hash;
    return live;
}

static struct precedence_live kept_live(const struct live_keeper *keeper)
{
    if (!keeper->live)
        return (struct precedence_live){.venue = "", .log = ""};
    return (struct precedence_live){VERSION_GOOD, keeper->live->venue, keeper->live->log,
                                    keeper->live->revision, keeper->hash};
}

const struct store_entry *store_entry_in_force(const struct store *store, enum spool_name document)
{
    enum precedence_writer writer = document == SPOOL_PROGRAM ? store->decided.program.writer
                                    : document == SPOOL_VENUE ? store->decided.venue.writer
                                                              : PRECEDENCE_SETUP;
    enum store_file file = file_of(document, writer);
    return &store->entries[file == STORE_FILE_COUNT ? (enum store_file)document : file];
}

/* That this display is of: by its own settings, else by the venue that is in force. "": not said. */
static const char *venue_id(const struct store *store)
{
    const struct display_config *display = store->entries[SPOOL_DISPLAY].display;
    const struct venue *venue = store_entry_in_force(store, SPOOL_VENUE)->venue;
    return display && *display->venue ? display->venue : venue ? venue->venue : "";
}

static struct precedence decide(const struct store *store)
{
    const struct store_entry *changes = &store->entries[STORE_FEED_CHANGES];
    struct precedence_facts facts = {.venue = venue_id(store),
                                     .changes = state_of(changes),
                                     .changes_program =
                                         changes->changes ? changes->changes->program_digest : "",
                                     .display = version_of(&store->entries[SPOOL_DISPLAY]),
                                     .seen_count = store->keeper.seen_count,
                                     .seen = store->keeper.seen};
    facts.programs[PRECEDENCE_SETUP] = version_of(&store->entries[SPOOL_PROGRAM]);
    facts.programs[PRECEDENCE_FEED] = version_of(&store->entries[STORE_FEED_PROGRAM]);
    facts.venues[PRECEDENCE_SETUP] = version_of(&store->entries[SPOOL_VENUE]);
    facts.venues[PRECEDENCE_FEED] = version_of(&store->entries[STORE_FEED_VENUE]);
    facts.lives[PRECEDENCE_KEPT] = kept_live(&store->keeper);
    facts.lives[PRECEDENCE_SETUP] = live_of(&store->entries[SPOOL_LIVE]);
    facts.lives[PRECEDENCE_FEED] = live_of(&store->entries[STORE_FEED_LIVE]);
    facts.lives[PRECEDENCE_AGENT] = live_of(&store->entries[STORE_AGENT_LIVE]);
    return precedence_decide(&facts);
}

/* Reads the version that is to be in force; false where there is nothing more to read. */
static bool read_chosen(struct store *store, enum spool_name document, enum precedence_writer writer)
{
    enum store_file file = file_of(document, writer);
    if (file == STORE_FILE_COUNT || store->entries[file].is_tried || !store->entries[file].is_there)
        return false;
    read_entry(store, file);
    return true;
}

/* Those of which only one is in force are read when it is to be: a program may be large. */
static bool is_read_late(enum store_file file)
{
    return file != STORE_FEED_CHANGES &&
           (files[file].document == SPOOL_PROGRAM || files[file].document == SPOOL_VENUE);
}

static void tell_live(struct store *store)
{
    const struct precedence *decided = &store->decided;
    for (enum store_file file = 0; file < STORE_FILE_COUNT; file++) {
        struct store_entry *entry = &store->entries[file];
        if (files[file].document != SPOOL_LIVE || !entry->live)
            continue;
        enum precedence_outcome outcome = decided->lives[files[file].writer];
        long long highest = (long long)decided->highest_revision;
        entry->err = (struct err){0};
        if (outcome == LIVE_NOT_COUNTED_UP || (outcome == LIVE_OLDER && entry->is_back))
            err_set(&entry->err, ERR_MEANING,
                    "revision %lld was not counted up: give it %lld or more, or it is not shown",
                    (long long)entry->live->revision, highest + 1);
        else if (outcome == LIVE_OTHER_VENUE)
            err_set(&entry->err, ERR_MEANING, "is of the venue \"%.80s\", which this display is not of",
                    entry->live->venue);
        if (outcome != LIVE_IN_FORCE)
            entry->warning = NULL;
    }
}

/* The keeper gets what has come to be in force. */
static void take_live(struct store *store)
{
    enum precedence_writer writer = store->decided.live.writer;
    if (writer != PRECEDENCE_KEPT && writer != PRECEDENCE_NOBODY) {
        const struct store_entry *entry = &store->entries[file_of(SPOOL_LIVE, writer)];
        live_keeper_take(&store->keeper, entry->bytes, entry->byte_count);
    }
    store->live = writer == PRECEDENCE_NOBODY ? NULL : store->keeper.live;
}

static unsigned put_in_force(struct store *store)
{
    const struct program *program = store_entry_in_force(store, SPOOL_PROGRAM)->program;
    const struct venue *venue = store_entry_in_force(store, SPOOL_VENUE)->venue;
    const struct live *live = store->live;
    unsigned changes = 0;
    const struct feed_changes *feed_changes = store->decided.changes.writer == PRECEDENCE_NOBODY
                                                  ? NULL
                                                  : store->entries[STORE_FEED_CHANGES].changes;
    if (program != store->program || feed_changes != store->changes)
        changes |= 1u << SPOOL_PROGRAM;
    if (venue != store->venue)
        changes |= 1u << SPOOL_VENUE;
    store->program = program;
    store->changes = feed_changes;
    store->venue = venue;
    store->displays[0] = store->entries[SPOOL_DISPLAY].display;
    store->displays[1] = store->entries[SPOOL_SECOND_DISPLAY].display;
    tell_live(store);
    take_live(store);
    return changes | (store->live != live ? 1u << SPOOL_LIVE : 0);
}

/* ---- all ---- */

/* Writers count up: where a number is gone, or is lower, the one that was read before still holds. */
static void read_orders(struct store *store)
{
    struct order orders[PRECEDENCE_WRITERS];
    store->order_errs[PRECEDENCE_SETUP] = store->order_errs[PRECEDENCE_FEED] = (struct err){0};
    order_read(store->folders.setup, &orders[PRECEDENCE_SETUP], &store->order_errs[PRECEDENCE_SETUP]);
    order_read(store->folders.feed, &orders[PRECEDENCE_FEED], &store->order_errs[PRECEDENCE_FEED]);
    for (enum store_file file = 0; file < STORE_FILE_COUNT; file++) {
        struct store_entry *entry = &store->entries[file];
        if (!entry->is_there || files[file].writer == PRECEDENCE_AGENT)
            continue;
        int64_t number = orders[files[file].writer].numbers[files[file].document];
        entry->order = number > entry->order ? number : entry->order;
    }
}

static unsigned look_at_files(struct store *store)
{
    unsigned changes = 0;
    struct arena paths;
    arena_init(&paths, malloc, free);
    for (enum store_file file = 0; file < STORE_FILE_COUNT; file++) {
        struct store_entry *entry = &store->entries[file];
        if (!is_changed(entry, path_of(store, file, &paths)))
            continue;
        changes |= 1u << files[file].document;
        entry->is_tried = false;
        if (!is_read_late(file) || !entry->is_there)
            read_entry(store, file);
    }
    arena_finish(&paths);
    return changes;
}

/* Of the program in force, where changes name one: they hold with that alone. */
static void find_digest(struct store *store)
{
    enum store_file file = file_of(SPOOL_PROGRAM, store->decided.program.writer);
    struct arena scratch;
    const char *bytes;
    size_t size;
    if (!store->entries[STORE_FEED_CHANGES].changes || file == STORE_FILE_COUNT)
        return;
    struct store_entry *entry = &store->entries[file];
    /* What is there must be what was read: a version that was refused is not in force. */
    if (*entry->digest || !entry->is_there || entry->err.code != ERR_NONE)
        return;
    arena_init(&scratch, malloc, free);
    if (spool_read_file(path_of(store, file, &scratch), LIMIT_FILE_BYTES, &scratch, &bytes, &size, NULL))
        sha256_text(bytes, size, entry->digest);
    arena_finish(&scratch);
    store->decided = decide(store);
}

unsigned store_read(struct store *store)
{
    unsigned changes = look_at_files(store);
    read_orders(store);
    do
        store->decided = decide(store);
    while (read_chosen(store, SPOOL_PROGRAM, store->decided.program.writer) ||
           read_chosen(store, SPOOL_VENUE, store->decided.venue.writer));
    store->decided = decide(store); /* by the venue that has been read */
    struct store_entry *display = &store->entries[SPOOL_DISPLAY];
    /* Once all are read: a venue takes the place of a display that is gone, whichever went or came first. */
    if (store->decided.venue.writer != PRECEDENCE_NOBODY && display->value && !display->is_there) {
        display->value = NULL;
        display->is_good = false;
        changes |= 1u << SPOOL_DISPLAY;
        store->decided = decide(store);
    }
    find_digest(store);
    return changes | put_in_force(store);
}

bool store_keep(struct store *store, int64_t steady_ms)
{
    live_keeper_save(&store->keeper, steady_ms, WRITE_BEHIND_NO_WAIT);
    return live_keeper_is_busy(&store->keeper);
}

void store_fold(struct store *store)
{
    struct arena *other = &store->folds[1 - store->fold];
    store->folded =
        store->program ? changes_fold(store->program, store->changes, store->live, other, NULL) : NULL;
    store->fold = 1 - store->fold;
}

void store_settle(struct store *store)
{
    arena_finish(&store->folds[1 - store->fold]);
    arena_init(&store->folds[1 - store->fold], malloc, free);
    for (enum store_file file = 0; file < STORE_FILE_COUNT; file++) {
        struct store_entry *entry = &store->entries[file];
        if (is_read_late(file) && entry->value &&
            entry != store_entry_in_force(store, files[file].document)) {
            entry->value = NULL;
            entry->is_good = entry->is_tried = false;
            arena_finish(&entry->arenas[entry->current]);
            arena_init(&entry->arenas[entry->current], malloc, free);
        }
        arena_finish(&entry->arenas[1 - entry->current]);
        arena_init(&entry->arenas[1 - entry->current], malloc, free);
    }
    live_keeper_settle(&store->keeper);
}
