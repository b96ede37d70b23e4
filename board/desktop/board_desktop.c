#include "desktop/board_desktop.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "platform/shrink.h"
#include "platform/turn.h"

enum { UPDATES_MOST = 128 }; /* parts that are shown at once */

struct desktop {
    struct board board;
    SDL_Window *window;
    struct window_layout layout;
    struct board_rect shown; /* where the last picture presented lies */
    struct shrink *shrink;   /* for the sizes below; NULL where the picture is shown as it is */
    int shrink_from_width, shrink_from_height, shrink_to_width, shrink_to_height;
    uint8_t *staging; /* a shrunk part on its way to the window */
    size_t staging_size;
    char *dropped; /* the path of the file dropped last */
};

static bool rect_is_empty(struct board_rect rect)
{
    return rect.width <= 0 || rect.height <= 0;
}

static struct board_rect rect_intersect(struct board_rect a, struct board_rect b)
{
    struct board_rect moved = {a.x - b.x, a.y - b.y, a.width, a.height};
    moved = turn_clip_rect(moved, b.width, b.height);
    return (struct board_rect){moved.x + b.x, moved.y + b.y, moved.width, moved.height};
}

/* What is left of `rect` around `hole`: up to four parts. */
static int rect_around(struct board_rect rect, struct board_rect hole, struct board_rect ret[4])
{
    hole = rect_intersect(hole, rect);
    if (rect_is_empty(hole)) {
        ret[0] = rect;
        return rect_is_empty(rect) ? 0 : 1;
    }
    int below = hole.y + hole.height, right = hole.x + hole.width, count = 0;
    struct board_rect parts[4] = {
        {rect.x, rect.y, rect.width, hole.y - rect.y},
        {rect.x, below, rect.width, rect.y + rect.height - below},
        {rect.x, hole.y, hole.x - rect.x, hole.height},
        {right, hole.y, rect.x + rect.width - right, hole.height},
    };
    for (int i = 0; i < 4; i++)
        if (!rect_is_empty(parts[i]))
            ret[count++] = parts[i];
    return count;
}

