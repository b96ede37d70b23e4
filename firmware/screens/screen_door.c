#include "screens/header.h"
#include "program/mark.h"
#include "screens/screens.h"

#include <string.h>

#include "screens/phrases.h"
#include "screens/door_band.h"
#include "screens/door_others.h"
#include "screens/door_status.h"
#include "screens/notice_band.h"
#include "screens/qr.h"
#include "screens/session_parts.h"

/* What fills the screen between header and band. */
struct door {
    struct layout *layout;
    const struct room_state *state;
    struct box main; /* margins taken off */
    enum door_band band;
    const struct slot *first;  /* NULL: a message has the screen */
    struct slot_list others;   /* that start, or run, beside the first */
    struct slot_list drop_ins; /* on all the time, while something else has the screen */
};

static int line_height(const struct layout *layout, enum font_face face, int thousandths)
{
    return type_height(layout_type(layout, face, thousandths));
}

/* -- title, people, what it is about: a column that gives the title its room first -- */

struct column {
    struct text_block title;
    int people_height, people_size;
};

/* `generous` 3 to 1 as the screen likes it, 0: people on one line, -1: the title alone. */
static struct column column_fit(const struct door *door, uint32_t session, int width, int height, int most,
                                int least, int generous)
{
    struct layout *layout = door->layout;
    struct column column = {.people_size = generous > 0 ? 37 : 30};
    int line = line_height(layout, FACE_MEDIUM, column.people_size) + layout->gap / 2,
        most_lines = layout->portrait ? 5 : 2;
    struct box people = {0, 0, width, line * (generous < 0 ? 0 : generous == 0 ? 1 : most_lines)};
    column.people_height = session_people(layout, session, people, column.people_size, false);
    int title_height = height - (column.people_height ? column.people_height + layout->gap : 0);
    column.title = session_title_fit(layout, phrase_title(layout, session), most, least, width, title_height);
    if (generous <= 0) { /* what the title leaves is for names before it is for what the session is about */
        int left = height - column.title.height - layout->gap;
        people.height = left < line * most_lines ? left : line * most_lines;
        int more = people.height > 0 ? session_people(layout, session, people, column.people_size, false) : 0;
        if (more > column.people_height)
            column.people_height = more;
    }
    return column;
}

/* Whether the title stands well: whole, and while other things could still give way, not much below `size`.
 */
static bool column_is_good(const struct layout *layout, const struct column *column, int generous, int size)
{
    if (column->title.cut || column->title.tight || column->title.line_count == 0)
        return false;
    return generous <= 0 || column->title.size_px >= layout_text_px(layout, size - 8 * (3 - generous));
}

/* Gives the y at which sessions beside it follow: near it, not at the far end of an empty screen. */
static int column_place(const struct door *door, const struct column *column, uint32_t session,
                        struct box box, const char *role)
{
    struct layout *layout = door->layout;
    int y = box.y, bottom = box.y + box.height;
    part_block(layout, &column->title, box.x, y, box.width, layout->style->theme->ink, role);
    y += column->title.height;
    if (column->people_height) {
        y += layout->gap;
        struct box people = {box.x, y, box.width, column->people_height};
        session_people(layout, session, people, column->people_size, true);
        y += column->people_height;
    }
    y += layout->gap * 2;
    struct box about = {box.x, y, box.width, bottom - layout->gap - y};
    /* With sessions beside it, it would not be plain whose page the code leads to. */
    int used = door->others.count > 0 ? session_about(layout, session, about)
                                      : qr_place_beside(layout, session, box, about, session_about);
    y += used ? used + layout->gap : 0;
    return y < bottom ? y : bottom;
}

/* -- a session has the screen -- */

static int progress_height(const struct layout *layout)
{
    return line_height(layout, FACE_MEDIUM, 32) + layout->gap / 2 + layout_px(layout, 10);
}

