#include "player/canvas.h"

#include "check.h"

static const struct color black = {0, 0, 0}, red = {200, 0, 0};

static uint32_t draw(struct canvas *canvas, struct renderer *renderer, int x, struct board_rect *boxes)
{
    struct arena *arena = canvas_begin(canvas);
    struct scene *scene = canvas_next_scene(canvas);
    scene_init(scene, canvas->frame->width, canvas->frame->height, black, arena);
    scene_fill(scene, (struct box){x, 5, 10, 10}, red, "square");
    return canvas_draw(canvas, renderer, boxes);
}

static int red_at(const struct canvas *canvas, int x, int y)
{
    struct board_picture picture = canvas_picture(canvas);
    return picture.pixels[y * picture.pitch + x * 4];
}

int main(void)
{
    struct canvas canvas;
    struct board_rect boxes[CANVAS_MOST_BOXES];
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    canvas_init(&canvas);
    CHECK(canvas_resize(&canvas, 100, 50, &err));

    check_row("first");
    CHECK_INT(draw(&canvas, renderer, 20, boxes), 1);
    CHECK(boxes[0].x == 0 && boxes[0].y == 0 && boxes[0].width == 100 && boxes[0].height == 50);
    CHECK_INT(red_at(&canvas, 25, 10), 200);
    CHECK_INT(canvas_scene(&canvas)->count, 1);

    check_row("the same again");
    CHECK_INT(draw(&canvas, renderer, 20, boxes), 0);

    check_row("another");
    uint32_t count = draw(&canvas, renderer, 60, boxes);
    CHECK(count >= 1);
    for (uint32_t i = 0; i < count; i++)
        CHECK(boxes[i].width * boxes[i].height < 100 * 50);
    CHECK_INT(red_at(&canvas, 25, 10), 0);
    CHECK_INT(red_at(&canvas, 65, 10), 200);

    check_row("forgotten");
    canvas_forget(&canvas);
    CHECK_INT(draw(&canvas, renderer, 60, boxes), 1);
    CHECK_INT(boxes[0].width, 100);

    check_row("the same size");
    CHECK(canvas_resize(&canvas, 100, 50, &err));
    CHECK_INT(draw(&canvas, renderer, 60, boxes), 0);

    check_row("another size");
    CHECK(canvas_resize(&canvas, 80, 50, &err));
    CHECK_INT(draw(&canvas, renderer, 60, boxes), 1);
    CHECK_INT(boxes[0].width, 80);

    check_row("another height; both at once");
    CHECK(canvas_resize(&canvas, 80, 60, &err));
    CHECK_INT(draw(&canvas, renderer, 60, boxes), 1);
    CHECK(boxes[0].width == 80 && boxes[0].height == 60);
    CHECK(canvas_resize(&canvas, 100, 50, &err));
    CHECK_INT(draw(&canvas, renderer, 60, boxes), 1);
    CHECK(boxes[0].width == 100 && boxes[0].height == 50);

    canvas_finish(&canvas);
    renderer_destroy(renderer);
    return check_done();
}
