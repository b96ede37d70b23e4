#include "schedule/naive_fold_lay.c"

/* ---- what is said ---- */

static void nf_minutes(struct naive_session *own, int64_t ms, struct instant made, bool as_part,
                       bool block_started)
{
    bool has_started = !own->waiting && own->start.ms <= made.ms;
    if (as_part && !(block_started && has_started)) {
        own->shift = block_started ? ms : 0;
        own->waiting = false;
        return;
    }
    own->waiting = false;
    if (!has_started) {
        own->minutes = ms;
        own->pinned = own->started = false;
        return;
    }
    int64_t length = own->plan_end.ms - own->plan_start.ms;
    int64_t end = as_part && own->end.ms <= made.ms ? own->end.ms : own->plan_end.ms + ms;
    end = nf_max(end, nf_min(made.ms, own->end.ms));
    if (own->queue.ms != INSTANT_NONE.ms)
        end = nf_max(end, nf_max(own->plan_start.ms, own->queue.ms) + length);
    own->pin_start = own->start;
    own->pin_end.ms = nf_max(end, own->start.ms);
    own->pinned = true;
}

static void nf_new_start(struct naive_session *own, int64_t start, int64_t end)
{
    own->plan_start.ms = own->start.ms = start;
    own->plan_end.ms = own->end.ms = nf_max(start, end);
    own->shift = 0;
    own->pinned = own->started = own->waiting = false;
    own->told = true;
}

static void nf_say_plan(struct naive_fold *fold, uint32_t number, const struct change *change, bool *parts)
{
    struct naive_session *own = &fold->sessions[number];
    bool had_time = own->plan_start.ms != INSTANT_NONE.ms;
    if (change->fields & CHANGE_START) {
        int64_t by = had_time ? change->start.ms - own->plan_start.ms : 0;
        for (uint32_t i = 0; had_time && i < fold->count; i++)
            if (parts[i] && !fold->sessions[i].said_start)
                nf_new_start(&fold->sessions[i], fold->sessions[i].plan_start.ms + by,
                             fold->sessions[i].plan_end.ms + by);
        nf_new_start(own, change->start.ms, had_time ? own->plan_end.ms + by : change->start.ms);
        own->minutes = 0;
    } else if (!had_time) {
        return;
    }
    if (change->fields & CHANGE_END) {
        own->plan_end.ms = own->end.ms = nf_max(own->plan_start.ms, change->end.ms);
        own->start = own->plan_start;
        if (own->pinned)
            own->pin_end.ms = nf_max(own->pin_start.ms, change->end.ms);
    }
}

static void nf_say_room(struct naive_fold *fold, uint32_t number, uint32_t room, const bool *parts)
{
    const struct naive_rooms before = fold->sessions[number].rooms;
    for (uint32_t i = 0; i < fold->count; i++) {
        struct naive_session *part = &fold->sessions[i];
        bool goes = parts[i] && !part->said_room;
        for (uint32_t r = 0; goes && r < part->rooms.count; r++)
            goes = nf_list_in_room(fold->program, &before, part->rooms.rooms[r]);
        if (goes || i == number) {
            part->rooms = (struct naive_rooms){.count = 1, .rooms = {room}};
            part->told = true;
        }
    }
}

/* `whole`: those of other days in the block's time too. */
static bool *nf_parts(const struct naive_fold *fold, uint32_t number, bool whole)
{
    bool *parts = calloc(fold->count + 1, sizeof *parts);
    struct naive_session *own = &fold->sessions[number];
    if (own->plan_start.ms == INSTANT_NONE.ms && !whole)
        return parts;
    struct day day = program_day_at(fold->program, own->plan_start);
    for (uint32_t i = 0; i < fold->count; i++)
        parts[i] =
            nf_is_part(fold, i, number) && nf_scheduled(fold, i) &&
            (nf_on_day(fold, i, day) || (whole && (own->plan_start.ms == INSTANT_NONE.ms ||
                                                   (own->plan_start.ms <= fold->sessions[i].plan_start.ms &&
                                                    fold->sessions[i].plan_start.ms < own->plan_end.ms))));
    return parts;
}

