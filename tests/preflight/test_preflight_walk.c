#include "names.h"
#include "preflight/preflight_walk.h"

#include "tool/fixture.h"

static uint64_t screens_of(struct preflight_walk *walk, enum preflight_job_kind kind, uint32_t display)
{
    uint64_t before = walk->screens;
    struct err err = {0};
    for (uint32_t i = 0; i < walk->jobs.count; i++)
        if (walk->jobs.list[i].kind == kind && walk->jobs.list[i].display == display)
            CHECK(preflight_walk_job(walk, i, &err));
    return walk->screens - before;
}

/* A walk of one's own displays in the small program. */
struct walking {
    struct loaded loaded;
    struct arena arena;
    struct preflight preflight;
    struct preflight_walk walk;
};

static void begin(struct walking *walking, const struct preflight_display *displays, uint32_t count)
{
    struct err err = {0};
    arena_init(&walking->arena, malloc, free);
    walking->preflight =
        (struct preflight){.program = walking->loaded.program, .display_count = count, .displays = displays};
    preflight_walk_init(&walking->walk, &walking->preflight, &walking->arena);
    CHECK(preflight_walk_begin(&walking->walk, &err));
}

static void end(struct walking *walking)
{
    preflight_walk_end(&walking->walk);
    preflight_walk_finish(&walking->walk);
    arena_finish(&walking->arena);
    check_row("");
}

static struct preflight_display hallway(int width, int height)
{
    struct preflight_display display = {.name = "hallway", .style = style_default()};
    display_config_set_defaults(&display.config, ROLE_HALLWAY);
    display.config.panel = (struct panel_config){.width = width, .height = height};
    return display;
}

/* On a panel that shows a room at a time, what is on in the second is on the second sub-page, the last. */
static void test_last_sub_page(struct walking *walking)
{
    static const char *const rooms[] = {"hall-a", "hall-b"};
    static const struct cycle_entry overview[] = {{.kind = PAGE_OVERVIEW}};
    struct preflight_display display = hallway(320, 96);
    display.config.cycle = overview;
    display.config.cycle_count = 1;
    display.config.rooms = rooms_called(rooms, 2);
    display.config.room_count = 2;
    begin(walking, &display, 1);
    check_row("the last sub-page");
    CHECK(screens_of(&walking->walk, PREFLIGHT_PAGE, 0) > 0);
    CHECK(walking->walk.shown[program_find_session(walking->loaded.program, "1.1")]);
    CHECK(walking->walk.shown[program_find_session(walking->loaded.program, "2")]);
    /* At the same moment neither page shows both. */
    struct still still = {.config = &display.config,
                          .style = &display.style,
                          .at = moment(&walking->loaded, "2025-03-29 10:20"),
                          .page_fixed = true,
                          .page = still_page(PAGE_OVERVIEW, PROGRAM_NONE, 0)};
    struct view view;
    struct scene scene;
    still_compose(&still, walking->loaded.program, walking->walk.renderer, &walking->arena, &view, &scene);
    CHECK_INT(still_overview_pages(&still, &view, walking->walk.renderer, &walking->arena), 2);
    end(walking);
}

/* A hallway of one room shows contributions of that room alone. */
static void test_scope(struct walking *walking)
{
    static const char *const rooms[] = {"hall-b"};
    struct preflight_display displays[] = {hallway(640, 400), hallway(640, 400)};
    struct session *sessions = (struct session *)walking->loaded.program->sessions;
    uint32_t here = program_find_session(walking->loaded.program, "2"),
             elsewhere = program_find_session(walking->loaded.program, "1.2"),
             pause = program_find_session(walking->loaded.program, "4");
    displays[1].config.rooms = rooms_called(rooms, 1);
    displays[1].config.room_count = 1;
    sessions[here].summary = sessions[elsewhere].summary = sessions[pause].summary = "What it is about.";
    begin(walking, displays, 2);
    check_row("contributions of all rooms: two talks, the poster, and no break");
    CHECK_INT(screens_of(&walking->walk, PREFLIGHT_CONTRIBUTIONS, 0), 3);
    check_row("contributions of one room");
    CHECK_INT(screens_of(&walking->walk, PREFLIGHT_CONTRIBUTIONS, 1), 1);
    check_row("at a session's start");
    struct label title = sessions[elsewhere].title;
    struct label_variant no_glyph = {"", "\xF4\x8F\xBF\xB0"};
    sessions[elsewhere].title = (struct label){1, &no_glyph};
    screens_of(&walking->walk, PREFLIGHT_CONTRIBUTIONS, 0);
    CHECK(walking->walk.findings.count > 0);
    for (uint32_t i = 0; i < walking->walk.findings.count; i++)
        CHECK_INT(walking->walk.findings.list[i].first_ms, sessions[elsewhere].start.ms);
    sessions[elsewhere].title = title;
    check_row("no more fonts than there is room for");
    for (int i = 0; i < 2 * PREFLIGHT_MOST_FONTS; i++)
        preflight_walk_add_font(&walking->walk, arena_printf(&walking->arena, "/fonts/%03d", i));
    CHECK_INT(walking->walk.font_count, PREFLIGHT_MOST_FONTS);
    sessions[here].summary = sessions[elsewhere].summary = sessions[pause].summary = "";
    end(walking);
}

