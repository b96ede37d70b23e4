#include "setup/intake_pictures.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "platform/events.h"
#include "raster/picture_child.h"
#include "spool/file.h"

enum { MOST_MEMORY_BYTES = 256 * 1024 };

/* What is known of one version of a file. */
struct intake_picture {
    struct intake_picture *next;
    uint64_t hash;
    size_t size, png_size;
    const char *file, *reason; /* reason "": it is good */
    bool is_named;             /* in this run */
};

static void add(struct intake_run *run, struct intake_picture picture)
{
    struct intake_picture *kept = ARENA_NEW(&run->whole, struct intake_picture);
    *kept = picture;
    kept->next = run->pictures;
    run->pictures = kept;
}

/* A line that is none of ours is passed over: its picture is decoded anew. */
static void read_line(struct intake_run *run, char *line)
{
    struct intake_picture picture = {0};
    int name = 0;
    char *tab = strchr(line, '\t');
    if (!tab ||
        sscanf(line, "%16" SCNx64 " %zu %zu %n", &picture.hash, &picture.size, &picture.png_size, &name) !=
            3 ||
        name == 0)
        return;
    *tab = '\0';
    picture.file = arena_copy(&run->whole, line + name);
    picture.reason = arena_copy(&run->whole, tab + 1);
    add(run, picture);
}

static void read_memory(struct intake_run *run)
{
    struct arena scratch;
    const char *text;
    size_t size;
    if (run->pictures_are_read)
        return;
    run->pictures_are_read = true;
    arena_init(&scratch, malloc, free);
    if (spool_read_file(arena_printf(&scratch, "%s/" PICTURES_FILE, run->intake->spool), MOST_MEMORY_BYTES,
                        &scratch, &text, &size, NULL)) {
        char *copy = arena_copy_n(&scratch, text, size), *rest = NULL;
        for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
            read_line(run, line);
    }
    arena_finish(&scratch);
}

/* NULL for a version that is not known. */
static struct intake_picture *find(struct intake_run *run, const char *file, uint64_t hash, size_t size)
{
    for (struct intake_picture *picture = run->pictures; picture; picture = picture->next)
        if (picture->hash == hash && picture->size == size && strcmp(picture->file, file) == 0)
            return picture;
    return NULL;
}

/* Whether what was made of it lies in the spool still. */
static bool is_there(struct intake_run *run, const struct intake_picture *picture)
{
    struct stat about;
    return stat(intake_run_spool_path(run, picture->file), &about) == 0 && S_ISREG(about.st_mode) &&
           (size_t)about.st_size == picture->png_size;
}

static bool make_png(struct intake_run *run, const char *bytes, size_t size, struct arena *scratch,
                     const char **ret_png, size_t *ret_size, struct err *reterr)
{
    const struct intake *intake = run->intake;
    struct picture_limits limits = intake->limits ? *intake->limits : picture_child_limits();
    int64_t all_ms = intake->pictures_ms ? intake->pictures_ms : PICTURE_CHILD_ALL_MS,
            left = all_ms - run->pictures_used_ms, begun = events_steady_ms();
    if (left < 1) {
        run->pictures_out_of_time = true;
        return err_set(reterr, ERR_LIMIT,
                       "is left out: the pictures before it took all of %u s; make those smaller",
                       (unsigned)((all_ms + 999) / 1000));
    }
    if (left < limits.wall_ms)
        limits.wall_ms = (unsigned)left;
    bool ok = picture_child_make_png(bytes, size, &limits, scratch, ret_png, ret_size, reterr);
    run->pictures_used_ms += events_steady_ms() - begun;
    return ok;
}

bool intake_pictures_bring(struct intake_run *run, const char *file, const char *bytes, size_t size,
                           struct arena *scratch, struct err *reterr)
{
    uint64_t hash = str_hash(bytes, size);
    const char *png;
    size_t png_size = 0;
    struct err err = {0};
    read_memory(run);
    struct intake_picture *known = find(run, file, hash, size);
    if (known)
        known->is_named = true;
    if (known && *known->reason)
        return err_set(reterr, ERR_MEANING, "%s", known->reason);
    if (known && is_there(run, known)) {
        run->result->unchanged++;
        intake_run_say(run, "unchanged: %s", file);
        return true;
    }
    if (run->intake->puts_pictures_off) {
        run->result->put_off++;
        intake_run_say(run, "later: %s", file);
        return true;
    }
    bool made = make_png(run, bytes, size, scratch, &png, &png_size, &err);
    /* Of what this machine failed at, the next try may do better. */
    bool lasts = made || (err.code != ERR_IO && !run->pictures_out_of_time);
    if (lasts && !known)
        add(run, (struct intake_picture){.hash = hash,
                                         .size = size,
                                         .png_size = png_size,
                                         .file = arena_copy(&run->whole, file),
                                         .reason = made ? "" : intake_run_printable(&run->whole, err.text),
                                         .is_named = true});
    else if (known)
        known->png_size = png_size;
    if (!made) {
        *reterr = err;
        return false;
    }
    intake_run_make_folders(run, file);
    return intake_run_put(run, file, png, png_size, false, reterr);
}

void intake_pictures_remember(struct intake_run *run)
{
    struct str_builder text = {.arena = &run->whole};
    const char *there;
    size_t size;
    read_memory(run);
    str_add(&text, "");
    /* Only what the settings name: the memory does not grow from event to event. */
    for (const struct intake_picture *picture = run->pictures; picture; picture = picture->next)
        if (picture->is_named && !strpbrk(picture->file, "\t\n"))
            str_addf(&text, "%016" PRIx64 " %zu %zu %s\t%s\n", picture->hash, picture->size,
                     picture->png_size, picture->file, picture->reason);
    const char *path = intake_run_spool_path(run, PICTURES_FILE);
    if (!text.length) {
        remove(path);
        return;
    }
    if (spool_read_file(path, text.length, &run->arena, &there, &size, NULL) && size == text.length &&
        memcmp(there, text.text, size) == 0)
        return;
    spool_replace_file(path, text.text, text.length, NULL);
}
