#include "simulator/picked.h"

#include <stdlib.h>
#include <string.h>

/* The sessions that a view can show a title of, in the order in which a screen has them; one may be there
 * many times. */
struct candidates {
    struct arena *arena;
    uint32_t *sessions;
    uint32_t count, capacity;
};

static void add(struct candidates *candidates, uint32_t session)
{
    if (session == PROGRAM_NONE)
        return;
    if (candidates->count == candidates->capacity) {
        uint32_t capacity = candidates->capacity ? 2 * candidates->capacity : 64;
        uint32_t *grown = ARENA_ARRAY(candidates->arena, uint32_t, capacity);
        if (candidates->count > 0)
            memcpy(grown, candidates->sessions, candidates->count * sizeof *grown);
        candidates->sessions = grown;
        candidates->capacity = capacity;
    }
    candidates->sessions[candidates->count++] = session;
}

static void add_list(struct candidates *candidates, struct slot_list list)
{
    for (uint32_t i = 0; i < list.count; i++)
        add(candidates, list.slots[i].session);
}

static void add_state(struct candidates *candidates, const struct room_state *state)
{
    add_list(candidates, state->now);
    add_list(candidates, state->breaks);
    add_list(candidates, state->tombstones);
    add_list(candidates, state->next);
    add_list(candidates, state->later);
}

static void add_view(struct candidates *candidates, const struct view *view)
{
    switch (view->kind) {
    case VIEW_DOOR:
    case VIEW_ROOM:
        add_state(candidates, &view->state);
        add_list(candidates, view->rest);
        add(candidates, view->state.block);
        break;
    case VIEW_OVERVIEW:
        for (uint32_t row = 0; row < view->row_count; row++)
            add_state(candidates, &view->rows[row].state);
        break;
    case VIEW_CONTRIBUTION:
        add(candidates, view->session);
        add_list(candidates, view->parts);
        break;
    default:
        break;
    }
    for (uint32_t i = 0; i < view->soon.count; i++)
        add(candidates, view->soon.entries[i].slot.session);
    add_list(candidates, view->event.first);
    add_list(candidates, view->day_program);
}

/* What an item has of a title: all but the ellipsis or hyphen that it may end with. */
static size_t piece_length(const struct item *item)
{
    static const char *const ends[] = {"\xE2\x80\xA6", "-", "\xE2\x80\x90"};
    size_t length = item->length;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (length > end && memcmp(item->text + length - end, ends[i], end) == 0)
            return length - end;
    }
    return length;
}

static bool is_in_title(struct label title, const char *piece, size_t length)
{
    for (uint32_t i = 0; i < title.count; i++) {
        const char *text = title.variants[i].text;
        size_t whole = strlen(text);
        for (size_t at = 0; at + length <= whole; at++)
            if (memcmp(text + at, piece, length) == 0)
                return true;
    }
    return false;
}

/* How many items before this one say the same, as a title: "Lunch" of the third room. */
static uint32_t same_before(const struct scene *scene, uint32_t number)
{
    const struct item *item = &scene->items[number];
    uint32_t count = 0;
    for (uint32_t i = 0; i < number; i++) {
        const struct item *other = &scene->items[i];
        count += other->kind == ITEM_TEXT && strncmp(other->role, "title", 5) == 0 &&
                 other->length == item->length && memcmp(other->text, item->text, item->length) == 0;
    }
    return count;
}

/* The candidate that an item shows a piece of the title of. */
static uint32_t session_of(const struct candidates *candidates, const struct view *view,
                           const struct scene *scene, uint32_t number)
{
    const struct item *item = &scene->items[number];
    uint32_t before = same_before(scene, number), found = PROGRAM_NONE;
    size_t length = piece_length(item);
    for (uint32_t i = 0; i < candidates->count; i++) {
        uint32_t session = candidates->sessions[i];
        if (!is_in_title(view->program->sessions[session].title, item->text, length))
            continue;
        found = session;
        if (before-- == 0)
            break;
    }
    return found;
}

static int64_t gap(int from, int size, int at)
{
    return at < from ? from - at : at >= from + size ? at - (from + size) + 1 : 0;
}

uint32_t picked_session(const struct view *view, const struct scene *scene, int x, int y)
{
    struct arena arena;
    struct candidates candidates = {.arena = &arena};
    uint32_t picked = PROGRAM_NONE;
    int64_t nearest = INT64_MAX;
    if (!view->program)
        return PROGRAM_NONE;
    arena_init(&arena, malloc, free);
    add_view(&candidates, view);
    for (uint32_t i = 0; i < scene->count; i++) {
        const struct item *item = &scene->items[i];
        if (item->kind != ITEM_TEXT || item->length == 0 || strncmp(item->role, "title", 5) != 0)
            continue;
        /* A row is as wide as the picture: what is beside a title belongs to it rather than to the next row.
         */
        int64_t distance = 4 * gap(item->box.y, item->box.height, y) + gap(item->box.x, item->box.width, x);
        if (distance >= nearest)
            continue;
        uint32_t session = session_of(&candidates, view, scene, i);
        if (session == PROGRAM_NONE)
            continue;
        nearest = distance;
        picked = session;
    }
    if (picked == PROGRAM_NONE && (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM) &&
        candidates.count > 0)
        picked = candidates.sessions[0];
    arena_finish(&arena);
    return picked;
}
