#include "desk/preview.h"

#include <string.h>

#include "changes/fold.h"
#include "desk/preview_work.h"
#include "schedule/elsewhere.h"

/* ---- what is looked at ---- */

static void add_target(struct preview_work *work, const struct display_config *config, uint32_t display,
                       uint32_t room)
{
    struct preview_target *target = &work->targets[work->target_count++];
    *target = (struct preview_target){.config = config, .display = display, .room = room};
    room_scope_of(work->request->program, config, work->arena, &target->scope, NULL);
}

static void add_own_target(struct preview_work *work, enum display_role role, uint32_t room)
{
    struct display_config *config = ARENA_NEW(work->arena, struct display_config);
    display_config_set_defaults(config, role);
    display_config_set_room(config, work->request->program, room, work->arena);
    config->role = role;
    add_target(work, config, PROGRAM_NONE, room);
}

/* The displays of the venue, and a door of each room that none of them is of. */
static void find_targets(struct preview_work *work)
{
    const struct program *program = work->request->program;
    const struct venue *venue = work->request->venue;
    struct room_set shown = {{0}};
    work->targets = ARENA_ARRAY(work->arena, struct preview_target,
                                program->room_count + 1 + (venue ? venue->display_count : 0));
    for (uint32_t i = 0; venue && i < venue->display_count; i++) {
        add_target(work, &venue->displays[i].config, i, PROGRAM_NONE);
        struct preview_target *target = &work->targets[work->target_count - 1];
        if (target->config->role == ROLE_DOOR && target->scope.count == 1) {
            target->room = target->scope.rooms[0];
            room_set_add(&shown, target->room);
        }
    }
    for (uint32_t room = 0; room < program->room_count; room++)
        if (!room_set_has(&shown, room))
            add_own_target(work, ROLE_DOOR, room);
    if (!venue)
        add_own_target(work, ROLE_HALLWAY, PROGRAM_NONE);
}

/* ---- doors of which only the words about other rooms can differ ---- */

static bool is_touched(const struct preview_work *work, const struct room_scope *scope)
{
    for (uint32_t i = 0; i < scope->count; i++)
        if (room_set_has(&work->touched, scope->rooms[i]))
            return true;
    return false;
}

static struct instant last_end(const struct slot_index *index, struct instant last)
{
    for (uint32_t i = 0; i < index->count; i++)
        last = instant_max(last, instant_max(index->slots[i].start, index->slots[i].end));
    return last;
}

/* From when on nothing of the rooms in scope is to come: EVENT_OVER. */
static struct instant over_from(const struct preview_work *work, const struct room_scope *scope)
{
    struct instant last = INSTANT_NONE;
    for (uint32_t i = 0; i < scope->count; i++) {
        const struct room *room = &work->after.program->rooms[scope->rooms[i]];
        last = last_end(&room->sessions, last);
        last = last_end(&room->tombstones, last);
        last = last_end(&room->waiting, last);
    }
    return last;
}

static struct instant first_start(const struct preview_work *work, const struct room_scope *scope)
{
    struct instant first = INSTANT_NEVER;
    for (uint32_t i = 0; i < scope->count; i++) {
        const struct room *room = &work->after.program->rooms[scope->rooms[i]];
        if (room->sessions.count > 0)
            first = instant_min(first, room->sessions.slots[0].start);
        if (room->waiting.count > 0)
            first = instant_min(first, room->waiting.slots[0].start);
    }
    return first;
}

/* Until when the event's beginning tells doors of rooms that have not begun something else. */
static struct instant opens_until(const struct preview_work *work)
{
    const struct slot_index *before = &work->before.program->all, *after = &work->after.program->all;
    if (before->count == 0 || after->count == 0)
        return before->count == after->count ? INSTANT_NONE : work->to;
    if (before->slots[0].start.ms == after->slots[0].start.ms)
        return INSTANT_NONE;
    return instant_max(before->slots[0].start, after->slots[0].start);
}

