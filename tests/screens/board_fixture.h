/*
 * board_fixture.h: boards of many rooms, from the few of the harbour.
 */
#ifndef NOWNEXT_TESTS_SCREENS_BOARD_FIXTURE_H
#define NOWNEXT_TESTS_SCREENS_BOARD_FIXTURE_H

#include "screens/screen_fixture.h"

#include "hallway/board_form.h"

static const struct fixture_view board_moment = {
    .role = ROLE_HALLWAY,
    .page = PAGE_OVERVIEW,
    .at = "12T10:42",
    .station = {STATION_PROGRAM_LOADED, STATION_CLOCK_TRUSTED, STATION_CHECK_OK, STATION_FAULT_NONE}};

/* A view of so many rows; all as the row `like`, or those of the event by turns (-1). In the layout's arena.
 */
static inline struct view *board_view(struct fixture_layout *f, uint32_t count, int like)
{
    struct view *view = ARENA_NEW(&f->arena, struct view);
    *view = *f->layout.view;
    struct view_room *rooms = ARENA_ARRAY(&f->arena, struct view_room, count + 1);
    for (uint32_t i = 0; i < count; i++)
        rooms[i] = view->rows[like >= 0 ? (uint32_t)like : i % view->row_count];
    view->rows = rooms;
    view->row_count = count;
    f->layout.view = view;
    return view;
}

static inline struct board_row *board_rows(struct fixture_layout *f)
{
    const struct view *view = f->layout.view;
    struct board_row *rows = ARENA_ARRAY(&f->arena, struct board_row, view->row_count + 1);
    for (uint32_t i = 0; i < view->row_count; i++)
        rows[i] = board_row_say(&f->layout, &view->rows[i]);
    return rows;
}

#endif
