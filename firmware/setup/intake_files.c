#include "setup/intake_files.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "spool/board_identity.h"
#include "load/style.h"
#include "spool/refusals.h"
#include "display/store.h"
#include "program/limits.h"
#include "reader/read_theme.h"
#include "render/picture.h"
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
    for (int i = 0; i < STORE_FILE_COUNT + 2; i++) {
        const char *own = i < STORE_FILE_COUNT ? store_file_name((enum store_file)i)
                          : i == STORE_FILE_COUNT ? IDENTIFY_FILE
                                                  : REFUSALS_FILE;
        if (strlen(own) == length && strncasecmp(file, own, length) == 0)
            return true;
    }
    return false;
}

static void make_folders(struct taking *taking, const char *file, struct arena *scratch)
{
    for (const char *slash = strchr(file, '/'); slash; slash = strchr(slash + 1, '/'))
        mkdir(taking_spool_path(taking, arena_printf(scratch, "%.*s", (int)(slash - file), file)), 0755);
}

/* A picture is looked at when it is shown; here it only is brought there. */
static bool bring_picture(struct taking *taking, const char *display, const char *file, struct arena *scratch,
                          struct err *reterr)
{
    const char *bytes;
    size_t size;
    if (!is_inside(file))
        return err_set(reterr, ERR_MEANING, "must lie beside %s, on this partition", display);
    if (is_reserved(file))
        return err_set(reterr, ERR_MEANING, "is no name for a picture: give it another one, here and in %s", display);
    if (!spool_read_file(taking_setup_path(taking, file), PICTURE_MOST_BYTES, scratch, &bytes, &size, reterr))
        return false;
    make_folders(taking, file, scratch);
    return taking_put(taking, file, bytes, size, false, reterr);
}

/* One that can't be taken is refused, and nothing else. */
static void take_picture(struct taking *taking, const char *display, const char *file)
{
    struct arena scratch;
    struct err err = {0};
    if (taking_is_seen(taking, file))
        return;
    taking_mark_seen(taking, file);
    arena_init(&scratch, malloc, free);
    if (!bring_picture(taking, display, file, &scratch, &err))
        taking_refuse(taking, file, &err);
    arena_finish(&scratch);
}

void intake_take_pictures(struct taking *taking, const char *name, const struct display_config *config)
{
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].file)
            take_picture(taking, name, config->cycle[i].file);
}

static bool is_own_theme(const char *name)
{
    for (int i = 0; i < LOOK_THEME_COUNT; i++)
        if (strcmp(name, look_themes[i]) == 0)
            return true;
    return false;
}

/* A theme's file, found good, and its logo, which lies beside it. */
static bool bring_theme(struct taking *taking, const char *file, struct arena *scratch, struct err *reterr)
{
    const struct theme *theme;
    const char *bytes, *slash = strrchr(file, '/');
    size_t size;
    if (!look_is_path(file))
        return err_set(reterr, ERR_MEANING, "a board has night, paper and contrast; a theme of your own is named as \"%s.json\"",
                       file);
    if (!is_inside(file) || is_reserved(file))
        return err_set(reterr, ERR_MEANING, "%s is no theme's file on this partition", file);
    if (!spool_read_file(taking_setup_path(taking, file), LIMIT_FILE_BYTES, scratch, &bytes, &size, reterr) ||
        !read_theme(bytes, size, scratch, &theme, reterr))
        return false;
    if (theme->logo)
        take_picture(taking, file, arena_printf(scratch, "%.*s%s", slash ? (int)(slash + 1 - file) : 0, file, theme->logo));
    make_folders(taking, file, scratch);
    return taking_put(taking, file, bytes, size, false, reterr);
}

bool intake_take_theme(struct taking *taking, const char *where, const struct display_config *config, struct err *reterr)
{
    struct arena scratch;
    struct err err = {0};
    if (is_own_theme(config->theme) || taking_is_seen(taking, config->theme))
        return true;
    arena_init(&scratch, malloc, free);
    bool ok = bring_theme(taking, config->theme, &scratch, &err);
    if (ok) {
        taking_mark_seen(taking, config->theme);
    } else {
        char text[600];
        err_format(&err, config->theme, text, sizeof text);
        err_set_where(reterr, err.code, where, "%s", look_is_path(config->theme) ? text : err.text);
    }
    arena_finish(&scratch);
    return ok;
}
