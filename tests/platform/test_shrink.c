#include "check.h"
#include "platform/shrink.h"

static uint8_t pixels[8 * 6 * 4];
static const struct board_picture picture = {.width = 8, .height = 6, .pitch = 32, .pixels = pixels};

/* The mean of the area [x0, x1) x [y0, y1) of a channel, done the slow way. */
static double mean(double x0, double x1, double y0, double y1, int channel)
{
    double sum = 0;
    for (int y = 0; y < 6; y++)
        for (int x = 0; x < 8; x++) {
            double across = (x1 < x + 1 ? x1 : x + 1) - (x0 > x ? x0 : x);
            double down = (y1 < y + 1 ? y1 : y + 1) - (y0 > y ? y0 : y);
            if (across > 0 && down > 0)
                sum += across * down * pixels[y * 32 + x * 4 + channel];
        }
    return sum / ((x1 - x0) * (y1 - y0));
}

static void test_means(int width, int height)
{
    char label[40];
    snprintf(label, sizeof label, "8x6 to %dx%d", width, height);
    check_row(label);
    struct shrink *shrink = shrink_create(8, 6, width, height);
    uint8_t small[6][8 * 4];
    shrink_rect(shrink, &picture, (struct board_rect){0, 0, width, height}, small[0], 32);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            for (int channel = 0; channel < 4; channel++) {
                double expected = mean(8.0 * x / width, 8.0 * (x + 1) / width, 6.0 * y / height,
                                       6.0 * (y + 1) / height, channel);
                double found = small[y][x * 4 + channel];
                CHECK(found - expected <= 0.51 && expected - found <= 0.51);
            }
    /* A part comes out as it does in the whole. */
    struct board_rect part = {width - 1, height - 1, 1, 1};
    uint8_t pixel[4];
    shrink_rect(shrink, &picture, part, pixel, 4);
    CHECK(memcmp(pixel, &small[height - 1][(width - 1) * 4], 4) == 0);
    shrink_destroy(shrink);
}

static void test_map(void)
{
    check_row("map");
    struct shrink *shrink = shrink_create(8, 6, 4, 4);
    struct board_rect rect = shrink_map_rect(shrink, (struct board_rect){3, 1, 2, 1});
    CHECK(rect.x == 1 && rect.width == 2);  /* columns 3 and 4 are in small columns 1 and 2 */
    CHECK(rect.y == 0 && rect.height == 2); /* row 1 is 2/3 to 4/3 of a small row */
    rect = shrink_map_rect(shrink, (struct board_rect){0, 0, 8, 6});
    CHECK(rect.x == 0 && rect.y == 0 && rect.width == 4 && rect.height == 4);
    shrink_destroy(shrink);
}

static void test_fit(void)
{
    static const struct row {
        const char *label;
        struct board_rect area;
        int width, height;
        struct board_rect expected;
    } rows[] = {
        {"as it is, in the middle", {10, 20, 100, 100}, 40, 60, {40, 40, 40, 60}},
        {"exactly", {0, 0, 1920, 1080}, 1920, 1080, {0, 0, 1920, 1080}},
        {"wider than the area", {0, 0, 960, 700}, 1920, 1080, {0, 80, 960, 540}},
        {"higher than the area", {0, 0, 960, 600}, 1080, 1920, {311, 0, 337, 600}},
        {"an area of nothing", {5, 5, 0, 10}, 10, 10, {5, 5, 0, 0}},
        {"a line stays a line", {0, 0, 10, 10}, 1000, 2, {0, 4, 10, 1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].label);
        struct board_rect fit = shrink_fit(rows[i].area, rows[i].width, rows[i].height);
        CHECK(memcmp(&fit, &rows[i].expected, sizeof fit) == 0);
    }
}

int main(void)
{
    uint32_t random = 1;
    for (size_t i = 0; i < sizeof pixels; i++) {
        random = random * 1664525u + 1013904223u;
        pixels[i] = (uint8_t)(random >> 24);
    }
    test_means(8, 6);
    test_means(4, 3);
    test_means(5, 4);
    test_means(7, 1);
    test_means(1, 5);
    test_map();
    test_fit();
    return check_done();
}
