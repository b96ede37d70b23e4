#include "door/door.h"

#include "program/mark.h"
#include "schedule/exception.h"
#include "door/door_news.h"
#include "door/door_strip.h"
#include "door/door_words.h"
#include "layout/measures.h"
#include "layout/phrases.h"

const char *door_field_name(enum door_field field)
{
    static const char *const names[DOOR_FIELD_COUNT] = {
        [DOOR_ON] = "on",
        [DOOR_ENDING] = "ending",
        [DOOR_SOON] = "soon",
        [DOOR_BREAK] = "break",
        [DOOR_BEFORE] = "before",
        [DOOR_OVER] = "over",
        [DOOR_CANCELLED] = "cancelled",
        [DOOR_MOVED] = "moved",
        [DOOR_FULL] = "full",
        [DOOR_DELAYED] = "delayed",
        [DOOR_EMPTY] = "empty",
    };
    return names[field];
}

/* Whether a drop-in is all that is left of the day, but for the slot of what is not held here. */
static bool has_drop_in_alone(const struct room_state *state)
{
    return state->now.count > 0 && state->breaks.count + state->next.count == 0;
}

/* A drop-in that goes on when all else is over is what the door shows: that there is no more would be read as
 * that it is shut. */
static enum door_field field_by_phase(const struct room_state *state)
{
    const bool is_on = state->now.count > 0;
    switch (state->phase) {
    case PHASE_ENDING:
        return state->first_now < state->now.count ? DOOR_ENDING : DOOR_ON;
    case PHASE_ON:
        return DOOR_ON;
    case PHASE_SOON:
        return DOOR_SOON;
    case PHASE_BREAK:
        return has_drop_in_alone(state) ? DOOR_ON : DOOR_BREAK;
    case PHASE_BEFORE_DAY:
        return DOOR_BEFORE;
    case PHASE_BEFORE_EVENT:
        return is_on ? DOOR_ON : DOOR_BEFORE;
    case PHASE_DAY_OVER:
    case PHASE_EVENT_OVER:
        return is_on ? DOOR_ON : DOOR_OVER;
    case PHASE_EMPTY:
    case PHASE_COUNT:
        break;
    }
    return is_on ? DOOR_ON : DOOR_EMPTY;
}

enum door_field door_field_of(const struct view *view)
{
    switch (exception_of(view->program, &view->state).kind) {
    case EXCEPTION_CANCELLED:
        return DOOR_CANCELLED;
    case EXCEPTION_MOVED:
        return DOOR_MOVED;
    case EXCEPTION_FULL:
        return DOOR_FULL;
    case EXCEPTION_DELAYED:
        return DOOR_DELAYED;
    case EXCEPTION_NONE:
    case EXCEPTION_KIND_COUNT:
        break;
    }
    return field_by_phase(&view->state);
}

static const char *word(const struct layout *layout, enum word word)
{
    return words_get(layout->style->words, word);
}

/* -- the stage -- */

static void add_message(struct door *door, const char *text)
{
    door->titles[door->title_count++] =
        (struct door_title){.session = PROGRAM_NONE, .text = text, .block_line = ""};
}

static void add_session(const struct layout *layout, struct door *door, const struct slot *slot,
                        const char *label)
{
    if (door->title_count == 2) {
        door->more++;
        return;
    }
    door->titles[door->title_count++] =
        (struct door_title){.session = slot->session,
                            .slot = *slot,
                            .text = phrase_title(layout, slot->session),
                            .block_line = door_block_line(layout, slot, label),
                            .times = door_times(layout, slot, label)};
}

static void add_sessions(const struct layout *layout, struct door *door, const struct slot_list *slots,
                         uint32_t but, const char *label)
{
    for (uint32_t i = 0; i < slots->count; i++)
        if (i != but)
            add_session(layout, door, &slots->slots[i], label);
}

/* -- the foot -- */

static struct slot_list from(struct slot_list list, uint32_t first)
{
    return (struct slot_list){list.count - first, list.slots + first};
}

static uint32_t count_with_first(struct slot_list list)
{
    uint32_t count = 0;
    while (count < list.count && list.slots[count].start.ms == list.slots[0].start.ms)
        count++;
    return count;
}

/* What the first of what is next is told with. One that waits has no time to count down to. */
static void label_next(const struct layout *layout, struct door *door, const char *label)
{
    bool waits =
        door->next.count && mark_has(layout->view->program, door->next.slots[0].session, MARK_WAITING);
    door->next_label = waits ? word(layout, WORD_DELAYED_NO_TIME) : label;
    door->next_label_short = waits ? word(layout, WORD_DELAYED) : "";
}

/* What comes after those that have the stage: the first, and what starts with it. Behind one that waits,
 * another is next already. */
