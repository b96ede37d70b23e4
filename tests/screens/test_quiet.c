#include "screens/quiet.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "screens/day_fixture.h"

#include "check.h"

static struct fixture_layout f;

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

static void start(const char *label, int width, int height)
{
    check_row(label);
    fixture_layout_init(&f, &harbour_event, &door, width, height);
}

static bool is_box(struct box box, int x, int y, int width, int height)
{
    return box.x == x && box.y == y && box.width == width && box.height == height;
}

/* The zones meet, and the last one ends with the picture. */
static void test_zones(void)
{
    start("zones", 1778, 1000);
    struct quiet quiet = quiet_zones(&f.layout, FOOT);
    CHECK(is_box(quiet.band, 0, 130, 1778, 200));
    CHECK(is_box(quiet.stage, 0, 330, 1778, 470));
    CHECK(is_box(quiet.text, 90, 330, 1638, 470));
    CHECK(is_box(quiet.foot, 0, 800, 1778, 200));
    fixture_layout_finish(&f);
    start("zones, portrait, without a foot", 1000, 1778);
    quiet = quiet_zones(&f.layout, 0);
    CHECK(is_box(quiet.band, 0, 150, 1000, 300));
    CHECK(is_box(quiet.stage, 0, 450, 1000, 1328));
    CHECK_INT(quiet.foot.height, 0);
    fixture_layout_finish(&f);
}

/* What the operator says has the stage's end. */
static void test_notice(void)
{
    static const struct day_row said = {"a A 10:00-11:00", "#1", "10:15"},
                                nothing = {"a A 10:00-11:00", "", "10:15"};
    static struct day_fixture day;
    check_row("a notice");
    memset(&day, 0, sizeof day);
    day_fixture_init(&day, &said, 1778, 1000);
    struct quiet quiet = quiet_zones(&day.layout, FOOT);
    quiet_notice(&day.layout, &quiet);
    const struct item *strip = fixture_item(&day.scene, "strip");
    CHECK(is_box(strip->box, 0, 800 - STRIP, 1778, STRIP));
    CHECK(is_box(quiet.stage, 0, 330, 1778, 470 - STRIP));
    CHECK(is_box(quiet.text, 90, 330, 1638, 470 - STRIP));
    day_fixture_finish(&day);
    check_row("none");
    memset(&day, 0, sizeof day);
    day_fixture_init(&day, &nothing, 1778, 1000);
    quiet = quiet_zones(&day.layout, FOOT);
    quiet_notice(&day.layout, &quiet);
    CHECK_INT(day.scene.count, 0);
    CHECK_INT(quiet.stage.height, 470);
    day_fixture_finish(&day);
}

/* The word gives way to the time: 60 u lie between them. */
static void test_opens(void)
{
    static const char *const words[] = {"Opens", "Opens Wed 18 Sep", "Ouverture mercredi 18 septembre 2024"};
    for (int i = 0; i < 6; i++) {
        bool high = i >= 3;
        start(words[i % 3], high ? 1000 : 1778, high ? 1778 : 1000);
        struct box band = quiet_zones(&f.layout, 0).band;
        quiet_opens(&f.layout, band, words[i % 3], "09:00");
        const struct item *word = fixture_item(&f.scene, "message"),
                          *time = fixture_item(&f.scene, "message.time");
        CHECK_STR(fixture_text(&f.scene, "message", " ", &f.arena), words[i % 3]);
        CHECK_INT(fixture_count(&f.scene, "field.rail"), 2);
        if (high)
            CHECK(word->baseline < time->baseline && time->box.x == 90);
        else
            CHECK(word->box.x + word->box.width + 60 <= time->box.x && time->size_px == 148);
        CHECK(word->box.x == 90 && time->baseline < band.y + band.height - 22);
        fixture_layout_finish(&f);
    }
}

static void test_sentence(void)
{
    start("a long sentence", 1778, 1000);
    struct box band = quiet_zones(&f.layout, 0).band;
    static const char said[] = "This display’s settings cannot be read, since somebody has put a comma where "
                               "none belongs, and so on until there is no room for it";
    quiet_sentence(&f.layout, band, said);
    CHECK_STR(fixture_text(&f.scene, "message", " ", &f.arena), said);
    for (uint32_t i = 0; i < f.scene.count; i++)
        if (f.scene.items[i].kind == ITEM_TEXT)
            CHECK(f.scene.items[i].baseline > band.y &&
                  f.scene.items[i].baseline < band.y + band.height - 22);
    fixture_layout_finish(&f);
}

/* Text by its capitals, from the box's top on and at its end. */
static void test_text(void)
{
    start("text", 1778, 1000);
    struct quiet_text text = {.type = TYPE_TITLE,
                              QUIET_STEPS(SIZES_TITLE),
                              .most_lines = 3,
                              .text = "Two words",
                              .color = f.style.theme->ink,
                              .role = "first"};
    struct box box = {90, 400, 1000, 300};
    int end = quiet_text_place(&f.layout, &text, box);
    const struct item *item = fixture_item(&f.scene, "first");
    CHECK_INT(end, item->baseline);
    CHECK_INT(item->baseline - text_em(item->size_px, 730), 400);
    text.role = "second";
    int top = quiet_text_place_at_end(&f.layout, &text, box);
    item = fixture_item(&f.scene, "second");
    CHECK_INT(item->baseline, 700);
    CHECK_INT(top, 700 - text_em(item->size_px, 730));
    text.text = "";
    CHECK_INT(quiet_text_place(&f.layout, &text, box), 400);
    fixture_layout_finish(&f);
}

