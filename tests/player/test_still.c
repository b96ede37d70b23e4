#include "names.h"
#include "base/str.h"
#include "player/still.h"

#include <SDL.h>
#include <SDL_image.h>
#include <unistd.h>

#include "report/html_page.h"
#include "tool/fixture.h"

static void test_sizes(const struct loaded *loaded, struct renderer *renderer)
{
    static const struct {
        int rotate, width, height;
    } rows[] = {{0, 320, 200}, {90, 200, 320}, {180, 320, 200}, {270, 200, 320}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct display_config config;
        struct view view;
        struct scene scene;
        char label[16];
        snprintf(label, sizeof label, "rotate %d", rows[i].rotate);
        check_row(label);
        arena_init(&arena, malloc, free);
        display_config_set_defaults(&config, ROLE_HALLWAY);
        config.panel.width = 320;
        config.panel.height = 200;
        config.panel.rotate = rows[i].rotate;
        struct still still = {.config = &config,
                              .at = moment(loaded, "10:20"),
                              .page_fixed = true,
                              .page = still_page(PAGE_OVERVIEW, PROGRAM_NONE, 0)};
        still_compose(&still, loaded->program, renderer, &arena, &view, &scene);
        CHECK_INT(view.kind, VIEW_OVERVIEW);
        CHECK_INT(scene.width, rows[i].width);
        CHECK_INT(scene.height, rows[i].height);
        CHECK_INT(still_overview_pages(&still, &view, renderer, &arena), 1);
        config.panel.overscan[0] = 10; /* at the top, as the viewer sees it */
        still_compose(&still, loaded->program, renderer, &arena, &view, &scene);
        CHECK(scene.width == rows[i].width && scene.height == rows[i].height);
        CHECK(scene.inner.y == 10 && scene.inner.height == rows[i].height - 10 && scene.inner.x == 0);
        struct str_builder report = {.arena = &arena};
        if (!CHECK_INT(scene_check(&scene, &report), 0))
            printf("%s", report.text);
        arena_finish(&arena);
    }
}

static void test_stations(const struct loaded *loaded, struct renderer *renderer)
{
    static const struct {
        enum still_station station;
        enum view_kind kind;
    } rows[] = {{STILL_RUNNING, VIEW_DOOR},
                {STILL_TIME_UNVERIFIED, VIEW_DOOR},
                {STILL_CLOCK_UNTRUSTED, VIEW_CLOCK_UNTRUSTED},
                {STILL_NO_PROGRAM, VIEW_NO_PROGRAM},
                {STILL_FAULT, VIEW_FAULT}};
    static const char *const rooms[] = {"hall-b"};
    struct theme paper = *theme_night();
    struct words words = *words_english();
    paper.ground = (struct color){250, 250, 250};
    words.language = "de";
    const struct style style = {&paper, &words};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena arena;
        struct display_config config;
        struct view view;
        struct scene scene;
        check_row(view_kind_name(rows[i].kind));
        arena_init(&arena, malloc, free);
        display_config_set_defaults(&config, ROLE_DOOR);
        config.room_count = 1;
        config.rooms = rooms_called(rooms, 1);
        struct still still = {
            .config = &config, .style = &style, .station = rows[i].station, .at = moment(loaded, "10:20")};
        still_compose(&still, loaded->program, renderer, &arena, &view, &scene);
        CHECK_INT(view.kind, rows[i].kind);
        CHECK_INT(view.time_unverified, rows[i].station == STILL_TIME_UNVERIFIED);
        CHECK_INT(scene.background.red, 250);
        CHECK(scene.count > 0);
        arena_finish(&arena);
    }
    const struct still plain = {.config = NULL};
    CHECK(still_style(&plain).theme == theme_night() && still_style(&plain).words == words_english());
}

