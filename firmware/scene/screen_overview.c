#include "scene/screens.h"

#include <string.h>

#include "scene/about.h"
#include "scene/list.h"
#include "scene/overview_row.h"

/* -- where it stands -- */

/* Whether rooms are cards with their lines under each other, not rows of a table with columns. */
static bool is_stacked(const struct layout *layout)
{
    return layout->portrait || layout->width - 2 * layout->margin < 50 * layout->least_px;
}

static int labels_height(const struct layout *layout)
{
    if (is_stacked(layout))
        return 0;
    return type_height(piece_type(layout, FACE_SEMIBOLD, 24)) + layout->gap;
}

static struct list_fit fit_rows(const struct layout *layout, uint32_t count)
{
    struct box body = frame_body(layout, true);
    int title = type_height(piece_type(layout, FACE_SEMIBOLD, 31)),
        small = type_height(piece_type(layout, FACE_REGULAR, 25));
    int edges = layout->gap * 4 / 5 > 6 ? layout->gap * 4 / 5 : 6;
    int least = is_stacked(layout) ? 3 * title + small + edges : 2 * title + small + edges;
    int most = !is_stacked(layout) ? frame_px(layout, 210)
               : layout->portrait  ? frame_px(layout, 290)
                                   : body.height / 2;
    return list_fit(body.height - labels_height(layout), count, least, most > least ? most : least);
}

uint32_t screen_overview_pages(const struct screen_style *style, uint32_t rows)
{
    /* Only the picture's size and the metrics count: every display of a size pages alike. */
    static const struct view no_view = {.kind = VIEW_OVERVIEW};
    struct arena no_memory = {0};
    struct scene scene;
    struct layout layout;
    frame_begin(&layout, &no_view, style, &no_memory, &scene);
    uint32_t a_page = fit_rows(&layout, rows).rows;
    return rows > a_page ? (rows + a_page - 1) / a_page : 1;
}

struct table {
    int room_x, room_width, bar_x, now_x, now_width, until_x, until_width, next_x, next_width;
    int next_time_width;
    int title; /* thousandths */
    struct type clock_type, small_type, next_clock_type;
};

static struct table table_of(const struct layout *layout, int row_height)
{
    struct table table = {.small_type = piece_type(layout, FACE_REGULAR, 25)};
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
    table.now_width = rest * 53 / 100;
    table.until_x = table.now_x + table.now_width + space;
    table.next_x = table.until_x + table.until_width + space;
    table.next_width = layout->margin + width - table.next_x;
    table.next_time_width = piece_digits_width(layout, table.next_clock_type, "00:00");
    int day = piece_width(layout, table.small_type, words_get(layout->style->words, WORD_TOMORROW));
    table.next_time_width = (day > table.next_time_width ? day : table.next_time_width) + layout->gap;
    return table;
}

