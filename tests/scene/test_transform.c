/*
 * What is done to whole scenes. Screens for readers from right to left: what is mirrored, what reads on as it
 * did, and how the parts of a line stand in Arabic; then screens in a larger picture, and moved ones.
 */
#include "check.h"
#include "names.h"

#include "golden.h"
#include "configuration/read_words.h"
#include "scene/difference.h"
#include "scene/text_place.h"
#include "scene/transform.h"
#include "schedule/files.h"
#include "screens/screen_fixture.h"

static const struct color ink = {1, 2, 3};
static const int sizes[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}, {320, 480}};
enum { SIZES = sizeof sizes / sizeof *sizes };

static const struct item *last_item(const struct scene *scene)
{
    return &scene->items[scene->count - 1];
}

static void test_items(struct arena *arena)
{
    struct scene scene;
    scene_init(&scene, 400, 200, ink, arena);
    scene_fill(&scene, (struct box){10, 20, 30, 40}, ink, "fill");
    scene_add(&scene,
              (struct item){.kind = ITEM_QR, .box = {0, 0, 50, 50}, .text = "x", .length = 1, .role = "qr"});
    text_line_place(&scene, &fixture_metrics, FACE_BOLD, 20, "abc", 100, 60, 200, 0, ink, "line");
    const struct item *line = last_item(&scene);
    int width = line->box.width;
    mirror_scene(&scene);
    CHECK(scene.items[0].box.x == 360 && scene.items[0].box.y == 20 && scene.items[0].box.width == 30);
    CHECK(scene.items[1].box.x == 350);
    CHECK_INT(line->box.x, 300 - width);
    CHECK(line->line_x == line->box.x && line->line_width == width && line->baseline == 60);
}

/* Runs of a line keep their order and the places that they have in it. */
static void test_lines(struct arena *arena)
{
    struct scene scene;
    scene_init(&scene, 400, 200, ink, arena);
    int width =
        text_line_place(&scene, &fixture_metrics, FACE_BOLD, 20, "ab אב 12", 100, 60, 200, 0, ink, "runs");
    uint32_t runs = scene.count;
    CHECK(runs >= 2);
    int clock =
        text_line_place(&scene, &fixture_metrics, FACE_BOLD, 20, "10:41", 190, 100, 200, 2, ink, "clock");
    CHECK_INT(scene.count - runs, 1);
    struct item before[16];
    memcpy(before, scene.items, scene.count * sizeof *before);
    mirror_scene(&scene);
    for (uint32_t i = 0; i < scene.count; i++) {
        int by = i < runs ? (300 - width) - 100 : 10 - (390 - clock);
        CHECK_INT(scene.items[i].box.x, before[i].box.x + by);
    }
    CHECK_INT(scene.items[runs].box.x, 10);
}

/* ---- screens ---- */

struct stage {
    struct arena arena;
    struct program_file file;
    const struct words *arabic;
};

static void open_stage(struct stage *stage)
{
    size_t size = 0;
    struct err err = {0};
    arena_init(&stage->arena, malloc, free);
    char *bytes = files_read(SOURCE_DIR "/assets/words/ar.json", &size);
    if (!bytes || !read_words(bytes, size, &stage->arena, &stage->arabic, &err) ||
        !files_import(&stage->file, SOURCE_DIR "/tests/data/native/right-to-left.json") ||
        !stage->file.program) {
        printf("%s %s\n", err.text, stage->file.err.text);
        exit(1);
    }
    free(bytes);
}

