#include "hallway/board_form.h"

#include <string.h>

#include "layout/measures.h"
#include "layout/page_foot.h"
#include "layout/parts.h"
#include "text/letters.h"

static const int sizes[] = {SIZES_BOARD};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes, MANY_LINES = 12, ROOMS_FOR_LINE = 4 };

/* -- places -- */

static bool is_low(const struct layout *layout)
{
    return !layout->portrait && layout->height < LOW_PX;
}

static bool has_few_pixels(const struct layout *layout)
{
    return (int64_t)layout->width * layout->height < FEW_PIXELS;
}

static int of_width(const struct layout *layout, int thousandths)
{
    return (int)((int64_t)layout->width * thousandths / 1000);
}

static struct board_form table_of(const struct layout *layout, bool roomy, bool has_ways)
{
    struct board_form form = {
        .roomy = roomy,
        .has_heads = !has_few_pixels(layout),
        .has_ways = has_ways,
        .has_floor = has_ways && !has_few_pixels(layout),
        .has_track = roomy && !has_few_pixels(layout),
        .edge = layout_u(layout, roomy ? EDGE_ROOMY : EDGE_TABLE),
        .way_x = layout_u(layout, WAY_X),
        .floor_x = layout_u(layout, roomy ? FLOOR_X_ROOMY : FLOOR_X),
        .room_x = layout_u(layout, has_ways ? ROOM_X : WAY_X),
        .cell_x = layout_u(layout, roomy ? CELL_X_ROOMY : CELL_X),
        .cell_width = layout_u(layout, roomy ? CELL_WIDTH_ROOMY : CELL_WIDTH),
        .now_x = layout_u(layout, roomy ? BOARD_NOW_X_ROOMY : BOARD_NOW_X),
        .badge_x = of_width(layout, roomy ? BADGE_X_ROOMY : BADGE_X),
        .badge_width = of_width(layout, roomy ? BADGE_WIDTH_ROOMY : BADGE_WIDTH),
        .next_x = of_width(layout, NEXT_TIME_X),
        .next_end = layout->width - layout_u(layout, FAR_MARGIN),
    };
    int apart = layout_u(layout, COLUMNS_APART);
    form.room_width = form.cell_x - form.room_x - apart;
    form.now_width = form.badge_x - form.now_x - apart;
    return form;
}

static struct board_form blocks_of(const struct layout *layout)
{
    bool low = is_low(layout);
    int far = layout_u(layout, low ? BLOCK_CELL_END_LOW : BLOCK_CELL_END);
    struct board_form form = {
        .blocks = true,
        .edge = layout_u(layout, EDGE_BLOCK),
        .room_x = layout_u(layout, BLOCK_X),
        .cell_x = layout_u(layout, BLOCK_X),
        .now_x = low ? of_width(layout, BLOCK_NOW_X_LOW) : layout_u(layout, BLOCK_NOW_X),
        .next_end = layout->width - layout_u(layout, FAR_MARGIN),
    };
    form.way_x = form.now_x - layout_u(layout, BLOCK_WAY_END);
    form.room_width = form.now_x - layout_u(layout, COLUMNS_APART) - form.room_x;
    form.cell_width = form.now_x - far - form.cell_x;
    form.next_x = form.now_x;
    form.now_width = form.next_end - form.now_x;
    return form;
}

struct board_form board_form_of(const struct layout *layout, uint32_t rooms, bool has_ways)
{
    bool blocks = layout->portrait || is_low(layout);
    struct board_form form =
        blocks ? blocks_of(layout) : table_of(layout, rooms <= ROOMY_MOST_ROOMS, has_ways);
    struct box body = page_body(layout);
    form.top = body.y + layout_u(layout, blocks ? BLOCKS_UNDER_HEADER : form.has_heads ? BOARD_HEADS : 1);
    form.bottom = body.y + body.height;
    return form;
}

/* -- measures that go with the size of titles -- */

int board_px(const struct layout *layout, int size, int thousandths)
{
    return text_em_near(layout_role_px(layout, size), thousandths);
}

double board_type_px(const struct layout *layout, int size, int thousandths)
{
    double px = text_size(layout_role_px(layout, size) * thousandths / 1000);
    return px > layout->floor_px ? px : layout->floor_px;
}

