#include "simulator/simulator_wall.h"

#include "simulator/simulator_keys.h"

#include "simulator/stage.h"

static struct wall_display displays[3];

static void fill_displays(void)
{
    static struct room_name rooms[2];
    for (uint32_t i = 0; i < 3; i++) {
        displays[i].name = i == 0 ? "a-door" : i == 1 ? "b-door" : "foyer";
        displays[i].place = i == 2 ? "hallway" : "door";
        displays[i].style = style_default();
        display_config_set_defaults(&displays[i].config, i == 2 ? ROLE_HALLWAY : ROLE_DOOR);
        displays[i].config.panel = (struct panel_config){.width = 800, .height = 480};
        if (i < 2) {
            rooms[i] = room_own_name(&loaded.program->rooms[i]);
            displays[i].config.rooms = &rooms[i];
            displays[i].config.room_count = 1;
        }
    }
}

static bool step_wall(void)
{
    struct err err = {0};
    const struct board_rect *boxes;
    uint32_t count;
    return wall_resize(simulator.wall, 1200, 500, &err) && wall_step(simulator.wall, &boxes, &count, &err);
}

static bool title_is(const char *expected)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    const char *title = simulator_title(&simulator, &arena);
    bool is = strcmp(title, expected) == 0;
    if (!is)
        printf("the title is %s, not %s\n", title, expected);
    arena_finish(&arena);
    return is;
}

/* In the middle of a display's cell. */
static void point(uint32_t number, bool pressed)
{
    struct wall_layout layout;
    struct board_event event = {.kind = BOARD_EVENT_POINTER, .pressed = pressed};
    wall_lay_out(&layout, 3, 1200, 500);
    struct box cell = wall_layout_cell(&layout, number);
    simulator_pointer_wall(&simulator, cell.x + cell.width / 2, cell.y + cell.height / 2, &event);
}

