/* On SDL's dummy driver, whose windows have a surface and no display. */
#include <SDL.h>

#include "check.h"
#include "desktop/board_desktop.h"

static struct board *make(int width, int height)
{
    struct err err = {0};
    struct window_options options = {.title = "test", .width = width, .height = height};
    struct board *board = board_desktop_window.create(&options, &err);
    CHECK_STR(err.text, "");
    return board;
}

/* Red, green and blue of the window at a place, as 0xRRGGBB. */
static uint32_t window_color(int x, int y)
{
    SDL_Surface *surface = SDL_GetWindowSurface(SDL_GetWindowFromID(1));
    uint32_t pixel = 0;
    memcpy(&pixel, (uint8_t *)surface->pixels + y * surface->pitch + x * surface->format->BytesPerPixel,
           surface->format->BytesPerPixel);
    uint8_t red, green, blue;
    SDL_GetRGB(pixel, surface->format, &red, &green, &blue);
    return (uint32_t)red << 16 | (uint32_t)green << 8 | blue;
}

static struct board_picture plain(int width, int height, uint32_t color)
{
    static uint8_t pixels[800 * 800 * 4];
    for (int i = 0; i < width * height; i++) {
        pixels[i * 4] = (uint8_t)(color >> 16);
        pixels[i * 4 + 1] = (uint8_t)(color >> 8);
        pixels[i * 4 + 2] = (uint8_t)color;
        pixels[i * 4 + 3] = 255;
    }
    return (struct board_picture){.width = width, .height = height, .pitch = width * 4, .pixels = pixels};
}

static void test_present(void)
{
    check_row("present");
    struct board *board = make(400, 300);
    struct window_layout layout = {.screen = {0, 0, 400, 200}, .timeline = {0, 200, 400, 100}};
    CHECK(board_desktop_window.set_layout(board, &layout));
    CHECK(!board_desktop_window.set_layout(board, &layout));
    struct board_rect all = {0, 0, 800, 800};

    struct board_picture picture = plain(800, 400, 0x102030);
    CHECK(board->ops->present(board, &picture, &all, 1, NULL));
    CHECK_INT(window_color(0, 0), 0x102030);
    CHECK_INT(window_color(399, 199), 0x102030);
    CHECK_INT(window_color(0, 200), 0);
    CHECK_INT(board->counts.presents, 1);
    CHECK_INT(board->counts.pixels_presented, 400 * 200);

    check_row("strip");
    picture = plain(500, 300, 0x405060); /* larger than its place: cut */
    CHECK(board_desktop_window.present_timeline(board, &picture, &all, 1, NULL));
    CHECK_INT(window_color(0, 199), 0x102030);
    CHECK_INT(window_color(0, 200), 0x405060);
    CHECK_INT(window_color(399, 299), 0x405060);
    CHECK_INT(board->counts.presents, 1);

    check_row("what lay beside a picture is taken from the window too");
    picture = plain(100, 200, 0x405060);
    CHECK(board->ops->present(board, &picture, &all, 1, NULL));
    uint64_t presented = board->counts.pixels_presented;
    layout.overlay = (struct board_rect){300, 50, 100, 100};
    CHECK(board_desktop_window.set_layout(board, &layout));
    CHECK_INT(board->counts.pixels_presented, presented + 300 * 200);
    CHECK_INT(window_color(350, 100), 0);

    check_row("overlay");
    layout.overlay = (struct board_rect){100, 50, 100, 100};
    CHECK(board_desktop_window.set_layout(board, &layout));
    CHECK_INT(window_color(0, 0), 0);
    picture = plain(100, 100, 0x708090);
    CHECK(board_desktop_window.present_overlay(board, &picture, &all, 1, NULL));
    picture = plain(800, 400, 0xa0b0c0);
    CHECK(board->ops->present(board, &picture, &all, 1, NULL));
    CHECK_INT(window_color(99, 100), 0xa0b0c0);
    CHECK_INT(window_color(100, 50), 0x708090);
    CHECK_INT(window_color(199, 149), 0x708090);
    CHECK_INT(window_color(200, 149), 0xa0b0c0);
    CHECK_INT(window_color(150, 49), 0xa0b0c0);
    CHECK_INT(window_color(150, 150), 0xa0b0c0);

    check_row("damage");
    picture = plain(800, 400, 0x010203);
    struct board_rect damage = {600, 300, 2, 2};
    CHECK(board->ops->present(board, &picture, &damage, 1, NULL));
    CHECK_INT(window_color(300, 150), 0x010203);
    CHECK_INT(window_color(299, 150), 0xa0b0c0);
    CHECK_INT(window_color(301, 150), 0xa0b0c0);
    board->ops->destroy(board);
}

static void push_key(SDL_Keycode symbol, Uint16 modifiers)
{
    SDL_Event event = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = symbol, .mod = modifiers}}};
    SDL_PushEvent(&event);
}

