/* The window on SDL's dummy driver: what is typed and pointed at is put into SDL's queue before it opens its
 * eyes. */
#include "simulator/simulator_window.h"

#include <SDL.h>
#include <unistd.h>

#include "desktop/board_desktop.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct renderer *renderer;

static void type(const char *text)
{
    for (; *text; text++) {
        SDL_Event event = {.text = {.type = SDL_TEXTINPUT}};
        event.text.text[0] = *text;
        SDL_PushEvent(&event);
    }
}

static void press(SDL_Keycode symbol)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = symbol}}};
    SDL_PushEvent(&event);
}

static void point(Uint32 type, int x, int y)
{
    SDL_Event event = {.type = type};
    if (type == SDL_MOUSEMOTION)
        event.motion = (SDL_MouseMotionEvent){.type = type, .x = x, .y = y, .state = SDL_BUTTON_LMASK};
    else
        event.button = (SDL_MouseButtonEvent){.type = type, .x = x, .y = y, .button = SDL_BUTTON_LEFT};
    SDL_PushEvent(&event);
}

/* Red, green and blue of the window, added up, over a part of it: 0 where all is black. */
static uint64_t light(struct board_rect part)
{
    SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    uint64_t sum = 0;
    for (int y = part.y; y < part.y + part.height; y++)
        for (int x = part.x; x < part.x + part.width; x++) {
            uint32_t pixel;
            uint8_t red, green, blue;
            memcpy(&pixel, (uint8_t *)surface->pixels + y * surface->pitch + x * 4, 4);
            SDL_GetRGB(pixel, surface->format, &red, &green, &blue);
            sum += (uint64_t)red + green + blue;
        }
    return sum;
}

static void take_file(void *user, struct simulator *simulator, unsigned marks, const char *dropped)
{
    snprintf(user, 40, "%s %u", dropped ? dropped : "none", marks);
    simulator->quit = !dropped;
}

int main(void)
{
    struct err err = {0};
    renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    load_small(&loaded);
    if (chdir(BINARY_DIR) != 0)
        return 1;
    struct window_options options = {.title = "test"};
    simulator_window_size(loaded.program, &options.width, &options.height);
    CHECK_INT(options.width, 1280);
    CHECK(options.height > 720 && options.height < 1000);
    struct board *desktop = board_desktop_window.create(&options, &err);
    CHECK_STR(err.text, "");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    struct simulator simulator;
    CHECK(simulator_init(&simulator, desktop, renderer, loaded.program, &config, 0,
                         moment(&loaded, "2025-03-29 10:20"), 1, &err));
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);

    /* The driver's display is smaller than the window asked for. */
    int width, height;
    board_desktop_window.size(desktop, &width, &height);
    int timeline = timeline_height(loaded.program, height * 2 / 5), screen = height - timeline;
    struct board_rect left = {0, 0, (width - 480) / 2 - 1, screen};
    struct board_rect right = {width - left.width, 0, left.width, screen};

    check_row("keys");
    type(" "); /* held: the minute must not turn */
    press(SDLK_RIGHT);
    type("sq");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK_STR(err.text, "");
    CHECK_INT(simulator_now(&simulator).ms, moment(&loaded, "2025-03-29 10:35").ms);
    CHECK_STR(SDL_GetWindowTitle(SDL_GetWindowFromID(1)), "nownext: door, Hall A, Sat 2025-03-29 10:35");
    CHECK(light(left) > 0);
    CHECK(light((struct board_rect){0, screen + 2, width, 20}) > 0);
    CHECK_INT(simulator.loop.counts.fades, 1);
    CHECK(simulator.loop.shifts);
    check_row("screenshot");
    CHECK(remove("door-hall-a-20250329T1035.png") == 0);

    check_row("mouse");
    simulator.quit = false;
    int row = height - 5 - 50; /* the first of the three */
    point(SDL_MOUSEBUTTONDOWN, width - 80, row);
    point(SDL_MOUSEMOTION, width - 1, row);
    point(SDL_MOUSEBUTTONUP, width - 1, row);
    press(SDLK_ESCAPE);
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK_INT(simulator_now(&simulator).ms, moment(&loaded, "2025-03-29 14:00").ms);
    CHECK_INT(simulator.loop.counts.fades, 1); /* none while time is dragged */

    check_row("a faster clock");
    simulator.quit = false;
    type("+");
    press(SDLK_LEFT);
    type("q");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK_INT(simulator.loop.counts.fades, 1);

    check_row("a click on the picture");
    simulator.quit = false;
    sim_clock_set(&simulator.board.clock, 0, moment(&loaded, "2025-03-29 10:20").ms);
    point(SDL_MOUSEBUTTONDOWN, width / 2, screen / 2);
    point(SDL_MOUSEBUTTONUP, width / 2, screen / 2);
    press(SDLK_ESCAPE);
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK_STR(loaded.program->sessions[simulator.selected].id, "1.1");

    check_row("a smaller panel leaves nothing of the larger one");
    simulator.quit = false;
    CHECK(light(left) > 0);
    type("pppppq");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK_INT(simulator.loop.style.width, 480);
    CHECK_INT(light(left), 0);
    CHECK_INT(light(right), 0);

    check_row("the explanation lies beside it, the help on it, and they go");
    simulator.quit = false;
    type("eq");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK(light(right) > 0);
    CHECK_INT(light(left), 0);
    simulator.quit = false;
    type("?q");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK(light(right) > 0);
    simulator.quit = false;
    type("?q");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK_INT(light(right), 0);
    CHECK_INT(light(left), 0);

    check_row("the timeline is read in every theme");
    struct board_rect line = {0, screen + 2, width, 22};
    uint64_t first = 0;
    for (int theme = 0; theme < 3; theme++) {
        simulator.quit = false;
        simulator_select(&simulator, PROGRAM_NONE);
        type("tq");
        CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
        simulator.quit = false;
        type("q");
        CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
        CHECK(light(line) > 20000);
        CHECK(first == 0 || light(line) == first);
        first = light(line);
    }

    check_row("the wheel over it");
    simulator.quit = false;
    SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .y = 2, .mouseX = width / 2, .mouseY = height - 9}};
    SDL_PushEvent(&wheel);
    type("q");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK(simulator.strip.span_ms > 0);

    check_row("a dropped file, and one that changes");
    static char dropped[40];
    simulator.files = (struct simulator_files){.user = dropped, .read = take_file};
    simulator.quit = false;
    SDL_Event drop = {.drop = {.type = SDL_DROPFILE, .file = SDL_strdup("live.json")}};
    SDL_PushEvent(&drop);
    type("q");
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    CHECK_STR(dropped, "live.json 0");
    FILE *file = fopen("test_simulator_window.file", "wb");
    fclose(file);
    watched_files_add(&simulator.files.watched, "test_simulator_window.file", 4);
    remove("test_simulator_window.file");
    file = fopen("test_simulator_window.file", "wb");
    fputs("longer", file);
    fclose(file);
    simulator.quit = false;
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer,
                               &err)); /* take_file quits */
    CHECK_STR(dropped, "none 4");
    remove("test_simulator_window.file");
    simulator.files = (struct simulator_files){.read = NULL};

    check_row("the window is closed");
    simulator.quit = false;
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    CHECK(simulator_window_run(&simulator, &board_desktop_window, desktop, renderer, &err));
    simulator_finish(&simulator);
    desktop->ops->destroy(desktop);
    load_finish(&loaded);
    renderer_destroy(renderer);
    SDL_Quit();
    return check_done();
}