static void place_now(struct layout *layout, const struct overview_row *row, int x, int y, int width)
{
    uint32_t first = layout->scene->count;
    entry_place(layout, &row->now, x, y, width);
    if (row->colored)
        for (uint32_t i = first; i < layout->scene->count; i++)
            if (strcmp(layout->scene->items[i].role, row->now.role) == 0)
                layout->scene->items[i].color = row->now_ink;
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

static void place_bar(struct layout *layout, const struct overview_row *row, int x, int y, int height)
{
    int bar = frame_px(layout, 6);
    piece_fill(layout, (struct box){x, y, bar, height}, row->has_bar ? row->bar : layout->style->theme->rule,
               bar / 2, LAYER_TEXT, "track");
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

static void fit_row(const struct layout *layout, const struct table *table, struct overview_row *row,
                    int size, int height)
{
    int time = row->next_clock[0] ? table->next_time_width : 0;
    entry_fit(layout, &row->now, FACE_SEMIBOLD, size, 0, 25, table->now_width, height, 2);
    entry_fit(layout, &row->next, FACE_MEDIUM, size - 3, 0, 25, table->next_width - time, height, 3);
}

static void place_table_row(struct layout *layout, const struct table *table, struct overview_row *row,
                            struct box box)
{
    const struct theme *theme = layout->style->theme;
    int top = box.y + row_edge(layout), bottom = box.y + box.height - row_edge(layout), height = bottom - top;
    fit_row(layout, table, row, table->title, height);
    struct text_block room =
        piece_fit(layout, FACE_SEMIBOLD, table->title, 0, row->room, table->room_width, height, 8);
    if (room.cut && row->short_room[0])
        room =
            piece_fit(layout, FACE_SEMIBOLD, table->title, 0, row->short_room, table->room_width, height, 8);
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
    place_now(layout, row, table->now_x, y, table->now_width);
    place_bar(layout, row, table->bar_x, y, row->now.height > 0 ? row->now.height : height);
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

/* The greatest size at which three of four titles have room, so that most rows are set alike. */
static int common_size(const struct layout *layout, const struct table *table, struct overview_row *rows,
                       uint32_t count, int height)
{
    int size = table->title;
    for (; frame_text_px(layout, size) > layout->least_px; size--) {
        uint32_t fit = 0;
        for (uint32_t i = 0; i < count; i++) {
            struct overview_row row = rows[i];
            fit_row(layout, table, &row, size, height);
            bool under = row.now.strong[0] == rows[i].now.strong[0] && row.now.soft[0] == rows[i].now.soft[0];
            fit +=
                under && !row.now.title.cut && row.now.title.size_px >= frame_text_px(layout, size) ? 1 : 0;
        }
        if (fit * 4 >= count * 3)
            break;
    }
    return size;
}

static void place_labels(struct layout *layout, const struct table *table, int y)
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

/* -- rooms as cards: name and until when, what is on, what is next, each on its own lines -- */

struct card {
    struct type small_type, start_type;
    struct text_block room;
    const char *until, *start;
    int room_width, until_width, start_width; /* start_width: with the gap after it; 0 for no next */
    int next_ascent, next_height;
};

static void card_fit_head(const struct layout *layout, const struct overview_row *row, struct card *card,
                          int width, int height)
{
    const char *until =
        row->until[0] ? words_text(layout->style->words, WORD_UNTIL_TIME, row->until, layout->arena) : "";
    card->until = about_join(layout, until, row->until_wait);
    card->until_width = piece_width(layout, card->small_type, card->until);
    if (card->until_width > width / 2)
        card->until_width = width / 2;
    card->room_width = width - card->until_width - (card->until_width ? layout->gap : 0);
    card->room = piece_fit(layout, FACE_SEMIBOLD, 32, 0, row->room, card->room_width, height, 2);
    if (card->room.cut && row->short_room[0])
        card->room = piece_fit(layout, FACE_SEMIBOLD, 32, 0, row->short_room, card->room_width, height, 2);
}

static void card_fit_next(const struct layout *layout, struct overview_row *row, struct card *card, int width,
                          int height)
{
    card->start = row->next_day[0] ? arena_printf(layout->arena, "%s %s", row->next_day, row->next_clock)
                                   : row->next_clock;
    card->start_width = card->start[0] ? piece_width(layout, card->start_type, card->start) + layout->gap : 0;
    entry_fit(layout, &row->next, FACE_MEDIUM, 31, 0, 25, width - card->start_width, height, 2);
    struct type start = card->start_width ? card->start_type : (struct type){0};
    int next_below = row->next.height - row->next.ascent;
    card->next_ascent = row->next.ascent > start.ascent ? row->next.ascent : start.ascent;
    card->next_height = card->next_ascent + (next_below > start.descent ? next_below : start.descent);
}

static void place_card(struct layout *layout, struct overview_row *row, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct card card = {.small_type = piece_type(layout, FACE_REGULAR, 27),
                        .start_type = piece_type(layout, FACE_SEMIBOLD, 31)};
    int edge = layout->gap * 2 / 5 > 2 ? layout->gap * 2 / 5 : 2, gap = layout->gap / 4;
    int top = box.y + edge, height = box.height - 2 * edge, bar = frame_px(layout, 6) + layout->gap * 3 / 4;
    int thousandths = box.height * 1000 / layout->unit * 17 / 100;
    int title = thousandths > 44 ? 44 : thousandths < 33 ? 33 : thousandths;
    card_fit_head(layout, row, &card, box.width, height / 3);
    struct entry whole_next = row->next; /* as it was said, for when it must be set anew */
    card_fit_next(layout, row, &card, box.width, height * 2 / 5);
    entry_fit(layout, &row->now, FACE_SEMIBOLD, title, 0, 25, box.width - bar,
              height - card.room.height - card.next_height - 2 * gap, 2);
    int above = card.room.height + row->now.height + 2 * gap;
    if (above + card.next_height > height) { /* what is on goes first */
        row->next = whole_next;
        row->next.badge = "";
        card_fit_next(layout, row, &card, box.width, height - above);
    }
    int spare = height - above - card.next_height;
    bool with_next = spare >= 0;
    spare = with_next ? spare : 0;
    int y = top + spare / 4, between = gap + spare / 4;

    piece_block(layout, &card.room, box.x, y, card.room_width, theme->accent, "room");
    piece_line_right(layout, card.small_type, card.until, box.x + box.width,
                     y + (card.room.line_count ? card.room.ascent : card.small_type.ascent), card.until_width,
                     theme->ink_soft, "until");
    y += card.room.height + between;
    place_now(layout, row, box.x + bar, y, box.width - bar);
    place_bar(layout, row, box.x, y, row->now.height);
    y += row->now.height + between;
    if (!with_next)
        return;
    int baseline = y + card.next_ascent;
    if (card.start_width)
        piece_line(layout, card.start_type, card.start, box.x, baseline, card.start_width - layout->gap,
                   theme->ink_soft, "time.next");
    entry_place(layout, &row->next, box.x + card.start_width, baseline - row->next.ascent,
                box.width - card.start_width);
}

/* -- the page -- */

void screen_overview(struct layout *layout)
{
    const struct view *view = layout->view;
    struct list_fit fit = fit_rows(layout, view->row_count);
    uint32_t pages = view->row_count > fit.rows ? (view->row_count + fit.rows - 1) / fit.rows : 1;
    uint32_t page = view->page.repetition % pages;
    /* The same number on every page, so that the last one is not a lonely row. */
    uint32_t a_page = pages > 0 ? (view->row_count + pages - 1) / pages : fit.rows;
    frame_header_page(layout, words_get(layout->style->words, WORD_NOW_AND_NEXT), labels_height(layout) == 0);
    frame_footer(
        layout, pages > 1 ? arena_printf(layout->arena, "%u / %u", (unsigned)page + 1, (unsigned)pages) : "");
    struct box body = frame_body(layout, true);
    int labels = labels_height(layout);
    fit = fit_rows(layout, a_page);
    struct table table = table_of(layout, fit.row_height);
    if (labels)
        place_labels(layout, &table, body.y);
    uint32_t first = page * a_page,
             count = view->row_count - first < a_page ? view->row_count - first : a_page;
    struct overview_row *rows = ARENA_ARRAY(layout->arena, struct overview_row, count);
    for (uint32_t i = 0; i < count; i++)
        rows[i] = overview_row_say(layout, &view->rows[first + i]);
    table.title =
        common_size(layout, &table, rows, count, fit.row_height - layout->hair - 2 * row_edge(layout));
    int y = body.y + labels;
    for (uint32_t i = 0; i < count; i++) {
        if (labels || i > 0)
            frame_rule(layout, labels && i == 0 ? 0 : layout->margin, y,
                       layout->width - (labels && i == 0 ? 0 : 2 * layout->margin));
        struct box box = {layout->margin, y + layout->hair, layout->width - 2 * layout->margin,
                          fit.row_height - layout->hair};
        if (is_stacked(layout))
            place_card(layout, &rows[i], box);
        else
            place_table_row(layout, &table, &rows[i], box);
        y += fit.row_height;
    }
}
