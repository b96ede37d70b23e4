/*
 * The night theme's contrasts (behaviour.md, "Legibility"), and the contrast itself against values of
 * WCAG 2.1.
 */
#include "check.h"

#include "scene/theme.h"

static bool near(double actual, double expected)
{
    double difference = actual - expected;
    return difference < 0.005 && difference > -0.005;
}

static void test_contrast(void)
{
    struct color white = {255, 255, 255}, black = {0, 0, 0};
    CHECK(near(theme_contrast(white, black), 21));
    CHECK(near(theme_contrast(black, white), 21));
    CHECK(near(theme_contrast(white, white), 1));
    /* Greys and primaries on white, worked out apart from this program. */
    CHECK(near(theme_contrast((struct color){0x76, 0x76, 0x76}, white), 4.54));
    CHECK(near(theme_contrast((struct color){0x77, 0x77, 0x77}, white), 4.48));
    CHECK(near(theme_contrast((struct color){0xFF, 0x00, 0x00}, white), 4.00));
    CHECK(near(theme_contrast((struct color){0x00, 0x00, 0xFF}, white), 8.59));
    CHECK(near(theme_contrast((struct color){0x00, 0xFF, 0x00}, white), 1.37));
    CHECK(near(theme_contrast((struct color){0x0A, 0x0A, 0x0A}, black), 1.06)); /* the straight part */
}

static void test_theme(const struct theme *theme)
{
    const struct {
        const char *label;
        struct color ink, ground;
        double least;
    } rows[] = {
        {"now and next", theme->ink, theme->background, 7},
        {"now and next on the band", theme->ink, theme->surface, 7},
        {"the rest", theme->ink_soft, theme->background, 4.5},
        {"the rest on the band", theme->ink_soft, theme->surface, 4.5},
        {"accent as text", theme->accent, theme->background, 4.5},
        {"accent as text on the band", theme->accent, theme->surface, 4.5},
        {"attention as text", theme->attention, theme->background, 4.5},
        {"attention as text on the band", theme->attention, theme->surface, 4.5},
        {"alarm as text", theme->alarm, theme->background, 4.5},
        {"alarm as text on the band", theme->alarm, theme->surface, 4.5},
        {"on the accent", theme->accent_ink, theme->accent, 7},
        {"on attention", theme->attention_ink, theme->attention, 7},
        {"on alarm", theme->alarm_ink, theme->alarm, 7},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK(theme_contrast(rows[i].ink, rows[i].ground) >= rows[i].least);
    }
    check_row("");
}