static void test_events(void)
{
    struct board *board = make(400, 300);
    SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    struct board_event event;

    check_row("time has come");
    uint64_t before = board->counts.wakeups;
    board->ops->wait(board, board->ops->now(board) - 1, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK_INT(board->counts.wakeups, before + 1);
    int64_t steady = board->ops->steady_ms(board);
    board->ops->wait_steady(board, steady, &event);
    CHECK_INT(event.kind, BOARD_EVENT_NONE);
    CHECK_INT(board->counts.wakeups, before + 2);
    CHECK(board->ops->steady_ms(board) >= steady);

    check_row("key");
    push_key(SDLK_a, 0); /* types: comes as text, if at all */
    push_key(SDLK_LEFT, KMOD_LSHIFT);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK_INT(event.kind, BOARD_EVENT_KEY);
    CHECK_INT(event.key, BOARD_KEY_LEFT);
    CHECK(event.shift && !event.ctrl);

    check_row("text");
    SDL_Event text = {.text = {.type = SDL_TEXTINPUT, .text = "?"}};
    SDL_PushEvent(&text);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK_INT(event.key, '?');
    memcpy(text.text.text, "\xc3\xa9", 3);
    SDL_PushEvent(&text);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK_INT(event.key, 0xe9);

    check_row("pointer");
    SDL_Event motion = {.motion = {.type = SDL_MOUSEMOTION, .x = 1, .y = 2, .state = SDL_BUTTON_LMASK}};
    SDL_PushEvent(&motion);
    motion.motion.x = 7;
    SDL_PushEvent(&motion);
    SDL_Event button = {.button = {.type = SDL_MOUSEBUTTONUP, .button = SDL_BUTTON_LEFT, .x = 8, .y = 9}};
    SDL_PushEvent(&button);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK(event.kind == BOARD_EVENT_POINTER && event.x == 7 && event.y == 2 && event.pressed &&
          !event.released);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK(event.kind == BOARD_EVENT_POINTER && event.x == 8 && event.y == 9 && !event.pressed &&
          event.released);

    check_row("another button than the left");
    button.button = (SDL_MouseButtonEvent){.type = SDL_MOUSEBUTTONDOWN, .button = SDL_BUTTON_MIDDLE, .x = 5};
    SDL_PushEvent(&button);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK(event.kind == BOARD_EVENT_POINTER && event.x == 5 && event.grabs && !event.pressed);
    motion.motion.state = SDL_BUTTON_RMASK;
    SDL_PushEvent(&motion);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK(event.x == 7 && event.grabs && !event.pressed);
    button.button = (SDL_MouseButtonEvent){.type = SDL_MOUSEBUTTONUP, .button = SDL_BUTTON_RIGHT, .x = 6};
    SDL_PushEvent(&button);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK(event.x == 6 && !event.grabs && !event.pressed && !event.released);

    check_row("wheel");
    SDL_Event wheel = {.wheel = {.type = SDL_MOUSEWHEEL, .x = 1, .y = -2, .mouseX = 30, .mouseY = 40}};
    SDL_PushEvent(&wheel);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK(event.kind == BOARD_EVENT_WHEEL && event.x == 30 && event.y == 40 && event.across == 1 &&
          event.up == -2);

    check_row("a dropped file");
    for (int i = 0; i < 2; i++) {
        SDL_Event drop = {.drop = {.type = SDL_DROPFILE, .file = SDL_strdup(i ? "live.json" : "a")}};
        SDL_PushEvent(&drop);
        board->ops->wait(board, INT64_MAX, &event);
        CHECK_INT(event.kind, BOARD_EVENT_DROP);
        CHECK_STR(event.path, i ? "live.json" : "a");
    }

    check_row("keys of more than one character");
    static const struct {
        SDL_Keycode symbol;
        uint32_t key;
    } keys[] = {{SDLK_BACKSPACE, BOARD_KEY_BACKSPACE},
                {SDLK_PAGEUP, BOARD_KEY_PAGE_UP},
                {SDLK_PAGEDOWN, BOARD_KEY_PAGE_DOWN},
                {SDLK_RETURN, BOARD_KEY_ENTER}};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        SDL_Event down = {.key = {.type = SDL_KEYDOWN, .keysym = {.sym = keys[i].symbol}}};
        SDL_PushEvent(&down);
        board->ops->wait(board, INT64_MAX, &event);
        CHECK_INT(event.key, keys[i].key);
    }

    check_row("window");
    SDL_Event resize = {.window = {.type = SDL_WINDOWEVENT,
                                   .windowID = 1,
                                   .event = SDL_WINDOWEVENT_SIZE_CHANGED,
                                   .data1 = 640,
                                   .data2 = 480}};
    SDL_PushEvent(&resize);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK(event.kind == BOARD_EVENT_RESIZE && event.x == 640 && event.y == 480);
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    board->ops->wait(board, INT64_MAX, &event);
    CHECK_INT(event.kind, BOARD_EVENT_QUIT);
    board->ops->destroy(board);
}

static void test_small_display(void)
{
    check_row("a display that is smaller than the window");
    struct board *board = make(5000, 300);
    SDL_Rect usable;
    int width, height;
    CHECK(SDL_GetDisplayUsableBounds(0, &usable) == 0);
    board_desktop_window.size(board, &width, &height);
    CHECK_INT(width, usable.w);
    CHECK_INT(height, 300);
    board->ops->destroy(board);
}

static void test_no_display(void)
{
    check_row("no display");
    SDL_setenv("SDL_VIDEODRIVER", "none-such", 1);
    struct err err = {0};
    struct window_options options = {.title = "test", .width = 400, .height = 300};
    CHECK(board_desktop_window.create(&options, &err) == NULL);
    CHECK_INT(err.code, ERR_IO);
}

int main(void)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    test_present();
    SDL_Quit();
    test_events();
    SDL_Quit();
    test_small_display();
    SDL_Quit();
    test_no_display();
    SDL_Quit();
    return check_done();
}
