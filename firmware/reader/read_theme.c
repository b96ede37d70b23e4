#include "reader/read_theme.h"

#include <string.h>

#include "program/limits.h"
#include "reader/json.h"

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool parse_color(const char *text, struct color *ret)
{
    uint8_t channels[3];
    if (text[0] != '#' || strlen(text) != 7)
        return false;
    for (int i = 0; i < 3; i++) {
        int high = hex_digit(text[1 + 2 * i]), low = hex_digit(text[2 + 2 * i]);
        if (high < 0 || low < 0)
            return false;
        channels[i] = (uint8_t)(high * 16 + low);
    }
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
    return parse_color(text, ret) || json_fail(path, reterr, "must be a colour such as \"#2F6FDE\", is \"%s\"",
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

bool read_theme(const char *bytes, size_t size, struct arena *arena, const struct theme **ret,
                struct err *reterr)
{
    enum { T_FORMAT, T_NAME, T_COLORS, T_MEMBERS };
    static const char *const known[] = {"format", "name", "colors"};
    struct json_path name_path = {NULL, "name", 0};
    struct json_notes unused = {.issues = NULL};
    struct theme *theme = ARENA_NEW(arena, struct theme);
    const cJSON *top, *m[T_MEMBERS];
    const char *name;
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, reterr) ||
        !json_members(NULL, top, known, T_MEMBERS, m, &unused, reterr) ||
        !json_check_format(m[T_FORMAT], "nownext-theme/1", reterr) ||
        !json_refuse_unknown(NULL, top, known, T_MEMBERS, reterr) ||
        !json_read_text(&name_path, m[T_NAME], &name, reterr))
        return false;
    if (!*name)
        return json_fail(&name_path, reterr, "must not be empty");
    if (strlen(name) > LIMIT_NAME_BYTES)
        return json_fail_limit(&name_path, LIMIT_NAME_BYTES, "bytes", reterr);
    theme->name = json_copy_text(arena, name, false);
    if (!read_colors(m[T_COLORS], theme, reterr) || !check_contrast(theme, reterr))
        return false;
    *ret = theme;
    return true;
}
