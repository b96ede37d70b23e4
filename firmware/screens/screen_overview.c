#include "screens/screens.h"

#include "hallway/board_place.h"
#include "layout/header.h"
#include "layout/page_foot.h"
#include "layout/phrases.h"

static struct board_row *say_rows(const struct layout *layout)
{
    const struct view *view = layout->view;
    struct board_row *rows = ARENA_ARRAY(layout->arena, struct board_row, view->row_count);
    for (uint32_t i = 0; i < view->row_count; i++)
        rows[i] = board_row_say(layout, &view->rows[i]);
    return rows;
}

/* "All 6 rooms", but nothing of one; "Rooms L1 – Foyer, then 7 more rooms"; of blocks, which have less room,
 * "12 of 27 rooms". */
static const char *note(const struct layout *layout, const struct board_row *rows,
                        const struct board_page *page)
{
    const struct words *words = layout->style->words;
    uint32_t all = layout->view->row_count, end = page->first + page->count;
    if (all == 1)
        return "";
    if (page->count == all)
        return words_number(words, WORD_ALL_N_ROOMS, (int)all, layout->arena);
    if (page->form.blocks)
        return words_numbers(words, WORD_N_OF_ROOMS, (int)page->count, (int)all, layout->arena);
    const char *rooms =
        words_text(words, WORD_ROOMS, phrase_pair(layout, rows[page->first].room, " – ", rows[end - 1].room),
                   layout->arena);
    if (end == all)
        return rooms;
    return phrase_pair(layout, rooms, words_get(words, WORD_COMMA),
                       words_number(words, WORD_THEN_N_MORE, (int)(all - end), layout->arena));
}

uint32_t screen_overview_pages(const struct layout *layout)
{
    return board_page_count(layout, say_rows(layout), layout->view->row_count);
}

void screen_overview(struct layout *layout)
{
    const struct view *view = layout->view;
    struct board_row *rows = say_rows(layout);
    uint32_t pages = board_page_count(layout, rows, view->row_count);
    uint32_t number = cycle_sub_page(&view->page, view->now, pages);
    header_place_page(layout, words_get(layout->style->words, WORD_NOW_AND_NEXT), true);
    if (view->row_count == 0)
        return;
    struct board_page page = board_page_of(layout, rows, view->row_count, pages, number);
    board_place(layout, &page);
    page_foot_place(layout, number, pages, note(layout, rows, &page));
}
