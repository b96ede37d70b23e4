#include "load/values.h"

#include <string.h>

#include "base/ascii.h"
#include "program/limits.h"

/* A whole number in [least, most]; *text is moved behind it. */
static bool read_number(const char **text, int least, int most, int *ret)
{
    return ascii_read_number(text, 1, 9, ret) && *ret >= least && *ret <= most;
}

/* "1080p", as panels are sold; "-portrait" behind it turns it. */
static bool read_panel_name(const char *text, int *ret_width, int *ret_height)
{
    static const struct {
        const char *name;
        int width, height;
    } panels[] = {{"720p", 1280, 720},
                  {"1080p", 1920, 1080},
                  {"1440p", 2560, 1440},
                  {"2160p", 3840, 2160},
                  {"4k", 3840, 2160}};
    size_t length = strcspn(text, "-");
    bool is_upright = ascii_same(text + length, strlen(text + length), "-portrait", strlen("-portrait"));
    for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
        if (!ascii_same(text, length, panels[i].name, strlen(panels[i].name)))
            continue;
        *ret_width = is_upright ? panels[i].height : panels[i].width;
        *ret_height = is_upright ? panels[i].width : panels[i].height;
        return is_upright || text[length] == '\0';
    }
    return false;
}

bool value_read_panel(const char *text, int *ret_width, int *ret_height, struct err *reterr)
{
    const char *rest = text;
    if (read_panel_name(text, ret_width, ret_height))
        return true;
    if (read_number(&rest, LIMIT_PANEL_LEAST, LIMIT_PANEL_MOST, ret_width) && *rest == 'x') {
        rest++;
        if (read_number(&rest, LIMIT_PANEL_LEAST, LIMIT_PANEL_MOST, ret_height) && *rest == '\0')
            return true;
    }
    return err_set(reterr, ERR_USAGE,
                   "--panel %s: give width x height in pixels, such as 1920x1080 or 800x480 (160 to 8192 "
                   "each), or 720p, 1080p, 4k, 1080p-portrait",
                   text);
}

bool value_read_rotate(const char *text, int *ret_degrees, struct err *reterr)
{
    const char *rest = text;
    if (read_number(&rest, 0, 270, ret_degrees) && *rest == '\0' && *ret_degrees % 90 == 0)
        return true;
    return err_set(reterr, ERR_USAGE, "--rotate %s: give 0, 90, 180 or 270, degrees clockwise", text);
}

bool value_read_speed(const char *text, int *ret_speed, struct err *reterr)
{
    const char *rest = text;
    if (read_number(&rest, 1, 3600, ret_speed) && (*rest == '\0' || (*rest == 'x' && rest[1] == '\0')))
        return true;
    return err_set(reterr, ERR_USAGE, "--speed %s: give how many times as fast as life, 1 to 3600", text);
}

bool value_read_role(const char *text, enum display_role *ret, struct err *reterr)
{
    for (enum display_role role = 0; role < ROLE_COUNT; role++)
        if (strcmp(text, display_role_name(role)) == 0) {
            *ret = role;
            return true;
        }
    return err_set(reterr, ERR_USAGE, "--role %s: give door or hallway", text);
}

bool value_read_page(const char *text, enum page_kind *ret, const char **ret_id, struct err *reterr)
{
    static const struct {
        enum page_kind kind;
        bool may_have_id, needs_id;
    } pages[] = {{PAGE_OVERVIEW, true, false},
                 {PAGE_SOON, false, false},
                 {PAGE_ROOM, true, true},
                 {PAGE_CONTRIBUTION, true, true},
                 {PAGE_NOTICE, true, true}};
    size_t length = strcspn(text, ":");
    const char *id = text[length] == ':' && text[length + 1] ? text + length + 1 : NULL;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        const char *name = page_kind_name(pages[i].kind);
        if (strlen(name) != length || strncmp(text, name, length) != 0)
            continue;
        if (!id && pages[i].needs_id)
            return err_set(reterr, ERR_USAGE, "--page %s: say which one, %s:ID", text, name);
        if (!id && text[length] && pages[i].may_have_id)
            return err_set(reterr, ERR_USAGE, "--page %s: say which part, such as %s:1", text, name);
        if (!pages[i].may_have_id && text[length])
            return err_set(reterr, ERR_USAGE, "--page %s: there is only one, give --page %s", text, name);
        *ret = pages[i].kind;
        *ret_id = id;
        return true;
    }
    return err_set(reterr, ERR_USAGE,
                   "--page %s: give overview, overview:N, soon, room:ID, contribution:ID or notice:ID", text);
}
