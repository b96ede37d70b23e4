#include "screens/list.h"

#include <string.h>

#include "screens/phrases.h"

/* What is missing where all have their need or `each`; *ret_spare is what could be given. */
static int64_t missing_height(const int *heights, uint32_t count, int each, int space, int64_t *ret_spare)
{
    int64_t total = 0;
    *ret_spare = 0;
    for (uint32_t i = 0; i < count; i++) {
        total += heights[i] > each ? heights[i] : each;
        *ret_spare += heights[i] < each ? each - heights[i] : 0;
    }
    return total > space ? total - space : 0;
}

void list_share(int *heights, uint32_t count, int each, int space)
{
    int64_t spare, missing = missing_height(heights, count, each, space, &spare);
    while (missing > spare) { /* the one that needs most gets no more than others */
        uint32_t most = 0;
        for (uint32_t i = 1; i < count; i++)
            if (heights[i] > heights[most])
                most = i;
        if (heights[most] <= each)
            break;
        heights[most] = each;
        missing = missing_height(heights, count, each, space, &spare);
    }
    for (uint32_t i = 0; i < count; i++)
        if (heights[i] < each) /* rounded up, so that what all give together is enough */
            heights[i] = missing ? each - (int)(((each - heights[i]) * missing + spare - 1) / spare) : each;
}

int list_align(int baseline, int ascent, int height, int top, int bottom)
{
    int y = baseline - ascent;
    if (y + height > bottom)
        y = bottom - height;
    return y > top ? y : top;
}

/* -- rows -- */

enum { MOST_LINES = 3 }; /* of a title, but for one that has room in no three */

struct columns {
    struct type time_type, caption_type, badge_type;
    int time_width, bar_x, bar_width, title_x, title_width, room_x,
        room_width; /* room_width 0: no column of its own */
};

/* What stands under the time. */
static const char *row_caption(const struct layout *layout, const struct list_row *row,
                               const struct list_style *style)
{
    if (!style->relative)
        return "";
    if (row->running)
        return words_text(layout->style->words, WORD_UNTIL_TIME, phrase_clock(layout, row->slot.end),
                          layout->arena);
    const char *day = phrase_day(layout, row->slot.start);
    return day[0] || row->cancelled ? day : phrase_wait(layout, WORD_IN_N_MIN, &row->slot);
}

/* Small type beside titles of this size. */
static int small_size(const struct list_style *style, int small, int size)
{
    return size > style->title ? small + (size - style->title) / 3 : small;
}

static struct columns columns_of(const struct layout *layout, struct box box, const struct list_row *rows,
                                 uint32_t count, const struct list_style *style, int size)
{
    struct columns columns = {.time_type = layout_type(layout, FACE_SEMIBOLD, size),
                              .caption_type = layout_type(layout, FACE_REGULAR, small_size(style, 24, size)),
                              .badge_type = layout_type(layout, FACE_BOLD, 26)};
    columns.time_width = part_width(layout, columns.time_type, "00:00");
    for (uint32_t i = 0; i < count; i++) {
        int width = part_countdown_width(layout, columns.caption_type, row_caption(layout, &rows[i], style));
        if (rows[i].running) {
            int badge =
                part_badge_width(layout, columns.badge_type, words_get(layout->style->words, WORD_NOW));
            width = badge > width ? badge : width;
        }
        columns.time_width = width > columns.time_width ? width : columns.time_width;
    }
    if (columns.time_width > box.width * 3 / 10)
        columns.time_width = box.width * 3 / 10;
    columns.bar_x = columns.title_x = box.x + columns.time_width + layout->gap * 2;
    struct color track;
    for (uint32_t i = 0; i < count; i++)
        if (style->with_people && phrase_track_color(layout, rows[i].slot.session, &track))
            columns.bar_width = layout_px(layout, 5);
    if (columns.bar_width > 0) /* all titles begin at one line, with a bar before it or not */
        columns.title_x += columns.bar_width + layout->gap * 3 / 4;
    int right = box.x + box.width;
    if (style->with_room && !layout->portrait) {
        columns.room_width = box.width / 4;
        columns.room_x = right - columns.room_width;
        right = columns.room_x - layout->gap * 2;
    }
    columns.title_width = right - columns.title_x;
    return columns;
}

