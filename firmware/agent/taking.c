#include "agent/taking.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "program/limits.h"
#include "reader/read_live.h"
#include "configuration/read_venue.h"
#include "spool/file.h"
#include "spool/order.h"

static const char *path_in(struct arena *arena, const char *folder, enum spool_name name)
{
    return arena_printf(arena, "%s/%s", folder, spool_file_name(name));
}

static void say(char text[TAKING_TEXT_SIZE], const char *before, const struct err *err)
{
    char what[TAKING_TEXT_SIZE];
    err_format(err, NULL, what, sizeof what);
    snprintf(text, TAKING_TEXT_SIZE, "%.60s%.250s", before, what);
}

/* What a folder holds counts as it is: it was verified before it was left there. */
static bool known_of(struct taking *taking, const char *folder, struct arena *arena)
{
    const struct live *live;
    const char *bytes;
    size_t size;
    if (!spool_read_file(path_in(arena, folder, SPOOL_LIVE), LIMIT_FILE_BYTES, arena, &bytes, &size, NULL) ||
        !read_live(bytes, size, arena, NULL, &live, NULL) || live->revision <= taking->revision)
        return false;
    taking->revision = live->revision;
    sha256_text(bytes, size, taking->digest);
    return true;
}

void taking_start(struct taking *taking)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    taking->revision = -1;
    taking->digest[0] = '\0';
    taking->is_kept = true;
    known_of(taking, taking->feed, &arena);
    /* What is in RAM alone came while the disk could not be written. */
    if (known_of(taking, taking->run, &arena))
        taking->is_kept = false;
    arena_finish(&arena);
}

/* --- live data --- */

static void begin_to_keep(struct taking *taking, const char *bytes, size_t size, struct arena *arena)
{
    write_behind_start(&taking->behind, path_in(arena, taking->feed, SPOOL_LIVE), bytes, size);
    taking->is_next = false;
}

/* Keeps what RAM holds, where that are the live data that were taken last. */
static bool keep_from_ram(struct taking *taking, struct err *reterr)
{
    struct arena arena;
    char digest[SHA256_TEXT_SIZE];
    const char *bytes;
    size_t size;
    arena_init(&arena, malloc, free);
    bool ok = spool_read_file(path_in(&arena, taking->run, SPOOL_LIVE), LIMIT_FILE_BYTES, &arena, &bytes,
                              &size, reterr);
    taking->is_next = false;
    if (ok) {
        sha256_text(bytes, size, digest);
        ok = strcmp(digest, taking->digest) == 0 || err_set(reterr, ERR_IO, "is another one in RAM");
    }
    if (ok)
        begin_to_keep(taking, bytes, size, &arena);
    arena_finish(&arena);
    return ok;
}

/* What came of the attempt. When the next one is, is known by who knows the time. */
static void conclude(struct taking *taking, bool ok, const struct err *err, char text[TAKING_TEXT_SIZE])
{
    taking->is_kept = ok;
    taking->failures = ok ? 0 : taking->failures + 1;
    taking->retry_ms = 0;
    text[0] = '\0';
    if (!ok)
        say(text, "shown, but not kept for a restart: live.json ", err);
}

static bool hear_disk(struct taking *taking, enum write_behind_wait wait, char text[TAKING_TEXT_SIZE])
{
    struct err err = {0};
    bool ok;
    if (!write_behind_end(&taking->behind, wait, &ok, &err))
        return false;
    bool is_next = taking->is_next;
    if (is_next) {
        err = (struct err){0};
        if (keep_from_ram(taking, &err))
            return false;
    }
    conclude(taking, ok && !is_next, &err, text);
    return true;
}

bool taking_is_keeping(const struct taking *taking)
{
    return write_behind_is_busy(&taking->behind);
}

