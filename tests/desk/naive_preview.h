/*
 * naive_preview.h: the preview once more, as slowly as can be: what each door and each row of a hallway reads
 * at a moment, as a text, from both folds.
 */
#ifndef NOWNEXT_TESTS_DESK_NAIVE_PREVIEW_H
#define NOWNEXT_TESTS_DESK_NAIVE_PREVIEW_H

#include "changes/fold.h"
#include "program/mark.h"
#include "schedule/exception.h"
#include "schedule/view.h"

#include "base/str.h"

/* The day as it is, or as it will be. */
struct naive_day {
    const struct program *program;
    const struct live *live;
    bool is_without; /* doors are looked at as they are without a rehearsal */
};

/* What is read: by parts that the preview has lines of their own for. */
struct naive_text {
    const char *all, *notices, *door, *later;
};

static inline void naive_label(struct str_builder *out, struct label label)
{
    for (uint32_t i = 0; i < label.count; i++)
        str_addf(out, "{%s:%s}", label.variants[i].language, label.variants[i].text);
}

static inline void naive_session(struct str_builder *out, const struct program *program, uint32_t number)
{
    if (number == PROGRAM_NONE)
        return;
    const struct session *session = &program->sessions[number];
    str_addf(out, "%s", session->id);
    naive_label(out, session->title);
    if (session->part_of != PROGRAM_NONE &&
        (session->cancelled || !program->sessions[session->part_of].cancelled)) {
        str_add(out, " of ");
        naive_session(out, program, session->part_of);
    }
}

static inline void naive_slot(struct str_builder *out, const struct program *program, const struct slot *slot)
{
    naive_session(out, program, slot->session);
    str_addf(out, " %" PRId64 "-%" PRId64 ";", slot->start.ms, slot->end.ms);
}

static inline void naive_slots(struct str_builder *out, const struct program *program, const char *name,
                               struct slot_list list)
{
    str_addf(out, " %s:", name);
    for (uint32_t i = 0; i < list.count; i++)
        naive_slot(out, program, &list.slots[i]);
}

static inline void naive_rooms(struct str_builder *out, uint32_t count, const uint32_t *rooms)
{
    for (uint32_t i = 0; i < count; i++)
        str_addf(out, " r%u", (unsigned)rooms[i]);
}

static inline void naive_whereabouts(struct str_builder *out, const struct program *program, uint32_t number)
{
    const struct session *session = &program->sessions[number];
    if (session->cancelled) {
        str_add(out, " cancelled");
        return;
    }
    naive_rooms(out, session->room_count, session->rooms);
    str_addf(out, " now %" PRId64 "-%" PRId64, session->start.ms, session->end.ms);
}

/* ---- doors ---- */

static inline void naive_exception(struct str_builder *out, const struct program *program,
                                   const struct exception *exception)
{
    str_addf(out, " %s ", exception_kind_name(exception->kind));
    if (exception->kind == EXCEPTION_NONE)
        return;
    naive_slot(out, program, &exception->slot);
    const struct mark *mark = mark_of(program, exception->slot.session);
    if (exception->kind == EXCEPTION_MOVED)
        naive_whereabouts(out, program, exception->slot.session);
    if (exception->kind == EXCEPTION_DELAYED)
        str_addf(out, "%s%s %d %" PRId64, mark->kinds & MARK_WAITING ? " waits" : "",
                 mark->kinds & MARK_RETIMED ? " retimed" : "", mark->delay_min, mark->old_start.ms);
}

static inline void naive_strip(struct str_builder *out, const struct program *program,
                               const struct strip *strip)
{
    if (strip->kind == STRIP_OF_NOTICE)
        return;
    str_addf(out, " strip %s ", strip_kind_name(strip->kind));
    naive_slot(out, program, &strip->slot);
    str_addf(out, "r%d", (int)strip->room);
    naive_rooms(out, strip->room_count, strip->rooms);
    if (strip->kind == STRIP_OF_TOMBSTONE)
        naive_whereabouts(out, program, strip->slot.session);
    if (strip->kind == STRIP_OF_REASON)
        str_add(out, mark_of(program, strip->slot.session)->reason);
}

