#include "door/strip.h"

#include <string.h>

#include "layout/parts.h"
#include "layout/measures.h"
#include "layout/phrases.h"
#include "layout/pictogram.h"

/* The sentence in lines. */
struct strip_text {
    const char *text;
    struct text_block block;
    int height;
};

static const char *whole_text(const struct layout *layout, const struct door_strip *strip)
{
    size_t length = strlen(strip->text);
    if (!strip->struck[0])
        return strip->text;
    bool parted = length > 0 && strip->text[length - 1] == ' ';
    return phrase_pair(layout, strip->text, parted ? "" : " ", strip->struck);
}

static int text_width(const struct layout *layout, const struct door_strip *strip)
{
    int far = strip->way == WAY_NONE ? FAR_MARGIN : FAR_MARGIN + 2 * STRIP_ARROW + STRIP_ARROW_APART;
    return layout->width - layout_u(layout, AXIS_X) - layout_u(layout, far);
}

/* Whether a line's ink stays in a height, free at both ends of it. */
static bool stays_in(const struct layout *layout, const struct text_block *block, int height)
{
    return block->above + part_block_drop(block) - (block->first_baseline - block->cap_top) + block->below +
               2 * layout_u(layout, STRIP_TAIL_APART) <=
           height;
}

/* In one line in the strip's height; in two; and what is longer than it should be in more lines of less. */
static struct strip_text fit(const struct layout *layout, const struct door_strip *strip)
{
    static const int sizes[] = {SIZES_STRIP}, smaller[] = {SIZES_STRIP_LONG};
    enum { COUNT = sizeof sizes / sizeof *sizes, SMALLER = sizeof smaller / sizeof *smaller };
    const char *text = whole_text(layout, strip);
    int width = text_width(layout, strip);
    struct strip_text ret = {.text = text,
                             .height = layout_u(layout, layout->portrait ? STRIP_PORTRAIT : STRIP)};
    for (uint32_t i = 0; i < COUNT; i++) {
        ret.block = layout_title(layout, TYPE_TITLE, sizes + i, COUNT - i, text, "", width, ret.height,
                                 layout->portrait ? 2 : 1);
        if (!ret.block.cut && (i + 1 == COUNT || stays_in(layout, &ret.block, ret.height)))
            return ret;
    }
    if (!layout->portrait)
        ret.height = layout_u(layout, STRIP_TWO_LINES);
    ret.block = layout_title(layout, TYPE_TITLE, sizes + COUNT - 1, 1, text, "", width, ret.height, 2);
    if (ret.block.cut)
        ret.block = layout_title(layout, TYPE_TITLE, smaller, SMALLER, text, "", width,
                                 ret.height - layout_u(layout, STRIP_EDGE), STRIP_LINES_LONG);
    return ret;
}

int strip_height(const struct layout *layout, const struct door_strip *strip)
{
    return strip->text[0] ? fit(layout, strip).height : 0;
}

/* Where in the sentence an item begins; past its end for the last line of one that was cut. */
static size_t offset_of(const struct strip_text *text, const struct item *item)
{
    size_t length = strlen(text->text);
    bool slice = item->text >= text->text && item->text < text->text + length;
    return slice ? (size_t)(item->text - text->text) : length;
}

/* Where a box has to be placed to stand on a line of text once the picture is mirrored: boxes are mirrored
 * one by one, a line as a whole. */
static int before_mirroring(const struct layout *layout, const struct item *item, struct box box)
{
    bool mirrored = layout->own_metrics.right_to_left;
    return mirrored ? 2 * item->line_x + item->line_width - box.x - box.width : box.x;
}

/* A line through what is struck, item by item; one of which only the end is, from there on: an item that runs
 * from right to left ends on its left. */
static void strike(struct layout *layout, const struct door_strip *strip, const struct strip_text *text,
                   uint32_t first)
{
    const char *struck = strstr(text->text, strip->struck);
    size_t from = struck ? (size_t)(struck - text->text) : 0;
    for (uint32_t i = first, end = layout->scene->count; i < end; i++) {
        struct item item = layout->scene->items[i];
        size_t offset = offset_of(text, &item);
        if (offset + item.length <= from)
            continue;
        struct type type = layout_type_px(layout, item.face, item.size_px);
        int free = 0, thick = layout_u(layout, STRIP_STRIKE);
        if (offset < from)
            free = part_width(layout, type, arena_copy_n(layout->arena, item.text, from - offset));
        struct box box = {item.box.x + (item.right_to_left ? 0 : free),
                          item.baseline - type.cap / 2 - thick / 2, item.box.width - free,
                          thick > 1 ? thick : 1};
        box.x = before_mirroring(layout, &item, box);
        part_fill(layout, box, layout->style->theme->ground, LAYER_STRIKE, "strike");
    }
}

/* At the near end: a thing of the day that is off, or what the operator says. */
static void place_sign(struct layout *layout, enum strip_block block, struct box box)
{
    const struct theme *theme = layout->style->theme;
    box.width = layout_u(layout, STRIP_BLOCK);
    if (block == STRIP_CROSS)
        pictogram_place(layout, PICTOGRAM_CROSS, box, theme->stop, (struct color){255, 255, 255});
    else if (block == STRIP_INFO)
        pictogram_place(layout, PICTOGRAM_INFO, box, theme->on, theme->on_ink);
    else if (block == STRIP_WARNING)
        pictogram_place(layout, PICTOGRAM_WARNING, box, theme->soon, theme->soon_ink);
}

static void place_way(struct layout *layout, enum way way, struct box box)
{
    int radius = layout_u(layout, STRIP_ARROW);
    way_arrow(layout, way, layout->width - layout_u(layout, FAR_MARGIN) - radius, box.y + box.height / 2,
              radius, layout->style->theme->ground);
}

/* Where the capitals begin: the text stands in the middle by them, or higher where its ink would go past the
 * strip's end. */
static int text_top(const struct layout *layout, const struct text_block *block, struct box box)
{
    int drop = part_block_drop(block), middle = box.y + (box.height - drop) / 2;
    int lowest = box.y + box.height - layout_u(layout, STRIP_TAIL_APART) - block->below - drop;
    return middle < lowest ? middle : lowest;
}

void strip_place(struct layout *layout, const struct door_strip *strip, struct box box)
{
    const struct theme *theme = layout->style->theme;
    if (!strip->text[0])
        return;
    struct strip_text text = fit(layout, strip);
    part_fill(layout, box, theme->ink, LAYER_BAND, "strip");
    place_sign(layout, strip->block, box);
    place_way(layout, strip->way, box);
    int top = text_top(layout, &text.block, box);
    uint32_t first = layout->scene->count;
    part_block_cap(layout, &text.block, layout_u(layout, AXIS_X), top, text_width(layout, strip), 0,
                   theme->ground, "notice");
    if (strip->struck[0])
        strike(layout, strip, &text, first);
}
