#include "raster/qr_code.h"

#include "check.h"

static const struct color dark = {10, 0, 0}, light = {250, 255, 255}, ground = {1, 2, 3};
static const char url[] = "https://harbour.example/2025/boot"; /* version 3: 29 modules */

static const uint8_t *pixel(const struct frame *frame, int x, int y)
{
    return frame->pixels + y * frame->pitch + x * 4;
}

static bool is_color(const struct frame *frame, int x, int y, struct color color)
{
    const uint8_t *at = pixel(frame, x, y);
    return at[0] == color.red && at[1] == color.green && at[2] == color.blue && at[3] == 255;
}

static struct frame *ground_frame(int width, int height)
{
    struct frame *frame = frame_create(width, height);
    for (int i = 0; i < width * height; i++)
        memcpy(frame->pixels + i * 4, (const uint8_t[]){ground.red, ground.green, ground.blue, 255}, 4);
    return frame;
}

static struct item item_of(struct box box)
{
    return (struct item){
        .kind = ITEM_QR, .box = box, .color = dark, .light = light, .text = url, .length = sizeof url - 1};
}

/* Whole-pixel modules in the box's middle, at least 4 light ones around them, nothing outside the box. */
static void test_pixels(void)
{
    static const struct {
        int width, height, module;
    } rows[] = {{185, 185, 5}, {221, 185, 5}, {190, 222, 5}, {222, 222, 6}, {37, 37, 1}, {400, 380, 10}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[40];
        snprintf(label, sizeof label, "%dx%d", rows[i].width, rows[i].height);
        check_row(label);
        struct qr_code code = {0};
        struct frame *frame = ground_frame(440, 420);
        struct box all = {.width = 440, .height = 420};
        struct item item = item_of((struct box){20, 10, rows[i].width, rows[i].height});
        qr_code_draw(&code, &item, frame, all);
        CHECK_INT(code.width, 29);
        int module = rows[i].module, size = 29 * module;
        struct box symbol = {20 + (rows[i].width - size) / 2, 10 + (rows[i].height - size) / 2, size, size};
        unsigned wrong = 0, darks = 0;
        for (int y = 0; y < frame->height; y++)
            for (int x = 0; x < frame->width; x++) {
                struct box here = {x, y, 1, 1};
                struct color expected = ground;
                if (box_contains(symbol, here)) {
                    int row = (y - symbol.y) / module, column = (x - symbol.x) / module;
                    bool is_dark = code.modules[row * 29 + column];
                    expected = is_dark ? dark : light;
                    darks += is_dark;
                } else if (box_contains(item.box, here)) {
                    expected = light;
                }
                wrong += !is_color(frame, x, y, expected);
            }
        CHECK_INT(wrong, 0);
        CHECK(darks > 0);
        CHECK(symbol.x - 20 >= 4 * module && symbol.y - 10 >= 4 * module);
        /* The finders' corners. */
        CHECK(is_color(frame, symbol.x, symbol.y, dark));
        CHECK(is_color(frame, symbol.x + size - 1, symbol.y, dark));
        CHECK(is_color(frame, symbol.x, symbol.y + size - 1, dark));
        qr_code_finish(&code);
        frame_destroy(frame);
    }
}

/* Piece by piece gives the same bytes as at once; another text another symbol. */
static void test_clip_and_change(void)
{
    struct qr_code code = {0};
    struct frame *whole = ground_frame(200, 200), *pieces = ground_frame(200, 200);
    struct item item = item_of((struct box){3, 5, 186, 190});
    check_row("clip");
    qr_code_draw(&code, &item, whole, (struct box){0, 0, 200, 200});
    for (int y = 0; y < 200; y += 17)
        for (int x = 0; x < 200; x += 23)
            qr_code_draw(&code, &item, pieces, (struct box){x, y, 23, 17});
    CHECK(memcmp(whole->pixels, pieces->pixels, 200 * 200 * 4) == 0);

    check_row("another text");
    item.length--;
    qr_code_draw(&code, &item, pieces, (struct box){0, 0, 200, 200});
    CHECK(memcmp(whole->pixels, pieces->pixels, 200 * 200 * 4) != 0);

    check_row("a longer text with the same beginning");
    item.length++;
    qr_code_draw(&code, &item, pieces, (struct box){0, 0, 200, 200});
    CHECK(memcmp(whole->pixels, pieces->pixels, 200 * 200 * 4) == 0);

    check_row("another text of the same length");
    static const char other[] = "https://harbour.example/2025/soot";
    _Static_assert(sizeof other == sizeof url, "of the same length");
    item.text = other;
    qr_code_draw(&code, &item, pieces, (struct box){0, 0, 200, 200});
    CHECK(memcmp(whole->pixels, pieces->pixels, 200 * 200 * 4) != 0);

    check_row("a text that no symbol holds");
    static char far_too_long[4000];
    memset(far_too_long, 'a', sizeof far_too_long);
    item.text = far_too_long;
    item.length = sizeof far_too_long;
    qr_code_draw(&code, &item, pieces, (struct box){0, 0, 200, 200});
    CHECK(is_color(pieces, 3 + 93, 5 + 95, light) && is_color(pieces, 3, 5, light) &&
          is_color(pieces, 2, 5, ground));
    check_row("a box too small for a module");
    item = item_of((struct box){0, 0, 30, 30});
    qr_code_draw(&code, &item, pieces, (struct box){0, 0, 200, 200});
    CHECK(is_color(pieces, 15, 15, light));
    qr_code_finish(&code);
    frame_destroy(whole);
    frame_destroy(pieces);
}

int main(void)
{
    test_pixels();
    test_clip_and_change();
    return check_done();
}