static inline void naive_badge(struct str_builder *out, const struct program *program, uint32_t session,
                               uint32_t room)
{
    enum { TOLD = MARK_FULL | MARK_WAITING | MARK_RETIMED | MARK_MOVED | MARK_DELAYED | MARK_REPLACES };
    const struct mark *mark = mark_of(program, session);
    if (!mark || !(mark->kinds & TOLD))
        return;
    str_addf(out, "[%s%s%s", mark->kinds & MARK_FULL ? " full" : "",
             mark->kinds & MARK_WAITING ? " waits" : "", mark->kinds & MARK_RETIMED ? " retimed" : "");
    if (mark->kinds & MARK_MOVED)
        str_addf(out, " moved %d", mark_was_in_room(program, session, room));
    if (mark->kinds & MARK_DELAYED)
        str_addf(out, " +%d", mark->delay_min);
    if (mark->kinds & MARK_REPLACES)
        naive_session(out, program, mark->replaces);
    str_add(out, "]");
}

/* What a door tells of the first two. */
static inline void naive_news(struct str_builder *out, const struct program *program, struct slot_list list,
                              uint32_t room)
{
    for (uint32_t i = 0; i < list.count && i < 2; i++) {
        const struct mark *mark = mark_of(program, list.slots[i].session);
        naive_badge(out, program, list.slots[i].session, room);
        if (mark && mark->kinds & (MARK_DELAYED | MARK_RETIMED))
            str_addf(out, " was %" PRId64, mark->old_start.ms);
        if (mark && mark->kinds & (MARK_DELAYED | MARK_WAITING))
            str_addf(out, " since %s", mark->reason);
    }
}

static inline void naive_state(struct str_builder *out, const struct view *view)
{
    const struct program *program = view->program;
    const struct room_state *state = &view->state;
    str_addf(out, "%s %u", room_phase_name(state->phase), (unsigned)state->first_now);
    naive_slots(out, program, "now", state->now);
    naive_slots(out, program, "next", state->next);
    str_addf(out, "in %d", state->minutes_to_next);
    naive_news(out, program, state->now, state->room);
    naive_news(out, program, state->next, state->room);
    naive_slots(out, program, "tomorrow", state->later);
    if (state->breaks.count > 0) {
        str_add(out, " break ");
        naive_session(out, program, state->breaks.slots[0].session);
        str_addf(out, " %" PRId64, state->breaks.slots[0].end.ms);
    } else if (state->phase == PHASE_BREAK && state->next.count == 0) {
        str_addf(out, " until %" PRId64, state->until.ms);
    }
    const struct exception exception = exception_of(program, state);
    naive_exception(out, program, &exception);
    for (uint32_t i = 0; i < view->strips.count; i++)
        naive_strip(out, program, &view->strips.strips[i]);
    if (state->now.count > 0)
        return; /* drop-ins that go on have the stage */
    if (state->phase == PHASE_DAY_OVER)
        str_addf(out, " here %d", state->had_today);
    if (state->phase == PHASE_BEFORE_EVENT && program->all.count > 0)
        str_addf(out, " begun %d %" PRId64, view->event_begun,
                 view->event_begun && state->later.count > 0 ? 0 : program->all.slots[0].start.ms);
    if (state->phase == PHASE_EVENT_OVER) {
        str_addf(out, " elsewhere %d %" PRId64, view->elsewhere.goes_on, view->elsewhere.first.ms);
        naive_rooms(out, view->elsewhere.count, view->elsewhere.rooms);
    }
}

static inline void naive_rehearsal(struct str_builder *out, const struct live *live, struct instant at)
{
    const struct live_rehearsal *rehearsal = live ? live->rehearsal : NULL;
    if (rehearsal && rehearsal->from.ms <= at.ms && at.ms < rehearsal->until.ms)
        str_addf(out, " rehearsal %" PRId64, rehearsal->moment.ms - rehearsal->from.ms);
}

static inline const char *naive_notices(const struct live *live, const struct notice_list *notices,
                                        struct arena *arena)
{
    struct str_builder out = {.arena = arena};
    str_add(&out, "");
    for (uint32_t i = 0; i < notices->count; i++) {
        const struct live_notice *notice = &live->notices[notices->notices[i]];
        str_addf(&out, "%d", notice->level);
        naive_label(&out, notice->text);
    }
    return out.text;
}

