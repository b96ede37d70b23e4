#include "scene/text_place.h"

#include <string.h>

#include "base/str.h"
#include "base/unicode.h"
#include "text/bidi.h"

static int aligned(int x, int width, int taken, int align)
{
    return align == 0 ? x : align == 1 ? x + (width - taken) / 2 : x + width - taken;
}

/* What the lines of a text have in common. */
struct line_style {
    enum font_face face;
    double size_px;
    int ascent, descent, above, below;
    enum han han;
    struct color color;
    const char *role;
};

static struct line_style line_style(const struct text_metrics *metrics, enum font_face face, double size_px,
                                    const char *text, struct color color, const char *role)
{
    struct line_style style = {.face = face, .size_px = size_px, .color = color, .role = role};
    int cap;
    text_vertical(metrics, face, size_px, &style.ascent, &style.descent, &cap);
    if (metrics->reach)
        metrics->reach(metrics->user, face, size_px, text, strlen(text), &style.above, &style.below);
    style.han = han_of_text(text, strlen(text), metrics->han);
    return style;
}

/* Where a whole line goes. */
struct line_place {
    int x, width, baseline;
};

/* Directional marks around a run have done their work once its level is found. */
static void take_marks_off(struct text_line *run)
{
    size_t bytes;
    while (run->length > 0 && unicode_kind(str_decode(run->text, run->length, &bytes)) == UNICODE_INVISIBLE) {
        run->text += bytes;
        run->length -= (uint32_t)bytes;
    }
    for (uint32_t last; run->length > 0; run->length = last) {
        for (last = run->length - 1; last > 0 && ((unsigned char)run->text[last] & 0xC0) == 0x80; last--)
            ;
        if (unicode_kind(str_decode(run->text + last, run->length - last, &bytes)) != UNICODE_INVISIBLE)
            break;
    }
}

static void add_run(struct scene *scene, const struct line_style *style, const struct line_place *line,
                    struct text_line run, int x, bool right_to_left, bool cut)
{
    take_marks_off(&run);
    if (run.length == 0)
        return;
    scene_add(scene, (struct item){.kind = ITEM_TEXT,
                                   .box = {.x = x,
                                           .y = line->baseline - style->ascent,
                                           .width = run.width,
                                           .height = style->ascent + style->descent},
                                   .color = style->color,
                                   .face = style->face,
                                   .size_px = style->size_px,
                                   .baseline = line->baseline,
                                   .above = style->above,
                                   .below = style->below,
                                   .text = run.text,
                                   .length = run.length,
                                   .role = style->role,
                                   .layer = 1,
                                   .line_x = line->x,
                                   .line_width = line->width,
                                   .right_to_left = right_to_left,
                                   .han = style->han,
                                   .cut = cut});
}

/* The runs take the line's width to the pixel: what they were rounded up by one by one is shared out. */
static void add_runs(struct scene *scene, const struct text_metrics *metrics, const struct line_style *style,
                     const struct text_line *line, const struct line_place *place, bool cut)
{
    struct text_run *runs;
    uint32_t count = text_order_runs(line->levels, line->length, scene->arena, &runs);
    int *widths = ARENA_ARRAY(scene->arena, int, count);
    int64_t total = 0, before = 0;
    for (uint32_t i = 0; i < count; i++) {
        widths[i] = metrics->width(metrics->user, style->face, style->size_px, line->text + runs[i].offset,
                                   runs[i].length);
        total += widths[i];
    }
    for (uint32_t i = 0; i < count; i++) {
        int left = total ? (int)(before * line->width / total) : 0;
        before += widths[i];
        int right = total ? (int)(before * line->width / total) : 0;
        struct text_line run = {
            .text = line->text + runs[i].offset, .length = runs[i].length, .width = right - left};
        bool last = runs[i].offset + runs[i].length == line->length;
        add_run(scene, style, place, run, place->x + left, runs[i].level % 2 != 0, cut && last);
    }
}

static void add_line(struct scene *scene, const struct text_metrics *metrics, const struct line_style *style,
                     const struct text_line *line, int x, int baseline, bool cut)
{
    struct line_place place = {x, line->width, baseline};
    if (line->length == 0)
        return;
    if (line->levels)
        add_runs(scene, metrics, style, line, &place, cut);
    else
        add_run(scene, style, &place, *line, x, false, cut);
}

void text_place(struct scene *scene, const struct text_block *block, int x, int y, int width, int align,
                struct color color, const char *role)
{
    struct line_style style = {.face = block->face,
                               .size_px = block->size_px,
                               .ascent = block->ascent,
                               .descent = block->descent,
                               .above = block->above,
                               .below = block->below,
                               .han = block->han,
                               .color = color,
                               .role = role};
    for (uint32_t i = 0; i < block->line_count; i++) {
        const struct text_line *line = &block->lines[i];
        add_line(scene, block->metrics, &style, line, aligned(x, width, line->width, align),
                 y + block->first_baseline + (int)i * block->line_height,
                 block->cut && i + 1 == block->line_count);
    }
}

int text_line_place(struct scene *scene, const struct text_metrics *metrics, enum font_face face,
                    double size_px, const char *text, int x, int baseline, int width, int align,
                    struct color color, const char *role)
{
    struct line_style style = line_style(metrics, face, size_px, text, color, role);
    struct text_line line = {.text = text, .length = (uint32_t)strlen(text)};
    bool cut = false;
    line.levels = text_levels(text, line.length, metrics->right_to_left, scene->arena);
    line.width = metrics->width(metrics->user, face, size_px, text, line.length);
    if (line.width > width || strchr(text, '\n')) {
        struct text_block block;
        text_fit(metrics, face, &size_px, 1, text, width, 0, 1, scene->arena, &block);
        if (block.line_count == 0)
            return 0;
        line = block.lines[0];
        cut = block.cut;
    }
    add_line(scene, metrics, &style, &line, aligned(x, width, line.width, align), baseline, cut);
    return line.width;
}
