/*
 * What doors tell of the event elsewhere depends on rooms in which something differs only by whether these
 * have anything more today; so that changes only about the last end of a day, and all doors that are over by
 * then tell the same.
 */
#include "desk/preview_work.h"

/* ---- what differs of it, whatever the door ---- */

static void keep_last(struct instant *last, const struct slot_index *index, struct instant before)
{
    for (uint32_t i = 0; i < index->count && index->slots[i].start.ms < before.ms; i++)
        *last = instant_max(*last, instant_max(index->slots[i].start, index->slots[i].end));
}

static void add_span(struct preview_work *work, struct instant one, struct instant other)
{
    if (one.ms == other.ms)
        return;
    work->around_from = instant_min(work->around_from, instant_min(one, other));
    work->around_to = instant_max(work->around_to, instant_max(one, other));
}

static void find_around(struct preview_work *work)
{
    const struct program *before = work->before.program, *after = work->after.program;
    struct instant old = INSTANT_NONE, fresh = INSTANT_NONE;
    work->knows_around = true;
    work->around_from = INSTANT_NEVER;
    work->around_to = INSTANT_NONE;
    work->opens_otherwise = before->all.count == 0 || after->all.count == 0 ||
                            before->all.slots[0].start.ms != after->all.slots[0].start.ms;
    if (work->to.ms > work->day.end.ms) { /* what comes on a later day counts too */
        add_span(work, work->from, work->to);
        return;
    }
    keep_last(&old, &before->all, INSTANT_NEVER);
    keep_last(&old, &before->all_waiting, INSTANT_NEVER);
    keep_last(&fresh, &after->all, INSTANT_NEVER);
    keep_last(&fresh, &after->all_waiting, INSTANT_NEVER);
    add_span(work, old, fresh);
    for (uint32_t room = 0; room < before->room_count; room++) {
        if (!room_set_has(&work->touched, room))
            continue;
        old = fresh = work->from;
        keep_last(&old, &before->rooms[room].sessions, work->day.end);
        keep_last(&old, &before->rooms[room].waiting, work->day.end);
        keep_last(&fresh, &after->rooms[room].sessions, work->day.end);
        keep_last(&fresh, &after->rooms[room].waiting, work->day.end);
        add_span(work, old, fresh);
    }
}

/* ---- a door ---- */

/* When the first of the door's rooms starts and nothing of them is to come any more. */
struct extent {
    struct instant first, last;
    bool has_any;          /* sessions, ever */
    bool is_like_no_other; /* of several rooms, or combined ones, or with a break at that time */
};

static bool has_break(const struct preview_work *work, const struct slot_index *breaks)
{
    for (uint32_t i = 0; i < breaks->count; i++)
        if (breaks->slots[i].start.ms < work->around_to.ms && breaks->slots[i].end.ms > work->around_from.ms)
            return true;
    return false;
}

static bool is_part(const struct program *program, uint32_t room)
{
    for (uint32_t i = 0; i < program->room_count; i++)
        for (uint32_t part = 0; part < program->rooms[i].part_count; part++)
            if (program->rooms[i].parts[part] == room)
                return true;
    return false;
}

static struct extent extent_of(const struct preview_work *work, const struct room_scope *scope)
{
    const struct program *program = work->after.program;
    struct extent extent = {.first = INSTANT_NEVER, .last = INSTANT_NONE};
    for (uint32_t i = 0; i < scope->count; i++) {
        const struct room *room = &program->rooms[scope->rooms[i]];
        const struct slot_index *const indexes[] = {&room->sessions, &room->waiting, &room->tombstones};
        extent.is_like_no_other |=
            room->part_count > 0 || is_part(program, scope->rooms[i]) || has_break(work, &room->breaks);
        for (int list = 0; list < 3; list++) {
            keep_last(&extent.last, indexes[list], INSTANT_NEVER);
            if (list == 2 || indexes[list]->count == 0)
                continue;
            extent.first = instant_min(extent.first, indexes[list]->slots[0].start);
            extent.has_any = true;
        }
    }
    extent.is_like_no_other |= scope->count > 1;
    return extent;
}

/* Adds the lines of the door that stands for all of its kind. */
static void add_same(struct preview_work *work, const struct preview_target *target)
{
    for (uint32_t i = 0; i < work->same_count; i++) {
        struct preview_stretch stretch = work->stretches[work->same_first + i];
        stretch.target = target;
        preview_add(work, stretch);
    }
}

bool preview_around(struct preview_work *work, const struct preview_target *target)
{
    if (!work->knows_around)
        find_around(work);
    const struct extent extent = extent_of(work, &target->scope);
    if (!extent.has_any)
        return false;
    if (extent.first.ms > work->from.ms && work->opens_otherwise) {
        preview_door(work, target, work->from, work->to);
        return true;
    }
    if (extent.last.ms >= work->around_to.ms || work->around_to.ms <= work->from.ms)
        return false;
    if (work->notices_differ || work->emergency_differs || extent.is_like_no_other ||
        target->config->night_off_min >= 0) {
        preview_door(work, target, work->from, work->to);
        return true;
    }
    /* From a moment before, that it be known what was read then. */
    const struct instant from = instant_max((struct instant){work->around_from.ms - 1}, work->from);
    if (extent.last.ms > from.ms) {
        preview_door(work, target, extent.last, instant_min(work->around_to, work->to));
        return true;
    }
    if (work->same) {
        add_same(work, target);
        return true;
    }
    work->same = target;
    work->same_first = work->stretch_count;
    preview_door(work, target, from, instant_min(work->around_to, work->to));
    work->same_count = work->stretch_count - work->same_first;
    return true;
}
