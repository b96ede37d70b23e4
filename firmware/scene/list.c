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

int list_align(int baseline, int ascent, int height, int top, int bottom)
{
    int y = baseline - ascent;
    if (y + height > bottom)
        y = bottom - height;
    return y > top ? y : top;
}

/* -- entries -- */

static bool has_under(const struct entry *entry)
{
    return entry->strong[0] || entry->soft[0];
}

void entry_fit(const struct layout *layout, struct entry *entry, enum font_face face, int most, int least, int under,
               int width, int height, uint32_t most_lines)
{
    entry->under_type = piece_type(layout, FACE_REGULAR, under);
    entry->badge_type = piece_type(layout, FACE_BOLD, under * 9 / 10);
    int badge_height = entry->badge[0] ? piece_badge_height(entry->badge_type) : 0;
    entry->under_height = has_under(entry) ? type_height(entry->under_type) : 0;
    if (entry->under_height < badge_height)
        entry->under_height = badge_height;
    entry->gap = badge_height ? layout->gap / 3 : layout->gap / 8;
    entry->title = piece_fit(layout, face, most, least, entry->text, width,
                             height - entry->under_height - (entry->under_height ? entry->gap : 0), most_lines);
    if ((entry->title.cut || entry->title.line_count == 0) && has_under(entry)) {
        entry->strong = entry->soft = "";
        entry_fit(layout, entry, face, most, least, under, width, height, most_lines + 4);
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
    int width_taken = piece_line(layout, entry->under_type, entry->soft, x, baseline, right - x, theme->ink_soft, "about");
    if (entry->soft_struck && width_taken > 0)
        piece_fill(layout, (struct box){x, baseline - entry->under_type.cap / 2, width_taken, layout->hair},
                   theme->ink_soft, 0, LAYER_STRIKE, "strike");
}

/* -- rows -- */

struct columns {
    struct type time_type, caption_type, badge_type;
    int time_width, title_x, title_width, room_x, room_width; /* room_width 0: no column of its own */
};

/* What stands under the time. */
static const char *row_caption(const struct layout *layout, const struct list_row *row, const struct list_look *look)
{
    if (!look->relative)
        return "";
    if (row->running)
        return words_text(layout->style->words, WORD_UNTIL_TIME, about_clock(layout, row->slot.end), layout->arena);
    const char *day = about_day(layout, row->slot.start);
    return day[0] || row->cancelled ? day : about_countdown(layout, WORD_IN_N_MIN, row->slot.start);
}

static struct columns columns_of(const struct layout *layout, struct box box, const struct list_row *rows,
                                 uint32_t count, const struct list_look *look)
{
    struct columns columns = {.time_type = piece_type(layout, FACE_DISPLAY_SEMIBOLD, look->title),
                              .caption_type = piece_type(layout, FACE_REGULAR, 24),
                              .badge_type = piece_type(layout, FACE_BOLD, 26)};
    columns.time_width = piece_digits_width(layout, columns.time_type, "00:00");
    for (uint32_t i = 0; i < count; i++) {
        int width = piece_width(layout, columns.caption_type, row_caption(layout, &rows[i], look));
        if (rows[i].running) {
            int badge = piece_badge_width(layout, columns.badge_type, words_get(layout->style->words, WORD_NOW));
            width = badge > width ? badge : width;
        }
        columns.time_width = width > columns.time_width ? width : columns.time_width;
    }
    if (columns.time_width > box.width * 3 / 10)
        columns.time_width = box.width * 3 / 10;
    columns.title_x = box.x + columns.time_width + layout->gap * 2;
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
        piece_digits(layout, columns->time_type, about_clock(layout, row->slot.start), x, baseline, 0,
                     row->cancelled ? theme->ink_soft : theme->accent, "time");
    const char *caption = row_caption(layout, row, look);
    int below = row->running ? piece_badge_height(columns->badge_type) - piece_badge_rise(columns->badge_type)
                             : columns->time_type.descent;
    int caption_baseline = baseline + below + columns->caption_type.ascent + (row->running ? layout->gap / 4 : 0);
    if (caption_baseline + columns->caption_type.descent <= bottom)
        piece_line(layout, columns->caption_type, caption, x, caption_baseline, columns->time_width,
                   theme->ink_soft, "when");
}

static void place_row(struct layout *layout, struct box box, const struct list_row *row, const struct list_look *look,
                      const struct columns *columns)
{
    const struct theme *theme = layout->style->theme;
    const struct session *session = about_session(layout, row->slot.session);
    int edge = layout->gap * 3 / 10 > 2 ? layout->gap * 3 / 10 : 2;
    int top = box.y + edge, bottom = box.y + box.height - edge;
    const char *room = look->with_room ? about_room(layout, row->room) : "";
    struct entry entry = {.text = about_title(layout, row->slot.session),
                          .struck = row->cancelled,
                          .quiet = session->kind == SESSION_BREAK,
                          .badge = row->cancelled ? words_get(layout->style->words, WORD_CANCELLED) : "",
                          .badge_fill = theme->alarm, .badge_ink = theme->alarm_ink,
                          .strong = columns->room_width ? "" : room,
                          .soft = look->with_people ? about_join(layout, about_context(layout, row->slot.session),
                                                                 about_names(layout, row->slot.session)) : "",
                          .role = look->role};
    struct color track;
    bool has_track = look->with_people && about_track_color(layout, row->slot.session, &track);
    int bar = has_track ? frame_px(layout, 5) : 0, indent = has_track ? bar + layout->gap * 3 / 4 : 0;
    entry_fit(layout, &entry, FACE_SEMIBOLD, look->title, 0, 25, columns->title_width - indent, bottom - top, 2);
    int y = top + (bottom - top - entry.height) / 2, baseline = y + entry.ascent;
    entry_place(layout, &entry, columns->title_x + indent, y, columns->title_width - indent);
    if (has_track)
        piece_fill(layout, (struct box){columns->title_x, y, bar, entry.height}, track, bar / 2, LAYER_TEXT, "track");

    struct type first = row->running ? columns->badge_type : columns->time_type;
    int rise = row->running ? piece_badge_rise(first) : first.ascent;
    int time_height = row->running ? piece_badge_height(first) + layout->gap / 4 : type_height(first);
    if (row_caption(layout, row, look)[0])
        time_height += type_height(columns->caption_type);
    int time_top = list_align(baseline, rise, time_height, top, bottom);
    place_time(layout, row, look, columns, box.x, time_top + rise, bottom);

    if (columns->room_width && room[0]) {
        struct text_block block = piece_fit(layout, FACE_SEMIBOLD, look->title * 9 / 10, 0, room, columns->room_width,
                                            bottom - top, 3);
        piece_block(layout, &block, columns->room_x, list_align(baseline, block.ascent, block.height, top, bottom),
                    columns->room_width, theme->ink, "where");
    }
}

static struct list_fit fit_rows(const struct layout *layout, int space, uint32_t count, const struct list_look *look)
{
    int title = type_height(piece_type(layout, FACE_SEMIBOLD, look->title)), edge = layout->gap * 3 / 5;
    int under = look->with_people || look->relative ? type_height(piece_type(layout, FACE_REGULAR, 25)) : 0;
    int need = title + under + (edge > 4 ? edge : 4) + layout->gap / 2, least = frame_px(layout, look->least_row);
    int most = frame_px(layout, look->most_row);
    least = need > least ? need : least;
    return list_fit(space, count, least, most > least ? most : least);
}

uint32_t list_capacity(const struct layout *layout, int space, uint32_t count, const struct list_look *look)
{
    return fit_rows(layout, space, count, look).rows;
}

uint32_t list_place(struct layout *layout, struct box box, const struct list_row *rows, uint32_t count,
                    const struct list_look *look)
{
    struct list_fit fit = fit_rows(layout, box.height, count, look);
    if (count == 0 || fit.row_height > box.height)
        return 0;
    uint32_t shown = fit.rows < count ? fit.rows : count;
    struct columns columns = columns_of(layout, box, rows, shown, look);
    for (uint32_t i = 0; i < shown; i++) {
        struct box row = {box.x, box.y + (int)i * fit.row_height, box.width, fit.row_height};
        if (i > 0)
            frame_rule(layout, row.x, row.y, row.width);
        row.y += layout->hair;
        row.height -= layout->hair;
        place_row(layout, row, &rows[i], look, &columns);
    }
    return shown;
}

/* -- cards -- */

uint32_t list_cards(struct layout *layout, struct box box, const struct slot_list *slots, uint32_t most,
                    const char *role)
{
    const struct theme *theme = layout->style->theme;
    struct type time_type = piece_type(layout, FACE_DISPLAY_SEMIBOLD, 34);
    uint32_t count = slots->count < most ? slots->count : most;
    int time_height = type_height(time_type), gap = layout->gap / 6, between = layout->gap * 2;
    int height = box.height - time_height - gap;
    if (count == 0 || height < type_height(piece_type_px(layout, FACE_MEDIUM, layout->least_px)))
        return 0;
    /* As wide as three of them, so that one or two don't look lost. */
    uint32_t places = count < 3 && most >= 3 ? 3 : count;
    int width = (box.width - (int)(places - 1) * between) / (int)places;
    for (uint32_t i = 0; i < count; i++) {
        const struct slot *slot = &slots->slots[i];
        int x = box.x + (int)i * (width + between);
        piece_digits(layout, time_type, about_clock(layout, slot->start), x, box.y + time_type.ascent, 0,
                     theme->accent, "time");
        struct text_block title = piece_fit(layout, FACE_MEDIUM, 31, 0, about_title(layout, slot->session), width,
                                            height, 4);
        bool quiet = about_session(layout, slot->session)->kind == SESSION_BREAK;
        piece_block(layout, &title, x, box.y + time_height + gap, width, quiet ? theme->ink_soft : theme->ink, role);
    }
    return count;
}
