/*
 * Arrows: each points where it says, on a mirrored screen too, and stays within its radius.
 */
#include "check.h"

#include "scene/transform.h"
#include "screens/screen_fixture.h"
#include "layout/way_arrow.h"

static const struct color white = {255, 255, 255};

static const struct {
    enum way way;
    int x, y;
} ways[] = {{WAY_LEFT, -1, 0},     {WAY_RIGHT, 1, 0},     {WAY_UP, 0, -1},        {WAY_DOWN, 0, 1},
            {WAY_UP_LEFT, -1, -1}, {WAY_UP_RIGHT, 1, -1}, {WAY_DOWN_LEFT, -1, 1}, {WAY_DOWN_RIGHT, 1, 1}};

/* Where its tip is, from the middle of the picture at (500, 300), in 16ths of a pixel. */
static struct point tip_of(const struct item *item)
{
    struct point tip = item->points[0];
    if (item->mirrored)
        tip.x = POINT_UNITS * item->box.width - tip.x;
    return (struct point){tip.x + POINT_UNITS * (item->box.x - 500),
                          tip.y + POINT_UNITS * (item->box.y - 300)};
}

static void test_ways(bool right_to_left)
{
    enum { RADIUS = 100, REACH = 94 * POINT_UNITS };
    static const struct fixture_view wanted = {.role = ROLE_DOOR, .room = "A", .at = "12T10:42"};
    struct fixture_layout fixture;
    fixture_layout_init(&fixture, &harbour_event, &wanted, 1000, 600);
    fixture.layout.own_metrics.right_to_left = right_to_left;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        check_row(way_name(ways[i].way));
        fixture.scene.count = 0;
        way_arrow(&fixture.layout, ways[i].way, 500, 300, RADIUS, white);
        if (right_to_left)
            mirror_scene(&fixture.scene);
        const struct item *item = &fixture.scene.items[0];
        struct point tip = tip_of(item);
        bool slanted = ways[i].x != 0 && ways[i].y != 0;
        int reach = slanted ? REACH * 7071 / 10000 : REACH;
        CHECK(abs(tip.x - ways[i].x * reach) <= 1 && abs(tip.y - ways[i].y * reach) <= 1);
        CHECK(box_contains((struct box){400, 200, 200, 200}, item->box));
        CHECK_STR(item->role, "way");
        CHECK_INT(scene_check(&fixture.scene, NULL), 0);
    }
    CHECK(way_arrow(&fixture.layout, WAY_NONE, 500, 300, RADIUS, white) == NULL);
    fixture_layout_finish(&fixture);
}

/* It has no left or right of its own: the points beside its line are as far from it. */
static void test_even(void)
{
    static const struct fixture_view wanted = {.role = ROLE_DOOR, .room = "A", .at = "12T10:42"};
    struct fixture_layout fixture;
    fixture_layout_init(&fixture, &harbour_event, &wanted, 1000, 600);
    check_row("even");
    const struct item *item = way_arrow(&fixture.layout, WAY_RIGHT, 500, 300, 100, white);
    CHECK_INT(item->point_count, 9);
    for (uint32_t i = 1; i <= 4; i++) {
        const struct point *a = &item->points[i], *b = &item->points[9 - i];
        CHECK(a->x == b->x && a->y + b->y == 2 * item->points[0].y);
    }
    fixture_layout_finish(&fixture);
}

int main(void)
{
    test_ways(false);
    test_ways(true);
    test_even();
    return check_done();
}
