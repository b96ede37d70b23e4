#include "screens/door_band.h"

#include "screens/phrases.h"
#include "screens/list.h"
#include "screens/session_parts.h"

struct band {
    enum door_band kind;
    struct type label_type, time_type, caption_type;
    int pad;
    const struct slot_list *slots; /* of a NEXT or FIRST band */
};

static struct band band_of(const struct layout *layout, enum door_band kind)
{
    const struct view *view = layout->view;
    struct band band = {.kind = kind,
                        .label_type = layout_type(layout, FACE_BOLD, 26),
                        .time_type =
                            layout_type(layout, FACE_DISPLAY_SEMIBOLD, kind == DOOR_BAND_HEAVY ? 62 : 50),
                        .caption_type = layout_type(layout, FACE_REGULAR, 27),
                        .pad = layout_px(layout, 34)};
    bool later = kind == DOOR_BAND_FIRST && view->state.later.count > 0;
    band.slots = later ? &view->state.later : &view->state.next;
    return band;
}

static int natural_height(const struct band *band)
{
    return type_height(band->label_type) + type_height(band->time_type) + type_height(band->caption_type);
}

/* The least that the band needs without its edges: of cards, the label and a time over a line of the smallest
 * type. */
static int least_height(const struct layout *layout, const struct band *band)
{
    int natural = natural_height(band);
    int cards = type_height(band->label_type) + layout->gap * 2 / 3 +
                type_height(layout_type(layout, FACE_SEMIBOLD, 34)) + layout->gap / 6 +
                type_height(layout_type_px(layout, FACE_MEDIUM, layout->least_px));
    return band->kind == DOOR_BAND_LATER && !layout->portrait && cards > natural ? cards : natural;
}

static const struct list_style later_style = {
    .face = FACE_MEDIUM, .whole = true, .title = 31, .least_row = 54, .most_row = 78, .role = "title.later"};

static int later_height(const struct layout *layout, uint32_t rows)
{
    return type_height(layout_type(layout, FACE_BOLD, 26)) + layout->gap +
           (int)(rows < layout->view->rest.count ? rows : layout->view->rest.count) * layout_px(layout, 76);
}

/* The least height in which cards of the rest of the day stand: a title in two lines. */
static int cards_height(const struct layout *layout, const struct band *band)
{
    int line = type_height(layout_type_px(layout, FACE_MEDIUM, layout->least_px));
    return type_height(band->label_type) + layout->gap + type_height(layout_type(layout, FACE_SEMIBOLD, 34)) +
           2 * line;
}

int door_band_height(const struct layout *layout, enum door_band kind, int body_height, int generous)
{
    const struct slot_list *rest = &layout->view->rest;
    struct band band = band_of(layout, kind);
    int most = body_height / 2, height;
    if (kind == DOOR_BAND_NONE || (kind == DOOR_BAND_LATER && rest->count == 0))
        return 0;
    if (kind == DOOR_BAND_LATER) {
        if (generous == 0)
            return 0;
        int least = layout->portrait ? 0 : cards_height(layout, &band) + layout->gap;
        height = layout->portrait ? later_height(layout, 2 + (uint32_t)generous) + 2 * band.pad
                                  : layout_px(layout, 170 + 20 * generous);
        height = height > least ? height : least;
        return height < most ? height : most;
    }
    if (kind == DOOR_BAND_FIRST && band.slots->count == 0)
        return 0;
    height = natural_height(&band) + (generous ? 2 * band.pad : band.pad);
    if (band.slots->count == 0 && rest->count == 0)
        return type_height(band.caption_type) + 2 * band.pad; /* "Nothing more today" */
    if (band.slots->count > 1 && generous)
        height += type_height(band.time_type);
    if (generous)
        height += layout_px(layout, 12 * generous);
    if (layout->portrait && generous && rest->count > 0 && kind != DOOR_BAND_FIRST)
        height += band.pad + later_height(layout, 1 + (uint32_t)generous);
    return height < most ? height : most;
}

