/* The window on SDL's dummy driver: what is typed and pointed at is put into SDL's queue before it opens its
 * eyes. */
#include "app/simulator_window.h"

#include <SDL.h>
#include <unistd.h>

#include "desktop/board_desktop.h"
#include "fixture.h"

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
    struct board_desktop_options options = {.title = "test"};
    simulator_window_size(loaded.program, &options.width, &options.height);
    CHECK_INT(options.width, 1280);
    CHECK(options.height > 720 && options.height < 1000);
    struct board *desktop = board_desktop_create(&options, &err);
    CHECK_STR(err.text, "");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_DOOR);
    struct simulator simulator;
    CHECK(simulator_init(&simulator, desktop, renderer, loaded.program, &config, 0,
                         moment(&loaded, "2025-03-29 10:20"), 1, &err));
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);

    check_row("keys");
    type(" "); /* held: the minute must not turn */
    press(SDLK_RIGHT);
    type("sq");
    CHECK(simulator_window_run(&simulator, desktop, renderer, &err));
    CHECK_STR(err.text, "");
    CHECK_INT(simulator_now(&simulator).ms, moment(&loaded, "2025-03-29 10:35").ms);
    CHECK_STR(simulator.message, "");
    CHECK_STR(SDL_GetWindowTitle(SDL_GetWindowFromID(1)), "nownext: door, Hall A, Sat 2025-03-29 10:35");
    CHECK(light((struct board_rect){0, 0, 1280, 700}) > 0);
    CHECK(light((struct board_rect){0, 722, 1280, 20}) > 0);
    check_row("screenshot");
    CHECK(remove("door-hall-a-20250329T1035.png") == 0);

    check_row("mouse");
    simulator.quit = false;
    int middle = 720 + 47 + 4; /* the first row */
    point(SDL_MOUSEBUTTONDOWN, 1200, middle);
    point(SDL_MOUSEMOTION, 1279, middle);
    point(SDL_MOUSEBUTTONUP, 1279, middle);
    press(SDLK_ESCAPE);
    CHECK(simulator_window_run(&simulator, desktop, renderer, &err));
    CHECK_INT(simulator_now(&simulator).ms, moment(&loaded, "2025-03-29 14:00").ms);

    check_row("a smaller panel leaves nothing of the larger one; the help lies on it");
    simulator.quit = false;
    type("pppp");
    CHECK(light((struct board_rect){0, 0, 200, 100}) > 0);
    type("pq");
    CHECK(simulator_window_run(&simulator, desktop, renderer, &err));
    CHECK_INT(simulator.loop.style.width, 480);
    CHECK_INT(light((struct board_rect){0, 0, 390, 700}), 0);
    CHECK_INT(light((struct board_rect){890, 0, 390, 700}), 0);
    simulator.quit = false;
    type("?q");
    CHECK(simulator_window_run(&simulator, desktop, renderer, &err));
    CHECK(light((struct board_rect){890, 300, 390, 400}) > 0);
    CHECK_INT(light((struct board_rect){0, 0, 390, 700}), 0);

    check_row("the window is closed");
    simulator.quit = false;
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    CHECK(simulator_window_run(&simulator, desktop, renderer, &err));
    simulator_finish(&simulator);
    desktop->ops->destroy(desktop);
    load_finish(&loaded);
    renderer_destroy(renderer);
    SDL_Quit();
    return check_done();
}
