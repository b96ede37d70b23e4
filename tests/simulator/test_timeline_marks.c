#include "simulator/timeline_marks.h"

#include "changes/fold.h"
#include "load/style.h"
#include "reader/read_live.h"
#include "render/render.h"
#include "tool/fixture.h"

static struct loaded loaded;
static struct renderer *renderer;

/* What of a kind is drawn in a row: how many, and what they cover. */
struct drawn {
    uint32_t count;
    struct box box;
    struct color color; /* of the last */
};

static struct drawn find(const struct scene *scene, const struct timeline *timeline, uint32_t room,
                         const char *role)
{
    struct drawn drawn = {.count = 0};
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (strcmp(item->role, role) != 0 || timeline_room_at(timeline, item->box.y) != room)
            continue;
        drawn.count++;
        drawn.box = box_union(drawn.box, item->box);
        drawn.color = item->color;
    }
    return drawn;
}

/* The timeline with this said about the small program's sessions. */
static void draw(const char *changes, const struct theme *theme, int height, struct arena *arena,
                 struct timeline *timeline, struct scene *scene)
{
    const struct live *live;
    struct err err = {0};
    const char *text = arena_printf(arena,
                                    "{\"format\": \"nownext-live/1\", \"revision\": 1, \"issued\": "
                                    "\"2025-03-29T10:20:00+01:00\", \"changes\": [%s]}",
                                    changes);
    if (!CHECK(read_live(text, strlen(text), arena, NULL, &live, &err)))
        printf("%s\n", err.text);
    const struct program *program = changes_fold(loaded.program, NULL, live, arena, NULL);
    struct timeline_marks marks = {.now = moment(&loaded, "2025-03-29 10:20"),
                                   .room = 2,
                                   .selected = PROGRAM_NONE,
                                   .left = "",
                                   .right = ""};
    timeline_lay_out(timeline, program, marks.now, 1000, height, NULL);
    timeline_compose(timeline, &marks, theme, renderer_metrics(renderer), arena, scene);
    for (uint32_t i = 0; i < scene->count; i++)
        CHECK(box_contains((struct box){0, 0, scene->width, scene->height}, scene->items[i].box));
}

static int x(const struct timeline *timeline, const char *text)
{
    return timeline_x(timeline, moment(&loaded, text));
}

enum { HALL_A, HALL_B, ATTIC };

