#include "wall/wall_layout.h"

/* How wide a picture of 16:9 gets in a grid with so many columns and rows. */
static int picture_width(int width, int height, uint32_t columns, uint32_t rows)
{
    int across = (width - WALL_GAP) / (int)columns - WALL_GAP;
    int down = (height - WALL_GAP) / (int)rows - WALL_GAP - WALL_LABEL_HEIGHT;
    int by_height = down * 16 / 9;
    return across < by_height ? across : by_height;
}

/* The grid for `count` displays with the largest pictures; gives how wide they are. */
static int best_grid(uint32_t count, int width, int height, uint32_t *ret_columns, uint32_t *ret_rows)
{
    int best = 0;
    *ret_columns = *ret_rows = 1;
    for (uint32_t columns = 1; columns <= count; columns++) {
        uint32_t rows = 1 + (count - 1) / columns;
        int picture = picture_width(width, height, columns, rows);
        if (picture > best) {
            best = picture;
            *ret_columns = columns;
            *ret_rows = rows;
        }
    }
    return best;
}

void wall_lay_out(struct wall_layout *layout, uint32_t count, int width, int height)
{
    *layout = (struct wall_layout){.width = width, .height = height, .count = count, .pages = 1};
    int picture = best_grid(count > 0 ? count : 1, width, height, &layout->columns, &layout->rows);
    /* As many as there is room for with the least picture; at least one. */
    uint32_t on_page = count;
    while (on_page > 1 && picture < WALL_LEAST_WIDTH)
        picture = best_grid(--on_page, width, height, &layout->columns, &layout->rows);
    if (on_page < count)
        layout->pages = (count + layout->columns * layout->rows - 1) / (layout->columns * layout->rows);
}

uint32_t wall_layout_page(const struct wall_layout *layout, uint32_t page, uint32_t *ret_first)
{
    uint32_t most = layout->columns * layout->rows;
    *ret_first = page * most;
    if (*ret_first >= layout->count)
        return 0;
    return layout->count - *ret_first < most ? layout->count - *ret_first : most;
}

struct box wall_layout_cell(const struct wall_layout *layout, uint32_t number)
{
    int column = (int)(number % layout->columns), row = (int)(number / layout->columns);
    int across = layout->width - WALL_GAP, down = layout->height - WALL_GAP;
    int left = WALL_GAP + across * column / (int)layout->columns;
    int right = across * (column + 1) / (int)layout->columns;
    int top = WALL_GAP + down * row / (int)layout->rows;
    int bottom = down * (row + 1) / (int)layout->rows;
    return (struct box){left, top, right > left ? right - left : 0, bottom > top ? bottom - top : 0};
}

struct box wall_layout_label(const struct wall_layout *layout, uint32_t number)
{
    struct box cell = wall_layout_cell(layout, number);
    return box_upper(cell, cell.height < WALL_LABEL_HEIGHT ? 0 : WALL_LABEL_HEIGHT);
}

struct box wall_layout_picture(const struct wall_layout *layout, uint32_t number)
{
    struct box cell = wall_layout_cell(layout, number);
    return box_lower(cell, cell.height < WALL_LABEL_HEIGHT ? 0 : cell.height - WALL_LABEL_HEIGHT);
}