int main(void)
{
    struct err err = {0};
    stage_open();
    press(' ', false);
    fill_displays();
    struct arena arena;
    arena_init(&arena, malloc, free);
    CHECK(strstr(simulator_help(false, &arena), "wall") == NULL);
    check_row("the wall");
    CHECK(!simulator_leave(&simulator));
    CHECK(simulator_set_wall(&simulator, displays, 3, &err));
    CHECK(simulator.is_wall);
    CHECK(step_wall());
    CHECK(title_is("wall of 3 displays, Sat 2025-03-29 10:20"));
    CHECK_STR(simulator_file_name(&simulator, &arena), "wall-20250329T1020");
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    CHECK(contains(simulator_help(true, &arena), "escape: back to the wall"));

    check_row("time goes by what any display shows");
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:35"));
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:40"));
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:55")); /* of Hall B, not of Hall A */
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:40"));

    check_row("keys for one display");
    static const uint32_t keys[] = {'p', 'o', 't', 'l', 'e', BOARD_KEY_TAB};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(keys[i], false);
        CHECK_STR(simulator.message, "for one display: return enlarges it");
    }

    check_row("one is enlarged by keys, and left");
    press(BOARD_KEY_UP, false);
    CHECK_INT(wall_chosen(simulator.wall), 2);
    press(BOARD_KEY_UP, false);
    press(BOARD_KEY_ENTER, false);
    CHECK(!simulator.is_wall);
    CHECK(title_is("door, Hall B, Sat 2025-03-29 10:40"));
    CHECK_INT(simulator.loop.view.room, 1);
    CHECK_STR(simulator.message, "b-door, door: escape goes back");
    press('?', false);
    press(BOARD_KEY_ESCAPE, false);
    CHECK(!simulator.is_wall);
    press(BOARD_KEY_ESCAPE, false);
    CHECK(simulator.is_wall && !simulator.quit);
    press(BOARD_KEY_ESCAPE, false);
    CHECK(simulator.quit);
    simulator.quit = false;

    check_row("and by the mouse");
    point(2, false);
    CHECK(simulator.is_wall);
    CHECK_STR(simulator.message, "foyer, hallway");
    simulator.is_pressed = true;
    point(2, true); /* it comes with its button down */
    CHECK(simulator.is_wall);
    simulator.is_pressed = false;
    point(2, true);
    CHECK(!simulator.is_wall);
    press(BOARD_KEY_PAGE_DOWN, false);
    CHECK(title_is("hallway, Sat 2025-03-29 10:40"));
    CHECK_INT(wall_chosen(simulator.wall), 2);
    CHECK(simulator_leave(&simulator));

    check_row("a fade that is left ends: nothing waits for it");
    simulator_enlarge(&simulator, 0);
    loop_step(&simulator.loop, &err); /* the board's panel has another size: that is not looked at */
    simulator.loop.fades = true;
    sim_clock_set(&simulator.board.clock, 1000, moment(&loaded, "2025-03-29 12:10").ms);
    loop_step(&simulator.loop, &err);
    CHECK(simulator.loop.transition.shown != NULL);
    CHECK(simulator_leave(&simulator));
    CHECK(simulator.loop.transition.shown == NULL);
    simulator.loop.fades = false;
    sim_clock_set(&simulator.board.clock, 1000, moment(&loaded, "2025-03-29 10:40").ms);

    check_row("a room that is gone to: its door is marked");
    press('/', false);
    for (const char *text = "hall b"; *text; text++)
        press((uint32_t)(unsigned char)*text, false);
    press(BOARD_KEY_ENTER, false);
    CHECK(simulator.is_wall);
    CHECK_INT(wall_chosen(simulator.wall), 1);
    CHECK_INT(simulator.room, 1);
    press('/', false);
    for (const char *text = "attic"; *text; text++)
        press((uint32_t)(unsigned char)*text, false);
    press(BOARD_KEY_ENTER, false);
    CHECK_INT(wall_chosen(simulator.wall), 1); /* it has no door here */
    CHECK_INT(simulator.room, 2);

    check_row("the program is lost everywhere, and back");
    uint64_t changed = wall_counts(simulator.wall).changed;
    CHECK(step_wall());
    changed = wall_counts(simulator.wall).changed;
    press('x', false);
    CHECK(step_wall());
    CHECK_INT(wall_counts(simulator.wall).changed - changed, 3);
    press('x', false);
    CHECK(step_wall());
    CHECK_INT(wall_counts(simulator.wall).changed - changed, 6);

    check_row("what is decided is seen on all displays, and taken back");
    CHECK(step_wall());
    changed = wall_counts(simulator.wall).changed;
    simulator_select(&simulator, program_find_session(simulator.program, "1.2"));
    press('d', false);
    CHECK(step_wall());
    rehearse_settle(&simulator.rehearse);
    uint64_t decided = wall_counts(simulator.wall).changed;
    CHECK(decided > changed);
    CHECK(step_wall());
    CHECK_INT(wall_counts(simulator.wall).changed, decided);
    press('z', false);
    CHECK(step_wall());
    rehearse_settle(&simulator.rehearse);
    CHECK_INT(wall_counts(simulator.wall).changed - decided, decided - changed);
    changed = wall_counts(simulator.wall).changed - 6;

    check_row("another program, and other displays");
    static struct room rooms[3];
    struct program other = *loaded.program;
    memcpy(rooms, other.rooms, sizeof rooms);
    rooms[0].name = rooms[2].name;
    other.rooms = rooms;
    simulator_set_program(&simulator, &other, NULL);
    CHECK(step_wall());
    CHECK(wall_counts(simulator.wall).changed - changed > 6);
    CHECK(simulator_set_wall(&simulator, displays, 2, &err));
    CHECK(step_wall());
    CHECK(title_is("wall of 2 displays, Sat 2025-03-29 10:40"));
    simulator_set_program(&simulator, loaded.program, NULL);
    CHECK(step_wall());

    check_row("pages");
    static struct wall_display many[40];
    for (uint32_t i = 0; i < 40; i++)
        many[i] = displays[i % 3];
    CHECK(simulator_set_wall(&simulator, many, 40, &err));
    press(BOARD_KEY_PAGE_DOWN, false);
    CHECK(title_is("wall of 40 displays, page 2 of 3, Sat 2025-03-29 10:40"));
    press(BOARD_KEY_PAGE_UP, false);
    CHECK(title_is("wall of 40 displays, page 1 of 3, Sat 2025-03-29 10:40"));
    arena_finish(&arena);
    return stage_close();
}
