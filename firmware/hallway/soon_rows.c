#include "hallway/soon_rows.h"

#include <string.h>

#include "hallway/board_form.h"
#include "hallway/board_place.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "layout/way_arrow.h"

static const int sizes[] = {SIZES_SOON};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes };

/* What a row says, and its texts below the cap top of its first line. */
struct soon_set {
    const struct soon_entry *entry;
    const char *clock;
    struct state_cell cell; /* CELL_NONE: its text stands without a field */
    struct badge badge;
    const char *title, *block, *room_text;
    enum way way;
    struct text_block text, room;
    int block_baseline; /* 0: none */
    int room_top;       /* its cap top */
    int height;
};

/* -- what rows say -- */

static struct badge badge_of(const struct layout *layout, const struct soon_entry *entry)
{
    if (entry->cancelled)
        return badge_of_tombstone(layout, &entry->slot);
    return badge_of_session(layout, entry->slot.session, entry->room);
}

/* Now; soon, with teeth; else the minutes or the day in plain text. */
static struct state_cell cell_of(const struct layout *layout, const struct soon_entry *entry)
{
    const struct view *view = layout->view;
    int64_t minutes = minutes_until(view->now, entry->slot.start);
    struct state_cell cell = {.shape = CELL_NONE, .text = phrase_day(layout, entry->slot.start)};
    if (entry->running)
        return (struct state_cell){.shape = CELL_ON, .text = words_get(layout->style->words, WORD_NOW)};
    if (cell.text[0] || entry->cancelled)
        return cell;
    cell.text = phrase_wait(layout, WORD_N_MIN, &entry->slot);
    if (cell.text[0] && minutes <= view->config->thresholds.soon_min) {
        cell.shape = CELL_SOON;
        cell.minutes = (unsigned)minutes;
    }
    return cell;
}

static struct soon_set say(const struct layout *layout, const struct soon_entry *entry)
{
    const struct view *view = layout->view;
    uint32_t session = entry->slot.session;
    struct soon_set set = {
        .entry = entry,
        .clock = phrase_clock(layout, entry->slot.start),
        .cell = cell_of(layout, entry),
        .badge = badge_of(layout, entry),
        .title = phrase_title(layout, session),
        .block = phrase_context(layout, session),
        .room_text = entry->room == PROGRAM_NONE ? "" : phrase_rooms(layout, session, PROGRAM_NONE)};
    if (strcmp(set.block, set.room_text) == 0)
        set.block = "";
    const struct direction *direction =
        entry->room == PROGRAM_NONE ? NULL
                                    : display_config_direction(view->config, view->program, entry->room);
    if (direction)
        set.way = direction->way;
    return set;
}

/* Of those that run as many as `most`; the latest ones stand first. */
static uint32_t say_all(const struct layout *layout, uint32_t most, struct soon_set *sets)
{
    const struct soon_list *soon = &layout->view->soon;
    uint32_t count = 0, running = 0;
    for (uint32_t i = 0; i < soon->count; i++)
        if (!soon->entries[i].running || running++ < most)
            sets[count++] = say(layout, &soon->entries[i]);
    return count;
}

/* -- places -- */

static int of_width(const struct layout *layout, int thousandths)
{
    return (int)((int64_t)layout->width * thousandths / 1000);
}

struct soon_form {
    int time_x, cell_x, cell_width, title_x, title_width, badge_x, badge_width, way_x, room_x, room_width;
};

