#include "simulator/simulator_display.h"

#include "simulator/stage.h"

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

/* A display.json says which rooms: they stay until another is chosen. */
static void test_given(void)
{
    static const char *const unknown[] = {"Hall Z"}, *const one[] = {"hall-b"};
    struct err err = {0};
    struct display_config config;
    simulator_finish(&simulator);
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
}

int main(void)
{
    stage_open();
    test_display();
    test_look();
    test_copies();
    test_given();
    return stage_close();
}
