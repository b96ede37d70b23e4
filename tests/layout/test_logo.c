#include "layout/logo.h"

#include "screens/screen_fixture.h"

#include "check.h"

static struct fixture_layout f;
static struct theme theme;

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

static void start(const char *label, const struct fixture_view *wanted, int width, int height)
{
    check_row(label);
    fixture_layout_init(&f, &harbour_event, wanted, width, height);
    f.style.theme = &theme;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
}

/* As large as its box lets it be, at the far end. */
static void test_box(void)
{
    static const struct {
        const char *label;
        int logo_width, logo_height;
        struct box box;
    } rows[] = {
        {"square", 1, 1, {140, 50, 260, 260}},    {"wide", 4, 1, {140, 50 + 97, 260, 65}},
        {"high", 1, 4, {140 + 195, 50, 65, 260}}, {"a line", 40, 1, {0}},
        {"a line upright", 1, 40, {0}},           {"no proportion", 0, 0, {0}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        theme.logo_width = rows[i].logo_width;
        theme.logo_height = rows[i].logo_height;
        start(rows[i].label, &door, 1920, 1080);
        logo_place(&f.layout, (struct box){140, 50, 260, 260});
        CHECK_INT(f.scene.count, rows[i].box.width > 0);
        if (f.scene.count == 1) {
            const struct item *logo = &f.scene.items[0];
            CHECK_INT(logo->kind, ITEM_PICTURE);
            CHECK(memcmp(&logo->box, &rows[i].box, sizeof logo->box) == 0);
            CHECK(logo->length == 8 && memcmp(logo->text, "logo.svg", 8) == 0);
        }
        fixture_layout_finish(&f);
    }
    start("none", &door, 1920, 1080);
    theme.logo = NULL;
    logo_place(&f.layout, (struct box){140, 50, 260, 260});
    CHECK(!logo_is_there(&f.layout) && f.scene.count == 0);
    fixture_layout_finish(&f);
    theme.logo = "logo.svg";
}

/* Only pages on which nothing is on have it, and nothing lies on it. */
static void test_screens(void)
{
    static const struct {
        const char *label, *at;
        enum display_role role;
        bool fault, shown;
    } rows[] = {
        {"before the event, a hallway", "10T10:00", ROLE_HALLWAY, false, true},
        {"before the event, a door", "10T10:00", ROLE_DOOR, false, true},
        {"after the event, a hallway", "15T10:00", ROLE_HALLWAY, false, true},
        {"after the event, a door", "15T10:00", ROLE_DOOR, false, true},
        {"during a session", "12T10:42", ROLE_DOOR, false, false},
        {"a fault", "12T10:42", ROLE_DOOR, true, false},
    };
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {480, 320}, {320, 480}};
    theme.logo_width = theme.logo_height = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            struct fixture_view wanted = {.role = rows[i].role,
                                          .room = "A",
                                          .page = PAGE_OVERVIEW,
                                          .at = rows[i].at,
                                          .station = fixture_running};
            wanted.station.fault = rows[i].fault ? STATION_FAULT_CONFIG : STATION_FAULT_NONE;
            start(rows[i].label, &wanted, sizes[s][0], sizes[s][1]);
            screen_compose(f.layout.view, &f.style, &f.arena, &f.scene);
            CHECK_INT(fixture_count(&f.scene, "logo"), rows[i].shown);
            const struct item *logo = fixture_item(&f.scene, "logo");
            for (uint32_t n = 0; logo && n < f.scene.count; n++)
                CHECK(&f.scene.items[n] == logo || f.scene.items[n].kind != ITEM_TEXT ||
                      !box_overlaps(f.scene.items[n].box, logo->box));
            fixture_layout_finish(&f);
        }
    }
}

int main(void)
{
    theme = *theme_night();
    theme.logo = "logo.svg";
    test_box();
    test_screens();
    return check_done();
}
