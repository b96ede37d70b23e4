#include "layout/way_arrow.h"

enum way way_before_mirroring(const struct layout *layout, enum way way)
{
    static const enum way mirrored[WAY_COUNT] = {WAY_NONE,    WAY_RIGHT,      WAY_LEFT,
                                                 WAY_UP,      WAY_DOWN,       WAY_UP_RIGHT,
                                                 WAY_UP_LEFT, WAY_DOWN_RIGHT, WAY_DOWN_LEFT};
    return layout->own_metrics.right_to_left ? mirrored[way] : way;
}

/* Half of an arrow to the right around (0, 0), in thousandths of its radius, from its tip to its tail. */
static const struct point half[] = {{940, 0}, {320, 620}, {-100, 620}, {367, 153}, {-940, 153}};
enum { HALF = sizeof half / sizeof *half, ARROW_POINTS = 2 * HALF - 1 };

static const struct {
    int x, y; /* of the direction */
} directions[WAY_COUNT] = {
    [WAY_LEFT] = {-1, 0},     [WAY_RIGHT] = {1, 0},     [WAY_UP] = {0, -1},        [WAY_DOWN] = {0, 1},
    [WAY_UP_LEFT] = {-1, -1}, [WAY_UP_RIGHT] = {1, -1}, [WAY_DOWN_LEFT] = {-1, 1}, [WAY_DOWN_RIGHT] = {1, 1}};

static int rounded(int64_t number, int64_t by)
{
    return (int)((number + (number < 0 ? -by / 2 : by / 2)) / by);
}

/* A point of the arrow to the right, turned to the way, in 16ths of a pixel. */
static struct point turned(struct point point, enum way way, int radius)
{
    int x = directions[way].x, y = directions[way].y;
    /* Slanted, (x, y) is longer by the root of 2. */
    int64_t unit = (int64_t)POINT_UNITS * radius * (x != 0 && y != 0 ? 7071 : 10000);
    return (struct point){rounded(unit * (point.x * x - point.y * y), 10000000),
                          rounded(unit * (point.x * y + point.y * x), 10000000)};
}

struct item *way_arrow(struct layout *layout, enum way way, int x, int y, int radius, struct color color)
{
    if (way == WAY_NONE)
        return NULL;
    way = way_before_mirroring(layout, way);
    struct point points[ARROW_POINTS];
    for (int i = 0; i < ARROW_POINTS; i++) {
        struct point point = i < HALF ? half[i] : half[2 * HALF - 1 - i];
        if (i >= HALF)
            point.y = -point.y;
        point = turned(point, way, radius);
        points[i] = (struct point){POINT_UNITS * x + point.x, POINT_UNITS * y + point.y};
    }
    return scene_polygon(layout->scene, points, ARROW_POINTS, color, "way");
}
