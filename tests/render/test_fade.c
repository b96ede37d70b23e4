/*
 * The cross-fade: its arithmetic, that it ends on the target's bytes, and that it touches only its boxes.
 */
#include "check.h"

#include "render/fade.h"

static uint32_t random_state = 4711;

static int random_below(int limit)
{
    random_state = random_state * 1664525 + 1013904223;
    return (int)((random_state >> 8) % (uint32_t)limit);
}

static struct frame *random_frame(int width, int height)
{
    struct frame *frame = frame_create(width, height);
    for (int i = 0; i < height * frame->pitch; i++)
        frame->pixels[i] = i % 4 == 3 ? 255 : (uint8_t)random_below(256);
    return frame;
}

static struct frame *copy_frame(const struct frame *frame)
{
    struct frame *copy = frame_create(frame->width, frame->height);
    memcpy(copy->pixels, frame->pixels, (size_t)(frame->height * frame->pitch));
    return copy;
}

static bool same_frame(const struct frame *a, const struct frame *b)
{
    return memcmp(a->pixels, b->pixels, (size_t)(a->height * a->pitch)) == 0;
}

static void test_table(void)
{
    static const struct {
        int shown, target, weight, bias, expected;
    } rows[] = {
        {0, 255, 0, 255, 0},      {0, 255, 256, 0, 255},    {0, 255, 256, 255, 255},   {255, 0, 256, 0, 0},
        {255, 0, 256, 255, 0},    {0, 255, 128, 128, 128},  {255, 0, 128, 128, 128},   {0, 255, 128, 0, 127},
        {100, 110, 11, 128, 100}, {100, 110, 11, 200, 101}, {110, 100, 11, 128, 110},  {110, 100, 11, 0, 109},
        {77, 77, 11, 0, 77},      {77, 77, 11, 255, 77},    {255, 255, 255, 255, 255}, {0, 0, 255, 255, 0},
    };
    struct frame *shown = frame_create(1, 1), *target = frame_create(1, 1);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char label[100];
        snprintf(label, sizeof label, "%d to %d by %d, bias %d", rows[i].shown, rows[i].target,
                 rows[i].weight, rows[i].bias);
        check_row(label);
        memset(shown->pixels, rows[i].shown, 4);
        memset(target->pixels, rows[i].target, 4);
        fade_blend(shown, target, &(struct box){0, 0, 1, 1}, 1, rows[i].weight, rows[i].bias);
        for (int channel = 0; channel < 4; channel++)
            CHECK_INT(shown->pixels[channel], rows[i].expected);
    }
    frame_destroy(shown);
    frame_destroy(target);
}

/* All bytes, weights and a few biases: the formula, and never outside of the two. */
static void test_every_byte(void)
{
    check_row("every byte");
    struct frame *shown = frame_create(64 * 256, 1), *target = frame_create(64 * 256, 1);
    static const int biases[] = {0, 1, 128, 254, 255};
    unsigned wrong = 0;
    for (int weight = 0; weight <= 256; weight++) {
        int bias = biases[weight % 5];
        for (int i = 0; i < 65536; i++) {
            shown->pixels[i] = (uint8_t)(i / 256);
            target->pixels[i] = (uint8_t)i;
        }
        fade_blend(shown, target, &(struct box){0, 0, 64 * 256, 1}, 1, weight, bias);
        for (int i = 0; i < 65536; i++) {
            int from = i / 256, to = i % 256, is = shown->pixels[i];
            int least = from < to ? from : to, most = from < to ? to : from;
            bool right = is == (from * (256 - weight) + to * weight + bias) / 256 || weight == 0;
            wrong += !right || is < least || is > most || (weight == 0 && is != from);
        }
    }
    CHECK_INT(wrong, 0);
    frame_destroy(shown);
    frame_destroy(target);
}

