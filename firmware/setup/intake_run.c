#include "setup/intake_run.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "spool/refusals.h"
#include "spool/file.h"

/* The text of the refusals stays below what app/refusals.h reads. */
enum { MOST_REFUSAL_BYTES = 4000 };

void taking_begin(struct taking *taking, const struct intake *intake, struct intake_result *result, struct err *reterr)
{
    *taking = (struct taking){.intake = intake, .result = result, .reterr = reterr};
    *result = (struct intake_result){0};
    arena_init(&taking->arena, malloc, free);
    arena_init(&taking->whole, malloc, free);
    taking->refusals.arena = &taking->whole;
}

void taking_finish(struct taking *taking)
{
    arena_finish(&taking->arena);
    arena_finish(&taking->whole);
}

void taking_end_turn(struct taking *taking)
{
    arena_finish(&taking->arena);
    arena_init(&taking->arena, malloc, free);
}

const char *taking_setup_path(struct taking *taking, const char *name)
{
    return arena_printf(&taking->arena, "%s/%s", taking->intake->setup, name);
}

const char *taking_spool_path(struct taking *taking, const char *name)
{
    return arena_printf(&taking->arena, "%s/%s", taking->intake->spool, name);
}

void taking_say(const struct taking *taking, const char *format, ...)
{
    va_list arguments;
    if (!taking->intake->out)
        return;
    va_start(arguments, format);
    vfprintf(taking->intake->out, format, arguments);
    va_end(arguments);
    fputc('\n', taking->intake->out);
}

const char *taking_printable(struct arena *arena, const char *text)
{
    char *copy = arena_copy(arena, text);
    size_t length = strlen(copy);
    for (size_t bad = str_valid_prefix(copy, length); bad < length; bad = str_valid_prefix(copy, length))
        copy[bad] = '?';
    return str_clean(arena, copy);
}

void taking_refuse(struct taking *taking, const char *name, const struct err *err)
{
    char buffer[700];
    err_format(err, name, buffer, sizeof buffer);
    const char *text = taking_printable(&taking->arena, buffer);
    taking->result->refused++;
    taking_say(taking, "refused: %s", text);
    if (taking->refusals.length + strlen(text) + 1 <= MOST_REFUSAL_BYTES)
        str_addf(&taking->refusals, "%s\n", text);
}

static bool is_there(const char *path, const char *bytes, size_t size)
{
    struct arena scratch;
    const char *there;
    size_t there_size;
    arena_init(&scratch, malloc, free);
    bool same = spool_read_file(path, size, &scratch, &there, &there_size, NULL) && there_size == size &&
                memcmp(there, bytes, size) == 0;
    arena_finish(&scratch);
    return same;
}

bool taking_put(struct taking *taking, const char *name, const char *bytes, size_t size, bool anew, struct err *reterr)
{
    const char *path = taking_spool_path(taking, name);
    if (!anew && is_there(path, bytes, size)) {
        taking->result->unchanged++;
        taking_say(taking, "unchanged: %s", name);
        return true;
    }
    if (!spool_replace_file(path, bytes, size, reterr))
        return false;
    taking->result->taken++;
    taking_say(taking, "taken: %s", name);
    return true;
}

bool taking_is_seen(const struct taking *taking, const char *file)
{
    for (const struct intake_seen *seen = taking->seen; seen; seen = seen->next)
        if (strcmp(seen->file, file) == 0)
            return true;
    return false;
}

void taking_mark_seen(struct taking *taking, const char *file)
{
    struct intake_seen *seen = ARENA_NEW(&taking->whole, struct intake_seen);
    *seen = (struct intake_seen){taking->seen, arena_copy(&taking->whole, file)};
    taking->seen = seen;
}

const char *taking_find_name(const struct taking *taking, const char *wanted)
{
    for (uint32_t i = 0; i < taking->name_count; i++)
        if (strcasecmp(taking->names[i], wanted) == 0)
            return taking->names[i];
    return NULL;
}

static bool remove_if_there(const char *path, struct err *reterr)
{
    return remove(path) == 0 || errno == ENOENT ||
           err_set(reterr, ERR_IO, "%s can't be removed: %s", path, strerror(errno));
}

bool taking_leave_refusals(struct taking *taking)
{
    const char *path = taking_spool_path(taking, REFUSALS_FILE), *run = taking->intake->run, *there;
    const char *beside = run ? arena_printf(&taking->arena, "%s/" REFUSALS_FILE, run) : NULL;
    size_t size, length = taking->refusals.length;
    if (beside)
        remove(beside);
    if (length == 0)
        return remove_if_there(path, taking->reterr);
    /* A display that runs does not say again what it has said. */
    if (spool_read_file(path, length, &taking->arena, &there, &size, NULL) && size == length &&
        memcmp(there, taking->refusals.text, size) == 0)
        return true;
    if (spool_replace_file(path, taking->refusals.text, length, taking->reterr))
        return true;
    /* No room even for that. What the spool still has of it is of another time. */
    if (beside && spool_replace_file(beside, taking->refusals.text, length, NULL))
        remove(path);
    return false;
}
