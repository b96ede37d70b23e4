#include "setup/intake_files.h"

#include "setup/intake_pictures.h"
#include "setup/intake_taken.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "spool/board_identity.h"
#include "load/style.h"
#include "spool/refusals.h"
#include "spool/names.h"
#include "spool/order.h"
#include "program/limits.h"
#include "configuration/read_theme.h"
#include "raster/picture.h"
#include "spool/file.h"

static bool is_inside(const char *path)
{
    return path[0] != '/' && path[0] != '\0' && strcmp(path, "..") != 0 && strncmp(path, "../", 3) != 0 &&
           !strstr(path, "/../") && (strlen(path) < 3 || strcmp(path + strlen(path) - 3, "/..") != 0);
}

/* The spool's own files, and folders in their place. */
static bool is_reserved(const char *file)
{
    while (file[0] == '/' || (file[0] == '.' && file[1] == '/'))
        file++;
    size_t length = strcspn(file, "/");
    static const char *const others[] = {BOARD_IDENTITY_FILE, REFUSALS_FILE, PICTURES_FILE, ORDER_FILE,
                                         TAKEN_FILE};
    for (int i = 0; i < SPOOL_NAME_COUNT + (int)(sizeof others / sizeof *others); i++) {
        const char *own =
            i < SPOOL_NAME_COUNT ? spool_file_name((enum spool_name)i) : others[i - SPOOL_NAME_COUNT];
        if (strlen(own) == length && strncasecmp(file, own, length) == 0)
            return true;
    }
    return false;
}

/* A file of the organiser's that another one names. */
static bool read_named(struct intake_run *run, const char *naming, const char *file, size_t limit,
                       struct arena *scratch, const char **ret, size_t *ret_size, struct err *reterr)
{
    const char *path = intake_run_setup_path(run, file);
    if (access(path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR))
        return err_set(reterr, ERR_MEANING, "is not there, though %s names it", naming);
    return spool_read_file(path, limit, scratch, ret, ret_size, reterr);
}

static bool bring_picture(struct intake_run *run, const char *display, const char *file,
                          struct arena *scratch, struct err *reterr)
{
    const char *bytes;
    size_t size;
    if (!is_inside(file))
        return err_set(reterr, ERR_MEANING, "must lie beside %s, on this partition", display);
    if (is_reserved(file))
        return err_set(reterr, ERR_MEANING, "is no name for a picture: give it another one, here and in %s",
                       display);
    if (!read_named(run, display, file, PICTURE_MOST_BYTES, scratch, &bytes, &size, reterr))
        return false;
    return intake_pictures_bring(run, file, bytes, size, scratch, reterr);
}

/* One that can't be taken is refused, and nothing else. */
static void take_picture(struct intake_run *run, const char *display, const char *file)
{
    struct arena scratch;
    struct err err = {0};
    if (intake_run_is_seen(run, file))
        return;
    intake_run_mark_seen(run, file);
    arena_init(&scratch, malloc, free);
    if (!bring_picture(run, display, file, &scratch, &err))
        intake_run_refuse(run, file, &err);
    arena_finish(&scratch);
}

void intake_take_pictures(struct intake_run *run, const char *name, const struct display_config *config)
{
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].file)
            take_picture(run, name, config->cycle[i].file);
    for (uint32_t i = 0; i < config->picture_count; i++)
        take_picture(run, name, config->pictures[i].file);
}

static bool is_own_theme(const char *name, struct arena *scratch)
{
    const char *const *names;
    for (uint32_t i = style_themes(scratch, &names); i-- > 0;)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

/* A theme's file, found good, and its logo, which lies beside it. */
static bool bring_theme(struct intake_run *run, const char *file, struct arena *scratch, struct err *reterr)
{
    const struct theme *theme;
    const char *bytes, *slash = strrchr(file, '/');
    size_t size;
    if (!style_is_path(file))
        return err_set(reterr, ERR_MEANING, "a board has %s; a theme of your own is named as \"%s.json\"",
                       style_theme_list(scratch), file);
    if (!is_inside(file) || is_reserved(file))
        return err_set(reterr, ERR_MEANING, "%s is no theme's file on this partition", file);
    if (!read_named(run, "this", file, LIMIT_FILE_BYTES, scratch, &bytes, &size, reterr) ||
        !read_theme(bytes, size, scratch, &theme, reterr))
        return false;
    if (theme->logo)
        take_picture(run, file,
                     arena_printf(scratch, "%.*s%s", slash ? (int)(slash + 1 - file) : 0, file, theme->logo));
    intake_run_make_folders(run, file);
    return intake_run_put(run, file, bytes, size, false, reterr);
}

bool intake_take_theme(struct intake_run *run, const char *where, const struct display_config *config,
                       struct err *reterr)
{
    struct arena scratch;
    struct err err = {0};
    if (intake_run_is_seen(run, config->theme))
        return true;
    intake_run_mark_accounted(run, config->theme);
    arena_init(&scratch, malloc, free);
    bool own = is_own_theme(config->theme, &scratch),
         ok = own || bring_theme(run, config->theme, &scratch, &err);
    if (ok && !own) {
        intake_run_mark_seen(run, config->theme);
    } else if (!ok) {
        char text[600];
        err_format(&err, config->theme, text, sizeof text);
        err_set_where(reterr, err.code, where, "%s", style_is_path(config->theme) ? text : err.text);
    }
    arena_finish(&scratch);
    return ok;
}
