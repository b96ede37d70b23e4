#include "layout/band_text.h"

#include <string.h>

#include "base/str.h"
#include "layout/measures.h"

static const int steps[] = {SIZES_BAND};
enum { STEPS = sizeof steps / sizeof *steps };

/* -- one line -- */

bool band_fits(const struct text_block *block)
{
    return block->line_count > 0 && !block->cut && !block->tight;
}

/* Whether a text of Latin letters has any that go below the baseline; other letters do. */
static bool has_tails(const struct text_block *block)
{
    const struct text_line *line = &block->lines[0];
    for (size_t at = 0, bytes; at < line->length; at += bytes) {
        uint32_t c = str_decode(line->text + at, line->length - at, &bytes);
        if (c >= 0x250 || (c < 0x80 && strchr("gjpqyQ,;()/@_", (int)c) && c))
            return true;
    }
    return false;
}

int band_tail(const struct text_block *block)
{
    if (block->line_count == 0 || !has_tails(block))
        return 0;
    int usual = text_em(block->size_px, BAND_TAIL);
    return block->below > usual ? block->below : usual;
}

static int cap_of(const struct text_block *block)
{
    return block->first_baseline - block->cap_top;
}

static bool stays_in(const struct text_block *block, int height)
{
    return band_fits(block) && cap_of(block) / 2 + band_tail(block) <= height / 2;
}

struct text_block band_fit(const struct layout *layout, enum type_role role, int most, const char *text,
                           int width, int height)
{
    struct text_block block = layout_title(layout, role, &most, 1, text, NULL, width, 2 * height, 1);
    for (int i = 0; i < STEPS && !stays_in(&block, height); i++)
        if (steps[i] < most)
            block = layout_title(layout, role, &steps[i], 1, text, NULL, width, 2 * height, 1);
    return block;
}

int band_baseline(const struct text_block *block, struct box zone)
{
    return zone.y + (zone.height + cap_of(block)) / 2;
}

void band_lift(struct layout *layout, uint32_t from, enum layout_layer layer)
{
    for (uint32_t i = from; i < layout->scene->count; i++)
        layout->scene->items[i].layer = layer;
}

void band_place(struct layout *layout, const struct text_block *block, int x, int baseline, int align,
                struct color color, const char *role)
{
    uint32_t from = layout->scene->count;
    part_block_cap(layout, block, align == 2 ? x - block->width : x, baseline - cap_of(block), block->width,
                   0, color, role);
    band_lift(layout, from, LAYER_BADGE);
}

void band_place_struck(struct layout *layout, const struct text_block *block, int x, int baseline, int align,
                       struct color color, const char *role)
{
    int thick = text_em_near(block->size_px, STRIKE_EM), left = align == 2 ? x - block->width : x;
    band_place(layout, block, x, baseline, align, color, role);
    if (block->line_count > 0)
        part_fill(
            layout,
            (struct box){left, baseline - (cap_of(block) + thick) / 2, block->width, thick > 0 ? thick : 1},
            color, LAYER_STRIKE, "strike");
}

/* -- word and fact -- */

struct fitted {
    struct text_block word, fact, above, below;
    int labels; /* the width of the wider one, with what is between it and the fact */
};

static struct text_block label_of(const struct layout *layout, const char *text, int height)
{
    return band_fit(layout, TYPE_NEXT, SIZE_FACT_LABEL, text, layout->width / 2, height);
}

static int far_width(const struct fitted *fitted)
{
    return fitted->fact.width + fitted->labels;
}

/* The fact and its labels; gives what the word may have. */
static int fit_far(const struct layout *layout, const struct band_row *row, int size, struct fitted *fitted)
{
    int height = row->zone.height, apart = layout_u(layout, BAND_APART), width = row->right - row->left;
    fitted->fact = band_fit(layout, row->is_heavy ? TYPE_BAND : TYPE_TITLE, size, row->fact, width, height);
    fitted->above = label_of(layout, row->above, height);
    fitted->below = label_of(layout, row->below, height);
    int wider = fitted->above.width > fitted->below.width ? fitted->above.width : fitted->below.width;
    fitted->labels = wider > 0 ? wider + layout_u(layout, FACT_LABEL_GAP) : 0;
    return width - (far_width(fitted) > 0 ? far_width(fitted) + apart : 0);
}

/* The word and the fact in one size, and the largest. */
static struct fitted fit_same(const struct layout *layout, const struct band_row *row, const char *word)
{
    struct fitted fitted = {0};
    for (int i = 0; i < STEPS; i++) {
        if (steps[i] > row->word_size)
            continue;
        int width = fit_far(layout, row, steps[i], &fitted);
        fitted.word =
            layout_title(layout, TYPE_BAND, &steps[i], 1, word, NULL, width, 2 * row->zone.height, 1);
        if (stays_in(&fitted.word, row->zone.height))
            break;
    }
    return fitted;
}

static struct fitted fit_row(const struct layout *layout, const struct band_row *row, const char *word)
{
    if (row->same_size)
        return fit_same(layout, row, word);
    struct fitted fitted = {0};
    int width = fit_far(layout, row, row->fact_size, &fitted);
    fitted.word = band_fit(layout, TYPE_BAND, row->word_size, word, width, row->zone.height);
    return fitted;
}

/* The word in two lines, where it has the row for itself and is small in one, or cut: a long room's name. */
static struct text_block in_two_lines(const struct layout *layout, const struct band_row *row,
                                      const struct text_block *line)
{
    static const int two[] = {SIZES_BAND_TWO_LINES};
    bool small = !band_fits(line) || line->size_px < layout_role_px(layout, BAND_TWO_LINES_UNDER);
    if (row->fact[0] || row->above[0] || row->below[0] || !small)
        return *line;
    struct text_block block =
        layout_title(layout, TYPE_BAND, two, sizeof two / sizeof *two, row->word, NULL,
                     row->right - row->left, row->zone.height * BAND_TWO_LINES_MOST / 1000, 2);
    return (block.size_px > line->size_px && !block.cut) || line->cut ? block : *line;
}

void band_row_place(struct layout *layout, const struct band_row *row)
{
    struct fitted fitted = fit_row(layout, row, row->word);
    if (!band_fits(&fitted.word) && row->short_word[0])
        fitted = fit_row(layout, row, row->short_word);
    else
        fitted.word = in_two_lines(layout, row, &fitted.word);
    int under = fitted.word.line_count > 1 ? part_block_drop(&fitted.word) - cap_of(&fitted.word) : 0;
    band_place(layout, &fitted.word, row->left, band_baseline(&fitted.word, row->zone) - under / 2, 0,
               row->ink, "band.word");
    if (!row->fact[0])
        return;
    int baseline = band_baseline(&fitted.fact, row->zone), cap = cap_of(&fitted.fact);
    int left = row->right - fitted.fact.width - layout_u(layout, FACT_LABEL_GAP);
    band_place(layout, &fitted.fact, row->right, baseline, 2, row->ink, "band.fact");
    uint32_t from = layout->scene->count;
    if (row->above[0])
        band_place(layout, &fitted.above, left, baseline - cap + cap_of(&fitted.above), 2, row->ink,
                   "band.label");
    band_lift(layout, from, LAYER_TEXT); /* on a small panel the labels' boxes meet */
    if (row->below[0])
        band_place(layout, &fitted.below, left, baseline, 2, row->ink, "band.label");
}
