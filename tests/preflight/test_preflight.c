#include "names.h"
#include "preflight/preflight.h"

#include <SDL.h>
#include <SDL_image.h>

#include "tool/fixture.h"
#include "render/render.h"

static void report(const struct loaded *loaded, const struct preflight_display *displays, uint32_t count,
                   unsigned workers, struct arena *arena, const char **ret_json, struct findings *ret)
{
    struct preflight preflight = {
        .program = loaded->program, .displays = displays, .display_count = count, .workers = workers};
    struct findings_summary summary;
    struct err err = {0};
    struct str_builder json = {.arena = arena};
    if (!CHECK(preflight_run(&preflight, arena, ret, &summary, &err))) {
        printf("%s\n", err.text);
        *ret_json = "";
        return;
    }
    findings_json(ret, &summary, &json);
    *ret_json = json.text;
}

static bool has(const struct findings *findings, enum finding_rule rule, uint32_t session, uint32_t room)
{
    for (uint32_t i = 0; i < findings->count; i++)
        if (findings->list[i].rule == rule && findings->list[i].session == session &&
            findings->list[i].room == room)
            return true;
    return false;
}

static void test_default(const struct loaded *loaded)
{
    static const struct panel_size panels[] = {{800, 480}, {1080, 1920}};
    const struct preflight_display *displays;
    const char *one, *three;
    struct findings findings;
    struct arena arena;
    arena_init(&arena, malloc, free);
    uint32_t count = preflight_default_displays(loaded->program, panels, 2, &arena, &displays);
    check_row("displays");
    CHECK_INT(count, 2 * (3 + 1));
    CHECK_STR(displays[0].name, "door hall-a");
    CHECK_INT(displays[7].config.role, ROLE_HALLWAY);
    check_row("any number of workers");
    report(loaded, displays, count, 1, &arena, &one, &findings);
    CHECK_INT(findings_faults(&findings), 0);
    report(loaded, displays, count, 3, &arena, &three, &findings);
    CHECK_STR(three, one);
    CHECK(contains(one, "\"faults\":0"));
    CHECK(contains(one, "\"sessions\":6,")); /* all but the break, and the poster that has no time */
    CHECK(contains(one, "\"fingerprint\":\""));
    CHECK(contains(one, "FreeType 2"));
    CHECK(contains(one, "FriBidi 1"));
    arena_finish(&arena);
}

/* One door for one room, and one for a room that is not there. */
static void test_venue(const struct loaded *loaded)
{
    static const char *const here[] = {"hall-b"}, *const nowhere[] = {"cellar"};
    struct preflight_display displays[] = {{.name = "b"}, {.name = "lost"}};
    const struct program *program = loaded->program;
    const char *json;
    struct findings findings;
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (int i = 0; i < 2; i++) {
        display_config_set_defaults(&displays[i].config, ROLE_DOOR);
        displays[i].config.panel = (struct panel_config){.width = 800, .height = 480};
        displays[i].config.room_count = 1;
        displays[i].config.rooms = rooms_called(i ? nowhere : here, 1);
    }
    /* What is seen on a screen comes before what is wrong with the venue, and is a later rule. */
    displays[0].config.panel.diagonal_in = 7;
    displays[0].config.panel.viewing_distance_m = 20;
    check_row("venue");
    report(loaded, displays, 2, 2, &arena, &json, &findings);
    CHECK(contains(json, "\"rule\":\"room-unknown\""));
    CHECK(contains(json, "\"rule\":\"now-small\""));
    for (uint32_t i = 1; i < findings.count; i++)
        CHECK(findings.list[i].rule >= findings.list[i - 1].rule);
    CHECK(contains(json, "the display lost names the room \\\"cellar\\\""));
    CHECK(has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE,
              program_find_room(program, room_called("hall-a"))));
    CHECK(!has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE,
               program_find_room(program, room_called("hall-b"))));
    CHECK(!has(&findings, FINDING_ROOM_UNSHOWN, PROGRAM_NONE,
               program_find_room(program, room_called("attic")))); /* empty */
    CHECK(!has(&findings, FINDING_NEVER_SHOWN, program_find_session(program, "2"), PROGRAM_NONE));
    /* That of a room without a display is told of by its room. */
    CHECK(!has(&findings, FINDING_NEVER_SHOWN, program_find_session(program, "1.1"), PROGRAM_NONE));
    arena_finish(&arena);
}