/* The title stands beside the time, past a label that is wide; where there is a track, it has its edge. */
static void test_foot(void)
{
    struct quiet_first first = {.label = "First here",
                                .time = "09:30",
                                .title = "Opening session",
                                .note = "Hall Alder",
                                .session = PROGRAM_NONE};
    start("foot", 1778, 1000);
    first.session = program_find_session(f.layout.view->program, "tide");
    struct box foot = quiet_zones(&f.layout, FOOT).foot;
    quiet_foot(&f.layout, foot, &first);
    const struct item *title = fixture_item(&f.scene, "title.first"),
                      *time = fixture_item(&f.scene, "time.first");
    CHECK(title->box.x == 390 && time->box.x == 90);
    CHECK_STR(fixture_text(&f.scene, "where.first", " ", &f.arena), "Hall Alder");
    CHECK(is_box(fixture_item(&f.scene, "edge")->box, 0, 808, 44, 192));
    CHECK(time->baseline < 1000 && fixture_item(&f.scene, "where.first")->baseline < 1000);
    fixture_layout_finish(&f);
    start("a wide label, no track", 1778, 1000);
    first.label = "First here on the day after tomorrow, Thu 20 Sep 2026";
    first.session = PROGRAM_NONE;
    first.large = true;
    foot = quiet_zones(&f.layout, FOOT_OVER).foot;
    quiet_foot(&f.layout, foot, &first);
    const struct item *label = fixture_item(&f.scene, "label.first");
    CHECK(fixture_item(&f.scene, "title.first")->box.x >= label->box.x + label->box.width + 40);
    CHECK_INT(fixture_count(&f.scene, "edge"), 0);
    CHECK_INT(fixture_count(&f.scene, "foot.rule"), 0);
    fixture_layout_finish(&f);
    start("a foot like the ground has a rule", 1778, 1000);
    struct theme theme = *theme_night();
    theme.foot = theme.ground;
    f.layout.own_style.theme = &theme;
    foot = quiet_zones(&f.layout, FOOT).foot;
    quiet_foot(&f.layout, foot, &first);
    CHECK(is_box(fixture_item(&f.scene, "foot.rule")->box, 0, 800, 1778, 6));
    fixture_layout_finish(&f);
}

/* A long title is set smaller, and in more lines, before it is cut. */
static void test_long_first(void)
{
    static const int panels[][2] = {{1778, 1000}, {1000, 1778}, {480, 320}, {1080, 1920}};
    struct quiet_first first = {
        .label = "First here",
        .time = "09:30",
        .title =
            "Combining the benefits of the ways in which signs break, as they are told by those who stood "
            "before them in the rain, with a proposal for a common interface to all of them",
        .session = PROGRAM_NONE};
    for (int i = 0; i < 8; i++) {
        start(i % 2 ? "a long title with a note" : "a long title", panels[i / 2][0], panels[i / 2][1]);
        bool high = panels[i / 2][1] > panels[i / 2][0];
        first.note = i % 2 && panels[i / 2][1] > 320 ? "Hall Alder" : "";
        struct box foot = quiet_zones(&f.layout, high ? FOOT_COMPACT_PORTRAIT : FOOT).foot;
        quiet_foot(&f.layout, foot, &first);
        const struct item *title = NULL;
        for (uint32_t k = 0; k < f.scene.count; k++)
            if (strcmp(f.scene.items[k].role, "title.first") == 0)
                title = &f.scene.items[k];
        if (CHECK(title != NULL)) {
            CHECK(!title->cut);
            CHECK(title->baseline < foot.y + foot.height);
        }
        CHECK_INT(scene_check(&f.scene, NULL), 0);
        fixture_layout_finish(&f);
    }
}

static void test_logo(void)
{
    struct theme theme = *theme_night();
    theme.logo = "logo.svg";
    theme.logo_width = theme.logo_height = 1;
    start("the logo's places", 1778, 1000);
    f.layout.own_style.theme = &theme;
    struct quiet quiet = quiet_zones(&f.layout, FOOT);
    struct box text = quiet_logo(&f.layout, &quiet, false);
    CHECK(is_box(text, 90, 330, 1638 - 260 - 60, 470));
    CHECK(is_box(fixture_item(&f.scene, "logo")->box, 1468, 430, 260, 260));
    fixture_layout_finish(&f);
    start("at the end", 1778, 1000);
    f.layout.own_style.theme = &theme;
    quiet = quiet_zones(&f.layout, 0);
    quiet_logo(&f.layout, &quiet, true);
    CHECK(is_box(fixture_item(&f.scene, "logo")->box, 1468, 680, 260, 260));
    fixture_layout_finish(&f);
    start("in portrait", 1000, 1778);
    f.layout.own_style.theme = &theme;
    quiet = quiet_zones(&f.layout, FOOT_COMPACT_PORTRAIT);
    text = quiet_logo(&f.layout, &quiet, false);
    struct box logo = fixture_item(&f.scene, "logo")->box;
    CHECK(is_box(logo, 690, 1348 - 60 - 260, 260, 260));
    CHECK(is_box(text, 90, 450, 860, logo.y - 60 - 450));
    fixture_layout_finish(&f);
    start("in portrait, at the end", 1000, 1778);
    f.layout.own_style.theme = &theme;
    quiet = quiet_zones(&f.layout, 0);
    text = quiet_logo(&f.layout, &quiet, true);
    CHECK(is_box(text, 90, 450, 860 - 260 - 60, 1328));
    fixture_layout_finish(&f);
    start("none", 1778, 1000);
    CHECK_INT(quiet_logo(&f.layout, &quiet, true).width, 860);
    fixture_layout_finish(&f);
}

int main(void)
{
    test_zones();
    test_notice();
    test_opens();
    test_sentence();
    test_text();
    test_foot();
    test_long_first();
    test_logo();
    return check_done();
}
