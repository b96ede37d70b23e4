#include "door/next_badge.h"

#include "layout/measures.h"

/* The size of type at which a badge is no wider and no higher than this; 0 for none that can be read. */
static double fit(const struct layout *layout, struct badge badge, int size, int width, int height)
{
    struct type type = layout_type_px(layout, FACE_BOLD, layout_role_px(layout, size));
    for (;; type = layout_type_smaller(layout, type)) {
        int own = badge_height(badge, type.px, BADGE_HEIGHT_ROOMY);
        if (own <= height && badge_width(layout, badge, own, type.px) < width)
            return type.px;
        if (type.px <= layout->floor_px)
            return 0;
    }
}

/* A pixel wider than it needs, so that its words do not become smaller by a rounded side. */
static struct box box_of(const struct layout *layout, struct badge badge, double size_px)
{
    int height = badge_height(badge, size_px, BADGE_HEIGHT_ROOMY);
    return (struct box){.width = badge_width(layout, badge, height, size_px) + 1, .height = height};
}

void next_badge_place(struct layout *layout, struct badge badge, const struct next_badge_room *room)
{
    if (badge.kind == BADGE_NONE)
        return;
    const struct box *column = &room->column;
    int size = room->large ? SIZE_NEXT_BADGE_LARGE : SIZE_NEXT_BADGE;
    int least = layout_u(layout, NEXT_BADGE_UNDER_LEAST);
    int under = column->y + column->height - layout_u(layout, NEXT_BADGE_OVER_END) - room->baseline;
    double size_px = fit(layout, badge, size, column->width, under - least);
    if (size_px > 0) {
        struct box box = box_of(layout, badge, size_px);
        int most = layout_u(layout, NEXT_BADGE_UNDER), middle = (under - box.height) / 2;
        box.x = column->x;
        box.y = room->baseline + (middle < least ? least : middle < most ? middle : most);
        badge_place(layout, badge, box, BADGE_POINTS_ON, size_px);
        return;
    }
    int x = room->time_end + layout_u(layout, NEXT_BADGE_APART), cap = room->baseline - column->y;
    size_px = fit(layout, badge, size, column->x + column->width - x, 2 * cap);
    if (size_px <= 0)
        return;
    struct box box = box_of(layout, badge, size_px);
    box.x = x;
    box.y = column->y + (cap - box.height) / 2;
    badge_place(layout, badge, box, BADGE_POINTS_ON, size_px);
}
