/*
 * Drawing into a frame: the arithmetic, and that a clip never changes what is inside it.
 */
#include "check.h"

#include "raster/pixel.h"

static const struct box everything = {.x = -1000, .y = -1000, .width = 4000, .height = 4000};

static const uint8_t *at(const struct frame *frame, int x, int y)
{
    return frame->pixels + y * frame->pitch + x * 4;
}

/* A whole screen's frame is other memory than a small one's (platform/pages.h): empty, its own, given back.
 */
static void test_large(void)
{
    enum { WIDTH = 1920, HEIGHT = 1080 };
    for (int round = 0; round < 3; round++) {
        struct frame *frame = frame_create(WIDTH, HEIGHT), *other = frame_create(WIDTH, HEIGHT);
        CHECK_INT(at(frame, 0, 0)[3], 0);
        CHECK_INT(at(frame, WIDTH - 1, HEIGHT - 1)[3], 0);
        pixel_fill(frame, everything, (struct color){1, 2, 3}, everything);
        CHECK_INT(at(frame, WIDTH - 1, HEIGHT - 1)[2], 3);
        CHECK_INT(at(other, WIDTH - 1, HEIGHT - 1)[2], 0);
        frame_destroy(frame);
        frame_destroy(other);
    }
}

static void test_fill(void)
{
    struct frame *frame = frame_create(20, 10);
    CHECK_INT(frame->pitch, 80);
    CHECK_INT(at(frame, 3, 3)[3], 0);
    pixel_fill(frame, (struct box){.x = -5, .y = 8, .width = 10, .height = 10}, (struct color){1, 2, 3},
               everything);
    CHECK_INT(at(frame, 0, 8)[0], 1);
    CHECK_INT(at(frame, 4, 9)[1], 2);
    CHECK_INT(at(frame, 4, 9)[2], 3);
    CHECK_INT(at(frame, 4, 9)[3], 255);
    CHECK_INT(at(frame, 5, 9)[3], 0);
    CHECK_INT(at(frame, 4, 7)[3], 0);
    pixel_fill(frame, (struct box){.width = 20, .height = 10}, (struct color){9, 9, 9},
               (struct box){.x = 18, .y = 1, .width = 9, .height = 1});
    CHECK_INT(at(frame, 18, 1)[0], 9);
    CHECK_INT(at(frame, 17, 1)[0], 0);
    CHECK_INT(at(frame, 18, 2)[0], 0);
    frame_destroy(frame);
    frame_destroy(NULL);
}

/* Every mix of bytes is the rounded quotient. */
static void test_mix(void)
{
    struct frame *frame = frame_create(256, 1);
    uint8_t mask[256];
    for (int i = 0; i < 256; i++)
        mask[i] = (uint8_t)i;
    unsigned wrong = 0;
    for (int under = 0; under < 256; under += 5) {
        for (int over = 0; over < 256; over += 3) {
            struct color ground = {(uint8_t)under, 0, 255}, color = {(uint8_t)over, 255, 0};
            struct box row = {.width = 256, .height = 1};
            pixel_fill(frame, row, ground, everything);
            pixel_blend_mask(frame, row, mask, color, everything);
            for (int alpha = 0; alpha < 256; alpha++) {
                const uint8_t *pixel = at(frame, alpha, 0);
                wrong += pixel[0] != (over * alpha + under * (255 - alpha) + 127) / 255;
                wrong += pixel[1] != alpha || pixel[2] != 255 - alpha || pixel[3] != 255;
            }
        }
    }
    CHECK_INT(wrong, 0);
    frame_destroy(frame);
}

/* Masks of every width up to some vectors, empty, full, and mixed: each pixel is mixed by itself, and none
 * beside the mask is touched. */
static void test_widths(void)
{
    enum { WIDEST = 50 };
    for (int width = 1; width <= WIDEST; width++) {
        for (int kind = 0; kind < 5; kind++) {
            struct frame *frame = frame_create(WIDEST + 4, 3);
            uint8_t mask[WIDEST];
            unsigned wrong = 0;
            for (int i = 0; i < width; i++)
                mask[i] = (uint8_t)(kind == 0   ? 0
                                    : kind == 1 ? 255
                                    : kind == 2 ? (i % 16 == 15 ? 3 : 0)
                                    : kind == 3 ? (i % 16 < 8 ? 255 : 0)
                                                : i * 5 + 1);
            pixel_fill(frame, everything, (struct color){10, 20, 30}, everything);
            pixel_blend_mask(frame, (struct box){2, 1, width, 1}, mask, (struct color){200, 0, 255},
                             everything);
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < WIDEST + 4; x++) {
                    const int alpha = y == 1 && x >= 2 && x < 2 + width ? mask[x - 2] : 0;
                    const uint8_t *pixel = at(frame, x, y);
                    wrong += pixel[0] != (200 * alpha + 10 * (255 - alpha) + 127) / 255;
                    wrong += pixel[1] != (20 * (255 - alpha) + 127) / 255;
                    wrong += pixel[2] != (255 * alpha + 30 * (255 - alpha) + 127) / 255 || pixel[3] != 255;
                }
            }
            CHECK_INT(wrong, 0);
            frame_destroy(frame);
        }
    }
}

