#include <string.h>

#include "base/sort.h"
#include "desk/preview_work.h"

const char *preview_kind_name(enum preview_kind kind)
{
    static const char *const names[PREVIEW_KIND_COUNT] = {
        [PREVIEW_SESSION] = "session", [PREVIEW_PUSHED] = "pushed",  [PREVIEW_OVERLAP] = "overlap",
        [PREVIEW_BREAK] = "break",     [PREVIEW_CUT] = "cut",        [PREVIEW_PARTS] = "parts",
        [PREVIEW_ALL] = "all",         [PREVIEW_NOTICE] = "notice",  [PREVIEW_DOOR] = "door",
        [PREVIEW_LATER] = "later",     [PREVIEW_HALLWAY] = "hallway"};
    return names[kind];
}

void preview_add(struct preview_work *work, struct preview_stretch stretch)
{
    /* A step of a target adds two at most. */
    for (uint32_t i = work->stretch_count; stretch.target && i > 0 && i + 2 >= work->stretch_count; i--) {
        struct preview_stretch *last = &work->stretches[i - 1];
        if (last->target == stretch.target && last->kind == stretch.kind && last->until.ms == stretch.at.ms &&
            last->room_count == stretch.room_count && strcmp(last->text, stretch.text) == 0) {
            last->until = stretch.until;
            return;
        }
    }
    work->stretches = arena_room(work->arena, work->stretches, work->stretch_count, &work->stretch_capacity,
                                 sizeof *work->stretches);
    work->stretches[work->stretch_count++] = stretch;
}

/* ---- order ---- */

static uint32_t target_number(const struct preview_stretch *stretch)
{
    return stretch->target->room != PROGRAM_NONE ? stretch->target->room : PROGRAM_NONE;
}

/* What comes of the command first, as it was added; then by time. Those that say the same are beside each
 * other. */
static int compare_stretches(const void *a, const void *b, void *user)
{
    const struct preview_stretch *x = a, *y = b;
    (void)user;
    if (!x->target || !y->target)
        return !x->target ? (y->target ? -1 : 0) : 1;
    if (x->at.ms != y->at.ms)
        return x->at.ms < y->at.ms ? -1 : 1;
    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->until.ms != y->until.ms)
        return x->until.ms < y->until.ms ? -1 : 1;
    int text = strcmp(x->text, y->text), verb = strcmp(x->verb, y->verb);
    if (text != 0 || verb != 0)
        return text ? text : verb;
    const uint32_t one = target_number(x), other = target_number(y);
    return one != other ? (one < other ? -1 : 1) : (x->target > y->target) - (x->target < y->target);
}

static bool says_the_same(const struct preview_stretch *a, const struct preview_stretch *b)
{
    return a->target && b->target && a->at.ms == b->at.ms && a->until.ms == b->until.ms &&
           a->kind == b->kind && strcmp(a->text, b->text) == 0 && strcmp(a->verb, b->verb) == 0;
}

/* ---- lines ---- */

static const char *target_name(const struct preview_work *work, const struct preview_target *target)
{
    if (target->scope.count == 1 && target->config->role == ROLE_DOOR)
        return preview_room(work, target->scope.rooms[0]);
    if (target->display != PROGRAM_NONE)
        return target->config->name;
    return target->room != PROGRAM_NONE ? preview_room(work, target->room) : "Hallway";
}

static bool has(const uint32_t *numbers, uint32_t count, uint32_t number)
{
    for (uint32_t i = 0; i < count; i++)
        if (numbers[i] == number)
            return true;
    return false;
}

static void add_room(uint32_t *rooms, uint32_t *count, struct room_set *set, uint32_t room)
{
    if (room == PROGRAM_NONE || room_set_has(set, room))
        return;
    room_set_add(set, room);
    rooms[(*count)++] = room;
}

