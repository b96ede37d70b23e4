#include "screens/screen_fixture.h"
#include "layout/measures.h"

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
        int width, height, least_px, now_px; /* now_px: of a text of 50 u */
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
        CHECK_INT(f.layout.floor_px, rows[i].least_px);
        CHECK_INT(f.layout.floor_px, scene_min_text_px(rows[i].width, rows[i].height));
        CHECK_INT(layout_role_px(&f.layout, 50), rows[i].now_px);
        CHECK_INT(layout_role_px(&f.layout, 1), rows[i].least_px);
        CHECK_INT(f.layout.portrait, rows[i].portrait);
        CHECK(layout_header_height(&f.layout) + layout_footer_height(&f.layout) < rows[i].height / 2);
        CHECK(layout_footer_height(&f.layout) > rows[i].least_px);
        CHECK_INT(layout_header_height(&f.layout), layout_u(&f.layout, rows[i].portrait ? 150 : 130));
        CHECK(layout_footer_height(&f.layout) >= layout_u(&f.layout, 64));
        fixture_layout_finish(&f);
    }
}

/* A theme's own size makes small type larger, up to where type is as large as it fits. */
static void test_size(void)
{
    static const struct {
        int size, u;
        double px;
        int gap; /* on full HD */
    } rows[] = {
        {0, 32, 34.5, 35},       {100, 32, 34.5, 35},  {125, 32, 43.25, 44}, {110, 40, 47.5, 49},
        {125, 48, 64.75, 66},    {125, 50, 64.75, 68}, {125, 60, 64.75, 82}, {125, 64, 69.125, 87},
        {125, 172, 185.75, 233}, {125, 10, 24, 14},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_layout f;
        struct theme theme = *theme_night();
        fixture_layout_init(&f, &harbour_event, &door, 1920, 1080);
        theme.size = rows[i].size;
        f.layout.own_style.theme = &theme;
        char label[40];
        snprintf(label, sizeof label, "%d u at %d %%", rows[i].u, rows[i].size);
        check_row(label);
        CHECK(layout_role_px(&f.layout, rows[i].u) == rows[i].px);
        CHECK_INT(layout_text_gap(&f.layout, rows[i].u), rows[i].gap);
        fixture_layout_finish(&f);
    }
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

/* The face of a text is chosen by what it is and how large it is meant, its size by the panel. */
static void test_roles(void)
{
    static const struct {
        enum type_role role;
        int u;
        const char *face;
        double px, small_px; /* at 1080 lines, and at 320 */
    } rows[] = {
        {TYPE_BAND, 148, "tight-heavy", 159.875, 47.375},
        {TYPE_BAND, 64, "display-heavy", 69.125, 20.5},
        {TYPE_BAND, 44, "bold", 47.5, 14.125},
        {TYPE_TITLE, 172, "tight-bold", 185.75, 55},
        {TYPE_TITLE, 72, "tight-bold", 77.75, 23},
        {TYPE_TITLE, 64, "display-bold", 69.125, 20.5},
        {TYPE_TITLE, 48, "display-bold", 51.875, 15.375},
        {TYPE_TITLE, 44, "bold", 47.5, 14.125},
        {TYPE_NEXT, 84, "tight-semibold", 90.75, 26.875},
        {TYPE_NEXT, 50, "display-semibold", 54, 16},
        {TYPE_NEXT, 44, "semibold", 47.5, 14.125},
        {TYPE_TEXT, 40, "medium", 43.25, 12.75},
        {TYPE_TEXT, 48, "display-medium", 51.875, 15.375},
        {TYPE_TEXT, 96, "tight-medium", 103.625, 30.75},
        {TYPE_SOFT, 44, "regular", 47.5, 14.125},
        {TYPE_SOFT, 48, "display-regular", 51.875, 15.375},
        {TYPE_SOFT, 24, "regular", 25.875, 12},
    };
    struct fixture_layout full, small;
    fixture_layout_init(&full, &harbour_event, &door, 1920, 1080);
    fixture_layout_init(&small, &harbour_event, &door, 480, 320);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[40];
        snprintf(label, sizeof label, "%s %d", rows[i].face, rows[i].u);
        check_row(label);
        struct type type = layout_role_type(&full.layout, rows[i].role, rows[i].u);
        CHECK_STR(font_face_name(type.face), rows[i].face);
        CHECK(type.px == rows[i].px);
        CHECK(type.cap > 0 && type.ascent > type.cap && type.descent > 0);
        CHECK(layout_role_type(&small.layout, rows[i].role, rows[i].u).px == rows[i].small_px);
        /* The next smaller is a pixel less, and never too small to read. */
        struct type smaller = layout_type_smaller(&full.layout, type);
        CHECK(smaller.face == type.face && smaller.px == (type.px - 1 > 24 ? type.px - 1 : 24));
        struct type least = layout_type_px(&small.layout, type.face, 12.5);
        CHECK(layout_type_smaller(&small.layout, least).px == 12);
    }
    fixture_layout_finish(&full);
    fixture_layout_finish(&small);
}

