#include "screens/logo.h"

#include <string.h>

/* The largest size of the logo's proportion in this room; of no width where that is lower than `least`. */
static struct box fit(const struct theme *theme, int width, int height, int least)
{
    if (width < 1 || height < least || theme->logo_width < 1 || theme->logo_height < 1)
        return (struct box){0};
    int by_height = (int)((int64_t)height * theme->logo_width / theme->logo_height);
    if (by_height > width) {
        by_height = width;
        height = (int)((int64_t)width * theme->logo_height / theme->logo_width);
    }
    return height < least || by_height < 1 ? (struct box){0}
                                           : (struct box){.width = by_height, .height = height};
}

static void add(struct layout *layout, struct box box)
{
    const struct theme *theme = layout->style->theme;
    scene_add(layout->scene, (struct item){.kind = ITEM_PICTURE,
                                           .box = box,
                                           .color = theme->background,
                                           .fit = PICTURE_CONTAIN,
                                           .text = theme->logo,
                                           .length = (uint32_t)strlen(theme->logo),
                                           .role = "logo",
                                           .layer = LAYER_TEXT});
}

/* The longest stretch without any item in `area`: of x, or (`down`) of y. */
struct stretch {
    int from, to;
};
static struct stretch longest_free(const struct scene *scene, struct box area, bool down)
{
    int end = down ? area.y + area.height : area.x + area.width;
    struct stretch best = {0, 0}, free = {.from = down ? area.y : area.x};
    while (free.from < end) {
        int next = free.from; /* past all that covers the start */
        free.to = end;
        for (uint32_t i = 0; i < scene->count; i++) {
            struct box box = box_intersect(scene->items[i].box, area);
            int first = down ? box.y : box.x, past = first + (down ? box.height : box.width);
            if (box_is_empty(box) || past <= free.from)
                continue;
            if (first <= free.from && past > next)
                next = past;
            else if (first > free.from && first < free.to)
                free.to = first;
        }
        if (next == free.from) {
            if (free.to - free.from > best.to - best.from)
                best = free;
            next = free.to;
        }
        free.from = next;
    }
    return best;
}

/* At the right end of the widest free room; at least a quarter and at most three fifths as high as the
 * header. */
static void place_in_header(struct layout *layout, int header)
{
    struct box area = {layout->margin, 0, layout->width - 2 * layout->margin, header};
    struct stretch free = longest_free(layout->scene, area, false);
    int apart = layout->gap * 3 / 2, from = free.from, to = free.to;
    from += from > area.x ? apart : 0;
    to -= to < area.x + area.width ? apart : 0;
    int most = layout->width * (layout->portrait ? 3 : 2) / 10;
    int least = header / 4 > layout->floor_px * 3 / 2 ? header / 4 : layout->floor_px * 3 / 2;
    struct box box = fit(layout->style->theme, to - from < most ? to - from : most, header * 3 / 5, least);
    if (box.width == 0)
        return;
    box.x = to - box.width;
    box.y = (header - box.height) / 2;
    add(layout, box);
}

/* At the foot of the highest free room, of which it takes half at most; larger than in a header. False where
 * there is no room for that. */
static bool place_in_body(struct layout *layout, struct box body)
{
    struct stretch free = longest_free(layout->scene, body, true);
    int apart = 2 * layout->gap, height = (free.to - free.from) / 2, most = layout->side / 6;
    int width = (layout->width - 2 * layout->margin) / 2;
    struct box box = fit(layout->style->theme, width, height < most ? height : most, layout->side / 10);
    if (box.width == 0)
        return false;
    box.x = layout->margin;
    box.y = free.to - apart - box.height;
    add(layout, box);
    return true;
}

static bool is_message(const struct view *view)
{
    switch (view->kind) {
    case VIEW_BEFORE:
    case VIEW_BETWEEN:
    case VIEW_AFTER:
    case VIEW_NO_SESSIONS:
    case VIEW_NO_PROGRAM:
        return true;
    case VIEW_DOOR:
    case VIEW_ROOM:
        return view->state.phase == PHASE_DAY_OVER || view->state.phase == PHASE_BEFORE_EVENT ||
               view->state.phase == PHASE_EVENT_OVER || view->state.phase == PHASE_EMPTY;
    default:
        return false;
    }
}

void logo_place(struct layout *layout)
{
    if (!layout->style->theme->logo)
        return;
    struct box body = layout_body(layout, layout_has_footer(layout));
    if (!is_message(layout->view) || !place_in_body(layout, body))
        place_in_header(layout, body.y - layout->hair);
}
