/*
 * board_form: how the rooms of the hallway's board are shared out to pages, and what form their rows have:
 * those of a table, dense or roomy, or blocks where the picture is narrow or low; with the places of columns.
 */
#ifndef NOWNEXT_HALLWAY_BOARD_FORM_H
#define NOWNEXT_HALLWAY_BOARD_FORM_H

#include "hallway/board_row.h"

struct board_form {
    bool blocks, roomy;
    bool has_heads, has_ways, has_floor, has_track;
    bool tight;      /* lines of titles are closer, where rows have no room otherwise */
    bool wide;       /* what is on may use the badges' column where its row has none and is lower by that */
    int top, bottom; /* of the rows */
    int edge, way_x, floor_x, room_x, room_width, cell_x, cell_width, now_x, now_width, badge_x, badge_width,
        next_x, next_end; /* next_x: of its time */
};

/* Of a page of so many rooms. Where no room has a way, names begin where ways would. */
struct board_form board_form_of(const struct layout *layout, uint32_t rooms, bool has_ways);

/* A size of type in pixels, by thousandths of the size of titles: never below what can be read. */
double board_type_px(const struct layout *layout, int size, int thousandths);
/* A length likewise. */
int board_px(const struct layout *layout, int size, int thousandths);

/* The size of what is next in a block, in u, beside titles of this size. */
int board_block_next_size(int size);

/* From a title's last baseline to that of small type under it. */
int board_under_step(const struct layout *layout, const struct text_block *title, int size,
                     struct type small);

/* The width of a badge in a block. */
int board_block_badge_width(const struct layout *layout, struct badge badge, int size);
/* How many badges a row has: without any the badges' column is free for what is on. */
uint32_t board_badge_count(const struct board_row *row);

/* One row's texts, set: at their places below the cap top of the row's first line. */
struct board_set {
    const struct board_row *row;
    struct text_block room, now, next[BOARD_MOST_NEXT];
    int now_top, next_top[BOARD_MOST_NEXT]; /* cap tops */
    int track_baseline;                     /* 0: none */
    int next_under[BOARD_MOST_NEXT];        /* baselines; 0: none */
    int cell_top; /* its upper side, from the row's first cap top: may be negative */
    int height;
};

/* Sets the texts of a row at a size (u), with the rooms' names at room_px. */
struct board_set board_set_row(const struct layout *layout, const struct board_form *form,
                               const struct board_row *row, int size, double room_px);

/* A page of rows. */
struct board_page {
    struct board_form form;
    uint32_t first, count, number, pages; /* number: from 0 on */
    int size;                             /* u */
    double room_px;                       /* of the rooms' names */
    struct board_set *sets;
    int gap;  /* between the contents of two rows, in pixels, */
    int rest; /* and those that are left of the page: one more for so many rows, spread over it */
};

/* How many pages all rows take. */
uint32_t board_page_count(const struct layout *layout, const struct board_row *rows, uint32_t count);
/* The page of that number, at the largest size at which its rows have room. */
struct board_page board_page_of(const struct layout *layout, const struct board_row *rows, uint32_t count,
                                uint32_t pages, uint32_t number);

#endif
