#include "tool/call_styles.h"

#include <string.h>

struct call_styles_known {
    const char *theme, *language;
    struct style style;
};

static uint32_t keep(const struct options *options, enum option option, struct arena *arena,
                     const char ***ret)
{
    const char *values[OPTIONS_MOST_VALUES];
    uint32_t count = options_values(options, option, true, arena, values);
    *ret = ARENA_ARRAY(arena, const char *, count);
    for (uint32_t i = 0; i < count; i++)
        (*ret)[i] = values[i];
    return count;
}

void call_styles_init(struct call_styles *styles, const struct tool *tool, const struct options *options,
                      const struct program *program, struct arena *arena)
{
    *styles = (struct call_styles){.tool = tool, .program = program, .arena = arena};
    styles->theme_count = keep(options, OPTION_THEME, arena, &styles->themes);
    styles->language_count = keep(options, OPTION_LANGUAGE, arena, &styles->languages);
}

uint32_t call_styles_count(const struct call_styles *styles)
{
    return (styles->theme_count ? styles->theme_count : 1) *
           (styles->language_count ? styles->language_count : 1);
}

/* Says which of a theme's families are not installed: by a renderer that has no other use. Nothing to say of
 * a theme that names none. */
static int note_fonts(const struct call_styles *styles, const struct theme *theme)
{
    struct err err = {0};
    bool names_any = theme->families[THEME_TEXT][0] || theme->families[THEME_DISPLAY][0];
    struct renderer *renderer = names_any ? renderer_create(&err) : NULL;
    bool ok = !names_any || (renderer && call_fonts(styles->tool, theme, renderer, &err));
    renderer_destroy(renderer);
    return ok ? TOOL_OK : tool_fail(styles->tool, theme->name, &err);
}

static bool is_known_theme(const struct call_styles *styles, const char *theme)
{
    for (uint32_t i = 0; i < styles->known_count; i++)
        if (strcmp(styles->known[i].theme, theme) == 0)
            return true;
    return false;
}

static int load(struct call_styles *styles, const struct display_config *config, struct style *ret)
{
    const char *language = style_language(config, styles->program);
    for (uint32_t i = 0; i < styles->known_count; i++)
        if (strcmp(styles->known[i].theme, config->theme) == 0 &&
            strcmp(styles->known[i].language, language) == 0) {
            *ret = styles->known[i].style;
            return TOOL_OK;
        }
    int code = call_style(styles->tool, config, styles->program, styles->arena, ret);
    if (code == TOOL_OK && !is_known_theme(styles, config->theme))
        code = note_fonts(styles, ret->theme);
    if (code != TOOL_OK)
        return code;
    styles->known = arena_room(styles->arena, styles->known, styles->known_count, &styles->known_capacity,
                               sizeof *styles->known);
    styles->known[styles->known_count++] = (struct call_styles_known){config->theme, language, *ret};
    return TOOL_OK;
}

int call_styles_get(struct call_styles *styles, uint32_t n, struct display_config *config, struct style *ret,
                    const char **ret_name)
{
    uint32_t languages = styles->language_count ? styles->language_count : 1;
    if (styles->theme_count > 0)
        config->theme = styles->themes[n / languages];
    if (styles->language_count > 0)
        config->language = styles->languages[n % languages];
    bool by_theme = styles->theme_count > 1, by_language = styles->language_count > 1;
    *ret_name = arena_printf(styles->arena, "%s%s%s", by_theme ? config->theme : "",
                             by_theme && by_language ? ", " : "", by_language ? config->language : "");
    return load(styles, config, ret);
}
