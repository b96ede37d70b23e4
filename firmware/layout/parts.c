#include "layout/parts.h"

#include <string.h>

#include "base/str.h"
#include "scene/text_place.h"
#include "layout/measures.h"
#include "text/letters.h"

int part_width(const struct layout *layout, struct type type, const char *text)
{
    const struct text_metrics *metrics = layout->style->metrics;
    return metrics->width(metrics->user, type.face, type.px, text, strlen(text));
}

/* -- lines -- */

static int place_line(struct layout *layout, struct type type, const char *text, int x, int baseline,
                      int width, int align, struct color color, const char *role)
{
    if (!text[0] || (width < type.px && part_width(layout, type, text) > width))
        return 0;
    return text_line_place(layout->scene, layout->style->metrics, type.face, type.px, text, x, baseline,
                           width, align, color, role);
}

int part_line(struct layout *layout, struct type type, const char *text, int x, int baseline, int width,
              struct color color, const char *role)
{
    return place_line(layout, type, text, x, baseline, width, 0, color, role);
}

void part_close_boxes(struct layout *layout, uint32_t first, struct type type, int baseline)
{
    int top = baseline - type.cap - text_em(type.px, 125), end = baseline + text_em(type.px, 222);
    for (uint32_t i = first; i < layout->scene->count; i++) {
        struct box *box = &layout->scene->items[i].box;
        box->y = top;
        box->height = end - top;
    }
}

int part_line_close(struct layout *layout, struct type type, const char *text, int x, int baseline, int width,
                    struct color color, const char *role)
{
    uint32_t first = layout->scene->count;
    int taken = part_line(layout, type, text, x, baseline, width, color, role);
    part_close_boxes(layout, first, type, baseline);
    return taken;
}

int part_line_right(struct layout *layout, struct type type, const char *text, int right, int baseline,
                    int width, struct color color, const char *role)
{
    return place_line(layout, type, text, right - width, baseline, width, 2, color, role);
}

/* From x to where the text begins: what the hours leave free of their cell. */
static int before_hours(const struct layout *layout, struct type type, const char *text)
{
    const struct text_metrics *metrics = layout->style->metrics;
    int cell = text_em(type.px, TIME_CELL);
    int hours = metrics->width(metrics->user, type.face, type.px, text, strcspn(text, ":"));
    return hours < cell ? cell - hours : 0;
}

int part_time_column_width(const struct layout *layout, struct type type, const char *text)
{
    return before_hours(layout, type, text) + part_width(layout, type, text);
}

int part_time_column(struct layout *layout, struct type type, const char *text, int x, int baseline,
                     struct color color, const char *role)
{
    int before = before_hours(layout, type, text);
    return before +
           part_line(layout, type, text, x + before, baseline, part_width(layout, type, text), color, role);
}

/* -- blocks -- */

void part_block(struct layout *layout, const struct text_block *block, int x, int y, int width,
                struct color color, const char *role)
{
    if (block->line_count > 0)
        text_place(layout->scene, block, x, y, width, 0, color, role);
}

void part_block_cap(struct layout *layout, const struct text_block *block, int x, int cap_top, int width,
                    int align, struct color color, const char *role)
{
    if (block->line_count > 0)
        text_place(layout->scene, block, x, cap_top - block->cap_top, width, align, color, role);
}

void part_block_struck(struct layout *layout, const struct text_block *block, int x, int y, int width,
                       struct color color, const char *role)
{
    uint32_t first = layout->scene->count;
    part_block(layout, block, x, y, width, color, role);
    uint32_t end = layout->scene->count;
    int thick = text_em(block->size_px, STRIKE_EM) > 1 ? text_em(block->size_px, STRIKE_EM) : 1;
    for (uint32_t i = first; i < end; i++) {
        struct item line = layout->scene->items[i];
        bool low = text_letters_of(line.text, line.length) == TEXT_LETTERS_LOW;
        int cap = layout_type_px(layout, line.face, line.size_px).cap;
        int top = line.baseline - (low ? text_em(line.size_px, STRIKE_RISE) : cap / 2) - thick / 2;
        part_fill(layout, (struct box){line.box.x, top, line.box.width, thick}, color, LAYER_STRIKE,
                  "strike");
    }
}

struct text_block part_text(const struct layout *layout, enum type_role type, int u, const char *text,
                            int width, uint32_t most_lines)
{
    return part_text_apart(layout, type, u, TITLE_LINE, text, width, most_lines);
}