/* Everything drawn in two halves is what is drawn at once. */
static void test_clips(void)
{
    struct frame *whole = frame_create(40, 40), *halves = frame_create(40, 40);
    uint8_t mask[30 * 20], picture[30 * 20 * 4];
    for (int i = 0; i < 30 * 20; i++) {
        mask[i] = (uint8_t)(i % 3 ? i * 7 : i % 2 * 255);
        for (int channel = 0; channel < 4; channel++)
            picture[i * 4 + channel] = (uint8_t)(channel == 3 ? i * 5 : i * 5 % 256 * channel / 4);
    }
    for (int cut = 0; cut <= 40; cut++) {
        struct frame *frames[] = {whole, halves, halves};
        struct box clips[] = {
            everything, {.width = cut, .height = 40}, {.x = cut, .width = 40 - cut, .height = 40}};
        for (int i = 0; i < 3; i++) {
            pixel_fill(frames[i], everything, (struct color){10, 20, 30}, clips[i]);
            pixel_fill(frames[i], (struct box){.x = 2, .y = 1, .width = 33, .height = 36},
                       (struct color){200, 100, 50}, clips[i]);
            pixel_blend_mask(frames[i], (struct box){.x = -3, .y = 5, .width = 30, .height = 20}, mask,
                             (struct color){255, 255, 0}, clips[i]);
            pixel_blend_picture(frames[i], (struct box){.x = 17, .y = 25, .width = 30, .height = 20}, picture,
                                clips[i]);
        }
        CHECK(memcmp(whole->pixels, halves->pixels, 40 * 40 * 4) == 0);
    }
    frame_destroy(whole);
    frame_destroy(halves);
}

static void test_picture(void)
{
    struct frame *frame = frame_create(3, 1);
    pixel_fill(frame, everything, (struct color){100, 100, 100}, everything);
    const uint8_t picture[] = {0, 0, 0, 0, 255, 128, 0, 255, 100, 0, 0, 128};
    pixel_blend_picture(frame, (struct box){.width = 3, .height = 1}, picture, everything);
    CHECK_INT(at(frame, 0, 0)[0], 100);
    CHECK_INT(at(frame, 1, 0)[0], 255);
    CHECK_INT(at(frame, 1, 0)[1], 128);
    CHECK_INT(at(frame, 1, 0)[2], 0);
    CHECK_INT(at(frame, 2, 0)[0], 150); /* 100 + 100 * 127 / 255 */
    CHECK_INT(at(frame, 2, 0)[1], 50);
    /* Colours that say more than their share do not run over. */
    const uint8_t bright[] = {255, 156, 155, 0};
    pixel_fill(frame, everything, (struct color){100, 100, 100}, everything);
    pixel_blend_picture(frame, (struct box){.width = 1, .height = 1}, bright, everything);
    CHECK_INT(at(frame, 0, 0)[0], 255);
    CHECK_INT(at(frame, 0, 0)[1], 255);
    CHECK_INT(at(frame, 0, 0)[2], 255);
    frame_destroy(frame);
}

static void test_scale(void)
{
    uint8_t from[4 * 4 * 4], to[64];
    for (int i = 0; i < 16; i++)
        memset(from + i * 4, i < 8 ? i * 10 : 200, 4);
    pixel_scale(from, 4, 4, to, 4, 4);
    CHECK(memcmp(from, to, sizeof from) == 0);
    pixel_scale(from, 4, 4, to, 2, 2);
    CHECK_INT(to[0], 25); /* of 0, 10, 40, 50 */
    CHECK_INT(to[4], 45); /* of 20, 30, 60, 70 */
    CHECK_INT(to[8], 200);
    pixel_scale(from, 4, 4, to, 1, 1);
    CHECK_INT(to[3], 118);             /* 117.5 */
    pixel_scale(from, 4, 1, to, 3, 1); /* each of a pixel and a third */
    CHECK_INT(to[0], 3);               /* (3 * 0 + 1 * 10) / 4 */
    CHECK_INT(to[4], 15);              /* (2 * 10 + 2 * 20) / 4 */
    CHECK_INT(to[8], 28);              /* (1 * 20 + 3 * 30) / 4 */
    pixel_scale(from, 2, 1, to, 4, 1); /* larger: what is there, twice */
    CHECK_INT(to[0], 0);
    CHECK_INT(to[4], 0);
    CHECK_INT(to[8], 10);
}

int main(void)
{
    test_large();
    test_fill();
    test_mix();
    test_widths();
    test_clips();
    test_picture();
    test_scale();
    return check_done();
}
