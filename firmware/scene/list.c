#include "scene/list.h"

#include "scene/about.h"

struct list_fit list_fit(int space, uint32_t count, int least, int most)
{
    struct list_fit fit = {.rows = space > least ? (uint32_t)(space / least) : 1};
    if (fit.rows > count)
        fit.rows = count > 0 ? count : 1;
    fit.row_height = space / (int)fit.rows;
    if (fit.row_height > most)
        fit.row_height = most;
    return fit;
}

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

/* -- entries -- */

enum { MANY_LINES = 12 };

static bool has_under(const struct entry *entry)
{
    return entry->strong[0] || entry->soft[0];
}

void entry_fit(const struct layout *layout, struct entry *entry, enum font_face face, int most, int least,
               int under, int width, int height, uint32_t most_lines)
{
    entry->under_type = piece_type(layout, FACE_REGULAR, under);
    entry->badge_type = piece_type(layout, FACE_BOLD, under * 9 / 10);
    int badge_height = entry->badge[0] ? piece_badge_height(entry->badge_type) : 0;
    entry->under_height = has_under(entry) ? type_height(entry->under_type) : 0;
    if (entry->under_height < badge_height)
        entry->under_height = badge_height;
    entry->gap = badge_height ? layout->gap / 3 : layout->gap / 8;
    entry->title =
        piece_fit(layout, face, most, least, entry->text, width,
                  height - entry->under_height - (entry->under_height ? entry->gap : 0), most_lines);
    bool whole = entry->title.line_count > 0 && !entry->title.cut;
    if (!whole && (most_lines < MANY_LINES || has_under(entry))) {
        if (most_lines == MANY_LINES)
            entry->strong = entry->soft = "";
        entry_fit(layout, entry, face, most, least, under, width, height, MANY_LINES);
        return;
    }
    entry->height = entry->title.height + entry->under_height + (entry->under_height ? entry->gap : 0);
    entry->ascent = entry->title.line_count ? entry->title.ascent : entry->under_type.ascent;
}

void entry_place(struct layout *layout, const struct entry *entry, int x, int y, int width)
{
    const struct theme *theme = layout->style->theme;
    struct color ink = entry->quiet || entry->struck ? theme->ink_soft : theme->ink;
    if (entry->struck)
        piece_block_struck(layout, &entry->title, x, y, width, ink, entry->role);
    else
        piece_block(layout, &entry->title, x, y, width, ink, entry->role);
    if (entry->under_height == 0)
        return;
    int top = y + entry->title.height + entry->gap;
    int baseline = top + entry->under_type.ascent, right = x + width;
    if (entry->badge[0]) {
        baseline = top + piece_badge_rise(entry->badge_type);
        x += piece_badge(layout, entry->badge_type, entry->badge, x, baseline, width, entry->badge_fill,
                         entry->badge_ink, "badge");
        x += layout->gap / 2;
    }
    if (entry->strong[0]) {
        struct type strong = piece_type_px(layout, FACE_MEDIUM, entry->under_type.px);
        x += piece_line(layout, strong, entry->strong, x, baseline, right - x, theme->ink, "where");
        const char *dot = "  ·  ";
        int dot_width = piece_width(layout, entry->under_type, dot);
        if (entry->soft[0] && right - x > dot_width + 6 * entry->under_type.px)
            x += piece_line(layout, entry->under_type, dot, x, baseline, right - x, theme->ink_soft, "dot");
        else
            return;
    }
    int width_taken =
        piece_line(layout, entry->under_type, entry->soft, x, baseline, right - x, theme->ink_soft, "about");
    if (entry->soft_struck && width_taken > 0)
        piece_fill(layout, (struct box){x, baseline - entry->under_type.cap / 2, width_taken, layout->hair},
                   theme->ink_soft, 0, LAYER_STRIKE, "strike");
}

/* -- rows -- */

struct columns {
    struct type time_type, caption_type, badge_type;
    int time_width, bar_x, bar_width, title_x, title_width, room_x,
        room_width; /* room_width 0: no column of its own */
};

/* What stands under the time. */
static const char *row_caption(const struct layout *layout, const struct list_row *row,
                               const struct list_look *look)
{
    if (!look->relative)
        return "";
    if (row->running)
        return words_text(layout->style->words, WORD_UNTIL_TIME, about_clock(layout, row->slot.end),
                          layout->arena);
    const char *day = about_day(layout, row->slot.start);
    return day[0] || row->cancelled ? day : about_countdown(layout, WORD_IN_N_MIN, row->slot.start);
}