static void place_progress(const struct door *door, struct box box)
{
    struct layout *layout = door->layout;
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    const struct slot *slot = door->first;
    int64_t left_min = minutes_until(door->layout->view->now, slot->end);
    int64_t total_min = minutes_until(slot->start, slot->end);
    struct type side = layout_type(layout, FACE_REGULAR, 32), middle = layout_type(layout, FACE_SEMIBOLD, 32);
    int baseline = box.y + side.ascent, thick = layout_px(layout, 10);
    const char *from = words_text(words, WORD_STARTED_AT, phrase_clock(layout, slot->start), layout->arena);
    const char *to = phrase_clock(layout, slot->end);
    bool ending = door->state->phase == PHASE_ENDING;
    /* What is about to end says so beside NOW already. */
    const char *left = ending ? "" : phrase_countdown(layout, WORD_N_MIN_LEFT, slot->end);
    int from_width =
        part_line(layout, side, from, box.x, baseline, box.width / 3, theme->ink_soft, "started");
    int to_width = part_line_right(layout, side, to, box.x + box.width, baseline, box.width / 3,
                                   theme->ink_soft, "ends");
    int side_width = (from_width > to_width ? from_width : to_width) + layout->gap;
    part_countdown(layout, middle, left, box.x + side_width, baseline, box.width - 2 * side_width, 1,
                   theme->ink, "left");

    struct box bar = {box.x, box.y + box.height - thick, box.width, thick};
    part_fill(layout, bar, theme->rule, thick / 2, LAYER_BAND, "progress.rest");
    if (total_min > 0 && left_min >= 0 && left_min < total_min) {
        bar.width = (int)(box.width * (total_min - left_min) / total_min);
        if (bar.width < thick)
            bar.width = thick;
        part_fill(layout, bar, ending ? theme->attention : theme->accent, thick / 2, LAYER_TEXT, "progress");
    }
}

/* When it is, and where else than here. */
static const char *when_and_where(const struct door *door)
{
    const struct layout *layout = door->layout;
    const char *span = phrase_span(layout, *door->first);
    const char *rooms = phrase_rooms(layout, door->first->session, layout->view->room);
    if (!rooms[0])
        return span;
    const char *both =
        phrase_join(layout, span, words_text(layout->style->words, WORD_ALSO_IN, rooms, layout->arena));
    return part_width(layout, layout_type(layout, FACE_SEMIBOLD, 36), both) <= door->main.width ? both : span;
}

static void screen_now(struct door *door, struct box body)
{
    struct layout *layout = door->layout;
    const struct room_state *state = door->state;
    struct door_status status = {.badge = words_get(layout->style->words, WORD_NOW),
                                 .second_badge = "",
                                 .text = when_and_where(door),
                                 .session = door->first->session,
                                 .block = state->block};
    if (state->phase == PHASE_ENDING)
        status.second_badge =
            words_number(layout->style->words, WORD_ENDS_IN_N_MIN, state->minutes_left, layout->arena);
    /* With nothing else to tell, the title has the screen. */
    int most = door->others.count > 0 ? 100 : session_has_about(layout, door->first->session) ? 126 : 160;
    struct column column = {0};
    int band = 0, status_height = 0, others = 0, top = layout_px(layout, 38), title_gap = layout->gap;
    int progress = progress_height(layout), foot = layout_px(layout, 36);
    for (int generous = 3; generous >= -1; generous--) {
        bool tight = generous <= 0;
        if (tight) {
            top = foot = layout->gap;
            title_gap = layout->gap / 2;
        }
        band = door_band_height(layout, door->band, body.height, tight ? 0 : generous);
        status.one_line_only = generous < 0;
        status_height = door_status_line(layout, &status, door->main, false);
        int height = body.height - band - top - status_height - title_gap - progress - foot;
        others = door_others_height(layout, &door->others, true, door->main.width, height * 9 / 20);
        height -= others + layout->gap;
        column = column_fit(door, door->first->session, door->main.width, height, most, 50, generous);
        if (column_is_good(layout, &column, generous, 79))
            break;
    }
    int y = body.y + top, bottom = body.y + body.height - band;
    struct box line = {door->main.x, y, door->main.width, status_height};
    door_status_line(layout, &status, line, true);
    y += status_height + title_gap;
    int progress_top = bottom - foot - progress;
    struct box text = {door->main.x, y, door->main.width, progress_top - layout->gap - others - y};
    y = column_place(door, &column, door->first->session, text, "title.now");
    door_others_place(layout, &door->others, true, (struct box){text.x, y, text.width, others});
    place_progress(door, (struct box){text.x, progress_top, text.width, progress});
    door_band_place(layout, door->band, (struct box){0, bottom, layout->width, band});
}