static void nf_say_times(struct naive_fold *fold, uint32_t number, const struct change *change,
                         struct instant made)
{
    struct naive_session *own = &fold->sessions[number];
    bool *parts = nf_parts(fold, number, false);
    if (change->fields & CHANGE_DELAYED) {
        for (uint32_t i = 0; i < fold->count; i++)
            if (parts[i] && !fold->sessions[i].started)
                fold->sessions[i].waiting = change->delayed;
        own->waiting = change->delayed;
        if (change->delayed)
            own->pinned = own->started = false;
    }
    if (change->fields & CHANGE_DELAY_MIN) {
        int64_t ms = nf_max(0, change->delay_min * MS_PER_MINUTE);
        nf_lay(fold, program_day_at(fold->program, own->plan_start));
        bool has_started = !own->waiting && own->start.ms <= made.ms;
        for (uint32_t i = 0; i < fold->count; i++)
            if (parts[i])
                nf_minutes(&fold->sessions[i], ms, made, true, has_started);
        nf_minutes(own, ms, made, false, has_started);
    }
    if (change->fields & CHANGE_STARTED && change->started && made.ms != INSTANT_NONE.ms) {
        for (uint32_t i = 0; i < fold->count; i++) {
            if (!parts[i])
                continue;
            fold->sessions[i].shift = nf_max(0, made.ms - own->plan_start.ms);
            fold->sessions[i].waiting = false;
            fold->sessions[i].pinned &= fold->sessions[i].started;
        }
        own->pin_start = made;
        own->pin_end.ms = made.ms + own->plan_end.ms - own->plan_start.ms;
        own->pinned = own->started = true;
        own->waiting = false;
        own->minutes = 0;
    } else if (change->fields & CHANGE_STARTED && !change->started && own->started) {
        own->pinned = own->started = false;
    }
    free(parts);
}

static void nf_say(struct naive_fold *fold, const struct change *change, struct instant made)
{
    uint32_t number = PROGRAM_NONE;
    for (uint32_t i = 0; i < fold->count; i++)
        if (strcmp(fold->sessions[i].session->id, change->session) == 0)
            number = i;
    if (number == PROGRAM_NONE)
        return;
    struct naive_session *own = &fold->sessions[number];
    own->told = true;
    own->said_start |= (change->fields & CHANGE_START) != 0;
    own->said_room |= (change->fields & CHANGE_ROOM) != 0;
    if (change->fields & CHANGE_CANCELLED)
        own->cancelled = change->cancelled;
    if (change->fields & CHANGE_ROOM) {
        uint32_t room = program_find_room(fold->program, *change->room);
        bool *parts = nf_parts(fold, number, true);
        if (room != PROGRAM_NONE)
            nf_say_room(fold, number, room, parts);
        free(parts);
    }
    if (change->fields & (CHANGE_START | CHANGE_END)) {
        bool *parts = nf_parts(fold, number, true);
        nf_say_plan(fold, number, change, parts);
        free(parts);
    }
    if (nf_scheduled(fold, number))
        nf_say_times(fold, number, change, made);
}

static void nf_seen(struct naive_fold *fold, const struct change *change)
{
    for (uint32_t i = 0; i < fold->count; i++) {
        struct naive_session *own = &fold->sessions[i];
        if (strcmp(own->session->id, change->session) != 0)
            continue;
        int64_t slot = own->plan_start.ms;
        if (change->was->start.ms != INSTANT_NONE.ms &&
            (slot == INSTANT_NONE.ms || change->was->start.ms < slot))
            slot = change->was->start.ms;
        if (change->made.ms != INSTANT_NONE.ms && slot != INSTANT_NONE.ms &&
            slot - change->made.ms >= 24 * MS_PER_HOUR)
            return;
        own->told = own->seen = true;
        own->old_start = own->session->start;
        own->old_end = own->session->end;
        own->old_rooms = nf_rooms_of(own->session);
        if (change->was->start.ms != INSTANT_NONE.ms) {
            own->old_start = change->was->start;
            own->old_end = change->was->end;
        }
        if (change->was->room) {
            uint32_t room = program_find_room(fold->program, *change->was->room);
            own->old_rooms = (struct naive_rooms){.count = room != PROGRAM_NONE, .rooms = {room}};
        }
    }
}

