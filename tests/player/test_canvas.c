#include "player/canvas.h"

#include "check.h"

static const struct color black = {0, 0, 0}, red = {200, 0, 0};

static uint32_t draw(struct sheet *sheet, struct renderer *renderer, int x, struct board_rect *boxes)
{
    struct arena *arena = sheet_begin(sheet);
    struct scene *scene = sheet_next_scene(sheet);
    scene_init(scene, sheet->frame->width, sheet->frame->height, black, arena);
    scene_fill(scene, (struct box){x, 5, 10, 10}, red, 0, "square");
    return sheet_draw(sheet, renderer, boxes);
}

static int red_at(const struct sheet *sheet, int x, int y)
{
    struct board_picture picture = sheet_picture(sheet);
    return picture.pixels[y * picture.pitch + x * 4];
}

int main(void)
{
    struct sheet sheet;
    struct board_rect boxes[SHEET_MOST_BOXES];
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    if (!renderer) {
        printf("skipped: %s\n", err.text);
        return CHECK_SKIPPED;
    }
    sheet_init(&sheet);
    CHECK(sheet_resize(&sheet, 100, 50, &err));

    check_row("first");
    CHECK_INT(draw(&sheet, renderer, 20, boxes), 1);
    CHECK(boxes[0].x == 0 && boxes[0].y == 0 && boxes[0].width == 100 && boxes[0].height == 50);
    CHECK_INT(red_at(&sheet, 25, 10), 200);
    CHECK_INT(sheet_scene(&sheet)->count, 1);

    check_row("the same again");
    CHECK_INT(draw(&sheet, renderer, 20, boxes), 0);

    check_row("another");
    uint32_t count = draw(&sheet, renderer, 60, boxes);
    CHECK(count >= 1);
    for (uint32_t i = 0; i < count; i++)
        CHECK(boxes[i].width * boxes[i].height < 100 * 50);
    CHECK_INT(red_at(&sheet, 25, 10), 0);
    CHECK_INT(red_at(&sheet, 65, 10), 200);

    check_row("forgotten");
    sheet_forget(&sheet);
    CHECK_INT(draw(&sheet, renderer, 60, boxes), 1);
    CHECK_INT(boxes[0].width, 100);

    check_row("the same size");
    CHECK(sheet_resize(&sheet, 100, 50, &err));
    CHECK_INT(draw(&sheet, renderer, 60, boxes), 0);

    check_row("another size");
    CHECK(sheet_resize(&sheet, 80, 50, &err));
    CHECK_INT(draw(&sheet, renderer, 60, boxes), 1);
    CHECK_INT(boxes[0].width, 80);

    sheet_finish(&sheet);
    renderer_destroy(renderer);
    return check_done();
}
