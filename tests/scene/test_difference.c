/* Where two scenes differ. */
#include "scene/difference.h"

#include "scene/items.h"

/* Scenes of words set apart, 100 pixels each, to hold against each other. */
static void words_to_scene(struct scene *scene, const char *words, struct arena *arena)
{
    scene_init(scene, 1000, 100, black, arena);
    int x = 10;
    for (const char *word = words; *word; word++, x += 100)
        if (*word != ' ')
            scene_add(scene, text_of(arena_printf(arena, "%c", *word), x, 40, 20));
}

static void test_difference(struct arena *arena)
{
    static const struct {
        const char *label, *last, *next;
        uint32_t most, count;
        struct box boxes[3];
    } rows[] = {
        {"nothing changed", "abc", "abc", 4, 0, {{0}}},
        {"one of as many", "abc", "axc", 4, 1, {{107, 37, 26, 26}}},
        {"two of as many", "abc", "xby", 4, 2, {{7, 37, 26, 26}, {207, 37, 26, 26}}},
        {"more than may be: joins the nearest", "abcd", "xyce", 2, 2, {{7, 37, 26, 26}, {107, 37, 226, 26}}},
        {"one box at most", "abc", "xby", 1, 1, {{7, 37, 226, 26}}},
        {"one came at the end", "ab", "abc", 4, 1, {{207, 37, 26, 26}}},
        {"one went from the middle", "abc", "a c", 4, 1, {{107, 37, 26, 26}}},
        {"one came at the front", " bc", "abc", 4, 1, {{7, 37, 26, 26}}},
        {"all went", "ab", "", 4, 2, {{7, 37, 26, 26}, {107, 37, 26, 26}}},
        {"all came", "", "ab", 4, 2, {{7, 37, 26, 26}, {107, 37, 26, 26}}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_row(rows[i].label);
        struct scene last, next;
        words_to_scene(&last, rows[i].last, arena);
        words_to_scene(&next, rows[i].next, arena);
        struct box damage[8];
        uint32_t count = scene_difference(&last, &next, damage, rows[i].most);
        if (CHECK_INT(count, rows[i].count))
            for (uint32_t j = 0; j < count; j++)
                box_is(damage[j], rows[i].boxes[j].x, rows[i].boxes[j].y, rows[i].boxes[j].width,
                       rows[i].boxes[j].height);
        arena_reset(arena);
    }
    check_row("");
}

/* The same item once more: it must not be taken for both the start and the end of what stayed. */
static void test_difference_repeated(struct arena *arena)
{
    struct scene last, next;
    struct box damage[4];
    scene_init(&last, 100, 100, black, arena);
    scene_init(&next, 100, 100, black, arena);
    for (int i = 0; i < 3; i++) {
        if (i < 2)
            scene_fill(&last, box_of(10, 10, 20, 20), white, "same");
        scene_fill(&next, box_of(10, 10, 20, 20), white, "same");
    }
    CHECK_INT(scene_difference(&last, &next, damage, 4), 1);
    CHECK_INT(scene_difference(&next, &last, damage, 4), 1);
}

static void test_difference_whole(struct arena *arena)
{
    struct scene last, next;
    struct box damage[4];
    scene_init(&last, 1000, 100, black, arena);
    scene_init(&next, 1000, 101, black, arena);
    CHECK_INT(scene_difference(&last, &next, damage, 4), 1);
    box_is(damage[0], 0, 0, 1000, 101);
    scene_init(&next, 1000, 100, white, arena);
    CHECK_INT(scene_difference(&last, &next, damage, 4), 1);
    box_is(damage[0], 0, 0, 1000, 100);
}

static void test_difference_merges(struct arena *arena)
{
    struct scene last, next;
    struct box damage[4];
    scene_init(&last, 100, 100, black, arena);
    scene_init(&next, 100, 100, black, arena);
    scene_fill(&next, box_of(-10, 0, 20, 10), white, "cut at the edge");
    scene_fill(&next, box_of(30, 0, 10, 10), white, "apart");
    scene_fill(&next, box_of(10, 0, 20, 10), white, "touches both");
    scene_fill(&next, box_of(200, 0, 20, 10), white, "outside");
    CHECK_INT(scene_difference(&last, &next, damage, 4), 1);
    box_is(damage[0], 0, 0, 40, 10);
}

/* A polygon damages its box where its outline or its side changes, and nothing where it stays. */
static void test_difference_polygon(struct arena *arena)
{
    static const struct point outline[] = {{160, 160}, {480, 160}, {321, 400}};
    struct scene last, next;
    struct box damage[4];
    scene_init(&last, 100, 100, black, arena);
    scene_init(&next, 100, 100, black, arena);
    scene_polygon(&last, outline, 3, white, "shape");
    struct item *item = scene_polygon(&next, outline, 3, white, "shape");
    CHECK_INT(scene_difference(&last, &next, damage, 4), 0);
    item->mirrored = true;
    CHECK_INT(scene_difference(&last, &next, damage, 4), 1);
    box_is(damage[0], 10, 10, 20, 15);
    item->mirrored = false;
    item->point_count = 2;
    CHECK_INT(scene_difference(&last, &next, damage, 4), 1);
}

/* A fill that has become wider, narrower or has moved on x: what both cover stays. */
static void test_difference_moved(struct arena *arena)
{
    static const struct {
        const char *label;
        int from, width, height;
        unsigned count;
        struct box boxes[2];
    } rows[] = {
        {"wider", 10, 45, 8, 1, {{50, 10, 5, 8}}},
        {"narrower", 10, 30, 8, 1, {{40, 10, 10, 8}}},
        {"begins later", 14, 36, 8, 1, {{10, 10, 4, 8}}},
        {"moved", 12, 40, 8, 2, {{10, 10, 2, 8}, {50, 10, 2, 8}}},
        {"apart", 60, 30, 8, 2, {{10, 10, 40, 8}, {60, 10, 30, 8}}},
        {"lower", 10, 45, 9, 1, {{10, 10, 45, 9}}},
        {"without width", 10, 0, 8, 1, {{10, 10, 40, 8}}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct scene last, next;
        struct box damage[4];
        scene_init(&last, 100, 100, black, arena);
        scene_init(&next, 100, 100, black, arena);
        scene_fill(&last, box_of(10, 10, 40, 8), white, "strip");
        struct box box = {rows[i].from, 10, rows[i].width, rows[i].height};
        if (box.width > 0)
            scene_fill(&next, box, white, "strip");
        if (CHECK_INT(scene_difference(&last, &next, damage, 4), rows[i].count))
            for (unsigned j = 0; j < rows[i].count; j++)
                box_is(damage[j], rows[i].boxes[j].x, rows[i].boxes[j].y, rows[i].boxes[j].width,
                       rows[i].boxes[j].height);
        arena_reset(arena);
    }
    check_row("another colour");
    struct scene last, next;
    struct box damage[4];
    scene_init(&last, 100, 100, black, arena);
    scene_init(&next, 100, 100, black, arena);
    scene_fill(&last, box_of(10, 10, 40, 8), white, "strip");
    scene_fill(&next, box_of(10, 10, 45, 8), (struct color){1, 2, 3}, "strip");
    if (CHECK_INT(scene_difference(&last, &next, damage, 4), 1))
        box_is(damage[0], 10, 10, 45, 8);
}

int main(void)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    test_difference(&arena);
    test_difference_repeated(&arena);
    test_difference_whole(&arena);
    test_difference_merges(&arena);
    test_difference_polygon(&arena);
    test_difference_moved(&arena);
    arena_finish(&arena);
    return check_done();
}
