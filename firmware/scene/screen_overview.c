#include "scene/screens.h"

#include "scene/about.h"
#include "scene/list.h"
#include "scene/overview_card.h"
#include "scene/overview_table.h"

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
    uint32_t first = page * a_page;
    uint32_t count = view->row_count - first < a_page ? view->row_count - first : a_page;
    struct overview_row *rows = ARENA_ARRAY(layout->arena, struct overview_row, count);
    int *heights = ARENA_ARRAY(layout->arena, int, count), width = layout->width - 2 * layout->margin;
    for (uint32_t i = 0; i < count; i++)
        rows[i] = overview_row_say(layout, &view->rows[first + i]);
    struct overview_table table = overview_table_of(layout, fit.row_height);
    if (labels) {
        overview_table_choose_size(layout, &table, rows, count, fit.row_height, body.height - labels);
        overview_table_labels(layout, &table, body.y);
    }
    for (uint32_t i = 0; i < count; i++)
        heights[i] = labels ? overview_table_need(layout, &table, &rows[i], fit.row_height)
                            : overview_card_need(layout, &rows[i], width, fit.row_height);
    list_share(heights, count, fit.row_height, body.height - labels);
    int y = body.y + labels;
    for (uint32_t i = 0; i < count; i++) {
        struct box box = {layout->margin, y + layout->hair, width, heights[i] - layout->hair};
        if (labels && i == 0)
            frame_rule(layout, 0, y, layout->width);
        else if (i > 0)
            frame_rule(layout, layout->margin, y, width);
        if (labels)
            overview_table_place(layout, &table, &rows[i], box);
        else
            overview_card_place(layout, &rows[i], box);
        y += heights[i];
    }
}