/* -- the next session has the screen -- */

/* A break that is on, or the gap: what it is and until when; "" where nothing is to be said. */
struct pause {
    const char *badge, *text;
};

static struct pause pause_of(const struct door *door)
{
    const struct layout *layout = door->layout;
    const struct words *words = layout->style->words;
    const struct room_state *state = door->state;
    struct pause pause = {.badge = "", .text = ""};
    const struct slot *on = state->breaks.count > 0 ? &state->breaks.slots[0] : NULL;
    if (!on && state->phase != PHASE_BREAK)
        return pause;
    if (!on && state->reason == REASON_WAITING) { /* until when, nobody knows; why, perhaps */
        const struct mark *mark = mark_of(layout->view->program, door->first->session);
        pause.badge = words_get(words, WORD_BREAK);
        pause.text = mark ? mark->reason : "";
        return pause;
    }
    struct instant end = on ? on->end : door->first ? door->first->start : state->until;
    int over = layout->view->config ? layout->view->config->thresholds.next_over_min : 120;
    const char *clock = words_start(words, layout->view->program, layout->view->now, end, layout->arena);
    if (!on && minutes_until(layout->view->now, end) > over) {
        pause.badge = words_get(words, WORD_FREE);
        pause.text = words_text(words, WORD_UNTIL_TIME, clock, layout->arena);
        return pause;
    }
    pause.badge = words_get(words, WORD_BREAK);
    pause.text = words_text(words, WORD_UNTIL_TIME, clock, layout->arena);
    if (!on)
        return pause;
    const char *title = phrase_title(layout, on->session);
    struct type type = layout_type(layout, FACE_BOLD, 34);
    if (part_badge_width(layout, type, title) <= door->main.width / 2)
        pause.badge = title; /* "Lunch": that it is a break need not be said too */
    else
        pause.text = phrase_join(layout, title, pause.text);
    return pause;
}

/* Places (or measures) the pause's line and what parts it from the rest; gives the height. */
static int pause_line(struct layout *layout, const struct pause *pause, struct box box, bool draw)
{
    const struct theme *theme = layout->style->theme;
    if (!pause->badge[0])
        return 0;
    struct type badge = layout_type(layout, FACE_BOLD, 34);
    int rise = part_badge_rise(badge), height = part_badge_height(badge);
    int x = box.x + part_badge_width(layout, badge, pause->badge) + layout->gap * 5 / 4,
        width = box.x + box.width - x;
    struct text_block text =
        part_fit(layout, FACE_SEMIBOLD, 42, 0, pause->text, width, layout_px(layout, 130), 4);
    int top = text.line_count && text.ascent > rise ? text.ascent - rise : 0;
    int text_top = text.line_count && rise > text.ascent ? rise - text.ascent : 0;
    if (draw) {
        part_badge(layout, badge, pause->badge, box.x, box.y + top + rise, box.width, theme->rule, theme->ink,
                   "badge.phase");
        part_block(layout, &text, x, box.y + text_top, width, theme->ink, "break");
    }
    height += top;
    if (text_top + text.height > height)
        height = text_top + text.height;
    return height;
}