/* While the time is not verified a hallway is looked at with a page of the program, whatever its cycle has.
 */
static void test_station_page(struct walking *walking)
{
    static const struct cycle_entry pictures[] = {{.kind = PAGE_PICTURE, .file = "no-such.png"}};
    struct preflight_display display = hallway(800, 480);
    display.config.cycle = pictures;
    display.config.cycle_count = 1;
    begin(walking, &display, 1);
    check_row("the station's page");
    CHECK(screens_of(&walking->walk, PREFLIGHT_STATION, 0) >= 4);
    CHECK_INT(walking->walk.findings.count, 0);
    CHECK(walking->walk.shown[program_find_session(walking->loaded.program, "1.1")]);
    end(walking);
}

static bool is_as_drawn_anew(const struct canvas *canvas, const struct theme *theme)
{
    struct err err = {0};
    struct renderer *fresh = renderer_create(&err);
    const struct scene *scene = canvas_scene(canvas);
    struct frame *frame = frame_create(scene->width, scene->height);
    struct box whole = {.width = scene->width, .height = scene->height};
    CHECK(renderer_set_fonts(fresh, theme, &err));
    render_scene(fresh, scene, &whole, 1, frame);
    bool same =
        memcmp(frame->pixels, canvas->frame->pixels, (size_t)frame->pitch * (size_t)frame->height) == 0;
    frame_destroy(frame);
    renderer_destroy(fresh);
    return same;
}

/* Two themes of one family's fonts for Japan and for China: the scenes are the same, and the pictures are
 * not, since U+76F4 is drawn otherwise there. */
static void test_other_fonts(struct walking *walking)
{
    struct theme themes[2] = {*theme_night(), *theme_night()};
    struct preflight_display displays[] = {hallway(640, 400), hallway(640, 400), hallway(640, 400)};
    struct session *sessions = (struct session *)walking->loaded.program->sessions;
    uint32_t poster = program_find_session(walking->loaded.program, "6");
    struct label title = sessions[poster].title;
    struct label_variant straight = {"", "\u76F4"};
    sessions[poster].title = (struct label){1, &straight};
    for (int i = 0; i < 2; i++) {
        for (int role = 0; role < THEME_ROLE_COUNT; role++)
            themes[i].families[role][0] = i ? "Noto Sans Mono CJK SC" : "Noto Sans Mono CJK JP";
        displays[i].style.theme = &themes[i];
    }
    displays[2].style.theme = &themes[1];
    begin(walking, displays, 3);
    for (uint32_t i = 0; i < 3; i++) {
        check_row(i == 1 ? "China" : i ? "China again" : "Japan");
        CHECK_INT(screens_of(&walking->walk, PREFLIGHT_CONTRIBUTIONS, i), 1);
        CHECK(is_as_drawn_anew(&walking->walk.canvas, displays[i].style.theme));
    }
    sessions[poster].title = title;
    end(walking);
}

/* Where a cycle has neither overview nor soon, what such a page would say is looked at but for the overview.
 */
static void test_messages(struct walking *walking)
{
    static const struct cycle_entry rooms[] = {{.kind = PAGE_ROOM}}, both[] = {{.kind = PAGE_OVERVIEW}};
    struct preflight_display displays[] = {hallway(320, 96), hallway(320, 96)};
    displays[0].config.cycle = rooms;
    displays[1].config.cycle = both;
    displays[0].config.cycle_count = displays[1].config.cycle_count = 1;
    begin(walking, displays, 2);
    check_row("messages");
    uint64_t messages = screens_of(&walking->walk, PREFLIGHT_MESSAGES, 0);
    CHECK_INT(messages, 4); /* before the event, between its days, after it, and at midnight once more */
    for (uint32_t i = 0; i < walking->loaded.program->session_count; i++)
        CHECK(!walking->walk.shown[i]);
    check_row("and two sub-pages of the overview at each of its 14 changes");
    CHECK_INT(screens_of(&walking->walk, PREFLIGHT_PAGE, 1), messages + 2 * 14);
    end(walking);
}