static struct soon_form form_of(const struct layout *layout, bool blocks, struct badge badge, int size)
{
    int right = layout->width - layout_u(layout, FAR_MARGIN), apart = layout_u(layout, COLUMNS_APART);
    struct soon_form form = {.time_x = layout_u(layout, SOON_TIME_X),
                             .cell_x = of_width(layout, SOON_STATE_X),
                             .cell_width = layout_u(layout, SOON_CELL),
                             .title_x = of_width(layout, SOON_TITLE_X),
                             .badge_x = of_width(layout, SOON_BADGE_X),
                             .way_x = of_width(layout, SOON_WAY_X) + layout_u(layout, SOON_WAY_MIDDLE),
                             .room_x = of_width(layout, SOON_ROOM_X)};
    form.badge_width = of_width(layout, SOON_BADGE_WIDTH);
    form.title_width = form.badge_x - apart - form.title_x;
    form.room_width = right - form.room_x;
    if (!blocks)
        return form;
    form.time_x = form.cell_x = layout_u(layout, BLOCK_X);
    form.title_x = layout->portrait ? layout_u(layout, BLOCK_NOW_X) : of_width(layout, BLOCK_NOW_X_LOW);
    form.cell_width = form.title_x - layout_u(layout, BLOCK_CELL_END) - form.cell_x;
    form.badge_width = board_block_badge_width(layout, badge, size);
    form.badge_x = layout->width - layout_u(layout, PAGE_FAR_MARGIN) - form.badge_width;
    form.title_width = right - form.title_x;
    form.way_x = form.title_x + board_px(layout, size, WAY_RADIUS);
    form.room_x = form.way_x + board_px(layout, size, WAY_RADIUS) + apart;
    form.room_width = right - form.room_x;
    return form;
}

static struct text_block set_text(const struct layout *layout, int size, const char *text, int width)
{
    enum { MANY_LINES = 12 };
    return layout_next(layout, TYPE_TITLE, &size, 1, text, layout->style->words->language, width,
                       layout->height, MANY_LINES);
}

static void set_block_row(const struct layout *layout, const struct soon_form *form, struct soon_set *set,
                          int size)
{
    int width = form->title_width, baseline = part_block_drop(&set->text);
    if (set->block_baseline > 0)
        baseline = set->block_baseline;
    if (set->way == WAY_NONE)
        width = form->room_x - form->title_x;
    set->room = set_text(layout, board_block_next_size(size), set->room_text, form->room_width);
    if (set->room.line_count > 0) {
        int step = board_px(layout, size, BLOCK_NEXT_UNDER), need = set->text.descent + set->room.ascent;
        set->room_top = baseline + (need > step ? need : step) - set->room.first_baseline;
        baseline = set->room_top + part_block_drop(&set->room);
    }
    (void)width;
    set->height = baseline;
    int cell = board_px(layout, size, SOON_TIME_SIZE * 727 / 1000 + CELL_UNDER_ROOM + CELL_HEIGHT);
    if (set->cell.text[0])
        set->height = cell > set->height ? cell : set->height;
}

static void set_row(const struct layout *layout, bool blocks, struct soon_set *set, int size)
{
    struct soon_form form = form_of(layout, blocks, set->badge, size);
    bool few = (int64_t)layout->width * layout->height < FEW_PIXELS;
    int width = form.title_width;
    if (blocks && set->badge.kind != BADGE_NONE)
        width -= form.badge_width + layout_u(layout, COLUMNS_APART);
    set->text = set_text(layout, size, set->title, width);
    set->block_baseline = 0;
    if (set->block[0] && !few)
        set->block_baseline =
            part_block_drop(&set->text) +
            board_under_step(layout, &set->text, size, layout_role_type(layout, TYPE_SOFT, SIZE_SOON_BLOCK));
    if (blocks) {
        set_block_row(layout, &form, set, size);
        return;
    }
    set->room = set_text(layout, size, set->room_text, form.room_width);
    set->room_top = 0;
    set->height = set->block_baseline > 0 ? set->block_baseline + board_px(layout, size, BELOW_BASELINE)
                                          : part_block_drop(&set->text);
    int room = part_block_drop(&set->room), least = board_px(layout, size, SOON_LEAST);
    set->height = room > set->height ? room : set->height;
    set->height = least > set->height ? least : set->height;
}

/* -- pages -- */

static int least_gap(const struct layout *layout, int size)
{
    return board_px(layout, size, SOON_GAP);
}

/* How many rows from `first` on the page holds; at least one. */
static uint32_t rows_that_fit(const struct layout *layout, const struct soon_rows *rows, uint32_t first)
{
    int64_t height = 0;
    uint32_t count = 0;
    for (uint32_t i = first; i < rows->count; i++, count++) {
        height += rows->sets[i].height + least_gap(layout, rows->size);
        if (height > rows->box.height && count > 0)
            break;
    }
    return count;
}

