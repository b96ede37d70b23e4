#include "screens/parts.h"

#include <string.h>

#include "base/str.h"
#include "scene/text_place.h"
#include "screens/measures.h"

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
    int top = baseline - type.cap - type.px / 8, end = baseline + type.px * 2 / 9;
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

int part_digits(struct layout *layout, struct type type, const char *text, int x, int baseline, int align,
                struct color color, const char *role)
{
    int width = part_width(layout, type, text);
    int left = align == 0 ? x : align == 1 ? x - width / 2 : x - width;
    return place_line(layout, type, text, left, baseline, width, 0, color, role);
}

int part_digits_width(const struct layout *layout, struct type type, const char *text)
{
    return part_width(layout, type, text);
}

/* From x to where the text begins: what the hours leave free of their cell. */
static int before_hours(const struct layout *layout, struct type type, const char *text)
{
    const struct text_metrics *metrics = layout->style->metrics;
    int cell = type.px * TIME_CELL / 1000;
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
    return before + part_digits(layout, type, text, x + before, baseline, 0, color, role);
}

int part_countdown_width(const struct layout *layout, struct type type, const char *text)
{
    size_t before = strcspn(text, "0123456789"), digits = strspn(text + before, "0123456789");
    int width = part_digits_width(layout, type, text);
    return digits == 1 ? width + part_digits_width(layout, type, "0") : width;
}

int part_countdown(struct layout *layout, struct type type, const char *text, int x, int baseline, int width,
                   int align, struct color color, const char *role)
{
    int taken = part_countdown_width(layout, type, text), digits = part_digits_width(layout, type, text);
    if (digits > width || !text[strcspn(text, "0123456789")])
        return place_line(layout, type, text, x, baseline, width, align, color, role);
    int at = align == 0 ? x : align == 1 ? x + width / 2 : x + width;
    part_digits(layout, type, text, at, baseline, align, color, role);
    return taken < width ? taken : width;
}

/* -- blocks -- */

static struct text_block fit(const struct layout *layout, enum font_face face, struct type_scale scale,
                             const char *text, int width, int height, uint32_t most_lines)
{
    struct text_block block = {.face = face};
    uint32_t first = 0; /* text_fit sets one line whatever the height */
    int least = scale.sizes[scale.count - 1];
    bool is_wide =
        width >= 2 * least || part_width(layout, layout_type_px(layout, face, least), text) <= width;
    while (first < scale.count && type_height(layout_type_px(layout, face, scale.sizes[first])) > height)
        first++;
    if (text[0] && first < scale.count && is_wide && most_lines > 0)
        text_fit(layout->style->metrics, face, scale.sizes + first, scale.count - first, text, width, height,
                 most_lines, layout->arena, &block);
    return block;
}

struct text_block part_fit(const struct layout *layout, enum font_face face, int most, int least,
                           const char *text, int width, int height, uint32_t most_lines)
{
    struct text_block block =
        fit(layout, face, layout_scale(layout, most, least), text, width, height, most_lines);
    struct type_scale below = layout_scale_below(layout, least);
    if (below.count == 0 || (block.line_count > 0 && !block.cut))
        return block;
    struct text_block smaller = fit(layout, face, below, text, width, height, most_lines);
    return smaller.line_count > 0 ? smaller : block;
}

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
    int thick = block->size_px * STRIKE_EM / 1000 > 1 ? block->size_px * STRIKE_EM / 1000 : 1;
    for (uint32_t i = first; i < end; i++) {
        struct item line = layout->scene->items[i];
        int cap = layout_type_px(layout, line.face, line.size_px).cap;
        int top = line.baseline - cap / 2 - thick / 2;
        part_fill(layout, (struct box){line.box.x, top, line.box.width, thick}, color, LAYER_STRIKE,
                  "strike");
    }
}