static struct columns columns_of(const struct layout *layout, struct box box, const struct list_row *rows,
                                 uint32_t count, const struct list_look *look)
{
    struct columns columns = {.time_type = piece_type(layout, FACE_SEMIBOLD, look->title),
                              .caption_type = piece_type(layout, FACE_REGULAR, 24),
                              .badge_type = piece_type(layout, FACE_BOLD, 26)};
    columns.time_width = piece_width(layout, columns.time_type, "00:00");
    for (uint32_t i = 0; i < count; i++) {
        int width = piece_countdown_width(layout, columns.caption_type, row_caption(layout, &rows[i], look));
        if (rows[i].running) {
            int badge =
                piece_badge_width(layout, columns.badge_type, words_get(layout->style->words, WORD_NOW));
            width = badge > width ? badge : width;
        }
        columns.time_width = width > columns.time_width ? width : columns.time_width;
    }
    if (columns.time_width > box.width * 3 / 10)
        columns.time_width = box.width * 3 / 10;
    columns.bar_x = columns.title_x = box.x + columns.time_width + layout->gap * 2;
    struct color track;
    for (uint32_t i = 0; i < count; i++)
        if (look->with_people && about_track_color(layout, rows[i].slot.session, &track))
            columns.bar_width = frame_px(layout, 5);
    if (columns.bar_width > 0) /* all titles begin at one line, with a bar before it or not */
        columns.title_x += columns.bar_width + layout->gap * 3 / 4;
    int right = box.x + box.width;
    if (look->with_room && !layout->portrait) {
        columns.room_width = box.width / 4;
        columns.room_x = right - columns.room_width;
        right = columns.room_x - layout->gap * 2;
    }
    columns.title_width = right - columns.title_x;
    return columns;
}

static void place_time(struct layout *layout, const struct list_row *row, const struct list_look *look,
                       const struct columns *columns, int x, int baseline, int bottom)
{
    const struct theme *theme = layout->style->theme;
    if (row->running)
        piece_badge(layout, columns->badge_type, words_get(layout->style->words, WORD_NOW), x, baseline,
                    columns->time_width, theme->accent, theme->accent_ink, "badge.now");
    else
        piece_line(layout, columns->time_type, about_clock(layout, row->slot.start), x, baseline,
                   columns->time_width, row->cancelled ? theme->ink_soft : theme->accent, "time");
    const char *caption = row_caption(layout, row, look);
    int below = row->running ? piece_badge_height(columns->badge_type) - piece_badge_rise(columns->badge_type)
                             : columns->time_type.descent;
    int caption_baseline =
        baseline + below + columns->caption_type.ascent + (row->running ? layout->gap / 4 : 0);
    if (caption_baseline + columns->caption_type.descent <= bottom)
        piece_countdown(layout, columns->caption_type, caption, x, caption_baseline, columns->time_width, 0,
                        theme->ink_soft, "when");
}

static int row_edge(const struct layout *layout)
{
    return layout->gap * 2 / 5 > 2 ? layout->gap * 2 / 5 : 2;
}

/* The title of a row, set at most at `size`; 0: at the smallest. */
static struct entry row_entry(const struct layout *layout, const struct list_row *row,
                              const struct list_look *look, const struct columns *columns, int size,
                              int height)
{
    const struct theme *theme = layout->style->theme;
    const struct session *session = about_session(layout, row->slot.session);
    const char *room = look->with_room ? about_room(layout, row->room) : "";
    struct entry entry = {.text = about_title(layout, row->slot.session),
                          .struck = row->cancelled,
                          .quiet = session->kind == SESSION_BREAK,
                          .badge = row->cancelled ? words_get(layout->style->words, WORD_CANCELLED) : "",
                          .badge_fill = theme->alarm,
                          .badge_ink = theme->alarm_ink,
                          .strong = columns->room_width ? "" : room,
                          .soft = look->with_people
                                      ? about_join(layout, about_context(layout, row->slot.session),
                                                   about_names(layout, row->slot.session))
                                      : "",
                          .role = look->role};
    entry_fit(layout, &entry, look->face, size, 0, 25, columns->title_width, height, 2);
    return entry;
}

/* A row that was set, and the height that it needs. */
struct set_row {
    struct entry entry;
    struct text_block room;
    int time_height, height;
};

