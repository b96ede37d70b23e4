#include "wall/wall.h"

#include "headless/board_headless.h"
#include "player/still.h"
#include "scene/scene.h"
#include "tool/fixture.h"

enum { MANY = 12 };

static struct loaded loaded;
static struct board *clock_board;
static struct wall_display displays[MANY];
static struct wall *wall;
static const struct board_rect *boxes;
static uint32_t box_count;

static void set_now(struct instant at)
{
    board_headless_set_clock(clock_board, at.ms, BOARD_CLOCK_TRUSTED);
}

static bool step(void)
{
    struct err err = {0};
    return wall_step(wall, &boxes, &box_count, &err);
}

/* Doors and hallways of several sizes, some on their side. */
static void fill_displays(void)
{
    static const char *const names[] = {"hall-a", "hall-b", "attic"};
    static struct room_name rooms[3];
    for (uint32_t i = 0; i < MANY; i++) {
        struct display_config *config = &displays[i].config;
        display_config_set_defaults(config, i % 4 == 3 ? ROLE_HALLWAY : ROLE_DOOR);
        config->panel = (struct panel_config){.width = i % 2 ? 800 : 480, .height = i % 2 ? 480 : 320};
        config->panel.rotate = i % 5 == 4 ? 90 : 0;
        uint32_t room = i % 3;
        rooms[room] = room_own_name(
            &loaded.program
                 ->rooms[program_find_room(loaded.program, (struct room_name){names[room], names[room]})]);
        if (i % 4 != 3) {
            config->rooms = &rooms[room];
            config->room_count = 1;
        }
        displays[i].name = names[room];
        displays[i].place = "a place";
        displays[i].style = style_default();
    }
}

/* What a display's screen looks like at a moment, made without any wall. */
static uint64_t look_of(const struct wall_display *display, struct instant at, struct renderer *renderer)
{
    struct arena arena;
    struct view view;
    struct scene scene;
    const struct still still = {.config = &display->config, .style = &display->style, .at = at};
    arena_init(&arena, malloc, free);
    still_compose(&still, loaded.program, renderer, &arena, &view, &scene);
    uint64_t hash = scene_hash(&scene);
    arena_finish(&arena);
    return hash;
}

/* The pixels of a tile are those of its display drawn alone, shrunk: what is outside of all tiles is not
 * touched, and a step that changes nothing gives nothing. */
static uint64_t hash_of(struct board_rect part)
{
    struct board_picture picture = wall_picture(wall);
    uint64_t hash = 1469598103934665603u;
    for (int y = part.y; y < part.y + part.height; y++)
        for (int x = part.x * 4; x < (part.x + part.width) * 4; x++)
            hash = (hash ^ picture.pixels[(size_t)y * (size_t)picture.pitch + (size_t)x]) * 1099511628211u;
    return hash;
}

static uint64_t hash_of_all(void)
{
    struct board_picture picture = wall_picture(wall);
    return hash_of((struct board_rect){0, 0, picture.width, picture.height});
}

static void test_drag(struct renderer *renderer)
{
    struct instant from = moment(&loaded, "2025-03-29 09:00"), to = moment(&loaded, "2025-03-29 14:00");
    uint64_t last[MANY] = {0}, changed = 0;
    check_row("time is dragged: a step shows the displays that changed, and no others");
    set_now(from);
    CHECK(step());
    CHECK_INT(box_count, 1 + MANY); /* the labels, once, and all tiles */
    struct wall_counts before = wall_counts(wall);
    for (uint32_t i = 0; i < MANY; i++)
        last[i] = look_of(&displays[i], from, renderer);
    /* There, at an uneven pace, and back. */
    for (int n = 0; n < 120; n++) {
        int64_t way = n < 80 ? n * 227000 : (120 - n) * 411000;
        struct instant at = {from.ms + way < to.ms ? from.ms + way : to.ms};
        uint32_t differ = 0;
        for (uint32_t i = 0; i < MANY; i++) {
            uint64_t look = look_of(&displays[i], at, renderer);
            differ += look != last[i];
            last[i] = look;
        }
        set_now(at);
        CHECK(step());
        CHECK_INT(box_count, differ);
        changed += differ;
    }
    struct wall_counts after = wall_counts(wall);
    CHECK_INT(after.steps - before.steps, 120);
    CHECK(changed > 300);
    /* Redraws a step against displays that changed: at most 1.2 (issue 17, accept 6). */
    CHECK(10 * (after.changed - before.changed) <= 12 * changed);
    CHECK(after.changed - before.changed >= changed);

    check_row("the same moment again");
    uint64_t pixels = wall_counts(wall).pixels;
    CHECK(step());
    CHECK_INT(box_count, 0);
    CHECK_INT(wall_counts(wall).pixels, pixels);

    check_row("parts drawn one after the other make the whole");
    uint64_t hash = hash_of_all();
    struct err err = {0};
    CHECK(wall_resize(wall, 900, 700, &err) && step());
    CHECK(wall_resize(wall, 1280, 620, &err) && step());
    CHECK(hash == hash_of_all());
}

