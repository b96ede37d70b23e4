#include "scene/outline.h"

enum { QUARTER = OUTLINE_CIRCLE / 4, ONE = 16384 };

/* The point of a circle of radius ONE at `step` of OUTLINE_CIRCLE steps around it. */
static struct point on_circle(int step)
{
    static const int16_t cosines[QUARTER + 1] = {16384, 16305, 16069, 15679, 15137, 14449,
                                                 13623, 12665, 11585, 10394, 9102,  7723,
                                                 6270,  4756,  3196,  1606,  0};
    int within = step % QUARTER, x = cosines[within], y = cosines[QUARTER - within];
    switch (step / QUARTER) {
    case 0:
        return (struct point){x, y};
    case 1:
        return (struct point){-y, x};
    case 2:
        return (struct point){-x, -y};
    default:
        return (struct point){y, -x};
    }
}

/* Rounded to the nearest, the same way on both sides of 0. */
static int scaled(int radius, int part)
{
    int64_t product = (int64_t)radius * part;
    return (int)((product + (product < 0 ? -ONE / 2 : ONE / 2)) / ONE);
}

static struct point around(struct point center, int radius, struct point direction)
{
    return (struct point){center.x + scaled(radius, direction.x), center.y + scaled(radius, direction.y)};
}

void outline_line(struct point from, struct point to, int radius, struct point *ret)
{
    int64_t x = to.x - from.x, y = to.y - from.y;
    for (int step = 0; step < OUTLINE_CIRCLE; step++) {
        struct point direction = on_circle(step);
        bool forwards = x * direction.x + y * direction.y >= 0;
        ret[step] = around(forwards ? to : from, radius, direction);
    }
}

void outline_ring(struct point center, int radius, int inner_radius, struct point *ret)
{
    for (int step = 0; step <= OUTLINE_CIRCLE; step++) {
        struct point direction = on_circle(step % OUTLINE_CIRCLE);
        ret[step] = around(center, radius, direction);
        ret[OUTLINE_CIRCLE + 1 + step] = around(center, inner_radius, direction);
    }
}
