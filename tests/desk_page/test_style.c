#include "desk_page/style.h"

#include "base/str.h"
#include "check.h"

/* Tables of the sRGB curve would need powers; contrast is asked for at a few dozen colours only, so the curve
 * is walked by exact squares: ((c + 0.055) / 1.055) ^ 2.4 = x^2 * (x^2)^(1/5), by Newton's steps. */
static double fifth_root(double value)
{
    double root = 1;
    for (int i = 0; i < 60 && value > 0; i++)
        root = (4 * root + value / (root * root * root * root)) / 5;
    return value > 0 ? root : 0;
}

static double linear(int level)
{
    double c = level / 255.0, x = (c + 0.055) / 1.055;
    return c <= 0.04045 ? c / 12.92 : x * x * fifth_root(x * x);
}

/* Source: WCAG 2.2, "relative luminance" and "contrast ratio". */
static double luminance(unsigned color)
{
    return 0.2126 * linear((int)(color >> 16)) + 0.7152 * linear((int)(color >> 8 & 255)) +
           0.0722 * linear((int)(color & 255));
}

static double contrast(unsigned a, unsigned b)
{
    double one = luminance(a), other = luminance(b);
    return one > other ? (one + 0.05) / (other + 0.05) : (other + 0.05) / (one + 0.05);
}

/* The colour that a name has in a part of the style. */
static unsigned color(const char *style, const char *name)
{
    char text[32];
    snprintf(text, sizeof text, "--%s: #", name);
    const char *at = strstr(style, text);
    if (!CHECK(at != NULL))
        return 0;
    return (unsigned)strtoul(at + strlen(text), NULL, 16);
}

static void test_contrast(const char *style)
{
    static const char *const pairs[][2] = {{"ink", "ground"},    {"ink", "card"},    {"soft", "ground"},
                                           {"soft", "card"},     {"mark", "card"},   {"mark", "ground"},
                                           {"do", "ground"},     {"do", "card"},     {"on-do", "do"},
                                           {"danger", "ground"}, {"good", "ground"}, {"on-alarm", "alarm"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        check_row(pairs[i][0]);
        CHECK(contrast(color(style, pairs[i][0]), color(style, pairs[i][1])) >= 7);
    }
    check_row("the edge of a field");
    CHECK(contrast(color(style, "line"), color(style, "ground")) >= 3);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder all = {.arena = &arena};
    for (const char *const *part = style_parts; *part; part++)
        str_add(&all, *part);
    CHECK(contrast(0x000000, 0xffffff) > 20.99 && contrast(0x000000, 0xffffff) < 21.01);
    CHECK(contrast(0x767676, 0xffffff) > 4.53 && contrast(0x767676, 0xffffff) < 4.55);
    test_contrast(all.text);
    const char *dark = strstr(all.text, "prefers-color-scheme: dark");
    if (CHECK(dark != NULL))
        test_contrast(dark);
    check_row("nothing from elsewhere");
    CHECK(strstr(all.text, "url(") == NULL && strstr(all.text, "@import") == NULL);
    arena_finish(&arena);
    return check_done();
}