static void place_row(struct layout *layout, struct box box, const struct list_row *row,
                      const struct set_row *set, const struct list_look *look, const struct columns *columns)
{
    int top = box.y + row_edge(layout), bottom = box.y + box.height - row_edge(layout);
    const struct entry *entry = &set->entry;
    struct color track;
    int y = top + (bottom - top - entry->height) / 2, baseline = y + entry->ascent;
    entry_place(layout, entry, columns->title_x, y, columns->title_width);
    if (columns->bar_width > 0 && about_track_color(layout, row->slot.session, &track))
        piece_track(layout, (struct box){columns->bar_x, y, columns->bar_width, entry->height}, track);

    struct type first = row->running ? columns->badge_type : columns->time_type;
    int rise = row->running ? piece_badge_rise(first) : first.ascent;
    int time_top = list_align(baseline, rise, set->time_height, top, bottom);
    place_time(layout, row, look, columns, box.x, time_top + rise, bottom);
    piece_block(layout, &set->room, columns->room_x,
                list_align(baseline, set->room.ascent, set->room.height, top, bottom), columns->room_width,
                layout->style->theme->ink, "where");
}

static int greater(int a, int b)
{
    return a > b ? a : b;
}

static struct set_row set_row(const struct layout *layout, const struct list_row *row,
                              const struct list_look *look, const struct columns *columns, int size,
                              int most_height)
{
    struct set_row set = {.entry = row_entry(layout, row, look, columns, size, most_height)};
    int few_lines = 3 * type_height(piece_type_px(layout, look->face, layout->least_px));
    if (set.entry.title.cut && few_lines < most_height) /* cut in any case: then it need not take much room */
        set.entry = row_entry(layout, row, look, columns, size, few_lines);
    struct type first = row->running ? columns->badge_type : columns->time_type;
    set.time_height = row->running ? piece_badge_height(first) + layout->gap / 4 : type_height(first);
    if (row_caption(layout, row, look)[0])
        set.time_height += type_height(columns->caption_type);
    if (columns->room_width > 0 && row->room != PROGRAM_NONE)
        set.room = piece_fit(layout, FACE_SEMIBOLD, size * 9 / 10, 0, about_room(layout, row->room),
                             columns->room_width, most_height, 6);
    set.height = greater(set.entry.height, greater(set.time_height, set.room.height)) + 2 * row_edge(layout) +
                 layout->hair;
    return set;
}

/* The greatest size at which three of four titles keep to two lines: rows of one size are read as one list.
 */
static int common_size(const struct layout *layout, const struct list_row *rows, uint32_t count,
                       const struct list_look *look, const struct columns *columns)
{
    int size = look->title;
    for (; frame_text_px(layout, size) > layout->least_px; size--) {
        int px = frame_text_px(layout, size);
        uint32_t fit = 0;
        for (uint32_t i = 0; i < count; i++) {
            struct text_block title;
            text_fit(layout->style->metrics, look->face, &px, 1, about_title(layout, rows[i].slot.session),
                     columns->title_width, 4 * px, 2, layout->arena, &title);
            fit += title.cut ? 0 : 1;
        }
        if (fit * 4 >= count * 3)
            break;
    }
    return size;
}

static int least_row_height(const struct layout *layout, const struct list_look *look)
{
    bool has_under = look->with_people || look->relative || (look->with_room && layout->portrait);
    int title = type_height(piece_type(layout, look->face, look->title));
    int under = has_under ? type_height(piece_type(layout, FACE_REGULAR, 25)) : 0;
    int air = has_under ? layout->gap / 2 : layout->gap / 4;
    return greater(title + under + 2 * row_edge(layout) + air, frame_px(layout, look->least_row));
}

uint32_t list_capacity(const struct layout *layout, int space, const struct list_look *look)
{
    int least = least_row_height(layout, look);
    return space > least ? (uint32_t)(space / least) : 1;
}

/* As many rows as have room, set. */
struct set_list {
    struct columns columns;
    struct set_row *rows;
    uint32_t count;
    int height;
};

