#include "kms/kms_mode.h"

#include "check.h"

#define PREFERRED DRM_MODE_TYPE_PREFERRED
#define INTERLACED DRM_MODE_FLAG_INTERLACE

static drmModeModeInfo mode(int width, int height, unsigned rate, unsigned type, unsigned flags)
{
    return (drmModeModeInfo){.hdisplay = (uint16_t)width,
                             .vdisplay = (uint16_t)height,
                             .vrefresh = rate,
                             .type = type,
                             .flags = flags};
}

static void check_choice(const char *row, const drmModeModeInfo *modes, uint32_t count, int width, int height,
                         uint32_t expected, bool expected_wanted)
{
    bool has_wanted = !expected_wanted;
    check_row(row);
    CHECK_INT(kms_mode_choose(modes, count, width, height, &has_wanted), expected);
    CHECK_INT(has_wanted, expected_wanted);
}

static void test_choose(void)
{
    const drmModeModeInfo tv[] = {
        mode(1920, 1080, 50, 0, 0),          mode(3840, 2160, 30, PREFERRED, 0),
        mode(1920, 1080, 60, 0, INTERLACED), mode(1920, 1080, 120, 0, 0),
        mode(1920, 1080, 60, 0, 0),          mode(1280, 720, 50, 0, 0),
        mode(1024, 768, 60, 0, INTERLACED),  mode(800, 600, 75, 0, 0),
        mode(800, 600, 75, PREFERRED, 0),
    };
    const uint32_t count = sizeof tv / sizeof *tv;
    check_choice("the panel's own choice", tv, count, 0, 0, 1, true);
    check_choice("a size that is asked for: nearest to 60 a second, progressive", tv, count, 1920, 1080, 4,
                 true);
    check_choice("the only rate of a size", tv, count, 1280, 720, 5, true);
    check_choice("interlaced where there is nothing else", tv, count, 1024, 768, 6, true);
    check_choice("of two alike, the panel's own choice", tv, count, 800, 600, 8, true);
    check_choice("a size that the panel lacks: its own choice", tv, count, 1600, 900, 1, false);
    check_choice("half a size is none", tv, count, 1920, 0, 1, true);
    check_choice("no choice of its own: the first", &tv[3], 4, 0, 0, 0, true);
    check_choice("no choice of its own, and not what was asked for", &tv[3], 4, 640, 480, 0, false);
    check_choice("progressive goes before the rate", &tv[2], 2, 1920, 1080, 1, true);
}

static void test_names(void)
{
    const struct {
        uint32_t type, number;
        const char *name;
    } rows[] = {
        {DRM_MODE_CONNECTOR_HDMIA, 1, "HDMI-A-1"},
        {DRM_MODE_CONNECTOR_HDMIA, 2, "HDMI-A-2"},
        {DRM_MODE_CONNECTOR_DSI, 1, "DSI-1"},
        {DRM_MODE_CONNECTOR_VIRTUAL, 1, "Virtual-1"},
        {DRM_MODE_CONNECTOR_eDP, 1, "eDP-1"},
        {DRM_MODE_CONNECTOR_Unknown, 1, "Unknown-1"},
        {4711, 3, "Unknown-3"},
    };
    char name[32];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].name);
        kms_mode_connector_name(rows[i].type, rows[i].number, name, sizeof name);
        CHECK_STR(name, rows[i].name);
    }
    check_row("no room");
    kms_mode_connector_name(DRM_MODE_CONNECTOR_VIRTUAL, 1, name, 5);
    CHECK_STR(name, "Virt");
}

int main(void)
{
    test_choose();
    test_names();
    return check_done();
}
