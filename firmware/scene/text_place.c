#include "scene/text.h"

#include <string.h>

static int aligned(int x, int width, int taken, int align)
{
    return align == 0 ? x : align == 1 ? x + (width - taken) / 2 : x + width - taken;
}

/* What the lines of a text have in common. */
struct line_style {
    enum font_face face;
    int size_px, ascent, descent;
    struct color color;
    const char *role;
};

static struct line_style line_style(const struct text_metrics *metrics, enum font_face face, int size_px,
                                    struct color color, const char *role)
{
    struct line_style style = {.face = face, .size_px = size_px, .color = color, .role = role};
    int cap;
    metrics->vertical(metrics->user, face, size_px, &style.ascent, &style.descent, &cap);
    return style;
}

static void add_line(struct scene *scene, const struct line_style *style, const struct text_line *line, int x,
                     int baseline, bool cut)
{
    if (line->length == 0)
        return;
    scene_add(scene, (struct item){.kind = ITEM_TEXT,
                                   .box = {.x = x,
                                           .y = baseline - style->ascent,
                                           .width = line->width,
                                           .height = style->ascent + style->descent},
                                   .color = style->color,
                                   .face = style->face,
                                   .size_px = style->size_px,
                                   .baseline = baseline,
                                   .text = line->text,
                                   .length = line->length,
                                   .role = style->role,
                                   .layer = 1,
                                   .cut = cut});
}

void text_place(struct scene *scene, const struct text_block *block, int x, int y, int width, int align,
                struct color color, const char *role)
{
    struct line_style style = {.face = block->face,
                               .size_px = block->size_px,
                               .ascent = block->ascent,
                               .descent = block->descent,
                               .color = color,
                               .role = role};
    for (uint32_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        add_line(scene, &style, line, aligned(x, width, line->width, align),
                 y + (int)i * block->line_height + block->ascent, block->cut && i + 1 == block->line_count);
    }
}

int text_line_place(struct scene *scene, const struct text_metrics *metrics, enum font_face face, int size_px,
                    const char *text, int x, int baseline, int width, int align, struct color color,
                    const char *role)
{
    struct line_style style = line_style(metrics, face, size_px, color, role);
    struct text_line line = {.text = text, .length = (uint32_t)strlen(text)};
    bool cut = false;
    line.width = metrics->width(metrics->user, face, size_px, text, line.length);
    if (line.width > width || strchr(text, '\n')) {
        struct text_block block;
        text_fit(metrics, face, &size_px, 1, text, width, 0, 1, scene->arena, &block);
        if (block.line_count == 0)
            return 0;
        line = block.lines[0];
        cut = block.cut;
    }
    add_line(scene, &style, &line, aligned(x, width, line.width, align), baseline, cut);
    return line.width;
}

/* ---- digits in cells ---- */

/* A digit, or all up to the next one. */
static struct text_line digits_part(const struct text_metrics *metrics, const struct line_style *style,
                                    const char *text)
{
    static const char digits[] = "0123456789";
    size_t length = strcspn(text, digits);
    struct text_line part = {.text = text, .length = length ? (uint32_t)length : 1};
    part.width = metrics->width(metrics->user, style->face, style->size_px, text, part.length);
    return part;
}

static int cell_width(const struct text_metrics *metrics, const struct line_style *style)
{
    int widest = 0;
    for (const char *digit = "0123456789"; *digit; digit++) {
        int width = metrics->width(metrics->user, style->face, style->size_px, digit, 1);
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* Adds the parts from `x` on, unless there is no scene; gives the width of all. */
static int set_digits(struct scene *scene, const struct text_metrics *metrics, const struct line_style *style,
                      const char *text, int x, int baseline)
{
    int cell = cell_width(metrics, style), pen = x;
    while (*text) {
        struct text_line part = digits_part(metrics, style, text);
        int taken = *text >= '0' && *text <= '9' ? cell : part.width;
        if (scene)
            add_line(scene, style, &part, pen + (taken - part.width) / 2, baseline, false);
        pen += taken;
        text += part.length;
    }
    return pen - x;
}

int text_digits_width(const struct text_metrics *metrics, enum font_face face, int size_px, const char *text)
{
    struct line_style style = {.face = face, .size_px = size_px};
    return set_digits(NULL, metrics, &style, text, 0, 0);
}

int text_digits_place(struct scene *scene, const struct text_metrics *metrics, enum font_face face,
                      int size_px, const char *text, int x, int baseline, int align, struct color color,
                      const char *role)
{
    struct line_style style = line_style(metrics, face, size_px, color, role);
    int width = text_digits_width(metrics, face, size_px, text);
    return set_digits(scene, metrics, &style, text, aligned(x, 0, width, align), baseline);
}
