#include "configuration/display_panel.h"

#include "base/ascii.h"
#include "program/limits.h"

enum { LIMIT_OVERSCAN = 1024, LIMIT_SIZE = 1000 };

enum { PANEL_MODE, PANEL_FORCE, PANEL_ROTATE, PANEL_OVERSCAN, PANEL_DIAGONAL, PANEL_DISTANCE, PANEL_MEMBERS };
static const char *const panel_members[] = {"mode",     "force",       "rotate",
                                            "overscan", "diagonal_in", "viewing_distance_m"};

static bool is_side(int pixels)
{
    return pixels >= LIMIT_PANEL_LEAST && pixels <= LIMIT_PANEL_MOST;
}

/* "1920x1080", or "1920x1080@50"; *ret_rate is 0 without a rate. */
static bool scan_mode(const char *at, int *ret_width, int *ret_height, int *ret_rate)
{
    *ret_rate = 0;
    if (!ascii_read_number(&at, 1, 9, ret_width) || *at++ != 'x' ||
        !ascii_read_number(&at, 1, 9, ret_height) || !is_side(*ret_width) || !is_side(*ret_height))
        return false;
    if (*at != '@')
        return *at == '\0';
    at++;
    return ascii_read_number(&at, 1, 9, ret_rate) && *at == '\0' && *ret_rate >= LIMIT_PANEL_RATE_LEAST &&
           *ret_rate <= LIMIT_PANEL_RATE_MOST;
}

static bool read_mode(const struct json_path *path, const cJSON *item, struct panel_config *panel,
                      struct err *reterr)
{
    char shown[JSON_SHOWN_SIZE];
    const char *text = "";
    int width, height, rate;
    if (!json_read_text(path, item, &text, reterr))
        return false;
    if (!scan_mode(text, &width, &height, &rate))
        return json_fail(path, reterr,
                         "must be width and height in pixels such as 1920x1080, or with a rate 1920x1080@50 "
                         "(%d to %d pixels each, %d to %d pictures a second), is \"%s\"",
                         LIMIT_PANEL_LEAST, LIMIT_PANEL_MOST, LIMIT_PANEL_RATE_LEAST, LIMIT_PANEL_RATE_MOST,
                         json_show_text(text, shown));
    panel->is_mode_given = true;
    panel->width = width;
    panel->height = height;
    panel->rate = rate;
    return true;
}

static bool read_rotate(const struct json_path *path, const cJSON *item, struct panel_config *panel,
                        struct err *reterr)
{
    int64_t degrees;
    if (!json_read_int(path, item, 0, 270, &degrees, reterr))
        return false;
    if (degrees % 90 != 0)
        return json_fail(path, reterr, "must be 0, 90, 180 or 270, is %d", (int)degrees);
    panel->rotate = (int)degrees;
    return true;
}

static bool read_overscan(const struct json_path *path, const cJSON *item, struct panel_config *panel,
                          struct err *reterr)
{
    uint32_t count = 0;
    if (!json_read_list(path, item, 4, &count, reterr))
        return false;
    if (count != 4)
        return json_fail(path, reterr, "must be four numbers of pixels: top, right, bottom, left");
    int i = 0;
    for (const cJSON *child = item->child; child; child = child->next, i++) {
        struct json_path here = {path, NULL, i};
        int64_t pixels;
        if (!json_read_int(&here, child, 0, LIMIT_OVERSCAN, &pixels, reterr))
            return false;
        panel->overscan[i] = (int)pixels;
    }
    return true;
}

static bool read_size(const struct json_path *path, const cJSON *item, double *ret, struct err *reterr)
{
    if (!cJSON_IsNumber(item))
        return json_wrong_type(path, item, "a number", reterr);
    if (!(item->valuedouble > 0 && item->valuedouble <= LIMIT_SIZE))
        return json_fail(path, reterr, "must be more than 0 and at most %d, is %g", LIMIT_SIZE,
                         item->valuedouble);
    *ret = item->valuedouble;
    return true;
}

/* Whether a picture worth the name is left within the overscan; a panel of unknown size may have it. */
static bool leaves_room(const struct panel_config *panel)
{
    bool turned = panel->rotate % 180 != 0;
    int width = turned ? panel->height : panel->width, height = turned ? panel->width : panel->height;
    const int *hidden = panel->overscan;
    return width == 0 || (width - hidden[1] - hidden[3] >= LIMIT_PANEL_LEAST &&
                          height - hidden[0] - hidden[2] >= LIMIT_PANEL_LEAST);
}

bool display_panel_read(const struct json_path *at, const cJSON *item, struct json_notes *notes,
                        struct panel_config *panel, struct err *reterr)
{
    struct json_path path = {at, "panel", 0}, to[PANEL_MEMBERS];
    const cJSON *m[PANEL_MEMBERS];
    if (!json_members(&path, item, panel_members, PANEL_MEMBERS, m, notes, reterr))
        return false;
    for (int i = 0; i < PANEL_MEMBERS; i++)
        to[i] = (struct json_path){&path, panel_members[i], 0};
    if ((m[PANEL_MODE] && !read_mode(&to[PANEL_MODE], m[PANEL_MODE], panel, reterr)) ||
        (m[PANEL_FORCE] && !json_read_bool(&to[PANEL_FORCE], m[PANEL_FORCE], &panel->is_forced, reterr)) ||
        (m[PANEL_ROTATE] && !read_rotate(&to[PANEL_ROTATE], m[PANEL_ROTATE], panel, reterr)) ||
        (m[PANEL_OVERSCAN] && !read_overscan(&to[PANEL_OVERSCAN], m[PANEL_OVERSCAN], panel, reterr)) ||
        (m[PANEL_DIAGONAL] &&
         !read_size(&to[PANEL_DIAGONAL], m[PANEL_DIAGONAL], &panel->diagonal_in, reterr)) ||
        (m[PANEL_DISTANCE] &&
         !read_size(&to[PANEL_DISTANCE], m[PANEL_DISTANCE], &panel->viewing_distance_m, reterr)))
        return false;
    return leaves_room(panel) ||
           json_fail(&to[PANEL_OVERSCAN], reterr, "must leave at least %d pixels of each side of the picture",
                     LIMIT_PANEL_LEAST);
}