int board_block_badge_width(const struct layout *layout, struct badge badge, int size)
{
    int usual = board_px(layout, size, BLOCK_BADGE_WIDTH);
    int need = badge_width(layout, badge, board_px(layout, size, BADGE_HEIGHT),
                           board_type_px(layout, size, BADGE_SIZE));
    return need > usual ? need : usual;
}

int board_block_next_size(int size)
{
    return (size * BLOCK_NEXT_SIZE + 500) / 1000;
}

int board_under_step(const struct layout *layout, const struct text_block *title, int size, struct type small)
{
    int usual = board_px(layout, size, UNDER_TITLE),
        need = title->descent + small.cap + text_em(small.px, 125) + 1;
    return need > usual ? need : usual;
}

/* -- a row's texts -- */

/* No title of a row has more than a page's height, or its part of a block's. */
static struct text_block set_title(const struct layout *layout, const struct board_form *form,
                                   const struct board_row *row, enum type_role role, int size,
                                   const char *text, int width)
{
    int height = form->bottom - form->top - board_px(layout, size, ROW_GAP_ROOMY);
    int titles = 1 + (row->next_count > 1 ? (int)row->next_count : 1);
    return (form->tight ? layout_title
                        : layout_next)(layout, role, &size, 1, text, layout->style->words->language, width,
                                       form->blocks ? height * 4 / 5 / titles : height, MANY_LINES);
}

static struct text_block set_name(const struct layout *layout, double px, const char *text, int width,
                                  uint32_t most_lines)
{
    bool low = text_letters_of(text, strlen(text)) == TEXT_LETTERS_LOW;
    struct text_step step = {.face = FACE_BOLD,
                             .size_px = px,
                             .line_height = text_em_near(px, low ? TITLE_LINE : TITLE_LINE_TALL),
                             .most_lines = most_lines};
    struct text_block block = {.metrics = layout->style->metrics};
    if (text[0])
        text_fit_steps(layout->style->metrics, &step, 1, text, NULL, width, layout->height, layout->arena,
                       &block);
    return block;
}

static struct text_block set_room(const struct layout *layout, const struct board_form *form,
                                  const struct board_row *row, double px)
{
    int width = form->room_width;
    if (form->blocks && row->way != WAY_NONE)
        width = form->way_x - text_em(px, WAY_RADIUS) - text_em(px, 250) - form->room_x;
    struct text_block room = set_name(layout, px, row->room, width, 2);
    if (room.cut && row->short_room[0])
        room = set_name(layout, px, row->short_room, width, 2);
    return room.cut ? set_name(layout, px, row->room, width, 4) : room;
}

static void reach(struct board_set *set, int y)
{
    set->height = y > set->height ? y : set->height;
}

static int under_step(const struct layout *layout, const struct text_block *title, int size)
{
    struct type small = layout_type_px(layout, FACE_REGULAR, board_type_px(layout, size, UNDER_SIZE));
    return board_under_step(layout, title, size, small);
}

/* Next's texts, the first of them with its baseline at `baseline`, or its cap top at 0. */
static void set_next(const struct layout *layout, const struct board_form *form, struct board_set *set,
                     int size, int baseline)
{
    int next_size = form->blocks ? board_block_next_size(size) : size;
    int time = board_px(layout, next_size, NEXT_TITLE_X), step = board_px(layout, size, BLOCK_NEXT_UNDER);
    const struct text_block *above = &set->now;
    for (uint32_t i = 0; i < set->row->next_count; i++) {
        const struct board_entry *entry = &set->row->next[i];
        int width = form->next_end - form->next_x - time;
        if (form->blocks && entry->badge.kind != BADGE_NONE)
            width -= board_block_badge_width(layout, entry->badge, size) + layout_u(layout, COLUMNS_APART);
        struct text_block *block = &set->next[i];
        *block = set_title(layout, form, set->row, TYPE_TEXT, next_size, entry->title, width);
        int need = above->descent + block->ascent; /* and the time beside it, which may be higher */
        int time_top = block->first_baseline + text_em(layout_role_px(layout, next_size), 125);
        need = form->blocks && need < above->descent + time_top ? above->descent + time_top : need;
        set->next_top[i] =
            form->blocks || i > 0 ? baseline + (need > step ? need : step) - block->first_baseline : 0;
        above = block;
        baseline = set->next_top[i] + part_block_drop(block);
        reach(set, baseline);
        if (entry->under[0]) {
            baseline = set->next_under[i] = baseline + under_step(layout, block, size);
            reach(set, baseline + board_px(layout, size, BELOW_BASELINE));
        }
    }
}