static void foot_of_rest(const struct layout *layout, struct door *door, uint32_t on_stage)
{
    struct slot_list next = from(layout->view->state.next, on_stage), rest = layout->view->rest;
    if (next.count > 0) {
        door->next = next;
        door->later = rest;
    } else {
        uint32_t count = count_with_first(rest);
        door->next = (struct slot_list){count, rest.slots};
        door->later = from(rest, count);
    }
    label_next(layout, door, door->next.count ? word(layout, WORD_THEN) : "");
}

static void foot_of_next(const struct layout *layout, struct door *door, const char *label)
{
    const struct room_state *state = &layout->view->state;
    door->next = state->next.count ? state->next : state->later;
    door->later = layout->view->rest;
    if (state->next.count) {
        label_next(layout, door, label);
    } else if (state->later.count) {
        door->next_label = door_day(layout, state->later.slots[0].start);
        door->next_label_short = phrase_day(layout, state->later.slots[0].start);
    }
}

/* -- by phase -- */

static int done_of(const struct layout *layout, const struct slot *slot)
{
    int64_t left = minutes_until(layout->view->now, slot->end), total = minutes_until(slot->start, slot->end);
    return total > 0 && left >= 0 && left < total ? (int)((total - left) * 1000 / total) : 0;
}

static void door_on(const struct layout *layout, struct door *door)
{
    const struct room_state *state = &layout->view->state;
    uint32_t first = state->first_now < state->now.count ? state->first_now : 0;
    const struct slot *slot = &state->now.slots[first];
    bool ending = state->phase == PHASE_ENDING && first == state->first_now;
    door->band.word = word(layout, WORD_NOW);
    door->band.done = done_of(layout, slot);
    if (ending) {
        door->band.fact = words_number(layout->style->words, WORD_N_MIN, state->minutes_left, layout->arena);
        door->band.above = word(layout, WORD_ENDS_IN);
        door->band.below =
            words_text(layout->style->words, WORD_ENDS_AT, phrase_clock(layout, slot->end), layout->arena);
    } else {
        door->band.fact = phrase_clock(layout, slot->end);
        door->band.above = word(layout, WORD_UNTIL_LABEL);
        door->band.below = phrase_countdown(layout, WORD_N_MIN_LEFT, slot->end);
    }
    add_session(layout, door, slot, "");
    add_sessions(layout, door, &state->now, first, "");
    foot_of_next(layout, door, state->next.count ? door_next_in(layout, &state->next.slots[0]) : "");
    door->nothing = word(layout, WORD_NOTHING_NEXT);
}

/* The next session, or those that start with it, and drop-ins beside it; then what comes after. */
static void next_has_stage(const struct layout *layout, struct door *door, const char *label)
{
    const struct room_state *state = &layout->view->state;
    struct slot_list first = {count_with_first(state->next), state->next.slots};
    add_session(layout, door, &first.slots[0], label);
    add_sessions(layout, door, &state->now, PROGRAM_NONE, word(layout, WORD_NOW));
    add_sessions(layout, door, &first, 0, label);
    foot_of_rest(layout, door, first.count);
    door->nothing = word(layout, WORD_NOTHING_NEXT);
}

static void door_soon(const struct layout *layout, struct door *door)
{
    const struct room_state *state = &layout->view->state;
    int most = layout->view->config ? layout->view->config->thresholds.soon_min : 10;
    door->band.word =
        words_number(layout->style->words, WORD_STARTS_IN_N_MIN, state->minutes_to_next, layout->arena);
    door->band.fact = phrase_clock(layout, state->next.slots[0].start);
    door->band.teeth = state->minutes_to_next;
    door->band.teeth_most = most < TEETH_LEAST ? TEETH_LEAST : most > TEETH_MOST ? TEETH_MOST : most;
    next_has_stage(layout, door, "");
}

/* With neither a break on nor a session to come the room is free, and no time says until when: what is left
 * of the day is the slot of a session that is not held here. */
static void break_band(const struct layout *layout, const struct slot *on, struct door_band *band)
{
    const struct room_state *state = &layout->view->state;
    const struct words *words = layout->style->words;
    band->word = band->short_word = words_get(words, WORD_FREE);
    if (!on && state->next.count == 0)
        return;
    struct instant end = on ? on->end : state->next.slots[0].start;
    int over = layout->view->config ? layout->view->config->thresholds.next_over_min : 120;
    if (on || minutes_until(layout->view->now, end) <= over)
        band->word = band->short_word = words_get(words, WORD_BREAK);
    if (on)
        band->word = phrase_title(layout, on->session);
    band->fact = phrase_clock(layout, end);
    band->above = word(layout, WORD_UNTIL_LABEL);
    band->below = phrase_countdown(layout, WORD_N_MIN, end);
}