static void test_places(void)
{
    check_row("where the displays are");
    CHECK_INT(wall_display_count(wall), MANY);
    CHECK_STR(wall_display(wall, 1)->name, "hall-b");
    CHECK_INT(wall_at(wall, 0, 0), PROGRAM_NONE);
    CHECK_INT(wall_at(wall, 100, 100), 0);
    struct wall_layout layout;
    wall_lay_out(&layout, MANY, 1280, 620);
    struct box cell = wall_layout_cell(&layout, MANY - 1);
    CHECK_INT(wall_at(wall, cell.x + cell.width - 1, cell.y + cell.height - 1), MANY - 1);
    CHECK_INT(wall_at(wall, 5000, 100), PROGRAM_NONE);

    check_row("one is chosen: its frame is drawn, and the old one goes");
    CHECK_INT(wall_chosen(wall), 0);
    wall_choose(wall, -1);
    CHECK_INT(wall_chosen(wall), MANY - 1);
    wall_choose(wall, MANY + 2);
    CHECK_INT(wall_chosen(wall), 2);
    uint64_t changed = wall_counts(wall).changed;
    CHECK(step());
    CHECK(box_count > 0);
    CHECK(wall_counts(wall).changed - changed <= 2); /* those that lie in the frames */
    struct err err = {0};
    uint64_t hash = hash_of_all();
    CHECK(wall_resize(wall, 900, 700, &err) && step());
    CHECK(wall_resize(wall, 1280, 620, &err) && step());
    CHECK(hash == hash_of_all());
}

static void test_pages(void)
{
    static struct wall_display many[40];
    struct err err = {0};
    uint32_t pages;
    for (uint32_t i = 0; i < 40; i++)
        many[i] = displays[i % MANY];
    check_row("forty displays, page by page");
    CHECK(wall_set_displays(wall, many, 40, &err));
    CHECK_INT(wall_page(wall, &pages), 0);
    CHECK_INT(pages, 2);
    wall_choose(wall, 0);
    uint64_t changed = wall_counts(wall).changed;
    CHECK(step());
    CHECK_INT(wall_counts(wall).changed - changed, 24); /* those in sight */
    uint64_t first = hash_of_all();
    wall_turn(wall, 1);
    CHECK_INT(wall_page(wall, &pages), 1);
    CHECK_INT(wall_chosen(wall), 24);
    CHECK_INT(wall_at(wall, 100, 100), 24);
    CHECK(step());
    CHECK(first != hash_of_all());
    wall_turn(wall, 5);
    CHECK_INT(wall_page(wall, &pages), 1);
    CHECK_INT(wall_chosen(wall), 24);
    wall_turn(wall, -9);
    CHECK_INT(wall_page(wall, &pages), 0);
    CHECK(step());
    CHECK(first == hash_of_all());
    wall_choose(wall, 39);
    CHECK_INT(wall_page(wall, &pages), 1);
    CHECK(wall_set_displays(wall, displays, MANY, &err));
    CHECK_INT(wall_chosen(wall), 0);
    CHECK(step());
}

static void test_program(void)
{
    check_row("the program is lost, and back");
    set_now(moment(&loaded, "2025-03-29 10:20"));
    CHECK(step());
    uint64_t hash = hash_of_all();
    wall_set_program(wall, NULL, NULL);
    CHECK(step());
    CHECK_INT(box_count, MANY);
    CHECK(hash != hash_of_all());
    wall_set_program(wall, loaded.program, NULL);
    CHECK(step());
    CHECK(hash == hash_of_all());

    check_row("until when");
    struct arena arena;
    struct instant due = INSTANT_NEVER, at = moment(&loaded, "2025-03-29 10:20");
    arena_init(&arena, malloc, free);
    for (uint32_t i = 0; i < MANY; i++) {
        struct view view;
        still_view(&(struct still){.config = &displays[i].config, .at = at}, loaded.program, &arena, &view);
        due = instant_min(due, view.tick_until);
    }
    CHECK_INT(wall_due(wall).ms, due.ms);
    CHECK_INT(wall_until(wall, loaded.program, NULL, at, &arena).ms, moment(&loaded, "2025-03-29 10:35").ms);
    arena_finish(&arena);
}

int main(void)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    load_small(&loaded);
    struct board_headless_options options = {.width = 800, .height = 480, .now_ms = 1000};
    clock_board = board_headless_create(&options, NULL);
    fill_displays();
    wall = wall_create(clock_board, displays, MANY, &err);
    if (CHECK(wall != NULL)) {
        wall_set_program(wall, loaded.program, NULL);
        CHECK(step()); /* it has no size yet */
        CHECK_INT(box_count, 0);
        CHECK(wall_resize(wall, 1280, 620, &err));
        test_drag(renderer);
        test_places();
        test_pages();
        test_program();
    }
    wall_destroy(wall);
    clock_board->ops->destroy(clock_board);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}
