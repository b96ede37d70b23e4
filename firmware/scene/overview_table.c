#include "scene/overview_table.h"

struct overview_table overview_table_of(const struct layout *layout, int row_height)
{
    struct overview_table table = {.small_type = piece_type(layout, FACE_REGULAR, 25)};
    int thousandths = row_height * 1000 / layout->unit * 27 / 100;
    table.title = thousandths > 46 ? 46 : thousandths < 34 ? 34 : thousandths;
    table.clock_type = piece_type(layout, FACE_SEMIBOLD, table.title);
    table.next_clock_type = piece_type(layout, FACE_SEMIBOLD, table.title - 3);
    int space = layout->gap * 2, width = layout->width - 2 * layout->margin;
    table.room_x = layout->margin;
    table.room_width = width * 17 / 100;
    table.bar_x = table.room_x + table.room_width + space;
    table.now_x = table.bar_x + frame_px(layout, 7) + layout->gap;
    table.until_width = piece_digits_width(layout, table.clock_type, "00:00");
    int wait = piece_width(layout, table.small_type,
                           words_number(layout->style->words, WORD_N_MIN, 188, layout->arena));
    table.until_width = wait > table.until_width ? wait : table.until_width;
    int rest = layout->margin + width - table.now_x - table.until_width - 2 * space;
    table.now_width = rest / 2;
    table.until_x = table.now_x + table.now_width + space;
    table.next_x = table.until_x + table.until_width + space;
    table.next_width = layout->margin + width - table.next_x;
    table.next_time_width = piece_digits_width(layout, table.next_clock_type, "00:00");
    int day = piece_width(layout, table.small_type, words_get(layout->style->words, WORD_TOMORROW));
    table.next_time_width = (day > table.next_time_width ? day : table.next_time_width) + layout->gap;
    return table;
}

/* A clock time with a small line under it, its baseline on `baseline` where that has room. */
static void place_time(struct layout *layout, struct type type, struct type small, const char *clock,
                       const char *under, int x, int width, int baseline, int top, int bottom,
                       struct color color, const char *role)
{
    if (!clock[0])
        return;
    int height = type_height(type) + (under[0] ? type_height(small) : 0);
    int y = list_align(baseline, type.ascent, height, top, bottom);
    piece_line(layout, type, clock, x, y + type.ascent, width, color, role);
    if (under[0] && y + height <= bottom)
        piece_line(layout, small, under, x, y + type_height(type) + small.ascent, width,
                   layout->style->theme->ink_soft, "wait");
}

/* A cell's height above and below the row's common baseline. */
static void stretch(int ascent, int height, int *above, int *below)
{
    if (ascent > *above)
        *above = ascent;
    if (height - ascent > *below)
        *below = height - ascent;
}

static int row_edge(const struct layout *layout)
{
    return layout->gap / 2 > 3 ? layout->gap / 2 : 3;
}

static void fit_row(const struct layout *layout, const struct overview_table *table, struct overview_row *row,
                    int size, int height)
{
    int time = row->next_clock[0] ? table->next_time_width : 0;
    entry_fit(layout, &row->now, FACE_SEMIBOLD, size, 0, 25, table->now_width, height, 2);
    entry_fit(layout, &row->next, FACE_MEDIUM, size - 3, 0, 25, table->next_width - time, height, 3);
}

static struct text_block fit_room(const struct layout *layout, const struct overview_table *table,
                                  const struct overview_row *row, int size, int height)
{
    struct text_block room =
        piece_fit(layout, FACE_SEMIBOLD, size, 0, row->room, table->room_width, height, 8);
    if (room.cut && row->short_room[0])
        room = piece_fit(layout, FACE_SEMIBOLD, size, 0, row->short_room, table->room_width, height, 8);
    return room;
}

/* The height of a row whose cells are set, with one baseline. */
static int set_height(const struct layout *layout, const struct overview_table *table,
                      const struct overview_row *row, const struct text_block *room)
{
    int above = 0, below = 0;
    stretch(row->now.ascent, row->now.height, &above, &below);
    stretch(row->next.ascent, row->next.height, &above, &below);
    stretch(room->ascent, room->height, &above, &below);
    stretch(table->clock_type.ascent, type_height(table->clock_type) + type_height(table->small_type), &above,
            &below);
    return above + below + 2 * row_edge(layout) + layout->hair;
}

