#include "desk/preview.h"

#include <string.h>

#include "changes/fold.h"
#include "desk/preview_work.h"

/* ---- what is looked at ---- */

static void add_target(struct preview_work *work, const struct display_config *config, uint32_t display,
                       uint32_t room)
{
    struct preview_target *target = &work->targets[work->target_count++];
    if (work->ahead_ms != 0 && config->night_off_min >= 0) { /* in a rehearsal no panel is off */
        struct display_config *lit = ARENA_NEW(work->arena, struct display_config);
        *lit = *config;
        lit->night_off_min = -1;
        config = lit;
    }
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

/* ---- all ---- */

static bool is_touched(const struct preview_work *work, const struct room_scope *scope)
{
    for (uint32_t i = 0; i < scope->count; i++)
        if (room_set_has(&work->touched, scope->rooms[i]))
            return true;
    return false;
}

static void look_at_target(struct preview_work *work, const struct preview_target *target)
{
    const bool is_told = work->notices_differ || work->emergency_differs;
    if (work->rehearsal_differs)
        preview_rehearsal(work, target);
    if (target->config->role == ROLE_HALLWAY) {
        preview_hallway(work, target);
        if (is_told)
            preview_door_told(work, target);
    } else if (is_touched(work, &target->scope) || (is_told && target->config->night_off_min >= 0)) {
        preview_door(work, target, work->from, work->to);
    } else if (!work->any_other || !preview_around(work, target)) {
        if (is_told)
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
    preview_rehearse(work);
    ret->ahead_ms = work->ahead_ms;
    work->before.program = changes_fold(request->program, request->feed, request->before, arena, &before);
    work->after.program = changes_fold(request->program, request->feed, request->after, arena, &after);
    arena_init(&work->before.scratch, arena->acquire, arena->release);
    arena_init(&work->after.scratch, arena->acquire, arena->release);
    preview_differ(work);
    find_targets(work);
    preview_facts(work);
    for (uint32_t i = 0; i < work->target_count; i++)
        look_at_target(work, &work->targets[i]);
    preview_write(work, ret);
    ret->covered = preview_covered(work);
    find_issues(&ret->issues, &before, &after);
    arena_finish(&work->before.scratch);
    arena_finish(&work->after.scratch);
}
