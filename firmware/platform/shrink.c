#include "platform/shrink.h"

#include <stddef.h>
#include <stdlib.h>

/* One axis. A small pixel i covers the interval [i * size, (i + 1) * size) in units of 1 / small of a large
 * pixel: whole numbers throughout, so shares are exact. */
struct axis {
    int size, small;
};

struct shrink {
    struct axis across, down;
    uint32_t *sums; /* of one small row: four channels of each large column */
};

static int axis_first(const struct axis *axis, int i)
{
    return (int)((int64_t)i * axis->size / axis->small);
}

static int axis_end(const struct axis *axis, int i)
{
    return (int)(((int64_t)(i + 1) * axis->size + axis->small - 1) / axis->small);
}

/* How much of large pixel `large` belongs to small pixel i: up to axis->small when all of it does. */
static uint32_t axis_share(const struct axis *axis, int i, int large)
{
    int64_t start = (int64_t)i * axis->size, end = start + axis->size;
    int64_t from = (int64_t)large * axis->small, to = from + axis->small;
    return (uint32_t)((to < end ? to : end) - (from > start ? from : start));
}

struct board_rect shrink_fit(struct board_rect area, int width, int height)
{
    if (area.width <= 0 || area.height <= 0 || width < 1 || height < 1)
        return (struct board_rect){area.x, area.y, 0, 0};
    int fit_width = width, fit_height = height;
    if (width > area.width || height > area.height) {
        /* The tighter side decides; compare width / area.width with height / area.height in whole numbers. */
        if ((int64_t)width * area.height >= (int64_t)height * area.width) {
            fit_width = area.width;
            fit_height = (int)((int64_t)height * area.width / width);
        } else {
            fit_height = area.height;
            fit_width = (int)((int64_t)width * area.height / height);
        }
    }
    fit_width = fit_width < 1 ? 1 : fit_width;
    fit_height = fit_height < 1 ? 1 : fit_height;
    return (struct board_rect){area.x + (area.width - fit_width) / 2, area.y + (area.height - fit_height) / 2,
                               fit_width, fit_height};
}

struct shrink *shrink_create(int width, int height, int small_width, int small_height)
{
    struct shrink *shrink = malloc(sizeof *shrink);
    uint32_t *sums = calloc((size_t)width, 4 * sizeof *sums);
    if (!shrink || !sums) {
        free(shrink);
        free(sums);
        return NULL;
    }
    *shrink = (struct shrink){.across = {width, small_width}, .down = {height, small_height}, .sums = sums};
    return shrink;
}

void shrink_destroy(struct shrink *shrink)
{
    if (!shrink)
        return;
    free(shrink->sums);
    free(shrink);
}

struct board_rect shrink_map_rect(const struct shrink *shrink, struct board_rect rect)
{
    const struct axis *across = &shrink->across, *down = &shrink->down;
    int left = (int)((int64_t)rect.x * across->small / across->size);
    int top = (int)((int64_t)rect.y * down->small / down->size);
    int right = (int)(((int64_t)(rect.x + rect.width) * across->small + across->size - 1) / across->size);
    int bottom = (int)(((int64_t)(rect.y + rect.height) * down->small + down->size - 1) / down->size);
    return (struct board_rect){left, top, right - left, bottom - top};
}

/* The large rows of small row y, each times its share, added up for columns [first, end). A sum is at most
 * 255 * size of the picture's height, which fits. */
static void sum_rows(struct shrink *shrink, const struct board_picture *picture, int y, int first, int end)
{
    uint32_t *sums = shrink->sums;
    size_t count = (size_t)(end - first) * 4;
    for (int row = axis_first(&shrink->down, y); row < axis_end(&shrink->down, y); row++) {
        const uint8_t *source = picture->pixels + (ptrdiff_t)row * picture->pitch + (ptrdiff_t)first * 4;
        uint32_t share = axis_share(&shrink->down, y, row);
        if (row == axis_first(&shrink->down, y)) {
            for (size_t i = 0; i < count; i++)
                sums[i] = source[i] * share;
        } else {
            for (size_t i = 0; i < count; i++)
                sums[i] += source[i] * share;
        }
    }
}

void shrink_rect(struct shrink *shrink, const struct board_picture *picture, struct board_rect rect,
                 uint8_t *target, int target_pitch)
{
    const struct axis *across = &shrink->across;
    int first = axis_first(across, rect.x), end = axis_end(across, rect.x + rect.width - 1);
    uint64_t whole = (uint64_t)across->size * (uint64_t)shrink->down.size;
    for (int y = 0; y < rect.height; y++) {
        sum_rows(shrink, picture, rect.y + y, first, end);
        uint8_t *out = target + (ptrdiff_t)y * target_pitch;
        for (int x = 0; x < rect.width; x++, out += 4) {
            uint64_t sum[4] = {whole / 2, whole / 2, whole / 2, whole / 2};
            for (int column = axis_first(across, rect.x + x); column < axis_end(across, rect.x + x);
                 column++) {
                const uint32_t *pixel = shrink->sums + (size_t)(column - first) * 4;
                uint64_t share = axis_share(across, rect.x + x, column);
                for (int channel = 0; channel < 4; channel++)
                    sum[channel] += pixel[channel] * share;
            }
            for (int channel = 0; channel < 4; channel++)
                out[channel] = (uint8_t)(sum[channel] / whole);
        }
    }
}
