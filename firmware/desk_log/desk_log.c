#include "desk_log/desk_log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "desk_log/log_state.h"
#include "signing/primitives.h"
#include "spool/file.h"

/* ---- the lock ---- */

static bool open_lock(struct desk_log *log, struct err *reterr)
{
    const char *path = arena_printf(&log->arena, "%s/lock", log->folder);
    log->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (log->lock < 0 && (errno == EROFS || errno == EACCES))
        log->lock = open(path, O_RDONLY | O_CLOEXEC);
    /* On a disk that nobody can write, nobody writes, and the log itself will do. */
    if (log->lock < 0)
        log->lock = open(log->file.path, O_RDONLY | O_CLOEXEC);
    return log->lock >= 0 || err_set(reterr, ERR_IO, "%s can't be opened: %s", path, strerror(errno));
}

bool log_take(const struct desk_log *log, int how, struct err *reterr)
{
    while (flock(log->lock, how) != 0)
        if (errno != EINTR)
            return err_set(reterr, ERR_IO, "%s/lock can't be held: %s", log->folder, strerror(errno));
    return true;
}

void log_give(const struct desk_log *log)
{
    flock(log->lock, LOCK_UN);
}

/* ---- entries ---- */

static bool fail_line(const struct desk_log *log, uint32_t line, const struct err *inner, struct err *reterr)
{
    char text[sizeof inner->text];
    err_format(inner, NULL, text, sizeof text);
    return err_set(reterr, inner->code, "%s:%u: %s; the lines before it are sound", log->file.path,
                   (unsigned)line, text);
}

static void keep_entry(struct desk_log *log, const struct entry *entry)
{
    log->entries = arena_room(&log->arena, log->entries, log->count, &log->capacity, sizeof *log->entries);
    log->entries[log->count++] = entry->command;
    log->revision = entry->revision;
    log->live = NULL;
}

static bool read_line(struct desk_log *log, const char *line, size_t size, struct err *reterr)
{
    struct entry entry;
    if (!log->id)
        return entry_read_head(line, size, &log->arena, &log->id, &log->venue, reterr);
    if (!entry_read(line, size, &log->arena, &entry, reterr))
        return false;
    if (entry.number != log->count + 1)
        return err_set(reterr, ERR_MEANING, "is entry %u, expected %u: lines are missing or there twice",
                       (unsigned)entry.number, (unsigned)log->count + 1);
    if (entry.revision <= log->revision)
        return err_set(reterr, ERR_MEANING, "has a revision that is not above that of the line before it");
    keep_entry(log, &entry);
    return true;
}

bool log_read_new(struct desk_log *log, size_t *ret_torn, struct err *reterr)
{
    const char *lines;
    size_t size, length;
    if (!log_file_read(&log->file, &log->arena, &lines, &size, ret_torn, reterr))
        return false;
    for (const char *line = lines, *end = lines + size; line < end; line += length + 1) {
        struct err err = {0};
        length = (size_t)((const char *)memchr(line, '\n', (size_t)(end - line)) - line);
        if (!read_line(log, line, length, &err))
            return fail_line(log, log->id ? log->count + 2 : 1, &err, reterr);
    }
    struct err none = {.code = ERR_MEANING, .text = "has no first line: it is no desk's log"};
    return log->id || fail_line(log, 1, &none, reterr);
}

struct desk_commands log_commands(const struct desk_log *log)
{
    return (struct desk_commands){log->venue, log->id, log->count, log->entries};
}

const struct live *log_live(struct desk_log *log)
{
    if (log->live || log->count == 0)
        return log->live;
    struct desk_commands commands = log_commands(log);
    arena_reset(&log->of_live);
    log->live = desk_live(&commands, log->revision - 1, log->entries[log->count - 1].made, &log->of_live);
    return log->live;
}

/* ---- opening ---- */