/* "in 25 min"; before the day's first session only from an hour before it on. */
static const char *wait_of(const struct door *door)
{
    const struct view *view = door->layout->view;
    int countdown = view->config ? view->config->thresholds.countdown_min : 60;
    if (door->state->phase == PHASE_BEFORE_DAY && minutes_until(view->now, door->first->start) > countdown)
        return "";
    return phrase_wait(door->layout, WORD_IN_N_MIN, door->first);
}

/* The wait in large type with the clock time beside it, or the other way round: "in 8 min" at 15:00, 14:00 in
 * 25 min. */
static int moment_line(const struct door *door, int size, int x, int y, int width, bool draw)
{
    struct layout *layout = door->layout;
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    struct type large = layout_type(layout, FACE_DISPLAY_BOLD, size),
                small = layout_type(layout, FACE_MEDIUM, 44);
    const char *clock = words_start(words, view->program, view->now, door->first->start, layout->arena);
    const char *big = clock, *beside = "";
    bool counts = door->state->phase == PHASE_SOON;
    if (counts) {
        big = words_number(words, WORD_IN_N_MIN, door->state->minutes_to_next, layout->arena);
        beside = words_text(words, WORD_AT, clock, layout->arena);
    } else {
        beside = wait_of(door);
    }
    while (part_digits_width(layout, large, big) > width && large.px > layout->least_px)
        large = layout_type_px(layout, FACE_DISPLAY_BOLD,
                               large.px * 9 / 10 > layout->least_px ? large.px * 9 / 10 : layout->least_px);
    if (!draw)
        return type_height(large);
    int baseline = y + large.ascent;
    x += counts && part_digits_width(layout, large, big) <= width
             ? part_digits(layout, large, big, x, baseline, 0, theme->ink, "moment")
             : part_line(layout, large, big, x, baseline, width, theme->ink, "moment");
    x += layout->gap * 3 / 2;
    int left = width - (x - door->main.x);
    if (counts && part_width(layout, small, beside) <= left)
        part_line(layout, small, beside, x, baseline, left, theme->ink_soft, "moment.beside");
    else if (!counts && part_digits_width(layout, small, beside) <= left)
        part_countdown(layout, small, beside, x, baseline, left, 0, theme->ink_soft, "moment.beside");
    return type_height(large);
}

static void screen_next(struct door *door, struct box body)
{
    struct layout *layout = door->layout;
    const struct words *words = layout->style->words;
    const struct room_state *state = door->state;
    bool soon = state->phase == PHASE_SOON;
    struct pause pause = pause_of(door);
    struct door_status status = {.badge = words_get(words, soon ? WORD_STARTS_SOON : WORD_NEXT),
                                 .second_badge = "",
                                 .text = "",
                                 .attention = soon,
                                 .session = door->first->session,
                                 .block = phrase_session(layout, door->first->session)->part_of};
    int most = layout->portrait ? 100 : 112;
    if (door->others.count == 0 && !session_has_about(layout, door->first->session))
        most = 142;
    struct column column = {0};
    int pad = layout_px(layout, 38), gap = layout->gap, band = 0, status_height = 0, pause_height = 0,
        moment = 0;
    int others = 0, drop_ins = 0, moment_size = 0, pause_gap = 0;
    for (int generous = 3; generous >= -1; generous--) {
        bool tight = generous <= 0;
        moment_size = layout->portrait ? 124 : generous > 1 ? 100 : 79;
        if (tight) { /* the moment goes to the line with the badge */
            pad = layout->gap;
            gap = layout->gap / 2;
            moment_size = 0;
            const char *clock = words_start(words, layout->view->program, layout->view->now,
                                            door->first->start, layout->arena);
            if (soon)
                status.badge =
                    words_number(words, WORD_STARTS_IN_N_MIN, state->minutes_to_next, layout->arena);
            status.text = phrase_join(layout, clock, soon ? "" : wait_of(door));
        }
        band = door_band_height(layout, door->band, body.height, tight ? 0 : generous);
        pause_height = pause_line(layout, &pause, door->main, false);
        pause_gap = pause_height ? gap * 2 : 0;
        status.one_line_only = generous < 0;
        status_height = door_status_line(layout, &status, door->main, false);
        moment = moment_size
                     ? moment_line(door, moment_size, door->main.x, 0, door->main.width, false) + gap / 2
                     : 0;
        int height = body.height - band - 2 * pad - pause_height - pause_gap - status_height - gap - moment;
        others = door_others_height(layout, &door->others, false, door->main.width, height * 2 / 5);
        drop_ins = door_others_height(layout, &door->drop_ins, true, door->main.width, height * 2 / 5);
        height -= others + drop_ins;
        column =
            column_fit(door, door->first->session, door->main.width, height, most, tight ? 25 : 46, generous);
        if (column_is_good(layout, &column, generous, 70))
            break;
    }
    int y = body.y + pad, bottom = body.y + body.height - band, x = door->main.x, width = door->main.width;
    pause_line(layout, &pause, (struct box){x, y, width, pause_height}, true);
    y += pause_height + pause_gap;
    door_status_line(layout, &status, (struct box){x, y, width, status_height}, true);
    y += status_height + gap;
    if (moment) {
        moment_line(door, moment_size, x, y, width, true);
        y += moment;
    }
    struct box text = {x, y, width, bottom - pad - others - drop_ins - y};
    y = column_place(door, &column, door->first->session, text, "title.next");
    door_others_place(layout, &door->others, false, (struct box){x, y, width, others});
    door_others_place(layout, &door->drop_ins, true,
                      (struct box){x, bottom - pad - drop_ins, width, drop_ins});
    door_band_place(layout, door->band, (struct box){0, bottom, layout->width, band});
}