/* Only what lies in the boxes and in the frame changes. */
static void test_boxes(void)
{
    static const struct box boxes[] = {{3, 2, 17, 5}, {30, 1, 100, 3}, {-5, 18, 8, 50}};
    for (int weight = 0; weight <= 256; weight += 64) {
        char label[60];
        snprintf(label, sizeof label, "boxes, weight %d", weight);
        check_row(label);
        struct frame *from = random_frame(40, 20), *target = random_frame(40, 20), *shown = copy_frame(from);
        fade_blend(shown, target, boxes, 3, weight, 128);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 40; x++) {
                bool inside = false;
                for (int i = 0; i < 3; i++)
                    inside = inside || box_overlaps(boxes[i], (struct box){x, y, 1, 1});
                const uint8_t *is = shown->pixels + y * shown->pitch + 4 * x;
                const uint8_t *was = from->pixels + y * shown->pitch + 4 * x;
                const uint8_t *goal = target->pixels + y * shown->pitch + 4 * x;
                if (!inside || weight == 0)
                    CHECK(memcmp(is, was, 4) == 0);
                else if (weight == 256)
                    CHECK(memcmp(is, goal, 4) == 0);
                CHECK_INT(is[3], 255);
            }
        }
        frame_destroy(from);
        frame_destroy(target);
        frame_destroy(shown);
    }
}

/* A whole fade at any pace: the first frame is the source, the last the target, and those between are near to
 * what the clock says, all the way. */
static void test_whole(void)
{
    static const int paces_ms[] = {1, 5, 16, 17, 40, 133, 399, 1000};
    for (size_t p = 0; p < sizeof paces_ms / sizeof *paces_ms; p++) {
        char label[60];
        snprintf(label, sizeof label, "a frame each %d ms", paces_ms[p]);
        check_row(label);
        struct frame *from = random_frame(64, 8), *target = random_frame(64, 8), *shown = copy_frame(from);
        struct box all = {0, 0, 64, 8};
        struct fade fade;
        int bias, worst = 0;
        fade_begin(&fade, 5000, 400);
        CHECK_INT(fade_advance(&fade, 4000, &bias), 0);
        CHECK_INT(fade_advance(&fade, 5000, &bias), 0);
        CHECK(same_frame(shown, from));
        for (int elapsed = paces_ms[p]; fade.left > 0; elapsed += paces_ms[p]) {
            int weight = fade_advance(&fade, 5000 + elapsed, &bias);
            CHECK(weight >= 0 && weight <= 256 && bias >= 0 && bias <= 255);
            CHECK((weight == 256) == (elapsed >= 400));
            fade_blend(shown, target, &all, 1, weight, bias);
            if (elapsed >= 400)
                break;
            for (int i = 0; i < 64 * 8 * 4; i++) {
                int ideal = (from->pixels[i] * (400 - elapsed) + target->pixels[i] * elapsed) / 400;
                int off = abs(shown->pixels[i] - ideal);
                worst = off > worst ? off : worst;
            }
        }
        CHECK_INT(fade.left, 0);
        CHECK(same_frame(shown, target));
        if (!CHECK(worst <= 8))
            printf("%d off\n", worst);
        frame_destroy(from);
        frame_destroy(target);
        frame_destroy(shown);
    }
}

static void test_pace(void)
{
    check_row("pace");
    struct fade fade;
    fade_begin(&fade, 1000, 400);
    CHECK_INT(fade_next_ms(&fade, 1000), 1017);
    CHECK_INT(fade_next_ms(&fade, 1016), 1017);
    CHECK_INT(fade_next_ms(&fade, 1017), 1034);
    CHECK_INT(fade_next_ms(&fade, 1045), 1050);
    CHECK_INT(fade_next_ms(&fade, 1399), 1400);
    CHECK_INT(fade_next_ms(&fade, 2000), 1400);
    int frames = 0;
    for (int64_t now = 1000; now < 1400; now = fade_next_ms(&fade, now))
        frames++;
    CHECK_INT(frames, 24);
}

/* At its end a fade is over, and one of no length is over as it begins. */
static void test_end(void)
{
    static const int lengths_ms[] = {0, 1, 400};
    struct fade fade;
    int bias = -1;
    for (size_t i = 0; i < sizeof lengths_ms / sizeof *lengths_ms; i++) {
        check_row("the end");
        fade_begin(&fade, 1000, lengths_ms[i]);
        CHECK_INT(fade_advance(&fade, 1000 + lengths_ms[i], &bias), 256);
        CHECK_INT(bias, 0);
        CHECK_INT(fade.left, 0);
    }
}

int main(void)
{
    test_table();
    test_every_byte();
    test_boxes();
    test_whole();
    test_pace();
    test_end();
    return check_done();
}
