#include "configuration/read_theme.h"

#include <string.h>

#include "base/ascii.h"
#include "program/limits.h"
#include "json/read.h"

static bool parse_color(const char *text, struct color *ret)
{
    uint8_t channels[3];
    if (!ascii_read_color(text, channels))
        return false;
    *ret = (struct color){channels[0], channels[1], channels[2]};
    return true;
}

static bool read_color(const struct json_path *path, const cJSON *item, struct color *ret, struct err *reterr)
{
    char shown[JSON_SHOWN_SIZE];
    const char *text;
    if (!item)
        return json_fail(path, reterr, "is missing: it must be a colour such as \"#2F6FDE\"");
    if (!json_read_text(path, item, &text, reterr))
        return false;
    return parse_color(text, ret) ||
           json_fail(path, reterr, "must be a colour such as \"#2F6FDE\", is \"%s\"",
                     json_show_text(text, shown));
}

static bool read_colors(const cJSON *object, struct theme *theme, struct err *reterr)
{
    const char *names[THEME_COLOR_COUNT];
    const cJSON *members[THEME_COLOR_COUNT];
    struct json_path path = {NULL, "colors", 0};
    struct json_notes unused = {.issues = NULL};
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++)
        names[i] = theme_color_name(i);
    if (!object)
        return json_wrong_type(&path, object, "an object", reterr);
    if (!json_members(&path, object, names, THEME_COLOR_COUNT, members, &unused, reterr) ||
        /* A colour misspelt: the theme would not be what its author sees in the file. */
        !json_refuse_unknown(&path, object, names, THEME_COLOR_COUNT, reterr))
        return false;
    for (unsigned i = 0; i < THEME_COLOR_COUNT; i++) {
        struct json_path color_path = {&path, names[i], 0};
        if (!read_color(&color_path, members[i], theme_color(theme, i), reterr))
            return false;
    }
    return true;
}

/* The known members of an object that need not be there; false where it is something else than an object, or
 * has others: the theme would not be what its author sees in the file. */
static bool read_group(const struct json_path *path, const cJSON *object, const char *const *known,
                       unsigned count, const cJSON **ret, struct err *reterr)
{
    struct json_notes unused = {.issues = NULL};
    memset(ret, 0, count * sizeof *ret);
    return !object || (json_members(path, object, known, count, ret, &unused, reterr) &&
                       json_refuse_unknown(path, object, known, count, reterr));
}

/* ---- fonts ---- */

static bool read_families(const struct json_path *path, const cJSON *item, struct arena *arena,
                          const char **families, struct err *reterr)
{
    const char *const *names;
    uint32_t count;
    if (!json_read_texts(path, item, THEME_MOST_FAMILIES, THEME_FAMILY_BYTES - 1, arena, &count, &names,
                         reterr))
        return false;
    if (count == 0)
        return json_fail(path, reterr, "must name a family of fonts, such as \"Inter\"");
    for (uint32_t i = 0; i < THEME_MOST_FAMILIES; i++)
        families[i] = i < count ? names[i] : NULL;
    return true;
}

static bool read_fonts(const cJSON *object, struct arena *arena, struct theme *theme, struct err *reterr)
{
    static const char *const known[THEME_ROLE_COUNT] = {[THEME_TEXT] = "text", [THEME_DISPLAY] = "display"};
    const cJSON *members[THEME_ROLE_COUNT];
    struct json_path path = {NULL, "fonts", 0};
    if (!read_group(&path, object, known, THEME_ROLE_COUNT, members, reterr))
        return false;
    for (unsigned role = 0; role < THEME_ROLE_COUNT; role++) {
        /* Whoever chooses one family means it for titles too. */
        unsigned from = members[role] ? role : THEME_TEXT;
        struct json_path role_path = {&path, known[from], 0};
        if (members[from] && !read_families(&role_path, members[from], arena, theme->families[role], reterr))
            return false;
    }
    return true;
}

static bool read_size(const cJSON *item, struct theme *theme, struct err *reterr)
{
    static const struct json_path path = {NULL, "size", 0};
    int64_t size = 100;
    if (item && !json_read_int(&path, item, THEME_LEAST_SIZE, THEME_MOST_SIZE, &size, reterr))
        return false;
    theme->size = (int)size;
    return true;
}