int overview_table_need(const struct layout *layout, const struct overview_table *table,
                        const struct overview_row *row, int row_height)
{
    struct overview_row set = *row;
    fit_row(layout, table, &set, table->title, 2 * row_height);
    struct text_block room = fit_room(layout, table, &set, table->title, 2 * row_height);
    if (set.now.title.cut || set.next.title.cut || room.cut) { /* whole at the smallest size, however high */
        set = *row;
        fit_row(layout, table, &set, 0, 3 * row_height);
        room = fit_room(layout, table, &set, 0, 3 * row_height);
    }
    return set_height(layout, table, &set, &room);
}

/* Whether what is on keeps to two lines of the table's size. */
static bool keeps_size(const struct layout *layout, const struct overview_table *table,
                       const struct overview_row *row)
{
    int px = frame_text_px(layout, table->title);
    struct text_block title;
    text_fit(layout->style->metrics, FACE_SEMIBOLD, &px, 1, row->now.text, table->now_width, 4 * px, 2,
             layout->arena, &title);
    return !title.cut;
}

void overview_table_choose_size(const struct layout *layout, struct overview_table *table,
                                const struct overview_row *rows, uint32_t count, int row_height, int space)
{
    for (;; table->title--) {
        int needs = 0;
        uint32_t keep = 0;
        for (uint32_t i = 0; i < count; i++)
            keep += keeps_size(layout, table, &rows[i]) ? 1 : 0;
        for (uint32_t i = 0; i < count && keep * 4 >= count * 3; i++)
            needs += overview_table_need(layout, table, &rows[i], row_height);
        bool smallest = frame_text_px(layout, table->title) == layout->least_px;
        if (smallest || (keep * 4 >= count * 3 && needs <= space))
            break;
    }
    table->clock_type = piece_type(layout, FACE_SEMIBOLD, table->title);
    table->next_clock_type = piece_type(layout, FACE_SEMIBOLD, table->title - 3);
}

void overview_table_place(struct layout *layout, const struct overview_table *table, struct overview_row *row,
                          struct box box)
{
    const struct theme *theme = layout->style->theme;
    int top = box.y + row_edge(layout), bottom = box.y + box.height - row_edge(layout), height = bottom - top;
    fit_row(layout, table, row, table->title, height);
    struct text_block room = fit_room(layout, table, row, table->title, height);
    int above = 0, below = 0, small = type_height(table->small_type);
    stretch(row->now.ascent, row->now.height, &above, &below);
    stretch(row->next.ascent, row->next.height, &above, &below);
    stretch(room.ascent, room.height, &above, &below);
    stretch(table->clock_type.ascent, type_height(table->clock_type) + (row->until_wait[0] ? small : 0),
            &above, &below);
    int baseline = top + above + (height - above - below) / 2;

    piece_block(layout, &room, table->room_x, list_align(baseline, room.ascent, room.height, top, bottom),
                table->room_width, theme->ink, "room");
    int y = list_align(baseline, row->now.ascent, row->now.height, top, bottom);
    overview_now_place(layout, row, table->now_x, y, table->now_width);
    overview_bar_place(layout, row, table->bar_x, y, row->now.height > 0 ? row->now.height : height);
    place_time(layout, table->clock_type, table->small_type, row->until, row->until_wait, table->until_x,
               table->until_width, baseline, top, bottom, theme->ink, "until");
    int time = row->next_clock[0] ? table->next_time_width : 0;
    place_time(layout, table->next_clock_type, table->small_type, row->next_clock, row->next_day,
               table->next_x, table->next_time_width - layout->gap, baseline, top, bottom, theme->accent,
               "time.next");
    entry_place(layout, &row->next, table->next_x + time,
                list_align(baseline, row->next.ascent, row->next.height, top, bottom),
                table->next_width - time);
}

void overview_table_labels(struct layout *layout, const struct overview_table *table, int y)
{
    static const enum word words[] = {WORD_ROOM, WORD_NOW, WORD_UNTIL, WORD_NEXT};
    const int x[] = {table->room_x, table->now_x, table->until_x, table->next_x};
    const int width[] = {table->room_width, table->now_width, table->until_width + layout->gap,
                         table->next_width};
    struct type type = piece_type(layout, FACE_SEMIBOLD, 24);
    for (int i = 0; i < 4; i++)
        piece_line(layout, type, words_get(layout->style->words, words[i]), x[i], y + type.ascent, width[i],
                   layout->style->theme->ink_soft, "label");
}
