/* The simulator on a board without a window, whose real clock stands still but when it is waited on. */
#include "names.h"
#include "simulator/simulator.h"

#include "tool/fixture.h"
#include "headless/board_headless.h"

static struct loaded loaded;
static struct board *inner;
static struct simulator simulator;

static void press(uint32_t key, bool shift)
{
    struct board_event event = {.kind = BOARD_EVENT_KEY, .key = key, .shift = shift};
    struct err err = {0};
    simulator_key(&simulator, &event);
    loop_step(&simulator.loop, &err); /* the board's panel may have another size: that is not looked at */
}

static bool now_is(const char *text)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    const char *title = simulator_title(&simulator, &arena);
    bool is = simulator_now(&simulator).ms == moment(&loaded, text).ms;
    if (!is)
        printf("it is %s, not %s\n", title, text);
    arena_finish(&arena);
    return is;
}

static void test_changes(void)
{
    check_row("held");
    press(' ', false);
    CHECK(simulator.board.clock.paused);
    check_row("next changes");
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:35"));
    press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-29 10:40"));
    check_row("previous changes");
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:35"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 10:00"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 09:50"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 04:00"));
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-29 04:00"));
    CHECK_STR(simulator.message, "nothing changes before this");
    check_row("minutes");
    press(BOARD_KEY_RIGHT, true);
    CHECK(now_is("2025-03-29 04:05"));
    press(BOARD_KEY_LEFT, true);
    CHECK(now_is("2025-03-29 04:00"));
    CHECK_STR(simulator.message, "");
    check_row("days, across the change to summer time");
    press(BOARD_KEY_END, false);
    CHECK(now_is("2025-03-30 04:00"));
    press(BOARD_KEY_HOME, false);
    CHECK(now_is("2025-03-29 04:00"));
    check_row("the last change");
    for (int i = 0; i < 30 && *simulator.message == '\0'; i++)
        press(BOARD_KEY_RIGHT, false);
    CHECK(now_is("2025-03-30 11:00"));
    CHECK_STR(simulator.message, "nothing changes any more");
    check_row("far behind it");
    for (int i = 0; i < 5; i++)
        press(BOARD_KEY_END, false);
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-30 11:00"));

    check_row("while the clock goes on, the change just come to is not the previous one");
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-30 10:55"));
    press(' ', false);
    struct board_event event;
    inner->ops->wait(inner, inner->ops->now(inner) + 300, &event);
    CHECK_INT(simulator_now(&simulator).ms, moment(&loaded, "2025-03-30 10:55").ms + 300);
    press(BOARD_KEY_LEFT, false);
    CHECK(now_is("2025-03-30 10:00"));
}

static void test_speed(void)
{
    check_row("speed");
    press('+', false);
    CHECK_INT(simulator.board.clock.speed, 2);
    for (int i = 0; i < 20; i++)
        press('+', false);
    CHECK_INT(simulator.board.clock.speed, 3600);
    press('-', false);
    CHECK_INT(simulator.board.clock.speed, 1800);
    for (int i = 0; i < 20; i++)
        press('-', false);
    CHECK_INT(simulator.board.clock.speed, 1);
    sim_clock_set_speed(&simulator.board.clock, inner->ops->now(inner), 7); /* by --speed 7 */
    press('+', false);
    CHECK_INT(simulator.board.clock.speed, 10);
    sim_clock_set_speed(&simulator.board.clock, inner->ops->now(inner), 7);
    press('-', false);
    CHECK_INT(simulator.board.clock.speed, 5);
    press(' ', false);
}