static const struct {
    const char *name;
    enum display_role role;
    const char *room, *session, *at;
    enum page_kind page;
} screens[] = {
    {"rtl-door", ROLE_DOOR, "bahr", NULL, "10:42", PAGE_ROOM},
    {"rtl-overview", ROLE_HALLWAY, NULL, NULL, "10:42", PAGE_OVERVIEW},
    {"rtl-soon", ROLE_HALLWAY, NULL, NULL, "10:42", PAGE_SOON},
    {"rtl-contribution", ROLE_HALLWAY, NULL, "type", "10:42", PAGE_CONTRIBUTION},
    {"door ending", ROLE_DOOR, "bahr", NULL, "10:52", PAGE_ROOM},
    {"door with a cancelled session", ROLE_DOOR, "lab", NULL, "10:20", PAGE_ROOM},
    {"door soon", ROLE_DOOR, "rimal", NULL, "11:08", PAGE_ROOM},
    {"door over", ROLE_DOOR, "bahr", NULL, "19:00", PAGE_ROOM},
    {"contribution", ROLE_HALLWAY, NULL, "type.1", "10:42", PAGE_CONTRIBUTION},
};
enum { SCREENS = sizeof screens / sizeof *screens, GOLDENS = 4 };

/* The view of a screen at its time, or `after_ms` later. */
static const struct view *view_of(const struct stage *stage, int which, int64_t after_ms, struct arena *arena)
{
    const struct program *program = stage->file.program;
    struct display_config *config = ARENA_NEW(arena, struct display_config);
    struct view *view = ARENA_NEW(arena, struct view);
    struct instant_text moment;
    CHECK(instant_parse(arena_printf(arena, "2031-05-07T%s:00+03:00", screens[which].at), &moment));
    display_config_set_defaults(config, screens[which].role);
    config->name = "شاشة 1";
    if (screens[which].room) {
        config->rooms = rooms_called(&screens[which].room, 1);
        config->room_count = 1;
    }
    struct view_request request = {
        .program = program,
        .config = config,
        .now = {civil_to_instant(moment.civil, moment.offset_s).ms + after_ms},
        .station = fixture_running,
        .page_fixed = screens[which].role == ROLE_HALLWAY,
        .page = {.kind = screens[which].page, .subject = PROGRAM_NONE, .count = 3}};
    if (screens[which].session)
        request.page.subject = program_find_session(program, screens[which].session);
    view_make(&request, arena, view);
    return view;
}

static void compose(const struct stage *stage, int which, const int *size, int64_t after_ms,
                    struct arena *arena, struct scene *ret)
{
    struct screen_style style = fixture_style(&fixture_metrics, size[0], size[1]);
    style.words = stage->arabic;
    screen_compose(view_of(stage, which, after_ms, arena), &style, arena, ret);
}

/* Whether marks of direction are left in what is drawn. */
static bool has_marks(const struct item *item)
{
    size_t bytes;
    for (size_t i = 0; i < item->length; i += bytes)
        if (unicode_kind(str_decode(item->text + i, item->length - i, &bytes)) == UNICODE_INVISIBLE)
            return true;
    return item->length == 0;
}

/* No faults; and a scene that is mirrored twice is what it was, by way of one that has no faults either. */
static void test_mirrored_screens(const struct stage *stage, struct arena *arena)
{
    for (int which = 0; which < SCREENS; which++) {
        for (int i = 0; i < SIZES; i++) {
            char label[100];
            snprintf(label, sizeof label, "%s on %dx%d", screens[which].name, sizes[i][0], sizes[i][1]);
            check_row(label);
            arena_reset(arena);
            struct scene scene;
            struct str_builder report = {.arena = arena};
            compose(stage, which, sizes[i], 0, arena, &scene);
            if (!CHECK_INT(scene_check(&scene, &report), 0))
                printf("%s", report.text);
            struct item *before = ARENA_ARRAY(arena, struct item, scene.count);
            memcpy(before, scene.items, scene.count * sizeof *before);
            mirror_scene(&scene);
            CHECK_INT(scene_check(&scene, NULL), 0);
            for (uint32_t k = 0; k < scene.count; k++) {
                const struct item *item = &scene.items[k];
                if (item->kind == ITEM_TEXT)
                    CHECK(item->box.x - item->line_x == before[k].box.x - before[k].line_x);
                CHECK(item->kind != ITEM_TEXT || !has_marks(item));
            }
            mirror_scene(&scene);
            for (uint32_t k = 0; k < scene.count; k++)
                CHECK(item_equal(&scene.items[k], &before[k]) && scene.items[k].line_x == before[k].line_x);
        }
    }
}