static int64_t retry_wait_ms(unsigned failures)
{
    int64_t wait = SOURCE_BACK_OFF_FIRST_MS;
    for (unsigned i = 1; i < failures && wait < SOURCE_BACK_OFF_MOST_MS; i++)
        wait *= 2;
    return wait < SOURCE_BACK_OFF_MOST_MS ? wait : SOURCE_BACK_OFF_MOST_MS;
}

static bool try_again(struct taking *taking, char text[TAKING_TEXT_SIZE])
{
    struct err err = {0};
    taking->retry_ms = 0;
    if (keep_from_ram(taking, &err))
        return hear_disk(taking, WRITE_BEHIND_PATIENCE, text);
    conclude(taking, false, &err, text);
    return true;
}

bool taking_step(struct taking *taking, int64_t steady_ms, char text[TAKING_TEXT_SIZE])
{
    bool is_news = taking_is_keeping(taking) ? hear_disk(taking, WRITE_BEHIND_NO_WAIT, text)
                   : !taking->is_kept && taking->retry_ms > 0 && steady_ms >= taking->retry_ms
                       ? try_again(taking, text)
                       : false;
    if (!taking->is_kept && !taking_is_keeping(taking) && taking->retry_ms == 0)
        taking->retry_ms = steady_ms + retry_wait_ms(taking->failures);
    return is_news;
}

int64_t taking_due(const struct taking *taking, int64_t steady_ms)
{
    if (taking_is_keeping(taking))
        return steady_ms + TAKING_LOOK_MS;
    if (taking->is_kept)
        return INT64_MAX;
    return taking->retry_ms > 0 ? taking->retry_ms : steady_ms;
}

void taking_finish(struct taking *taking)
{
    char text[TAKING_TEXT_SIZE];
    while (taking_is_keeping(taking))
        hear_disk(taking, WRITE_BEHIND_WAIT, text);
}

/* At most one is being written. What is in RAM can come after it; what is not there waits for the disk. */
static void keep(struct taking *taking, const struct envelope_payload *payload, bool is_in_ram,
                 struct arena *arena, char text[TAKING_TEXT_SIZE])
{
    taking->is_kept = false;
    if (!is_in_ram)
        taking_finish(taking);
    if (taking_is_keeping(taking)) {
        taking->is_next = true;
    } else {
        begin_to_keep(taking, payload->bytes, payload->size, arena);
        /* What is wrong with a disk that is not slow is told with the answer itself. */
        hear_disk(taking, is_in_ram ? WRITE_BEHIND_PATIENCE : WRITE_BEHIND_WAIT, text);
    }
}

static enum source_outcome take_payload(struct taking *taking, const struct envelope_payload *payload,
                                        struct arena *arena, char text[TAKING_TEXT_SIZE])
{
    const struct live *live;
    struct err err = {0};
    if (payload->revision == taking->revision && strcmp(payload->digest, taking->digest) == 0) {
        if (!taking->is_kept && !taking_is_keeping(taking))
            keep(taking, payload, true, arena, text);
        return SOURCE_SAME;
    }
    if (!read_live(payload->bytes, payload->size, arena, NULL, &live, &err)) {
        say(text, "", &err);
        return SOURCE_NOT_READ;
    }
    bool was_kept = taking->is_kept;
    bool is_shown =
        spool_replace_file(path_in(arena, taking->run, SPOOL_LIVE), payload->bytes, payload->size, &err);
    if (!is_shown)
        say(text, "live.json in RAM ", &err);
    keep(taking, payload, is_shown, arena, text);
    if (!is_shown && !taking->is_kept) {
        taking->is_kept = was_kept; /* those that were taken before */
        return SOURCE_HELD_OFF;
    }
    taking->revision = payload->revision;
    memcpy(taking->digest, payload->digest, sizeof taking->digest);
    return SOURCE_TAKEN;
}

static bool is_too_large(size_t size, char text[TAKING_TEXT_SIZE])
{
    if (size <= TAKING_LIMIT_BYTES)
        return false;
    snprintf(text, TAKING_TEXT_SIZE, "has %zu bytes: at most %zu are read", size, TAKING_LIMIT_BYTES);
    return true;
}

