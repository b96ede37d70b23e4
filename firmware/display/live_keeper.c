#include "display/live_keeper.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "json/read.h"
#include "json/write.h"
#include "program/limits.h"
#include "reader/read_live.h"
#include "reader/write_live.h"
#include "spool/file.h"
#include "spool/names.h"

static const char FORMAT[] = "nownext-revisions/1";
enum { MOST_BYTES = 64 * 1024 };

/* ---- the revisions that were seen ---- */

static const char *read_member(const cJSON *item, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, name));
    return text ? text : "";
}

/* *ret_carried: the emergency that the live data kept beside it do not speak of; NULL: none. */
static void read_seen(struct live_keeper *keeper, const struct live_emergency **ret_carried)
{
    const struct live *part;
    struct arena *arena = &keeper->names;
    const cJSON *tree, *item;
    const char *bytes;
    size_t size;
    if (!spool_read_file(arena_printf(arena, "%s/" LIVE_KEEPER_REVISIONS_FILE, keeper->folder), MOST_BYTES,
                         arena, &bytes, &size, NULL) ||
        !json_parse(bytes, size, JSON_NATIVE, arena, &tree, NULL) ||
        !json_check_format(cJSON_GetObjectItemCaseSensitive(tree, "format"), FORMAT, NULL))
        return;
    item = cJSON_GetObjectItemCaseSensitive(tree, "carried");
    if (item && read_live_part(item, arena, NULL, &part, NULL))
        *ret_carried = part->emergency;
    cJSON_ArrayForEach(item, cJSON_GetObjectItemCaseSensitive(tree, "seen"))
    {
        struct precedence_seen seen = {read_member(item, "venue"), read_member(item, "log"), 0};
        struct json_path path = {.name = "revision"};
        if (keeper->seen_count < LIVE_KEEPER_MOST_SEEN &&
            json_read_int(&path, cJSON_GetObjectItemCaseSensitive(item, "revision"), INT64_MIN, INT64_MAX,
                          &seen.revision, NULL))
            keeper->seen[keeper->seen_count++] = seen;
    }
}

static bool is_same_log(const struct precedence_seen *a, const char *venue, const char *log)
{
    return strcmp(a->venue, venue) == 0 && strcmp(a->log, log) == 0;
}

/* The latest comes first; the oldest goes. */
static void add_seen(struct live_keeper *keeper, const struct live *live)
{
    struct precedence_seen seen;
    uint32_t at = 0;
    while (at < keeper->seen_count && !is_same_log(&keeper->seen[at], live->venue, live->log))
        at++;
    if (at < keeper->seen_count)
        seen = keeper->seen[at];
    else
        seen = (struct precedence_seen){arena_copy(&keeper->names, live->venue),
                                        arena_copy(&keeper->names, live->log), INT64_MIN};
    if (live->revision > seen.revision)
        seen.revision = live->revision;
    if (at == LIVE_KEEPER_MOST_SEEN)
        at--;
    else if (at == keeper->seen_count)
        keeper->seen_count++;
    memmove(keeper->seen + 1, keeper->seen, at * sizeof *keeper->seen);
    keeper->seen[0] = seen;
    keeper->is_seen_saved = false;
    keeper->is_latest = false;
}

static void begin_seen(struct live_keeper *keeper)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    struct json_writer json = {.out = &text, .layout = JSON_ONE_LINE};
    json_open(&json, NULL, '{');
    json_add_text(&json, "format", FORMAT);
    json_open(&json, "seen", '[');
    for (uint32_t i = 0; i < keeper->seen_count; i++) {
        json_open(&json, NULL, '{');
        json_add_text(&json, "venue", keeper->seen[i].venue);
        json_add_text(&json, "log", keeper->seen[i].log);
        json_addf(&json, "revision", "%" PRId64, keeper->seen[i].revision);
        json_close(&json, '}');
    }
    json_close(&json, ']');
    if (keeper->is_carried) {
        const struct live part = {
            .issued = INSTANT_NONE, .venue = "", .log = "", .emergency = keeper->live->emergency};
        write_live_part(&json, "carried", &part);
    }
    keeper->is_carried_there = keeper->is_carried;
    json_close(&json, '}');
    str_add(&text, "\n");
    write_behind_start(&keeper->behind,
                       arena_printf(&arena, "%s/" LIVE_KEEPER_REVISIONS_FILE, keeper->folder), text.text,
                       text.length);
    arena_finish(&arena);
    keeper->writes_seen = keeper->is_latest = true;
}

/* ---- what is kept ---- */

/* In the arena that is not current. */
static bool read_copy(struct live_keeper *keeper, const char *bytes, size_t size)
{
    struct arena *other = &keeper->arenas[1 - keeper->current];
    const char *copy = arena_copy_n(other, bytes, size);
    const struct live *live;
    if (!read_live(copy, size, other, NULL, &live, NULL))
        return false;
    keeper->current = 1 - keeper->current;
    keeper->live = live;
    keeper->bytes = copy;
    keeper->size = size;
    keeper->hash = str_hash(copy, size);
    return true;
}

