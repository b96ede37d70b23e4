#include "layout/band_text.h"
#include "door/door_placing.h"
#include "layout/way_arrow.h"

static int cap_of(const struct text_block *block)
{
    return block->first_baseline - block->cap_top;
}

/* -- a word over a row with its fact -- */

struct stacked {
    struct text_block word, time, label, second;
    int left, right;
};

static struct text_block fit(const struct placing *placing, enum type_role role, int most, const char *text,
                             int width)
{
    return band_fit(placing->layout, role, most, text, width, placing->box.height);
}

/* The label at the axis, the time behind it, and the second label at the far edge: smaller labels where they
 * would touch, then none at the far edge. */
static void fit_fact(const struct placing *placing, int size, struct stacked *stacked)
{
    static const int sizes[] = {SIZE_UNTIL_PORTRAIT, 56, 50, SIZE_FACT_LABEL};
    const struct layout *layout = placing->layout;
    const struct door_band *band = placing->band;
    int width = stacked->right - stacked->left, gap = layout_u(layout, UNTIL_GAP_PORTRAIT);
    stacked->time = fit(placing, TYPE_TITLE, size, band->fact, width);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int second = sizes[i] < SIZE_SECOND_PORTRAIT ? sizes[i] : SIZE_SECOND_PORTRAIT;
        stacked->label = fit(placing, TYPE_NEXT, sizes[i], band->above, width);
        stacked->second = fit(placing, TYPE_NEXT, second, band->below, width);
        int taken = stacked->time.width + (stacked->label.width ? stacked->label.width + gap : 0);
        if (stacked->second.width == 0 ||
            taken + layout_u(layout, FACT_LABEL_GAP) + stacked->second.width <= width)
            return;
    }
    stacked->second = fit(placing, TYPE_NEXT, SIZE_FACT_LABEL, "", width);
}

/* Whether there is room for both over each other in a zone of this height. */
static bool stands(const struct layout *layout, const struct stacked *stacked, int height)
{
    int between =
        height - 2 * layout_u(layout, STACK_MARGIN) - cap_of(&stacked->word) - cap_of(&stacked->time);
    int least = layout_u(layout, STACK_APART), tail = band_tail(&stacked->word);
    int clear = tail > 0 ? tail + layout_u(layout, TAIL_APART) : 0;
    return band_fits(&stacked->word) && between >= (clear > least ? clear : least);
}

static struct stacked fit_stacked(const struct placing *placing, struct box zone, struct stacked stacked,
                                  const char *word, int word_size, bool same_size)
{
    static const int steps[] = {SIZES_BAND};
    int fact = size_of(placing, SIZE_BAND_SMALLER);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (steps[i] > word_size)
            continue;
        fit_fact(placing, same_size && steps[i] < fact ? steps[i] : fact, &stacked);
        stacked.word = layout_title(placing->layout, TYPE_BAND, &steps[i], 1, word, NULL,
                                    stacked.right - stacked.left, 2 * zone.height, 1);
        if (stands(placing->layout, &stacked, zone.height))
            break;
    }
    return stacked;
}

static void place_stacked(const struct placing *placing, struct box zone, struct stacked stacked,
                          int word_size, bool same_size, struct color ink)
{
    struct layout *layout = placing->layout;
    const struct door_band *band = placing->band;
    struct stacked fitted =
        fit_stacked(placing, zone, stacked, band->word, size_of(placing, word_size), same_size);
    if (!band_fits(&fitted.word) && band->short_word[0])
        fitted =
            fit_stacked(placing, zone, stacked, band->short_word, size_of(placing, word_size), same_size);
    int margin = layout_u(layout, STACK_MARGIN), x = fitted.left;
    int baseline = zone.y + zone.height - margin;
    if (!band->fact[0]) {
        band_place(layout, &fitted.word, x, band_baseline(&fitted.word, zone), 0, ink, "band.word");
        return;
    }
    band_place(layout, &fitted.word, x, zone.y + margin + cap_of(&fitted.word), 0, ink, "band.word");
    uint32_t row = layout->scene->count;
    if (band->above[0]) {
        band_place(layout, &fitted.label, x, baseline, 0, ink, "band.label");
        x += fitted.label.width + layout_u(layout, UNTIL_GAP_PORTRAIT);
    }
    band_place(layout, &fitted.time, x, baseline, 0, ink, "band.fact");
    if (fitted.second.width > 0)
        band_place(layout, &fitted.second, fitted.right, baseline, 2, ink, "band.label");
    band_lift(layout, row, LAYER_TEXT);
}