struct text_block part_text(const struct layout *layout, enum type_role type, int u, const char *text,
                            int width, uint32_t most_lines)
{
    int px = layout_role_px(layout, u);
    struct text_step step = {layout_role_face(type, u), px, (px * TITLE_LINE + 500) / 1000, most_lines};
    struct text_block block = {.metrics = layout->style->metrics};
    if (text[0] && width > 0)
        text_fit_steps(layout->style->metrics, &step, 1, text, "", width, 2 * (int)most_lines * px,
                       layout->arena, &block);
    if (block.line_count == 0)
        return block;
    /* Accents and tails may hang out of its box, near which other lines stand. */
    int edge = px * TEXT_EDGE / 1000, descent = block.descent;
    block.above = block.above > block.ascent ? block.above : block.ascent;
    block.below = block.below > descent ? block.below : descent;
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

void part_rule(struct layout *layout, int x, int y, int width)
{
    part_fill(layout, (struct box){x, y, width, layout->hair}, layout->style->theme->rule, LAYER_TEXT,
              "rule");
}

void part_track(struct layout *layout, struct box box, struct color color)
{
    const struct theme *theme = layout->style->theme;
    int edge = layout->hair < box.width / 4 ? layout->hair : box.width / 4;
    edge = edge > 1 ? edge : 1;
    if (!theme_shows(theme, color) && box.width > 2 * edge && box.height > 2 * edge) {
        part_fill(layout, box, theme->ink_soft, LAYER_TEXT, "track.edge");
        box = (struct box){box.x + edge, box.y + edge, box.width - 2 * edge, box.height - 2 * edge};
    }
    part_fill(layout, box, color, LAYER_TEXT, "track");
}

/* -- badges -- */

static int badge_side(struct type type)
{
    return type.px * 11 / 20;
}

static int badge_edge(struct type type)
{
    /* Room above and below the capitals; never less than descenders and accents need. */
    int edge = type.px * 2 / 5, need = type.ascent - type.cap;
    if (need < type.descent)
        need = type.descent;
    return edge > need ? edge : need;
}

int part_badge_width(const struct layout *layout, struct type type, const char *text)
{
    return part_digits_width(layout, type, text) + 2 * badge_side(type);
}

int part_badge_height(struct type type)
{
    return type.cap + 2 * badge_edge(type);
}

int part_badge_rise(struct type type)
{
    return type.cap + badge_edge(type);
}

int part_badge(struct layout *layout, struct type type, const char *text, int x, int baseline, int most_width,
               struct color fill, struct color ink, const char *role)
{
    int side = badge_side(type), width = part_badge_width(layout, type, text);
    if (!text[0] || (most_width < 2 * side + type.px && width > most_width))
        return 0;
    if (width > most_width)
        width = most_width;
    struct box box = {x, baseline - part_badge_rise(type), width, part_badge_height(type)};
    part_fill(layout, box, fill, LAYER_TEXT, role);
    uint32_t first = layout->scene->count;
    part_countdown(layout, type, text, x + side, baseline, width - 2 * side, 0, ink, role);
    for (uint32_t i = first; i < layout->scene->count; i++)
        layout->scene->items[i].layer = LAYER_BADGE;
    return width;
}

/* -- bullets -- */

struct bullets {
    struct text_block *blocks;
    uint32_t count; /* that were set; the rest is "+n more" */
    uint32_t columns, per_column[3];
    int heights[3];
    struct type type;
    int indent, between, column_width, column_gap;
};

/* Fills columns from the top; gives the number of bullets that have room. A column holds at most `each` of
 * them. */
static uint32_t flow_bullets(struct bullets *bullets, uint32_t count, int height, uint32_t each)
{
    uint32_t next = 0;
    for (uint32_t c = 0; c < bullets->columns; c++) {
        int used = 0;
        uint32_t start = next;
        while (next < count && next - start < each) {
            int need = bullets->blocks[next].height + (next > start ? bullets->between : 0);
            if (used + need > height)
                break;
            used += need;
            next++;
        }
        bullets->per_column[c] = next - start;
        bullets->heights[c] = used;
    }
    return next;
}

static bool set_bullets(const struct layout *layout, struct bullets *bullets, const char *const *texts,
                        uint32_t count, struct box box, int px, uint32_t columns)
{
    bullets->type = layout_type_px(layout, FACE_REGULAR, px);
    bullets->indent = px;
    bullets->between = px * 3 / 8;
    bullets->columns = columns;
    bullets->column_gap = 2 * px;
    bullets->column_width = (box.width - (int)(columns - 1) * bullets->column_gap) / (int)columns;
    bool whole = true;
    for (uint32_t i = 0; i < count; i++) {
        int width = bullets->column_width - bullets->indent;
        text_fit(layout->style->metrics, FACE_REGULAR, &px, 1, texts[i], width, box.height, 4, layout->arena,
                 &bullets->blocks[i]);
        whole = whole && !bullets->blocks[i].cut;
    }
    bullets->count = flow_bullets(bullets, count, box.height, UINT32_MAX);
    if (bullets->count < count)
        return false;
    uint32_t each = (count + columns - 1) / columns;
    if (columns > 1 && flow_bullets(bullets, count, box.height, each) < count)
        flow_bullets(bullets, count, box.height, UINT32_MAX);
    return whole;
}

static void draw_bullets(struct layout *layout, const struct bullets *bullets, struct box box,
                         struct color color, const char *role)
{
    int dot = bullets->type.px * 2 / 9 > 3 ? bullets->type.px * 2 / 9 : 3;
    uint32_t next = 0;
    for (uint32_t c = 0; c < bullets->columns; c++) {
        int x = box.x + (int)c * (bullets->column_width + bullets->column_gap), y = box.y;
        for (uint32_t i = 0; i < bullets->per_column[c]; i++, next++) {
            const struct text_block *block = &bullets->blocks[next];
            int middle = y + bullets->type.ascent - bullets->type.cap / 2;
            part_fill(layout, (struct box){x, middle - dot / 2, dot, dot}, layout->style->theme->accent,
                      LAYER_TEXT, "bullet");
            part_block(layout, block, x + bullets->indent, y, bullets->column_width - bullets->indent, color,
                       role);
            y += block->height + bullets->between;
        }
    }
}

int part_bullets(struct layout *layout, const char *const *texts, uint32_t count, struct box box, int most,
                 int least, uint32_t most_columns, uint32_t fewest, struct color color, const char *role)
{
    struct type_scale scale = layout_scale(layout, most, least);
    struct bullets bullets = {.blocks = ARENA_ARRAY(layout->arena, struct text_block, count)};
    bool all = false;
    if (count == 0 ||
        box.height < type_height(layout_type_px(layout, FACE_REGULAR, scale.sizes[scale.count - 1])) ||
        box.width < 8 * scale.sizes[scale.count - 1])
        return 0;
    for (uint32_t s = 0; s < scale.count && !all; s++)
        for (uint32_t columns = 1; columns <= most_columns && !all; columns++)
            all = set_bullets(layout, &bullets, texts, count, box, scale.sizes[s], columns);
    int more_height = 0;
    if (bullets.count <
        count) { /* at the smallest size not all fit: leave a line for how many more there are */
        more_height = type_height(bullets.type) + bullets.between;
        bullets.count = flow_bullets(&bullets, count, box.height - more_height, UINT32_MAX);
        if (bullets.count < fewest || bullets.count == 0)
            return 0;
    }
    draw_bullets(layout, &bullets, box, color, role);
    int height = 0;
    for (uint32_t c = 0; c < bullets.columns; c++)
        height = bullets.heights[c] > height ? bullets.heights[c] : height;
    if (more_height > 0) {
        const char *more =
            words_number(layout->style->words, WORD_AND_N_MORE, (int)(count - bullets.count), layout->arena);
        part_line(layout, bullets.type, more, box.x + bullets.indent,
                  box.y + height + bullets.between + bullets.type.ascent, box.width - bullets.indent,
                  layout->style->theme->ink_soft, "more");
    }
    return height + more_height;
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

int part_prose(struct layout *layout, const char *text, struct box box, int most, int least,
               struct color color, const char *role)
{
    enum { MOST_BYTES = 1500 }; /* more than any free corner of a screen holds */
    char *copy = arena_copy_n(layout->arena, text, str_cut(text, MOST_BYTES));
    size_t length = strlen(copy);
    bool shortened = text[length] != '\0';
    struct type_scale scale = layout_scale(layout, most, least),
                      least_scale = layout_scale(layout, least, least);
    int smallest = scale.sizes[scale.count - 1];
    struct type type = layout_type_px(layout, FACE_REGULAR, smallest);
    int lines = box.height / type_height(type);
    if (length == 0 || lines < 1)
        return 0;
    struct text_block block = {.cut = true};
    if (!shortened)
        block = fit(layout, FACE_REGULAR, scale, copy, box.width, box.height, 40);
    /* Not all fits: whole sentences, at the smallest size, as many as have room. */
    for (size_t end = sentence_end(copy, length); block.cut && end > 0; end = sentence_end(copy, end - 1)) {
        copy[end] = '\0';
        block = fit(layout, FACE_REGULAR, least_scale, copy, box.width, box.height, 40);
    }
    if (block.cut)
        block = fit(layout, FACE_REGULAR, least_scale, copy, box.width, box.height, 40);
    if (block.line_count == 0 || (block.cut && block.line_count < 2))
        return 0;
    part_block(layout, &block, box.x, box.y, box.width, color, role);
    return block.height;
}
