#include "load/safe_picture.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "raster/picture_child.h"

/* A file as it was when it was made a PNG, or when that failed. */
struct made {
    struct made *next;
    struct stat about;
    const char *png; /* NULL: it failed */
    size_t size;
    struct err err;
    struct arena arena;
    char path[];
};

static struct made *all_made;
static int64_t used_ms; /* of PICTURE_CHILD_ALL_MS */

static int64_t steady_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool is_same(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static void make(struct made *made)
{
    char *bytes;
    size_t size;
    struct picture_limits limits = picture_child_limits();
    int64_t begun = steady_ms(), left = PICTURE_CHILD_ALL_MS - used_ms;
    if (left < 1) {
        err_set(&made->err, ERR_LIMIT, "is left out: the pictures before it took all of %d s",
                PICTURE_CHILD_ALL_MS / 1000);
        return;
    }
    if (!picture_read_file(made->path, &bytes, &size, &made->err))
        return;
    if (left < limits.wall_ms)
        limits.wall_ms = (unsigned)left;
    if (!picture_child_make_png(bytes, size, &limits, &made->arena, &made->png, &made->size, &made->err))
        made->png = NULL;
    free(bytes);
    used_ms += steady_ms() - begun;
}

/* What there is of a file now; NULL where it is not there, or memory has run out. */
static const struct made *find(const char *path)
{
    struct stat about;
    struct made **link = &all_made;
    if (stat(path, &about) != 0)
        return NULL;
    while (*link && strcmp((*link)->path, path) != 0)
        link = &(*link)->next;
    if (*link && is_same(&(*link)->about, &about))
        return *link;
    if (*link) {
        struct made *old = *link;
        *link = old->next;
        arena_finish(&old->arena);
        free(old);
    }
    struct made *made = calloc(1, sizeof *made + strlen(path) + 1);
    if (!made)
        return NULL;
    strcpy(made->path, path);
    made->about = about; /* before it is read: what comes meanwhile is another version */
    arena_init(&made->arena, malloc, free);
    make(made);
    made->next = all_made;
    all_made = made;
    return made;
}

bool safe_picture_read(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                       struct err *reterr)
{
    const struct made *made = find(path);
    *ret = (struct picture){0};
    if (made && made->png)
        return picture_decode(made->png, made->size, width, height, fit, ret, reterr);
    if (!made)
        return err_set(reterr, ERR_IO, "the picture cannot be opened");
    if (reterr)
        *reterr = made->err;
    return false;
}

void safe_picture_prepare(struct display_config *config, struct arena *arena, struct issue_list *issues)
{
    struct cycle_entry *cycle = ARENA_ARRAY(arena, struct cycle_entry, config->cycle_count);
    for (uint32_t i = 0; i < config->cycle_count; i++) {
        cycle[i] = config->cycle[i];
        const struct made *made = cycle[i].file ? find(cycle[i].file) : NULL;
        if (!cycle[i].file || (made && made->png))
            continue;
        cycle[i].is_missing = true;
        issue_add(issues, ISSUE_WARNING, "picture", arena_printf(arena, "cycle[%u].file", (unsigned)i),
                  "%s has no page in the cycle: %s", cycle[i].file,
                  made ? made->err.text : "the picture cannot be opened");
    }
    if (config->cycle_count > 0)
        config->cycle = cycle;
    struct display_picture *pictures = ARENA_ARRAY(arena, struct display_picture, config->picture_count);
    for (uint32_t i = 0; i < config->picture_count; i++) {
        pictures[i] = config->pictures[i];
        const struct made *made = find(pictures[i].file);
        pictures[i].is_missing = !made || !made->png;
        if (pictures[i].is_missing)
            issue_add(issues, ISSUE_WARNING, "picture", arena_printf(arena, "pictures[%u]", (unsigned)i),
                      "%s is not shown: %s", pictures[i].file,
                      made ? made->err.text : "the picture cannot be opened");
    }
    config->pictures = pictures;
}