static struct set_list set_rows(const struct layout *layout, struct box box, const struct list_row *rows,
                                uint32_t count, const struct list_look *look)
{
    struct set_list list = {.rows = NULL};
    int edges = 2 * row_edge(layout) + layout->hair;
    uint32_t most = list_capacity(layout, box.height, look);
    count = count < most ? count : most;
    if (count == 0 || box.height < type_height(piece_type_px(layout, look->face, layout->least_px)) + edges)
        return list;
    list.columns = columns_of(layout, box, rows, count, look);
    list.rows = ARENA_ARRAY(layout->arena, struct set_row, count);
    int size = common_size(layout, rows, count, look, &list.columns);
    int least = least_row_height(layout, look), most_height = greater(2 * least, box.height * 2 / 5);
    for (; list.count < count; list.count++) {
        int space = list.count == 0 && most_height > box.height - edges ? box.height - edges : most_height;
        struct set_row row = set_row(layout, &rows[list.count], look, &list.columns, size, space);
        if (row.height < least)
            row.height = least;
        if (look->whole && row.entry.title.cut)
            break;
        if (list.count > 0 && list.height + row.height > box.height)
            break;
        list.rows[list.count] = row;
        list.height += row.height;
    }
    return list;
}

uint32_t list_count(const struct layout *layout, struct box box, const struct list_row *rows, uint32_t count,
                    const struct list_look *look)
{
    return set_rows(layout, box, rows, count, look).count;
}

uint32_t list_place(struct layout *layout, struct box box, const struct list_row *rows, uint32_t count,
                    const struct list_look *look)
{
    struct set_list list = set_rows(layout, box, rows, count, look);
    if (list.count == 0)
        return 0;
    int spare = box.height > list.height ? (box.height - list.height) / (int)list.count : 0, y = box.y;
    int most_row = frame_px(layout, look->most_row);
    for (uint32_t i = 0; i < list.count; i++) {
        int height = list.rows[i].height;
        if (height < most_row)
            height = height + spare < most_row ? height + spare : most_row;
        if (y + height > box.y + box.height)
            height = box.y + box.height - y;
        if (i > 0)
            frame_rule(layout, box.x, y, box.width);
        struct box row = {box.x, y + layout->hair, box.width, height - layout->hair};
        place_row(layout, row, &rows[i], &list.rows[i], look, &list.columns);
        y += height;
    }
    return list.count;
}

/* -- cards -- */

/* The titles of so many cards, all of one size; false where one is cut. */
static bool fit_cards(const struct layout *layout, const struct slot_list *slots, uint32_t count, int width,
                      int height, struct text_block *titles)
{
    int smallest = frame_text_px(layout, 31);
    bool whole = true;
    for (uint32_t i = 0; i < count; i++) {
        titles[i] = piece_fit(layout, FACE_MEDIUM, 31, 0, about_title(layout, slots->slots[i].session), width,
                              height, 8);
        smallest = titles[i].size_px < smallest ? titles[i].size_px : smallest;
    }
    for (uint32_t i = 0; i < count; i++) {
        text_fit(layout->style->metrics, FACE_MEDIUM, &smallest, 1,
                 about_title(layout, slots->slots[i].session), width, height, 8, layout->arena, &titles[i]);
        whole = whole && !titles[i].cut;
    }
    return whole;
}

uint32_t list_cards(struct layout *layout, struct box box, const struct slot_list *slots, uint32_t most,
                    const char *role)
{
    const struct theme *theme = layout->style->theme;
    struct type time_type = piece_type(layout, FACE_SEMIBOLD, 34);
    uint32_t count = slots->count < most ? slots->count : most;
    /* As wide as if there were `most`, so that one or two don't look lost; wider where a title would be cut.
     */
    uint32_t places = most;
    int time_height = type_height(time_type), gap = layout->gap / 6, between = layout->gap * 2, width = 0;
    int height = box.height - time_height - gap;
    if (count == 0 || height < type_height(piece_type_px(layout, FACE_MEDIUM, layout->least_px)))
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
    if (places == 0) { /* too long for any card: as many as there are, cut */
        places = most;
        count = slots->count < most ? slots->count : most;
        width = (box.width - (int)(places - 1) * between) / (int)places;
        fit_cards(layout, slots, count, width, height, titles);
    }
    for (uint32_t i = 0; i < count; i++) {
        const struct slot *slot = &slots->slots[i];
        int x = box.x + (int)i * (width + between);
        piece_line(layout, time_type, about_clock(layout, slot->start), x, box.y + time_type.ascent, width,
                   theme->accent, "time");
        bool quiet = about_session(layout, slot->session)->kind == SESSION_BREAK;
        piece_block(layout, &titles[i], x, box.y + time_height + gap, width,
                    quiet ? theme->ink_soft : theme->ink, role);
    }
    return count;
}
