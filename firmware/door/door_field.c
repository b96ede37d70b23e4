#include "door/door_placing.h"

#include "layout/band_text.h"
#include "layout/way_arrow.h"

static int progress_height(const struct placing *placing)
{
    return layout_u(placing->layout, placing->compact ? PROGRESS_COMPACT : PROGRESS);
}

/* A row of all that the band says, from the axis to the far margin. */
static struct band_row row_of(const struct placing *placing, struct box zone, struct color ink, int word_size)
{
    const struct door_band *band = placing->band;
    const struct layout *layout = placing->layout;
    return (struct band_row){.word = band->word,
                             .short_word = band->short_word,
                             .word_size = size_of(placing, word_size),
                             .fact = band->fact,
                             .above = band->above,
                             .below = band->below,
                             .fact_size = size_of(placing, SIZE_BAND),
                             .left = layout_u(layout, AXIS_X),
                             .right = layout->width - layout_u(layout, FAR_MARGIN),
                             .zone = zone,
                             .ink = ink};
}

static void place_row(const struct placing *placing, struct box zone, struct color ink, int word_size)
{
    struct band_row row = row_of(placing, zone, ink, word_size);
    band_row_place(placing->layout, &row);
}

/* -- states -- */

static void place_on(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    field_solid(&placing->field, theme->on);
    struct box zone = field_progress(&placing->field, theme->on, theme->done, theme->rest,
                                     placing->band->done, progress_height(placing));
    place_row(placing, zone, theme->on_ink, SIZE_BAND);
}

static void place_ending(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    struct field_halves halves =
        field_cut(&placing->field, theme->on, theme->soon, layout->width * ENDING_CUT / 1000);
    struct band_row now = row_of(placing, placing->box, theme->on_ink, SIZE_BAND), left = now;
    now.fact = now.above = now.below = "";
    now.right = halves.near.x + halves.near.width;
    band_row_place(layout, &now);
    left.word = left.short_word = "";
    left.ink = theme->soon_ink;
    band_row_place(layout, &left);
}

static void place_soon(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    const struct door_band *band = placing->band;
    struct box zone =
        field_teeth(&placing->field, theme->soon, (unsigned)band->teeth, (unsigned)band->teeth_most);
    struct band_row row = row_of(placing, zone, theme->soon_ink, SIZE_BAND_SMALLER);
    row.same_size = true;
    band_row_place(placing->layout, &row);
}

static void place_break(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    struct box zone = field_frame(&placing->field, theme->ink);
    struct band_row row = row_of(placing, zone, theme->ink, SIZE_BAND_SMALLER);
    row.left = layout_u(layout, AXIS_X + FRAME_FACT_INSET);
    row.right = zone.x + zone.width - layout_u(layout, FRAME_FACT_APART);
    band_row_place(layout, &row);
}

static void place_before(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    place_row(placing, field_rails(&placing->field, theme->ink), theme->ink, SIZE_BAND);
}

/* -- exceptions -- */

static void place_cancelled(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    field_solid(&placing->field, theme->ink);
    struct box zone = field_stop_square(&placing->field, theme->stop, (struct color){255, 255, 255});
    int right = zone.x + zone.width - layout_u(layout, BAND_INSET);
    struct text_block old = band_fit(layout, TYPE_NEXT, size_of(placing, SIZE_OLD_TIME),
                                     placing->band->old_time, zone.width / 2, zone.height);
    struct band_row row = row_of(placing, zone, theme->ground, SIZE_BAND);
    row.right = right - old.width - layout_u(layout, BAND_APART);
    band_row_place(layout, &row);
    band_place_struck(layout, &old, right, band_baseline(&old, zone), 2, theme->ground, "band.old");
}

/* A square of the band's height at the far end, parted from the rest, with the arrow; gives the rest. */
static struct box place_way_square(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct field field = placing->field;
    struct box box = placing->box;
    int side = box.height;
    field.box = (struct box){box.x + box.width - side, box.y, side, side};
    field_solid(&field, theme->ink);
    way_arrow(placing->layout, placing->band->way, field.box.x + side / 2, box.y + side / 2,
              side * WAY_SQUARE_ARROW / 1000, theme->ground);
    field.box = (struct box){box.x, box.y, box.width - side - field.gap, side};
    field_solid(&field, theme->ink);
    return field.box;
}

static void place_moved(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    enum way way = placing->band->way;
    struct box zone = way == WAY_LEFT || way == WAY_RIGHT || way == WAY_NONE
                          ? field_arrowhead(&placing->field, theme->ink, ARROWHEAD, way)
                          : place_way_square(placing);
    struct band_row row = row_of(placing, zone, theme->ground, SIZE_BAND);
    int left = zone.x > 0 ? zone.x + layout_u(layout, HEAD_APART) : 0;
    row.left = left > row.left ? left : row.left;
    row.right =
        zone.x + zone.width - layout_u(layout, zone.x > 0 || way == WAY_NONE ? FAR_MARGIN : BAND_INSET);
    band_row_place(layout, &row);
}