enum source_outcome taking_live(struct taking *taking, const char *bytes, size_t size,
                                char text[TAKING_TEXT_SIZE])
{
    const struct envelope_rules rules = {.keys = taking->keys,
                                         .venue = taking->venue,
                                         .known_revision = taking->revision,
                                         .known_digest = taking->digest};
    struct arena arena;
    struct envelope_payload payload;
    struct err err = {0};
    enum source_outcome outcome;
    if (is_too_large(size, text))
        return SOURCE_TOO_LARGE;
    arena_init(&arena, malloc, free);
    text[0] = '\0';
    if (envelope_read(bytes, size, &rules, &arena, &payload, &err)) {
        outcome = take_payload(taking, &payload, &arena, text);
    } else {
        say(text, "", &err);
        outcome = err.code == ERR_SYNTAX || err.code == ERR_FORMAT ? SOURCE_NOT_READ : SOURCE_HELD_OFF;
    }
    arena_finish(&arena);
    return outcome;
}

/* --- the venue --- */

static bool is_same_file(const char *path, const char *bytes, size_t size, struct arena *arena)
{
    const char *held;
    size_t held_size;
    return spool_read_file(path, LIMIT_FILE_BYTES, arena, &held, &held_size, NULL) && held_size == size &&
           memcmp(held, bytes, size) == 0;
}

static bool is_known_key(const struct signing_keys *known, const char *word)
{
    struct signing_keys one = {0};
    if (!signing_keys_add(&one, word, NULL))
        return false;
    for (unsigned i = 0; i < known->count; i++)
        if (memcmp(&known->keys[i], &one.keys[0], sizeof one.keys[0]) == 0)
            return true;
    return false;
}

static bool keeps_one(const struct signing_keys *known, const struct display_config *config)
{
    for (uint32_t i = 0; i < config->live_key_count; i++)
        if (is_known_key(known, config->live_keys[i]))
            return true;
    return false;
}

/* Whether each display keeps one of the keys in force, and a board that is none of them. */
static bool keeps_keys(const struct signing_keys *known, const struct venue *venue)
{
    if (known->count == 0)
        return true;
    for (uint32_t i = 0; i < venue->display_count; i++)
        if (!keeps_one(known, &venue->displays[i].config))
            return false;
    return keeps_one(known, &venue->shared);
}

static enum source_outcome take_venue(struct taking *taking, const char *bytes, size_t size,
                                      struct arena *arena, char text[TAKING_TEXT_SIZE])
{
    const struct venue *venue;
    struct err err = {0};
    const char *path = path_in(arena, taking->feed, SPOOL_VENUE);
    if (is_same_file(path, bytes, size, arena))
        return SOURCE_SAME;
    if (!read_venue(bytes, size, arena, NULL, &venue, &err)) {
        say(text, "", &err);
        return SOURCE_NOT_READ;
    }
    if (!keeps_keys(&taking->keys, venue)) {
        snprintf(text, TAKING_TEXT_SIZE,
                 "it has none of the keys in force: put it on the SETUP partition if that is meant");
        return SOURCE_HELD_OFF;
    }
    if (!spool_replace_file(path, bytes, size, &err) ||
        !order_raise(taking->feed, taking->setup, SPOOL_VENUE, &err)) {
        say(text, "venue.json ", &err);
        return SOURCE_HELD_OFF;
    }
    return SOURCE_TAKEN;
}

enum source_outcome taking_venue(struct taking *taking, const char *bytes, size_t size,
                                 char text[TAKING_TEXT_SIZE])
{
    struct arena arena;
    if (is_too_large(size, text))
        return SOURCE_TOO_LARGE;
    arena_init(&arena, malloc, free);
    text[0] = '\0';
    enum source_outcome outcome = take_venue(taking, bytes, size, &arena, text);
    arena_finish(&arena);
    return outcome;
}
