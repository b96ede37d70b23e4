#include "hallway/board_row.h"

#include "program/mark.h"
#include "layout/phrases.h"

static const char *with_more(const struct layout *layout, const char *title, uint32_t more)
{
    if (more == 0)
        return title;
    return phrase_pair(layout, title, " ",
                       words_number(layout->style->words, WORD_AND_N_MORE, (int)more, layout->arena));
}

static struct board_entry plain(const char *title, const char *role)
{
    return (struct board_entry){.clock = "", .title = title, .under = "", .role = role, .badge.text = ""};
}

static struct board_entry quiet(const char *title)
{
    struct board_entry entry = plain(title, "quiet");
    entry.quiet = true;
    return entry;
}

/* -- now -- */

static void say_running(const struct layout *layout, const struct room_state *state, struct board_row *row)
{
    const struct slot *slot = &state->now.slots[state->first_now < state->now.count ? state->first_now : 0];
    row->now =
        plain(with_more(layout, phrase_title(layout, slot->session), state->now.count - 1), "title.now");
    row->now.badge = badge_of_session(layout, slot->session, state->room);
    row->now.under = phrase_replaced(layout, slot->session);
    row->track = state->block != PROGRAM_NONE ? phrase_title(layout, state->block)
                                              : phrase_context(layout, slot->session);
    row->has_edge = phrase_track_color(layout, slot->session, &row->edge);
}

static const char *free_text(const struct layout *layout, const struct room_state *state,
                             const struct slot_list *coming)
{
    const struct words *words = layout->style->words;
    bool known = coming->count > 0 && state->phase != PHASE_SOON &&
                 !mark_has(layout->view->program, coming->slots[0].session, MARK_WAITING);
    if (!known)
        return words_get(words, WORD_FREE);
    return words_start_text(words, WORD_FREE_UNTIL, layout->view->program, layout->view->now,
                            coming->slots[0].start, layout->arena);
}

static const char *over_text(const struct layout *layout)
{
    return layout->view->over
               ? layout->view->over
               : words_get(layout->style->words,
                           layout->view->elsewhere.goes_on ? WORD_NOTHING_MORE_HERE : WORD_FAREWELL);
}

static const char *opens_text(const struct layout *layout, const struct slot_list *coming)
{
    if (coming->count == 0)
        return "";
    return phrase_opens(layout, layout->view->event_begun ? WORD_FIRST_HERE : WORD_OPENS,
                        coming->slots[0].start);
}

static const char *nothing_text(const struct layout *layout, const struct room_state *state,
                                const struct slot_list *coming)
{
    const struct words *words = layout->style->words;
    switch (state->phase) {
    case PHASE_DAY_OVER:
        return words_get(words, state->had_today ? WORD_ALL_HERE_FOR_TODAY : WORD_NOTHING_HERE_TODAY);
    case PHASE_BEFORE_EVENT:
        return opens_text(layout, coming);
    case PHASE_EVENT_OVER:
        return over_text(layout);
    case PHASE_EMPTY:
        return words_get(words, WORD_NO_SESSIONS);
    default:
        return free_text(layout, state, coming);
    }
}

static void say_now(const struct layout *layout, const struct room_state *state,
                    const struct slot_list *coming, struct board_row *row)
{
    if (state->now.count > 0)
        say_running(layout, state, row);
    else if (state->breaks.count > 0)
        row->now = quiet(phrase_title(layout, state->breaks.slots[0].session));
    else
        row->now = quiet(nothing_text(layout, state, coming));
}

/* -- next -- */

static void say_next(const struct layout *layout, const struct room_state *state,
                     const struct slot_list *coming, struct board_row *row)
{
    if (coming->count == 0)
        return;
    const struct slot *slot = &coming->slots[0];
    struct board_entry *entry = &row->next[row->next_count++];
    *entry = plain(with_more(layout, phrase_title(layout, slot->session), coming->count - 1), "title.next");
    entry->clock = phrase_clock(layout, slot->start);
    entry->under = phrase_day(layout, slot->start);
    if (!entry->under[0])
        entry->under = phrase_replaced(layout, slot->session);
    entry->badge = badge_of_session(layout, slot->session, state->room);
    if (!row->has_edge)
        row->has_edge = phrase_track_color(layout, slot->session, &row->edge);
}

