#include <string.h>

#include "desk/preview_work.h"

/* What a target shows on one side, and until when that holds. */
struct shown {
    struct preview_side *side;
    struct view view;
    struct instant until; /* of it; INSTANT_NONE: not made yet */
    const char *head;     /* in words */
    bool is_still;        /* it is what it was before */
};

static const struct station station = {
    .program = STATION_PROGRAM_LOADED, .clock = STATION_CLOCK_TRUSTED, .check = STATION_CHECK_OK};

static void show(struct preview_work *work, struct shown *shown, const struct preview_target *target,
                 struct instant at)
{
    const char *old = shown->head;
    shown->is_still = true;
    if (shown->until.ms > at.ms)
        return;
    arena_reset(&shown->side->scratch);
    const struct view_request request = {.program = shown->side->program,
                                         .live = shown->side->live,
                                         .config = target->config,
                                         .station = station,
                                         .now = at};
    view_make(&request, &shown->side->scratch, &shown->view);
    shown->until = shown->view.until;
    shown->head = preview_say_head(work, shown->side, &shown->view);
    shown->is_still = old && strcmp(old, shown->head) == 0;
}

/* ---- lines ---- */

static void add(struct preview_work *work, const struct preview_target *target, enum preview_kind kind,
                struct instant at, struct instant until, const char *verb, const char *text)
{
    preview_add(work,
                (struct preview_stretch){
                    .kind = kind, .at = at, .until = until, .target = target, .verb = verb, .text = text});
}

static void add_emergency(struct preview_work *work, const struct preview_target *target, struct instant at,
                          struct instant until, const struct emergency_state *before,
                          const struct emergency_state *after)
{
    const char *old = preview_say_emergency(work, &work->before, before);
    const char *fresh = preview_say_emergency(work, &work->after, after);
    add(work, target, PREVIEW_ALL, at, until, "",
        *fresh ? fresh : arena_printf(work->arena, "not any more: %s", old));
}

static void add_notices(struct preview_work *work, const struct preview_target *target, struct instant at,
                        struct instant until, const struct notice_list *before,
                        const struct notice_list *after)
{
    const char *old = preview_say_notices(work, &work->before, before, &work->after, after);
    const char *fresh = preview_say_notices(work, &work->after, after, &work->before, before);
    const char *notice = before->count > 0 ? "one more notice:" : "notice";
    if (after->count > before->count + 1 && before->count > 0)
        notice = "more notices:";
    add(work, target, PREVIEW_NOTICE, at, until, "",
        !*fresh && !*old ? "the notices in another order"
        : !*fresh ? arena_printf(work->arena, "%s any more: %s", after->count > 0 ? "not" : "no notice", old)
        : !*old   ? arena_printf(work->arena, "%s %s", notice, fresh)
                  : arena_printf(work->arena, "notice %s, not %s", fresh, old));
}

/* What differs, in words; *ret_verb gets what comes before them. */
static const char *say(struct preview_work *work, const struct shown *was, const struct shown *is,
                       unsigned parts, const char **ret_verb)
{
    const struct view *before = &was->view, *after = &is->view;
    const char *old = "", *fresh = "";
    if (parts & PART_HEAD) {
        *ret_verb = is->is_still ? "still reads " : "reads ";
        old = was->head;
        fresh = is->head;
    }
    if (parts & PART_NEXT && strcmp(old, fresh) == 0) {
        *ret_verb = "next ";
        old = preview_say_next(work, &work->before, before);
        fresh = preview_say_next(work, &work->after, after);
    }
    if (parts & PART_STRIPS && strcmp(old, fresh) == 0) {
        *ret_verb = "tells: ";
        old = preview_say_strips(work, &work->before, before);
        fresh = preview_say_strips(work, &work->after, after);
        if (!*fresh)
            *ret_verb = "tells no more: ";
        if (!*fresh || !*old)
            return *fresh ? fresh : old;
    }
    if (strcmp(old, fresh) != 0)
        return arena_printf(work->arena, "%s, not %s", fresh, old);
    const enum room_phase phase = after->state.phase;
    *ret_verb = "";
    return phase == before->state.phase ? "other words for what is on and next"
           : phase == PHASE_ENDING      ? "tells that it ends soon"
                                        : "does not tell yet that it ends soon";
}

static void add_step(struct preview_work *work, const struct preview_target *target,
                     const struct shown *before, const struct shown *after, struct instant at,
                     struct instant until)
{
    const unsigned parts = preview_door_differs(work, &before->view, &after->view);
    if (parts & PART_EMERGENCY)
        add_emergency(work, target, at, until, &before->view.emergency, &after->view.emergency);
    if (parts & PART_NOTICES)
        add_notices(work, target, at, until, &before->view.notices, &after->view.notices);
    if (parts & (PART_HEAD | PART_NEXT | PART_STRIPS)) {
        const char *verb = "";
        const char *text = say(work, before, after, parts, &verb);
        add(work, target, PREVIEW_DOOR, at, until, verb, text);
    } else if (parts & PART_LATER) {
        add(work, target, PREVIEW_LATER, at, until, "", "the list of what comes later");
    }
}

void preview_door(struct preview_work *work, const struct preview_target *target, struct instant from,
                  struct instant to)
{
    struct shown before = {.side = &work->before, .until = INSTANT_NONE};
    struct shown after = {.side = &work->after, .until = INSTANT_NONE};
    for (struct instant at = from; at.ms < to.ms;) {
        show(work, &before, target, at);
        show(work, &after, target, at);
        struct instant until = instant_min(instant_min(before.until, after.until), to);
        until.ms = until.ms > at.ms ? until.ms : to.ms; /* never: an endless walk */
        add_step(work, target, &before, &after, at, until);
        at = until;
    }
}

/* ---- what is told beside the program ---- */

struct told {
    struct preview_side *side;
    struct notice_list notices;
    struct emergency_state emergency;
};

static struct instant tell(struct told *told, const struct preview_target *target, struct instant at)
{
    const struct emergency_clock clock = {.trust = STATION_CLOCK_TRUSTED};
    struct preview_side *side = told->side;
    arena_reset(&side->scratch);
    notices_at(side->program, side->live, target->config, &target->scope, at, &side->scratch, &told->notices);
    emergency_at(side->program, side->live, target->config, &target->scope, &clock, at, &told->emergency);
    return instant_min(told->notices.until, told->emergency.until);
}

void preview_door_told(struct preview_work *work, const struct preview_target *target)
{
    struct told before = {.side = &work->before}, after = {.side = &work->after};
    for (struct instant at = work->from; at.ms < work->to.ms;) {
        struct instant until = instant_min(tell(&before, target, at), tell(&after, target, at));
        until = until.ms > at.ms ? instant_min(until, work->to) : work->to;
        if (!preview_emergency_same(work, &before.emergency, &after.emergency))
            add_emergency(work, target, at, until, &before.emergency, &after.emergency);
        else if (!before.emergency.is_shown && !preview_notices_same(work, &before.notices, &after.notices))
            add_notices(work, target, at, until, &before.notices, &after.notices);
        at = until;
    }
}
