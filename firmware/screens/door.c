#include "screens/door.h"

#include "screens/door_words.h"
#include "screens/phrases.h"

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
                            .block_line = door_block_line(layout, slot, label)};
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

/* The first of what comes after the next, and those that start with it. */
static void foot_of_rest(const struct layout *layout, struct door *door)
{
    struct slot_list rest = layout->view->rest;
    uint32_t count = 0;
    while (count < rest.count && rest.slots[count].start.ms == rest.slots[0].start.ms)
        count++;
    door->next = (struct slot_list){count, rest.slots};
    door->later = from(rest, count);
    door->next_label = count ? door_then(layout) : "";
}

static void foot_of_next(const struct layout *layout, struct door *door, const char *label)
{
    const struct room_state *state = &layout->view->state;
    door->next = state->next.count ? state->next : state->later;
    door->later = layout->view->rest;
    if (state->next.count)
        door->next_label = label;
    else if (state->later.count)
        door->next_label = door_day(layout, state->later.slots[0].start);
}

static void foot_finish(const struct layout *layout, struct door *door)
{
    if (door->next.count)
        door->next_time = phrase_clock(layout, door->next.slots[0].start);
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
    door->band.field = ending ? DOOR_ENDING : DOOR_ON;
    door->band.word = door_now(layout);
    door->band.done = done_of(layout, slot);
    if (ending) {
        door->band.fact = words_number(layout->style->words, WORD_N_MIN, state->minutes_left, layout->arena);
        door->band.above = door_ends_in(layout);
        door->band.below =
            words_text(layout->style->words, WORD_AT, phrase_clock(layout, slot->end), layout->arena);
    } else {
        door->band.fact = phrase_clock(layout, slot->end);
        door->band.above = door_until(layout);
        door->band.below = phrase_countdown(layout, WORD_N_MIN_LEFT, slot->end);
    }
    add_session(layout, door, slot, "");
    add_sessions(layout, door, &state->now, first, "");
    foot_of_next(layout, door, state->next.count ? door_next_in(layout, &state->next.slots[0]) : "");
    door->nothing = words_get(layout->style->words, WORD_NOTHING_NEXT);
}

/* The next session, or those that start with it, and drop-ins beside it; then what comes after. */
static void next_has_stage(const struct layout *layout, struct door *door, const char *label)
{
    const struct room_state *state = &layout->view->state;
    add_session(layout, door, &state->next.slots[0], label);
    add_sessions(layout, door, &state->now, PROGRAM_NONE, door_now(layout));
    add_sessions(layout, door, &state->next, 0, label);
    foot_of_rest(layout, door);
    door->nothing = words_get(layout->style->words, WORD_NOTHING_NEXT);
}

static void door_soon(const struct layout *layout, struct door *door)
{
    const struct room_state *state = &layout->view->state;
    int most = layout->view->config ? layout->view->config->thresholds.soon_min : 10;
    door->band.field = DOOR_SOON;
    door->band.word = door_starts_in(layout, state->minutes_to_next);
    door->band.fact = phrase_clock(layout, state->next.slots[0].start);
    door->band.teeth = state->minutes_to_next;
    door->band.teeth_most = most < 10 ? 10 : most > 15 ? 15 : most;
    next_has_stage(layout, door, "");
}

static void door_break(const struct layout *layout, struct door *door)
{
    const struct room_state *state = &layout->view->state;
    const struct words *words = layout->style->words;
    const struct slot *on = state->breaks.count ? &state->breaks.slots[0] : NULL;
    struct instant end = on ? on->end : state->next.count ? state->next.slots[0].start : state->until;
    int over = layout->view->config ? layout->view->config->thresholds.next_over_min : 120;
    bool free = !on && minutes_until(layout->view->now, end) > over;
    door->band.field = DOOR_BREAK;
    door->band.short_word = words_get(words, free ? WORD_FREE : WORD_BREAK);
    door->band.word = on ? phrase_title(layout, on->session) : door->band.short_word;
    door->band.fact = phrase_clock(layout, end);
    door->band.above = door_until(layout);
    door->band.below = phrase_countdown(layout, WORD_N_MIN, end);
    if (state->next.count) {
        next_has_stage(layout, door, door_next(layout));
    } else {
        add_message(door, words_get(words, WORD_NOTHING_NEXT));
        foot_of_next(layout, door, "");
    }
}