/* By bubbling: the latest of a session is what holds. */
static void nf_see_all(struct naive_fold *fold, const struct change_list *list)
{
    const struct change *order[8];
    for (uint32_t i = 0; i < list->count; i++)
        order[i] = &list->changes[i];
    for (uint32_t round = 0; round < list->count; round++)
        for (uint32_t i = 1; i < list->count; i++)
            if (order[i]->made.ms < order[i - 1]->made.ms) {
                const struct change *later = order[i - 1];
                order[i - 1] = order[i];
                order[i] = later;
            }
    for (uint32_t i = 0; i < list->count; i++)
        nf_seen(fold, order[i]);
}

void naive_fold_init(struct naive_fold *fold, const struct program *program, const struct feed_changes *feed,
                     const struct live *live)
{
    uint32_t most = program->session_count + live->session_count;
    *fold = (struct naive_fold){
        .program = program, .count = most, .sessions = calloc(most + 1, sizeof *fold->sessions)};
    for (uint32_t i = 0; i < most; i++) {
        struct naive_session *own = &fold->sessions[i];
        bool added = i >= program->session_count;
        own->session = added ? &live->sessions[i - program->session_count].session : &program->sessions[i];
        own->plan_start = own->start = own->old_start = own->session->start;
        own->plan_end = own->end = own->old_end = own->session->end;
        own->queue = INSTANT_NONE;
        own->cancelled = own->session->cancelled;
        own->rooms = nf_rooms_of(own->session);
        for (uint32_t r = 0; added && r < live->sessions[i - program->session_count].room_count; r++) {
            uint32_t room = program_find_room(program, live->sessions[i - program->session_count].rooms[r]);
            if (room != PROGRAM_NONE)
                own->rooms.rooms[own->rooms.count++] = room;
        }
        own->block = added ? PROGRAM_NONE : own->session->part_of;
        own->has_parts = own->session->has_parts;
    }
    for (uint32_t i = program->session_count; i < most; i++) {
        const struct live_session *added = &live->sessions[i - program->session_count];
        for (uint32_t j = 0; j < most && added->part_of; j++)
            if (j != i && strcmp(fold->sessions[j].session->id, added->part_of) == 0)
                fold->sessions[i].block = j;
        if (fold->sessions[i].block == PROGRAM_NONE)
            continue;
        fold->sessions[fold->sessions[i].block].has_parts = true;
        if (added->room_count == 0)
            fold->sessions[i].rooms = fold->sessions[fold->sessions[i].block].rooms;
    }
    for (uint32_t i = 0; i < most; i++)
        fold->sessions[i].old_rooms = fold->sessions[i].rooms;
    nf_see_all(fold, &feed->list);
    /* The earliest of those that are left, again and again; of equal ones the first in the file. */
    bool *done = calloc(live->changes.count + 1, sizeof *done);
    for (uint32_t turn = 0; turn < live->changes.count; turn++) {
        uint32_t first = PROGRAM_NONE;
        struct instant earliest = {0};
        for (uint32_t i = 0; i < live->changes.count; i++) {
            struct instant made = live->changes.changes[i].made;
            if (made.ms == INSTANT_NONE.ms)
                made = live->issued;
            if (!done[i] && (first == PROGRAM_NONE || made.ms < earliest.ms)) {
                first = i;
                earliest = made;
            }
        }
        done[first] = true;
        nf_say(fold, &live->changes.changes[first], earliest);
    }
    free(done);
    for (uint32_t i = 0; i < fold->count; i++)
        if (nf_scheduled(fold, i) &&
            (fold->sessions[i].pinned || fold->sessions[i].minutes > 0 || fold->sessions[i].shift > 0))
            nf_lay(fold, program_day_at(program, fold->sessions[i].plan_start));
    /* What was laid for a judgement, and holds no more. */
    for (uint32_t i = 0; i < fold->count; i++) {
        bool moves = false;
        if (!nf_scheduled(fold, i))
            continue;
        struct day day = program_day_at(program, fold->sessions[i].plan_start);
        for (uint32_t j = 0; j < fold->count && !moves; j++)
            moves = nf_on_day(fold, j, day) && (fold->sessions[j].pinned || fold->sessions[j].minutes > 0 ||
                                                fold->sessions[j].shift > 0);
        if (!moves) {
            fold->sessions[i].start = fold->sessions[i].plan_start;
            fold->sessions[i].end = fold->sessions[i].plan_end;
        }
    }
}

