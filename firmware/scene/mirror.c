#include "scene/mirror.h"

static int mirrored(const struct scene *scene, int x, int width)
{
    return scene->width - x - width;
}

void mirror_scene(struct scene *scene)
{
    for (uint32_t i = 0; i < scene->count; i++) {
        struct item *item = &scene->items[i];
        if (item->line_width == 0) {
            item->box.x = mirrored(scene, item->box.x, item->box.width);
            continue;
        }
        int line_x = mirrored(scene, item->line_x, item->line_width);
        item->box.x += line_x - item->line_x;
        item->line_x = line_x;
    }
    scene->inner.x = mirrored(scene, scene->inner.x, scene->inner.width);
}