uint32_t board_badge_count(const struct board_row *row)
{
    uint32_t count = row->now.badge.kind != BADGE_NONE;
    for (uint32_t i = 0; i < row->next_count; i++)
        count += row->next[i].badge.kind != BADGE_NONE;
    return count;
}

/* The lines that next's titles take, 1 at least. */
static uint32_t next_lines(const struct board_set *set)
{
    uint32_t lines = set->row->next_count ? 0 : 1;
    for (uint32_t i = 0; i < set->row->next_count; i++)
        lines += set->next[i].line_count;
    return lines > 1 ? lines : 1;
}

static void set_now(const struct layout *layout, const struct board_form *form, struct board_set *set,
                    int size)
{
    const struct board_row *row = set->row;
    int width = form->now_width;
    if (form->blocks && row->now.badge.kind != BADGE_NONE)
        width -= board_block_badge_width(layout, row->now.badge, size) + layout_u(layout, COLUMNS_APART);
    set->now = set_title(layout, form, row, TYPE_NEXT, size, row->now.title, width);
    uint32_t most = form->wide ? next_lines(set) : 2;
    if (!form->blocks && set->now.line_count > most && board_badge_count(row) == 0) { /* its column is free */
        struct text_block wide = set_title(layout, form, row, TYPE_NEXT, size, row->now.title,
                                           form->next_x - layout_u(layout, COLUMNS_APART) - form->now_x);
        set->now = wide.line_count < set->now.line_count ? wide : set->now;
    }
    int baseline = part_block_drop(&set->now);
    reach(set, baseline);
    if (row->now.under[0] || (form->has_track && row->track[0])) {
        set->track_baseline = baseline + under_step(layout, &set->now, size);
        reach(set, set->track_baseline + board_px(layout, size, BELOW_BASELINE));
    }
}

struct board_set board_set_row(const struct layout *layout, const struct board_form *form,
                               const struct board_row *row, int size, double room_px)
{
    struct board_set set = {.row = row, .room = set_room(layout, form, row, room_px)};
    int cap = layout_role_type(layout, TYPE_NEXT, size).cap;
    int cell = board_px(layout, size, form->roomy ? CELL_HEIGHT_ROOMY : CELL_HEIGHT);
    int room = part_block_drop(&set.room);
    reach(&set, room);
    reach(&set, cap);
    if (!form->blocks)
        set_next(layout, form, &set, size, 0);
    set_now(layout, form, &set, size);
    int under_now = set.now.line_count > 0 ? part_block_drop(&set.now) : cap;
    if (form->blocks && row->now.under[0])
        under_now = set.track_baseline;
    if (form->blocks) {
        set_next(layout, form, &set, size, under_now);
        set.cell_top = room + board_px(layout, size, CELL_UNDER_ROOM);
        reach(&set, board_px(layout, size, BLOCK_LEAST));
        if (row->cell.shape != CELL_NONE)
            reach(&set, set.cell_top + cell);
    } else {
        set.cell_top = (cap - cell) / 2;
        if (board_badge_count(row) > 1)
            reach(&set, (int)board_badge_count(row) * board_px(layout, size, BADGE_PITCH) - cell / 2);
        if (form->roomy)
            reach(&set, board_px(layout, size, ROW_LEAST_ROOMY));
    }
    return set;
}

/* -- pages -- */

/* The least size of titles: more where people stand far from the panel. */
static int least_size(const struct layout *layout)
{
    const struct panel_config *panel = layout->view->config ? &layout->view->config->panel : NULL;
    if (!panel || !(panel->diagonal_in > 0) || !(panel->viewing_distance_m > 0))
        return BOARD_LEAST_SIZE;
    double width = layout->style->width, height = layout->style->height;
    double longer = width > height ? width : height, shorter = width > height ? height : width;
    double slope = shorter / longer, square = slope * slope; /* longer * sqrt(1 + square), by its series */
    double diagonal = longer * (1 + square / 2 - square * square / 8 + square * square * square / 16);
    double cap_mm = panel->viewing_distance_m * FAR_CAP_MM / 10.0;
    int size = (int)(cap_mm / (panel->diagonal_in * 25.4 / diagonal) * 1000 / layout->side / 0.727 + 0.5);
    return size < BOARD_LEAST_SIZE ? BOARD_LEAST_SIZE : size > sizes[0] ? sizes[0] : size;
}