/* Lays an emergency over live data that do not speak of it: it never ends by absence. */
static void carry(struct live_keeper *keeper, const struct live_emergency *emergency)
{
    struct arena *arena = &keeper->arenas[keeper->current];
    const struct live alone = {.issued = INSTANT_NONE, .venue = "", .log = "", .emergency = emergency};
    const struct live *copy;
    size_t size;
    const char *text = write_live(&alone, NULL, arena, &size);
    if (!read_live(text, size, arena, NULL, &copy, NULL))
        return;
    struct live *live = ARENA_NEW(arena, struct live);
    *live = *keeper->live;
    live->emergency = copy->emergency;
    keeper->live = live;
    keeper->is_carried = true;
}

/* Whether what came after these live data has to go on with their emergency. */
static bool goes_on(const struct live *before, const struct live *live)
{
    return before && before->emergency && !instant_is_set(before->emergency->lifted) && !live->emergency &&
           (!*before->venue || !*live->venue || strcmp(before->venue, live->venue) == 0);
}

static void read_kept(struct live_keeper *keeper, const struct live_emergency *carried)
{
    struct arena scratch;
    const char *bytes;
    size_t size;
    arena_init(&scratch, malloc, free);
    if (spool_read_file(arena_printf(&scratch, "%s/%s", keeper->folder, spool_file_name(SPOOL_LIVE)),
                        LIMIT_FILE_BYTES, &scratch, &bytes, &size, NULL) &&
        read_copy(keeper, bytes, size) && carried && !keeper->live->emergency)
        carry(keeper, carried);
    arena_finish(&scratch);
}

void live_keeper_init(struct live_keeper *keeper, const char *folder)
{
    *keeper = (struct live_keeper){.folder = folder, .is_saved = true, .is_seen_saved = true};
    for (int i = 0; i < 2; i++)
        arena_init(&keeper->arenas[i], malloc, free);
    arena_init(&keeper->names, malloc, free);
    if (!folder)
        return;
    const struct live_emergency *carried = NULL;
    read_seen(keeper, &carried);
    keeper->is_carried_there = carried != NULL;
    read_kept(keeper, carried);
}

void live_keeper_take(struct live_keeper *keeper, const char *bytes, size_t size)
{
    const struct live *before = keeper->live;
    const bool was_carried = keeper->is_carried;
    if (!read_copy(keeper, bytes, size))
        return;
    keeper->is_carried = false;
    const bool is_silent = !keeper->live->emergency;
    if (goes_on(before, keeper->live))
        carry(keeper, before->emergency);
    /* Else what is there holds: live data with an emergency of their own are not asked for another. */
    if (is_silent && (keeper->is_carried ? !was_carried : keeper->is_carried_there))
        keeper->is_seen_saved = keeper->is_latest = false;
    if (before &&
        (strcmp(before->venue, keeper->live->venue) != 0 || strcmp(before->log, keeper->live->log) != 0))
        add_seen(keeper, before);
    keeper->is_saved = false;
    keeper->is_latest = keeper->is_latest && keeper->writes_seen;
    keeper->failed_steady_ms = 0; /* a change is worth another try */
}

static void begin_live(struct live_keeper *keeper)
{
    struct arena scratch;
    arena_init(&scratch, malloc, free);
    write_behind_start(&keeper->behind,
                       arena_printf(&scratch, "%s/%s", keeper->folder, spool_file_name(SPOOL_LIVE)),
                       keeper->bytes, keeper->size);
    arena_finish(&scratch);
    keeper->writes_seen = false;
    keeper->is_latest = true;
}

/* What came of what was being written. */
static void hear(struct live_keeper *keeper, int64_t steady_ms, enum write_behind_wait wait)
{
    bool ok;
    if (!write_behind_end(&keeper->behind, wait, &ok, &keeper->err))
        return;
    keeper->is_failing = !ok;
    if (!ok && keeper->is_latest)
        keeper->failed_steady_ms = steady_ms ? steady_ms : 1;
    *(keeper->writes_seen ? &keeper->is_seen_saved : &keeper->is_saved) = ok && keeper->is_latest;
}

bool live_keeper_save(struct live_keeper *keeper, int64_t steady_ms, enum write_behind_wait wait)
{
    bool is_done = false;
    if (!keeper->folder)
        return true;
    hear(keeper, steady_ms, wait);
    while (!is_done) {
        is_done = keeper->is_saved && keeper->is_seen_saved;
        if (is_done || write_behind_is_busy(&keeper->behind) ||
            (keeper->failed_steady_ms && steady_ms - keeper->failed_steady_ms < LIVE_KEEPER_RETRY_MS))
            break;
        keeper->failed_steady_ms = 0;
        /* First what was: a power cut in between leaves the old live data, and their revision twice. */
        if (keeper->is_seen_saved)
            begin_live(keeper);
        else
            begin_seen(keeper);
        hear(keeper, steady_ms, wait);
    }
    return is_done;
}

bool live_keeper_is_busy(const struct live_keeper *keeper)
{
    return write_behind_is_busy(&keeper->behind);
}

/* What has come while the disk was busy is written too. */
void live_keeper_finish(struct live_keeper *keeper)
{
    if (live_keeper_is_busy(keeper))
        live_keeper_save(keeper, 0, WRITE_BEHIND_WAIT);
    arena_finish(&keeper->arenas[0]);
    arena_finish(&keeper->arenas[1]);
    arena_finish(&keeper->names);
    *keeper = (struct live_keeper){0};
}

void live_keeper_settle(struct live_keeper *keeper)
{
    struct arena *other = &keeper->arenas[1 - keeper->current];
    arena_finish(other);
    arena_init(other, malloc, free);
}