static void door_break(const struct layout *layout, struct door *door)
{
    const struct room_state *state = &layout->view->state;
    break_band(layout, state->breaks.count ? &state->breaks.slots[0] : NULL, &door->band);
    if (state->next.count) {
        next_has_stage(layout, door, word(layout, WORD_NEXT));
        return;
    }
    if (state->now.count) {
        add_sessions(layout, door, &state->now, PROGRAM_NONE, word(layout, WORD_NOW));
        door->nothing = word(layout, WORD_NOTHING_NEXT);
    } else {
        add_message(door, word(layout, WORD_NOTHING_NEXT));
    }
    foot_of_next(layout, door, "");
}

static void door_before_day(const struct layout *layout, struct door *door)
{
    const struct slot *next = &layout->view->state.next.slots[0];
    int from_min = layout->view->config ? layout->view->config->thresholds.countdown_min : 60;
    door->band.word = word(layout, WORD_NEXT);
    door->band.fact = phrase_clock(layout, next->start);
    door->band.above = word(layout, WORD_FIRST_TODAY);
    if (minutes_until(layout->view->now, next->start) <= from_min)
        door->band.below = phrase_wait(layout, WORD_IN_N_MIN, next);
    next_has_stage(layout, door, "");
}

/* The event's first session; NULL where it has none. */
static const struct slot *event_first(const struct layout *layout)
{
    const struct slot_index *all = &layout->view->program->all;
    return all->count ? &all->slots[0] : NULL;
}

static const char *event_title(const struct layout *layout)
{
    return label_text(layout->view->program->event.title, layout->style->words->language);
}

static void door_before_event(const struct layout *layout, struct door *door)
{
    const struct view *view = layout->view;
    const struct room_state *state = &view->state;
    const struct slot *own = state->later.count ? &state->later.slots[0] : NULL;
    const struct slot *first = event_first(layout);
    if (view->event_begun && own) {
        door->band.word = door_date(layout, WORD_FIRST_HERE_ON, own->start);
        door->band.fact = phrase_clock(layout, own->start);
        add_session(layout, door, own, "");
        add_sessions(layout, door, &state->later, 0, "");
        return;
    }
    if (first) {
        door->band.word = door_date(layout, WORD_OPENS_ON, first->start);
        door->band.fact = phrase_clock(layout, first->start);
    }
    add_message(door, event_title(layout));
    door->next = state->later;
    if (own && first)
        door->next_label =
            program_day_at(view->program, own->start).date == program_day_at(view->program, first->start).date
                ? words_get(layout->style->words, WORD_FIRST_HERE)
                : door_date(layout, WORD_FIRST_HERE_ON, own->start);
}

static void door_over(const struct layout *layout, struct door *door)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    if (view->state.phase == PHASE_DAY_OVER) {
        add_message(door, words_get(words, view->state.had_today ? WORD_ALL_HERE_FOR_TODAY
                                                                 : WORD_NOTHING_HERE_TODAY));
        foot_of_next(layout, door, "");
        return;
    }
    add_message(door, view->over ? view->over
                                 : words_get(words, view->elsewhere.goes_on ? WORD_NOTHING_MORE_HERE
                                                                            : WORD_FAREWELL));
    door->nothing = view->elsewhere.goes_on ? door_goes_on_in(layout) : event_title(layout);
}

static void door_empty(const struct layout *layout, struct door *door)
{
    add_message(door, phrase_room(layout, layout->view->room));
    door->titles[0].block_line = event_title(layout);
    door->nothing = word(layout, WORD_NO_SESSIONS);
}

static void by_phase(const struct layout *layout, struct door *door)
{
    const struct room_state *state = &layout->view->state;
    switch (field_by_phase(state)) {
    case DOOR_ON:
    case DOOR_ENDING:
        door_on(layout, door);
        break;
    case DOOR_SOON:
        door_soon(layout, door);
        break;
    case DOOR_BREAK:
        door_break(layout, door);
        break;
    case DOOR_BEFORE:
        if (state->phase == PHASE_BEFORE_DAY)
            door_before_day(layout, door);
        else
            door_before_event(layout, door);
        break;
    case DOOR_OVER:
        door_over(layout, door);
        break;
    default:
        door_empty(layout, door);
        break;
    }
}

/* -- what has happened on the day -- */