static struct stacked whole_width(const struct layout *layout)
{
    return (struct stacked){.left = layout_u(layout, AXIS_X),
                            .right = layout->width - layout_u(layout, FAR_MARGIN)};
}

static int progress_height(const struct placing *placing)
{
    return layout_u(placing->layout, placing->compact ? PROGRESS_COMPACT : PROGRESS);
}

static void place_on(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    field_solid(&placing->field, theme->on);
    struct box zone = field_progress(&placing->field, theme->on, theme->done, theme->rest,
                                     placing->band->done, progress_height(placing));
    place_stacked(placing, zone, whole_width(placing->layout), SIZE_BAND, false, theme->on_ink);
}

static void place_soon(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    const struct door_band *band = placing->band;
    struct box zone =
        field_teeth(&placing->field, theme->soon, (unsigned)band->teeth, (unsigned)band->teeth_most);
    place_stacked(placing, zone, whole_width(placing->layout), SIZE_BAND_SMALLER, true, theme->soon_ink);
}

static void place_break(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    const struct layout *layout = placing->layout;
    struct box zone = field_frame(&placing->field, theme->ink);
    struct stacked stacked = {.left = layout_u(layout, AXIS_X + FRAME_FACT_INSET),
                              .right = zone.x + zone.width - layout_u(layout, FRAME_FACT_APART)};
    place_stacked(placing, zone, stacked, SIZE_BAND_SMALLER, false, theme->ink);
}

static void place_before(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct box zone = field_rails(&placing->field, theme->ink);
    place_stacked(placing, zone, whole_width(placing->layout), SIZE_BAND, false, theme->ink);
}

/* -- a line over another one, or over two, in the middle of a zone -- */

static void place_two(const struct placing *placing, struct box zone, const struct text_block *upper,
                      const struct text_block *lower, int apart, struct color ink, const char *upper_role,
                      const char *lower_role, bool struck)
{
    struct layout *layout = placing->layout;
    int gap = layout_u(layout, apart), x = layout_u(layout, AXIS_X);
    int tail = band_tail(upper);
    int clear = tail > 0 ? tail + layout_u(layout, TAIL_APART) : 0;
    gap = clear > gap ? clear : gap;
    int left = zone.x > 0 ? zone.x + layout_u(layout, HEAD_APART) : 0;
    x = left > x ? left : x;
    int height = cap_of(upper) + gap + part_block_drop(lower);
    int top = zone.y + (zone.height - height) / 2 + layout_u(layout, TWO_LINES_DROP);
    int baseline = top + cap_of(upper) + gap + cap_of(lower);
    uint32_t first = layout->scene->count;
    band_place(layout, upper, x, top + cap_of(upper), 0, ink, upper_role);
    band_lift(layout, first, LAYER_TEXT);
    (struck ? band_place_struck : band_place)(layout, lower, x, baseline, 0, ink, lower_role);
}

static void place_cancelled(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    field_solid(&placing->field, theme->ink);
    struct box zone = field_stop_square(&placing->field, theme->stop, (struct color){255, 255, 255});
    int width = zone.width - layout_u(layout, AXIS_X) - layout_u(layout, BAND_INSET);
    struct text_block word = fit(placing, TYPE_BAND, size_of(placing, SIZE_BAND), placing->band->word, width);
    struct text_block old = fit(placing, TYPE_NEXT, SIZE_OLD_TIME_PORTRAIT, placing->band->old_time, width);
    place_two(placing, zone, &word, &old, CANCELLED_APART, theme->ground, "band.word", "band.old", true);
}

