#include "screens/screen_fixture.h"

#include "check.h"

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

static void test_measures(void)
{
    static const struct {
        const char *label;
        int width, height, least_px, now_px; /* now_px: 50 thousandths */
        bool portrait;
    } rows[] = {
        {"full HD", 1920, 1080, 24, 54, false}, {"portrait", 1080, 1920, 24, 54, true},
        {"4K", 3840, 2160, 48, 108, false},     {"800x480", 800, 480, 12, 24, false},
        {"smallest", 480, 320, 12, 16, false},  {"600 lines", 1024, 600, 14, 30, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct fixture_layout f;
        fixture_layout_init(&f, &harbour_event, &door, rows[i].width, rows[i].height);
        CHECK_INT(f.layout.least_px, rows[i].least_px);
        CHECK_INT(f.layout.least_px, scene_min_text_px(rows[i].width, rows[i].height));
        CHECK_INT(layout_text_px(&f.layout, 50), rows[i].now_px);
        CHECK_INT(layout_text_px(&f.layout, 1), rows[i].least_px);
        CHECK_INT(f.layout.portrait, rows[i].portrait);
        struct type_scale scale = layout_scale(&f.layout, 126, 50);
        CHECK(scale.count > 1);
        CHECK_INT(scale.sizes[scale.count - 1], rows[i].now_px);
        for (uint32_t k = 1; k < scale.count; k++)
            CHECK(scale.sizes[k] < scale.sizes[k - 1]);
        scale = layout_scale(&f.layout, 22, 22);
        CHECK_INT(scale.count, 1);
        CHECK_INT(scale.sizes[0], rows[i].least_px);
        struct box body = layout_body(&f.layout, false), less = layout_body(&f.layout, true);
        CHECK_INT(body.y + body.height, rows[i].height);
        CHECK_INT(less.y, body.y);
        CHECK(less.height < body.height && less.height > rows[i].height / 2);
        fixture_layout_finish(&f);
    }
}

/* A theme's larger type: all in proportion, the smallest as it says, and below that only what would be cut.
 */
static void test_theme_measures(void)
{
    struct fixture_layout f;
    struct theme theme = *theme_night();
    theme.size = 120;
    theme.least = 30;
    theme.margin = 40;
    theme.gap = 24;
    theme.rule_width = 4;
    theme.sizes[0] = 200;
    theme.sizes[1] = 100;
    theme.sizes[2] = 0;
    check_row("night");
    fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
    CHECK_INT(layout_scale_below(&f.layout, 0).count, 0);
    CHECK_INT(f.layout.margin, 65);
    CHECK_INT(f.layout.gap, 22);
    CHECK_INT(f.layout.hair, 1);
    check_row("larger");
    f.style.theme = &theme;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    CHECK_INT(layout_px(&f.layout, 100), 130);
    CHECK_INT(layout_text_px(&f.layout, 50), 65);
    CHECK_INT(layout_text_px(&f.layout, 1), 33);
    CHECK_INT(f.layout.least_px, 33);
    CHECK_INT(f.layout.floor_px, scene_min_text_px(1920, 1080));
    CHECK_INT(f.layout.margin, 43);
    CHECK_INT(f.layout.gap, 31);
    CHECK_INT(f.layout.hair, 4);
    struct type_scale scale = layout_scale(&f.layout, 200, 50);
    CHECK_INT(scale.count, 3);
    CHECK_INT(scale.sizes[0], 260);
    CHECK_INT(scale.sizes[1], 130);
    CHECK_INT(scale.sizes[2], 65);
    scale = layout_scale_below(&f.layout, 50);
    CHECK_INT(scale.count, 1);
    CHECK_INT(scale.sizes[0], 54); /* 5 % */
    scale = layout_scale_below(&f.layout, 0);
    CHECK_INT(scale.sizes[scale.count - 1], f.layout.floor_px);
    check_row("larger, on the smallest panel");
    f.style.width = 480;
    f.style.height = 320;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    CHECK_INT(f.layout.least_px, 12); /* 3 % are less than a panel of few pixels can show */
    fixture_layout_finish(&f);
}

/* The forms of ideographs are the event's, which the metrics of the layout carry. */
static void test_forms(void)
{
    struct fixture_layout f;
    struct words words = *words_english();
    check_row("forms of ideographs");
    fixture_layout_init(&f, &harbour_event, &door, 800, 480);
    CHECK_INT(f.layout.style->metrics->han, HAN_ANY);
    struct screen_style style = *f.layout.style;
    struct layout layout;
    struct scene scene;
    words.language = "zh-TW";
    style.words = &words;
    layout_begin(&layout, f.layout.view, &style, &f.arena, &scene);
    CHECK_INT(layout.style->metrics->han, HAN_ZH_HANT);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_measures();
    test_theme_measures();
    test_forms();
    return check_done();
}
