#include "hallway/state_cell.h"

#include <string.h>

#include "layout/field.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "text/letters.h"

static struct state_cell timed(enum cell_shape shape, const char *text)
{
    return (struct state_cell){.shape = shape, .text = text};
}

static struct state_cell minutes(const struct layout *layout, enum cell_shape shape, int left)
{
    return (struct state_cell){.shape = shape,
                               .text = words_number(layout->style->words, WORD_N_MIN, left, layout->arena),
                               .minutes = left > 0 ? (unsigned)left : 0};
}

static struct state_cell on(const struct layout *layout, const struct slot *slot)
{
    return timed(CELL_ON, phrase_clock(layout, slot->end));
}

struct state_cell state_cell_of(const struct layout *layout, const struct room_state *state)
{
    if (state->phase == PHASE_SOON)
        return minutes(layout, CELL_SOON, state->minutes_to_next);
    if (state->phase == PHASE_ENDING)
        return minutes(layout, CELL_ENDING, state->minutes_left);
    if (state->now.count > 0) /* a drop-in alone is on, whatever the phase */
        return on(layout, &state->now.slots[state->first_now < state->now.count ? state->first_now : 0]);
    if (state->breaks.count > 0)
        return timed(CELL_BREAK, phrase_clock(layout, state->breaks.slots[0].end));
    if (state->phase == PHASE_DAY_OVER || state->phase == PHASE_EVENT_OVER)
        return timed(CELL_OVER, "");
    return timed(CELL_NONE, "");
}

/* From where a time in a cell would be by its own width to where it stands, so that the times of a column
 * have their colons below each other: 0 for other text, and where that has no room. */
static int to_colon(const struct layout *layout, struct type type, const char *text, int room)
{
    int width = part_width(layout, type, text), column = part_time_column_width(layout, type, text);
    if (!strchr(text, ':') || column > room)
        return 0;
    int shift = column - width - (part_time_column_width(layout, type, "11:00") - width) / 2;
    return layout->own_metrics.right_to_left ? -shift : shift; /* the picture is mirrored, the time is not */
}

/* In the middle between `from` and the end of the box, but not before the box. */
static void place_text(struct layout *layout, const char *text, struct box box, int from, double size_px,
                       struct color color)
{
    struct type type = layout_type_px(layout, FACE_BOLD, size_px);
    while (type.px > layout->floor_px &&
           (part_width(layout, type, text) > box.width || type.cap > box.height))
        type = layout_type_smaller(layout, type);
    int width = part_width(layout, type, text), end = box.x + box.width;
    int x = from + (end - from - width) / 2 + to_colon(layout, type, text, box.width);
    part_line_close(layout, type, text, x > box.x ? x : box.x, box.y + (box.height + type.cap) / 2, width,
                    color, "until");
}

/* Where a cell is hardly higher than its text, letters that fill a square stand on shorter teeth: 0 for usual
 * ones. */
static int teeth_height(const char *text, struct box box, double size_px)
{
    int left = box.height - text_em(size_px, SQUARE_INK);
    if (text_letters_of(text, strlen(text)) != TEXT_LETTERS_SQUARE || left >= box.height * TEETH / 1000)
        return 0;
    return left > 2 ? left : 2;
}

void state_cell_place(struct layout *layout, const struct state_cell *cell, struct box box, double size_px)
{
    const struct theme *theme = layout->style->theme;
    struct field field = field_cell(layout, box, theme->ground);
    struct box room = box;
    int cut = 0;
    struct color ink = theme->ink;
    switch (cell->shape) {
    case CELL_ON:
        field_solid(&field, theme->on);
        ink = theme->on_ink;
        break;
    case CELL_ENDING:
        cut = box.x + box.width * CELL_CUT / 1000;
        room = field_cut(&field, theme->on, theme->soon, cut - box.x).far;
        ink = theme->soon_ink;
        break;
    case CELL_SOON:
        size_px = text_size(size_px * CELL_SOON_TEXT / 1000);
        size_px = size_px > layout->floor_px ? size_px : layout->floor_px;
        field.teeth = teeth_height(cell->text, box, size_px);
        room = field_teeth(&field, theme->soon, cell->minutes,
                           cell->minutes > TEETH_LEAST ? cell->minutes : TEETH_LEAST);
        ink = theme->soon_ink;
        break;
    case CELL_BREAK:
        room = field_frame(&field, theme->ink);
        break;
    case CELL_OVER:
        field_slats(&field, theme->shut);
        break;
    case CELL_NONE:
        break;
    }
    if (cell->text[0])
        place_text(layout, cell->text, room, cut > 0 ? cut : room.x,
                   size_px > layout->floor_px ? size_px : layout->floor_px, ink);
}