/* As a square, with the arrow; gives the rest. */
static struct box place_way_square(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct field field = placing->field;
    struct box box = placing->box;
    int side = box.height * WAY_SQUARE_PORTRAIT / 1000;
    field.box = (struct box){box.x + box.width - side, box.y, side, box.height};
    field_solid(&field, theme->ink);
    way_arrow(placing->layout, placing->band->way, field.box.x + side / 2, box.y + box.height / 2,
              side * WAY_SQUARE_ARROW / 1000, theme->ground);
    field.box = (struct box){box.x, box.y, box.width - side - field.gap, box.height};
    field_solid(&field, theme->ink);
    return field.box;
}

static void place_moved(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    enum way way = placing->band->way;
    bool head = way == WAY_LEFT || way == WAY_RIGHT || way == WAY_NONE;
    struct box zone = head ? field_arrowhead(&placing->field, theme->ink, ARROWHEAD_PORTRAIT, way)
                           : place_way_square(placing);
    int axis = layout_u(layout, AXIS_X), left = zone.x > 0 ? zone.x + layout_u(layout, HEAD_APART) : axis;
    int end = zone.x + zone.width - layout_u(layout, zone.x > 0 || way == WAY_NONE ? FAR_MARGIN : HEAD_APART);
    int width = end - (left > axis ? left : axis);
    struct text_block over = fit(placing, TYPE_BAND, SIZE_MOVED_TO, placing->band->before_room, width);
    static const int steps[] = {SIZES_MOVED_ROOM}, two_lines[] = {SIZES_ROOM_TWO_LINES_PORTRAIT};
    uint32_t from = placing->compact ? 2 : 0, count = sizeof steps / sizeof *steps - from;
    struct text_block room = layout_title(layout, TYPE_BAND, steps + from, count, placing->band->room, NULL,
                                          width, placing->box.height, 1);
    if (!band_fits(&room)) /* as in a header */
        room = layout_title(layout, TYPE_BAND, two_lines, sizeof two_lines / sizeof *two_lines,
                            placing->band->room, NULL, width, placing->box.height, 2);
    place_two(placing, zone, &over, &room, MOVED_APART, theme->ground, "band.word", "band.room", false);
}

/* -- halves -- */

static void place_ending(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    const struct door_band *band = placing->band;
    struct box box = placing->box;
    struct field_halves halves =
        field_cut(&placing->field, theme->on, theme->soon, layout->width * ENDING_CUT_PORTRAIT / 1000);
    int x = layout_u(layout, AXIS_X), right = layout->width - layout_u(layout, FAR_MARGIN);
    struct text_block word = fit(placing, TYPE_BAND, size_of(placing, SIZE_BAND), band->word,
                                 halves.near.x + halves.near.width - x);
    int width = right - halves.far.x;
    struct text_block label = fit(placing, TYPE_NEXT, SIZE_SECOND_PORTRAIT, band->above, width);
    struct text_block fact = fit(placing, TYPE_BAND, size_of(placing, SIZE_BAND_SMALLER), band->fact, width);
    band_place(layout, &word, x, band_baseline(&word, box), 0, theme->on_ink, "band.word");
    band_place(layout, &label, right, box.y + box.height * ENDING_LABEL_BASE / 1000, 2, theme->soon_ink,
               "band.label");
    band_place(layout, &fact, right, box.y + box.height * ENDING_FACT_BASE / 1000, 2, theme->soon_ink,
               "band.fact");
}

/* Now, until when, and the progress over the rest. */
static void place_full_now(const struct placing *placing, struct field near)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    const struct door_band *band = placing->band;
    struct box zone =
        field_progress(&near, theme->on, theme->done, theme->rest, band->done, progress_height(placing));
    int right = layout->width - layout_u(layout, FAR_MARGIN), x = layout_u(layout, AXIS_X);
    struct text_block time =
        band_fit(layout, TYPE_TITLE, SIZE_FULL_UNTIL, band->fact, right - x, zone.height);
    struct text_block until =
        band_fit(layout, TYPE_NEXT, SIZE_SECOND_PORTRAIT, band->above, right - x, zone.height);
    int baseline = band_baseline(&time, zone), left = right - time.width - layout_u(layout, UNTIL_GAP);
    struct text_block word = band_fit(layout, TYPE_BAND, SIZE_FULL_UNTIL, band->word,
                                      left - until.width - layout_u(layout, FACT_LABEL_GAP) - x, zone.height);
    band_place(layout, &word, x, band_baseline(&word, zone), 0, theme->on_ink, "band.word");
    band_place(layout, &time, right, baseline, 2, theme->on_ink, "band.fact");
    band_place(layout, &until, left, baseline, 2, theme->on_ink, "band.label");
}

