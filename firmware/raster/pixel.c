#include "raster/pixel.h"

#include <stdlib.h>
#include <string.h>

#include "platform/pages.h"

static size_t frame_bytes(const struct frame *frame)
{
    return (size_t)frame->height * (size_t)frame->pitch;
}

struct frame *frame_create(int width, int height)
{
    struct frame *frame = calloc(1, sizeof *frame);
    if (!frame)
        return NULL;
    frame->width = width;
    frame->height = height;
    frame->pitch = width * 4;
    frame->pixels = pages_alloc(frame_bytes(frame));
    if (!frame->pixels) {
        free(frame);
        return NULL;
    }
    return frame;
}

void frame_destroy(struct frame *frame)
{
    if (!frame)
        return;
    pages_free(frame->pixels, frame_bytes(frame));
    free(frame);
}

static uint8_t *pixel_at(struct frame *frame, int x, int y)
{
    return frame->pixels + (ptrdiff_t)y * frame->pitch + (ptrdiff_t)x * 4;
}

static struct box frame_box(const struct frame *frame)
{
    return (struct box){.width = frame->width, .height = frame->height};
}

/* `over` at the weight alpha / 255 over `under`, rounded: exact for all bytes, without a division. */
static uint8_t mix(uint8_t over, uint8_t under, uint8_t alpha)
{
    uint16_t sum = (uint16_t)(over * alpha + under * (255 - alpha) + 128);
    return (uint8_t)((sum + (sum >> 8)) >> 8);
}

static void mix_pixel(uint8_t *pixel, struct color color, uint8_t alpha)
{
    pixel[0] = mix(color.red, pixel[0], alpha);
    pixel[1] = mix(color.green, pixel[1], alpha);
    pixel[2] = mix(color.blue, pixel[2], alpha);
    pixel[3] = 255;
}

enum { FIRST_PIXELS = 8 }; /* of a row, written one by one; what follows is copied from what is there */

static void fill_row(uint8_t *row, int count, struct color color)
{
    const uint8_t pixel[4] = {color.red, color.green, color.blue, 255};
    int filled = count < FIRST_PIXELS ? count : FIRST_PIXELS;
    for (int i = 0; i < filled; i++)
        memcpy(row + 4 * (ptrdiff_t)i, pixel, 4);
    while (filled < count) {
        int more = filled < count - filled ? filled : count - filled;
        memcpy(row + 4 * (ptrdiff_t)filled, row, 4 * (size_t)more);
        filled += more;
    }
}

void pixel_fill(struct frame *frame, struct box box, struct color color, struct box clip)
{
    box = box_intersect(box_intersect(box, clip), frame_box(frame));
    if (box_is_empty(box))
        return;
    const uint8_t *first = pixel_at(frame, box.x, box.y);
    fill_row(pixel_at(frame, box.x, box.y), box.width, color);
    for (int y = 1; y < box.height; y++)
        memcpy(pixel_at(frame, box.x, box.y + y), first, 4 * (size_t)box.width);
}

void pixel_cover_row(struct frame *frame, int x, int y, int count, struct color color, uint8_t cover)
{
    uint8_t *row = pixel_at(frame, x, y);
    if (cover == 255) {
        fill_row(row, count, color);
        return;
    }
    for (int i = 0; i < count; i++)
        mix_pixel(row + 4 * (ptrdiff_t)i, color, cover);
}

/* ---- masks and pictures ---- */

#define CHUNK 16 /* pixels, mixed together: the inner loops are ones that compilers turn into vectors */

/* Each cover goes into all four bytes of its pixel by way of two: compilers interleave vectors for that.
 * Bytes that are stored in parts and loaded as a vector would be waited for (store forwarding fails). */
static void mix_chunk(uint8_t pixels[CHUNK * 4], const uint8_t color[CHUNK * 4], const uint8_t cover[CHUNK])
{
    uint8_t twice[CHUNK * 2], alpha[CHUNK * 4];
    for (int i = 0; i < CHUNK; i++) {
        twice[2 * i] = cover[i];
        twice[2 * i + 1] = cover[i];
    }
    for (int i = 0; i < CHUNK * 2; i++) {
        alpha[2 * i] = twice[i];
        alpha[2 * i + 1] = twice[i];
    }
    for (int i = 0; i < CHUNK * 4; i++)
        pixels[i] = mix(color[i], pixels[i], alpha[i]);
}

