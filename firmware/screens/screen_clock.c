#include "screens/screens.h"

#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "screens/quiet.h"

/* The columns of the day's program. */
struct day_rows {
    struct layout *layout;
    struct type time, title;
    int time_x, title_x, room_x, end_x; /* of `room_x` to `end_x`: nothing at a door */
    int gap;                            /* between two rows */
    bool has_rooms;
    bool stacked; /* rooms are under titles, for want of width */
};

static struct day_rows day_columns(struct layout *layout)
{
    const struct display_config *config = layout->view->config;
    int axis = layout_u(layout, AXIS_X), end = layout->width - layout_u(layout, FAR_MARGIN);
    struct type time = layout_role_type(layout, TYPE_TITLE, SIZE_DAY_TIME);
    int title_x = layout_u(layout, DAY_TITLE_X), least = axis + text_em(time.px, 3000);
    return (struct day_rows){.layout = layout,
                             .time = time,
                             .title = layout_role_type(layout, TYPE_NEXT, SIZE_DAY_TIME),
                             .time_x = axis,
                             .title_x = title_x > least ? title_x : least,
                             .room_x = (int)((int64_t)layout->width * DAY_ROOM_X / 1000),
                             .end_x = end,
                             .gap = layout_u(layout, DAY_ROW_GAP),
                             .has_rooms = !config || config->role == ROLE_HALLWAY,
                             .stacked = layout->portrait};
}

/* Where titles end. */
static int titles_end(const struct day_rows *day)
{
    return day->has_rooms && !day->stacked ? day->room_x - day->gap : day->end_x;
}

static int rooms_x(const struct day_rows *day)
{
    return day->stacked ? day->title_x : day->room_x;
}

/* A title in as many lines as it needs, smaller only where it is very long. */
static struct text_block day_title(const struct day_rows *day, const struct slot *slot)
{
    struct layout *layout = day->layout;
    struct quiet_text text = {.type = TYPE_NEXT,
                              QUIET_STEPS(SIZES_DAY_TITLE),
                              .most_lines = 8,
                              .text = phrase_title(layout, slot->session)};
    return quiet_fit(layout, &text, titles_end(day) - day->title_x, text_em(day->title.px, 10000));
}

/* The rooms in as many lines as they need, smaller only where a word is long. */
static struct text_block day_where(const struct day_rows *day, const struct slot *slot)
{
    enum { MOST_LINES = 6 };
    const char *where = day->has_rooms ? phrase_rooms(day->layout, slot->session, PROGRAM_NONE) : "";
    int width = day->end_x - rooms_x(day), size = SIZE_DAY_TIME;
    struct text_block block = part_text(day->layout, TYPE_TEXT, size, where, width, MOST_LINES);
    /* A word that is wider than the column. */
    while (block.cut && block.size_px > day->layout->floor_px)
        block = part_text(day->layout, TYPE_TEXT, --size, where, width, MOST_LINES);
    return block;
}

/* From a row's cap top to that of its rooms. */
static int where_top(const struct day_rows *day, const struct text_block *title)
{
    return day->stacked ? part_block_drop(title) + layout_text_gap(day->layout, DAY_ROOM_UNDER) : 0;
}

static int day_row_height(const struct day_rows *day, const struct slot *slot)
{
    struct text_block title = day_title(day, slot), where = day_where(day, slot);
    int height = part_block_drop(&title);
    int room_height = where.line_count > 0 ? where_top(day, &title) + part_block_drop(&where) : 0;
    return room_height > height ? room_height : height;
}

/* The row with its cap top at y; gives its last baseline. */
static int place_row(const struct day_rows *day, const struct slot *slot, int y)
{
    struct layout *layout = day->layout;
    const struct theme *theme = layout->style->theme;
    struct text_block title = day_title(day, slot), where = day_where(day, slot);
    int x = rooms_x(day);
    part_time_column(layout, day->time, phrase_clock(layout, slot->start), day->time_x, y + day->time.cap,
                     theme->ink, "time");
    part_block_cap(layout, &title, day->title_x, y, titles_end(day) - day->title_x, 0, theme->ink, "title");
    part_block_cap(layout, &where, x, y + where_top(day, &title), day->end_x - x, 0, theme->ink2, "where");
    return y + day_row_height(day, slot);
}

/* The sessions of the day in order, without a now, as many as have room; then how many more. */
static void place_day(struct layout *layout, struct box box)
{
    const struct slot_list *list = &layout->view->day_program;
    const struct theme *theme = layout->style->theme;
    struct day_rows day = day_columns(layout);
    struct type small = layout_role_type(layout, TYPE_TEXT, SIZE_LABEL);
    int y = box.y, end = box.y + box.height, more = day.gap + small.cap;
    uint32_t shown = 0;
    for (; shown < list->count; shown++) {
        int left = end - (shown + 1 < list->count ? more : 0);
        if (y + day_row_height(&day, &list->slots[shown]) > left)
            break;
        y = place_row(&day, &list->slots[shown], y) + day.gap;
    }
    if (shown < list->count)
        part_line(
            layout, small,
            words_number(layout->style->words, WORD_AND_N_MORE, (int)(list->count - shown), layout->arena),
            day.title_x, y + small.cap, day.end_x - day.title_x, theme->ink2, "more");
}

/* What is to be done, and why the clock is not set where that is known: a time.txt that can't be read. */
static int place_advice(struct layout *layout, const struct quiet *quiet, int y, int end)
{
    const struct view *view = layout->view;
    const struct theme *theme = layout->style->theme;
    int third = (end - y) / 3, gap = layout_u(layout, QUIET_PARAGRAPH_GAP), x = quiet->text.x;
    struct quiet_text advice = {.type = TYPE_TEXT,
                                QUIET_STEPS(SIZES_QUIET_SMALL),
                                .most_lines = 4,
                                .text = words_get(layout->style->words, WORD_CLOCK_ADVICE),
                                .color = theme->ink2,
                                .role = "message.second"};
    y = quiet_text_place(layout, &advice, (struct box){x, y, quiet->text.width, third}) + gap;
    if (!view->fault_text)
        return y;
    struct quiet_text why = advice;
    why.text = view->fault_text;
    why.most_lines = 6;
    why.color = theme->ink;
    why.role = "message.hint";
    return quiet_text_place(layout, &why, (struct box){x, y, quiet->text.width, third}) + gap;
}

void screen_clock(struct layout *layout)
{
    const struct view *view = layout->view;
    const struct slot_list *day = &view->day_program;
    struct quiet quiet = quiet_zones(layout, 0);
    quiet_header(layout);
    quiet_sentence(layout, quiet.band, words_get(layout->style->words, WORD_CLOCK_NOT_SET));
    int end = layout->height - layout_u(layout, QUIET_END);
    int y = quiet.stage.y + layout_u(layout, QUIET_OVER_TOP);
    y = place_advice(layout, &quiet, y, end);
    if (day->count == 0)
        return;
    struct type head = layout_role_type(layout, TYPE_NEXT, SIZE_DAY_TIME);
    const char *date =
        words_date_from(layout->style->words, view->program, view->now, day->slots[0].start, layout->arena);
    part_line(layout, head, date, quiet.text.x, y + head.cap, quiet.text.width, layout->style->theme->ink,
              "date");
    y += head.cap + layout_u(layout, QUIET_PARAGRAPH_GAP);
    place_day(layout, (struct box){quiet.text.x, y, quiet.text.width, end - y});
}