/* -- neither: a sentence has the screen -- */

/* "Opens Wed 18 Sep, 08:30": the event, as the hallway says it; what comes first at this door is in the band.
 */
static const char *event_start(const struct layout *layout)
{
    const struct slot_index *all = &layout->view->program->all;
    for (uint32_t i = 0; i < all->count; i++)
        if (!phrase_session(layout, all->slots[i].session)->cancelled)
            return phrase_opens(layout, WORD_OPENS, all->slots[i].start);
    return "";
}

/* "It goes on in Hall B, Hall C"; where that is on a later day, with its first start. */
static const char *goes_on_in(const struct layout *layout)
{
    const struct elsewhere *elsewhere = &layout->view->elsewhere;
    if (elsewhere->count == 0)
        return "";
    const char *rooms = phrase_room_list(layout, elsewhere->rooms, elsewhere->count);
    const char *where = words_text(layout->style->words, WORD_GOES_ON_IN, rooms, layout->arena);
    if (!instant_is_set(elsewhere->first))
        return where;
    return phrase_join(layout, where,
                       words_start(layout->style->words, layout->view->program, layout->view->now,
                                   elsewhere->first, layout->arena));
}

static void screen_quiet(struct door *door, struct box body)
{
    struct layout *layout = door->layout;
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    const struct room_state *state = door->state;
    const char *large = "", *small = "";
    switch (state->phase) {
    case PHASE_BREAK: /* nothing comes after it today */
        large = words_get(words, WORD_NOTHING_NEXT);
        if (state->breaks.count > 0) {
            large = phrase_title(layout, state->breaks.slots[0].session);
            small = phrase_join(
                layout, strcmp(large, words_get(words, WORD_BREAK)) == 0 ? "" : words_get(words, WORD_BREAK),
                words_text(words, WORD_UNTIL_TIME, phrase_clock(layout, state->breaks.slots[0].end),
                           layout->arena));
        }
        break;
    case PHASE_DAY_OVER:
        large = words_get(words, state->had_today ? WORD_ALL_HERE_FOR_TODAY : WORD_NOTHING_HERE_TODAY);
        break;
    case PHASE_BEFORE_EVENT: /* the header has the event's name */
        large = view->event_begun && state->later.count > 0
                    ? phrase_opens(layout, WORD_FIRST_HERE, state->later.slots[0].start)
                    : event_start(layout);
        break;
    case PHASE_EVENT_OVER:
        large = view->over
                    ? view->over
                    : words_get(words, view->elsewhere.goes_on ? WORD_NOTHING_MORE_HERE : WORD_FAREWELL);
        small = goes_on_in(layout);
        break;
    default: /* EMPTY */
        large = phrase_room(layout, view->room);
        small = words_get(words, WORD_NO_SESSIONS);
        break;
    }
    int pad = layout_px(layout, 38), band = door_band_height(layout, door->band, body.height, 2);
    int drop_ins = door_others_height(layout, &door->drop_ins, true, door->main.width, body.height / 4);
    int height = body.height - band - 2 * pad - drop_ins;
    int small_most = height / 3;
    struct text_block second = part_fit(layout, FACE_MEDIUM, 50, 0, small, door->main.width, small_most, 6);
    int between = second.line_count ? layout->gap : 0;
    struct text_block first =
        session_title_fit(layout, large, 142, 0, door->main.width, height - second.height - between);
    int y = body.y + pad + (height - first.height - between - second.height) * 2 / 5;
    part_block(layout, &first, door->main.x, y, door->main.width, theme->ink, "message");
    part_block(layout, &second, door->main.x, y + first.height + between, door->main.width, theme->ink_soft,
               "message.second");
    int bottom = body.y + body.height - band;
    door_others_place(layout, &door->drop_ins, true,
                      (struct box){door->main.x, bottom - pad - drop_ins, door->main.width, drop_ins});
    door_band_place(layout, door->band, (struct box){0, bottom, layout->width, band});
}

