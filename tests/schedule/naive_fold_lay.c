/*
 * naive_fold_lay.c: which sessions meet, and when they are once all that is late has pushed what follows it.
 */
#include "schedule/naive_fold.h"

#include <stdlib.h>
#include <string.h>

/* ---- rooms ---- */

static bool nf_list_in_room(const struct program *program, const struct naive_rooms *rooms, uint32_t room)
{
    for (uint32_t i = 0; i < rooms->count; i++) {
        const struct room *own = &program->rooms[rooms->rooms[i]];
        if (rooms->rooms[i] == room)
            return true;
        for (uint32_t part = 0; part < own->part_count; part++)
            if (own->parts[part] == room)
                return true;
    }
    return false;
}

static bool nf_meet(const struct naive_fold *fold, uint32_t a, uint32_t b)
{
    for (uint32_t room = 0; room < fold->program->room_count; room++)
        if (nf_list_in_room(fold->program, &fold->sessions[a].rooms, room) &&
            nf_list_in_room(fold->program, &fold->sessions[b].rooms, room))
            return true;
    return false;
}

static struct naive_rooms nf_rooms_of(const struct session *session)
{
    struct naive_rooms rooms = {.count = session->room_count};
    for (uint32_t i = 0; i < session->room_count; i++)
        rooms.rooms[i] = session->rooms[i];
    return rooms;
}

static bool nf_same_rooms(const struct naive_rooms *a, const struct naive_rooms *b)
{
    bool same = a->count == b->count;
    for (uint32_t i = 0; same && i < a->count; i++)
        same = a->rooms[i] == b->rooms[i];
    return same;
}

/* ---- who is what to whom ---- */

static bool nf_scheduled(const struct naive_fold *fold, uint32_t i)
{
    return fold->sessions[i].plan_start.ms != INSTANT_NONE.ms && !fold->sessions[i].session->set_aside;
}

static uint32_t nf_block(const struct naive_fold *fold, uint32_t i)
{
    return fold->sessions[i].block;
}

static bool nf_is_part(const struct naive_fold *fold, uint32_t part, uint32_t block)
{
    uint32_t up = nf_block(fold, part);
    while (up != PROGRAM_NONE && up != block)
        up = nf_block(fold, up);
    return up == block;
}

static bool nf_on_day(const struct naive_fold *fold, uint32_t i, struct day day)
{
    return nf_scheduled(fold, i) && day.start.ms <= fold->sessions[i].plan_start.ms &&
           fold->sessions[i].plan_start.ms < day.end.ms;
}

/* Whether `a` is before `b` in the plan of a day; blocks are before parts that start with them. */
static bool nf_before(const struct naive_fold *fold, uint32_t a, uint32_t b)
{
    const struct naive_session *x = &fold->sessions[a], *y = &fold->sessions[b];
    int depth_x = 0, depth_y = 0;
    for (uint32_t up = nf_block(fold, a); up != PROGRAM_NONE; up = nf_block(fold, up))
        depth_x++;
    for (uint32_t up = nf_block(fold, b); up != PROGRAM_NONE; up = nf_block(fold, up))
        depth_y++;
    if (x->plan_start.ms != y->plan_start.ms)
        return x->plan_start.ms < y->plan_start.ms;
    if (depth_x != depth_y)
        return depth_x < depth_y;
    if (x->plan_end.ms != y->plan_end.ms)
        return x->plan_end.ms < y->plan_end.ms;
    return a < b;
}

/* ---- times ---- */

static int64_t nf_max(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t nf_min(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* Where a session would be by what the others are now. True: that is elsewhere than it is. */
static bool nf_place(struct naive_fold *fold, uint32_t number, const uint32_t *list, uint32_t count,
                     struct day day)
{
    struct naive_session *own = &fold->sessions[number];
    int64_t start = own->plan_start.ms, end = own->plan_end.ms;
    if (own->pinned) {
        start = own->pin_start.ms;
        end = own->pin_end.ms;
    } else {
        int64_t late = nf_max(own->minutes, own->shift);
        uint32_t block = nf_block(fold, number);
        while (block != PROGRAM_NONE && (!nf_on_day(fold, block, day) || fold->sessions[block].cancelled ||
                                         !nf_before(fold, block, number)))
            block = nf_block(fold, block);
        if (block != PROGRAM_NONE && !fold->sessions[block].pinned)
            late = nf_max(late, fold->sessions[block].start.ms - fold->sessions[block].plan_start.ms);
        start += late;
        end += late;
    }
    own->queue = INSTANT_NONE;
    for (uint32_t i = 0; i < count && own->session->kind != SESSION_BREAK; i++) {
        const struct naive_session *other = &fold->sessions[list[i]];
        if (list[i] == number || other->cancelled || other->plan_end.ms > own->plan_start.ms ||
            other->end.ms <= own->plan_start.ms || !nf_before(fold, list[i], number) ||
            !nf_meet(fold, list[i], number))
            continue;
        own->queue.ms = nf_max(own->queue.ms, other->end.ms);
        if (!own->pinned && other->end.ms > start) {
            end += other->end.ms - start;
            start = other->end.ms;
        }
    }
    int64_t most = nf_max(own->plan_end.ms, day.end.ms);
    if (end > most) {
        end = most;
        if (start >= most)
            start = end = most - 1;
    }
    for (uint32_t i = 0; i < count && own->has_parts; i++) {
        const struct naive_session *part = &fold->sessions[list[i]];
        if (!part->cancelled && nf_is_part(fold, list[i], number) && nf_before(fold, number, list[i]) &&
            part->plan_start.ms < own->plan_end.ms && part->plan_end.ms <= own->plan_end.ms &&
            nf_meet(fold, list[i], number))
            end = nf_max(end, nf_min(part->end.ms, most));
    }
    bool moved = start != own->start.ms || end != own->end.ms;
    own->start.ms = start;
    own->end.ms = end;
    return moved;
}

static void nf_lay(struct naive_fold *fold, struct day day)
{
    uint32_t *list = malloc((fold->count + 1) * sizeof *list), count = 0;
    for (uint32_t i = 0; i < fold->count; i++) {
        if (!nf_on_day(fold, i, day))
            continue;
        list[count++] = i;
        fold->sessions[i].start = fold->sessions[i].plan_start;
        fold->sessions[i].end = fold->sessions[i].plan_end;
    }
    for (bool moved = true; moved;) {
        moved = false;
        for (uint32_t i = 0; i < count; i++)
            if (!fold->sessions[list[i]].cancelled)
                moved |= nf_place(fold, list[i], list, count, day);
    }
    free(list);
}