int main(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_ROOM},
                                               {.kind = PAGE_PICTURE, .file = "no-such.png"}};
    static const char *const rooms[] = {"hall-b"};
    struct preflight_display displays[3] = {{.name = "door"}, {.name = "hallway"}, {.name = "own"}};
    struct preflight_walk walk;
    struct loaded loaded;
    struct arena arena;
    struct err err = {0};
    load_small(&loaded);
    arena_init(&arena, malloc, free);
    for (int i = 0; i < 3; i++) {
        display_config_set_defaults(&displays[i].config, i ? ROLE_HALLWAY : ROLE_DOOR);
        displays[i].config.panel =
            (struct panel_config){.width = 640, .height = 400, .rotate = i == 1 ? 90 : 0};
        displays[i].style = style_default();
    }
    displays[0].config.rooms = rooms_called(rooms, 1);
    displays[0].config.room_count = 1;
    displays[2].config.cycle = cycle;
    displays[2].config.cycle_count = 2;
    struct preflight preflight = {.program = loaded.program, .display_count = 3, .displays = displays};
    preflight_walk_init(&walk, &preflight, &arena);
    if (!preflight_walk_begin(&walk, &err)) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    check_row("door");
    CHECK(screens_of(&walk, PREFLIGHT_DOOR, 0) >= 9); /* its phases, from the day before to the day after */
    CHECK(walk.shown[program_find_session(loaded.program, "2")]);
    CHECK(!walk.shown[program_find_session(loaded.program, "1.1")]);
    CHECK_INT(walk.canvas.frame->width, 640);
    uint32_t different = walk.scenes.count;
    CHECK(different > 5 && different <= walk.screens);
    CHECK(walk.font_count >= 2); /* of text, and of titles */
    check_row("once more: nothing new");
    screens_of(&walk, PREFLIGHT_DOOR, 0);
    CHECK_INT(walk.scenes.count, different);

    check_row("a sample: half of them, from another one on in each job; all moments are come by");
    uint64_t all = screens_of(&walk, PREFLIGHT_DOOR, 0);
    preflight.sample = 50;
    uint64_t half = screens_of(&walk, PREFLIGHT_DOOR, 0);
    CHECK(half >= all / 2 && half <= (all + 1) / 2);
    preflight.sample = 1;
    CHECK(screens_of(&walk, PREFLIGHT_DOOR, 0) <= 1);
    preflight.sample = 0;

    check_row("hallway");
    CHECK(screens_of(&walk, PREFLIGHT_PAGE, 1) > 10);
    CHECK(walk.shown[program_find_session(loaded.program, "1.1")]);
    CHECK_INT(walk.canvas.frame->width, 400); /* as the viewer sees it */
    CHECK(screens_of(&walk, PREFLIGHT_CONTRIBUTIONS, 1) > 0);
    CHECK(screens_of(&walk, PREFLIGHT_STATION, 1) >= 4);
    CHECK_INT(walk.findings.count, 0);

    check_row("its own cycle");
    CHECK(screens_of(&walk, PREFLIGHT_MESSAGES, 2) >= 2); /* before and after the event */
    CHECK_INT(walk.findings.count, 0);
    CHECK_INT(screens_of(&walk, PREFLIGHT_PICTURE, 2), 1);
    if (CHECK_INT(walk.findings.count, 1)) {
        CHECK_INT(walk.findings.list[0].rule, FINDING_PICTURE);
        CHECK_INT(walk.findings.list[0].page_subject, 1);
        CHECK(preflight_picture(&preflight, &walk.findings.list[0], walk.renderer,
                                BINARY_DIR "/test_preflight_walk.png", NULL, &err));
    }
    preflight_walk_end(&walk);
    preflight_walk_finish(&walk);
    arena_finish(&arena);
    struct walking walking = {.loaded = loaded};
    test_last_sub_page(&walking);
    test_scope(&walking);
    test_station_page(&walking);
    test_other_fonts(&walking);
    test_messages(&walking);
    load_finish(&loaded);
    return check_done();
}