/* A door that is over tells where it goes on; one that has not begun, when the event begins. */
static void look_around(struct preview_work *work, const struct preview_target *target, bool is_told,
                        struct instant opens)
{
    struct instant over = over_from(work, &target->scope), first = first_start(work, &target->scope);
    if (first.ms > work->from.ms && opens.ms > work->from.ms)
        preview_door(work, target, work->from, work->to);
    else if (over.ms < work->to.ms)
        preview_door(work, target, is_told ? work->from : instant_max(over, work->from), work->to);
    else if (is_told)
        preview_door_told(work, target);
}

/* ---- rehearsal ---- */

static void add_rehearsal(struct preview_work *work, const struct preview_target *target,
                          const struct live_rehearsal *rehearsal, const char *text)
{
    const struct instant at = instant_max(rehearsal->from, work->from);
    const struct instant until = instant_min(rehearsal->until, work->to);
    if (at.ms < until.ms)
        preview_add(
            work,
            (struct preview_stretch){
                .kind = PREVIEW_ALL, .at = at, .until = until, .target = target, .verb = "", .text = text});
}

static void look_at_rehearsal(struct preview_work *work, const struct preview_target *target)
{
    const struct live_rehearsal *before = work->before.live ? work->before.live->rehearsal : NULL,
                                *after = work->after.live ? work->after.live->rehearsal : NULL;
    if (after)
        add_rehearsal(
            work, target, after,
            arena_printf(work->arena, "REHEARSAL, as it will be at %s", preview_clock(work, after->moment)));
    else if (before)
        add_rehearsal(work, target, before, "no rehearsal any more");
}

/* ---- all ---- */

static void look_at_target(struct preview_work *work, const struct preview_target *target,
                           struct instant opens)
{
    const bool is_told = work->notices_differ || work->emergency_differs;
    if (work->rehearsal_differs)
        look_at_rehearsal(work, target);
    if (target->config->role == ROLE_HALLWAY) {
        preview_hallway(work, target);
        if (is_told)
            preview_door_told(work, target);
    } else if (is_touched(work, &target->scope) || (is_told && target->config->night_off_min >= 0)) {
        preview_door(work, target, work->from, work->to);
    } else if (work->any_other) {
        look_around(work, target, is_told, opens);
    } else if (is_told) {
        preview_door_told(work, target);
    }
}

/* The issues that only the second list has. */
static void find_issues(struct issue_list *ret, const struct issue_list *before,
                        const struct issue_list *after)
{
    for (const struct issue *issue = after->first; issue; issue = issue->next) {
        bool found = false;
        for (const struct issue *old = before->first; old && !found; old = old->next)
            found = strcmp(old->rule, issue->rule) == 0 && strcmp(old->text, issue->text) == 0;
        if (!found)
            issue_add(ret, issue->level, issue->rule, issue->where, "%s", issue->text);
    }
}

void preview_make(const struct preview_request *request, struct arena *arena, struct preview *ret)
{
    struct preview_work *work = ARENA_NEW(arena, struct preview_work);
    struct issue_list before, after;
    *ret = (struct preview){.count = 0};
    issue_list_init(&ret->issues, arena);
    issue_list_init(&before, arena);
    issue_list_init(&after, arena);
    *work = (struct preview_work){.request = request, .arena = arena};
    work->before.live = request->before;
    work->after.live = request->after;
    work->before.program = changes_fold(request->program, request->feed, request->before, arena, &before);
    work->after.program = changes_fold(request->program, request->feed, request->after, arena, &after);
    arena_init(&work->before.scratch, arena->acquire, arena->release);
    arena_init(&work->after.scratch, arena->acquire, arena->release);
    preview_differ(work);
    find_targets(work);
    preview_facts(work);
    const struct instant opens = opens_until(work);
    for (uint32_t i = 0; i < work->target_count; i++)
        look_at_target(work, &work->targets[i], opens);
    preview_write(work, ret);
    find_issues(&ret->issues, &before, &after);
    arena_finish(&work->before.scratch);
    arena_finish(&work->after.scratch);
}