static void share_out(const struct layout *layout, struct soon_rows *rows)
{
    uint32_t *pages = ARENA_ARRAY(layout->arena, uint32_t, rows->count + 2);
    pages[0] = 0;
    for (uint32_t first = 0; first < rows->count;) {
        first += rows_that_fit(layout, rows, first);
        pages[++rows->page_count] = first;
    }
    rows->pages = pages;
}

struct soon_rows soon_rows_of(const struct layout *layout, struct box box)
{
    bool low = !layout->portrait && layout->height < LOW_PX;
    struct soon_rows rows = {.box = box, .blocks = layout->portrait || low};
    uint32_t wanted = low ? SOON_ROWS_LOW : SOON_ROWS;
    rows.sets = ARENA_ARRAY(layout->arena, struct soon_set, layout->view->soon.count + 1);
    rows.count = say_all(layout, wanted / 2, rows.sets);
    for (int i = 0; i < SIZE_COUNT; i++) {
        rows.size = sizes[i];
        for (uint32_t row = 0; row < rows.count; row++)
            set_row(layout, rows.blocks, &rows.sets[row], rows.size);
        uint32_t fit = rows_that_fit(layout, &rows, 0);
        if (fit >= rows.count || fit >= wanted)
            break;
    }
    share_out(layout, &rows);
    return rows;
}

/* -- into the scene -- */

static void place_texts(struct layout *layout, const struct soon_rows *rows, const struct soon_form *form,
                        const struct soon_set *set, int top)
{
    const struct theme *theme = layout->style->theme;
    bool gone = set->badge.kind == BADGE_CANCELLED;
    const char *role = gone ? "title.cancelled" : "title.soon";
    if (gone)
        part_block_struck(layout, &set->text, form->title_x, top, form->title_width, theme->ink2, role);
    else
        part_block(layout, &set->text, form->title_x, top, form->title_width, theme->ink, role);
    if (set->block_baseline > 0)
        part_line_close(layout, layout_role_type(layout, TYPE_SOFT, SIZE_SOON_BLOCK), set->block,
                        form->title_x, top + set->block_baseline, form->title_width, theme->ink2, "context");
    int room_x = rows->blocks && set->way == WAY_NONE ? form->title_x : form->room_x;
    part_block(layout, &set->room, room_x, top + set->room_top, form->room_width, theme->ink, "room.soon");
    if (set->room.line_count > 0)
        way_arrow(layout, set->way, form->way_x, top + set->room_top + set->room.first_baseline / 2,
                  board_px(layout, rows->size, WAY_RADIUS), theme->ink);
}

/* A face at this size, or smaller where a text is wider than it may be. */
static struct type type_within(const struct layout *layout, struct type type, const char *text, int width)
{
    while (type.px > layout->floor_px && part_width(layout, type, text) > width)
        type = layout_type_smaller(layout, type);
    return type;
}

/* Whether how long it is until then stands in plain text. */
static bool has_when(const struct soon_set *set)
{
    return set->cell.shape == CELL_NONE && set->cell.text[0] != '\0';
}

/* What a row tells for all rows with its start. */
struct row_tells {
    bool time; /* the first */
    bool when; /* the first that has_when(): one that is cancelled or waits has not */
};

/* Time and state. */
static void place_time(struct layout *layout, const struct soon_rows *rows, const struct soon_form *form,
                       const struct soon_set *set, int top, struct row_tells tells)
{
    const struct theme *theme = layout->style->theme;
    int size = rows->size * SOON_TIME_SIZE / 1000;
    double px = board_type_px(layout, rows->size, SOON_TEXT_SIZE);
    struct type type = layout_role_type(layout, TYPE_TITLE, size);
    int room = (rows->blocks ? form->title_x : form->cell_x) - form->time_x - layout_u(layout, COLUMNS_APART);
    while (type.px > layout->floor_px && part_time_column_width(layout, type, set->clock) > room)
        type = layout_type_smaller(layout, type);
    int cap = layout_role_type(layout, TYPE_TITLE, rows->size).cap, middle = top + cap / 2;
    int height = board_px(layout, rows->size, rows->blocks ? CELL_HEIGHT : SOON_CELL_HEIGHT);
    struct box box = {form->cell_x, middle - height / 2, form->cell_width, height};
    if (rows->blocks && tells.time)
        box.y = top + type.cap + board_px(layout, rows->size, CELL_UNDER_ROOM);
    if (tells.time && rows->blocks)
        part_line(layout, type, set->clock, form->time_x, top + type.cap, form->title_x - form->time_x,
                  theme->ink, "time");
    else if (tells.time)
        part_time_column(layout, type, set->clock, form->time_x, middle + type.cap / 2, theme->ink, "time");
    if (set->cell.shape != CELL_NONE) {
        state_cell_place(layout, &set->cell, box, px);
    } else if (tells.when) {
        struct type small =
            type_within(layout, layout_type_px(layout, FACE_SEMIBOLD, px), set->cell.text, box.width);
        int width = part_width(layout, small, set->cell.text);
        width = width < box.width ? width : box.width;
        int x = rows->blocks ? box.x : box.x + (box.width - width) / 2;
        part_line(layout, small, set->cell.text, x, box.y + (box.height + small.cap) / 2, width, theme->ink2,
                  "when");
    }
}

