#include "load/style.h"

#include <stdlib.h>
#include <string.h>

#include "load/asset.h"
#include "program/limits.h"
#include "reader/read_theme.h"
#include "reader/read_words.h"
#include "render/picture.h"
#include "spool/file.h"

const char *const style_themes[STYLE_THEME_COUNT] = {"night", "paper", "contrast"};
const char *const style_languages[STYLE_LANGUAGE_COUNT] = {"en", "de", "fr", "ja", "ar"};

struct style style_default(void)
{
    return (struct style){theme_night(), words_english()};
}

bool style_is_path(const char *name)
{
    size_t length = strlen(name);
    return strchr(name, '/') || (length > 5 && strcmp(name + length - 5, ".json") == 0);
}

/* Finds the logo's file beside the theme's, and its proportion: by decoding it, since only what can be
 * decoded can be shown. */
static void complete_logo(struct theme *theme, const char *theme_path, struct arena *arena,
                          struct issue_list *issues)
{
    enum { LARGEST = 512 };
    const char *slash = strrchr(theme_path, '/'), *named = theme->logo;
    struct picture picture;
    struct err err = {0};
    if (named[0] != '/' && slash)
        theme->logo = arena_printf(arena, "%.*s%s", (int)(slash + 1 - theme_path), theme_path, named);
    if (picture_read(theme->logo, LARGEST, LARGEST, PICTURE_CONTAIN, &picture, &err)) {
        theme->logo_width = picture.width;
        theme->logo_height = picture.height;
        free(picture.pixels);
        return;
    }
    issue_add(issues, ISSUE_WARNING, "logo", "logo", "%s is left out: %s", named, err.text);
    theme->logo = NULL;
}

bool style_load_theme(const char *name, struct arena *arena, struct issue_list *issues,
                      const struct theme **ret, const char **ret_path, struct err *reterr)
{
    const char *bytes;
    size_t size;
    const char *path =
        style_is_path(name) ? name : asset_find(arena_printf(arena, "themes/%s.json", name), arena);
    *ret_path = path;
    if (!path && strcmp(name, theme_night()->name) == 0) {
        *ret = theme_night();
        return true;
    }
    if (!path)
        return err_set(
            reterr, ERR_USAGE,
            "there is no theme \"%.60s\"; there are night, paper and contrast, or give the path of a "
            "file",
            name);
    if (!spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) ||
        !read_theme(bytes, size, arena, ret, reterr))
        return false;
    if ((*ret)->logo) {
        struct theme *theme = ARENA_NEW(arena, struct theme);
        *theme = **ret;
        complete_logo(theme, path, arena, issues);
        *ret = theme;
    }
    return true;
}

void style_note_fonts(const struct theme *theme, const struct renderer *renderer, struct issue_list *issues)
{
    static const char *const where[THEME_ROLE_COUNT] = {
        [THEME_TEXT] = "fonts.text", [THEME_DISPLAY] = "fonts.display"};
    for (enum theme_role role = 0; role < THEME_ROLE_COUNT; role++) {
        const char *wanted = theme->families[role][0], *used = renderer_family(renderer, role);
        if (wanted && strcmp(wanted, used) != 0)
            issue_add(issues, ISSUE_WARNING, "font", where[role],
                      "the family \"%s\" is not installed; \"%s\" is used", wanted, used);
    }
}

/* "de" of "de-AT", in lower case; "" for what is no language's tag. */
static const char *primary_subtag(const char *language, struct arena *arena)
{
    size_t length = strcspn(language, "-_");
    if (length < 2 || length > 3)
        return "";
    char *subtag = arena_printf(arena, "%.*s", (int)length, language);
    for (char *c = subtag; *c; c++) {
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
        if (*c < 'a' || *c > 'z')
            return "";
    }
    return subtag;
}

bool style_load_words(const char *language, struct arena *arena, const struct words **ret, bool *ret_found,
                      const char **ret_path, struct err *reterr)
{
    const char *subtag = primary_subtag(language, arena), *bytes;
    size_t size;
    *ret_path = *subtag ? asset_find(arena_printf(arena, "words/%s.json", subtag), arena) : NULL;
    if (*ret_path) {
        *ret_found = true;
        return spool_read_file(*ret_path, LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
               read_words(bytes, size, arena, ret, reterr);
    }
    struct words *words = ARENA_NEW(arena, struct words);
    *words = *words_english();
    *ret_found = strcmp(subtag, words->language) == 0;
    words->language = arena_printf(arena, "%s", language);
    *ret = words;
    return true;
}

const char *style_language(const struct display_config *config, const struct program *program)
{
    if (*config->language)
        return config->language;
    return program->event.language_count > 0 ? program->event.languages[0] : words_english()->language;
}