static void test_display(void)
{
    check_row("rooms");
    CHECK_INT(simulator.loop.view.kind, VIEW_DOOR);
    press(BOARD_KEY_DOWN, false);
    CHECK_INT(simulator.loop.view.room, 1);
    press(BOARD_KEY_UP, false);
    press(BOARD_KEY_UP, false);
    CHECK_INT(simulator.loop.view.room, 2);
    press(BOARD_KEY_DOWN, false);
    CHECK_INT(simulator.loop.view.room, 0);
    check_row("role");
    press(BOARD_KEY_TAB, false);
    CHECK_INT(simulator.config.role, ROLE_HALLWAY);
    CHECK_INT(simulator.config.room_count, 0);
    CHECK(simulator.loop.view.kind != VIEW_DOOR && simulator.loop.view.kind != VIEW_FAULT);
    press(BOARD_KEY_DOWN, false);
    press(BOARD_KEY_TAB, false);
    CHECK_INT(simulator.loop.view.room, 1);
    check_row("panel");
    int first = simulator.loop.style.width;
    press('p', false);
    CHECK(simulator.loop.style.width != first);
    for (int i = 0; i < 5; i++)
        press('p', false);
    CHECK_INT(simulator.loop.style.width, first);
    press('o', false);
    CHECK_INT(simulator.loop.style.height, first);
    press('o', false);
    CHECK_INT(simulator.loop.style.width, first);
    check_row("clock");
    press('c', false);
    CHECK_INT(simulator.loop.view.kind, VIEW_CLOCK_UNTRUSTED);
    press('c', false);
    CHECK_INT(simulator.loop.view.kind, VIEW_DOOR);
    check_row("program");
    press('x', false);
    CHECK_INT(simulator.loop.view.kind, VIEW_NO_PROGRAM);
    press('x', false);
    CHECK_INT(simulator.loop.view.kind, VIEW_DOOR);
}

static void test_look(void)
{
    static const char *const themes[] = {"paper", "contrast", "night", "paper"};
    static const char *const languages[] = {"es", "fr", "it", "ja", "ko", "pt",
                                            "zh", "ar", "de", "en", "es", "fr"};
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        check_row(themes[i]);
        press('t', false);
        CHECK_STR(simulator.loop.style.theme->name, themes[i]);
        CHECK(contains(simulator.message, themes[i]));
    }
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        check_row(languages[i]);
        press('l', false);
        CHECK_STR(simulator.loop.style.words->language, languages[i]);
        CHECK(contains(simulator.message, languages[i]));
    }
    CHECK_STR(simulator.loop.style.theme->name, "paper");
}

/* A copy with another name is another theme or language, though the file still says the name of before. */
static void test_copies(void)
{
    static const char folder[] = BINARY_DIR "/test_simulator.assets";
    char command[1000];
    check_row("copies");
    snprintf(command, sizeof command,
             "rm -rf '%s' && mkdir '%s' && cp -r " SOURCE_DIR "/assets/themes " SOURCE_DIR
             "/assets/words '%s' && "
             "cp '%s/themes/paper.json' '%s/themes/ours.json' && cp '%s/words/de.json' '%s/words/nl.json'",
             folder, folder, folder, folder, folder, folder, folder);
    CHECK_INT(system(command), 0);
    setenv("NOWNEXT_ASSETS", folder, 1);
    static const char *const themes[] = {"contrast", "night", "ours", "paper", "contrast"};
    static const char *const languages[] = {"it", "ja", "ko", "nl", "pt", "zh", "ar", "de", "en", "es", "fr"};
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        press('t', false);
        CHECK(contains(simulator.message, themes[i]));
    }
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        press('l', false);
        CHECK(contains(simulator.message, languages[i]));
    }
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    CHECK_INT(system(command), 0);
}

static void test_overlay(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    check_row("overlay");
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    press('?', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "full screen"));
    press('e', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "phase      "));
    press('x', false);
    CHECK(contains(simulator_overlay_text(&simulator, &arena), "no-program"));
    press('x', false);
    press(BOARD_KEY_ESCAPE, false);
    CHECK(simulator_overlay_text(&simulator, &arena) == NULL);
    CHECK(!simulator.quit);

    check_row("what the window does");
    press('s', false);
    CHECK(simulator.take_screenshot);
    press('f', false);
    CHECK(simulator.toggle_full_screen);
    press('q', false);
    CHECK(simulator.quit);
    simulator.quit = false;
    press(BOARD_KEY_ESCAPE, false);
    CHECK(simulator.quit);

    check_row("names");
    sim_clock_set(&simulator.board.clock, inner->ops->now(inner), moment(&loaded, "2025-03-29 10:20").ms);
    CHECK_STR(simulator_title(&simulator, &arena), "door, Hall B, Sat 2025-03-29 10:20");
    CHECK_STR(simulator_file_name(&simulator, &arena), "door-hall-b-20250329T1020");
    press(BOARD_KEY_TAB, false);
    CHECK_STR(simulator_title(&simulator, &arena), "hallway, Sat 2025-03-29 10:20");
    CHECK_STR(simulator_file_name(&simulator, &arena), "hallway-20250329T1020");
    press(BOARD_KEY_TAB, false);
    arena_finish(&arena);
}