static void door_before_day(const struct layout *layout, struct door *door)
{
    const struct slot *next = &layout->view->state.next.slots[0];
    int from_min = layout->view->config ? layout->view->config->thresholds.countdown_min : 60;
    door->band.field = DOOR_BEFORE;
    door->band.word = door_next(layout);
    door->band.fact = phrase_clock(layout, next->start);
    door->band.above = door_first_today(layout);
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
    door->band.field = DOOR_BEFORE;
    if (view->event_begun && own) {
        door->band.word = door_opens(layout, WORD_FIRST_HERE, own->start);
        door->band.fact = phrase_clock(layout, own->start);
        add_session(layout, door, own, "");
        add_sessions(layout, door, &state->later, 0, "");
        return;
    }
    if (first) {
        door->band.word = door_opens(layout, WORD_OPENS, first->start);
        door->band.fact = phrase_clock(layout, first->start);
    }
    add_message(door, event_title(layout));
    door->next = state->later;
    if (own && first)
        door->next_label =
            program_day_at(view->program, own->start).date == program_day_at(view->program, first->start).date
                ? words_get(layout->style->words, WORD_FIRST_HERE)
                : door_opens(layout, WORD_FIRST_HERE, own->start);
}

/* "It goes on in Hall B, Hall C"; where that is on a later day, with its first start. */
static const char *goes_on_in(const struct layout *layout)
{
    const struct elsewhere *elsewhere = &layout->view->elsewhere;
    const struct words *words = layout->style->words;
    if (elsewhere->count == 0)
        return "";
    const char *rooms = phrase_room_list(layout, elsewhere->rooms, elsewhere->count);
    const char *where = words_text(words, WORD_GOES_ON_IN, rooms, layout->arena);
    if (!instant_is_set(elsewhere->first))
        return where;
    const char *start =
        words_start(words, layout->view->program, layout->view->now, elsewhere->first, layout->arena);
    return phrase_pair(layout, where, words_get(words, WORD_COMMA), start);
}

static void door_over(const struct layout *layout, struct door *door)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    door->band.field = DOOR_OVER;
    if (view->state.phase == PHASE_DAY_OVER) {
        add_message(door, words_get(words, view->state.had_today ? WORD_ALL_HERE_FOR_TODAY
                                                                 : WORD_NOTHING_HERE_TODAY));
        foot_of_next(layout, door, "");
        return;
    }
    add_message(door, view->over ? view->over
                                 : words_get(words, view->elsewhere.goes_on ? WORD_NOTHING_MORE_HERE
                                                                            : WORD_FAREWELL));
    door->nothing = view->elsewhere.goes_on ? goes_on_in(layout) : event_title(layout);
}

static void door_empty(const struct layout *layout, struct door *door)
{
    door->band.field = DOOR_EMPTY;
    add_message(door, phrase_room(layout, layout->view->room));
    door->titles[0].block_line = event_title(layout);
    door->nothing = words_get(layout->style->words, WORD_NO_SESSIONS);
}

static void by_phase(const struct layout *layout, struct door *door)
{
    const struct room_state *state = &layout->view->state;
    switch (state->phase) {
    case PHASE_ENDING:
    case PHASE_ON:
        door_on(layout, door);
        break;
    case PHASE_SOON:
        door_soon(layout, door);
        break;
    case PHASE_BREAK:
        door_break(layout, door);
        break;
    case PHASE_BEFORE_DAY:
        door_before_day(layout, door);
        break;
    case PHASE_DAY_OVER:
    case PHASE_BEFORE_EVENT:
    case PHASE_EVENT_OVER:
    case PHASE_EMPTY:
    case PHASE_COUNT:
        /* A drop-in goes on: that there is no more would be read as that it is shut. */
        if (state->now.count > 0)
            door_on(layout, door);
        else if (state->phase == PHASE_BEFORE_EVENT)
            door_before_event(layout, door);
        else if (state->phase == PHASE_EMPTY)
            door_empty(layout, door);
        else
            door_over(layout, door);
        break;
    }
}

void door_of(const struct layout *layout, struct door *ret)
{
    *ret = (struct door){.band = {.word = "",
                                  .short_word = "",
                                  .before_room = "",
                                  .room = "",
                                  .fact = "",
                                  .above = "",
                                  .below = "",
                                  .exception = "",
                                  .old_time = ""},
                         .strip = {.text = "", .struck = ""},
                         .next_label = "",
                         .next_time = "",
                         .nothing = ""};
    by_phase(layout, ret);
    foot_finish(layout, ret);
}
