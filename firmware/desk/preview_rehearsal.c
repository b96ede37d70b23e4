/*
 * Where a rehearsal is on and stays, all times of the preview are those that the displays show: it is as if
 * it were that moment, and an emergency as much later. Else doors are compared as they are without a
 * rehearsal, and a line says that there is one.
 */
#include "desk/preview_work.h"
#include "station/rehearsal.h"

static struct instant later(struct instant at, int64_t ms)
{
    return instant_is_set(at) ? (struct instant){at.ms + ms} : at;
}

static const struct live *rehearsed(const struct live *live, int64_t ahead_ms, struct arena *arena)
{
    if (!live || (!live->rehearsal && ahead_ms == 0))
        return live;
    struct live *shown = ARENA_NEW(arena, struct live);
    *shown = *live;
    shown->rehearsal = NULL;
    if (!live->emergency)
        return shown;
    struct live_emergency *emergency = ARENA_NEW(arena, struct live_emergency);
    *emergency = *live->emergency;
    emergency->raised = later(emergency->raised, ahead_ms);
    emergency->until = later(emergency->until, ahead_ms);
    emergency->lifted = later(emergency->lifted, ahead_ms);
    shown->emergency = emergency;
    return shown;
}

static bool is_same(const struct live *before, const struct live *after)
{
    const struct live_rehearsal *a = before ? before->rehearsal : NULL, *b = after ? after->rehearsal : NULL;
    if (!a || !b)
        return a == b;
    return a->moment.ms == b->moment.ms && a->from.ms == b->from.ms && a->until.ms == b->until.ms;
}

void preview_rehearse(struct preview_work *work)
{
    const struct preview_request *request = work->request;
    struct rehearsal_state state;
    rehearsal_at(request->after, request->now, &state);
    work->rehearsal_differs = !is_same(request->before, request->after);
    work->ahead_ms = state.is_on && !work->rehearsal_differs ? state.ahead_ms : 0;
    work->from = later(request->now, work->ahead_ms);
    work->limit =
        state.is_on && !work->rehearsal_differs ? later(state.until, work->ahead_ms) : INSTANT_NEVER;
    work->before.live = rehearsed(request->before, work->ahead_ms, work->arena);
    work->after.live = rehearsed(request->after, work->ahead_ms, work->arena);
}

void preview_rehearsal(struct preview_work *work, const struct preview_target *target)
{
    for (struct instant at = work->from, until; at.ms < work->to.ms; at = until) {
        struct rehearsal_state before, after;
        rehearsal_at(work->request->before, at, &before);
        rehearsal_at(work->request->after, at, &after);
        until = instant_min(instant_min(before.until, after.until), work->to);
        if (before.is_on == after.is_on && before.ahead_ms == after.ahead_ms)
            continue;
        const char *text = "no rehearsal any more";
        if (after.is_on)
            text =
                arena_printf(work->arena, "REHEARSAL, as it will be at %s", preview_clock(work, after.shown));
        preview_add(
            work,
            (struct preview_stretch){
                .kind = PREVIEW_ALL, .at = at, .until = until, .target = target, .verb = "", .text = text});
    }
}