static void place_time(struct layout *layout, const struct list_row *row, const struct list_style *style,
                       const struct columns *columns, int x, int baseline, int bottom)
{
    const struct theme *theme = layout->style->theme;
    if (row->running)
        part_badge(layout, columns->badge_type, words_get(layout->style->words, WORD_NOW), x, baseline,
                   columns->time_width, theme->accent, theme->accent_ink, "badge.now");
    else
        part_line(layout, columns->time_type, phrase_clock(layout, row->slot.start), x, baseline,
                  columns->time_width, row->cancelled ? theme->ink_soft : theme->accent, "time");
    const char *caption = row_caption(layout, row, style);
    int below = row->running ? part_badge_height(columns->badge_type) - part_badge_rise(columns->badge_type)
                             : columns->time_type.descent;
    int caption_baseline =
        baseline + below + columns->caption_type.ascent + (row->running ? layout->gap / 4 : 0);
    if (caption_baseline + columns->caption_type.descent <= bottom)
        part_countdown(layout, columns->caption_type, caption, x, caption_baseline, columns->time_width, 0,
                       theme->ink_soft, "when");
}

static int row_edge(const struct layout *layout)
{
    return layout->gap * 2 / 5 > 2 ? layout->gap * 2 / 5 : 2;
}

/* All rooms of a session that is in several: a plenary. */
static const char *row_rooms(const struct layout *layout, const struct list_row *row)
{
    return row->room == PROGRAM_NONE ? "" : phrase_rooms(layout, row->slot.session, PROGRAM_NONE);
}

/* A row's title and what is under it, set at most at `size`; 0: at the smallest. */
static struct titled_session row_entry(const struct layout *layout, const struct list_row *row,
                                       const struct list_style *style, const struct columns *columns,
                                       int size, int height, bool names_below)
{
    const struct theme *theme = layout->style->theme;
    uint32_t index = row->slot.session;
    const char *room = style->with_room ? row_rooms(layout, row) : "";
    const char *context = style->with_people ? phrase_context(layout, index) : "";
    struct titled_session entry = {.text = phrase_title(layout, index),
                                   .struck = row->cancelled,
                                   .quiet = phrase_session(layout, index)->kind == SESSION_BREAK,
                                   .badge =
                                       row->cancelled ? words_get(layout->style->words, WORD_CANCELLED) : "",
                                   .badge_fill = theme->alarm,
                                   .badge_ink = theme->alarm_ink,
                                   .strong = columns->room_width ? "" : room,
                                   .soft = {strcmp(context, room) == 0 ? "" : context},
                                   .most_under = 2,
                                   .names_below = names_below,
                                   .role = style->role};
    if (style->with_people)
        entry.people = phrase_own_people(layout, index);
    titled_session_fit(layout, &entry, style->face, size, 0, small_size(style, 25, size),
                       columns->title_width, height, MOST_LINES);
    return entry;
}

/* A row that was set, and the height that it needs. */
struct set_row {
    struct titled_session entry;
    struct text_block room;
    int size, time_height, height;
};

static int greater(int a, int b)
{
    return a > b ? a : b;
}

static void place_row(struct layout *layout, struct box box, const struct list_row *row,
                      const struct set_row *set, const struct list_style *style,
                      const struct columns *columns)
{
    int top = box.y + row_edge(layout), bottom = box.y + box.height - row_edge(layout);
    const struct titled_session *entry = &set->entry;
    struct titled_session more; /* with the names that the row's spare height has room for */
    struct color track;
    if (!entry->under_whole && entry->under_count > 0) {
        more = row_entry(layout, row, style, columns, set->size, bottom - top, true);
        entry = &more;
    }
    struct type first = row->running ? columns->badge_type : columns->time_type;
    int rise = row->running ? part_badge_rise(first) : first.ascent;
    /* What stands on one baseline is centred as a whole. */
    int above = greater(entry->ascent, rise),
        below = greater(entry->height - entry->ascent, set->time_height - rise);
    int baseline = top + above + (bottom - top - above - below) / 2;
    int y = list_align(baseline, entry->ascent, entry->height, top, bottom);
    titled_session_place(layout, entry, columns->title_x, y, columns->title_width);
    if (columns->bar_width > 0 && phrase_track_color(layout, row->slot.session, &track))
        part_track(layout, (struct box){columns->bar_x, y, columns->bar_width, entry->height}, track);

    int time_top = list_align(baseline, rise, set->time_height, top, bottom);
    place_time(layout, row, style, columns, box.x, time_top + rise, bottom);
    part_block(layout, &set->room, columns->room_x,
               list_align(baseline, set->room.ascent, set->room.height, top, bottom), columns->room_width,
               layout->style->theme->ink, "where");
}

