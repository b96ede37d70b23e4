#include "desk/preview_work.h"
#include "program/mark.h"
#include "schedule/exception.h"

struct saying {
    const struct preview_work *work;
    const struct preview_side *side;
    const struct view *view;
};

static const char *title(const struct saying *saying, const struct slot *slot)
{
    return preview_title(saying->work, saying->side, slot->session);
}

static const char *clock_of(const struct saying *saying, struct instant at)
{
    return preview_clock(saying->work, at);
}

static const char *where_to(const struct saying *saying, uint32_t number)
{
    const struct session *session = &saying->side->program->sessions[number];
    uint32_t room = exception_other_room(saying->view->program, number, saying->view->state.room);
    return room == PROGRAM_NONE || room >= saying->work->request->program->room_count
               ? clock_of(saying, session->start)
               : preview_room(saying->work, room);
}

/* ---- the head ---- */

static const char *say_exception(const struct saying *saying, const struct exception *exception)
{
    struct arena *arena = saying->work->arena;
    const struct slot *slot = &exception->slot;
    const char *name = title(saying, slot);
    const struct mark *mark = mark_of(saying->side->program, slot->session);
    switch (exception->kind) {
    case EXCEPTION_CANCELLED:
        return arena_printf(arena, "CANCELLED %s", name);
    case EXCEPTION_MOVED:
        return arena_printf(arena, "MOVED TO %s %s", where_to(saying, slot->session), name);
    case EXCEPTION_FULL:
        return arena_printf(arena, "ROOM FULL %s until %s", name, clock_of(saying, slot->end));
    case EXCEPTION_DELAYED:
        if (mark->kinds & MARK_WAITING)
            return arena_printf(arena, "DELAYED %s", name);
        if (mark->kinds & MARK_RETIMED)
            return arena_printf(arena, "NEW TIME %s %s", clock_of(saying, slot->start), name);
        return arena_printf(arena, "%d MIN LATE %s %s", mark->delay_min, clock_of(saying, slot->start), name);
    case EXCEPTION_NONE:
    case EXCEPTION_KIND_COUNT:
        break;
    }
    return "";
}

static const char *say_now(const struct saying *saying)
{
    const struct room_state *state = &saying->view->state;
    const struct slot *slot = &state->now.slots[state->first_now < state->now.count ? state->first_now : 0];
    const char *more =
        state->now.count > 1 ? arena_printf(saying->work->arena, " +%u", (unsigned)state->now.count - 1) : "";
    return arena_printf(saying->work->arena, "NOW %s%s until %s", title(saying, slot), more,
                        clock_of(saying, slot->end));
}

static const char *say_break(const struct saying *saying)
{
    const struct room_state *state = &saying->view->state;
    struct arena *arena = saying->work->arena;
    if (state->breaks.count > 0)
        return arena_printf(arena, "BREAK %s until %s", title(saying, &state->breaks.slots[0]),
                            clock_of(saying, state->breaks.slots[0].end));
    struct instant end = state->next.count ? state->next.slots[0].start : state->until;
    return instant_is_set(end) ? arena_printf(arena, "BREAK until %s", clock_of(saying, end)) : "BREAK";
}

static const char *say_over(const struct saying *saying)
{
    const struct elsewhere *elsewhere = &saying->view->elsewhere;
    if (!elsewhere->goes_on)
        return "THE EVENT IS OVER";
    if (elsewhere->count == 0)
        return "NOTHING MORE HERE";
    return arena_printf(saying->work->arena, "NOTHING MORE HERE, it goes on in %s",
                        preview_rooms(saying->work, elsewhere->count, elsewhere->rooms));
}

static const char *say_phase(const struct saying *saying)
{
    const struct room_state *state = &saying->view->state;
    struct arena *arena = saying->work->arena;
    if (state->now.count > 0 && state->phase != PHASE_SOON && state->phase != PHASE_BREAK &&
        state->phase != PHASE_BEFORE_DAY)
        return say_now(saying);
    switch (state->phase) {
    case PHASE_SOON:
        return arena_printf(arena, "SOON %s %s", clock_of(saying, state->next.slots[0].start),
                            title(saying, &state->next.slots[0]));
    case PHASE_BREAK:
        return say_break(saying);
    case PHASE_BEFORE_DAY:
        return arena_printf(arena, "FIRST TODAY %s %s", clock_of(saying, state->next.slots[0].start),
                            title(saying, &state->next.slots[0]));
    case PHASE_DAY_OVER:
        return state->had_today ? "ALL FOR TODAY" : "NOTHING TODAY";
    case PHASE_BEFORE_EVENT:
        return saying->view->program->all.count == 0 || saying->view->event_begun
                   ? "NOT YET"
                   : arena_printf(arena, "OPENS %s",
                                  clock_of(saying, saying->view->program->all.slots[0].start));
    case PHASE_EVENT_OVER:
        return say_over(saying);
    default:
        return "NO SESSIONS";
    }
}

