#include "merge/merge.h"

#include <stdlib.h>
#include <string.h>

#include "changes/infer.h"
#include "merge/stage.h"
#include "program/limits.h"
#include "reader/infer_memory.h"
#include "reader/name_key.h"
#include "reader/read_changes.h"
#include "reader/read_program.h"
#include "reader/write_changes.h"
#include "reader/write_program.h"
#include "base/sha256.h"
#include "spool/file.h"
#include "spool/order.h"
#include "spool/tz.h"

#define PROGRAM_FILE "program.json"
#define CHANGES_FILE "changes.json"
#define MEMORY_FILE "inferred.json"

/* The order matters to readers: what is told of a program comes before it, its number after it. */
static const char *const names[] = {MEMORY_FILE, CHANGES_FILE, PROGRAM_FILE, ORDER_FILE};

/* A file as it lies in the folder. */
struct held_file {
    const char *bytes; /* NULL: it is not there, or can't be read */
    size_t size;
};

/* What the last poll has left. */
struct last_poll {
    struct held_file program_file, changes_file, memory_file, order_file;
    const struct program *good; /* NULL: this is the first load */
    struct infer_memory memory;
    const struct feed_changes *changes; /* NULL: none */
};

static struct held_file read_held(const char *folder, const char *name, struct arena *arena)
{
    struct held_file file = {NULL, 0};
    if (!spool_read_file(arena_printf(arena, "%s/%s", folder, name), LIMIT_FILE_BYTES, arena, &file.bytes,
                         &file.size, NULL))
        file.bytes = NULL;
    return file;
}

static void read_last(const char *folder, struct arena *arena, struct last_poll *ret)
{
    static const char *const no_words[] = {NULL}; /* the titles have been read */
    const struct zone_source zones = spool_zone_source();
    struct arena scratch;
    *ret = (struct last_poll){.program_file = read_held(folder, PROGRAM_FILE, arena),
                              .changes_file = read_held(folder, CHANGES_FILE, arena),
                              .memory_file = read_held(folder, MEMORY_FILE, arena),
                              .order_file = read_held(folder, ORDER_FILE, arena),
                              .memory = {.revision = ""}};
    if (!ret->program_file.bytes)
        return;
    arena_init(&scratch, malloc, free);
    if (!read_program(ret->program_file.bytes, ret->program_file.size, &zones, no_words, arena, &scratch,
                      NULL, &ret->good, NULL))
        ret->good = NULL;
    arena_finish(&scratch);
    if (!ret->good)
        return;
    if (!ret->memory_file.bytes ||
        !read_infer_memory(ret->memory_file.bytes, ret->memory_file.size, arena, &ret->memory, NULL))
        ret->memory = (struct infer_memory){.revision = ""};
    if (!ret->changes_file.bytes ||
        !read_changes(ret->changes_file.bytes, ret->changes_file.size, arena, NULL, &ret->changes, NULL))
        ret->changes = NULL;
}

static bool is_held(const struct held_file *file, const char *text, size_t size)
{
    return file->bytes && file->size == size && memcmp(file->bytes, text, size) == 0;
}

/* Whether the list lies there already, whenever it was made. */
static bool are_changes_held(const struct last_poll *last, const struct feed_changes *changes,
                             const struct program *program, struct arena *arena)
{
    size_t size, old_size;
    if (!last->changes)
        return false;
    struct feed_changes now = *changes, old = *last->changes;
    now.made = old.made = INSTANT_NONE;
    const char *text = write_changes(&now, program, arena, &size);
    const char *old_text = write_changes(&old, program, arena, &old_size);
    return size == old_size && memcmp(text, old_text, size) == 0;
}

/* The order with a higher number for the program, in the stage: what lies in the folder is copied there
 * first. */
static bool stage_order(const struct stage *stage, const struct merge_job *job, const struct last_poll *last,
                        struct arena *arena, struct err *reterr)
{
    if (last->order_file.bytes &&
        !stage_put(stage, ORDER_FILE, last->order_file.bytes, last->order_file.size, reterr))
        return false;
    return order_raise(arena_printf(arena, "%s/%s", job->folder, stage_folder()), job->setup, SPOOL_PROGRAM,
                       reterr);
}

static bool write_all(const struct merge_job *job, const struct last_poll *last, struct inference *inference,
                      struct arena *arena, bool *ret_wrote, struct err *reterr)
{
    const struct stage stage = {job->folder, sizeof names / sizeof *names, names};
    char digest[SHA256_TEXT_SIZE];
    size_t size, changes_size, memory_size;
    const char *text = write_program_to_read(inference->program, arena, &size, reterr);
    if (!text)
        return false;
    sha256_text(text, size, digest);
    inference->changes.program_digest = digest;
    bool same_program = is_held(&last->program_file, text, size);
    const char *changes = write_changes(&inference->changes, inference->program, arena, &changes_size);
    bool same_changes = are_changes_held(last, &inference->changes, inference->program, arena);
    const char *memory = write_infer_memory(&inference->memory, arena, &memory_size);
    bool same_memory = is_held(&last->memory_file, memory, memory_size);
    *ret_wrote = !same_program || !same_changes || !same_memory;
    if (!*ret_wrote)
        return true;
    return stage_begin(&stage, reterr) &&
           (same_memory || stage_put(&stage, MEMORY_FILE, memory, memory_size, reterr)) &&
           (same_changes || stage_put(&stage, CHANGES_FILE, changes, changes_size, reterr)) &&
           (same_program || (stage_put(&stage, PROGRAM_FILE, text, size, reterr) &&
                             stage_order(&stage, job, last, arena, reterr))) &&
           stage_commit(&stage, reterr);
}

/* The published version; NULL with the reason. `loaded` is to be finished by the caller. */
static const struct program *load_published(const struct merge_job *job, const struct last_poll *last,
                                            struct arena *arena, struct loaded *loaded, struct err *reterr)
{
    if (job->published)
        return load_program(job->published, &job->load, loaded, reterr) ? loaded->program : NULL;
    const struct program *program =
        last->good ? infer_published(&last->memory, last->good, name_key, arena) : NULL;
    if (!program)
        err_set(reterr, ERR_USAGE, "there is no version of an earlier poll");
    return program;
}

bool merge_run(const struct merge_job *job, struct arena *arena, struct merge_result *ret, struct err *reterr)
{
    const struct stage stage = {job->folder, sizeof names / sizeof *names, names};
    struct last_poll last;
    struct loaded loaded = {0};
    struct inference inference;
    *ret = (struct merge_result){.reason = "", .report = "", .revision = "", .again = INSTANT_NEVER};
    if (!stage_recover(&stage, reterr))
        return false;
    read_last(job->folder, arena, &last);
    const struct program *published = load_published(job, &last, arena, &loaded, reterr);
    if (!published)
        return false;
    changes_infer(&last.memory, last.good, published, job->polled, name_key, arena, &inference);
    ret->refused = inference.refused;
    ret->reason = arena_printf(arena, "%s", inference.reason);
    ret->report = arena_printf(arena, "%s", inference.report);
    ret->revision = arena_printf(arena, "%s", inference.program->revision);
    ret->sessions = inference.program->session_count;
    ret->held = inference.held;
    ret->told = inference.changes.list.count;
    ret->again = inference.again;
    bool ok = ret->refused || write_all(job, &last, &inference, arena, &ret->wrote, reterr);
    load_finish(&loaded);
    return ok;
}
