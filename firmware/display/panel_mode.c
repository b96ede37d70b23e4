#include "display/panel_mode.h"

#include <stdio.h>

struct size_text {
    char text[48];
};

/* "1920x1080", or "1920x1080@50" with a rate that is not 0. */
static struct size_text describe_size(int width, int height, int rate)
{
    struct size_text ret;
    if (rate > 0)
        snprintf(ret.text, sizeof ret.text, "%dx%d@%d", width, height, rate);
    else
        snprintf(ret.text, sizeof ret.text, "%dx%d", width, height);
    return ret;
}

void panel_mode_describe(const struct board_panel *panel, char *ret, size_t size)
{
    const char *connector = *panel->connector ? panel->connector : "-";
    struct size_text mode = describe_size(panel->width, panel->height, panel->rate);
    if (panel->mode_why && *panel->mode_why)
        snprintf(ret, size, "%s %s (%s)", connector, mode.text, panel->mode_why);
    else
        snprintf(ret, size, "%s %s", connector, mode.text);
}

void panel_mode_judge(const struct board_panel *panel, const struct board_mode *wanted, const char *file,
                      char *ret, size_t size)
{
    ret[0] = '\0';
    if (panel->width <= 0 || wanted->width <= 0 || panel->has_wanted_mode)
        return;
    struct size_text asked = describe_size(wanted->width, wanted->height, wanted->rate),
                     has = describe_size(panel->width, panel->height, wanted->rate > 0 ? panel->rate : 0);
    snprintf(ret, size, "%s: panel.mode: the panel %s can't show %s: it has %s", file, panel->connector,
             asked.text, has.text);
}