/* "until 12:20", with the label at the time's baseline. Gives where it begins. */
static int place_until(const struct placing *placing, struct box zone, int right, int size, int label_size,
                       struct color ink)
{
    struct layout *layout = placing->layout;
    struct text_block time = band_fit(layout, TYPE_TITLE, size, placing->band->fact, zone.width, zone.height);
    struct text_block until =
        band_fit(layout, TYPE_NEXT, label_size, placing->band->above, zone.width, zone.height);
    int baseline = band_baseline(&time, zone), left = right - time.width - layout_u(layout, UNTIL_GAP);
    band_place(layout, &time, right, baseline, 2, ink, "band.fact");
    band_place(layout, &until, left, baseline, 2, ink, "band.label");
    return left - until.width;
}

static void place_full(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    struct field near = placing->field;
    struct field_halves halves =
        field_split(&placing->field, theme->on, theme->ink, layout->width * FULL_CUT / 1000);
    near.box = halves.near;
    int inset = layout_u(layout, BAND_INSET), cut = layout->width * FULL_CUT / 1000;
    struct box zone = field_progress(&near, theme->on, theme->done, theme->rest, placing->band->done,
                                     progress_height(placing));
    struct band_row now = row_of(placing, zone, theme->on_ink, SIZE_BAND);
    now.fact = now.above = now.below = "";
    now.right =
        place_until(placing, zone, cut - inset, placing->compact ? SIZE_FULL_UNTIL_COMPACT : SIZE_FULL_UNTIL,
                    SIZE_FACT_LABEL, theme->on_ink) -
        layout_u(layout, BAND_APART);
    band_row_place(layout, &now);
    int radius = placing->box.height * DISC_RADIUS / 1000;
    int middle = placing->box.y + placing->box.height / 2, far = layout->width - layout_u(layout, FAR_MARGIN);
    field_no_entry(layout, far - radius, middle, radius, theme->stop, (struct color){255, 255, 255});
    struct band_row full = row_of(placing, placing->box, theme->ground, SIZE_BAND_SMALLER);
    full.word = placing->band->exception;
    full.short_word = full.fact = full.above = full.below = "";
    full.left = cut + inset;
    full.right = far - 2 * radius - inset;
    band_row_place(layout, &full);
}

static void place_delayed(const struct placing *placing)
{
    const struct theme *theme = theme_of(placing);
    struct layout *layout = placing->layout;
    struct field brackets = placing->field;
    struct box box = placing->box, slot = box;
    int rise = layout_u(layout, BRACKET_RISE);
    slot.width = layout->width * LATE_BRACKETS / 1000;
    brackets.box =
        (struct box){box.x + layout_u(layout, FRAME_INSET), box.y + rise, 0, box.height - 2 * rise};
    brackets.box.width = slot.width - placing->field.gap - brackets.box.x;
    field_brackets(&brackets, theme->ink);
    field_pushed(&placing->field, slot, theme->soon);
    int axis = layout_u(layout, AXIS_X);
    struct text_block old =
        band_fit(layout, TYPE_NEXT, size_of(placing, SIZE_LATE_OLD_TIME), placing->band->old_time,
                 brackets.box.x + brackets.box.width - placing->field.stroke - axis, box.height);
    band_place_struck(layout, &old, axis, band_baseline(&old, box), 0, theme->ink, "band.old");
    struct band_row row = row_of(placing, box, theme->soon_ink, SIZE_BAND_SMALLER);
    row.is_heavy = true;
    row.left = slot.width + layout_u(layout, LATE_WORD_INSET);
    band_row_place(layout, &row);
}

/* -- all -- */

static void place_landscape(const struct placing *placing)
{
    static void (*const places[DOOR_FIELD_COUNT])(const struct placing *) = {
        [DOOR_ON] = place_on,       [DOOR_ENDING] = place_ending, [DOOR_SOON] = place_soon,
        [DOOR_BREAK] = place_break, [DOOR_BEFORE] = place_before, [DOOR_CANCELLED] = place_cancelled,
        [DOOR_MOVED] = place_moved, [DOOR_FULL] = place_full,     [DOOR_DELAYED] = place_delayed,
    };
    if (places[placing->band->field])
        places[placing->band->field](placing);
}

void door_band_place(struct layout *layout, const struct door *door, struct box box, bool compact)
{
    const struct placing placing = {.layout = layout,
                                    .band = &door->band,
                                    .field = field_band(layout, box),
                                    .box = box,
                                    .compact = compact};
    if (door->band.field == DOOR_OVER)
        field_slats(&placing.field, layout->style->theme->shut);
    else if (door->band.field == DOOR_EMPTY)
        field_rails(&placing.field, layout->style->theme->ink);
    else if (layout->portrait)
        door_band_place_portrait(layout, &door->band, box, compact);
    else
        place_landscape(&placing);
}
