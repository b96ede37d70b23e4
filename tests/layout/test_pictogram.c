/*
 * Pictograms: a block that is filled, and a sign in its middle that stays in it, at any size.
 */
#include "check.h"

#include "layout/pictogram.h"
#include "screens/screen_fixture.h"

static const struct color white = {255, 255, 255}, red = {181, 0, 29};

static void test_pictogram(enum pictogram pictogram, struct box box)
{
    static const struct fixture_view wanted = {.role = ROLE_DOOR, .room = "A", .at = "12T10:42"};
    struct fixture_layout fixture;
    fixture_layout_init(&fixture, &harbour_event, &wanted, 1920, 1080);
    pictogram_place(&fixture.layout, pictogram, box, white, red);
    const struct scene *scene = &fixture.scene;
    CHECK(scene->count >= 2 && scene->items[0].kind == ITEM_FILL);
    CHECK(box_contains(scene->items[0].box, box) && box_contains(box, scene->items[0].box));
    struct box sign = {0};
    for (uint32_t i = 1; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        CHECK(item_is_shape(item) && box_contains(box, item->box));
        CHECK(color_equal(item->color, red) ||
              (pictogram == PICTOGRAM_WARNING && color_equal(item->color, white)));
        sign = box_union(sign, item->box);
    }
    /* It is large in the shorter side, and in the middle of the longer one. */
    int side = box.width < box.height ? box.width : box.height;
    CHECK(sign.height > side / 2 && sign.width > side / 4);
    CHECK(abs(2 * (sign.x - box.x) + sign.width - box.width) < side / 4);
    CHECK(abs(2 * (sign.y - box.y) + sign.height - box.height) < side / 4);
    CHECK_INT(scene_check(scene, NULL), 0);
    fixture_layout_finish(&fixture);
}

int main(void)
{
    static const struct box boxes[] = {
        {1500, 150, 324, 324}, {0, 756, 76, 108}, {10, 20, 33, 27}, {3, 3, 700, 900}};
    static const char *const names[PICTOGRAM_COUNT] = {"exit",    "medical", "shelter",
                                                       "warning", "info",    "cross"};
    for (int i = 0; i < PICTOGRAM_COUNT; i++) {
        check_row(names[i]);
        for (size_t j = 0; j < sizeof boxes / sizeof *boxes; j++)
            test_pictogram((enum pictogram)i, boxes[j]);
    }
    return check_done();
}
