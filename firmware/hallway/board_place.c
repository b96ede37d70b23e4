#include "hallway/board_place.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/way_arrow.h"

void board_zebra_place(struct layout *layout, struct box row, bool dark)
{
    const struct theme *theme = layout->style->theme;
    if (!color_equal(theme->foot, theme->ground)) {
        if (dark)
            part_fill(layout, row, theme->foot, LAYER_BAND, "row");
        return;
    }
    row.height = layout_u(layout, THIN_RULE);
    part_fill(layout, row, theme->ink2, LAYER_BAND, "row.rule");
}

void board_edge_place(struct layout *layout, struct box box, struct color color)
{
    const struct theme *theme = layout->style->theme;
    int line = layout_u(layout, FAINT_EDGE);
    part_fill(layout, box, color, LAYER_BAND, "track");
    if (!theme_shows(theme, color))
        part_fill(layout, (struct box){box.x + box.width - line, box.y, line, box.height}, theme->ink2,
                  LAYER_BAND, "track.edge");
}

/* -- one row -- */

struct row_place {
    struct layout *layout;
    const struct board_page *page;
    const struct board_set *set;
    int top; /* the cap top of its first line */
};

static int row_px(const struct row_place *place, int thousandths)
{
    return board_px(place->layout, place->page->size, thousandths);
}

/* A state or a badge of a dense table is no higher than leaves some ground between two rows. */
static int shape_height(const struct row_place *place, int thousandths)
{
    const struct board_form *form = &place->page->form;
    int height = row_px(place, thousandths);
    int cap = layout_role_type(place->layout, TYPE_NEXT, place->page->size).cap;
    int most = cap + place->page->gap - layout_u(place->layout, ROW_SHAPES_APART);
    return form->blocks || form->roomy || height <= most ? height : most;
}

static struct type row_type(const struct row_place *place, enum font_face face, int thousandths)
{
    return layout_type_px(place->layout, face, board_type_px(place->layout, place->page->size, thousandths));
}

static void place_title(const struct row_place *place, const struct board_entry *entry,
                        const struct text_block *block, int x, int width, int top)
{
    const struct theme *theme = place->layout->style->theme;
    struct color color = entry->quiet ? theme->ink2 : theme->ink;
    if (entry->struck)
        part_block_struck(place->layout, block, x, top, width, color, entry->role);
    else
        part_block(place->layout, block, x, top, width, color, entry->role);
}

static void place_under(const struct row_place *place, const char *text, int x, int width, int baseline,
                        const char *role)
{
    struct type type = row_type(place, FACE_REGULAR, UNDER_SIZE);
    part_line_close(place->layout, type, text, x, baseline, width, place->layout->style->theme->ink2, role);
}

/* In a block its far end is at x. */
static void place_badge(const struct row_place *place, struct badge badge, int x, int width, int middle,
                        enum badge_point point)
{
    const struct board_form *form = &place->page->form;
    int height = shape_height(place, form->roomy && !form->blocks ? BADGE_HEIGHT_ROOMY : BADGE_HEIGHT);
    if (form->blocks) {
        width = board_block_badge_width(place->layout, badge, place->page->size);
        x -= width;
    }
    badge_place(place->layout, badge, (struct box){x, middle - height / 2, width, height}, point,
                board_type_px(place->layout, place->page->size, BADGE_SIZE));
}

static int first_middle(const struct text_block *block, int top)
{
    return top + block->first_baseline / 2;
}

static void place_room(const struct row_place *place)
{
    const struct board_form *form = &place->page->form;
    const struct board_row *row = place->set->row;
    struct layout *layout = place->layout;
    const struct theme *theme = layout->style->theme;
    int cap = layout_role_type(layout, TYPE_NEXT, place->page->size).cap, middle = place->top + cap / 2;
    int radius = row_px(place, WAY_RADIUS);
    int most = layout_u(layout, form->roomy ? WAY_RADIUS_MOST_ROOMY : WAY_RADIUS_MOST);
    if (!form->blocks && radius > most)
        radius = most;
    /* In a table names and titles share a middle; in a block the name is the first line. */
    int room_top = form->blocks ? place->top : middle - place->set->room.first_baseline / 2;
    part_block(layout, &place->set->room, form->room_x, room_top, form->room_width, theme->ink, "room");
    if (form->blocks)
        middle = first_middle(&place->set->room, place->top);
    way_arrow(layout, row->way, form->blocks ? form->way_x : form->way_x + radius, middle, radius,
              theme->ink);
    if (form->has_floor && row->floor[0]) {
        struct type type = row_type(place, FACE_REGULAR, BADGE_SIZE);
        part_line(layout, type, row->floor, form->floor_x, middle + (type.cap + 1) / 2,
                  form->room_x - form->floor_x, theme->ink2, "floor");
    }
}

static void place_cell(const struct row_place *place)
{
    const struct board_form *form = &place->page->form;
    int usual = row_px(place, form->roomy ? CELL_HEIGHT_ROOMY : CELL_HEIGHT);
    int height = shape_height(place, form->roomy ? CELL_HEIGHT_ROOMY : CELL_HEIGHT);
    struct box box = {form->cell_x, place->top + place->set->cell_top + (usual - height) / 2,
                      form->cell_width, height};
    state_cell_place(place->layout, &place->set->row->cell, box,
                     board_type_px(place->layout, place->page->size, form->blocks ? BLOCK_CELL_TEXT : 1000));
}

