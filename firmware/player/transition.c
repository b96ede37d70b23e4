#include "player/transition.h"

#include <string.h>

static struct board_picture picture_of(const struct frame *frame)
{
    return (struct board_picture){
        .width = frame->width, .height = frame->height, .pitch = frame->pitch, .pixels = frame->pixels};
}

/* Boxes that overlap become one: blended twice, a pixel would be ahead of the others. */
static void add_box(struct transition *transition, struct box box)
{
    for (uint32_t i = 0; i < transition->count;) {
        if (box_overlaps(transition->boxes[i], box) || transition->count == CANVAS_MOST_BOXES) {
            box = box_union(transition->boxes[i], box);
            transition->boxes[i] = transition->boxes[--transition->count];
            i = 0; /* the greater one may overlap those that the smaller did not */
        } else {
            i++;
        }
    }
    transition->boxes[transition->count++] = box;
}

bool transition_begin(struct transition *transition, const struct frame *canvas, int64_t steady_ms,
                      int length_ms)
{
    if (!transition->shown) {
        struct frame *shown = frame_create(canvas->width, canvas->height);
        if (!shown)
            return false;
        memcpy(shown->pixels, canvas->pixels, (size_t)canvas->height * (size_t)canvas->pitch);
        transition->shown = shown;
        transition->count = 0;
    }
    fade_begin(&transition->fade, steady_ms, length_ms);
    return true;
}

void transition_add(struct transition *transition, const struct board_rect *boxes, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        add_box(transition, (struct box){boxes[i].x, boxes[i].y, boxes[i].width, boxes[i].height});
    if (transition->count == 0)
        transition_finish(transition);
}

uint32_t transition_advance(struct transition *transition, const struct canvas *canvas, int64_t steady_ms,
                            struct board_rect boxes[CANVAS_MOST_BOXES], struct board_picture *ret)
{
    int bias, weight = fade_advance(&transition->fade, steady_ms, &bias);
    bool is_over = weight == 256;
    uint32_t count = weight > 0 ? transition->count : 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct box *box = &transition->boxes[i];
        boxes[i] = (struct board_rect){box->x, box->y, box->width, box->height};
    }
    if (is_over) {
        transition_finish(transition);
        *ret = canvas_picture(canvas);
        return count;
    }
    fade_blend(transition->shown, canvas->frame, transition->boxes, count, weight, bias);
    *ret = picture_of(transition->shown);
    return count;
}

void transition_finish(struct transition *transition)
{
    frame_destroy(transition->shown);
    memset(transition, 0, sizeof *transition);
}
