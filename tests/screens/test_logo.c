#include "screens/header.h"
#include "screens/logo.h"

#include "screens/screens.h"
#include "screens/screen_fixture.h"

#include "check.h"

static struct fixture_layout f;
static struct theme theme;

static void start(const char *label, const struct fixture_event *event, const struct fixture_view *wanted,
                  int width, int height)
{
    check_row(label);
    fixture_layout_init(&f, event, wanted, width, height);
    f.style.theme = &theme;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
}

/* The logo that was placed, if any; what holds for all of them. */
static const struct item *finish(void)
{
    static struct item found;
    const struct item *logo = fixture_item(&f.scene, "logo");
    CHECK_INT(scene_check(&f.scene, NULL), 0);
    CHECK(fixture_count(&f.scene, "logo") <= 1);
    if (logo) {
        CHECK_INT(logo->kind, ITEM_PICTURE);
        CHECK(logo->length == 8 && memcmp(logo->text, "logo.svg", 8) == 0);
        /* Of the logo's own proportion, but for the last pixel. */
        int width = logo->box.height * theme.logo_width / theme.logo_height - logo->box.width;
        int height = logo->box.width * theme.logo_height / theme.logo_width - logo->box.height;
        CHECK((width >= -1 && width <= 1) || (height >= -1 && height <= 1));
        for (uint32_t i = 0; i < f.scene.count; i++)
            if (&f.scene.items[i] != logo)
                CHECK(!box_overlaps(f.scene.items[i].box, logo->box));
        found = *logo;
    }
    fixture_layout_finish(&f);
    return logo ? &found : NULL;
}

static const struct fixture_view door = {
    .role = ROLE_DOOR,
    .room = "A",
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

static void test_header(void)
{
    static const struct {
        const char *label;
        int logo_width, logo_height, width, height;
        bool shown;
    } rows[] = {
        {"beside the clock", 3, 1, 1920, 1080, true},
        {"square", 1, 1, 1920, 1080, true},
        {"high", 1, 3, 1920, 1080, true},
        {"wide: lower", 6, 1, 1920, 1080, true},
        {"too wide", 40, 1, 1920, 1080, false},
        {"4K", 300, 100, 3840, 2160, true},
        {"between two rows", 2, 1, 1080, 1920, true},
        {"no proportion", 0, 0, 1920, 1080, false},
        {"no room", 3, 1, 320, 480, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        theme.logo_width = rows[i].logo_width;
        theme.logo_height = rows[i].logo_height;
        start(rows[i].label, &harbour_event, &door, rows[i].width, rows[i].height);
        header_place_room(&f.layout, 0);
        uint32_t count = f.scene.count;
        int header = layout_body(&f.layout, false).y;
        struct item clock = *fixture_item(&f.scene, "clock");
        logo_place(&f.layout);
        CHECK_INT(f.scene.count - count, rows[i].shown);
        const struct item *logo = finish();
        CHECK_INT(logo != NULL, rows[i].shown);
        if (!logo)
            continue;
        CHECK(logo->box.y > 0 && logo->box.y + logo->box.height < header);
        CHECK(logo->box.height * 5 <= header * 3 && logo->box.width * 10 <= rows[i].width * 3);
        CHECK(logo->box.x + logo->box.width < clock.box.x);
    }
}

/* Names and clock come first: the same with a logo as without. */
static void test_never_instead(void)
{
    theme.logo_width = 3;
    theme.logo_height = 1;
    start("a long name", &hostile_event, &door, 1920, 1080);
    header_place_room(&f.layout, 0);
    logo_place(&f.layout);
    CHECK_STR(fixture_text(&f.scene, "room", " ", &f.arena), hostile_event.room_names[0]);
    CHECK_STR(fixture_text(&f.scene, "clock", "", &f.arena), "10:42");
    finish();
    start("no logo", &harbour_event, &door, 1920, 1080);
    struct theme without = theme;
    without.logo = NULL;
    f.style.theme = &without;
    layout_begin(&f.layout, f.layout.view, &f.style, &f.arena, &f.scene);
    header_place_room(&f.layout, 0);
    logo_place(&f.layout);
    CHECK(!finish());
}

/* Larger where there is but a message. */
static void test_message(void)
{
    static const struct {
        const char *label, *at;
        enum display_role role;
        int width, height;
        bool larger;
    } rows[] = {
        {"after the event, a hallway", "15T10:00", ROLE_HALLWAY, 1920, 1080, true},
        {"after the event, a door", "15T10:00", ROLE_DOOR, 1920, 1080, true},
        {"after the event, portrait", "15T10:00", ROLE_DOOR, 1080, 1920, true},
        {"during a session", "12T10:42", ROLE_DOOR, 1920, 1080, false},
        {"before the event: the list needs the room", "11T10:00", ROLE_HALLWAY, 1920, 1080, false},
    };
    theme.logo_width = 2;
    theme.logo_height = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture_view wanted = {
            .role = rows[i].role, .room = "A", .at = rows[i].at, .station = fixture_running};
        start(rows[i].label, &harbour_event, &wanted, rows[i].width, rows[i].height);
        screen_compose(f.layout.view, &f.style, &f.arena, &f.scene);
        int header = layout_body(&f.layout, false).y, side = f.layout.side;
        const struct item *logo = finish();
        if (!CHECK(logo != NULL))
            continue;
        CHECK_INT(logo->box.y > header, rows[i].larger);
        if (rows[i].larger)
            CHECK(logo->box.height * 10 >= side && logo->box.height * 6 <= side);
    }
}

/* Who reads that something is wrong reads nothing else. */
static void test_fault(void)
{
    struct fixture_view wanted = door;
    wanted.station.fault = STATION_FAULT_CONFIG;
    start("a fault", &harbour_event, &wanted, 1920, 1080);
    screen_compose(f.layout.view, &f.style, &f.arena, &f.scene);
    int header = layout_body(&f.layout, false).y;
    const struct item *logo = finish();
    CHECK(!logo || logo->box.y < header);
}

int main(void)
{
    theme = *theme_night();
    theme.logo = "logo.svg";
    test_header();
    test_never_instead();
    test_message();
    test_fault();
    return check_done();
}