static int64_t desktop_now(struct board *board)
{
    (void)board;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static int64_t desktop_steady(struct board *board)
{
    (void)board;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static enum board_clock desktop_clock(struct board *board)
{
    (void)board;
    return BOARD_CLOCK_TRUSTED;
}

/* Puts R, G, B, A pixels into the window's surface, in its own format. */
static bool surface_put(SDL_Surface *surface, struct board_rect place, const uint8_t *pixels, int pitch,
                        struct err *reterr)
{
    uint8_t *target = (uint8_t *)surface->pixels + (ptrdiff_t)place.y * surface->pitch +
                      (ptrdiff_t)place.x * surface->format->BytesPerPixel;
    if (SDL_ConvertPixels(place.width, place.height, SDL_PIXELFORMAT_RGBA32, pixels, pitch,
                          surface->format->format, target, surface->pitch) != 0)
        return err_set(reterr, ERR_IO, "can't draw into the window: %s", SDL_GetError());
    return true;
}

static bool desktop_prepare_shrink(struct desktop *desktop, const struct board_picture *picture,
                                   struct board_rect place, struct err *reterr)
{
    if (desktop->shrink && desktop->shrink_from_width == picture->width &&
        desktop->shrink_from_height == picture->height && desktop->shrink_to_width == place.width &&
        desktop->shrink_to_height == place.height)
        return true;
    shrink_destroy(desktop->shrink);
    desktop->shrink = shrink_create(picture->width, picture->height, place.width, place.height);
    size_t size = (size_t)place.width * (size_t)place.height * 4;
    if (size > desktop->staging_size) {
        free(desktop->staging);
        desktop->staging = malloc(size);
        desktop->staging_size = desktop->staging ? size : 0;
    }
    if (!desktop->shrink || !desktop->staging)
        return err_set(reterr, ERR_IO, "memory has run out for the window");
    desktop->shrink_from_width = picture->width;
    desktop->shrink_from_height = picture->height;
    desktop->shrink_to_width = place.width;
    desktop->shrink_to_height = place.height;
    return true;
}

/* Shows the parts of the picture in `damage` at `place`, but nothing that is under `hole`. */
static bool desktop_show(struct desktop *desktop, const struct board_picture *picture,
                         struct board_rect place, struct board_rect hole, const struct board_rect *damage,
                         uint32_t damage_count, struct err *reterr)
{
    SDL_Surface *surface = SDL_GetWindowSurface(desktop->window);
    if (!surface)
        return err_set(reterr, ERR_IO, "the window can't be drawn into: %s", SDL_GetError());
    struct board_rect window = {0, 0, surface->w, surface->h};
    SDL_Rect updates[UPDATES_MOST];
    int update_count = 0;
    bool shrunk = place.width != picture->width || place.height != picture->height;
    if (shrunk && !rect_is_empty(place) && !desktop_prepare_shrink(desktop, picture, place, reterr))
        return false;
    for (uint32_t i = 0; i < damage_count && !rect_is_empty(place); i++) {
        struct board_rect rect = turn_clip_rect(damage[i], picture->width, picture->height);
        if (rect_is_empty(rect))
            continue;
        if (shrunk)
            rect = shrink_map_rect(desktop->shrink, rect);
        struct board_rect parts[4];
        struct board_rect shown = {place.x + rect.x, place.y + rect.y, rect.width, rect.height};
        int count = rect_around(rect_intersect(shown, window), hole, parts);
        for (int part = 0; part < count; part++) {
            struct board_rect source = {parts[part].x - place.x, parts[part].y - place.y, parts[part].width,
                                        parts[part].height};
            const uint8_t *pixels =
                picture->pixels + (ptrdiff_t)source.y * picture->pitch + (ptrdiff_t)source.x * 4;
            int pitch = picture->pitch;
            if (shrunk) {
                pixels = desktop->staging;
                pitch = source.width * 4;
                shrink_rect(desktop->shrink, picture, source, desktop->staging, pitch);
            }
            if (!surface_put(surface, parts[part], pixels, pitch, reterr))
                return false;
            SDL_Rect update = {parts[part].x, parts[part].y, parts[part].width, parts[part].height};
            if (update_count == UPDATES_MOST) {
                SDL_UpdateWindowSurfaceRects(desktop->window, updates, update_count);
                update_count = 0;
            }
            updates[update_count++] = update;
            desktop->board.counts.pixels_presented += (uint64_t)update.w * (uint64_t)update.h;
        }
    }
    /* All at once: a frame must not be seen half drawn. */
    if (update_count > 0)
        SDL_UpdateWindowSurfaceRects(desktop->window, updates, update_count);
    return true;
}

static void clear(SDL_Surface *surface, struct board_rect rect)
{
    SDL_Rect area = {rect.x, rect.y, rect.width, rect.height};
    SDL_FillRect(surface, &area, SDL_MapRGB(surface->format, 0, 0, 0));
}

/* A picture of another size leaves nothing of the last one beside it. */
static void desktop_move_picture(struct desktop *desktop, struct board_rect place)
{
    struct board_rect parts[4];
    SDL_Surface *surface = SDL_GetWindowSurface(desktop->window);
    if (!surface || memcmp(&desktop->shown, &place, sizeof place) == 0)
        return;
    desktop->shown = place;
    int count = rect_around(desktop->layout.screen, desktop->layout.overlay, parts);
    for (int i = 0; i < count; i++)
        clear(surface, parts[i]);
    SDL_UpdateWindowSurface(desktop->window);
}

static bool desktop_present(struct board *board, const struct board_picture *picture,
                            const struct board_rect *damage, uint32_t damage_count, struct err *reterr)
{
    struct desktop *desktop = (struct desktop *)board;
    struct board_rect place = shrink_fit(desktop->layout.screen, picture->width, picture->height);
    desktop_move_picture(desktop, place);
    if (!desktop_show(desktop, picture, place, desktop->layout.overlay, damage, damage_count, reterr))
        return false;
    board->counts.presents++;
    return true;
}

/* The place of an unscaled picture: no more of it than its rectangle in the layout holds. */
static bool desktop_show_unscaled(struct board *board, const struct board_picture *picture,
                                  struct board_rect place, const struct board_rect *damage,
                                  uint32_t damage_count, struct err *reterr)
{
    struct board_picture part = *picture;
    if (part.width > place.width)
        part.width = place.width;
    if (part.height > place.height)
        part.height = place.height;
    place.width = part.width;
    place.height = part.height;
    return desktop_show((struct desktop *)board, &part, place, (struct board_rect){0, 0, 0, 0}, damage,
                        damage_count, reterr);
}

static bool desktop_present_timeline(struct board *board, const struct board_picture *picture,
                                     const struct board_rect *damage, uint32_t damage_count,
                                     struct err *reterr)
{
    return desktop_show_unscaled(board, picture, ((struct desktop *)board)->layout.timeline, damage,
                                 damage_count, reterr);
}

static bool desktop_present_overlay(struct board *board, const struct board_picture *picture,
                                    const struct board_rect *damage, uint32_t damage_count,
                                    struct err *reterr)
{
    return desktop_show_unscaled(board, picture, ((struct desktop *)board)->layout.overlay, damage,
                                 damage_count, reterr);
}

static uint32_t key_of(SDL_Keycode symbol)
{
    static const struct {
        SDL_Keycode symbol;
        uint32_t key;
    } keys[] = {
        {SDLK_LEFT, BOARD_KEY_LEFT},
        {SDLK_RIGHT, BOARD_KEY_RIGHT},
        {SDLK_UP, BOARD_KEY_UP},
        {SDLK_DOWN, BOARD_KEY_DOWN},
        {SDLK_TAB, BOARD_KEY_TAB},
        {SDLK_ESCAPE, BOARD_KEY_ESCAPE},
        {SDLK_HOME, BOARD_KEY_HOME},
        {SDLK_END, BOARD_KEY_END},
        {SDLK_RETURN, BOARD_KEY_ENTER},
        {SDLK_KP_ENTER, BOARD_KEY_ENTER},
        {SDLK_BACKSPACE, BOARD_KEY_BACKSPACE},
        {SDLK_PAGEUP, BOARD_KEY_PAGE_UP},
        {SDLK_PAGEDOWN, BOARD_KEY_PAGE_DOWN},
    };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (keys[i].symbol == symbol)
            return keys[i].key;
    return 0;
}

/* The code point of what was typed, of which SDL gives valid UTF-8; of several the first. */
static uint32_t first_code_point(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    int more = bytes[0] < 0xC0 ? 0 : bytes[0] < 0xE0 ? 1 : bytes[0] < 0xF0 ? 2 : 3;
    uint32_t code_point = more == 0 ? bytes[0] : (uint32_t)bytes[0] & (0x3Fu >> more);
    for (int i = 1; i <= more && bytes[i]; i++)
        code_point = code_point << 6 | (bytes[i] & 0x3Fu);
    return code_point;
}

/* A board event of an SDL event; false for what is of no concern to anybody. */
static bool desktop_translate(struct desktop *desktop, const SDL_Event *event, struct board_event *ret)
{
    SDL_Keymod modifiers = SDL_GetModState();
    ret->shift = (modifiers & KMOD_SHIFT) != 0;
    ret->ctrl = (modifiers & KMOD_CTRL) != 0;
    switch (event->type) {
    case SDL_QUIT:
        ret->kind = BOARD_EVENT_QUIT;
        return true;
    case SDL_KEYDOWN: /* keys that type nothing; with control none types anything */
        ret->kind = BOARD_EVENT_KEY;
        ret->shift = (event->key.keysym.mod & KMOD_SHIFT) != 0;
        ret->ctrl = (event->key.keysym.mod & KMOD_CTRL) != 0;
        ret->key = key_of(event->key.keysym.sym);
        if (!ret->key && ret->ctrl && event->key.keysym.sym > 0 && event->key.keysym.sym < 128)
            ret->key = (uint32_t)event->key.keysym.sym;
        return ret->key != 0;
    case SDL_TEXTINPUT:
        ret->kind = BOARD_EVENT_KEY;
        ret->key = first_code_point(event->text.text);
        return ret->key != 0;
    case SDL_MOUSEMOTION:
        ret->kind = BOARD_EVENT_POINTER;
        ret->x = event->motion.x;
        ret->y = event->motion.y;
        ret->pressed = (event->motion.state & SDL_BUTTON_LMASK) != 0;
        ret->grabs = !ret->pressed && (event->motion.state & (SDL_BUTTON_MMASK | SDL_BUTTON_RMASK)) != 0;
        return true;
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        ret->kind = BOARD_EVENT_POINTER;
        ret->x = event->button.x;
        ret->y = event->button.y;
        if (event->button.button == SDL_BUTTON_MIDDLE || event->button.button == SDL_BUTTON_RIGHT) {
            ret->grabs = event->type == SDL_MOUSEBUTTONDOWN;
            return true;
        }
        ret->pressed = event->type == SDL_MOUSEBUTTONDOWN;
        ret->released = event->type == SDL_MOUSEBUTTONUP;
        return event->button.button == SDL_BUTTON_LEFT;
    case SDL_MOUSEWHEEL:
        ret->kind = BOARD_EVENT_WHEEL;
        ret->x = event->wheel.mouseX;
        ret->y = event->wheel.mouseY;
        ret->across = event->wheel.x;
        ret->up = event->wheel.y;
        return ret->across != 0 || ret->up != 0;
    case SDL_DROPFILE:
        SDL_free(desktop->dropped);
        desktop->dropped = event->drop.file;
        ret->kind = BOARD_EVENT_DROP;
        ret->path = desktop->dropped;
        return ret->path != NULL;
    case SDL_WINDOWEVENT:
        if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
            ret->kind = BOARD_EVENT_RESIZE;
            ret->x = event->window.data1;
            ret->y = event->window.data2;
            return true;
        }
        /* The surface still holds all that was drawn: nobody else need know. */
        if (event->window.event == SDL_WINDOWEVENT_EXPOSED)
            SDL_UpdateWindowSurface(desktop->window);
        return false;
    default:
        return false;
    }
}

/* Of moves of the mouse only the last counts: a slow drawing must not fall behind a fast hand. */
static void skip_older_moves(SDL_Event *event)
{
    SDL_Event later;
    while (event->type == SDL_MOUSEMOTION &&
           SDL_PeepEvents(&later, 1, SDL_PEEKEVENT, SDL_FIRSTEVENT, SDL_LASTEVENT) == 1 &&
           later.type == SDL_MOUSEMOTION && later.motion.state == event->motion.state)
        SDL_PeepEvents(event, 1, SDL_GETEVENT, SDL_MOUSEMOTION, SDL_MOUSEMOTION);
}

static void wait_on(struct board *board, int64_t (*clock)(struct board *board), int64_t until_ms,
                    struct board_event *ret)
{
    struct desktop *desktop = (struct desktop *)board;
    for (;;) {
        int64_t left = until_ms == INT64_MAX ? INT64_MAX : until_ms - clock(board);
        /* A day at most, so that the sum fits SDL's int; the loop goes round. */
        int pause = left <= 0 ? 0 : left > 86400000 ? 86400000 : (int)left;
        SDL_Event event;
        int found = SDL_WaitEventTimeout(&event, pause);
        board->counts.wakeups++;
        memset(ret, 0, sizeof *ret);
        if (found) {
            skip_older_moves(&event);
            if (desktop_translate(desktop, &event, ret))
                return;
        } else if (left <= pause) {
            return;
        }
    }
}

static void desktop_wait(struct board *board, int64_t until_ms, struct board_event *ret)
{
    wait_on(board, desktop_now, until_ms, ret);
}

static void desktop_wait_steady(struct board *board, int64_t until_steady_ms, struct board_event *ret)
{
    wait_on(board, desktop_steady, until_steady_ms, ret);
}

static void desktop_destroy(struct board *board)
{
    struct desktop *desktop = (struct desktop *)board;
    if (!desktop)
        return;
    SDL_DestroyWindow(desktop->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    shrink_destroy(desktop->shrink);
    free(desktop->staging);
    SDL_free(desktop->dropped);
    free(desktop);
}

static const struct board_ops desktop_ops = {
    .now = desktop_now,
    .steady_ms = desktop_steady,
    .clock = desktop_clock,
    .present = desktop_present,
    .wait = desktop_wait,
    .wait_steady = desktop_wait_steady,
    .destroy = desktop_destroy,
};

/* No larger than the display has room for. */
static void fit_display(int *width, int *height)
{
    SDL_Rect usable;
    if (SDL_GetDisplayUsableBounds(0, &usable) != 0)
        return;
    *width = *width < usable.w ? *width : usable.w;
    *height = *height < usable.h ? *height : usable.h;
}

static struct board *desktop_create(const struct window_options *options, struct err *reterr)
{
    /* Without this SDL puts the window's surface through GL: a hundred megabytes and 80 ms for nothing. */
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) {
        err_set(reterr, ERR_IO, "there is no display: %s", SDL_GetError());
        return NULL;
    }
    int width = options->width, height = options->height;
    fit_display(&width, &height);
    struct desktop *desktop = calloc(1, sizeof *desktop);
    SDL_Window *window = SDL_CreateWindow(options->title, SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                          width, height, SDL_WINDOW_RESIZABLE);
    if (!desktop || !window) {
        err_set(reterr, ERR_IO, "no window can be opened: %s", SDL_GetError());
        SDL_DestroyWindow(window);
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        free(desktop);
        return NULL;
    }
    desktop->board.ops = &desktop_ops;
    desktop->window = window;
    desktop->layout.screen = (struct board_rect){0, 0, width, height};
    SDL_SetWindowMinimumSize(window, 320, 240);
    return &desktop->board;
}

/* Beside the picture nothing is presented: what lay there is taken away at once. */
static void update_beside(struct desktop *desktop, SDL_Surface *surface)
{
    struct board_rect parts[4];
    SDL_Rect updates[4];
    struct board_rect screen =
        rect_intersect(desktop->layout.screen, (struct board_rect){0, 0, surface->w, surface->h});
    int count = rect_around(screen, desktop->shown, parts);
    for (int i = 0; i < count; i++) {
        updates[i] = (SDL_Rect){parts[i].x, parts[i].y, parts[i].width, parts[i].height};
        desktop->board.counts.pixels_presented += (uint64_t)updates[i].w * (uint64_t)updates[i].h;
    }
    if (count > 0)
        SDL_UpdateWindowSurfaceRects(desktop->window, updates, count);
}

static bool desktop_set_layout(struct board *board, const struct window_layout *layout)
{
    struct desktop *desktop = (struct desktop *)board;
    if (memcmp(&desktop->layout, layout, sizeof *layout) == 0)
        return false;
    desktop->layout = *layout;
    SDL_Surface *surface = SDL_GetWindowSurface(desktop->window);
    if (!surface)
        return true;
    clear(surface, (struct board_rect){0, 0, surface->w, surface->h});
    if (!rect_is_empty(desktop->shown))
        update_beside(desktop, surface);
    return true;
}

static void desktop_size(const struct board *board, int *ret_width, int *ret_height)
{
    SDL_GetWindowSize(((const struct desktop *)board)->window, ret_width, ret_height);
}

static void desktop_set_title(struct board *board, const char *title)
{
    SDL_SetWindowTitle(((struct desktop *)board)->window, title);
}

static void desktop_toggle_full_screen(struct board *board)
{
    SDL_Window *window = ((struct desktop *)board)->window;
    bool full = (SDL_GetWindowFlags(window) & SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
    SDL_SetWindowFullscreen(window, full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

const struct window_ops board_desktop_window = {
    .create = desktop_create,
    .set_layout = desktop_set_layout,
    .present_timeline = desktop_present_timeline,
    .present_overlay = desktop_present_overlay,
    .size = desktop_size,
    .set_title = desktop_set_title,
    .toggle_full_screen = desktop_toggle_full_screen,
};
