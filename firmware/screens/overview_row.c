#include "screens/overview_row.h"

#include <string.h>

#include "screens/phrases.h"

static struct titled_session plain_entry(const char *text, const char *role)
{
    return (struct titled_session){.text = text, .role = role, .most_under = 2};
}

static const char *more_text(const struct layout *layout, uint32_t more)
{
    return more ? words_number(layout->style->words, WORD_AND_N_MORE, (int)more, layout->arena) : "";
}

static void say_running(const struct layout *layout, const struct room_state *state, struct overview_row *row)
{
    const struct slot *slot = &state->now.slots[state->first_now < state->now.count ? state->first_now : 0];
    row->now = plain_entry(phrase_title(layout, slot->session), "title.now");
    if (state->phase == PHASE_ENDING)
        row->now.strong =
            words_number(layout->style->words, WORD_ENDS_IN_N_MIN, state->minutes_left, layout->arena);
    const char *context = state->block != PROGRAM_NONE ? phrase_title(layout, state->block)
                                                       : phrase_context(layout, slot->session);
    row->now.soft[0] = more_text(layout, state->now.count - 1);
    row->now.soft[1] = context;
    row->has_bar = phrase_track_color(layout, slot->session, &row->bar);
    row->until = phrase_clock(layout, slot->end);
    row->until_wait = phrase_countdown(layout, WORD_N_MIN, slot->end);
}

/* A break, or nothing on until something starts. */
static void say_pause(const struct layout *layout, const struct room_state *state, struct overview_row *row)
{
    const struct words *words = layout->style->words;
    const struct slot *on = state->breaks.count > 0 ? &state->breaks.slots[0] : NULL;
    row->now = plain_entry(on ? phrase_title(layout, on->session) : words_get(words, WORD_BREAK), "break");
    row->now.quiet = true;
    if (!on && state->next.count == 0) {
        row->now.text = words_get(words, WORD_NOTHING_NEXT);
        return;
    }
    struct instant end = on ? on->end : state->next.slots[0].start;
    if (!on && state->reason == REASON_WAITING) /* nobody knows until when */
        return;
    row->until = phrase_clock(layout, end);
    row->until_wait = phrase_countdown(layout, WORD_N_MIN, end);
    if (!on) /* how long a break takes stands beside it */
        row->now.soft[0] = words_text(
            words, WORD_FREE_UNTIL,
            words_start(words, layout->view->program, layout->view->now, end, layout->arena), layout->arena);
}

/* Only what is on all day: the doors are open, whatever the phase. */
static void say_drop_in(const struct layout *layout, const struct room_state *state, struct overview_row *row)
{
    const struct slot *slot = &state->now.slots[0];
    row->now = plain_entry(phrase_title(layout, slot->session), "title.now");
    row->now.soft[0] = more_text(layout, state->now.count - 1);
    row->now.soft[1] = phrase_context(layout, slot->session);
    if (state->phase == PHASE_SOON)
        row->next.strong =
            words_number(layout->style->words, WORD_STARTS_IN_N_MIN, state->minutes_to_next, layout->arena);
    row->has_bar = phrase_track_color(layout, slot->session, &row->bar);
    row->until = phrase_clock(layout, slot->end);
    row->until_wait = phrase_countdown(layout, WORD_N_MIN, slot->end);
}