/* CANCELLED and MOVED: what was to be here has the stage, and what comes here instead the foot. */
static void gone_has_stage(const struct layout *layout, struct door *door, const struct exception *exception)
{
    door->title_count = 0;
    door->more = 0;
    add_session(layout, door, &exception->slot, "");
    door->titles[0].struck = exception->kind == EXCEPTION_CANCELLED;
    door->titles[0].block_line = exception->kind == EXCEPTION_CANCELLED
                                     ? phrase_context(layout, exception->slot.session)
                                     : door_moved_line(layout, &exception->slot);
    door->next_label = "";
    foot_of_next(layout, door, word(layout, WORD_NEXT_HERE));
    door->nothing = word(layout, WORD_NOTHING_NEXT);
}

static void door_cancelled(const struct layout *layout, struct door *door, const struct exception *exception)
{
    door->band = (struct door_band){.word = word(layout, WORD_CANCELLED),
                                    .old_time = door_old_time(layout, &exception->slot)};
    gone_has_stage(layout, door, exception);
}

/* Where a head points that can only point to the sides: a strip has the exact way, with its directions. */
static enum way band_way(const struct layout *layout, uint32_t room)
{
    enum way way = door_way(layout, room);
    if (!door_directions(layout, room)[0])
        return way;
    return way == WAY_UP_LEFT || way == WAY_DOWN_LEFT     ? WAY_LEFT
           : way == WAY_UP_RIGHT || way == WAY_DOWN_RIGHT ? WAY_RIGHT
                                                          : way;
}

static void door_moved(const struct layout *layout, struct door *door, const struct exception *exception)
{
    const struct view *view = layout->view;
    uint32_t session = exception->slot.session;
    uint32_t room = exception_other_room(view->program, session, view->room);
    const bool is_retimed = room == PROGRAM_NONE;
    const char *to = is_retimed ? door_start(layout, phrase_session(layout, session)->start)
                                : phrase_rooms(layout, session, view->room);
    door->band =
        (struct door_band){.word = door_moved_to(layout, session, room),
                           .before_room = word(layout, is_retimed ? WORD_NEW_TIME : WORD_MOVED_TO_LABEL),
                           .room = to,
                           .way = band_way(layout, room)};
    gone_has_stage(layout, door, exception);
}

static void door_delayed(const struct layout *layout, struct door *door, const struct exception *exception)
{
    const struct slot *slot = &exception->slot;
    const struct mark *mark = mark_of(layout->view->program, slot->session);
    const struct words *words = layout->style->words;
    door->band = (struct door_band){.word = word(layout, WORD_NEW_TIME),
                                    .old_time = door_start(layout, mark->old_start),
                                    .fact = phrase_clock(layout, slot->start)};
    if (mark->kinds & MARK_WAITING) {
        door->band.word = word(layout, WORD_DELAYED_NO_TIME);
        door->band.short_word = word(layout, WORD_DELAYED);
        door->band.fact = "";
        door->titles[0].block_line = phrase_context(layout, slot->session);
        door->titles[0].times = "";
    } else if (!(mark->kinds & MARK_RETIMED)) {
        door->band.word = words_number(words, WORD_N_MIN_LATE, mark->delay_min, layout->arena);
    }
}

static void by_exception(const struct layout *layout, struct door *door)
{
    const struct exception exception = exception_of(layout->view->program, &layout->view->state);
    switch (exception.kind) {
    case EXCEPTION_CANCELLED:
        door_cancelled(layout, door, &exception);
        break;
    case EXCEPTION_MOVED:
        door_moved(layout, door, &exception);
        break;
    case EXCEPTION_FULL:
        door->band.exception = word(layout, WORD_ROOM_FULL);
        break;
    case EXCEPTION_DELAYED:
        door_delayed(layout, door, &exception);
        break;
    case EXCEPTION_NONE:
    case EXCEPTION_KIND_COUNT:
        break;
    }
}

/* A text that has not been said is "". */
static void say_nothing(const char **text)
{
    *text = *text ? *text : "";
}

static void finish(const struct layout *layout, struct door *door)
{
    struct door_band *band = &door->band;
    const char **const texts[] = {&band->word,
                                  &band->short_word,
                                  &band->before_room,
                                  &band->room,
                                  &band->fact,
                                  &band->above,
                                  &band->below,
                                  &band->exception,
                                  &band->old_time,
                                  &door->next_label,
                                  &door->next_label_short,
                                  &door->next_time,
                                  &door->nothing,
                                  &door->strip.text,
                                  &door->strip.struck};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        say_nothing(texts[i]);
    if (door->next.count)
        door->next_time = phrase_clock(layout, door->next.slots[0].start);
}

void door_of(const struct layout *layout, struct door *ret)
{
    *ret = (struct door){.title_count = 0};
    by_phase(layout, ret);
    by_exception(layout, ret);
    ret->band.field = door_field_of(layout->view);
    door_strip_of(layout, &ret->strip);
    door_news_add(layout, ret);
    finish(layout, ret);
}
