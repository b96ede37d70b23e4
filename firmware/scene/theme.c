#include "scene/theme.h"

#include <assert.h>
#include <string.h>

const struct theme *theme_night(void)
{
    static const struct theme night = {
        .name = "night",
        .background = {0x0D, 0x11, 0x17},
        .surface = {0x16, 0x1C, 0x25},
        .ink = {0xF2, 0xF5, 0xF8},
        .ink_soft = {0xA9, 0xB4, 0xC0},
        .rule = {0x27, 0x30, 0x3B},
        .accent = {0x5C, 0xAB, 0xFF},
        .accent_ink = {0x06, 0x12, 0x1F},
        .attention = {0xFF, 0xB4, 0x54},
        .attention_ink = {0x2A, 0x18, 0x00},
        .alarm = {0xFF, 0x7B, 0x72},
        .alarm_ink = {0x2B, 0x07, 0x05},
        .families = {[THEME_TEXT] = {"Inter"}, [THEME_DISPLAY] = {"Inter Display"}},
        .size = 100,
        .least = THEME_LEAST_SIZE,
        /* Each about an eighth smaller than the one before. */
        .sizes = {160, 142, 126, 112, 100, 89, 79, 70, 62, 55, 50, 46, 42, 38, 34, 31, 28, 25, 22},
        .margin = 60,
        .gap = 20,
        .corner = 167,
        .rule_width = 1,
    };
    return &night;
}

static const struct {
    const char *name;
    size_t offset;
} colors[THEME_COLOR_COUNT] = {
    {"background", offsetof(struct theme, background)},
    {"surface", offsetof(struct theme, surface)},
    {"ink", offsetof(struct theme, ink)},
    {"ink_soft", offsetof(struct theme, ink_soft)},
    {"rule", offsetof(struct theme, rule)},
    {"accent", offsetof(struct theme, accent)},
    {"accent_ink", offsetof(struct theme, accent_ink)},
    {"attention", offsetof(struct theme, attention)},
    {"attention_ink", offsetof(struct theme, attention_ink)},
    {"alarm", offsetof(struct theme, alarm)},
    {"alarm_ink", offsetof(struct theme, alarm_ink)},
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

const struct theme_measure *theme_measure(unsigned number)
{
    static const struct theme_measure measures[THEME_MEASURE_COUNT] = {
        {"type", "size", 100, 125, offsetof(struct theme, size)},
        {"type", "least", THEME_LEAST_SIZE, 36, offsetof(struct theme, least)},
        {"type", "weight", 0, 200, offsetof(struct theme, weight)},
        {"spacing", "margin", 20, 80, offsetof(struct theme, margin)},
        {"spacing", "gap", 12, 32, offsetof(struct theme, gap)},
        {"spacing", "corner", 0, 500, offsetof(struct theme, corner)},
        {"spacing", "rule", 1, 6, offsetof(struct theme, rule_width)},
    };
    assert(number < THEME_MEASURE_COUNT);
    return &measures[number];
}

int *theme_measure_value(struct theme *theme, unsigned number)
{
    return (int *)(void *)((char *)theme + theme_measure(number)->offset);
}

static bool same_family(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool theme_same_fonts(const struct theme *a, const struct theme *b)
{
    bool same = a->weight == b->weight;
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
        {"ink", "background", theme->ink, theme->background, 7},
        {"ink", "surface", theme->ink, theme->surface, 7},
        {"ink", "rule", theme->ink, theme->rule, 7},
        {"accent_ink", "accent", theme->accent_ink, theme->accent, 7},
        {"attention_ink", "attention", theme->attention_ink, theme->attention, 7},
        {"alarm_ink", "alarm", theme->alarm_ink, theme->alarm, 7},
        {"ink_soft", "background", theme->ink_soft, theme->background, 4.5},
        {"ink_soft", "surface", theme->ink_soft, theme->surface, 4.5},
        {"accent", "background", theme->accent, theme->background, 7},
        {"accent", "surface", theme->accent, theme->surface, 7},
        {"attention", "background", theme->attention, theme->background, 4.5},
        {"attention", "surface", theme->attention, theme->surface, 4.5},
        {"alarm", "background", theme->alarm, theme->background, 4.5},
        {"alarm", "surface", theme->alarm, theme->surface, 4.5},
        {"accent", "rule", theme->accent, theme->rule, 3},
        {"attention", "rule", theme->attention, theme->rule, 3},
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
    return theme_contrast(color, theme->background) >= 3;
}

static bool is_of(const char *role, const char *group)
{
    size_t length = strlen(group);
    return strncmp(role, group, length) == 0 && (role[length] == '\0' || role[length] == '.');
}

double theme_least_contrast(const char *role)
{
    static const char *const strong[] = {"title.now", "title.next", "time.next", "label.next", "time",
                                         "moment",    "until",      "left",      "badge",      "clock",
                                         "room",      "message",    "notice"};
    /* What goes with these, in smaller type. */
    static const char *const plain[] = {"moment.beside", "message.second", "message.hint", "notice.when"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(role, plain[i]) == 0)
            return 4.5;
    for (size_t i = 0; i < sizeof strong / sizeof *strong; i++)
        if (is_of(role, strong[i]))
            return 7;
    return 4.5;
}