/* The label over what comes later, and how much of that has no room. */
static void place_later_label(struct layout *layout, struct box box, uint32_t shown)
{
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    struct type label = layout_type(layout, FACE_BOLD, 26), more_type = layout_type(layout, FACE_MEDIUM, 25);
    int baseline = box.y + label.ascent, rest = (int)(layout->view->rest.count - shown);
    int width = part_line(layout, label, words_get(words, WORD_LATER_HERE), box.x, baseline, box.width,
                          theme->ink_soft, "label.later");
    const char *more = rest > 0 ? words_number(words, WORD_AND_N_MORE, rest, layout->arena) : "";
    if (width + layout->gap + part_width(layout, more_type, more) <= box.width)
        part_line_right(layout, more_type, more, box.x + box.width, baseline, box.width - width - layout->gap,
                        theme->ink_soft, "more.later");
}

/* The rest of the day under its label; with `draw` false, whether any of it has room. */
static bool place_later_rows(struct layout *layout, struct box box, bool draw)
{
    struct type label = layout_type(layout, FACE_BOLD, 26);
    const struct slot_list *rest = &layout->view->rest;
    int head = type_height(label) + layout->gap / 2;
    struct list_row *rows = ARENA_ARRAY(layout->arena, struct list_row, rest->count);
    for (uint32_t i = 0; i < rest->count; i++)
        rows[i] = (struct list_row){.slot = rest->slots[i], .room = PROGRAM_NONE};
    struct box below = {box.x, box.y + head, box.width, box.height - head};
    if (!draw)
        return list_count(layout, below, rows, rest->count, &later_style) > 0;
    uint32_t shown = list_place(layout, below, rows, rest->count, &later_style);
    if (shown > 0)
        place_later_label(layout, box, shown);
    return shown > 0;
}

/* Label, time and the wait in a column; gives its width. */
static int place_time_column(struct layout *layout, const struct band *band, struct box box, int top,
                             int *ret_baseline)
{
    const struct theme *theme = layout->style->theme;
    const struct slot *first = &band->slots->slots[0];
    const char *label =
        words_get(layout->style->words, band->kind == DOOR_BAND_FIRST ? WORD_NEXT_HERE : WORD_NEXT);
    const char *clock = phrase_clock(layout, first->start), *caption = phrase_day(layout, first->start);
    if (!caption[0])
        caption = phrase_wait(layout, WORD_IN_N_MIN, first);
    int width = part_width(layout, band->time_type, clock);
    int label_width = part_width(layout, band->label_type, label);
    int caption_width = part_countdown_width(layout, band->caption_type, caption);
    width = label_width > width ? label_width : width;
    width = caption_width > width ? caption_width : width;
    if (width > box.width * 2 / 5)
        width = box.width * 2 / 5;
    int baseline = top + band->label_type.ascent;
    part_line(layout, band->label_type, label, box.x, baseline, width, theme->accent, "label.next");
    baseline += band->label_type.descent + band->time_type.ascent;
    part_line(layout, band->time_type, clock, box.x, baseline, width, theme->ink, "time.next");
    *ret_baseline = baseline;
    baseline += band->time_type.descent + band->caption_type.ascent;
    part_countdown(layout, band->caption_type, caption, box.x, baseline, width, 0, theme->ink_soft,
                   "when.next");
    return width;
}

/* At most two of the next sessions, the first with its title on the baseline of the time. */
static void place_titles(struct layout *layout, const struct band *band, struct box box, int baseline)
{
    const struct theme *theme = layout->style->theme;
    uint32_t count = band->slots->count < 2 ? band->slots->count : 2;
    struct type more_type = layout_type(layout, FACE_MEDIUM, 25);
    int more = band->slots->count > count ? type_height(more_type) + layout->gap / 2 : 0;
    int each = (box.height - more - (int)(count - 1) * layout->gap / 2) / (int)count, y = box.y;
    int size = band->kind == DOOR_BAND_HEAVY ? 62 : 50;
    for (uint32_t i = 0; i < count; i++) {
        const struct slot *slot = &band->slots->slots[i];
        struct titled_session entry = {
            .text = phrase_title(layout, slot->session),
            .soft = {phrase_length(layout, *slot), phrase_context(layout, slot->session)},
            .people = phrase_own_people(layout, slot->session),
            .most_under = 2,
            .names_below = true,
            .role = "title.next"};
        titled_session_fit(layout, &entry, FACE_DISPLAY_SEMIBOLD, count > 1 ? 42 : size, 0, 27, box.width,
                           each, count > 1 ? 2 : 3);
        int top = count > 1 ? y : list_align(baseline, entry.ascent, entry.height, box.y, box.y + box.height);
        if (count == 1 && entry.title.line_count > 1)
            top = box.y + (box.height - entry.height) / 2;
        titled_session_place(layout, &entry, box.x, top, box.width);
        y = top + entry.height + layout->gap / 2;
    }
    int more_y = box.y + box.height - type_height(more_type);
    if (more)
        part_line(layout, more_type,
                  words_number(layout->style->words, WORD_AND_N_MORE, (int)(band->slots->count - count),
                               layout->arena),
                  box.x, (y < more_y ? y : more_y) + more_type.ascent, box.width, theme->ink_soft, "more");
}