/* The targets whose stretches say the same, [first, end): their rooms, displays, names. */
static void write_place(const struct preview_work *work, uint32_t first, uint32_t end,
                        struct preview_line *line, const char **ret_names)
{
    const uint32_t rooms_most = work->request->program->room_count;
    uint32_t *rooms = ARENA_ARRAY(work->arena, uint32_t, rooms_most + 1), room_count = 0;
    uint32_t *displays = ARENA_ARRAY(work->arena, uint32_t, end - first), display_count = 0, name_count = 0;
    const char **names = ARENA_ARRAY(work->arena, const char *, end - first);
    struct room_set set = {{0}};
    for (uint32_t i = first; i < end; i++) {
        const struct preview_stretch *stretch = &work->stretches[i];
        const struct preview_target *target = stretch->target;
        const bool is_door = target->config->role == ROLE_DOOR;
        for (uint32_t j = 0; j < stretch->room_count; j++)
            add_room(rooms, &room_count, &set, stretch->rooms[j]);
        for (uint32_t j = 0; is_door && j < target->scope.count; j++)
            add_room(rooms, &room_count, &set, target->scope.rooms[j]);
        if (target->display != PROGRAM_NONE && !has(displays, display_count, target->display))
            displays[display_count++] = target->display;
        const char *name = target_name(work, target);
        if (name_count == 0 || strcmp(names[name_count - 1], name) != 0)
            names[name_count++] = name;
    }
    line->rooms = rooms;
    line->room_count = room_count;
    line->room = room_count ? rooms[0] : PROGRAM_NONE;
    line->displays = displays;
    line->display_count = display_count;
    line->display = display_count ? displays[0] : PROGRAM_NONE;
    *ret_names = name_count == work->target_count && name_count > 2 ? "All displays"
                                                                    : preview_names(work, name_count, names);
}

static struct preview_line write_line(const struct preview_work *work, uint32_t first, uint32_t end)
{
    const struct preview_stretch *stretch = &work->stretches[first];
    struct preview_line line = {
        .kind = stretch->kind, .at = stretch->at, .until = stretch->until, .display = PROGRAM_NONE};
    const char *names;
    if (!stretch->target) {
        line.room_count = stretch->room_count;
        line.rooms = stretch->rooms;
        line.room = stretch->room_count ? stretch->rooms[0] : PROGRAM_NONE;
        line.text = stretch->text;
        return line;
    }
    write_place(work, first, end, &line, &names);
    line.text = arena_printf(work->arena, "%s, %s: %s%s", names, preview_when(work, line.at, line.until),
                             stretch->verb, stretch->text);
    return line;
}

/* ---- displays ---- */

/* Each display of the venue, or where there is none each door and the hallway, with the first time that it
 * changes. Doors of rooms that no display of the venue shows are nobody's. */
static void write_displays(const struct preview_work *work, struct preview *ret)
{
    struct preview_display *displays =
        ARENA_ARRAY(work->arena, struct preview_display, work->target_count + 1);
    ret->displays = displays;
    for (uint32_t i = 0; i < work->target_count; i++) {
        const struct preview_target *target = &work->targets[i];
        struct instant at = INSTANT_NEVER;
        if (work->request->venue && target->display == PROGRAM_NONE)
            continue;
        for (uint32_t j = 0; j < work->stretch_count; j++)
            if (work->stretches[j].target == target)
                at = instant_min(at, work->stretches[j].at);
        if (!instant_is_set(at))
            continue;
        displays[ret->display_count++] = (struct preview_display){target->display, target->room, at};
        if (at.ms <= work->from.ms)
            ret->displays_now++;
        else
            ret->displays_later++;
    }
}

void preview_write(struct preview_work *work, struct preview *ret)
{
    struct preview_line *lines = ARENA_ARRAY(work->arena, struct preview_line, work->stretch_count + 1);
    if (work->stretch_count > 1)
        sort_stable(work->stretches, work->stretch_count, sizeof *work->stretches, compare_stretches, NULL,
                    ARENA_ARRAY(work->arena, struct preview_stretch, work->stretch_count));
    for (uint32_t i = 0; i < work->stretch_count;) {
        uint32_t end = i + 1;
        while (end < work->stretch_count && says_the_same(&work->stretches[i], &work->stretches[end]))
            end++;
        lines[ret->count++] = write_line(work, i, end);
        i = end;
    }
    ret->lines = lines;
    ret->is_same = ret->count == 0;
    write_displays(work, ret);
}
