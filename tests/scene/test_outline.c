/*
 * Round shapes: circles that are round, lines with round ends, and rings with a hole.
 */
#include "check.h"

#include "scene/outline.h"

static int64_t square_of(struct point a, struct point b)
{
    int64_t x = a.x - b.x, y = a.y - b.y;
    return x * x + y * y;
}

/* Twice the area, by the corners. */
static int64_t doubled_area(const struct point *points, int count)
{
    int64_t sum = 0;
    for (int i = 0; i < count; i++) {
        struct point a = points[i], b = points[(i + 1) % count];
        sum += (int64_t)a.x * b.y - (int64_t)b.x * a.y;
    }
    return sum < 0 ? -sum : sum;
}

static void test_circle(void)
{
    struct point points[OUTLINE_CIRCLE], center = {-700, 5000};
    outline_line(center, center, 1000, points);
    check_row("circle");
    for (int i = 0; i < OUTLINE_CIRCLE; i++) {
        int64_t square = square_of(points[i], center);
        CHECK(square > 998 * 998 && square < 1002 * 1002);
        /* Each has one opposite, and no two are one. */
        struct point other = points[(i + OUTLINE_CIRCLE / 2) % OUTLINE_CIRCLE];
        CHECK(points[i].x + other.x == 2 * center.x && points[i].y + other.y == 2 * center.y);
        CHECK(square_of(points[i], points[(i + 1) % OUTLINE_CIRCLE]) > 90 * 90);
    }
    int64_t area = doubled_area(points, OUTLINE_CIRCLE) / 2;
    CHECK(area > 3141592 * INT64_C(995) / 1000 && area < 3141592);
}

/* Each point is at the radius from the nearer end, and the area is that of a bar and a circle. */
static void test_line(void)
{
    struct point points[OUTLINE_CIRCLE], from = {100, 200}, to = {3100, 4200}; /* 5000 long */
    outline_line(from, to, 400, points);
    check_row("line");
    unsigned at_from = 0;
    for (int i = 0; i < OUTLINE_CIRCLE; i++) {
        int64_t a = square_of(points[i], from), b = square_of(points[i], to), nearer = a < b ? a : b;
        CHECK(nearer > 398 * 398 && nearer < 402 * 402);
        at_from += a < b;
    }
    CHECK_INT(at_from, OUTLINE_CIRCLE / 2);
    int64_t area = doubled_area(points, OUTLINE_CIRCLE) / 2, whole = 5000 * 800 + 502654;
    CHECK(area > whole * 99 / 100 && area < whole * 101 / 100);
}

static void test_ring(void)
{
    struct point points[OUTLINE_RING], center = {160, 160};
    outline_ring(center, 1600, 800, points);
    check_row("ring");
    for (int i = 0; i < OUTLINE_RING; i++) {
        int64_t square = square_of(points[i], center), radius = i <= OUTLINE_CIRCLE ? 1600 : 800;
        CHECK(square > (radius - 2) * (radius - 2) && square < (radius + 2) * (radius + 2));
    }
    /* Both circles end where they begin, so that the way between them is gone twice. */
    CHECK_INT(square_of(points[0], points[OUTLINE_CIRCLE]), 0);
    CHECK_INT(square_of(points[OUTLINE_CIRCLE + 1], points[OUTLINE_RING - 1]), 0);
}

int main(void)
{
    test_circle();
    test_line();
    test_ring();
    return check_done();
}
