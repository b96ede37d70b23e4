#include "platform/turn.h"

#include <stddef.h>
#include <string.h>

struct board_rect turn_clip_rect(struct board_rect rect, int width, int height)
{
    int left = rect.x < 0 ? 0 : rect.x;
    int top = rect.y < 0 ? 0 : rect.y;
    int right = rect.x + rect.width > width ? width : rect.x + rect.width;
    int bottom = rect.y + rect.height > height ? height : rect.y + rect.height;
    if (right <= left || bottom <= top)
        return (struct board_rect){0, 0, 0, 0};
    return (struct board_rect){left, top, right - left, bottom - top};
}

struct board_rect turn_map_rect(struct board_rect rect, int width, int height, int rotate)
{
    switch (rotate) {
    case 90:
        return (struct board_rect){height - rect.y - rect.height, rect.x, rect.height, rect.width};
    case 180:
        return (struct board_rect){width - rect.x - rect.width, height - rect.y - rect.height, rect.width,
                                   rect.height};
    case 270:
        return (struct board_rect){rect.y, width - rect.x - rect.width, rect.height, rect.width};
    default:
        return rect;
    }
}

/* Pixels one after the other, with red and blue changed over. */
static void copy_swapped(uint8_t *restrict target, const uint8_t *restrict source, int count)
{
    for (int i = 0; i < count; i++) {
        target[4 * i] = source[4 * i + 2];
        target[4 * i + 1] = source[4 * i + 1];
        target[4 * i + 2] = source[4 * i];
        target[4 * i + 3] = source[4 * i + 3];
    }
}

void turn_copy_rect(const struct board_picture *picture, struct board_rect rect, int rotate,
                    enum turn_order order, uint8_t *panel, int panel_pitch)
{
    struct board_rect place = turn_map_rect(rect, picture->width, picture->height, rotate);
    /* Where the rectangle's first pixel goes, and the steps from there along its rows and down its columns.
     */
    ptrdiff_t pitch = panel_pitch, along = 4, down = pitch;
    uint8_t *origin = panel + place.y * pitch + place.x * 4;
    if (rotate == 90) {
        origin += (place.width - 1) * 4;
        along = pitch;
        down = -4;
    } else if (rotate == 180) {
        origin += (place.height - 1) * pitch + (place.width - 1) * 4;
        along = -4;
        down = -pitch;
    } else if (rotate == 270) {
        origin += (place.height - 1) * pitch;
        along = -pitch;
        down = 4;
    }
    for (int y = 0; y < rect.height; y++) {
        const uint8_t *source = picture->pixels + (ptrdiff_t)(rect.y + y) * picture->pitch + rect.x * 4;
        uint8_t *target = origin + y * down;
        if (along == 4 && order == TURN_RGBA) {
            memcpy(target, source, (size_t)rect.width * 4);
        } else if (along == 4) {
            copy_swapped(target, source, rect.width);
        } else {
            for (int x = 0; x < rect.width; x++) {
                if (order == TURN_RGBA)
                    memcpy(target + x * along, source + x * 4, 4);
                else
                    copy_swapped(target + x * along, source + x * 4, 1);
            }
        }
    }
}
