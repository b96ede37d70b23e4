#include "scene/theme.h"

#include <assert.h>
#include <string.h>

const struct theme *theme_night(void)
{
    static const struct theme night = {
        .name = "night",
        .ground = {0x00, 0x00, 0x00},
        .ink = {0xFF, 0xFF, 0xFF},
        .ink2 = {0xB4, 0xB9, 0xBE},
        .foot = {0x14, 0x17, 0x1A},
        .on = {0x0A, 0x52, 0xBE},
        .on_ink = {0xFF, 0xFF, 0xFF},
        .done = {0xFF, 0xFF, 0xFF},
        .rest = {0x05, 0x29, 0x5F},
        .soon = {0xFF, 0xC4, 0x00},
        .soon_ink = {0x00, 0x00, 0x00},
        .stop = {0xB5, 0x00, 0x1D},
        .shut = {0x5C, 0x63, 0x69},
        .families = {[THEME_TEXT] = {"Inter"}, [THEME_DISPLAY] = {"Inter Display"}},
    };
    return &night;
}

static const struct {
    const char *name;
    size_t offset;
} colors[THEME_COLOR_COUNT] = {
    {"ground", offsetof(struct theme, ground)}, {"ink", offsetof(struct theme, ink)},
    {"ink2", offsetof(struct theme, ink2)},     {"foot", offsetof(struct theme, foot)},
    {"on", offsetof(struct theme, on)},         {"on_ink", offsetof(struct theme, on_ink)},
    {"done", offsetof(struct theme, done)},     {"rest", offsetof(struct theme, rest)},
    {"soon", offsetof(struct theme, soon)},     {"soon_ink", offsetof(struct theme, soon_ink)},
    {"stop", offsetof(struct theme, stop)},     {"shut", offsetof(struct theme, shut)},
};

const char *theme_color_name(unsigned number)
{
    assert(number < THEME_COLOR_COUNT);
    return colors[number].name;
}

struct color *theme_color(struct theme *theme, unsigned number)
{
    assert(number < THEME_COLOR_COUNT);
    return (struct color *)(void *)((char *)theme + colors[number].offset);
}

static bool same_family(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool theme_same_fonts(const struct theme *a, const struct theme *b)
{
    bool same = true;
    for (int role = 0; role < THEME_ROLE_COUNT; role++)
        for (int i = 0; i < THEME_MOST_FAMILIES; i++)
            same = same && same_family(a->families[role][i], b->families[role][i]);
    return same;
}

/* x to the power of 2.4, for x in [0, 1]: the fifth root of x squared by Newton's method, times x squared. In
 * plain arithmetic, since the result is to be the same on every machine, and this room links no libm. */
static double power_2_4(double x)
{
    if (x <= 0)
        return 0;
    double square = x * x, root = 1;
    for (int i = 0; i < 40; i++)
        root -= (root - square / (root * root * root * root)) / 5;
    return square * root;
}

static double linear(uint8_t channel)
{
    double value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : power_2_4((value + 0.055) / 1.055);
}

static double relative_luminance(struct color color)
{
    return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

double theme_contrast(struct color a, struct color b)
{
    double first = relative_luminance(a), second = relative_luminance(b);
    double lighter = first > second ? first : second, darker = first > second ? second : first;
    return (lighter + 0.05) / (darker + 0.05);
}

bool theme_check(const struct theme *theme, struct theme_fault *ret)
{
    const struct {
        const char *color, *ground;
        struct color above, below;
        double least;
    } pairs[] = {
        {"ink", "ground", theme->ink, theme->ground, 7},
        {"ink", "foot", theme->ink, theme->foot, 7},
        {"ink2", "ground", theme->ink2, theme->ground, 4.5},
        {"ink2", "foot", theme->ink2, theme->foot, 4.5},
        {"on_ink", "on", theme->on_ink, theme->on, 7},
        {"soon_ink", "soon", theme->soon_ink, theme->soon, 7},
        {"done", "rest", theme->done, theme->rest, 3},
        {"shut", "ground", theme->shut, theme->ground, 2.9},
        {"stop", "white", theme->stop, {255, 255, 255}, 7},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        double contrast = theme_contrast(pairs[i].above, pairs[i].below);
        if (contrast >= pairs[i].least)
            continue;
        *ret = (struct theme_fault){pairs[i].color, pairs[i].ground, contrast, pairs[i].least};
        return false;
    }
    return true;
}

bool theme_shows(const struct theme *theme, struct color color)
{
    return theme_contrast(color, theme->ground) >= 3;
}

bool theme_shows_field(const struct theme *theme, struct color color)
{
    return theme_contrast(color, theme->ground) >= 2.9;
}

/* Degrees, 0 to 360; -1 for a grey, or what is nearly one: an eighth of full colour. */
static double hue_of(struct color color)
{
    enum { LEAST_CHROMA = 32 };
    int red = color.red, green = color.green, blue = color.blue;
    int most = red > green ? red : green, least = red < green ? red : green;
    most = most > blue ? most : blue;
    least = least < blue ? least : blue;
    double chroma = most - least;
    if (most - least < LEAST_CHROMA)
        return -1;
    if (most == red)
        return 60 * (green - blue) / chroma + (green < blue ? 360 : 0);
    return most == green ? 60 * (blue - red) / chroma + 120 : 60 * (red - green) / chroma + 240;
}

static bool is_near(struct color a, struct color b)
{
    const double near = 25, first = hue_of(a), second = hue_of(b);
    if (first < 0 || second < 0)
        return false;
    double apart = first > second ? first - second : second - first;
    return apart <= near || apart >= 360 - near;
}

const char *theme_track_near(const struct theme *theme, struct color color)
{
    return is_near(color, theme->on) ? "on" : is_near(color, theme->soon) ? "soon" : NULL;
}

static bool is_of(const char *role, const char *group)
{
    size_t length = strlen(group);
    return strncmp(role, group, length) == 0 && (role[length] == '\0' || role[length] == '.');
}

double theme_least_contrast(const char *role)
{
    static const char *const strong[] = {"room",  "clock",   "band",       "title",     "time",      "strip",
                                         "field", "badge",   "next.title", "next.time", "emergency", "kind",
                                         "test",  "message", "notice",     "until"};
    /* What goes with these, in smaller type. */
    static const char *const plain[] = {"message.second",  "message.hint", "notice.when", "title.later",
                                        "title.cancelled", "time.later",   "time.under",  "time.topic"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(role, plain[i]) == 0)
            return 4.5;
    for (size_t i = 0; i < sizeof strong / sizeof *strong; i++)
        if (is_of(role, strong[i]))
            return 7;
    return 4.5;
}