static void blend_chunk(uint8_t pixels[CHUNK * 4], const uint8_t color[CHUNK * 4], const uint8_t cover[CHUNK])
{
    uint64_t halves[2];
    memcpy(halves, cover, sizeof halves);
    if ((halves[0] | halves[1]) == 0) /* most of a line of text is empty */
        return;
    if ((halves[0] & halves[1]) == UINT64_MAX)
        memcpy(pixels, color, CHUNK * 4);
    else
        mix_chunk(pixels, color, cover);
}

/* What is left of a row: less than a chunk. A few pixels cost less one by one. */
static void blend_rest(uint8_t *pixels, struct color color, const uint8_t colors[CHUNK * 4],
                       const uint8_t *cover, int count)
{
    if (count <= CHUNK / 2) {
        for (int i = 0; i < count; i++)
            if (cover[i] != 0)
                mix_pixel(pixels + 4 * (ptrdiff_t)i, color, cover[i]);
        return;
    }
    uint8_t all_pixels[CHUNK * 4] = {0}, all_cover[CHUNK] = {0};
    memcpy(all_pixels, pixels, 4 * (size_t)count);
    memcpy(all_cover, cover, (size_t)count);
    blend_chunk(all_pixels, colors, all_cover);
    memcpy(pixels, all_pixels, 4 * (size_t)count);
}

void pixel_blend_mask(struct frame *frame, struct box at, const uint8_t *mask, struct color color,
                      struct box clip)
{
    struct box visible = box_intersect(box_intersect(at, clip), frame_box(frame));
    uint8_t colors[CHUNK * 4];
    fill_row(colors, CHUNK, color);
    for (int y = visible.y; y < visible.y + visible.height; y++) {
        const uint8_t *cover = mask + (ptrdiff_t)(y - at.y) * at.width + (visible.x - at.x);
        uint8_t *pixel = pixel_at(frame, visible.x, y);
        int x = 0;
        for (; visible.width - x >= CHUNK; x += CHUNK)
            blend_chunk(pixel + (ptrdiff_t)x * 4, colors, cover + x);
        if (x < visible.width)
            blend_rest(pixel + (ptrdiff_t)x * 4, color, colors, cover + x, visible.width - x);
    }
}

void pixel_blend_picture(struct frame *frame, struct box at, const uint8_t *picture, struct box clip)
{
    struct box visible = box_intersect(box_intersect(at, clip), frame_box(frame));
    for (int y = visible.y; y < visible.y + visible.height; y++) {
        const uint8_t *over = picture + ((ptrdiff_t)(y - at.y) * at.width + (visible.x - at.x)) * 4;
        uint8_t *pixel = pixel_at(frame, visible.x, y);
        for (int i = 0; i < visible.width; i++, over += 4, pixel += 4) {
            for (int channel = 0; channel < 3; channel++) {
                int sum = over[channel] + mix(0, pixel[channel], over[3]);
                pixel[channel] = (uint8_t)(sum > 255 ? 255 : sum);
            }
            pixel[3] = 255;
        }
    }
}

/* The mean of the source pixels from `left` to `right` and `top` to `bottom`, which are in units of 1 /
 * to_width and 1 / to_height of a source pixel. */
static void mean_of_area(const uint8_t *from, int from_width, int64_t left, int64_t right, int64_t top,
                         int64_t bottom, int to_width, int to_height, uint8_t ret[4])
{
    int64_t sums[4] = {0}, area = (right - left) * (bottom - top);
    for (int64_t y = top / to_height; y * to_height < bottom; y++) {
        int64_t low = y * to_height > top ? y * to_height : top;
        int64_t high = (y + 1) * to_height < bottom ? (y + 1) * to_height : bottom;
        for (int64_t x = left / to_width; x * to_width < right; x++) {
            int64_t begin = x * to_width > left ? x * to_width : left;
            int64_t end = (x + 1) * to_width < right ? (x + 1) * to_width : right;
            const uint8_t *pixel = from + (y * from_width + x) * 4;
            for (int channel = 0; channel < 4; channel++)
                sums[channel] += pixel[channel] * (high - low) * (end - begin);
        }
    }
    for (int channel = 0; channel < 4; channel++)
        ret[channel] = (uint8_t)((sums[channel] + area / 2) / area);
}

void pixel_scale(const uint8_t *from, int from_width, int from_height, uint8_t *to, int to_width,
                 int to_height)
{
    for (int64_t y = 0; y < to_height; y++)
        for (int64_t x = 0; x < to_width; x++)
            mean_of_area(from, from_width, x * from_width, (x + 1) * from_width, y * from_height,
                         (y + 1) * from_height, to_width, to_height, to + (y * to_width + x) * 4);
}
