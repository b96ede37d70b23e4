#include "schedule/strips.h"

#include "program/index.h"
#include "program/mark.h"
#include "schedule/slots.h"

const char *strip_kind_name(enum strip_kind kind)
{
    static const char *const names[STRIP_OF_COUNT] = {[STRIP_OF_FULL] = "full",
                                                      [STRIP_OF_WAY] = "way",
                                                      [STRIP_OF_REASON] = "reason",
                                                      [STRIP_OF_TOMBSTONE] = "tombstone",
                                                      [STRIP_OF_NOTICE] = "notice"};
    return names[kind];
}

struct gathered {
    const struct program *program;
    const struct display_config *config;
    const struct room_state *state;
    struct exception exception;
    struct arena *arena;
    struct strip *strips;
    struct strip_list *list;
};

static struct strip *add(struct gathered *gathered, enum strip_kind kind, const struct slot *slot)
{
    struct strip *strip = &gathered->strips[gathered->list->count++];
    *strip = (struct strip){
        .kind = kind, .slot = {.session = PROGRAM_NONE}, .notice = PROGRAM_NONE, .room = PROGRAM_NONE};
    if (slot)
        strip->slot = *slot;
    return strip;
}

/* Whether two rooms are one, or one is made of the other. */
static bool same_place(const struct program *program, uint32_t a, uint32_t b)
{
    const struct session in_a = {.room_count = 1, .rooms = &a}, in_b = {.room_count = 1, .rooms = &b};
    return session_in_room(program, &in_a, b) || session_in_room(program, &in_b, a);
}

static bool something_is_on(const struct slot_index *index, struct instant at)
{
    return index_next_end(index, at).ms != INSTANT_NEVER.ms;
}

/* When something begins where nothing is on, or nothing is on any more where something was. */
static struct instant next_turnover(const struct slot_index *index, struct instant at)
{
    bool on = something_is_on(index, at);
    do
        at = on ? index_next_end(index, at) : index_next_start(index, at);
    while (at.ms != INSTANT_NEVER.ms && something_is_on(index, at) == on);
    return at;
}

/* Where else something is on. */
static void add_rooms(struct gathered *gathered, struct strip *strip)
{
    const struct program *program = gathered->program;
    const struct room_state *state = gathered->state;
    uint32_t *rooms = ARENA_ARRAY(gathered->arena, uint32_t, program->room_count);
    for (uint32_t i = 0; i < program->room_count; i++) {
        const struct slot_index *sessions = &program->rooms[i].sessions;
        if (same_place(program, i, state->room))
            continue;
        keep_earlier(&gathered->list->until, state->at, next_turnover(sessions, state->at).ms);
        if (something_is_on(sessions, state->at))
            rooms[strip->room_count++] = i;
    }
    strip->rooms = rooms;
}

/* The session that is full and has the door, or the drop-in beside what comes next; NULL for none. */
static const struct slot *full_one(const struct program *program, const struct room_state *state)
{
    const bool is_on = state->first_now < state->now.count;
    const struct slot *slot = is_on ? &state->now.slots[state->first_now] : state->next.slots;
    /* One that waits in its planned time has people at its door as one that is about to start. */
    bool shown = state->phase == PHASE_ON || state->phase == PHASE_ENDING || state->phase == PHASE_SOON ||
                 state->reason == REASON_WAITING;
    if (shown && (is_on || state->next.count > 0) && mark_has(program, slot->session, MARK_FULL))
        return slot;
    const bool has_drop_in = !is_on && state->now.count > 0;
    return has_drop_in && mark_has(program, state->now.slots[0].session, MARK_FULL) ? &state->now.slots[0]
                                                                                    : NULL;
}

static void add_full(struct gathered *gathered)
{
    const struct program *program = gathered->program;
    const struct slot *slot = full_one(program, gathered->state);
    if (!slot)
        return;
    struct strip *strip = add(gathered, STRIP_OF_FULL, slot);
    strip->room = mark_of(program, slot->session)->overflow_room;
    if (strip->room == PROGRAM_NONE && gathered->exception.kind == EXCEPTION_FULL) {
        add_rooms(gathered, strip);
        if (strip->room_count == 0)
            gathered->list->count--; /* the band says it, and there is nothing else to say */
    }
}

static void add_way(struct gathered *gathered)
{
    const struct slot *slot = &gathered->exception.slot;
    if (gathered->exception.kind != EXCEPTION_MOVED || !gathered->config)
        return;
    uint32_t room = exception_other_room(gathered->program, slot->session, gathered->state->room);
    const struct direction *direction =
        room == PROGRAM_NONE ? NULL : display_config_direction(gathered->config, gathered->program, room);
    if (direction && label_text(direction->text, "")[0])
        add(gathered, STRIP_OF_WAY, slot)->room = room;
}

static void add_reason(struct gathered *gathered)
{
    const struct exception *exception = &gathered->exception;
    if (exception->kind == EXCEPTION_NONE || exception->kind == EXCEPTION_FULL)
        return;
    const struct mark *mark = mark_of(gathered->program, exception->slot.session);
    if (mark && mark->reason[0])
        add(gathered, STRIP_OF_REASON, &exception->slot);
}

static void add_tombstones(struct gathered *gathered)
{
    const struct slot_list *tombstones = &gathered->state->tombstones;
    const struct exception *exception = &gathered->exception;
    for (uint32_t i = 0; i < tombstones->count; i++) {
        const struct slot *slot = &tombstones->slots[i];
        if (exception->kind == EXCEPTION_NONE || slot->session != exception->slot.session)
            add(gathered, STRIP_OF_TOMBSTONE, slot);
    }
}

static void find_turn(struct strip_list *list, struct instant now)
{
    int64_t into = now.ms % STRIPS_TURN_MS;
    int64_t start = now.ms - (into < 0 ? into + STRIPS_TURN_MS : into);
    if (list->count < 2)
        return;
    int64_t turn = start / STRIPS_TURN_MS % list->count;
    list->turn = (uint32_t)(turn < 0 ? turn + list->count : turn);
    list->turn_until = (struct instant){start + STRIPS_TURN_MS};
}

void strips_of(const struct program *program, const struct display_config *config,
               const struct room_state *state, const struct notice_list *notices, struct arena *arena,
               struct strip_list *ret)
{
    enum { OF_ONE_SESSION = 3 };
    uint32_t notice_count = notices ? notices->count : 0;
    struct gathered gathered = {.program = program,
                                .config = config,
                                .state = state,
                                .exception = exception_of(program, state),
                                .arena = arena,
                                .list = ret};
    *ret = (struct strip_list){.until = INSTANT_NEVER, .turn_until = INSTANT_NEVER};
    ret->strips = gathered.strips =
        ARENA_ARRAY(arena, struct strip, OF_ONE_SESSION + state->tombstones.count + notice_count);
    add_full(&gathered);
    add_way(&gathered);
    add_reason(&gathered);
    add_tombstones(&gathered);
    for (uint32_t i = 0; i < notice_count; i++)
        add(&gathered, STRIP_OF_NOTICE, NULL)->notice = notices->notices[i];
    find_turn(ret, state->at);
}
