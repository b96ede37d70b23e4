#include "screens/screen_rows.h"

#include "check.h"
#include "names.h"

/* The mode's rate, and why it is this one: the longest reason that a board gives. */
static void check_mode(const char *label, const struct view *view, struct display_config *config, int width,
                       int height, struct arena *arena)
{
    static const char why[] =
        "the kernel's guess: the panel says nothing of itself (no EDID), and there is no panel.mode";
    struct scene scene;
    char row[60];
    snprintf(row, sizeof row, "%s, its mode", label);
    check_row(row);
    static const char *const many[] = {"hall-a", "the hall of the north wing", "hall-c", "the large hall",
                                       "hall-e", "the cinema in the cellar",   "hall-g"};
    const char *name = config->name;
    const struct room_name *rooms = config->rooms;
    config->rooms = rooms_called(many, 7);
    config->room_count = 7;
    config->name =
        "door of the large hall on the first floor, left of the stairs, behind the information desk, "
        "opposite the lift, with the long name that somebody gave it";
    config->panel.rate = 50;
    config->panel.mode_why = why;
    fixture_compose(view, &fixture_metrics, width, height, arena, &scene);
    CHECK_INT(scene_check(&scene, NULL), 0);
    const char *panel = fixture_text(&scene, "panel", " ", arena);
    CHECK(strstr(panel, "1920x1080@50  ·"));
    CHECK(strstr(panel, "overscan\u00A01\u00A02\u00A03\u00A04"));
    const char *said = fixture_text(&scene, "mode", " ", arena);
    CHECK_STR(said, why);
    int lowest = 0, highest = height;
    for (uint32_t n = 0; n < scene.count; n++) {
        const struct item *item = &scene.items[n];
        if (item->kind == ITEM_TEXT && item->box.y + item->box.height > lowest)
            lowest = item->box.y + item->box.height;
        if (strcmp(item->role, "color") == 0 && item->box.y < highest)
            highest = item->box.y;
    }
    if (!CHECK(lowest <= highest)) /* no line lies in the colours */
        printf("%d, %d\n", lowest, highest);
    config->name = name;
    config->rooms = rooms;
    config->room_count = 1;
    config->panel.rate = 0;
    config->panel.mode_why = "";
    fixture_compose(view, &fixture_metrics, width, height, arena, &scene);
    CHECK_STR(fixture_text(&scene, "mode", " ", arena), "");
}

/* All four edges have their line, and what it says is whole. */
int main(void)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480},  {480, 320}, {3840, 2160},
                                   {320, 240},   {1920, 360},  {360, 1920}, {1280, 400}};
    static const char *const rooms[] = {"hall-a"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char label[40];
        snprintf(label, sizeof label, "%dx%d", sizes[i][0], sizes[i][1]);
        check_row(label);
        struct arena arena;
        arena_init(&arena, malloc, free);
        struct display_config config;
        struct view view;
        struct scene scene;
        display_config_set_defaults(&config, ROLE_DOOR);
        config.name = "door of the large hall on the first floor";
        config.rooms = rooms_called(rooms, 1);
        config.room_count = 1;
        config.panel =
            (struct panel_config){.width = 1920, .height = 1080, .rotate = 90, .overscan = {1, 2, 3, 4}};
        struct view_request request = {.config = &config, .station = fixture_running, .test_card = true};
        view_make(&request, &arena, &view);
        CHECK_STR(view_kind_name(view.kind), "test-card");
        CHECK(view.until.ms == INSTANT_NEVER.ms && view.tick_until.ms == INSTANT_NEVER.ms);
        fixture_compose(&view, &fixture_metrics, sizes[i][0], sizes[i][1], &arena, &scene);
        CHECK_INT(scene_check(&scene, NULL), 0);
        CHECK_STR(fixture_text(&scene, "name", " ", &arena), config.name);
        const char *panel =
            fixture_text(&scene, "panel", " ", &arena); /* in one line, or two: blanks at its end go */
        CHECK(strstr(panel, "1920x1080  ·  rotate\u00A090") &&
              strstr(panel, "overscan\u00A01\u00A02\u00A03\u00A04"));
        CHECK(!strstr(panel, "@") && !strstr(panel, "1080  ·  ·"));
        CHECK_STR(fixture_text(&scene, "role", " ", &arena), "door  ·  hall-a");
        bool left = false, right = false, top = false, bottom = false;
        for (uint32_t n = 0; n < scene.count; n++) {
            const struct box box = scene.items[n].box;
            if (strcmp(scene.items[n].role, "frame") != 0)
                continue;
            left = left || box.x == 0;
            top = top || box.y == 0;
            right = right || box.x + box.width == sizes[i][0];
            bottom = bottom || box.y + box.height == sizes[i][1];
        }
        CHECK(left && right && top && bottom);
        check_mode(label, &view, &config, sizes[i][0], sizes[i][1], &arena);
        arena_finish(&arena);
    }
    return check_done();
}