static bool names_fit(const struct layout *layout, const struct board_form *form,
                      const struct board_row *rows, uint32_t count, double px, uint32_t most_lines)
{
    for (uint32_t i = 0; i < count; i++) {
        struct text_block room = set_room(layout, form, &rows[i], px);
        if (room.cut || room.line_count > most_lines)
            return false;
    }
    return true;
}

/* The one size of all names: of one line, unless they would be much smaller than titles. */
static double names_px(const struct layout *layout, const struct board_form *form,
                       const struct board_row *rows, uint32_t count, int size)
{
    double most = board_type_px(layout, size, form->blocks ? 1000 : TABLE_ROOM_SIZE);
    double least = most * ROOM_LEAST_SIZE / 1000;
    for (double px = most; px >= least && px >= layout->floor_px; px--)
        if (names_fit(layout, form, rows, count, px, 1))
            return px;
    for (double px = most; px > layout->floor_px; px--)
        if (names_fit(layout, form, rows, count, px, 2))
            return px;
    return layout->floor_px;
}

static uint32_t most_lines(const struct board_set *set)
{
    uint32_t lines = set->now.line_count;
    for (uint32_t i = 0; i < set->row->next_count; i++)
        lines = set->next[i].line_count > lines ? set->next[i].line_count : lines;
    return lines;
}

/* Roomy cells are high: they stay apart from the rows above. */
static int least_gap(const struct layout *layout, const struct board_form *form, int size)
{
    int gap = board_px(layout, size, form->roomy ? ROW_GAP_ROOMY : ROW_GAP);
    int cap = layout_role_type(layout, TYPE_NEXT, size).cap;
    int cells = board_px(layout, size, CELL_HEIGHT_ROOMY) - cap + layout_u(layout, CELLS_APART_ROOMY);
    return form->roomy && cells > gap ? cells : gap;
}

/* Sets rows; gives the height that they need. */
static int set_rows(const struct layout *layout, const struct board_form *form, const struct board_row *rows,
                    uint32_t count, int size, double room_px, struct board_set *sets)
{
    int64_t height = 0;
    for (uint32_t i = 0; i < count; i++) {
        sets[i] = board_set_row(layout, form, &rows[i], size, room_px);
        height += sets[i].height + least_gap(layout, form, size);
    }
    return height < INT32_MAX ? (int)height : INT32_MAX;
}

/* Where the page of this number begins, of equal ones: the first ones have one more. */
static uint32_t page_begin(uint32_t count, uint32_t pages, uint32_t number)
{
    return number * (count / pages) + (number < count % pages ? number : count % pages);
}

static bool any_way(const struct board_row *rows, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (rows[i].way != WAY_NONE)
            return true;
    return false;
}

static bool pages_fit(const struct layout *layout, const struct board_row *rows, uint32_t count,
                      uint32_t pages, bool wide)
{
    uint32_t most = (count + pages - 1) / pages;
    struct board_form form = board_form_of(layout, most, any_way(rows, count));
    form.wide = wide;
    form.tight = true;
    if (most > (uint32_t)(!form.blocks     ? BOARD_MOST_ROOMS
                          : is_low(layout) ? LOW_MOST_ROOMS
                                           : BLOCKS_MOST_ROOMS))
        return false;
    struct board_set *sets = ARENA_ARRAY(layout->arena, struct board_set, most);
    int size = least_size(layout);
    for (uint32_t page = 0; page < pages; page++) {
        uint32_t first = page_begin(count, pages, page), own = page_begin(count, pages, page + 1) - first;
        double room_px = names_px(layout, &form, rows + first, own, size);
        if (set_rows(layout, &form, rows + first, own, size, room_px, sets) > form.bottom - form.top)
            return false;
    }
    return true;
}

uint32_t board_page_count(const struct layout *layout, const struct board_row *rows, uint32_t count)
{
    uint32_t pages = 1;
    while (pages < count && !pages_fit(layout, rows, count, pages, false) &&
           !pages_fit(layout, rows, count, pages, true))
        pages++;
    return pages;
}

/* Whether titles have at most two lines, but for those that no size has in two: they have one more. */
static bool lines_suit(const struct board_set *sets, const struct board_set *least, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        uint32_t lines = most_lines(&sets[i]), fewest = most_lines(&least[i]);
        if (lines > 2 && (fewest <= 2 || lines > fewest + 1))
            return false;
    }
    return true;
}