static void test_marks(void)
{
    struct arena arena;
    struct timeline timeline;
    struct scene scene;
    struct drawn drawn;
    arena_init(&arena, malloc, free);

    check_row("nothing said: what the program has cancelled is struck");
    draw("", theme_night(), 200, &arena, &timeline, &scene);
    drawn = find(&scene, &timeline, HALL_B, "struck");
    CHECK(drawn.count > 1);
    CHECK_INT(drawn.box.x, x(&timeline, "2025-03-29 11:00"));
    CHECK_INT(drawn.box.x + drawn.box.width, x(&timeline, "2025-03-29 12:00") - 1);
    CHECK_INT(find(&scene, &timeline, HALL_A, "struck").count, 0);
    static const char *const roles[] = {"left", "come", "late", "waiting", "full"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        for (uint32_t room = 0; room < 3; room++)
            CHECK_INT(find(&scene, &timeline, room, roles[i]).count, 0);

    check_row("cancelled");
    draw("{\"session\": \"2\", \"cancelled\": true}", theme_night(), 200, &arena, &timeline, &scene);
    CHECK_INT(find(&scene, &timeline, HALL_B, "struck").box.x, x(&timeline, "2025-03-29 10:00"));

    check_row("moved: an empty place, and a corner where it is");
    draw("{\"session\": \"2\", \"room\": \"attic\"}", theme_night(), 200, &arena, &timeline, &scene);
    drawn = find(&scene, &timeline, HALL_B, "left");
    CHECK_INT(drawn.count, 2);
    CHECK_INT(drawn.box.x, x(&timeline, "2025-03-29 10:00"));
    CHECK(color_equal(drawn.color, (struct color){0, 0, 0}));
    drawn = find(&scene, &timeline, ATTIC, "come");
    CHECK(drawn.count > 3);
    CHECK_INT(drawn.box.x, x(&timeline, "2025-03-29 10:00"));
    CHECK(drawn.box.width < 10 && drawn.box.height < 10);
    CHECK_INT(find(&scene, &timeline, HALL_B, "come").count, 0);
    CHECK(find(&scene, &timeline, HALL_B, "struck").box.x > x(&timeline, "2025-03-29 10:30"));

    check_row("to another time in its room");
    draw("{\"session\": \"2\", \"start\": \"2025-03-29T12:30:00+01:00\", \"end\": "
         "\"2025-03-29T13:30:00+01:00\"}",
         theme_night(), 200, &arena, &timeline, &scene);
    CHECK_INT(find(&scene, &timeline, HALL_B, "come").box.x, x(&timeline, "2025-03-29 12:30"));
    CHECK_INT(find(&scene, &timeline, HALL_B, "left").box.x, x(&timeline, "2025-03-29 10:00"));
    CHECK_INT(find(&scene, &timeline, HALL_B, "late").count, 0);

    check_row("late, while it runs: from its planned end; what it pushes, from its planned start");
    draw("{\"session\": \"1.1\", \"delay_min\": 15}", theme_night(), 200, &arena, &timeline, &scene);
    drawn = find(&scene, &timeline, HALL_A, "late");
    CHECK_INT(drawn.box.x, x(&timeline, "2025-03-29 10:40"));
    CHECK_INT(drawn.box.x + drawn.box.width, x(&timeline, "2025-03-29 10:55"));
    CHECK_INT(find(&scene, &timeline, HALL_B, "late").count, 0);

    check_row("late before it starts");
    draw("{\"session\": \"2\", \"made\": \"2025-03-29T09:50:00+01:00\", \"delay_min\": 30}", theme_night(),
         200, &arena, &timeline, &scene);
    drawn = find(&scene, &timeline, HALL_B, "late");
    CHECK_INT(drawn.box.x, x(&timeline, "2025-03-29 10:00"));
    CHECK_INT(drawn.box.x + drawn.box.width, x(&timeline, "2025-03-29 10:30"));

    check_row("late, nobody knows how much");
    draw("{\"session\": \"2\", \"made\": \"2025-03-29T09:50:00+01:00\", \"delayed\": true}", theme_night(),
         200, &arena, &timeline, &scene);
    CHECK(find(&scene, &timeline, HALL_B, "waiting").count > 5);
    CHECK_INT(find(&scene, &timeline, HALL_B, "late").count, 0);

    check_row("full");
    draw("{\"session\": \"2\", \"full\": true}", theme_night(), 200, &arena, &timeline, &scene);
    drawn = find(&scene, &timeline, HALL_B, "full");
    CHECK_INT(drawn.count, 1);
    CHECK(drawn.box.x > x(&timeline, "2025-03-29 10:55") && drawn.box.x < x(&timeline, "2025-03-29 11:00"));

    check_row("added by a change of nothing but the title: no mark");
    draw("{\"session\": \"2\", \"title\": \"Linkers\"}", theme_night(), 200, &arena, &timeline, &scene);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        CHECK_INT(find(&scene, &timeline, HALL_B, roles[i]).count, 0);
    arena_finish(&arena);
}

/* Each theme, and rows of a pixel or two. */
static void test_seen(void)
{
    static const char changes[] = "{\"session\": \"1.1\", \"delay_min\": 15}, "
                                  "{\"session\": \"1.2\", \"full\": true}, "
                                  "{\"session\": \"2\", \"cancelled\": true}";
    static const char *const themes[] = {"night", "paper", "contrast"};
    struct arena arena;
    struct timeline timeline;
    struct scene scene;
    for (size_t i = 0; i < sizeof themes / sizeof *themes; i++) {
        struct err err = {0};
        const struct theme *theme;
        const char *path;
        struct issue_list issues;
        arena_init(&arena, malloc, free);
        issue_list_init(&issues, &arena);
        check_row(themes[i]);
        CHECK(style_load_theme(themes[i], &arena, &issues, &theme, &path, &err));
        draw(changes, theme, 200, &arena, &timeline, &scene);
        /* Each mark is seen on the bar that was drawn last before it. */
        struct color bar = {0, 0, 0}, on_it = bar;
        unsigned marks = 0;
        for (uint32_t item = 0; item < scene.count; item++) {
            const char *role = scene.items[item].role;
            if (strcmp(role, "bar") == 0)
                bar = scene.items[item].color;
            if (strcmp(role, "late") == 0)
                on_it = bar;
            if (strcmp(role, "struck") != 0 && strcmp(role, "full") != 0)
                continue;
            marks++;
            CHECK(theme_contrast(scene.items[item].color, bar) >= 3);
        }
        CHECK(marks > 3);
        CHECK(theme_contrast(find(&scene, &timeline, HALL_A, "late").color, on_it) >= 3);
        draw(changes, theme, 60, &arena, &timeline, &scene);
        CHECK(find(&scene, &timeline, HALL_B, "struck").count > 0);
        arena_finish(&arena);
    }
}

int main(void)
{
    struct err err = {0};
    renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    setenv("NOWNEXT_ASSETS", SOURCE_DIR "/assets", 1);
    load_small(&loaded);
    test_marks();
    test_seen();
    load_finish(&loaded);
    renderer_destroy(renderer);
    return check_done();
}
