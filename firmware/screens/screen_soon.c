#include "screens/screens.h"

#include "layout/header.h"
#include "layout/measures.h"
#include "layout/page_foot.h"
#include "hallway/soon_rows.h"

static struct soon_rows rows_of(const struct layout *layout)
{
    struct box body = page_body(layout);
    int under = layout_u(layout, layout->portrait ? BLOCKS_UNDER_HEADER : SOON_UNDER_HEADER);
    return soon_rows_of(layout, (struct box){0, body.y + under, body.width, body.height - under});
}

uint32_t screen_soon_pages(const struct layout *layout)
{
    uint32_t pages = rows_of(layout).page_count;
    return pages > 0 ? pages : 1;
}

void screen_soon(struct layout *layout)
{
    const struct view *view = layout->view;
    header_place_page(layout, words_get(layout->style->words, WORD_COMING_UP), true);
    struct soon_rows rows = rows_of(layout);
    if (rows.page_count == 0)
        return;
    uint32_t page = cycle_sub_page(&view->page, view->now, rows.page_count);
    soon_rows_place(layout, &rows, page);
    page_foot_place(layout, page, rows.page_count, soon_rows_rest(layout, &rows, page));
}
