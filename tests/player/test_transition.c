/* The boxes of a fade, and the memory that it holds. */
#include "player/transition.h"

#include <stdlib.h>

#include "check.h"

enum { WIDTH = 200, HEIGHT = 100 };

static struct canvas canvas;

static void paint(uint8_t byte, struct board_rect rect)
{
    for (int y = rect.y; y < rect.y + rect.height; y++)
        memset(canvas.frame->pixels + y * canvas.frame->pitch + 4 * rect.x, byte, (size_t)rect.width * 4);
}

static void test_boxes(void)
{
    static const struct {
        const char *label;
        struct board_rect boxes[4];
        uint32_t given, expected;
    } rows[] = {
        {"none: no fade", {{0, 0, 0, 0}}, 0, 0},
        {"apart", {{0, 0, 10, 10}, {20, 0, 10, 10}}, 2, 2},
        {"side by side", {{0, 0, 10, 10}, {10, 0, 10, 10}}, 2, 2},
        {"overlapping", {{0, 0, 10, 10}, {5, 5, 10, 10}}, 2, 1},
        {"inside", {{0, 0, 50, 50}, {5, 5, 10, 10}}, 2, 1},
        {"one that joins two", {{0, 0, 10, 10}, {20, 0, 10, 10}, {5, 0, 20, 10}}, 3, 1},
        {"whose union overlaps a third",
         {{0, 0, 10, 10}, {20, 20, 10, 10}, {12, 12, 4, 4}, {5, 5, 20, 20}},
         4,
         1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct transition transition = {0};
        struct board_rect boxes[CANVAS_MOST_BOXES];
        struct board_picture picture;
        paint(10, (struct board_rect){0, 0, WIDTH, HEIGHT});
        CHECK(transition_begin(&transition, canvas.frame, 1000, 400));
        for (uint32_t k = 0; k < rows[i].given; k++)
            paint(250, rows[i].boxes[k]);
        transition_add(&transition, rows[i].boxes, rows[i].given);
        CHECK_INT(transition.count, rows[i].expected);
        CHECK((transition.shown != NULL) == (rows[i].expected > 0));
        if (!transition.shown)
            continue;
        CHECK_INT(transition_advance(&transition, &canvas, 1000, boxes, &picture), 0);
        CHECK_INT(transition_advance(&transition, &canvas, 1200, boxes, &picture), rows[i].expected);
        CHECK(picture.pixels == transition.shown->pixels);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int goal = canvas.frame->pixels[y * canvas.frame->pitch + 4 * x];
                int is = picture.pixels[y * picture.pitch + 4 * x];
                CHECK(goal == 10 ? is == 10 : is >= 129 && is <= 131);
            }
        }
        CHECK_INT(transition_advance(&transition, &canvas, 1400, boxes, &picture), rows[i].expected);
        CHECK(picture.pixels == canvas.frame->pixels);
        CHECK(transition.shown == NULL);
        transition_finish(&transition);
    }
}

/* A change within a fade: it begins anew, from what is shown, and takes its whole time. */
static void test_resumed(void)
{
    const struct board_rect first = {0, 0, 10, 10}, second = {20, 0, 10, 10};
    struct transition transition = {0};
    struct board_rect boxes[CANVAS_MOST_BOXES];
    struct board_picture picture;
    check_row("another change within a fade");
    paint(10, (struct board_rect){0, 0, WIDTH, HEIGHT});
    CHECK(transition_begin(&transition, canvas.frame, 1000, 400));
    paint(250, first);
    transition_add(&transition, &first, 1);
    CHECK_INT(transition_advance(&transition, &canvas, 1200, boxes, &picture), 1);
    const int half = picture.pixels[0];
    CHECK(half >= 129 && half <= 131);
    CHECK(transition_begin(&transition, canvas.frame, 1300, 400));
    paint(250, second);
    transition_add(&transition, &second, 1);
    CHECK_INT(transition.count, 2);
    CHECK_INT(transition_advance(&transition, &canvas, 1300, boxes, &picture), 0);
    CHECK_INT(picture.pixels[0], half);
    CHECK_INT(picture.pixels[4 * 20], 10);
    CHECK_INT(transition_advance(&transition, &canvas, 1500, boxes, &picture), 2);
    CHECK(picture.pixels[0] >= 189 && picture.pixels[0] <= 191); /* half of what was left */
    CHECK(picture.pixels[4 * 20] >= 129 && picture.pixels[4 * 20] <= 131);
    CHECK_INT(transition_advance(&transition, &canvas, 1699, boxes, &picture), 2);
    CHECK(transition.shown != NULL);
    CHECK_INT(transition_advance(&transition, &canvas, 1700, boxes, &picture), 2);
    CHECK(transition.shown == NULL);
    CHECK_INT(picture.pixels[0], 250);
}

/* More boxes than there is room for become fewer; all of what was given stays in them. */
static void test_many(void)
{
    check_row("many boxes");
    struct transition transition = {0};
    struct board_rect boxes[CANVAS_MOST_BOXES];
    struct board_picture picture;
    paint(10, (struct board_rect){0, 0, WIDTH, HEIGHT});
    CHECK(transition_begin(&transition, canvas.frame, 0, 400));
    for (int i = 0; i < 100; i++) {
        struct board_rect box = {i % 10 * 20, i / 10 * 10, 8, 4};
        paint(200, box);
        transition_add(&transition, &box, 1);
        CHECK(transition.count <= CANVAS_MOST_BOXES);
    }
    for (uint32_t i = 0; i < transition.count; i++)
        for (uint32_t k = 0; k < i; k++)
            CHECK(!box_overlaps(transition.boxes[i], transition.boxes[k]));
    transition_advance(&transition, &canvas, 399, boxes, &picture);
    unsigned behind = 0;
    for (int i = 0; i < HEIGHT * canvas.frame->pitch; i++)
        behind += abs(picture.pixels[i] - canvas.frame->pixels[i]) > 3;
    CHECK_INT(behind, 0);
    transition_finish(&transition);
    CHECK(transition.shown == NULL);
}

int main(void)
{
    struct err err = {0};
    canvas_init(&canvas);
    CHECK(canvas_resize(&canvas, WIDTH, HEIGHT, &err));
    test_boxes();
    test_many();
    test_resumed();
    canvas_finish(&canvas);
    return check_done();
}
