#include "layout/layout.h"

#include <string.h>

#include "program/limits.h"
#include "layout/measures.h"
#include "text/letters.h"

static int at_least(int value, int least)
{
    return value > least ? value : least;
}

/* Leaves LIMIT_PANEL_LEAST of a side between its edges, or nothing off a side that is no longer than that. */
static void limit_edges(int side, int *first, int *second)
{
    int most = side > LIMIT_PANEL_LEAST ? side - LIMIT_PANEL_LEAST : 0, both = *first + *second;
    if (both <= most)
        return;
    *first = (int)((int64_t)*first * most / both);
    *second = most - *first;
}

void screen_style_for_panel(struct screen_style *style, const struct panel_config *panel)
{
    bool turned = panel->rotate == 90 || panel->rotate == 270;
    style->width = turned ? panel->height : panel->width;
    style->height = turned ? panel->width : panel->height;
    const int *hidden = panel->overscan;
    style->overscan = (struct edges){hidden[0], hidden[1], hidden[2], hidden[3]};
    limit_edges(style->height, &style->overscan.top, &style->overscan.bottom);
    limit_edges(style->width, &style->overscan.left, &style->overscan.right);
}

void layout_begin(struct layout *ret, const struct view *view, const struct screen_style *style,
                  struct arena *arena, struct scene *scene)
{
    int width = style->width - style->overscan.left - style->overscan.right;
    int height = style->height - style->overscan.top - style->overscan.bottom;
    int side = width < height ? width : height;
    *ret = (struct layout){.view = view,
                           .arena = arena,
                           .scene = scene,
                           .width = width,
                           .height = height,
                           .side = side,
                           .floor_px = scene_min_text_px(width, height),
                           .portrait = height > width};
    ret->own_metrics = *style->metrics;
    ret->own_metrics.right_to_left = words_right_to_left(style->words);
    ret->own_metrics.han = han_of_event(view->program, style->words->language);
    ret->own_style = *style;
    ret->own_style.metrics = &ret->own_metrics;
    ret->style = &ret->own_style;
    scene_init(scene, width, height, style->theme->ground, arena);
}

/* -- type -- */

struct type layout_type_px(const struct layout *layout, enum font_face face, double px)
{
    struct type type = {.face = face, .px = px};
    text_vertical(layout->style->metrics, face, px, &type.ascent, &type.descent, &type.cap);
    return type;
}

struct type layout_type_smaller(const struct layout *layout, struct type type)
{
    double px = type.px - 1;
    return layout_type_px(layout, type.face, px > layout->floor_px ? px : layout->floor_px);
}

int type_height(struct type type)
{
    return type.ascent + type.descent;
}

enum font_face layout_role_face(enum type_role role, int u)
{
    static const enum font_face text[] = {[TYPE_BAND] = FACE_BOLD,
                                          [TYPE_TITLE] = FACE_BOLD,
                                          [TYPE_NEXT] = FACE_SEMIBOLD,
                                          [TYPE_TEXT] = FACE_MEDIUM,
                                          [TYPE_SOFT] = FACE_REGULAR};
    static const enum font_face display[] = {[TYPE_BAND] = FACE_DISPLAY_HEAVY,
                                             [TYPE_TITLE] = FACE_DISPLAY_BOLD,
                                             [TYPE_NEXT] = FACE_DISPLAY_SEMIBOLD,
                                             [TYPE_TEXT] = FACE_DISPLAY_MEDIUM,
                                             [TYPE_SOFT] = FACE_DISPLAY_REGULAR};
    static const enum font_face tight[] = {[TYPE_BAND] = FACE_TIGHT_HEAVY,
                                           [TYPE_TITLE] = FACE_TIGHT_BOLD,
                                           [TYPE_NEXT] = FACE_TIGHT_SEMIBOLD,
                                           [TYPE_TEXT] = FACE_TIGHT_MEDIUM,
                                           [TYPE_SOFT] = FACE_DISPLAY_REGULAR};
    return (u < DISPLAY_FROM ? text : u < TITLE_TIGHT_FROM ? display : tight)[role];
}

int layout_u(const struct layout *layout, int u)
{
    return (int)(((int64_t)layout->side * u + 500) / 1000);
}

int layout_text_gap(const struct layout *layout, int u)
{
    int size = layout->style->theme->size;
    return layout_u(layout, size > 100 ? u * size / 100 + 1 : u);
}

double layout_size(const struct layout *layout, int u)
{
    return text_size((double)layout->side * u / 1000);
}