/* -- by phase -- */

static struct slot_list without(const struct layout *layout, const struct slot_list *slots, uint32_t index)
{
    struct slot *others = ARENA_ARRAY(layout->arena, struct slot, slots->count);
    struct slot_list list = {.slots = others};
    for (uint32_t i = 0; i < slots->count; i++)
        if (i != index)
            others[list.count++] = slots->slots[i];
    return list;
}

void screen_door(struct layout *layout)
{
    const struct room_state *state = &layout->view->state;
    struct door door = {.layout = layout, .state = state};
    header_place_room(layout, layout->view->room);
    footer_place(layout, "");
    struct box body = layout_body(layout, layout_has_footer(layout));
    body = notice_band_place(layout, body);
    body = session_tombstones(layout, &state->tombstones, state->room, body);
    door.main = (struct box){layout->margin, body.y, layout->width - 2 * layout->margin, body.height};
    switch (state->phase) {
    case PHASE_ENDING:
    case PHASE_ON:
        door.band = state->phase == PHASE_ENDING ? DOOR_BAND_HEAVY : DOOR_BAND_NEXT;
        door.first = &state->now.slots[state->first_now < state->now.count ? state->first_now : 0];
        door.others = without(layout, &state->now, (uint32_t)(door.first - state->now.slots));
        screen_now(&door, body);
        break;
    case PHASE_SOON:
    case PHASE_BREAK:
    case PHASE_BEFORE_DAY:
        door.drop_ins = state->now;
        if (state->next.count == 0) {
            door.band = DOOR_BAND_FIRST;
            screen_quiet(&door, body);
            break;
        }
        door.band = DOOR_BAND_LATER;
        door.first = &state->next.slots[0];
        door.others = without(layout, &state->next, 0);
        screen_next(&door, body);
        break;
    case PHASE_DAY_OVER:
    case PHASE_BEFORE_EVENT:
    case PHASE_EVENT_OVER:
    case PHASE_EMPTY:
    case PHASE_COUNT:
        door.band = DOOR_BAND_FIRST;
        if (state->now.count >
            0) { /* a drop-in goes on: that there is no more would be read as that it is shut */
            door.first = &state->now.slots[0];
            door.others = without(layout, &state->now, 0);
            screen_now(&door, body);
            break;
        }
        screen_quiet(&door, body);
        break;
    }
}
