#include "render/fade.h"

#define WHOLE 65536u
#define FRAMES_PER_SECOND 60

/* Two bytes at a time, in 16-bit sums, of which the greatest, 255 * 256 + 255, just fits: so that the
 * compiler makes vectors of it without taking bytes apart. */
static void blend_row(uint16_t *restrict shown, const uint16_t *restrict target, int count, uint16_t weight,
                      uint16_t bias)
{
    uint16_t keep = (uint16_t)(256 - weight);
    for (int i = 0; i < count; i++) {
        uint16_t low = (uint16_t)((shown[i] & 0xFF) * keep + (target[i] & 0xFF) * weight + bias);
        uint16_t high = (uint16_t)((shown[i] >> 8) * keep + (target[i] >> 8) * weight + bias);
        shown[i] = (uint16_t)(low >> 8 | (high & 0xFF00));
    }
}

void fade_blend(struct frame *shown, const struct frame *target, const struct box *boxes, uint32_t count,
                int weight, int bias)
{
    struct box picture = {.width = shown->width, .height = shown->height};
    if (weight <= 0)
        return;
    for (uint32_t i = 0; i < count; i++) {
        struct box box = box_intersect(boxes[i], picture);
        for (int y = box.y; y < box.y + box.height; y++) {
            ptrdiff_t offset = (ptrdiff_t)y * shown->pitch + (ptrdiff_t)box.x * 4;
            blend_row((uint16_t *)(void *)(shown->pixels + offset),
                      (const uint16_t *)(const void *)(target->pixels + offset), box.width * 2,
                      (uint16_t)weight, (uint16_t)bias);
        }
    }
}

void fade_begin(struct fade *fade, int64_t now_ms, int length_ms)
{
    *fade = (struct fade){.start_ms = now_ms, .length_ms = length_ms, .left = WHOLE};
}

int fade_advance(struct fade *fade, int64_t now_ms, int *ret_bias)
{
    int64_t elapsed = now_ms - fade->start_ms;
    *ret_bias = 0;
    if (elapsed >= fade->length_ms) {
        fade->left = 0;
        return 256;
    }
    uint32_t wanted = elapsed <= 0 ? WHOLE : WHOLE - (uint32_t)(elapsed * WHOLE / fade->length_ms);
    if (wanted >= fade->left)
        return 0;
    /* What a weight of 1 / 256 can't express stays in `left`, and the next frame makes up for it. */
    uint32_t weight = ((fade->left - wanted) * 256 + fade->left / 2) / fade->left;
    fade->left -= (uint32_t)((uint64_t)fade->left * weight / 256);
    /* Rounding one way in all frames would make small differences lag and then jump. Steps of the golden
     * ratio are spread over the range as evenly as can be, so that over the frames nothing is gained or lost.
     */
    *ret_bias = (int)((128 + fade->step++ * 159) % 256);
    return (int)weight;
}

int64_t fade_next_ms(const struct fade *fade, int64_t now_ms)
{
    int64_t elapsed = now_ms > fade->start_ms ? now_ms - fade->start_ms : 0;
    int64_t number = elapsed * FRAMES_PER_SECOND / 1000 + 1;
    int64_t next = (number * 1000 + FRAMES_PER_SECOND - 1) / FRAMES_PER_SECOND;
    return fade->start_ms + (next < fade->length_ms ? next : fade->length_ms);
}