static struct set_row set_row(const struct layout *layout, const struct list_row *row,
                              const struct list_style *style, const struct columns *columns, int size,
                              int most_height)
{
    struct set_row set = {.size = size,
                          .entry = row_entry(layout, row, style, columns, size, most_height, false)};
    int few_lines = 3 * type_height(layout_type_px(layout, style->face, layout->least_px));
    if (set.entry.title.cut && few_lines < most_height) /* cut in any case: then it need not take much room */
        set.entry = row_entry(layout, row, style, columns, size, few_lines, false);
    if (!set.entry.title.cut && set.entry.title.line_count > MOST_LINES) { /* the space of several others */
        set.size = 0;
        set.entry = row_entry(layout, row, style, columns, 0, most_height, false);
    }
    struct type first = row->running ? columns->badge_type : columns->time_type;
    set.time_height = row->running ? part_badge_height(first) + layout->gap / 4 : type_height(first);
    if (row_caption(layout, row, style)[0])
        set.time_height += type_height(columns->caption_type);
    if (columns->room_width > 0 && row->room != PROGRAM_NONE)
        set.room = part_fit(layout, FACE_SEMIBOLD, size * 9 / 10, 0, row_rooms(layout, row),
                            columns->room_width, most_height, MOST_LINES);
    if (set.room.cut)
        set.room = part_fit(layout, FACE_SEMIBOLD, 0, 0, row_rooms(layout, row), columns->room_width,
                            most_height, 2 * MOST_LINES);
    set.height = greater(set.entry.height, greater(set.time_height, set.room.height)) + 2 * row_edge(layout) +
                 layout->hair;
    return set;
}

/* Whether three of four titles keep to two lines of this size: rows of one size are read as one list. */
static bool keeps_size(const struct layout *layout, const struct list_row *rows, uint32_t count,
                       const struct list_style *style, const struct columns *columns, int size)
{
    int px = layout_text_px(layout, size);
    uint32_t fit = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct text_block title;
        text_fit(layout->style->metrics, style->face, &px, 1, phrase_title(layout, rows[i].slot.session),
                 columns->title_width, 4 * px, 2, layout->arena, &title);
        fit += title.cut ? 0 : 1;
    }
    return fit * 4 >= count * 3;
}

static int least_row_height(const struct layout *layout, const struct list_style *style)
{
    bool has_under = style->with_people || style->relative || (style->with_room && layout->portrait);
    int title = type_height(layout_type(layout, style->face, style->title));
    int under = has_under ? type_height(layout_type(layout, FACE_REGULAR, 25)) : 0;
    int air = has_under ? layout->gap / 2 : layout->gap / 4;
    return greater(title + under + 2 * row_edge(layout) + air, layout_px(layout, style->least_row));
}

uint32_t list_capacity(const struct layout *layout, int space, const struct list_style *style)
{
    int least = least_row_height(layout, style);
    return space > least ? (uint32_t)(space / least) : 1;
}

/* As many rows as have room, set. */
struct set_list {
    struct columns columns;
    struct set_row *rows;
    uint32_t count;
    int size, height;
    bool whole; /* no title is cut */
};

/* Rows at `size` at most, as many as have room. */
static struct set_list set_rows_at(const struct layout *layout, struct box box, const struct list_row *rows,
                                   uint32_t count, const struct list_style *style, int size)
{
    struct set_list list = {.size = size, .whole = true};
    int edges = 2 * row_edge(layout) + layout->hair;
    list.columns = columns_of(layout, box, rows, count, style, greater(size, style->title));
    list.rows = ARENA_ARRAY(layout->arena, struct set_row, count);
    int least = least_row_height(layout, style), most_height = greater(2 * least, box.height * 2 / 5);
    if (size > style->title)
        least = least * size / style->title;
    for (; list.count < count; list.count++) {
        int space = list.count == 0 && most_height > box.height - edges ? box.height - edges : most_height;
        struct set_row row = set_row(layout, &rows[list.count], style, &list.columns, size, space);
        if (row.height < least)
            row.height = least;
        if (style->whole && row.entry.title.cut)
            break;
        if (list.count > 0 && list.height + row.height > box.height)
            break;
        list.whole = list.whole && !row.entry.title.cut;
        list.rows[list.count] = row;
        list.height += row.height;
    }
    return list;
}

static struct set_list set_rows(const struct layout *layout, struct box box, const struct list_row *rows,
                                uint32_t count, const struct list_style *style)
{
    int edges = 2 * row_edge(layout) + layout->hair, size = style->title;
    uint32_t most = list_capacity(layout, box.height, style);
    count = count < most ? count : most;
    if (count == 0 || box.height < type_height(layout_type_px(layout, style->face, layout->least_px)) + edges)
        return (struct set_list){.rows = NULL};
    struct columns columns = columns_of(layout, box, rows, count, style, size);
    while (layout_text_px(layout, size) > layout->least_px && size > style->title * 17 / 20 &&
           !keeps_size(layout, rows, count, style, &columns, size))
        size--;
    return set_rows_at(layout, box, rows, count, style, size);
}