static void place_full(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    struct field near = placing->field;
    int cut = placing->box.height * FULL_CUT_PORTRAIT / 1000;
    struct field_halves halves = field_stack(&placing->field, theme->on, theme->ink, cut);
    near.box = halves.near;
    place_full_now(placing, near);
    int radius = halves.far.height * DISC_RADIUS / 1000, x = layout_u(layout, AXIS_X);
    int far = layout->width - layout_u(layout, FAR_MARGIN), middle = halves.far.y + halves.far.height / 2;
    field_no_entry(layout, far - radius, middle, radius, theme->stop, (struct color){255, 255, 255});
    struct text_block full =
        band_fit(layout, TYPE_BAND, size_of(placing, SIZE_BAND_SMALLER), placing->band->exception,
                 far - 2 * radius - layout_u(layout, BAND_INSET) - x, halves.far.height);
    band_place(layout, &full, x, band_baseline(&full, halves.far), 0, theme->ground, "band.exception");
}

static void place_delayed(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    const struct door_band *band = placing->band;
    struct field brackets = placing->field;
    struct box box = placing->box;
    int rise = layout_u(layout, BRACKET_RISE), inset = layout_u(layout, FRAME_INSET);
    brackets.box =
        (struct box){box.x + inset, box.y + rise, layout->width * LATE_BRACKETS_PORTRAIT / 1000 - inset,
                     box.height * LATE_BRACKETS_HEIGHT / 1000};
    brackets.arm = brackets.box.height * LATE_BRACKETS_ARM / 1000;
    struct box slot = {box.x, box.y, brackets.box.x + brackets.box.width + inset,
                       brackets.box.height + 2 * rise + layout_u(layout, LATE_SLOT_APART)};
    struct box upper = {slot.width, box.y, box.width - slot.width, slot.height};
    struct box lower = {box.x, box.y + slot.height, box.width, box.height - slot.height};
    field_brackets(&brackets, theme->ink);
    field_pushed(&placing->field, slot, theme->soon);
    int x = layout_u(layout, AXIS_X), right = layout->width - layout_u(layout, FAR_MARGIN);
    struct text_block old =
        band_fit(layout, TYPE_NEXT, SIZE_LATE_OLD_TIME_PORTRAIT, band->old_time,
                 brackets.box.x + brackets.box.width - placing->field.stroke - x, brackets.box.height);
    band_place_struck(layout, &old, x, band_baseline(&old, brackets.box), 0, theme->ink, "band.old");
    struct text_block time = band_fit(layout, TYPE_BAND, SIZE_LATE_OLD_TIME, band->fact,
                                      right - upper.x - layout_u(layout, BAND_INSET), upper.height);
    band_place(layout, &time, right, band_baseline(&time, upper), 2, theme->soon_ink, "band.fact");
    struct text_block word =
        band_fit(layout, TYPE_BAND, size_of(placing, SIZE_BAND), band->word, right - x, lower.height);
    if (!band_fits(&word) && band->short_word[0])
        word = band_fit(layout, TYPE_BAND, size_of(placing, SIZE_BAND), band->short_word, right - x,
                        lower.height);
    band_place(layout, &word, x, band_baseline(&word, lower), 0, theme->soon_ink, "band.word");
}

void door_band_place_portrait(struct layout *layout, const struct door_band *band, struct box box,
                              bool compact)
{
    static void (*const places[DOOR_FIELD_COUNT])(const struct placing *) = {
        [DOOR_ON] = place_on,       [DOOR_ENDING] = place_ending, [DOOR_SOON] = place_soon,
        [DOOR_BREAK] = place_break, [DOOR_BEFORE] = place_before, [DOOR_CANCELLED] = place_cancelled,
        [DOOR_MOVED] = place_moved, [DOOR_FULL] = place_full,     [DOOR_DELAYED] = place_delayed,
    };
    const struct placing placing = {
        .layout = layout, .band = band, .field = field_band(layout, box), .box = box, .compact = compact};
    if (places[band->field])
        places[band->field](&placing);
}