static void place_now(const struct row_place *place)
{
    const struct board_form *form = &place->page->form;
    const struct board_entry *now = &place->set->row->now;
    int width = place->set->now.width > form->now_width ? place->set->now.width : form->now_width;
    place_title(place, now, &place->set->now, form->now_x, width, place->top);
    int under = form->now_width;
    if (!form->blocks && board_badge_count(place->set->row) == 0)
        under = form->next_x - layout_u(place->layout, COLUMNS_APART) - form->now_x;
    if (place->set->track_baseline > 0)
        place_under(place, now->under[0] ? now->under : place->set->row->track, form->now_x, under,
                    place->top + place->set->track_baseline, "context");
}

static void place_next(const struct row_place *place, uint32_t i)
{
    const struct board_form *form = &place->page->form;
    const struct board_entry *next = &place->set->row->next[i];
    const struct theme *theme = place->layout->style->theme;
    int size = form->blocks ? board_block_next_size(place->page->size) : place->page->size;
    int title_x = form->next_x + board_px(place->layout, size, NEXT_TITLE_X);
    int top = place->top + place->set->next_top[i], width = form->next_end - title_x;
    struct type type = layout_role_type(place->layout, TYPE_NEXT, size);
    uint32_t first = place->layout->scene->count;
    part_time_column(place->layout, type, next->clock, form->next_x, top + type.cap,
                     form->blocks ? theme->ink2 : theme->ink, form->blocks ? "time.under" : "time.next");
    part_close_boxes(place->layout, first, type, top + type.cap);
    place_title(place, next, &place->set->next[i], title_x, width, top);
    if (place->set->next_under[i] > 0)
        place_under(place, next->under, title_x, width, place->top + place->set->next_under[i], "when");
}

static void place_badges(const struct row_place *place)
{
    const struct board_form *form = &place->page->form;
    const struct board_row *row = place->set->row;
    struct layout *layout = place->layout;
    int x = form->badge_x, width = form->badge_width, now = first_middle(&place->set->now, place->top);
    if (form->blocks) {
        x = layout->width - layout_u(layout, PAGE_FAR_MARGIN);
    }
    place_badge(place, row->now.badge, x, width, now, BADGE_POINTS_BACK);
    int middle = row->now.badge.kind == BADGE_NONE ? now : now + row_px(place, BADGE_PITCH);
    for (uint32_t i = 0; i < row->next_count; i++) {
        int own = first_middle(&place->set->next[i], place->top + place->set->next_top[i]);
        if (row->next[i].badge.kind == BADGE_NONE)
            continue;
        middle = form->blocks || own > middle ? own : middle;
        place_badge(place, row->next[i].badge, x, width, middle,
                    form->blocks ? BADGE_POINTS_BACK : BADGE_POINTS_ON);
        middle += row_px(place, BADGE_PITCH);
    }
}

static void place_row(struct layout *layout, const struct board_page *page, uint32_t i, struct box box)
{
    const struct board_set *set = &page->sets[i];
    struct row_place place = {layout, page, set, box.y + page->gap / 2};
    board_zebra_place(layout, box, i % 2 == 0);
    if (set->row->has_edge) {
        int inset = page->form.blocks ? layout_u(layout, EDGE_INSET) : 0;
        board_edge_place(layout, (struct box){0, box.y + inset, page->form.edge, box.height - 2 * inset},
                         set->row->edge);
    }
    place_room(&place);
    place_cell(&place);
    place_now(&place);
    for (uint32_t next = 0; next < set->row->next_count; next++)
        place_next(&place, next);
    place_badges(&place);
}

/* -- the page -- */

static void place_heads(struct layout *layout, const struct board_form *form)
{
    const struct words *words = layout->style->words;
    struct type type = layout_role_type(layout, TYPE_SOFT, SIZE_COLUMN_HEAD);
    int height = layout_u(layout, BOARD_HEADS), baseline = form->top - height + (height + type.cap) / 2;
    const struct {
        enum word word;
        int x, end;
    } heads[] = {{WORD_ROOM, form->room_x, form->cell_x},
                 {WORD_UNTIL, form->cell_x, form->now_x},
                 {WORD_NOW, form->now_x, form->badge_x},
                 {WORD_NEXT, form->next_x, form->next_end}};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        part_line_close(layout, type, words_get(words, heads[i].word), heads[i].x, baseline,
                        heads[i].end - heads[i].x - layout_u(layout, COLUMNS_APART),
                        layout->style->theme->ink2, "label");
}

void board_place(struct layout *layout, const struct board_page *page)
{
    int y = page->form.top;
    if (page->form.has_heads)
        place_heads(layout, &page->form);
    for (int i = 0, count = (int)page->count; i < count; i++) {
        int more = page->rest * (i + 1) / count - page->rest * i / count;
        int height = page->sets[i].height + page->gap + more;
        place_row(layout, page, (uint32_t)i, (struct box){0, y, layout->width, height});
        y += height;
    }
}