static inline struct naive_text naive_door(const struct naive_day *day, const struct display_config *config,
                                           struct instant at, struct arena *arena)
{
    struct live live = day->live ? *day->live : (struct live){.venue = "", .log = ""};
    if (day->is_without)
        live.rehearsal = NULL;
    const struct view_request request = {.program = day->program,
                                         .live = &live,
                                         .config = config,
                                         .station = {.program = STATION_PROGRAM_LOADED,
                                                     .clock = STATION_CLOCK_TRUSTED,
                                                     .check = STATION_CHECK_OK},
                                         .now = at};
    struct view view;
    view_make(&request, arena, &view);
    struct str_builder all = {.arena = arena}, door = all, later = all;
    struct naive_text text = {"", "", "", ""};
    str_add(&all, "");
    if (view.kind == VIEW_EMERGENCY) {
        const struct live_emergency *emergency = day->live->emergency;
        str_addf(&all, "emergency %d %d %d", view.emergency.is_lifted, emergency->test, emergency->kind);
        naive_label(&all, emergency->text);
    }
    naive_rehearsal(&all, day->live, at);
    text.all = all.text;
    str_add(&door, view_kind_name(view.kind));
    str_add(&later, "");
    if (view.kind == VIEW_DOOR) {
        naive_state(&door, &view);
        naive_slots(&later, view.program, "later", view.rest);
        text.notices = naive_notices(day->live, &view.notices, arena);
    }
    text.door = door.text;
    text.later = later.text;
    return text;
}

/* ---- hallways ---- */

/* A row of the overview; "" where the room has none. */
static inline const char *naive_row(const struct naive_day *day, const struct thresholds *thresholds,
                                    uint32_t room, struct instant at, struct arena *arena)
{
    const struct program *program = day->program;
    struct str_builder out = {.arena = arena};
    struct room_state state;
    str_add(&out, "");
    const struct day today = program_day_at(program, at);
    if (!room_has_more_today(program, room, at, &today))
        return out.text;
    room_state_at(program, thresholds, room, at, arena, &state);
    str_addf(&out, "%s %u %d", room_phase_name(state.phase), (unsigned)state.first_now, state.had_today);
    for (uint32_t i = 0; i < state.now.count; i++) {
        naive_slot(&out, program, &state.now.slots[i]);
        naive_badge(&out, program, state.now.slots[i].session, room);
    }
    str_add(&out, " next ");
    for (uint32_t i = 0; i < state.next.count; i++) {
        naive_slot(&out, program, &state.next.slots[i]);
        naive_badge(&out, program, state.next.slots[i].session, room);
    }
    naive_slots(&out, program, "tomorrow", state.later);
    for (uint32_t i = 0; i < state.tombstones.count; i++) {
        str_add(&out, " gone ");
        naive_slot(&out, program, &state.tombstones.slots[i]);
        naive_whereabouts(&out, program, state.tombstones.slots[i].session);
    }
    if (state.breaks.count > 0) {
        str_add(&out, " break ");
        naive_session(&out, program, state.breaks.slots[0].session);
        str_addf(&out, " %" PRId64, state.breaks.slots[0].end.ms);
    }
    str_add(&out, " block ");
    naive_session(&out, program, state.block);
    return out.text;
}

/* What comes up. */
static inline const char *naive_soon(const struct naive_day *day, const struct thresholds *thresholds,
                                     const struct room_scope *scope, struct instant at, struct arena *arena)
{
    enum { ROWS = 64 };
    const struct program *program = day->program;
    struct str_builder out = {.arena = arena};
    struct soon_list soon;
    soon_make(program, thresholds, scope, at, ROWS, arena, &soon);
    str_addf(&out, "%u", (unsigned)soon.left_out);
    for (uint32_t i = 0; i < soon.count; i++) {
        const struct soon_entry *entry = &soon.entries[i];
        naive_slot(&out, program, &entry->slot);
        naive_whereabouts(&out, program, entry->slot.session);
        naive_badge(&out, program, entry->slot.session, entry->room);
        str_addf(&out, " r%d %d%d%d%d;", (int)entry->room, entry->running, entry->cancelled, entry->waiting,
                 entry->day);
    }
    return out.text;
}

#endif