static void test_write(struct renderer *renderer)
{
    struct arena arena;
    struct scene scene;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    scene_init(&scene, 320, 200, (struct color){10, 20, 30}, &arena);
    check_row("pictures");
    CHECK(still_make_folder(BINARY_DIR "/test_shot", &err));
    CHECK(still_make_folder(BINARY_DIR "/test_shot", &err)); /* it may be there */
    CHECK(still_write(&scene, renderer, BINARY_DIR "/test_shot/a.png", BINARY_DIR "/test_shot/b.png", 100,
                      &err));
    SDL_Surface *large = IMG_Load(BINARY_DIR "/test_shot/a.png"),
                *small = IMG_Load(BINARY_DIR "/test_shot/b.png");
    if (CHECK(large && small)) {
        CHECK_INT(large->w, 320);
        CHECK_INT(small->w, 80);
        CHECK_INT(small->h, 50);
        uint8_t red, green, blue;
        SDL_Surface *plain = SDL_ConvertSurfaceFormat(small, SDL_PIXELFORMAT_RGBA32, 0);
        uint32_t pixel;
        memcpy(&pixel, (const uint8_t *)plain->pixels + 25 * plain->pitch + 40 * 4, 4);
        SDL_GetRGB(pixel, plain->format, &red, &green, &blue);
        CHECK_INT(red, 10);
        CHECK_INT(green, 20);
        CHECK_INT(blue, 30);
        SDL_FreeSurface(plain);
    }
    SDL_FreeSurface(large);
    SDL_FreeSurface(small);
    check_row("a small pixel is the mean of all that it stands for, whichever side is the longer");
    scene_init(&scene, 200, 320, (struct color){10, 20, 30}, &arena);
    scene_fill(&scene, (struct box){0, 0, 2, 2}, (struct color){200, 20, 30}, "square");
    CHECK(still_write(&scene, renderer, BINARY_DIR "/test_shot/a.png", BINARY_DIR "/test_shot/b.png", 100,
                      &err));
    small = IMG_Load(BINARY_DIR "/test_shot/b.png");
    if (CHECK(small)) {
        CHECK_INT(small->w, 50);
        CHECK_INT(small->h, 80);
        SDL_Surface *plain = SDL_ConvertSurfaceFormat(small, SDL_PIXELFORMAT_RGBA32, 0);
        CHECK_INT(((const uint8_t *)plain->pixels)[0], (4 * 200 + 12 * 10) / 16);
        CHECK_INT(((const uint8_t *)plain->pixels)[4], 10);
        SDL_FreeSurface(plain);
    }
    SDL_FreeSurface(small);
    check_row("what can't be put in its place is not left beside it");
    remove(BINARY_DIR "/test_shot/folder.png");
    CHECK(still_make_folder(BINARY_DIR "/test_shot/folder.png", &err));
    CHECK(!still_write(&scene, renderer, BINARY_DIR "/test_shot/folder.png", NULL, 0, &err));
    CHECK(strstr(err.text, "folder.png can't be written: Is a directory"));
    CHECK(access(BINARY_DIR "/test_shot/folder.png.new", F_OK) != 0);
    remove(BINARY_DIR "/test_shot/folder.png");
    err = (struct err){0};
    check_row("no folder");
    CHECK(!still_write(&scene, renderer, BINARY_DIR "/no-such/a.png", NULL, 0, &err));
    CHECK_INT(err.code, ERR_IO);
    arena_finish(&arena);
}

static void test_html(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    struct str_builder text = {.arena = &arena};
    check_row("html");
    html_add_text(&text, "<a & \"b\">\xC3\xA9");
    CHECK_STR(text.text, "&lt;a &amp; &quot;b&quot;&gt;\xC3\xA9");
    arena_finish(&arena);
}

int main(void)
{
    struct err err = {0};
    struct loaded loaded;
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    load_small(&loaded);
    test_sizes(&loaded, renderer);
    test_stations(&loaded, renderer);
    test_write(renderer);
    test_html();
    load_finish(&loaded);
    renderer_destroy(renderer);
    IMG_Quit();
    return check_done();
}
