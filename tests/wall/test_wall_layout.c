#include "wall/wall_layout.h"

#include "check.h"

static const struct row {
    const char *label;
    uint32_t count;
    int width, height;
    uint32_t columns, rows, pages;
} rows[] = {
    {"one", 1, 1280, 720, 1, 1, 1},
    {"none", 0, 1280, 720, 1, 1, 1},
    {"twelve at 1080p", 12, 1920, 820, 4, 3, 1},
    {"forty at 1080p", 40, 1920, 820, 8, 5, 1},
    {"forty in a small window", 40, 1280, 620, 6, 4, 2},
    {"a narrow window", 3, 300, 900, 1, 3, 1},
    {"too small for any", 5, 100, 60, 1, 1, 5},
};

int main(void)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct row *row = &rows[i];
        struct wall_layout layout;
        check_row(row->label);
        wall_lay_out(&layout, row->count, row->width, row->height);
        CHECK_INT(layout.columns, row->columns);
        CHECK_INT(layout.rows, row->rows);
        CHECK_INT(layout.pages, row->pages);
        uint32_t all = 0;
        for (uint32_t page = 0; page < layout.pages; page++) {
            uint32_t first, count = wall_layout_page(&layout, page, &first);
            CHECK_INT(first, all);
            CHECK(count > 0 || row->count == 0);
            all += count;
        }
        CHECK_INT(all, row->count);
        uint32_t first;
        CHECK_INT(wall_layout_page(&layout, layout.pages, &first), 0);
        for (uint32_t a = 0; a < layout.columns * layout.rows; a++) {
            struct box cell = wall_layout_cell(&layout, a), label = wall_layout_label(&layout, a),
                       picture = wall_layout_picture(&layout, a);
            CHECK(box_contains((struct box){0, 0, row->width, row->height}, cell));
            CHECK(box_is_empty(label) || box_contains(cell, label));
            CHECK(box_is_empty(picture) || box_contains(cell, picture));
            CHECK(!box_overlaps(label, picture));
            CHECK(row->width < 200 || picture.width >= WALL_LEAST_WIDTH);
            for (uint32_t b = 0; b < a; b++)
                CHECK(!box_overlaps(cell, wall_layout_cell(&layout, b)));
        }
    }
    return check_done();
}
