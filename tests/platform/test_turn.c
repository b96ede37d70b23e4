#include "check.h"
#include "platform/turn.h"

/* A picture of 3 x 2 pixels, each with its number (1 to 6) as its first byte, with 10, 20 and 30 more as the
 * others. */
static uint8_t pixels[2 * 3 * 4];
static const struct board_picture picture = {.width = 3, .height = 2, .pitch = 12, .pixels = pixels};

struct row {
    int rotate, width, height; /* of the panel */
    const char *whole;         /* its pixels row by row, when all of the picture is copied */
    const char *part;          /* when only the picture's right column (3 and 6) is; '.' is untouched */
};

static const char *copied(struct board_rect rect, const struct row *row, enum turn_order order)
{
    const int red = order == TURN_RGBA ? 0 : 2;
    static char text[7];
    uint8_t panel[24];
    memset(panel, 0, sizeof panel);
    turn_copy_rect(&picture, rect, row->rotate, order, panel, row->width * 4);
    for (int i = 0; i < 6; i++) {
        int number = panel[i * 4 + red];
        text[i] = number ? (char)('0' + number) : '.';
        CHECK(!number || (panel[i * 4 + 1] == number + 10 && panel[i * 4 + 2 - red] == number + 20 &&
                          panel[i * 4 + 3] == number + 30));
    }
    return text;
}

static void test_copy(void)
{
    static const struct row rows[] = {
        {0, 3, 2, "123456", "..3..6"},
        {90, 2, 3, "415263", "....63"}, /* 1 2 3 / 4 5 6 clockwise: 4 1 / 5 2 / 6 3 */
        {180, 3, 2, "654321", "6..3.."},
        {270, 2, 3, "362514", "36...."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[20];
        snprintf(label, sizeof label, "%d degrees", rows[i].rotate);
        check_row(label);
        for (enum turn_order order = TURN_RGBA; order <= TURN_BGRA; order++) {
            CHECK_STR(copied((struct board_rect){0, 0, 3, 2}, &rows[i], order), rows[i].whole);
            CHECK_STR(copied((struct board_rect){2, 0, 1, 2}, &rows[i], order), rows[i].part);
        }
        struct board_rect place = turn_map_rect((struct board_rect){0, 0, 3, 2}, 3, 2, rows[i].rotate);
        CHECK(place.x == 0 && place.y == 0 && place.width == rows[i].width && place.height == rows[i].height);
    }
}

static void test_clip(void)
{
    check_row("clip");
    struct board_rect rect = turn_clip_rect((struct board_rect){-5, 1, 10, 100}, 3, 2);
    CHECK(rect.x == 0 && rect.y == 1 && rect.width == 3 && rect.height == 1);
    rect = turn_clip_rect((struct board_rect){3, 0, 10, 10}, 3, 2);
    CHECK(rect.width == 0 && rect.height == 0);
}

int main(void)
{
    for (size_t i = 0; i < sizeof pixels; i++)
        pixels[i] = (uint8_t)(i / 4 + 1 + i % 4 * 10);
    test_copy();
    test_clip();
    return check_done();
}