static void say_now(const struct layout *layout, const struct room_state *state, struct overview_row *row)
{
    const struct words *words = layout->style->words;
    const struct slot_list *coming = state->next.count > 0 ? &state->next : &state->later;
    const char *start = coming->count == 0 ? ""
                                           : words_start(words, layout->view->program, layout->view->now,
                                                         coming->slots[0].start, layout->arena);
    row->now = plain_entry("", "quiet");
    row->now.quiet = true;
    if (state->now.count > 0 && state->phase != PHASE_ON && state->phase != PHASE_ENDING) {
        say_drop_in(layout, state, row);
        return;
    }
    switch (state->phase) {
    case PHASE_ENDING:
    case PHASE_ON:
        say_running(layout, state, row);
        break;
    case PHASE_SOON:
        row->now.text = words_number(words, WORD_STARTS_IN_N_MIN, state->minutes_to_next, layout->arena);
        row->now.role = "soon";
        row->colored = true;
        row->now_ink = layout->style->theme->attention;
        if (state->breaks.count > 0)
            row->now.soft[0] = phrase_title(layout, state->breaks.slots[0].session);
        break;
    case PHASE_BREAK:
        say_pause(layout, state, row);
        break;
    case PHASE_BEFORE_DAY:
        row->now.text = words_text(words, WORD_FREE_UNTIL, start, layout->arena);
        break;
    case PHASE_DAY_OVER:
        row->now.text =
            words_get(words, state->had_today ? WORD_ALL_HERE_FOR_TODAY : WORD_NOTHING_HERE_TODAY);
        break;
    case PHASE_BEFORE_EVENT:
        row->now.text =
            arena_printf(layout->arena, "%s %s",
                         words_get(words, layout->view->event_begun ? WORD_FIRST_HERE : WORD_OPENS), start);
        break;
    case PHASE_EVENT_OVER:
        row->now.text =
            layout->view->over
                ? layout->view->over
                : words_get(words, layout->view->elsewhere.goes_on ? WORD_NOTHING_MORE_HERE : WORD_FAREWELL);
        break;
    case PHASE_EMPTY:
    case PHASE_COUNT:
        row->now.text = words_get(words, WORD_NO_SESSIONS);
        break;
    }
}

static void say_next(const struct layout *layout, const struct room_state *state, struct overview_row *row)
{
    const struct slot_list *coming = state->next.count > 0 ? &state->next : &state->later;
    const char *strong = row->next.strong;
    row->next = plain_entry("", "title.next");
    row->next.strong = strong;
    if (coming->count == 0)
        return;
    const struct slot *slot = &coming->slots[0];
    row->next.text = phrase_title(layout, slot->session);
    row->next.soft[0] = more_text(layout, coming->count - 1);
    row->next_clock = phrase_clock(layout, slot->start);
    row->next_day = phrase_day(layout, slot->start);
}

/* A slot of a session that is cancelled or has gone elsewhere: in the place of what would be on, or under
 * what comes. */
static void say_gone(const struct layout *layout, const struct room_state *state, struct overview_row *row)
{
    const struct theme *theme = layout->style->theme;
    if (state->tombstones.count == 0)
        return;
    const struct slot *slot = &state->tombstones.slots[0];
    bool instead = slot->start.ms <= state->at.ms && state->phase != PHASE_ON && state->phase != PHASE_ENDING;
    struct titled_session *entry = instead ? &row->now : &row->next;
    const bool cancelled = phrase_session(layout, slot->session)->cancelled;
    entry->badge = phrase_gone(layout, slot, state->room);
    entry->badge_fill = cancelled ? theme->alarm : theme->accent;
    entry->badge_ink = cancelled ? theme->alarm_ink : theme->accent_ink;
    if (instead) {
        entry->soft[0] = entry->text; /* "starts in 8 min", "Break" */
        entry->soft[1] = "";
        entry->text = phrase_title(layout, slot->session);
        entry->struck = true;
        entry->role = "title.cancelled";
        row->colored = false;
        row->until = phrase_clock(layout, slot->end);
        row->until_wait = "";
        return;
    }
    const char *title =
        phrase_pair(layout, phrase_clock(layout, slot->start), " ", phrase_title(layout, slot->session));
    if (!entry->text[0]) {
        entry->text = title;
        entry->struck = true;
        entry->role = "title.cancelled";
    } else {
        entry->soft[0] = title;
        entry->soft[1] = "";
        entry->soft_struck = true;
        entry->soft_short = phrase_clock(layout, slot->start);
    }
}