static void place_next(struct layout *layout, const struct band *band, struct box box)
{
    const struct theme *theme = layout->style->theme;
    const struct slot_list *rest = &layout->view->rest;
    bool with_rest = rest->count > 0 && band->kind != DOOR_BAND_FIRST;
    struct box next = box, later = {0};
    if (band->slots->count == 0) {
        if (!with_rest || !place_later_rows(layout, box, true))
            part_line(layout, band->caption_type, words_get(layout->style->words, WORD_NOTHING_NEXT), box.x,
                      box.y + (box.height + band->caption_type.cap) / 2, box.width, theme->ink_soft,
                      "label.nothing");
        return;
    }
    if (with_rest && !layout->portrait) {
        int between = layout->gap * 4;
        later = box;
        later.width = (box.width - between) * 36 / 100;
        later.x = box.x + box.width - later.width;
        /* Too narrow for two columns, or for any title: what is next comes first. */
        with_rest = box.width >= 50 * layout->least_px && place_later_rows(layout, later, false);
        if (with_rest) {
            next.width = later.x - between - box.x;
            part_fill(layout, (struct box){later.x - between / 2, box.y, layout->hair, box.height},
                      theme->rule, 0, LAYER_TEXT, "rule");
        }
    } else if (with_rest) {
        int least = natural_height(band) + (band->slots->count > 1 ? type_height(band->time_type) : 0);
        later = box;
        later.height = later_height(layout, 4);
        if (later.height > box.height - least - band->pad)
            later.height = box.height - least - band->pad;
        later.y = box.y + box.height - later.height;
        with_rest = later.height >= later_height(layout, 1) && place_later_rows(layout, later, false);
        if (with_rest)
            next.height = box.height - later.height - band->pad;
    }
    int natural = natural_height(band), top = next.y + (next.height - natural) / 2, baseline;
    if (band->slots->count > 1)
        top = next.y;
    int column = place_time_column(layout, band, next, top, &baseline) + layout->gap * 5 / 2;
    struct box titles = {next.x + column, next.y, next.width - column, next.height};
    place_titles(layout, band, titles, baseline);
    if (with_rest)
        place_later_rows(layout, later, true);
}

void door_band_place(struct layout *layout, enum door_band kind, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct band band = band_of(layout, kind);
    if (box.height <= 0)
        return;
    part_fill(layout, box, theme->surface, 0, LAYER_BAND, "band");
    int pad = band.pad, least = least_height(layout, &band);
    if (box.height < least + 2 * pad)
        pad = box.height > least ? (box.height - least) / 2 : 0;
    int spare = (box.height - cards_height(layout, &band)) / 2;
    if (kind == DOOR_BAND_LATER && !layout->portrait && spare < pad)
        pad = spare > 0 ? spare : 0;
    struct box inner = {layout->margin, box.y + pad, layout->width - 2 * layout->margin,
                        box.height - 2 * pad};
    if (kind != DOOR_BAND_LATER) {
        place_next(layout, &band, inner);
        return;
    }
    if (layout->portrait) {
        place_later_rows(layout, inner, true);
        return;
    }
    int head = type_height(band.label_type) + layout->gap * 2 / 3;
    struct box cards = {inner.x, inner.y + head, inner.width, inner.height - head};
    place_later_label(layout, inner, list_cards(layout, cards, &layout->view->rest, 3, "title.later"));
}