static void point(const struct timeline *timeline, int x, int y, bool pressed, bool released)
{
    struct board_event event = {.kind = BOARD_EVENT_POINTER, .pressed = pressed, .released = released};
    simulator_pointer(&simulator, timeline, x, y, &event);
}

static void test_pointer(void)
{
    struct timeline timeline;
    timeline_lay_out(&timeline, loaded.program, moment(&loaded, "2025-03-29 10:20"), 1000, 200);
    int row = timeline.plot.height / 3;
    check_row("over a session");
    int x = timeline.plot.x + timeline.plot.width * 80 / 300;
    point(&timeline, x, timeline.plot.y + row / 2, false, false);
    CHECK_STR(simulator.message, "10:00  Locks");
    point(&timeline, timeline.names.x, timeline.plot.y + 2 * row + row / 2, false, false);
    CHECK_STR(simulator.message, "Attic");
    check_row("a click on a room");
    point(&timeline, timeline.names.x, timeline.plot.y + row / 2, true, false);
    point(&timeline, timeline.names.x, timeline.plot.y + row / 2, false, true);
    CHECK_INT(simulator.room, 0);
    CHECK(now_is("2025-03-29 10:20"));
    check_row("a press in a row, and dragging");
    point(&timeline, timeline.plot.x + timeline.plot.width, timeline.plot.y + row + row / 2, true, false);
    CHECK_INT(simulator.room, 1);
    CHECK(now_is("2025-03-29 14:00"));
    point(&timeline, timeline.plot.x, timeline.plot.y - 500, true, false); /* the mouse may leave the strip */
    CHECK(now_is("2025-03-29 09:00"));
    point(&timeline, timeline.plot.x + timeline.plot.width, timeline.plot.y, false, true);
    CHECK(now_is("2025-03-29 09:00"));
    check_row("a press outside the strip");
    point(&timeline, timeline.plot.x + timeline.plot.width, -20, true, false);
    CHECK(now_is("2025-03-29 09:00"));
}

/* A display.json says which rooms: they stay until another is chosen. */
static void test_given(struct renderer *renderer)
{
    static const char *const unknown[] = {"Hall Z"}, *const one[] = {"hall-b"};
    struct err err = {0};
    struct display_config config;
    check_row("a door's room that is not there");
    display_config_set_defaults(&config, ROLE_DOOR);
    config.panel = (struct panel_config){.width = 800, .height = 480};
    config.rooms = rooms_called(unknown, 1);
    config.room_count = 1;
    CHECK(simulator_init(&simulator, inner, renderer, loaded.program, &config, PROGRAM_NONE,
                         moment(&loaded, "2025-03-29 10:20"), 1, &err));
    CHECK(loop_step(&simulator.loop, &err));
    CHECK_STR(view_kind_name(simulator.loop.view.kind), "fault");
    press(BOARD_KEY_DOWN, false);
    CHECK_STR(view_kind_name(simulator.loop.view.kind), "door");
    CHECK_STR(simulator.config.rooms[0].text, "hall-a");
    simulator_finish(&simulator);

    check_row("a hallway of one room");
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.panel = (struct panel_config){.width = 800, .height = 480};
    config.rooms = rooms_called(one, 1);
    config.room_count = 1;
    CHECK(simulator_init(&simulator, inner, renderer, loaded.program, &config, 1,
                         moment(&loaded, "2025-03-29 10:20"), 1, &err));
    press('o', false);
    CHECK_INT(simulator.config.room_count, 1);
    CHECK_STR(simulator.config.rooms[0].text, "hall-b");
    press(BOARD_KEY_UP, false);
    press(BOARD_KEY_TAB, false);
    CHECK_STR(simulator.config.rooms[0].text, "hall-a");
    press(BOARD_KEY_TAB, false);
    CHECK_STR(simulator.config.rooms[0].text, "hall-b");
    simulator_finish(&simulator);
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
    inner = board_headless_create(&options, NULL);
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    config.panel = (struct panel_config){.width = 800, .height = 480};
    CHECK(simulator_init(&simulator, inner, renderer, loaded.program, &config, 0,
                         moment(&loaded, "2025-03-29 10:20"), 1, &err));
    CHECK(loop_step(&simulator.loop, &err));
    CHECK_INT(inner->counts.presents, 1);
    test_changes();
    test_speed();
    test_display();
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    test_look();
    test_copies();
    test_overlay();
    test_pointer();
    simulator_finish(&simulator);
    test_given(renderer);
    inner->ops->destroy(inner);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}
