/*
 * Screens for readers from right to left: what is mirrored, what reads on as it did, and how the parts of a
 * line stand in Arabic.
 */
#include "check.h"

#include "golden.h"
#include "reader/read_words.h"
#include "scene/mirror.h"
#include "scene/shift.h"
#include "scene/text_place.h"
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
    scene_fill(&scene, (struct box){10, 20, 30, 40}, ink, 3, "fill");
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

/* Runs and digits of a line keep their order and the places that they have in it. */
static void test_lines(struct arena *arena)
{
    struct scene scene;
    scene_init(&scene, 400, 200, ink, arena);
    int width =
        text_line_place(&scene, &fixture_metrics, FACE_BOLD, 20, "ab אב 12", 100, 60, 200, 0, ink, "runs");
    uint32_t runs = scene.count;
    CHECK(runs >= 2);
    int clock =
        text_digits_place(&scene, &fixture_metrics, FACE_BOLD, 20, "10:41", 390, 100, 2, ink, "digits");
    CHECK_INT(scene.count - runs, 5);
    struct item before[16];
    memcpy(before, scene.items, scene.count * sizeof *before);
    mirror_scene(&scene);
    for (uint32_t i = 0; i < scene.count; i++) {
        int by = i < runs ? (300 - width) - 100 : 10 - (390 - clock);
        CHECK_INT(scene.items[i].box.x, before[i].box.x + by);
    }
    /* Not by the ink of the digits: a clock stands still from minute to minute. */
    CHECK_INT(scene.items[runs].line_x, 10);
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
        const char **rooms = ARENA_NEW(arena, const char *);
        rooms[0] = screens[which].room;
        config->rooms = rooms;
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
static void test_screens(const struct stage *stage, struct arena *arena)
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
    static const char *const right[] = {"room", "badge.phase", "progress", "label.next", "started"};
    static const char *const left[] = {"clock", "date", "ends", "label.later"};
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
    /* The bar grows from the right. */
    CHECK(fixture_item(&scene, "progress")->box.x > fixture_item(&scene, "progress.rest")->box.x);
    CHECK_INT(fixture_item(&scene, "progress")->box.x + fixture_item(&scene, "progress")->box.width,
              fixture_item(&scene, "progress.rest")->box.x +
                  fixture_item(&scene, "progress.rest")->box.width);
    /* A span is read from its start, and so is the clock. */
    const char *when = fixture_text(&scene, "when", "", arena);
    CHECK_STR(when, "10:55 – 10:30");
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
    CHECK(fixture_item(&scene, "clock")->box.x < 960 && fixture_item(&scene, "badge.phase")->box.x > 960);
    CHECK_STR(fixture_text(&scene, "when", "", arena), "10:55 – 10:30");
    words.language = "de";
    screen_compose(view_of(stage, 0, 0, arena), &style, arena, &scene);
    CHECK(fixture_item(&scene, "clock")->box.x > 960);
    CHECK_STR(fixture_text(&scene, "when", "", arena), "10:30 – 10:55");
}

int main(void)
{
    struct stage stage;
    struct arena arena;
    open_stage(&stage);
    arena_init(&arena, malloc, free);
    test_items(&arena);
    test_lines(&arena);
    test_screens(&stage, &arena);
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
    files_finish(&stage.file);
    arena_finish(&stage.arena);
    arena_finish(&arena);
    return check_done();
}
