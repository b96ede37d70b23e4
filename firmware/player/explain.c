#include "player/explain.h"

#include "json/write.h"
#include "player/happened.h"
#include "scene/words.h"

static const char *title_of(const struct program *program, uint32_t session)
{
    return label_text(program->sessions[session].title, "");
}

static const char *room_name_of(const struct program *program, uint32_t room)
{
    return label_text(program->rooms[room].name, "");
}

/* --- JSON --- */

static void json_slot(struct json_writer *json, const char *name, const struct slot *slot)
{
    json_open(json, name, '{');
    json_add_text(json, "id", json->program->sessions[slot->session].id);
    json_add_text(json, "title", title_of(json->program, slot->session));
    json_add_instant(json, "start", slot->start);
    json_add_instant(json, "end", slot->end);
    happened_json(json, slot->session);
    json_close(json, '}');
}

static void json_slots(struct json_writer *json, const char *name, struct slot_list list)
{
    json_open(json, name, '[');
    for (uint32_t i = 0; i < list.count; i++)
        json_slot(json, NULL, &list.slots[i]);
    json_close(json, ']');
}

static void json_minutes(struct json_writer *json, const char *name, int minutes)
{
    json_addf(json, name, minutes < 0 ? "null" : "%d", minutes);
}

static void json_expiry(struct json_writer *json, const char *name, struct instant instant)
{
    if (instant_is_set(instant))
        json_add_instant(json, name, instant);
    else
        json_addf(json, name, "null");
}

void explain_json(struct str_builder *out, const struct program *program, const struct room_state *state)
{
    struct json_writer json = {.out = out, .layout = JSON_COMPACT, .program = program};
    json_open(&json, NULL, '{');
    json_add_text(&json, "room", room_name_of(program, state->room));
    json_add_instant(&json, "at", state->at);
    json_add_text(&json, "phase", room_phase_name(state->phase));
    json_slots(&json, "now", state->now);
    if (state->block == PROGRAM_NONE)
        json_addf(&json, "block", "null");
    else
        json_slot(&json, "block", &state->block_slot);
    json_slots(&json, "next", state->next);
    json_slots(&json, "tombstones", state->tombstones);
    json_minutes(&json, "minutes_left", state->minutes_left);
    json_minutes(&json, "minutes_to_next", state->minutes_to_next);
    json_add_text(&json, "reason", room_reason_name(state->reason));
    json_expiry(&json, "until", state->until);
    json_expiry(&json, "tick_until", state->tick_until);
    json_close(&json, '}');
}

/* --- lines for people --- */

/* "Fri 20 Sep 10:42", with seconds where there are any. */
static void add_moment(struct str_builder *out, const struct program *program, struct instant at)
{
    struct civil local = zone_to_civil(&program->zone, at);
    str_addf(out, "%s %s", words_date(words_english(), program, at, out->arena),
             words_clock(words_english(), program, at, out->arena));
    if (local.second)
        str_addf(out, ":%02d", local.second);
}

static void add_slot(struct str_builder *out, const struct program *program, struct instant now,
                     const struct slot *slot)
{
    const struct words *words = words_english();
    if (slot->start.ms - now.ms < MS_PER_DAY && now.ms - slot->start.ms < MS_PER_DAY)
        str_add(out, words_span(words, program, slot->start, slot->end, out->arena));
    else
        str_add(out, words_start(words, program, now, slot->start, out->arena));
    str_addf(out, "  %s (%s)", title_of(program, slot->session), program->sessions[slot->session].id);
}

/* What is no more where it was: cancelled, or moved away. */
static void add_tombstones(struct str_builder *out, const struct room_state *state,
                           const struct program *program, bool cancelled)
{
    const char *name = cancelled ? "cancelled" : "moved";
    for (uint32_t i = 0; i < state->tombstones.count; i++) {
        const struct slot *slot = &state->tombstones.slots[i];
        if (program->sessions[slot->session].cancelled != cancelled)
            continue;
        str_addf(out, "%-11s", name);
        add_slot(out, program, state->at, slot);
        happened_tombstone(out, program, slot, state->room);
        str_add(out, "\n");
        name = "";
    }
}

static void add_slots(struct str_builder *out, const struct room_state *state, const struct program *program,
                      const char *name, struct slot_list list)
{
    for (uint32_t i = 0; i < list.count; i++) {
        str_addf(out, "%-11s", i == 0 ? name : "");
        add_slot(out, program, state->at, &list.slots[i]);
        happened_text(out, program, list.slots[i].session);
        str_add(out, "\n");
    }
}