const char *preview_say_head(const struct preview_work *work, const struct preview_side *side,
                             const struct view *view)
{
    const struct saying saying = {work, side, view};
    if (view->kind == VIEW_NIGHT)
        return "nothing, it is off for the night";
    if (view->kind != VIEW_DOOR)
        return view_kind_name(view->kind);
    const struct exception exception = exception_of(view->program, &view->state);
    return exception.kind == EXCEPTION_NONE ? say_phase(&saying) : say_exception(&saying, &exception);
}

const char *preview_say_next(const struct preview_work *work, const struct preview_side *side,
                             const struct view *view)
{
    const struct saying saying = {work, side, view};
    const struct slot_list *next = view->state.next.count ? &view->state.next : &view->state.later;
    if (view->kind != VIEW_DOOR || next->count == 0)
        return "nothing";
    const char *more = next->count > 1 ? arena_printf(work->arena, " +%u", (unsigned)next->count - 1) : "";
    if (mark_has(side->program, next->slots[0].session, MARK_WAITING))
        return arena_printf(work->arena, "%s%s, delayed", title(&saying, &next->slots[0]), more);
    return arena_printf(work->arena, "%s %s%s", clock_of(&saying, next->slots[0].start),
                        title(&saying, &next->slots[0]), more);
}

/* ---- strips, notices, emergencies ---- */

static const char *say_strip(const struct saying *saying, const struct strip *strip)
{
    struct arena *arena = saying->work->arena;
    const bool cancelled =
        strip->slot.session != PROGRAM_NONE && saying->side->program->sessions[strip->slot.session].cancelled;
    switch (strip->kind) {
    case STRIP_OF_FULL:
        if (strip->room != PROGRAM_NONE)
            return arena_printf(arena, "watch it in %s", preview_room(saying->work, strip->room));
        return strip->room_count ? "room full: what else is on" : "room full";
    case STRIP_OF_WAY:
        return arena_printf(arena, "the way to %s", preview_room(saying->work, strip->room));
    case STRIP_OF_REASON:
        return mark_of(saying->side->program, strip->slot.session)->reason;
    case STRIP_OF_TOMBSTONE:
        if (cancelled)
            return arena_printf(arena, "cancelled: %s %s", clock_of(saying, strip->slot.start),
                                title(saying, &strip->slot));
        return arena_printf(arena, "moved to %s: %s %s", where_to(saying, strip->slot.session),
                            clock_of(saying, strip->slot.start), title(saying, &strip->slot));
    case STRIP_OF_NOTICE:
    case STRIP_OF_COUNT:
        break;
    }
    return "";
}

const char *preview_say_strips(const struct preview_work *work, const struct preview_side *side,
                               const struct view *view)
{
    const struct saying saying = {work, side, view};
    struct str_builder text = {.arena = work->arena};
    str_add(&text, "");
    for (uint32_t i = 0; view->kind == VIEW_DOOR && i < view->strips.count; i++)
        if (view->strips.strips[i].kind != STRIP_OF_NOTICE)
            str_addf(&text, "%s%s", text.length ? "; " : "", say_strip(&saying, &view->strips.strips[i]));
    return text.text;
}

static const struct live_notice *notice_at(const struct preview_side *side, const struct notice_list *notices,
                                           uint32_t at)
{
    return &side->live->notices[notices->notices[at]];
}

/* How many of the first `count` read so. */
static uint32_t count_alike(const struct preview_side *side, const struct notice_list *notices,
                            uint32_t count, const struct live_notice *notice)
{
    uint32_t alike = 0;
    for (uint32_t i = 0; i < count; i++) {
        const struct live_notice *other = notice_at(side, notices, i);
        alike += other->level == notice->level && preview_label_same(other->text, notice->text);
    }
    return alike;
}

const char *preview_say_notices(const struct preview_work *work, const struct preview_side *side,
                                const struct notice_list *notices, const struct preview_side *other,
                                const struct notice_list *others)
{
    struct str_builder text = {.arena = work->arena};
    str_add(&text, "");
    for (uint32_t i = 0; i < notices->count; i++) {
        const struct live_notice *notice = notice_at(side, notices, i);
        if (count_alike(side, notices, i + 1, notice) <= count_alike(other, others, others->count, notice))
            continue;
        str_addf(&text, "%s%s\"%s\"", text.length ? ", " : "",
                 notice->level == NOTICE_WARNING ? "warning " : "", label_text(notice->text, "en"));
    }
    return text.text;
}

const char *preview_say_emergency(const struct preview_work *work, const struct preview_side *side,
                                  const struct emergency_state *emergency)
{
    static const char *const kinds[] = {[EMERGENCY_FIRE] = "fire",
                                        [EMERGENCY_EVACUATION] = "evacuation",
                                        [EMERGENCY_MEDICAL] = "medical",
                                        [EMERGENCY_SHELTER] = "shelter",
                                        [EMERGENCY_CUSTOM] = "other"};
    if (!emergency->is_shown)
        return "";
    const struct live_emergency *of = side->live->emergency;
    const char *name = of->test ? "TEST OF AN EMERGENCY" : "EMERGENCY";
    if (emergency->is_lifted)
        return of->test ? "the test is over" : "the emergency is over";
    return arena_printf(work->arena, "%s (%s): \"%s\"", name, kinds[of->kind], label_text(of->text, "en"));
}