struct text_block part_text_apart(const struct layout *layout, enum type_role type, int u, int line,
                                  const char *text, int width, uint32_t most_lines)
{
    double px = layout_role_px(layout, u);
    struct text_step step = {layout_role_face(type, u), px, text_em_near(px, line), most_lines};
    struct text_block block = {.metrics = layout->style->metrics};
    if (text[0] && width > 0)
        text_fit_steps(layout->style->metrics, &step, 1, text, "", width, (int)(2 * most_lines * px),
                       layout->arena, &block);
    if (block.line_count == 0)
        return block;
    /* Accents and tails may hang out of its box, near which other lines stand. */
    int edge = text_em(px, TEXT_EDGE), descent = block.descent;
    /* Nor do accents move it: all texts of a line stand on one baseline. */
    block.cap_top = block.first_baseline - layout_role_type(layout, type, u).cap;
    int bleed = text_em(px, 125) + 1; /* as an item's ink has beside its box */
    block.above = block.above > block.ascent ? block.above : block.ascent + bleed;
    block.below = block.below > descent ? block.below : descent + bleed;
    block.ascent = block.first_baseline - block.cap_top + edge;
    block.descent = edge;
    block.height -= descent - edge;
    return block;
}

int part_line_cap(struct layout *layout, enum type_role type, int u, const char *text, int x, int cap_top,
                  int width, struct color color, const char *role)
{
    struct text_block block = part_text(layout, type, u, text, width, 1);
    part_block_cap(layout, &block, x, cap_top, width, 0, color, role);
    return block.line_count > 0 ? block.lines[0].width : 0;
}

int part_block_drop(const struct text_block *block)
{
    return block->line_count > 0 ? block->height - block->descent - block->cap_top : 0;
}

struct item *part_fill(struct layout *layout, struct box box, struct color color, enum layout_layer layer,
                       const char *role)
{
    struct item *item = scene_fill(layout->scene, box, color, role);
    item->layer = layer;
    return item;
}

/* -- prose -- */

/* The end of the last whole sentence that ends before `limit`; 0 if there is none. */
static size_t sentence_end(const char *text, size_t limit)
{
    for (size_t i = limit; i > 1; i--) {
        char last = text[i - 1];
        bool ends = last == '.' || last == '!' || last == '?';
        bool blank = text[i] == ' ' || text[i] == '\n';
        bool goes_on = blank && text[i + 1] >= 'a' && text[i + 1] <= 'z'; /* "e.g. this" */
        if (ends && (blank || text[i] == '\0') && !goes_on)
            return i;
    }
    return 0;
}

static struct text_block fit_prose(const struct layout *layout, const double *sizes, uint32_t count,
                                   const char *text, struct box box)
{
    struct text_block block = {.face = FACE_REGULAR};
    text_fit(layout->style->metrics, FACE_REGULAR, sizes, count, text, box.width, box.height, 40,
             layout->arena, &block);
    return block;
}

int part_prose(struct layout *layout, const char *text, struct box box, int most, int least,
               struct color color, const char *role)
{
    enum { MOST_BYTES = 1500 }; /* more than any free corner of a screen holds */
    char *copy = arena_copy_n(layout->arena, text, str_cut(text, MOST_BYTES));
    size_t length = strlen(copy);
    bool shortened = text[length] != '\0';
    const double sizes[] = {layout_role_px(layout, most), layout_role_px(layout, (most + least) / 2),
                            layout_role_px(layout, least)},
                 *smallest = &sizes[2];
    struct type type = layout_type_px(layout, FACE_REGULAR, *smallest);
    if (length == 0 || box.height < type_height(type) || box.width < 2 * *smallest)
        return 0;
    struct text_block block = {.cut = true};
    if (!shortened)
        block = fit_prose(layout, sizes, 3, copy, box);
    /* Not all fits: whole sentences, at the smallest size, as many as have room. */
    for (size_t end = sentence_end(copy, length); block.cut && end > 0; end = sentence_end(copy, end - 1)) {
        copy[end] = '\0';
        block = fit_prose(layout, smallest, 1, copy, box);
    }
    if (block.cut)
        block = fit_prose(layout, smallest, 1, copy, box);
    if (block.line_count == 0 || (block.cut && block.line_count < 2))
        return 0;
    part_block(layout, &block, box.x, box.y, box.width, color, role);
    return block.height;
}
