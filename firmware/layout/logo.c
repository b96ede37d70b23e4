#include "layout/logo.h"

#include <string.h>

/* A logo whose shorter side is less than this part of the box's is but a line. */
enum { LEAST_PART = 12 };

bool logo_is_there(const struct layout *layout)
{
    const struct theme *theme = layout->style->theme;
    return theme->logo && theme->logo_width > 0 && theme->logo_height > 0;
}

/* The largest size of the logo's proportion in this room. */
static struct box fit(const struct theme *theme, struct box box)
{
    int width = (int)((int64_t)box.height * theme->logo_width / theme->logo_height);
    if (width <= box.width)
        return (struct box){.width = width, .height = box.height};
    int height = (int)((int64_t)box.width * theme->logo_height / theme->logo_width);
    return (struct box){.width = box.width, .height = height};
}

void logo_place(struct layout *layout, struct box box)
{
    const struct theme *theme = layout->style->theme;
    if (!logo_is_there(layout))
        return;
    struct box place = fit(theme, box);
    if (place.width * LEAST_PART < box.width || place.height * LEAST_PART < box.height)
        return;
    place.x = box.x + box.width - place.width;
    place.y = box.y + (box.height - place.height) / 2;
    scene_add(layout->scene, (struct item){.kind = ITEM_PICTURE,
                                           .box = place,
                                           .color = theme->ground,
                                           .fit = PICTURE_CONTAIN,
                                           .text = theme->logo,
                                           .length = (uint32_t)strlen(theme->logo),
                                           .role = "logo",
                                           .layer = LAYER_TEXT});
}
