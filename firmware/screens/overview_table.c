#include "screens/overview_table.h"

#include "screens/phrases.h"

static int room_size(int title)
{
    return title < 50 ? title : 50;
}

/* What the longest of the rooms' names takes in one line, within bounds: names wrap. All rooms count, so that
 * the columns of sub-pages stand alike. */
static int room_width(const struct layout *layout, int title, int width)
{
    const struct view *view = layout->view;
    struct type type = layout_type(layout, FACE_SEMIBOLD, room_size(title));
    int least = width * 11 / 100, most = width * 17 / 100, widest = least;
    for (uint32_t i = 0; i < view->row_count; i++) {
        int own = part_width(layout, type, phrase_room(layout, view->rows[i].room));
        widest = own > widest ? own : widest;
    }
    return widest < most ? widest : most;
}

static struct overview_table columns_of(const struct layout *layout, const struct overview_row *rows,
                                        uint32_t count, int title, int now_percent)
{
    int below = layout_step_below(layout, title);
    struct overview_table table = {.type = {.title = title, .next = below ? below : title}};
    table.small_type = layout_type(layout, FACE_REGULAR, overview_small_size(title));
    table.clock_type = layout_type(layout, FACE_SEMIBOLD, title);
    table.next_clock_type = layout_type(layout, FACE_SEMIBOLD, table.type.next);
    int space = layout->gap * 2, width = layout->width - 2 * layout->margin;
    table.room_x = layout->margin;
    table.room_width = room_width(layout, title, width);
    table.bar_x = table.room_x + table.room_width + space;
    table.now_x = table.bar_x + layout_px(layout, 7) + layout->gap;
    table.until_width = part_digits_width(layout, table.clock_type, "00:00");
    int wait = part_width(layout, table.small_type,
                          words_number(layout->style->words, WORD_N_MIN, 188, layout->arena));
    table.until_width = wait > table.until_width ? wait : table.until_width;
    for (uint32_t i = 0; i < count; i++) {
        wait = part_width(layout, table.small_type, rows[i].until_wait);
        table.until_width = wait > table.until_width ? wait : table.until_width;
    }
    table.next_time_width = part_digits_width(layout, table.next_clock_type, "00:00");
    for (uint32_t i = 0; i < count; i++) {
        int day = part_width(layout, table.small_type, rows[i].next_day);
        table.next_time_width = day > table.next_time_width ? day : table.next_time_width;
    }
    table.next_time_width += layout->gap;
    int rest = layout->margin + width - table.now_x - table.until_width - 2 * space - table.next_time_width;
    table.now_width = rest * now_percent / 100;
    table.until_x = table.now_x + table.now_width + space;
    table.next_x = table.until_x + table.until_width + space;
    table.next_width = layout->margin + width - table.next_x;
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
    part_line(layout, type, clock, x, y + type.ascent, width, color, role);
    if (under[0] && y + height <= bottom)
        part_line(layout, small, under, x, y + type_height(type) + small.ascent, width,
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
    return layout->gap * 3 / 5 > 3 ? layout->gap * 3 / 5 : 3;
}

static void fit_row(const struct layout *layout, const struct overview_table *table, struct overview_row *row,
                    int height)
{
    const struct overview_type *type = &table->type;
    int time = row->next_clock[0] ? table->next_time_width : 0, small = overview_small_size(type->title);
    overview_entry_limit(&row->now, type->under);
    overview_entry_limit(&row->next, type->under);
    titled_session_fit(layout, &row->now, FACE_SEMIBOLD, type->title, 0, small, table->now_width, height, 3);
    titled_session_fit(layout, &row->next, FACE_MEDIUM, type->next, 0, small, table->next_width - time,
                       height, 4);
}

static struct text_block fit_room(const struct layout *layout, const struct overview_table *table,
                                  const struct overview_row *row, int height)
{
    int size = room_size(table->type.title);
    struct text_block room =
        part_fit(layout, FACE_SEMIBOLD, size, 0, row->room, table->room_width, height, 8);
    if (room.cut && row->short_room[0])
        room = part_fit(layout, FACE_SEMIBOLD, size, 0, row->short_room, table->room_width, height, 8);
    return room;
}

int overview_table_need(const struct layout *layout, const struct overview_table *table,
                        const struct overview_row *row)
{
    struct overview_row set = *row;
    int plenty = layout->height, above = 0, below = 0;
    fit_row(layout, table, &set, plenty);
    struct text_block room = fit_room(layout, table, &set, plenty);
    stretch(set.now.ascent, set.now.height, &above, &below);
    stretch(set.next.ascent, set.next.height, &above, &below);
    stretch(room.ascent, room.height, &above, &below);
    stretch(table->clock_type.ascent, type_height(table->clock_type) + type_height(table->small_type), &above,
            &below);
    return above + below + 2 * row_edge(layout) + layout->hair;
}

static bool all_fit(const struct layout *layout, const struct overview_table *table,
                    const struct overview_row *rows, uint32_t count, int space)
{
    int64_t needs = 0;
    for (uint32_t i = 0; i < count && needs <= space; i++)
        needs += overview_table_need(layout, table, &rows[i]);
    return needs <= space;
}

bool overview_table_reads(const struct layout *layout, const struct overview_row *rows, uint32_t count,
                          int space)
{
    struct overview_table table = columns_of(layout, rows, count, OVERVIEW_READ, 53);
    int64_t needs = 0;
    for (uint32_t i = 0; i < count && needs <= space; i++) {
        struct overview_row titles = overview_row_titles(&rows[i]);
        needs += overview_table_need(layout, &table, &titles);
    }
    return needs <= space;
}

struct overview_table overview_table_of(const struct layout *layout, const struct overview_row *rows,
                                        uint32_t count, int space)
{
    /* What is on is set larger than what is next, and has more room, unless that is what makes titles small.
     */
    static const int percents[] = {53, 46, 60};
    struct overview_table table = {0};
    for (int title = overview_largest(layout, count); title > 0; title = layout_step_below(layout, title)) {
        for (size_t i = 0; i < sizeof percents / sizeof *percents; i++) {
            table = columns_of(layout, rows, count, title, percents[i]);
            int air = title > OVERVIEW_USUAL ? (int)count * layout->gap : 0;
            if (overview_size_suits(layout, rows, count, title, table.now_width,
                                    table.next_width - table.next_time_width, space) &&
                all_fit(layout, &table, rows, count, space - air))
                return table;
        }
    }
    /* At the smallest size lines under titles give way. */
    table = columns_of(layout, rows, count, OVERVIEW_SMALLEST, percents[0]);
    while (table.type.under < OVERVIEW_UNDER_NONE && !all_fit(layout, &table, rows, count, space)) {
        table.type.under++;
        for (size_t i = 1; i < sizeof percents / sizeof *percents; i++) {
            struct overview_table other = columns_of(layout, rows, count, OVERVIEW_SMALLEST, percents[i]);
            other.type.under = table.type.under;
            if (all_fit(layout, &other, rows, count, space))
                return other;
        }
    }
    return table;
}

void overview_table_place(struct layout *layout, const struct overview_table *table, struct overview_row *row,
                          struct box box)
{
    const struct theme *theme = layout->style->theme;
    int top = box.y + row_edge(layout), bottom = box.y + box.height - row_edge(layout), height = bottom - top;
    fit_row(layout, table, row, height);
    struct text_block room = fit_room(layout, table, row, height);
    int above = 0, below = 0, small = type_height(table->small_type);
    stretch(row->now.ascent, row->now.height, &above, &below);
    stretch(row->next.ascent, row->next.height, &above, &below);
    stretch(room.ascent, room.height, &above, &below);
    stretch(table->clock_type.ascent, type_height(table->clock_type) + (row->until_wait[0] ? small : 0),
            &above, &below);
    int baseline = top + above + (height - above - below) / 2;

    part_block(layout, &room, table->room_x, list_align(baseline, room.ascent, room.height, top, bottom),
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
    titled_session_place(layout, &row->next, table->next_x + time,
                         list_align(baseline, row->next.ascent, row->next.height, top, bottom),
                         table->next_width - time);
}

void overview_table_labels(struct layout *layout, const struct overview_table *table, int y)
{
    static const enum word words[] = {WORD_ROOM, WORD_NOW, WORD_UNTIL, WORD_NEXT};
    const int x[] = {table->room_x, table->now_x, table->until_x, table->next_x};
    const int width[] = {table->room_width, table->now_width, table->until_width + layout->gap,
                         table->next_width};
    struct type type = layout_type(layout, FACE_SEMIBOLD, 24);
    for (int i = 0; i < 4; i++)
        part_line(layout, type, words_get(layout->style->words, words[i]), x[i], y + type.ascent, width[i],
                  layout->style->theme->ink_soft, "label");
}