double layout_role_px(const struct layout *layout, int u)
{
    int size = layout->style->theme->size, larger = size ? (u * size + 50) / 100 : u;
    larger = larger < SIZE_LARGE ? larger : SIZE_LARGE;
    double px = layout_size(layout, u > larger ? u : larger);
    return px > layout->floor_px ? px : layout->floor_px;
}

struct type layout_role_type(const struct layout *layout, enum type_role role, int u)
{
    return layout_type_px(layout, layout_role_face(role, u), layout_role_px(layout, u));
}

/* -- titles -- */

/* How a script is set beside Latin: its size and the distance of its lines, in thousandths of a step and of
 * the size. */
static const struct {
    int size, line;
} title_scales[] = {[TEXT_LETTERS_LOW] = {1000, TITLE_LINE},
                    [TEXT_LETTERS_TALL] = {TITLE_TALL, TITLE_LINE_TALL},
                    [TEXT_LETTERS_SQUARE] = {TITLE_SQUARE, TITLE_LINE_TALL}};

/* Where lines are far apart, their boxes still begin a little over the capitals, so that a line over the
 * title keeps its distance; ink may hang out. */
static void lower_boxes(struct text_block *block)
{
    int ascent = block->first_baseline - block->cap_top + text_em(block->size_px, TITLE_OVER_CAPITALS);
    if (block->line_count == 0 || block->ascent <= ascent)
        return;
    block->above = block->above > block->ascent ? block->above : block->ascent;
    block->ascent = ascent;
}

/* `line`: the distance of lines of low letters. */
static struct text_block fit(const struct layout *layout, enum type_role role, int line, const int *steps,
                             uint32_t step_count, const char *text, const char *language, int width,
                             int height, uint32_t most_lines)
{
    struct text_block block = {.metrics = layout->style->metrics};
    enum text_letters letters = text_letters_of(text, strlen(text));
    line = letters == TEXT_LETTERS_LOW ? line : title_scales[letters].line;
    struct text_step *scale = ARENA_ARRAY(layout->arena, struct text_step, step_count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < step_count; i++) {
        double px = layout_role_px(layout, (steps[i] * title_scales[letters].size + 500) / 1000);
        struct text_step step = {.face = layout_role_face(role, steps[i]),
                                 .size_px = px,
                                 .line_height = text_em_near(px, line),
                                 .most_lines = most_lines};
        if (steps[i] >= TITLE_TWO_LINES_FROM && most_lines > 2)
            step.most_lines = 2;
        if (count == 0 || px < scale[count - 1].size_px)
            scale[count++] = step;
    }
    if (text[0] && count > 0 && width > 0 && most_lines > 0)
        text_fit_steps(layout->style->metrics, scale, count, text, language, width, height, layout->arena,
                       &block);
    lower_boxes(&block);
    return block;
}

struct text_block layout_title(const struct layout *layout, enum type_role role, const int *steps,
                               uint32_t step_count, const char *text, const char *language, int width,
                               int height, uint32_t most_lines)
{
    return fit(layout, role, TITLE_LINE, steps, step_count, text, language, width, height, most_lines);
}

struct text_block layout_next(const struct layout *layout, enum type_role role, const int *steps,
                              uint32_t step_count, const char *text, const char *language, int width,
                              int height, uint32_t most_lines)
{
    return fit(layout, role, NEXT_LINE, steps, step_count, text, language, width, height, most_lines);
}

struct text_block layout_later(const struct layout *layout, const int *steps, uint32_t step_count,
                               const char *text, const char *language, int width, int height,
                               uint32_t most_lines)
{
    return fit(layout, TYPE_TEXT, LATER_LINE, steps, step_count, text, language, width, height, most_lines);
}

/* -- measures of header and footer -- */

int layout_header_height(const struct layout *layout)
{
    bool page = layout_has_footer(layout) && layout->view->kind != VIEW_ROOM;
    return layout_u(layout, layout->portrait ? HEADER_END_PORTRAIT : page ? PAGE_HEADER_END : HEADER_END);
}

int layout_footer_height(const struct layout *layout)
{
    return at_least(layout_u(layout, PAGE_FOOT), layout->floor_px * 5 / 4);
}

bool layout_has_footer(const struct layout *layout)
{
    enum view_kind kind = layout->view->kind;
    return kind == VIEW_ROOM || kind == VIEW_OVERVIEW || kind == VIEW_SOON || kind == VIEW_CONTRIBUTION ||
           kind == VIEW_NOTICE || kind == VIEW_PICTURE;
}