/* The same rows larger, where they leave much of the box free. */
static struct set_list grow_rows(const struct layout *layout, struct box box, const struct list_row *rows,
                                 const struct list_style *style, struct set_list list)
{
    if (list.count == 0 || list.size < style->title)
        return list;
    for (int size = style->largest; size > style->title; size = layout_step_below(layout, size)) {
        struct set_list larger = set_rows_at(layout, box, rows, list.count, style, size);
        if (larger.count == list.count && larger.height <= box.height && larger.whole &&
            keeps_size(layout, rows, list.count, style, &larger.columns, size))
            return larger;
    }
    return list;
}

uint32_t list_count(const struct layout *layout, struct box box, const struct list_row *rows, uint32_t count,
                    const struct list_style *style)
{
    return set_rows(layout, box, rows, count, style).count;
}

uint32_t list_place(struct layout *layout, struct box box, const struct list_row *rows, uint32_t count,
                    const struct list_style *style)
{
    struct set_list list = grow_rows(layout, box, rows, style, set_rows(layout, box, rows, count, style));
    if (list.count == 0)
        return 0;
    int spare = box.height > list.height ? (box.height - list.height) / (int)list.count : 0, y = box.y;
    int most_row = layout_px(layout, greater(list.size, style->title) * style->most_row / style->title);
    for (uint32_t i = 0; i < list.count; i++) {
        int height = list.rows[i].height;
        if (height < most_row)
            height = height + spare < most_row ? height + spare : most_row;
        if (y + height > box.y + box.height)
            height = box.y + box.height - y;
        if (i > 0)
            part_rule(layout, box.x, y, box.width);
        struct box row = {box.x, y + layout->hair, box.width, height - layout->hair};
        place_row(layout, row, &rows[i], &list.rows[i], style, &list.columns);
        y += height;
    }
    return list.count;
}

/* -- cards -- */

/* The titles of so many cards, all of one size; false where one is cut. */
static bool fit_cards(const struct layout *layout, const struct slot_list *slots, uint32_t count, int width,
                      int height, struct text_block *titles)
{
    int smallest = layout_text_px(layout, 31);
    bool whole = true;
    for (uint32_t i = 0; i < count; i++) {
        titles[i] = part_fit(layout, FACE_MEDIUM, 31, 0, phrase_title(layout, slots->slots[i].session), width,
                             height, 8);
        smallest = titles[i].size_px < smallest ? titles[i].size_px : smallest;
    }
    for (uint32_t i = 0; i < count; i++) {
        text_fit(layout->style->metrics, FACE_MEDIUM, &smallest, 1,
                 phrase_title(layout, slots->slots[i].session), width, height, 8, layout->arena, &titles[i]);
        whole = whole && !titles[i].cut;
    }
    return whole;
}

uint32_t list_cards(struct layout *layout, struct box box, const struct slot_list *slots, uint32_t most,
                    const char *role)
{
    const struct theme *theme = layout->style->theme;
    struct type time_type = layout_type(layout, FACE_SEMIBOLD, 34);
    uint32_t count = slots->count < most ? slots->count : most;
    /* As wide as if there were `most`, so that one or two don't look lost; wider where a title would be
     * cut.
     */
    uint32_t places = most;
    int time_height = type_height(time_type), gap = layout->gap / 6, between = layout->gap * 2, width = 0;
    int height = box.height - time_height - gap;
    if (count == 0 || height < type_height(layout_type_px(layout, FACE_MEDIUM, layout->least_px)))
        return 0;
    struct text_block *titles = ARENA_ARRAY(layout->arena, struct text_block, count);
    for (; places > 0; places--) {
        count = count < places ? count : places;
        width = (box.width - (int)(places - 1) * between) / (int)places;
        /* Rather fewer than in type that is smaller than the theme's. */
        if (fit_cards(layout, slots, count, width, height, titles) &&
            (places == 1 || titles[0].size_px >= layout->least_px))
            break;
    }
    if (places == 0) /* too long for any card */
        return 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct slot *slot = &slots->slots[i];
        int x = box.x + (int)i * (width + between);
        part_line(layout, time_type, phrase_clock(layout, slot->start), x, box.y + time_type.ascent, width,
                  theme->accent, "time");
        bool quiet = phrase_session(layout, slot->session)->kind == SESSION_BREAK;
        part_block(layout, &titles[i], x, box.y + time_height + gap, width,
                   quiet ? theme->ink_soft : theme->ink, role);
    }
    return count;
}