/* -- slots that are empty -- */

/* An arrow as a letter, for the end of a line: it is not mirrored with the picture. */
static const char *way_letter(enum way way)
{
    static const char *const letters[WAY_COUNT] = {
        [WAY_NONE] = "",           [WAY_LEFT] = "\u2190",      [WAY_RIGHT] = "\u2192",
        [WAY_UP] = "\u2191",       [WAY_DOWN] = "\u2193",      [WAY_UP_LEFT] = "\u2196",
        [WAY_UP_RIGHT] = "\u2197", [WAY_DOWN_LEFT] = "\u2199", [WAY_DOWN_RIGHT] = "\u2198"};
    return letters[way];
}

/* Where it has gone, with the way there where it is one room that this display knows the way to. */
static const char *where_to(const struct layout *layout, const struct slot *tombstone, uint32_t room)
{
    const struct view *view = layout->view;
    const struct session *session = phrase_session(layout, tombstone->session);
    const char *text = phrase_gone(layout, tombstone, room);
    const struct direction *direction =
        session->room_count == 1 && session->rooms[0] != room && view->config
            ? display_config_direction(view->config, view->program, session->rooms[0])
            : NULL;
    if (!text[0] || !direction || direction->way == WAY_NONE)
        return text;
    const char *parts[] = {text, way_letter(direction->way)};
    return words_join(layout->style->words, parts, 2, "\u00A0", layout->arena);
}

static struct board_entry gone(const struct layout *layout, const struct slot *tombstone, uint32_t room)
{
    bool cancelled = phrase_session(layout, tombstone->session)->cancelled;
    struct board_entry entry =
        plain(phrase_title(layout, tombstone->session), cancelled ? "title.cancelled" : "title.moved");
    entry.clock = phrase_clock(layout, tombstone->start);
    entry.under = cancelled ? "" : where_to(layout, tombstone, room);
    entry.struck = entry.quiet = cancelled;
    entry.badge = badge_of_tombstone(layout, tombstone);
    return entry;
}

/* In the place of what would be on while nothing is; before what comes where its old start is next of all. */
static void say_gone(const struct layout *layout, const struct room_state *state,
                     const struct slot_list *coming, struct board_row *row)
{
    for (uint32_t i = 0; i < state->tombstones.count; i++) {
        const struct slot *slot = &state->tombstones.slots[i];
        bool would_be_on = slot->start.ms <= state->at.ms;
        bool is_first = coming->count == 0 || slot->start.ms <= coming->slots[0].start.ms;
        if (would_be_on && state->now.count == 0 && row->now.badge.kind == BADGE_NONE) {
            row->now = gone(layout, slot, state->room);
        } else if (!would_be_on && is_first && row->next_count == 0) {
            row->next[row->next_count++] = gone(layout, slot, state->room);
        }
    }
}

struct board_row board_row_say(const struct layout *layout, const struct view_room *room)
{
    const struct room_state *state = &room->state;
    const struct view *view = layout->view;
    const struct slot_list *coming = state->next.count > 0 ? &state->next : &state->later;
    struct board_row row = {.room = phrase_room(layout, room->room),
                            .short_room = view->program->rooms[room->room].short_name,
                            .floor = "",
                            .track = "",
                            .cell = state_cell_of(layout, state)};
    const struct direction *direction =
        view->config ? display_config_direction(view->config, view->program, room->room) : NULL;
    if (direction) {
        row.way = direction->way;
        row.floor = direction->floor;
    }
    say_now(layout, state, coming, &row);
    say_gone(layout, state, coming, &row);
    say_next(layout, state, coming, &row);
    return row;
}