static struct text_block title(const struct fixture_layout *f, const char *text, int width, int height,
                               uint32_t most_lines)
{
    static const int steps[] = {SIZES_TITLE};
    return layout_title(&f->layout, TYPE_TITLE, steps, sizeof steps / sizeof *steps, text, "en", width,
                        height, most_lines);
}

/* The largest step that fits, in lines that stand by its rules. */
static void test_titles(void)
{
    static const struct {
        const char *label, *text;
        int height;
        uint32_t most_lines;
        int px;
        uint32_t lines;
    } rows[] = {
        {"one word", "Firmware", 400, 5, 172, 1},
        {"two lines of the largest", "Hypervisor firmware", 400, 5, 172, 2},
        {"no third line at 148", "Hypervisor firmware andalusites", 900, 5, 128, 3},
        {"at most the lines that are asked for", "Hypervisor firmware andalusites", 900, 2, 96, 2},
        {"as high as cap, a line and a descent", "Hypervisor firmware", 350, 5, 172, 2},
        {"a pixel less", "Hypervisor firmware", 349, 5, 148, 2},
        {"one line needs its room as well", "Firmware", 168, 5, 172, 1},
        {"and is set smaller without", "Firmware", 167, 5, 148, 1},
        {"Arabic at 0.80", "\u0645\u0631\u062D\u0628\u0627", 400, 5, 138, 1},
        {"Thai at 0.80", "\u0E17\u0E14\u0E2A\u0E2D\u0E1A", 400, 5, 138, 1},
        {"ideographs at 0.86", "\u6F22\u5B57", 400, 5, 148, 1},
        {"mostly Latin", "Firmware \u6F22\u5B57", 400, 5, 172, 2},
    };
    struct fixture_layout f;
    fixture_layout_init(&f, &harbour_event, &door, 1000, 1000);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct text_block block = title(&f, rows[i].text, 1050, rows[i].height, rows[i].most_lines);
        CHECK_INT(block.size_px, rows[i].px);
        CHECK_INT(block.line_count, rows[i].lines);
        CHECK(block.height <= rows[i].height && !block.cut);
    }
    check_row("line heights");
    CHECK_INT(title(&f, "Firmware", 1050, 400, 5).line_height, 182);
    CHECK_INT(title(&f, "\u6F22\u5B57", 1050, 400, 5).line_height, 181);
    check_row("lines of what is next are a little further apart");
    CHECK_INT(
        layout_next(&f.layout, TYPE_NEXT, (const int[]){100}, 1, "Firmware", NULL, 900, 400, 2).line_height,
        112);
    CHECK_INT(
        layout_title(&f.layout, TYPE_NEXT, (const int[]){100}, 1, "Firmware", NULL, 900, 400, 2).line_height,
        106);
    check_row("tight from 72 on");
    CHECK_INT(title(&f, "Firmware", 1050, 80, 5).face, FACE_TIGHT_BOLD);
    CHECK_INT(title(&f, "Firmware", 1050, 66, 5).face, FACE_DISPLAY_BOLD);
    check_row("no text");
    CHECK_INT(title(&f, "", 1050, 80, 5).line_count, 0);
    fixture_layout_finish(&f);
    check_row("steps that fall together on a panel of few pixels");
    fixture_layout_init(&f, &harbour_event, &door, 320, 240);
    struct text_block block =
        title(&f, "A title that has no room even at the smallest of all steps", 120, 30, 2);
    CHECK(block.cut && block.size_px == 12);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_roles();
    test_titles();
    test_measures();
    test_size();
    test_forms();
    return check_done();
}