void naive_fold_finish(struct naive_fold *fold)
{
    free(fold->sessions);
}

/* ---- a room ---- */

static void nf_add_tombstones(const struct naive_fold *fold, uint32_t i, struct naive_room *ret)
{
    const struct naive_session *own = &fold->sessions[i];
    const struct naive_rooms published = nf_rooms_of(own->session);
    struct naive_rooms old_rooms = own->old_rooms;
    struct instant old_start = own->old_start, old_end = own->old_end;
    /* Back where it was before the feed: it leaves where that has put it. */
    if (own->seen && nf_same_rooms(&own->rooms, &old_rooms) && own->plan_start.ms == old_start.ms) {
        old_rooms = published;
        old_start = own->session->start;
        old_end = own->session->end;
    }
    bool here = nf_list_in_room(fold->program, &own->rooms, ret->room);
    bool was_here = nf_list_in_room(fold->program, &old_rooms, ret->room);
    bool retimed = own->told && own->plan_start.ms != old_start.ms;
    bool moved = own->told && !nf_same_rooms(&own->rooms, &old_rooms);
    bool old = was_here && old_start.ms != INSTANT_NONE.ms && (own->cancelled || retimed || (moved && !here));
    if (own->session->kind == SESSION_BREAK)
        return;
    if (old)
        ret->tombstones[ret->tombstone_count++] =
            (struct slot){.start = old_start, .end = old_end, .session = i};
    /* On from where the feed has put it. */
    if (own->seen && nf_list_in_room(fold->program, &published, ret->room) &&
        own->session->start.ms != INSTANT_NONE.ms &&
        (own->plan_start.ms != own->session->start.ms || !here) &&
        !(old && old_start.ms == own->session->start.ms))
        ret->tombstones[ret->tombstone_count++] =
            (struct slot){.start = own->session->start, .end = own->session->end, .session = i};
    if (own->cancelled && here && (!old || retimed))
        ret->tombstones[ret->tombstone_count++] =
            (struct slot){.start = own->plan_start, .end = own->plan_end, .session = i};
}

void naive_fold_room(const struct naive_fold *fold, const struct program *folded, uint32_t room,
                     struct naive_room *ret)
{
    naive_room_make(ret, folded, room);
    for (uint32_t i = 0; i < fold->count; i++) {
        const struct naive_session *own = &fold->sessions[i];
        ret->start[i] = own->start;
        ret->end[i] = own->end;
        if (!nf_scheduled(fold, i))
            continue;
        nf_add_tombstones(fold, i, ret);
        if (own->cancelled || !nf_list_in_room(fold->program, &own->rooms, room))
            continue;
        if (own->session->kind != SESSION_BREAK) {
            if (own->waiting)
                ret->waiting[ret->waiting_count++] = i;
            else
                ret->sessions[ret->session_count++] = i;
            continue;
        }
        for (uint32_t j = 0; j < fold->count; j++) {
            const struct naive_session *late = &fold->sessions[j];
            if (j != i && nf_scheduled(fold, j) && !late->cancelled && late->end.ms > late->plan_end.ms &&
                late->plan_end.ms <= own->plan_start.ms && nf_list_in_room(fold->program, &late->rooms, room))
                ret->start[i].ms = nf_max(ret->start[i].ms, late->end.ms);
        }
        if (ret->start[i].ms == own->start.ms || ret->start[i].ms < own->end.ms)
            ret->breaks[ret->break_count++] = i;
    }
}