/* Each colour, made the same as what it is read on, is the one that is found. */
static void test_check(void)
{
    static const struct {
        const char *color, *ground;
        double least;
    } rows[] = {{"ink", "background", 7},
                {"accent_ink", "accent", 7},
                {"attention_ink", "attention", 7},
                {"alarm_ink", "alarm", 7},
                {"ink_soft", "background", 4.5}};
    struct theme_fault fault;
    CHECK(theme_check(theme_night(), &fault));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].color);
        struct theme theme = *theme_night();
        struct color *color = NULL, *ground = NULL;
        for (unsigned number = 0; number < THEME_COLOR_COUNT; number++) {
            color =
                strcmp(theme_color_name(number), rows[i].color) == 0 ? theme_color(&theme, number) : color;
            ground =
                strcmp(theme_color_name(number), rows[i].ground) == 0 ? theme_color(&theme, number) : ground;
        }
        if (!CHECK(color && ground))
            continue;
        *color = *ground;
        if (!CHECK(!theme_check(&theme, &fault)))
            continue;
        CHECK_STR(fault.color, rows[i].color);
        CHECK_STR(fault.ground, rows[i].ground);
        CHECK(near(fault.contrast, 1));
        CHECK(near(fault.least, rows[i].least));
    }
    check_row("on the band, of which text has less");
    struct theme theme = *theme_night();
    theme.surface = (struct color){0x60, 0x66, 0x6C};
    CHECK(!theme_check(&theme, &fault));
    CHECK_STR(fault.ground, "surface");
    check_row("a pause's badge");
    theme = *theme_night();
    theme.rule = theme.ink;
    CHECK(!theme_check(&theme, &fault));
    CHECK_STR(fault.color, "ink");
    CHECK_STR(fault.ground, "rule");
    check_row("progress");
    theme = *theme_night();
    theme.ink = (struct color){0xFF, 0xFF, 0xFF};
    theme.rule = (struct color){0x58, 0x58, 0x58};
    CHECK(!theme_check(&theme, &fault));
    CHECK_STR(fault.color, "accent");
    CHECK_STR(fault.ground, "rule");
    check_row("progress of what is about to end");
    theme = *theme_night();
    theme.background = theme.surface = (struct color){0xFF, 0xFF, 0xFF};
    theme.ink = theme.ink_soft = (struct color){0, 0, 0};
    theme.rule = (struct color){0x95, 0x95, 0x95};
    theme.accent = (struct color){0x00, 0x3A, 0x80};
    theme.accent_ink = theme.attention_ink = theme.alarm_ink = (struct color){0xFF, 0xFF, 0xFF};
    theme.attention = (struct color){0x58, 0x58, 0x58};
    theme.alarm = (struct color){0x50, 0, 0};
    CHECK(!theme_check(&theme, &fault));
    CHECK_STR(fault.color, "attention");
    CHECK_STR(fault.ground, "rule");
    check_row("by role");
    CHECK(theme_least_contrast("title.now") > 6.9 && theme_least_contrast("badge.phase") > 6.9 &&
          theme_least_contrast("time.next") > 6.9 && theme_least_contrast("notice") > 6.9);
    CHECK(theme_least_contrast("title.emergency") > 6.9 && theme_least_contrast("emergency.test") > 6.9 &&
          theme_least_contrast("kind.emergency") > 6.9 && theme_least_contrast("test") > 6.9);
    CHECK(theme_least_contrast("moment.beside") < 5 && theme_least_contrast("timeline") < 5 &&
          theme_least_contrast("label.first") < 5 && theme_least_contrast("notice.when") < 5 &&
          theme_least_contrast("about") < 5);
    check_row("bars");
    CHECK(theme_shows(theme_night(), theme_night()->accent));
    CHECK(!theme_shows(theme_night(), theme_night()->surface));
    CHECK(!theme_shows(theme_night(), (struct color){0x40, 0x40, 0x40}));
    check_row("");
}

static void test_measures(void)
{
    struct theme theme = *theme_night();
    for (unsigned i = 0; i < THEME_MEASURE_COUNT; i++) {
        const struct theme_measure *measure = theme_measure(i);
        check_row(measure->name);
        int *value = theme_measure_value(&theme, i);
        CHECK(*value >= measure->least && *value <= measure->most);
        CHECK(measure->least < measure->most);
        for (unsigned k = 0; k < i; k++)
            CHECK(value != theme_measure_value(&theme, k) &&
                  strcmp(measure->name, theme_measure(k)->name) != 0);
        *value = measure->most + 1;
    }
    check_row("all are the theme's");
    CHECK(theme.size == 126 && theme.least == 37 && theme.weight == 201 && theme.margin == 81);
    CHECK(theme.gap == 33 && theme.corner == 501 && theme.rule_width == 7);
    check_row("sizes");
    for (int i = 1; i < THEME_MOST_SIZES; i++)
        CHECK(theme.sizes[i] < theme.sizes[i - 1] || theme.sizes[i] == 0);
    CHECK(theme.sizes[0] <= THEME_MOST_SIZE);
    check_row("");
}

static void test_same_fonts(void)
{
    struct theme theme = *theme_night();
    theme.size = 120;
    theme.ink = theme.accent;
    theme.families[THEME_DISPLAY][0] = (char[]){"Inter Display"};
    CHECK(theme_same_fonts(theme_night(), &theme));
    theme.families[THEME_TEXT][1] = "DejaVu Sans";
    CHECK(!theme_same_fonts(theme_night(), &theme));
    CHECK(!theme_same_fonts(&theme, theme_night()));
    theme = *theme_night();
    theme.weight = 100;
    CHECK(!theme_same_fonts(theme_night(), &theme));
}

int main(void)
{
    test_measures();
    test_same_fonts();

    test_contrast();
    test_check();
    test_theme(theme_night());
    CHECK_STR(theme_night()->name, "night");
    return check_done();
}
