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

/* The contrasts of screens.md's table. */
static void test_theme(const struct theme *theme)
{
    const struct color white = {255, 255, 255};
    const struct {
        const char *label;
        struct color ink, ground;
        double least;
    } rows[] = {
        {"ink on the ground", theme->ink, theme->ground, 20.99},
        {"ink2 on the ground", theme->ink2, theme->ground, 10.6},
        {"ink2 on the foot", theme->ink2, theme->foot, 9.1},
        {"ink on the foot", theme->ink, theme->foot, 17.95},
        {"text on what is on", theme->on_ink, theme->on, 7},
        {"what is on, on the ground", theme->on, theme->ground, 2.95},
        {"done on rest", theme->done, theme->rest, 14.05},
        {"text on what comes soon", theme->soon_ink, theme->soon, 13.1},
        {"what comes soon, on the ground", theme->soon, theme->ground, 13.1},
        {"white on stop", white, theme->stop, 7},
        {"stop on ink", theme->stop, theme->ink, 7},
        {"shut on the ground", theme->shut, theme->ground, 3.35},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK(theme_contrast(rows[i].ink, rows[i].ground) >= rows[i].least);
    }
    check_row("");
}

static struct color *color_named(struct theme *theme, const char *name)
{
    for (unsigned number = 0; number < THEME_COLOR_COUNT; number++)
        if (strcmp(theme_color_name(number), name) == 0)
            return theme_color(theme, number);
    return NULL;
}

/* Each colour, made the same as what it is read on, is the one that is found. */
static void test_check(void)
{
    static const struct {
        const char *color, *ground, *changed;
        struct color to;
        double contrast, least;
    } rows[] = {
        {"ink", "ground", "ink", {0, 0, 0}, 1, 7},
        {"ink", "foot", "foot", {0xFF, 0xFF, 0xFF}, 1, 7},
        {"ink2", "ground", "ink2", {0x70, 0x70, 0x70}, 4.24, 4.5},
        {"ink2", "foot", "foot", {0x4A, 0x4F, 0x54}, 4.19, 4.5},
        {"on_ink", "on", "on_ink", {0, 0, 0}, 2.96, 7},
        {"soon_ink", "soon", "soon_ink", {0xFF, 0xFF, 0xFF}, 1.60, 7},
        {"done", "rest", "rest", {0xFF, 0xFF, 0xFF}, 1, 3},
        {"shut", "ground", "shut", {0x4C, 0x4C, 0x4C}, 2.45, 2.9},
        {"stop", "white", "stop", {0xFF, 0, 0}, 4.00, 7},
    };
    struct theme_fault fault;
    CHECK(theme_check(theme_night(), &fault));
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].color);
        struct theme theme = *theme_night();
        struct color *color = color_named(&theme, rows[i].changed);
        if (!CHECK(color))
            continue;
        *color = rows[i].to;
        if (!CHECK(!theme_check(&theme, &fault)))
            continue;
        CHECK_STR(fault.color, rows[i].color);
        CHECK_STR(fault.ground, rows[i].ground);
        if (!CHECK(near(fault.contrast, rows[i].contrast)))
            printf("%.3f\n", fault.contrast);
        CHECK(near(fault.least, rows[i].least));
    }
    check_row("a field need not stand out from the ground");
    struct theme theme = *theme_night();
    theme.ground = theme.foot = (struct color){0xFF, 0xFF, 0xFF};
    theme.ink = theme.ink2 = (struct color){0, 0, 0};
    theme.shut = (struct color){0x80, 0x80, 0x80};
    CHECK(theme_check(&theme, &fault));
    CHECK(!theme_shows_field(&theme, theme.soon) && theme_shows_field(&theme, theme.on));
    check_row("");
}

static void test_roles(void)
{
    static const struct {
        const char *role;
        double least;
    } rows[] = {
        {"room", 7},           {"clock", 7},          {"band", 7},
        {"band.word", 7},      {"band.label", 7},     {"title", 7},
        {"title.now", 7},      {"strip", 7},          {"next.title", 7},
        {"next.time", 7},      {"emergency", 7},      {"notice", 7},
        {"title.later", 4.5},  {"next.label", 4.5},   {"notice.when", 4.5},
        {"people", 4.5},       {"block", 4.5},        {"later", 4.5},
        {"mark", 4.5},         {"header", 4.5},       {"title.emergency", 7},
        {"emergency.test", 7}, {"kind.emergency", 7}, {"test", 7},
        {"time.first", 7},     {"label.first", 4.5},  {"time.later", 4.5},
        {"time.under", 4.5},   {"time.next", 7},      {"until", 7},
        {"room.soon", 7},      {"roomy", 4.5},        {"", 4.5},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].role);
        CHECK(near(theme_least_contrast(rows[i].role), rows[i].least));
    }
    check_row("");
}

static void test_tracks(void)
{
    const struct theme *night = theme_night();
    static const struct {
        const char *label, *near;
        struct color color;
    } rows[] = {
        {"blue", "on", {0x3D, 0x82, 0xD8}},
        {"the field's own", "on", {0x0A, 0x52, 0xBE}},
        {"yellow", "soon", {0xE0, 0xD0, 0x20}},
        {"orange, 24 degrees off", "soon", {0xFF, 0x5F, 0x00}},
        {"orange, 26 degrees off", NULL, {0xFF, 0x56, 0x00}},
        {"violet", NULL, {0x93, 0x6F, 0xD3}},
        {"green", NULL, {0x3C, 0x9C, 0x60}},
        {"rose, whose hue is near 0", NULL, {0xC0, 0x50, 0x60}},
        {"grey", NULL, {0x70, 0x80, 0x78}},
        {"black", NULL, {0, 0, 0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        CHECK_STR(theme_track_near(night, rows[i].color), rows[i].near);
    }
    check_row("hues on both sides of red");
    struct theme red = *night;
    red.on = (struct color){0xFF, 0x00, 0x20};
    CHECK_STR(theme_track_near(&red, (struct color){0xFF, 0x20, 0x00}), "on");
    check_row("a field without a hue is near to none");
    red.on = red.soon = (struct color){0xFF, 0xFF, 0xFF};
    CHECK_STR(theme_track_near(&red, (struct color){0xFF, 0xFF, 0xFF}), NULL);
    check_row("an edge that is seen by itself");
    CHECK(theme_shows(night, (struct color){0x7D, 0x8A, 0x2E}));
    CHECK(!theme_shows(night, night->foot));
    CHECK(!theme_shows(night, (struct color){0x40, 0x40, 0x40}));
    check_row("");
}

static void test_same_fonts(void)
{
    struct theme theme = *theme_night();
    theme.ink = theme.on;
    theme.families[THEME_DISPLAY][0] = (char[]){"Inter Display"};
    CHECK(theme_same_fonts(theme_night(), &theme));
    theme.families[THEME_TEXT][1] = "DejaVu Sans";
    CHECK(!theme_same_fonts(theme_night(), &theme));
    CHECK(!theme_same_fonts(&theme, theme_night()));
    theme = *theme_night();
    theme.families[THEME_DISPLAY][0] = "Inter";
    CHECK(!theme_same_fonts(theme_night(), &theme));
}

int main(void)
{
    test_same_fonts();
    test_contrast();
    test_check();
    test_roles();
    test_tracks();
    test_theme(theme_night());
    CHECK_STR(theme_night()->name, "night");
    return check_done();
}
