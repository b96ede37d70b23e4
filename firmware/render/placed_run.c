#include "render/placed_run.h"

/* Where a pen is in whole pixels. */
static int pen_at(int64_t pen, double size_px)
{
    return (int)(((double)pen * size_px + FONT_DESIGN_PX / 2.0) / FONT_DESIGN_PX);
}

void placed_run_begin(struct placed_run *placed, const struct item *item)
{
    *placed = (struct placed_run){.item = item};
}

bool placed_run_next(struct placed_run *placed, struct font_set *fonts, struct run_cache *runs)
{
    const struct item *item = placed->item;
    if (placed->offset >= item->length)
        return false;
    struct font_run run = font_first_run_in(fonts, item->face, item->han, item->text + placed->offset,
                                            item->length - placed->offset);
    run.right_to_left = item->right_to_left;
    const struct run_image *image = font_run_image(fonts, runs, &run, item->size_px);
    /* Where the run's left end is: from the right, where the line begins there. */
    int left = item->right_to_left ? item->box.width - pen_at(placed->pen + run.width, item->size_px)
                                   : pen_at(placed->pen, item->size_px);
    placed->run = run;
    placed->image = image && image->pixels ? image : NULL;
    if (placed->image)
        placed->at = (struct box){.x = item->box.x + left + image->left,
                                  .y = item->baseline + image->top,
                                  .width = image->width,
                                  .height = image->height};
    placed->pen += run.width;
    placed->offset += run.length;
    return true;
}
