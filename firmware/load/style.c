#include "load/style.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/map.h"
#include "base/str.h"
#include "load/asset.h"
#include "program/cancelled.h"
#include "program/limits.h"
#include "reader/normal_form.h"
#include "configuration/read_theme.h"
#include "configuration/read_words.h"
#include "raster/picture.h"
#include "spool/file.h"

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
        return err_set(reterr, ERR_USAGE,
                       "there is no theme \"%.60s\"; there are %s, or give the path of a file", name,
                       style_theme_list(arena));
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
        *c = ascii_lower(*c);
        if (*c < 'a' || *c > 'z')
            return "";
    }
    return subtag;
}

/* The names in a folder that `counts` holds good for, and the one that is built in. */
static uint32_t list_names(const char *folder, const char *built_in,
                           bool (*counts)(const char *, struct arena *), struct arena *arena,
                           const char *const **ret)
{
    const char **files;
    uint32_t found = asset_names(folder, arena, &files), count = 0;
    const char **names = ARENA_ARRAY(arena, const char *, found + 1);
    bool is_in = false;
    for (uint32_t i = 0; i < found; i++) {
        int order = is_in ? 1 : strcmp(files[i], built_in);
        if (order > 0 && !is_in)
            names[count++] = built_in;
        is_in = is_in || order >= 0;
        if (counts(files[i], arena))
            names[count++] = files[i];
    }
    if (!is_in)
        names[count++] = built_in;
    *ret = names;
    return count;
}

static bool is_theme_name(const char *name, struct arena *arena)
{
    (void)arena;
    return !style_is_path(name);
}

static bool is_language_name(const char *name, struct arena *arena)
{
    return *name && strcmp(primary_subtag(name, arena), name) == 0;
}

uint32_t style_themes(struct arena *arena, const char *const **ret)
{
    return list_names("themes", theme_night()->name, is_theme_name, arena, ret);
}

uint32_t style_languages(struct arena *arena, const char *const **ret)
{
    return list_names("words", words_english()->language, is_language_name, arena, ret);
}

const char *style_next_name(const char *const *names, uint32_t count, const char *current)
{
    uint32_t i = 0;
    while (i < count && strcmp(names[i], current) != 0)
        i++;
    return names[i + 1 < count ? i + 1 : 0];
}

const char *style_theme_list(struct arena *arena)
{
    const char *const *names;
    uint32_t count = style_themes(arena, &names);
    struct str_builder text = {.arena = arena};
    for (uint32_t i = 0; i < count; i++)
        str_addf(&text, "%s%s", i == 0 ? "" : i + 1 == count ? " and " : ", ", names[i]);
    return text.text;
}

static bool read_words_file(const char *path, struct arena *arena, const struct words **ret,
                            struct err *reterr)
{
    const char *bytes;
    size_t size;
    return spool_read_file(path, LIMIT_FILE_BYTES, arena, &bytes, &size, reterr) &&
           read_words(bytes, size, arena, ret, reterr);
}

bool style_load_words(const char *language, struct arena *arena, const struct words **ret, bool *ret_found,
                      const char **ret_path, struct err *reterr)
{
    const char *subtag = primary_subtag(language, arena);
    *ret_path = *subtag ? asset_find(arena_printf(arena, "words/%s.json", subtag), arena) : NULL;
    if (*ret_path) {
        *ret_found = true;
        return read_words_file(*ret_path, arena, ret, reterr);
    }
    struct words *words = ARENA_NEW(arena, struct words);
    *words = *words_english();
    *ret_found = strcmp(subtag, words->language) == 0;
    words->language = arena_printf(arena, "%s", language);
    *ret = words;
    return true;
}

const struct words *style_with_clock(const struct words *words, int hours, struct arena *arena)
{
    if ((words->clock_hours == 12) == (hours == 12))
        return words;
    struct words *copy = ARENA_NEW(arena, struct words);
    *copy = *words;
    copy->clock_hours = hours;
    return copy;
}

const char *style_language(const struct display_config *config, const struct program *program)
{
    if (*config->language)
        return config->language;
    return program->event.language_count > 0 ? program->event.languages[0] : words_english()->language;
}

/* Words of which each is there once. */
struct word_list {
    struct arena *arena;
    struct map seen;
    const char **items;
    uint32_t count, capacity;
};

static void add_word(struct word_list *list, const char *word)
{
    list->items = arena_room(list->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count] = word;
    list->count += !word || map_add(&list->seen, word, list->count);
}

/* Titles have a letter with a mark in one character or in two. */
static void add_forms(struct word_list *list, const char *word)
{
    add_word(list, normal_form(list->arena, word, NORMAL_COMPOSED));
    add_word(list, normal_form(list->arena, word, NORMAL_DECOMPOSED));
}

const char *const *style_cancelled_words(struct arena *arena)
{
    const char *const *languages = NULL,
                      *folder = asset_find("words", arena); /* sought once, not for each file */
    uint32_t language_count = folder ? style_languages(arena, &languages) : 0;
    struct word_list list = {.arena = arena};
    map_init(&list.seen, arena);
    for (const char *const *word = cancelled_words; *word; word++)
        add_word(&list, *word);
    for (uint32_t i = 0; i < language_count; i++) {
        const struct words *words;
        struct err err = {0};
        if (!read_words_file(arena_printf(arena, "%s/%s.json", folder, languages[i]), arena, &words, &err))
            continue;
        for (uint32_t word = 0; word < words->cancelled_count; word++)
            add_forms(&list, words->cancelled_words[word]);
    }
    add_word(&list, NULL);
    return list.items;
}