static void add_expiry(struct str_builder *out, const struct program *program, struct instant at,
                       struct instant until)
{
    if (!instant_is_set(until)) {
        str_add(out, "for ever");
        return;
    }
    str_add(out, "until ");
    if (until.ms - at.ms < 12 * MS_PER_HOUR)
        str_add(out, words_clock(words_english(), program, until, out->arena));
    else
        add_moment(out, program, until);
}

void explain_text(struct str_builder *out, const struct program *program, const struct room_state *state)
{
    str_addf(out, "%s, ", room_name_of(program, state->room));
    add_moment(out, program, state->at);
    char instant[40];
    struct instant second = {state->at.ms - state->at.ms % MS_PER_SECOND};
    instant_format(second, zone_offset_at(&program->zone, state->at), instant);
    str_addf(out, " (%s)\n", instant);
    str_addf(out, "phase      %s: %s (%s)\n", room_phase_name(state->phase), room_reason_text(state->reason),
             room_reason_name(state->reason));
    add_slots(out, state, program, "now", state->now);
    add_slots(out, state, program, "break", state->breaks);
    if (state->block != PROGRAM_NONE) {
        str_add(out, "block      ");
        add_slot(out, program, state->at, &state->block_slot);
        happened_text(out, program, state->block);
        str_add(out, "\n");
    }
    add_slots(out, state, program, "next", state->next);
    add_slots(out, state, program, "later", state->later);
    add_tombstones(out, state, program, true);
    add_tombstones(out, state, program, false);
    if (state->minutes_left >= 0)
        str_addf(out, "left       %d min\n", state->minutes_left);
    if (state->minutes_to_next >= 0)
        str_addf(out, "to next    %d min\n", state->minutes_to_next);
    str_add(out, "holds      ");
    add_expiry(out, program, state->at, state->until);
    str_add(out, "; minutes ");
    add_expiry(out, program, state->at, state->tick_until);
    str_add(out, "\n");
}

static void add_titles(struct str_builder *out, const struct program *program, const char *name,
                       struct slot_list list)
{
    if (list.count > 0)
        str_addf(out, "  %s: ", name);
    for (uint32_t i = 0; i < list.count; i++) {
        str_addf(out, "%s%s", i ? " + " : "", title_of(program, list.slots[i].session));
        happened_text(out, program, list.slots[i].session);
    }
}

/* Of a folded program: without one, a line is what is on and what comes. */
static void add_gone(struct str_builder *out, const struct program *program, const struct room_state *state)
{
    if (!program->marks || state->tombstones.count == 0)
        return;
    str_add(out, "  gone: ");
    for (uint32_t i = 0; i < state->tombstones.count; i++) {
        const struct slot *slot = &state->tombstones.slots[i];
        str_addf(out, "%s%s", i ? " + " : "", title_of(program, slot->session));
        happened_tombstone(out, program, slot, state->room);
    }
}

void explain_line(struct str_builder *out, const struct program *program, const struct room_state *state,
                  unsigned room_width)
{
    char instant[40];
    instant_format(state->at, zone_offset_at(&program->zone, state->at), instant);
    const char *room = room_name_of(program, state->room);
    str_addf(out, "%s  %s", instant, room);
    for (size_t width = str_code_points(room); width < room_width; width++)
        str_add(out, " ");
    str_addf(out, "  %-12s  %-14s", room_phase_name(state->phase), room_reason_name(state->reason));
    add_titles(out, program, "now", state->now);
    add_titles(out, program, "next", state->next);
    add_gone(out, program, state);
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
}

void explain_view(struct str_builder *out, const struct view *view)
{
    if (view->kind == VIEW_DOOR || view->kind == VIEW_ROOM)
        explain_text(out, view->program, &view->state);
    str_addf(out, "screen     %s; program %s, clock %s, fault %s\n", view_kind_name(view->kind),
             station_program_name(view->station.program), station_clock_name(view->station.clock),
             station_fault_name(view->station.fault));
    if (view->is_rehearsal) {
        str_add(out, "rehearsal  ");
        add_expiry(out, view->program, view->clock_now, view->rehearsal_until);
        str_add(out, " by the clock, which says ");
        add_moment(out, view->program, view->clock_now);
        str_add(out, "\n");
    }
    if (view->page.count > 0)
        str_addf(out, "page       %s, %u of %u in the cycle, %d s\n", page_kind_name(view->page.kind),
                 (unsigned)view->page.position + 1, (unsigned)view->page.count, view->page.dwell_ms / 1000);
    if (view->program && view->kind != VIEW_DOOR && view->kind != VIEW_ROOM) {
        str_add(out, "holds      ");
        add_expiry(out, view->program, view->clock_now, view->until);
        str_add(out, "; minutes and page ");
        add_expiry(out, view->program, view->clock_now, view->tick_until);
        str_add(out, "\n");
    }
}
