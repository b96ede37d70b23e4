/*
 * bench_bare FONT [--window]: the least that a program with SDL2 and SDL2_ttf can do: one line of text on
 * 1920x1080, into memory or into a window. Prints the time of the monotonic clock when the frame is there.
 */
#include <SDL.h>
#include <SDL_ttf.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { WIDTH = 1920, HEIGHT = 1080 };

static int fail(const char *what)
{
    fprintf(stderr, "bench_bare: %s: %s\n", what, SDL_GetError());
    return 1;
}

int main(int argc, char **argv)
{
    bool in_window = argc == 3 && strcmp(argv[2], "--window") == 0;
    if (argc < 2 || argc > 3 || (argc == 3 && !in_window)) {
        fprintf(stderr, "usage: bench_bare FONT [--window]\n");
        return 2;
    }
    SDL_Window *window = NULL;
    SDL_Surface *surface;
    if (in_window) {
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
        if (SDL_Init(SDL_INIT_VIDEO) != 0)
            return fail("no display");
        window = SDL_CreateWindow("bench_bare", 0, 0, WIDTH, HEIGHT, 0);
        surface = window ? SDL_GetWindowSurface(window) : NULL;
    } else {
        surface = SDL_CreateRGBSurfaceWithFormat(0, WIDTH, HEIGHT, 32, SDL_PIXELFORMAT_RGBA32);
    }
    if (!surface || TTF_Init() != 0)
        return fail("no surface");
    TTF_Font *font = TTF_OpenFont(argv[1], 96);
    if (!font)
        return fail(argv[1]);
    SDL_Surface *text = TTF_RenderUTF8_Blended(font, "One line of text", (SDL_Color){255, 255, 255, 255});
    if (!text)
        return fail("no text");
    SDL_FillRect(surface, NULL, SDL_MapRGB(surface->format, 13, 17, 23));
    SDL_BlitSurface(text, NULL, surface, &(SDL_Rect){100, 100, 0, 0});
    if (window)
        SDL_UpdateWindowSurface(window);
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    printf("first_frame_ns %lld\n", (long long)now.tv_sec * 1000000000 + now.tv_nsec);
    fflush(stdout);
    SDL_FreeSurface(text);
    TTF_CloseFont(font);
    TTF_Quit();
    if (!window)
        SDL_FreeSurface(surface);
    SDL_DestroyWindow(window);
    SDL_Quit();
    return 0;
}
