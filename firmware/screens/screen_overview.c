#include "screens/header.h"
#include "screens/screen.h"
#include "screens/screens.h"

#include "screens/phrases.h"
#include "screens/list.h"
#include "screens/overview_card.h"
#include "screens/overview_table.h"

enum { MOST_ROWS = 10, FEW_ROWS = 3 }; /* on a page: more are not looked over */

/* Whether rooms are cards with their lines under each other, not rows of a table with columns: where that
 * would be narrow, or nearly empty. */
static bool is_stacked(const struct layout *layout)
{
    return layout->portrait || layout->view->row_count < FEW_ROWS ||
           layout->width - 2 * layout->margin < 50 * layout->least_px;
}

static int labels_height(const struct layout *layout)
{
    if (is_stacked(layout))
        return 0;
    return type_height(layout_type(layout, FACE_SEMIBOLD, 24)) + layout->gap;
}

static struct overview_row *say_rows(const struct layout *layout)
{
    const struct view *view = layout->view;
    struct overview_row *rows = ARENA_ARRAY(layout->arena, struct overview_row, view->row_count);
    for (uint32_t i = 0; i < view->row_count; i++)
        rows[i] = overview_row_say(layout, &view->rows[i]);
    return rows;
}

/* Whether three of four sub-pages of `a_page` rows are well read. */
static bool most_read(const struct layout *layout, const struct overview_row *rows, uint32_t a_page,
                      int space)
{
    uint32_t count = layout->view->row_count;
    int width = layout->width - 2 * layout->margin;
    uint32_t read = 0, pages = 0;
    for (uint32_t first = 0; first < count; first += a_page, pages++) {
        uint32_t own = count - first < a_page ? count - first : a_page;
        int part = (int)((int64_t)space * own / a_page);
        bool own_read = is_stacked(layout) ? overview_card_reads(layout, rows + first, own, width, part)
                                           : overview_table_reads(layout, rows + first, own, part);
        read += own_read ? 1 : 0;
    }
    return read * 4 >= pages * 3;
}

/* The rows of a sub-page: as many as are well read, but even of long titles no fewer than have room with two
 * lines each. The same number on every sub-page, so that the last one is not a lonely row. */
static uint32_t rows_a_page(const struct layout *layout, const struct overview_row *rows, int space)
{
    int title = type_height(layout_type(layout, FACE_SEMIBOLD, OVERVIEW_READ)),
        small = type_height(layout_type(layout, FACE_REGULAR, 25));
    int lines = is_stacked(layout) ? 2 : 1; /* of titles, at least */
    int edges = layout->gap * 6 / 5 > 6 ? layout->gap * 6 / 5 : 6;
    uint32_t count = layout->view->row_count, most = MOST_ROWS, least, a_page = count, last = 0;
    int most_room = space / ((lines + (lines > 1 ? 1 : 0)) * title + small + edges);
    int least_room = space / (lines * 5 * title / 2 + small + edges);
    most = most_room < (int)most ? (uint32_t)(most_room > 1 ? most_room : 1) : most;
    least = least_room > 1 ? (uint32_t)least_room : 1;
    for (uint32_t each = most; each >= least && each > 0; each--) {
        uint32_t pages = count > each ? (count + each - 1) / each : 1;
        a_page = (count + pages - 1) / pages;
        if (a_page != last && most_read(layout, rows, a_page, space))
            break;
        last = a_page;
    }
    return a_page > 0 ? a_page : 1;
}

static uint32_t page_count(uint32_t rows, uint32_t a_page)
{
    return rows > a_page ? (rows + a_page - 1) / a_page : 1;
}

static int rows_space(const struct layout *layout)
{
    return layout_body(layout, true).height - labels_height(layout);
}

uint32_t screen_overview_pages(const struct view *view, const struct screen_style *style, struct arena *arena)
{
    struct scene scene;
    struct layout layout;
    layout_begin(&layout, view, style, arena, &scene);
    return page_count(view->row_count, rows_a_page(&layout, say_rows(&layout), rows_space(&layout)));
}

/* Rows of one height where that is enough for all, with air; else each has its need, and all the same air. */
static void share_height(const struct layout *layout, int *heights, uint32_t count, int each, int space)
{
    int64_t total = 0;
    bool one_height = true;
    for (uint32_t i = 0; i < count; i++) {
        total += heights[i];
        one_height = one_height && heights[i] + layout->gap <= each;
    }
    if (one_height || total > space) {
        list_share(heights, count, each, space);
        return;
    }
    int air = (space - (int)total) / (int)count;
    for (uint32_t i = 0; i < count; i++)
        heights[i] += air;
}

void screen_overview(struct layout *layout)
{
    const struct view *view = layout->view;
    struct box body = layout_body(layout, true);
    int labels = labels_height(layout), width = layout->width - 2 * layout->margin;
    struct overview_row *all = say_rows(layout);
    uint32_t a_page = rows_a_page(layout, all, rows_space(layout));
    uint32_t pages = page_count(view->row_count, a_page), page = view->page.repetition % pages;
    header_place_page(layout, words_get(layout->style->words, WORD_NOW_AND_NEXT), labels == 0);
    footer_place(
        layout, pages > 1 ? arena_printf(layout->arena, "%u / %u", (unsigned)page + 1, (unsigned)pages) : "");
    uint32_t first = page * a_page;
    uint32_t count = view->row_count - first < a_page ? view->row_count - first : a_page;
    /* A last page of fewer rows is set like the others. */
    int space = (int)((int64_t)rows_space(layout) * count / a_page);
    int most = layout_px(layout, !labels && layout->portrait ? 380 : 250);
    if (view->row_count <= FEW_ROWS) /* a small event's: they share the screen */
        most = space;
    int each = count > 0 && space / (int)count < most ? space / (int)count : most;
    struct overview_row *rows = all + first;
    int *heights = ARENA_ARRAY(layout->arena, int, count);
    struct overview_table table = {0};
    struct overview_type type = {0};
    if (labels) {
        table = overview_table_of(layout, rows, count, space);
        overview_table_labels(layout, &table, body.y);
    } else {
        type = overview_card_type(layout, rows, count, width, space);
    }
    for (uint32_t i = 0; i < count; i++)
        heights[i] = labels ? overview_table_need(layout, &table, &rows[i])
                            : overview_card_need(layout, &rows[i], &type, width);
    share_height(layout, heights, count, each, space);
    int y = body.y + labels;
    for (uint32_t i = 0; i < count; i++) {
        struct box box = {layout->margin, y + layout->hair, width, heights[i] - layout->hair};
        if (labels && i == 0)
            part_rule(layout, 0, y, layout->width);
        else if (i > 0)
            part_rule(layout, layout->margin, y, width);
        if (labels)
            overview_table_place(layout, &table, &rows[i], box);
        else
            overview_card_place(layout, &rows[i], &type, box);
        y += heights[i];
    }
}
