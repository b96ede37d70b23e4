#include "scene/theme.h"

const struct theme *theme_night(void)
{
    static const struct theme night = {
        .name = "night",
        .background = {0x0D, 0x11, 0x17},
        .surface = {0x16, 0x1C, 0x25},
        .ink = {0xF2, 0xF5, 0xF8},
        .ink_soft = {0xA9, 0xB4, 0xC0},
        .rule = {0x27, 0x30, 0x3B},
        .accent = {0x5A, 0xA9, 0xFF},
        .accent_ink = {0x06, 0x12, 0x1F},
        .attention = {0xFF, 0xB4, 0x54},
        .attention_ink = {0x2A, 0x18, 0x00},
        .alarm = {0xFF, 0x7B, 0x72},
        .alarm_ink = {0x2B, 0x07, 0x05},
    };
    return &night;
}

/* x to the power of 2.4, for x in [0, 1]: the fifth root of x squared by Newton's method, times x squared. In
 * plain arithmetic, since the result is to be the same on every machine, and this layer links no libm. */
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