static void place_row(struct layout *layout, const struct soon_rows *rows, const struct soon_set *set,
                      struct box box, int gap, bool dark, struct row_tells tells)
{
    struct soon_form form = form_of(layout, rows->blocks, set->badge, rows->size);
    struct color track;
    int top = box.y + gap / 2, inset = layout_u(layout, EDGE_INSET);
    if (tells.time || dark)
        board_zebra_place(layout, box, dark);
    if (phrase_track_color(layout, set->entry->slot.session, &track))
        board_edge_place(layout,
                         (struct box){0, box.y + inset, layout_u(layout, EDGE_ROOMY), box.height - 2 * inset},
                         track);
    place_time(layout, rows, &form, set, top, tells);
    place_texts(layout, rows, &form, set, top);
    int height = board_px(layout, rows->size, rows->blocks ? BADGE_HEIGHT : SOON_CELL_HEIGHT);
    int middle = top + set->text.first_baseline / 2;
    badge_place(layout, set->badge, (struct box){form.badge_x, middle - height / 2, form.badge_width, height},
                rows->blocks ? BADGE_POINTS_BACK : BADGE_POINTS_ON,
                board_type_px(layout, rows->size, BADGE_SIZE));
}

void soon_rows_place(struct layout *layout, const struct soon_rows *rows, uint32_t page)
{
    uint32_t first = rows->pages[page], end = rows->pages[page + 1];
    int needed = 0, y = rows->box.y;
    bool dark = false, has_told = false;
    for (uint32_t i = first; i < end; i++)
        needed += rows->sets[i].height + least_gap(layout, rows->size);
    int gap = least_gap(layout, rows->size), most = 2 * board_px(layout, rows->size, SOON_GAP);
    int count = (int)(end - first), rest = 0; /* pixels that are left, spread over the page */
    if (needed < rows->box.height) {
        gap += (rows->box.height - needed) / count;
        rest = (rows->box.height - needed) % count;
    }
    if (gap >= most) {
        gap = most;
        rest = 0;
    }
    for (uint32_t i = first; i < end; i++) {
        const struct soon_set *set = &rows->sets[i];
        bool is_first = i == first || set->entry->slot.start.ms != rows->sets[i - 1].entry->slot.start.ms;
        dark = is_first ? !dark : dark;
        struct row_tells tells = {.time = is_first, .when = has_when(set) && (is_first || !has_told)};
        has_told = tells.when || (has_told && !is_first);
        int at = (int)(i - first), height = set->height + gap + rest * (at + 1) / count - rest * at / count;
        place_row(layout, rows, set, (struct box){0, y, layout->width, height}, gap, dark, tells);
        y += height;
    }
}

const char *soon_rows_rest(const struct layout *layout, const struct soon_rows *rows, uint32_t page)
{
    const struct view *view = layout->view;
    uint32_t rest = rows->count - rows->pages[page + 1] + view->soon.left_out;
    if (rest == 0 || rows->count == 0)
        return "";
    struct instant last = rows->sets[rows->count - 1].entry->slot.start;
    return words_number_start_text(layout->style->words, WORD_N_MORE_UNTIL, (int)rest, view->program,
                                   view->now, last, layout->arena);
}