/* The right and the left half of a door. */
static void test_sides(const struct stage *stage, struct arena *arena)
{
    static const char *const right[] = {"room", "band.word", "field.done", "edge", "label.next", "time.next"};
    static const char *const left[] = {"clock", "date", "event", "band.fact", "time.later"};
    struct scene scene;
    check_row("sides");
    compose(stage, 0, sizes[0], 0, arena, &scene);
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        const struct item *item = fixture_item(&scene, right[i]);
        if (CHECK(item != NULL))
            CHECK(item->box.x * 2 + item->box.width > scene.width);
    }
    for (size_t i = 0; i < sizeof left / sizeof *left; i++) {
        const struct item *item = fixture_item(&scene, left[i]);
        if (CHECK(item != NULL))
            CHECK(item->box.x * 2 + item->box.width < scene.width);
    }
    /* The strip of progress is filled from the right edge to the left one. */
    const struct item *done = fixture_item(&scene, "field.done"), *rest = fixture_item(&scene, "field.rest");
    if (CHECK(done != NULL && rest != NULL)) {
        CHECK_INT(rest->box.x, 0);
        CHECK_INT(rest->box.x + rest->box.width, done->box.x);
        CHECK_INT(done->box.x + done->box.width, scene.width);
    }
    /* A span is read from its start, and so is the clock. */
    CHECK_STR(fixture_text(&scene, "block", "|", arena),
              "يوم الخط العربي على الشاشات|\u2003|10:55| – |10:30");
    CHECK_STR(fixture_text(&scene, "clock", "", arena), "10:42");
}

/* A minute that passes costs no more than from left to right; nor do the shift and the fade mind. */
static void test_minute(const struct stage *stage, struct arena *arena)
{
    struct scene a, b;
    struct box boxes[8];
    check_row("a minute");
    compose(stage, 0, sizes[0], 0, arena, &a);
    compose(stage, 0, sizes[0], 30000, arena, &b);
    CHECK_INT(scene_difference(&a, &b, boxes, 8), 0);
    compose(stage, 0, sizes[0], 60000, arena, &b);
    int64_t area = 0;
    for (uint32_t i = 0, count = scene_difference(&a, &b, boxes, 8); i < count; i++)
        area += (int64_t)boxes[i].width * boxes[i].height;
    CHECK(area > 0 && area * 20 < (int64_t)1920 * 1080);
    for (uint32_t i = 0; i < a.count && i < b.count; i++)
        if (strcmp(a.items[i].role, "clock") == 0)
            CHECK(a.items[i].line_x == b.items[i].line_x);
    shift_scene(&a, (struct shift){4, -4});
    CHECK_INT(scene_check(&a, NULL), 0);
    mirror_scene(&a);
    mirror_scene(&a);
    CHECK_INT(scene_check(&a, NULL), 0);
}

/* A language without a table has English words, in a picture that is mirrored all the same. */
static void test_no_table(const struct stage *stage, struct arena *arena)
{
    struct words words = *words_english();
    struct screen_style style = fixture_style(&fixture_metrics, 1920, 1080);
    struct scene scene;
    check_row("Hebrew");
    words.language = "he";
    style.words = &words;
    screen_compose(view_of(stage, 0, 0, arena), &style, arena, &scene);
    CHECK_INT(scene_check(&scene, NULL), 0);
    CHECK(fixture_item(&scene, "clock")->box.x < 960 && fixture_item(&scene, "band.word")->box.x > 960);
    CHECK_STR(fixture_text(&scene, "block", "|", arena),
              "يوم الخط العربي على الشاشات|\u2003|10:55| – |10:30");
    words.language = "de";
    screen_compose(view_of(stage, 0, 0, arena), &style, arena, &scene);
    CHECK(fixture_item(&scene, "clock")->box.x > 960);
    CHECK_STR(fixture_text(&scene, "block", "|", arena), "10:30 – 10:55|\u2003|يوم الخط العربي على الشاشات");
}