static bool begin(struct desk_log *log, const char *folder, struct issue_list *issues, struct err *reterr)
{
    size_t torn;
    log->folder = arena_copy(&log->arena, folder);
    if (!settings_read(log->folder, &log->arena, issues, &log->settings, reterr) ||
        !log_file_open(&log->file, arena_printf(&log->arena, "%s/log.jsonl", folder), reterr) ||
        !open_lock(log, reterr) || !log_take(log, LOCK_EX, reterr))
        return false;
    bool ok = log_read_new(log, &torn, reterr);
    struct err err = {0};
    if (ok && torn > 0) {
        bool is_cut = log_file_cut(&log->file, &err);
        issue_add(issues, ISSUE_WARNING, "torn", "",
                  "%s ended with %zu bytes of a line that was not written to its end: it counts for nothing, "
                  "and %s%s",
                  log->file.path, torn, is_cut ? "is cut off" : "can't be cut off: ", err.text);
    }
    if (ok && !*log->settings->key)
        log_settle(log, issues);
    log_give(log);
    return ok;
}

struct desk_log *desk_log_open(const char *folder, struct issue_list *issues, struct err *reterr)
{
    struct desk_log *log = malloc(sizeof *log);
    if (!log) {
        err_set(reterr, ERR_IO, "there is not enough memory");
        return NULL;
    }
    *log = (struct desk_log){.lock = -1, .file = {.fd = -1}};
    arena_init(&log->arena, malloc, free);
    arena_init(&log->of_live, malloc, free);
    if (begin(log, folder, issues, reterr))
        return log;
    desk_log_close(log);
    return NULL;
}

void desk_log_close(struct desk_log *log)
{
    if (!log)
        return;
    log_file_close(&log->file);
    if (log->lock >= 0)
        close(log->lock);
    signing_forget(&log->key);
    arena_finish(&log->of_live);
    arena_finish(&log->arena);
    free(log);
}

/* ---- the key ---- */

bool log_may_publish(const struct desk_log *log, struct err *reterr)
{
    return !*log->settings->key || log->has_key ||
           err_set(reterr, ERR_USAGE, "%s is locked: what this desk publishes is signed with it",
                   log->settings->key);
}

const struct signing_secret *log_key(const struct desk_log *log)
{
    return log->has_key ? &log->key : NULL;
}

static bool read_key(const struct desk_log *log, struct arena *arena, const char **ret, size_t *ret_size,
                     struct err *reterr)
{
    enum { MOST_KEY_BYTES = 4096 };
    return spool_read_file(log->settings->key, MOST_KEY_BYTES, arena, ret, ret_size, reterr);
}

bool desk_log_is_locked(const struct desk_log *log)
{
    struct arena arena;
    const char *bytes;
    size_t size;
    arena_init(&arena, malloc, free);
    bool locked = false;
    if (*log->settings->key && !log->has_key && read_key(log, &arena, &bytes, &size, NULL)) {
        locked = signing_key_is_locked(bytes, size);
        secret_wipe((void *)(uintptr_t)bytes, size);
    }
    arena_finish(&arena);
    return locked;
}

bool desk_log_unlock(struct desk_log *log, const char *password, struct issue_list *issues,
                     struct err *reterr)
{
    struct arena arena;
    struct err err = {0};
    const char *bytes;
    size_t size;
    if (!*log->settings->key || log->has_key)
        return true;
    arena_init(&arena, malloc, free);
    if (read_key(log, &arena, &bytes, &size, &err)) {
        log->has_key = signing_key_read(bytes, size, password, &log->key, &err);
        secret_wipe((void *)(uintptr_t)bytes, size);
    }
    arena_finish(&arena);
    if (!log->has_key)
        return settings_fail(log->settings->key, &err, reterr);
    if (!log_take(log, LOCK_EX, reterr))
        return false;
    log_settle(log, issues);
    log_give(log);
    return true;
}

const struct desk_settings *desk_log_settings(const struct desk_log *log)
{
    return log->settings;
}

bool desk_log_read(struct desk_log *log, struct desk_commands *ret, const struct live **ret_live,
                   struct err *reterr)
{
    size_t torn;
    if (!log_take(log, LOCK_SH, reterr))
        return false;
    bool ok = log_read_new(log, &torn, reterr);
    log_give(log);
    if (!ok)
        return false;
    *ret = log_commands(log);
    *ret_live = log_live(log);
    return true;
}