static void test_picture(const struct loaded *loaded, struct renderer *renderer)
{
    static const struct panel_size panel = {320, 200};
    struct arena arena;
    struct err err = {0};
    arena_init(&arena, malloc, free);
    struct preflight preflight = {.program = loaded->program};
    preflight.display_count =
        preflight_default_displays(loaded->program, &panel, 1, &arena, &preflight.displays);
    struct finding finding = {.session = 1,
                              .room = PROGRAM_NONE,
                              .width = 320,
                              .height = 200,
                              .first_ms = loaded->program->first.ms,
                              .x = 10,
                              .y = 10,
                              .box_width = 50,
                              .box_height = 20};
    check_row("picture");
    CHECK(preflight_picture(&preflight, &finding, renderer, BINARY_DIR "/test_preflight.png",
                            BINARY_DIR "/test_preflight-small.png", &err));
    CHECK(!preflight_picture(&preflight, &finding, renderer, BINARY_DIR "/no-such/x.png", NULL, &err));
    arena_finish(&arena);
}

#define PICTURE BINARY_DIR "/test_preflight_first.png"

/* The pixels of a finding's picture, R, G, B, A. */
static SDL_Surface *draw(const struct preflight *preflight, const struct finding *finding,
                         struct renderer *renderer)
{
    struct err err = {0};
    CHECK(preflight_picture(preflight, finding, renderer, PICTURE, NULL, &err));
    SDL_Surface *loaded = IMG_Load(PICTURE);
    SDL_Surface *surface = loaded ? SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_RGBA32, 0) : NULL;
    SDL_FreeSurface(loaded);
    remove(PICTURE);
    if (!CHECK(surface != NULL))
        exit(1);
    return surface;
}

static bool same_pixels(const SDL_Surface *a, const SDL_Surface *b)
{
    return a->w == b->w && a->h == b->h && memcmp(a->pixels, b->pixels, (size_t)(a->pitch * a->h)) == 0;
}

static bool is_marked(const SDL_Surface *surface, int x, int y)
{
    return memcmp((const uint8_t *)surface->pixels + y * surface->pitch + x * 4, "\xFF\x3B\x8D\xFF", 4) == 0;
}

/* It is of the finding's moment and sub-page, with a frame around what is wrong where that has a place. */
static void test_picture_of(const struct loaded *loaded, struct renderer *renderer)
{
    static const char *const rooms[] = {"hall-a", "hall-b"};
    struct preflight_display display = {.name = "hallway", .style = style_default()};
    struct preflight preflight = {.program = loaded->program, .display_count = 1, .displays = &display};
    display_config_set_defaults(&display.config, ROLE_HALLWAY);
    display.config.panel = (struct panel_config){.width = 320, .height = 130};
    display.config.rooms = rooms_called(rooms, 2);
    display.config.room_count = 2;
    struct finding finding = {.session = PROGRAM_NONE,
                              .room = PROGRAM_NONE,
                              .width = 320,
                              .height = 130,
                              .first_ms = moment(loaded, "2025-03-29 10:20").ms,
                              .page_fixed = true,
                              .page_kind = PAGE_OVERVIEW,
                              .page_subject = PROGRAM_NONE};
    SDL_Surface *plain = draw(&preflight, &finding, renderer);
    check_row("no place: no frame");
    for (int y = 0; y < plain->h; y++)
        for (int x = 0; x < plain->w; x++)
            CHECK(!is_marked(plain, x, y));
    check_row("a frame around a place");
    finding.x = 100;
    finding.y = 50;
    finding.box_width = 40;
    finding.box_height = 20;
    SDL_Surface *marked = draw(&preflight, &finding, renderer);
    CHECK(is_marked(marked, 96, 46) && is_marked(marked, 143, 73) && is_marked(marked, 96, 60));
    CHECK(!is_marked(marked, 95, 60) && !is_marked(marked, 98, 60) && !is_marked(marked, 120, 60));
    SDL_FreeSurface(marked);
    finding.box_width = finding.box_height = 0;
    check_row("another sub-page");
    finding.page_repetition = 1;
    SDL_Surface *second = draw(&preflight, &finding, renderer);
    CHECK(!same_pixels(plain, second));
    SDL_FreeSurface(second);
    finding.page_repetition = 0;
    check_row("another moment");
    finding.first_ms = moment(loaded, "2025-03-29 10:50").ms;
    SDL_Surface *later = draw(&preflight, &finding, renderer);
    CHECK(!same_pixels(plain, later));
    SDL_FreeSurface(later);
    SDL_FreeSurface(plain);
    check_row("");
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
    test_default(&loaded);
    test_venue(&loaded);
    test_picture(&loaded, renderer);
    test_picture_of(&loaded, renderer);
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}