/* ---- set into a larger picture: what a frame hides stays free of all that is read ---- */

static void test_inset_fills(struct arena *arena)
{
    static const struct {
        const char *label;
        struct box box, expected;
    } rows[] = {
        {"inside", {10, 10, 20, 20}, {14, 11, 20, 20}},
        {"the whole", {0, 0, 100, 50}, {0, 0, 106, 54}},
        {"a band across", {0, 20, 100, 10}, {0, 21, 106, 10}},
        {"a band at the foot", {0, 40, 100, 10}, {0, 41, 106, 13}},
        {"a panel at the right", {60, 0, 40, 50}, {64, 0, 42, 54}},
        {"a bar at the left", {0, 5, 3, 10}, {0, 6, 7, 10}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct scene scene;
        scene_init(&scene, 100, 50, ink, arena);
        scene_fill(&scene, rows[i].box, ink, "fill");
        inset_scene(&scene, (struct edges){.top = 1, .right = 2, .bottom = 3, .left = 4});
        const struct box *box = &scene.items[0].box, *expected = &rows[i].expected;
        CHECK(box->x == expected->x && box->y == expected->y);
        CHECK(box->width == expected->width && box->height == expected->height);
        CHECK(scene.width == 106 && scene.height == 54);
        CHECK(scene.inner.x == 4 && scene.inner.y == 1 && scene.inner.width == 100 &&
              scene.inner.height == 50);
    }
    check_row("none");
    struct scene scene;
    scene_init(&scene, 100, 50, ink, arena);
    scene_fill(&scene, (struct box){0, 0, 7, 8}, ink, "fill");
    inset_scene(&scene, (struct edges){0});
    CHECK(scene.items[0].box.width == 7 && scene.items[0].box.height == 8 && scene.width == 100);
}

static bool reaches(const struct box *box, int width, int height, int edge)
{
    return edge == 0   ? box->y <= 0
           : edge == 1 ? box->x + box->width >= width
           : edge == 2 ? box->y + box->height >= height
                       : box->x <= 0;
}

/* A screen on a panel with overscan is the screen of the inner size, moved. */
static void check_inset_screen(const struct view *view, struct screen_style style, struct arena *arena)
{
    struct scene scene, plain;
    struct str_builder report = {.arena = arena};
    struct edges edges = style.overscan;
    screen_compose(view, &style, arena, &scene);
    CHECK(scene.width == style.width && scene.height == style.height);
    if (!CHECK_INT(scene_check(&scene, &report), 0))
        printf("%s", report.text);
    style.width -= edges.left + edges.right;
    style.height -= edges.top + edges.bottom;
    style.overscan = (struct edges){0};
    screen_compose(view, &style, arena, &plain);
    CHECK_INT(scene.count, plain.count);
    struct box inner = {edges.left, edges.top, style.width, style.height};
    for (uint32_t i = 0; i < scene.count && i < plain.count; i++) {
        const struct item *item = &scene.items[i], *was = &plain.items[i];
        if (item_is_shape(item)) {
            for (int edge = 0; edge < 4; edge++)
                CHECK(reaches(&item->box, scene.width, scene.height, edge) ==
                      reaches(&was->box, plain.width, plain.height, edge));
            continue;
        }
        CHECK(box_contains(inner, item->box));
        CHECK(item->box.x == was->box.x + edges.left && item->box.y == was->box.y + edges.top);
        CHECK(item->box.width == was->box.width && item->size_px == was->size_px);
        CHECK(item->kind != ITEM_TEXT || item->baseline == was->baseline + edges.top);
    }
    /* What is outside is a fault. */
    scene.inner = (struct box){0, 0, 10, 10};
    CHECK(scene_check(&scene, NULL) > 0);
}

static void test_inset_screens(const struct fixture_event *event, struct arena *arena)
{
    static const int panels[][2] = {{1920, 1080}, {1080, 1920}, {800, 480}, {480, 320}};
    static const struct edges edges[] = {{30, 40, 20, 10}, {0, 0, 64, 0}, {24, 24, 24, 24}, {1, 90, 2, 60}};
    struct arena program_arena;
    arena_init(&program_arena, malloc, free);
    const struct program *program = fixture_program(event, &program_arena);
    static const struct fixture_view views[] = {
        {.role = ROLE_DOOR, .room = "A", .at = "12T10:42"},
        {.role = ROLE_DOOR, .room = "A", .at = "12T12:58"},
        {.role = ROLE_DOOR, .room = "A", .at = "12T10:42", .station = {.fault = STATION_FAULT_CONFIG}},
        {.role = ROLE_HALLWAY, .page = PAGE_OVERVIEW, .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_SOON, .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_PICTURE, .file = "map.png", .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_CONTRIBUTION, .at = "12T10:42"},
        {.role = ROLE_HALLWAY, .page = PAGE_ROOM, .room = "B", .at = "12T10:42"},
    };
    struct words arabic = *words_english();
    arabic.language = "ar";
    for (size_t v = 0; v < sizeof views / sizeof *views; v++) {
        for (size_t s = 0; s < 4 * 4 * 2; s++) {
            struct fixture_view wanted = views[v];
            if (wanted.station.fault == STATION_FAULT_NONE)
                wanted.station = fixture_running;
            if (wanted.page == PAGE_CONTRIBUTION)
                wanted.session = program->sessions[1].id;
            struct screen_style style = fixture_style(&fixture_metrics, panels[s % 4][0], panels[s % 4][1]);
            style.overscan = edges[s / 4 % 4];
            style.words = s / 16 ? &arabic : words_english();
            char label[100];
            snprintf(label, sizeof label, "view %zu on %dx%d, edges %zu, %s", v, style.width, style.height,
                     s / 4 % 4, style.words->language);
            check_row(label);
            arena_reset(arena);
            check_inset_screen(fixture_make_view(program, &wanted, arena), style, arena);
        }
    }
    arena_finish(&program_arena);
}

/* ---- moved against burn-in: small, everywhere in turn, and nothing leaves the picture ---- */

static void test_shift_path(void)
{
    static const struct {
        int width, height, reach;
    } rows[] = {{1920, 1080, 4}, {1080, 1920, 4}, {3840, 2160, 8}, {800, 480, 1}, {480, 320, 1}, {64, 64, 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[60];
        snprintf(label, sizeof label, "%dx%d", rows[i].width, rows[i].height);
        check_row(label);
        bool seen[17][17] = {{false}};
        int side = 2 * rows[i].reach + 1, places = 0;
        int64_t start_ms = INT64_C(1757664000000), pause_ms = SHIFT_MINUTES * MS_PER_MINUTE;
        for (int step = 0; step < 2 * (side * side - 1); step++) {
            struct instant at = {start_ms + step * pause_ms};
            struct shift shift = shift_at(at, rows[i].width, rows[i].height);
            struct shift still =
                shift_at((struct instant){at.ms + pause_ms - 1}, rows[i].width, rows[i].height);
            struct shift next = shift_at((struct instant){at.ms + pause_ms}, rows[i].width, rows[i].height);
            CHECK(still.x == shift.x && still.y == shift.y);
            CHECK_INT(abs(next.x - shift.x) + abs(next.y - shift.y), 1);
            if (!CHECK(abs(shift.x) <= rows[i].reach && abs(shift.y) <= rows[i].reach))
                continue;
            bool *place = &seen[shift.y + rows[i].reach][shift.x + rows[i].reach];
            places += !*place;
            *place = true;
        }
        CHECK_INT(places, side * side);
    }
}

static void test_shift_fills(void)
{
    static const struct {
        const char *label;
        struct box box;
        struct shift shift;
        struct box expected;
    } rows[] = {
        {"inside", {10, 10, 20, 20}, {3, -2}, {13, 8, 20, 20}},
        {"a band over the whole width", {0, 60, 100, 20}, {3, -2}, {0, 58, 100, 20}},
        {"a band at the foot", {0, 60, 100, 40}, {3, -2}, {0, 58, 100, 42}},
        {"a panel at the right, down to the foot", {50, 20, 50, 80}, {-4, 4}, {46, 24, 54, 76}},
        {"a bar at the left", {0, 0, 10, 100}, {4, 4}, {0, 0, 14, 100}},
        {"a line at the left is not taken from", {0, 0, 2, 100}, {-4, 4}, {0, 0, 2, 100}},
        {"all", {0, 0, 100, 100}, {-4, 4}, {0, 0, 100, 100}},
    };
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct scene scene;
        scene_init(&scene, 100, 100, (struct color){0, 0, 0}, &arena);
        scene_fill(&scene, rows[i].box, (struct color){1, 2, 3}, "fill");
        shift_scene(&scene, rows[i].shift);
        CHECK_INT(scene.items[0].box.x, rows[i].expected.x);
        CHECK_INT(scene.items[0].box.y, rows[i].expected.y);
        CHECK_INT(scene.items[0].box.width, rows[i].expected.width);
        CHECK_INT(scene.items[0].box.height, rows[i].expected.height);
    }
    arena_finish(&arena);
}

/* Every screen, moved as far as it goes: as right as it was, and texts are where they were, plus the move. */
static void test_shift_screens(const struct fixture_event *event)
{
    static const struct {
        int width, height;
    } panels[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {800, 480}, {480, 320}, {320, 480}};
    static const char *const moments[] = {"11T10:00", "12T08:55", "12T10:42",
                                          "12T10:57", "12T12:58", "15T10:00"};
    struct arena program_arena, step;
    arena_init(&program_arena, malloc, free);
    arena_init(&step, malloc, free);
    const struct program *program = fixture_program(event, &program_arena);
    for (size_t m = 0; m < 6; m++) {
        for (int which = 0; which < 4; which++) {
            struct fixture_view wanted = {.at = moments[m], .station = fixture_running};
            wanted.role = which == 0 ? ROLE_DOOR : ROLE_HALLWAY;
            wanted.room = which == 0 ? "A" : NULL;
            wanted.session = which == 3 ? program->sessions[0].id : NULL;
            wanted.page = which == 1 ? PAGE_OVERVIEW : which == 2 ? PAGE_SOON : PAGE_CONTRIBUTION;
            for (size_t i = 0; i < sizeof panels / sizeof *panels; i++) {
                for (int corner = 0; corner < 4; corner++) {
                    char label[100];
                    int width = panels[i].width, height = panels[i].height;
                    int reach = (width < height ? width : height) / 270;
                    reach = reach < 1 ? 1 : reach;
                    snprintf(label, sizeof label, "screen %d at %s on %dx%d, corner %d", which, moments[m],
                             width, height, corner);
                    check_row(label);
                    arena_reset(&step);
                    struct scene scene, plain;
                    const struct view *view = fixture_make_view(program, &wanted, &step);
                    fixture_compose(view, &fixture_metrics, width, height, &step, &scene);
                    fixture_compose(view, &fixture_metrics, width, height, &step, &plain);
                    struct shift shift = {corner % 2 ? reach : -reach, corner / 2 ? reach : -reach};
                    shift_scene(&scene, shift);
                    struct str_builder report = {.arena = &step};
                    if (!CHECK_INT(scene_check(&scene, &report), 0))
                        printf("%s", report.text);
                    for (uint32_t k = 0; k < scene.count; k++) {
                        const struct item *is = &scene.items[k], *was = &plain.items[k];
                        if (is->kind == ITEM_TEXT)
                            CHECK(is->box.x == was->box.x + shift.x && is->box.y == was->box.y + shift.y &&
                                  is->baseline == was->baseline + shift.y);
                    }
                }
            }
        }
    }
    arena_finish(&step);
    arena_finish(&program_arena);
}

/* ---- polygons ---- */

static const struct point arrow[] = {{160, 160}, {480, 168}, {333, 400}};

static void test_mirrored_polygon(struct arena *arena)
{
    struct scene scene, plain;
    check_row("mirrored polygon");
    scene_init(&scene, 100, 50, ink, arena);
    scene_init(&plain, 100, 50, ink, arena);
    scene_polygon(&scene, arrow, 3, ink, "shape");
    scene_polygon(&plain, arrow, 3, ink, "shape");
    mirror_scene(&scene);
    CHECK(scene.items[0].mirrored && scene.items[0].box.x == 70 && scene.items[0].box.width == 20);
    CHECK(!item_equal(&scene.items[0], &plain.items[0]));
    mirror_scene(&scene);
    CHECK(item_equal(&scene.items[0], &plain.items[0]));
}

/* One inside moves; the corners that lie on an edge stay on it, mirrored or not. */
static void test_moved_polygon(struct arena *arena)
{
    static const struct point corner[] = {{0, 0}, {480, 0}, {320, 160}, {0, 160}};
    static const struct point end[] = {{1600, 800}, {1120, 800}, {1280, 640}, {1600, 640}};
    static const struct edges edges = {.top = 1, .right = 2, .bottom = 3, .left = 4};
    check_row("moved polygon");
    for (int mirrored = 0; mirrored < 2; mirrored++) {
        struct scene scene;
        scene_init(&scene, 100, 50, ink, arena);
        scene_polygon(&scene, arrow, 3, ink, "inside");
        scene_polygon(&scene, corner, 4, ink, "corner");
        scene_polygon(&scene, end, 4, ink, "end");
        if (mirrored)
            mirror_scene(&scene);
        struct item inside = scene.items[0];
        inset_scene(&scene, edges);
        inside.box.x += 4;
        inside.box.y += 1;
        CHECK(item_equal(&scene.items[0], &inside));
        CHECK_STR(arena_printf(arena, "%s", scene_dump(&scene, arena) + strlen("scene 106x54 #010203\n")),
                  mirrored ? "polygon inside 74,11 20x15 #010203 mirrored 3 points 0,0 320,8 173,240\n"
                             "polygon corner 74,0 32x11 #010203 4 points 512,0 0,0 160,176 512,176\n"
                             "polygon end 0,41 34x13 #010203 4 points 0,208 544,208 384,0 0,0\n"
                           : "polygon inside 14,11 20x15 #010203 3 points 0,0 320,8 173,240\n"
                             "polygon corner 0,0 34x11 #010203 4 points 0,0 544,0 384,176 0,176\n"
                             "polygon end 74,41 32x13 #010203 4 points 512,208 0,208 160,0 512,0\n");
    }
    struct scene scene;
    scene_init(&scene, 100, 50, ink, arena);
    scene_polygon(&scene, corner, 4, ink, "corner");
    shift_scene(&scene, (struct shift){-3, 2});
    CHECK_STR(scene_dump(&scene, arena),
              "scene 100x50 #010203\n"
              "polygon corner 0,0 27x12 #010203 4 points 0,0 432,0 272,192 0,192\n");
}

int main(void)
{
    struct stage stage;
    struct arena arena;
    open_stage(&stage);
    arena_init(&arena, malloc, free);
    test_items(&arena);
    test_lines(&arena);
    test_mirrored_screens(&stage, &arena);
    test_sides(&stage, &arena);
    test_minute(&stage, &arena);
    test_no_table(&stage, &arena);
    for (int which = 0; which < GOLDENS; which++) {
        struct scene scene;
        check_row(screens[which].name);
        compose(&stage, which, (const int[]){1280, 720}, 0, &arena, &scene);
        const char *path = arena_printf(&arena, "tests/screens/golden/%s.txt", screens[which].name);
        golden_check(path, scene_dump(&scene, &arena));
    }
    test_mirrored_polygon(&arena);
    test_moved_polygon(&arena);
    test_inset_fills(&arena);
    test_inset_screens(&harbour_event, &arena);
    test_inset_screens(&hostile_event, &arena);
    test_shift_path();
    test_shift_fills();
    test_shift_screens(&harbour_event);
    test_shift_screens(&hostile_event);
    files_finish(&stage.file);
    arena_finish(&stage.arena);
    arena_finish(&arena);
    return check_done();
}