/* The step after a size; 0 after the last. */
static int next_step(int size)
{
    for (int i = 0; i + 1 < SIZE_COUNT; i++)
        if (sizes[i] == size)
            return sizes[i + 1];
    return 0;
}

/* The lines of all titles of a page. */
static uint32_t title_lines(const struct board_set *sets, uint32_t count)
{
    uint32_t lines = 0;
    for (uint32_t i = 0; i < count; i++) {
        lines += sets[i].now.line_count;
        for (uint32_t next = 0; next < sets[i].row->next_count; next++)
            lines += sets[i].next[next].line_count;
    }
    return lines;
}

/* Blocks whose names are smaller than their titles are one step smaller where names and titles are of one
 * size by that, and a title less is broken for every four rooms. Gives the height that the rows need. */
static int use_even_step(const struct layout *layout, struct board_page *page, const struct board_row *rows,
                         int needed)
{
    int next = next_step(page->size);
    if (!page->form.blocks || next < least_size(layout) ||
        page->room_px >= board_type_px(layout, page->size, 1000))
        return needed;
    double room_px = names_px(layout, &page->form, rows, page->count, next);
    if (room_px < board_type_px(layout, next, 1000))
        return needed;
    struct board_set *sets = ARENA_ARRAY(layout->arena, struct board_set, page->count);
    int height = set_rows(layout, &page->form, rows, page->count, next, room_px, sets);
    uint32_t lines = title_lines(page->sets, page->count), fewer = title_lines(sets, page->count);
    if (fewer >= lines || (lines - fewer) * ROOMS_FOR_LINE < page->count)
        return needed;
    page->sets = sets;
    page->size = next;
    page->room_px = room_px;
    return height;
}

/* Sets the rows of a page: with lines closer together where only that gives them room. Gives their height. */
static int set_page(const struct layout *layout, struct board_page *page, const struct board_row *rows)
{
    int space = page->form.bottom - page->form.top, height = 0;
    int more = board_px(layout, page->size, NEXT_LINE - TITLE_LINE + TIGHT_ROUNDING); /* at most, a line */
    for (int tight = 0; tight < 2; tight++) {
        page->form.tight = tight;
        height = set_rows(layout, &page->form, rows, page->count, page->size, page->room_px, page->sets);
        if (height <= space || height - (int)title_lines(page->sets, page->count) * more > space)
            break;
    }
    return height;
}

static void share_rest(const struct layout *layout, struct board_page *page, int needed)
{
    int space = page->form.bottom - page->form.top, most = layout_u(layout, ROW_MOST), lowest = most;
    int count = page->count > 0 ? (int)page->count : 1;
    for (uint32_t i = 0; i < page->count; i++)
        lowest = page->sets[i].height < lowest ? page->sets[i].height : lowest;
    int least = least_gap(layout, &page->form, page->size);
    page->gap = least;
    if (needed < space) {
        page->gap += (space - needed) / count;
        page->rest = (space - needed) % count;
    }
    if (page->gap >= most - lowest) {
        page->gap = most - lowest > least ? most - lowest : least;
        page->rest = 0;
    }
}

struct board_page board_page_of(const struct layout *layout, const struct board_row *rows, uint32_t count,
                                uint32_t pages, uint32_t number)
{
    struct board_page page = {.number = number,
                              .pages = pages,
                              .first = page_begin(count, pages, number),
                              .form =
                                  board_form_of(layout, (count + pages - 1) / pages, any_way(rows, count))};
    page.form.wide = count > 0 && !pages_fit(layout, rows, count, pages, false);
    page.count = page_begin(count, pages, number + 1) - page.first;
    page.sets = ARENA_ARRAY(layout->arena, struct board_set, page.count);
    const struct board_row *own = rows + page.first;
    struct board_set *least = ARENA_ARRAY(layout->arena, struct board_set, page.count);
    double least_px = names_px(layout, &page.form, own, page.count, least_size(layout));
    int needed = 0;
    set_rows(layout, &page.form, own, page.count, least_size(layout), least_px, least);
    for (int i = 0; i < SIZE_COUNT; i++) {
        page.size = sizes[i];
        page.room_px = names_px(layout, &page.form, own, page.count, page.size);
        needed = set_page(layout, &page, own);
        if (needed <= page.form.bottom - page.form.top && lines_suit(page.sets, least, page.count))
            break;
    }
    share_rest(layout, &page, use_even_step(layout, &page, own, needed));
    return page;
}