struct overview_row overview_row_say(const struct layout *layout, const struct view_room *room)
{
    struct overview_row row = {.room = phrase_room(layout, room->room),
                               .short_room = layout->view->program->rooms[room->room].short_name,
                               .until = "",
                               .until_wait = "",
                               .next_clock = "",
                               .next_day = ""};
    say_now(layout, &room->state, &row);
    say_next(layout, &room->state, &row);
    say_gone(layout, &room->state, &row);
    return row;
}

void overview_entry_limit(struct titled_session *entry, enum overview_under under)
{
    if (under != OVERVIEW_UNDER_WRAPPED)
        entry->most_under = 1;
    if (under == OVERVIEW_UNDER_NONE) {
        entry->soft[0] = entry->soft_short ? entry->soft_short : "";
        entry->soft[1] = "";
    }
}

int overview_largest(const struct layout *layout, uint32_t count)
{
    return layout->view->row_count > 3 ? OVERVIEW_LARGEST
           : count > 1                 ? (OVERVIEW_ALONE + OVERVIEW_LARGEST) / 2
                                       : OVERVIEW_ALONE;
}

int overview_small_size(int title)
{
    enum { LARGEST = 42 };
    int size = title * 31 / 50, most = title - 5 < 25 ? title - 5 : 25;
    if (size > LARGEST)
        return LARGEST;
    return size > most ? size : most;
}

struct overview_row overview_row_titles(const struct overview_row *row)
{
    struct overview_row titles = *row;
    titles.now.badge = titles.now.strong = titles.now.soft[1] = "";
    titles.now.soft[0] = "-";
    titles.next.badge = titles.next.strong = titles.next.soft[0] = titles.next.soft[1] = "";
    return titles;
}

static uint32_t lines_of(const struct layout *layout, struct type type, const char *text, int width)
{
    enum { MANY = 6 };
    struct text_block block;
    text_fit(layout->style->metrics, type.face, &type.px, 1, text, width, MANY * 2 * type.px, MANY,
             layout->arena, &block);
    return block.cut ? 2 * MANY : block.line_count;
}

bool overview_size_suits(const struct layout *layout, const struct overview_row *rows, uint32_t count,
                         int title, int width, int next_width, int space)
{
    struct type type = layout_type(layout, FACE_SEMIBOLD, title);
    struct type next_type = layout_type(layout, FACE_MEDIUM, layout_step_below(layout, title));
    bool large = title > OVERVIEW_USUAL;
    int each = space * 3 / 5 / (int)(count > 0 ? count : 1) / type_height(type);
    bool few = layout->view->row_count <= 3;
    uint32_t most = each < 2 || (large && !few) ? 2 : each > 4 ? 4 : (uint32_t)each;
    uint32_t lines = 0, next_lines = 0, longest = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t now = lines_of(layout, type, rows[i].now.text, width);
        uint32_t next = lines_of(layout, next_type, rows[i].next.text, next_width);
        lines += now;
        next_lines += next;
        longest = now > longest ? now : longest;
        longest = next > longest ? next : longest;
    }
    return lines <= count * most && next_lines <= count * most && (!large || longest <= (few ? 4 : 3));
}

void overview_now_place(struct layout *layout, const struct overview_row *row, int x, int y, int width)
{
    uint32_t first = layout->scene->count;
    titled_session_place(layout, &row->now, x, y, width);
    if (row->colored)
        for (uint32_t i = first; i < layout->scene->count; i++)
            if (strcmp(layout->scene->items[i].role, row->now.role) == 0)
                layout->scene->items[i].color = row->now_ink;
}

void overview_bar_place(struct layout *layout, const struct overview_row *row, int x, int y, int height)
{
    int bar = layout_px(layout, 6);
    struct box box = {x, y, bar, height};
    if (row->has_bar)
        part_track(layout, box, row->bar);
    else
        part_fill(layout, box, layout->style->theme->rule, bar / 2, LAYER_TEXT, "track");
}