/* ---- themes of before ---- */

/* A member that themes had for the first screens: what has become of it, for an author who has not heard of
 * it. */
static const struct {
    const char *group, *name, *advice; /* group NULL: of the whole */
} past[] = {
    {"colors", "background", "is now \"ground\""},
    {"colors", "surface", "is now \"foot\""},
    {"colors", "ink_soft", "is now \"ink2\""},
    {"colors", "rule", "is now \"rest\""},
    {"colors", "accent", "is now \"on\""},
    {"colors", "accent_ink", "is now \"on_ink\""},
    {"colors", "attention", "is now \"soon\""},
    {"colors", "attention_ink", "is now \"soon_ink\""},
    {"colors", "alarm", "is now \"stop\""},
    {"colors", "alarm_ink", "is always white now: remove it"},
    {NULL, "type", "is the same in all themes now, but for \"size\" (100 to 125): remove it"},
    {NULL, "spacing", "is the same in all themes now: remove it"},
};

static bool refuse_past(const cJSON *top, struct err *reterr)
{
    for (size_t i = 0; i < sizeof past / sizeof *past; i++) {
        const char *group = past[i].group;
        const cJSON *object = group ? cJSON_GetObjectItemCaseSensitive(top, group) : top;
        struct json_path path = {NULL, group, 0}, here = {group ? &path : NULL, past[i].name, 0};
        if (cJSON_GetObjectItemCaseSensitive(object, past[i].name))
            return json_fail(&here, reterr, "%s (README, \"Themes and languages\")", past[i].advice);
    }
    return true;
}

/* ---- the whole ---- */

static bool check_contrast(const struct theme *theme, struct err *reterr)
{
    struct theme_fault fault;
    if (theme_check(theme, &fault))
        return true;
    struct json_path path = {NULL, "colors", 0}, color_path = {&path, fault.color, 0};
    /* Rounded down: 6.999 must not be said to be 7.00. */
    double shown = (double)(int)(fault.contrast * 100) / 100;
    return json_fail(&color_path, reterr,
                     "has a contrast of %.2f to %s, needs %.1f: make the two lighter and darker", shown,
                     fault.ground, fault.least);
}

static bool read_text_member(const char *member, const cJSON *item, unsigned limit, struct arena *arena,
                             const char **ret, struct err *reterr)
{
    struct json_path path = {NULL, member, 0};
    if (!json_read_text(&path, item, ret, reterr))
        return false;
    if (!**ret)
        return json_fail(&path, reterr, "must not be empty");
    if (strlen(*ret) > limit)
        return json_fail_limit(&path, limit, "bytes", reterr);
    *ret = json_copy_text(arena, *ret, false);
    return true;
}

bool read_theme(const char *bytes, size_t size, struct arena *arena, const struct theme **ret,
                struct err *reterr)
{
    enum { T_FORMAT, T_NAME, T_COLORS, T_FONTS, T_SIZE, T_LOGO, T_MEMBERS };
    static const char *const known[] = {"format", "name", "colors", "fonts", "size", "logo"};
    struct json_notes unused = {.issues = NULL};
    struct theme *theme = ARENA_NEW(arena, struct theme);
    const cJSON *top, *m[T_MEMBERS];
    *theme = *theme_night();
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, known, T_MEMBERS, m, &unused, reterr) ||
        !json_check_format(m[T_FORMAT], "nownext-theme/1", reterr) || !refuse_past(top, reterr) ||
        !json_refuse_unknown(NULL, top, known, T_MEMBERS, reterr) ||
        !read_text_member("name", m[T_NAME], LIMIT_NAME_BYTES, arena, &theme->name, reterr) ||
        !read_colors(m[T_COLORS], theme, reterr) || !check_contrast(theme, reterr) ||
        !read_fonts(m[T_FONTS], arena, theme, reterr) || !read_size(m[T_SIZE], theme, reterr) ||
        (m[T_LOGO] && !read_text_member("logo", m[T_LOGO], LIMIT_URL_BYTES, arena, &theme->logo, reterr)))
        return false;
    *ret = theme;
    return true;
}
