#include "desk/find.h"

#include <string.h>

#include "base/sort.h"
#include "program/mark.h"
#include "lookup/key_part.h"
#include "lookup/room_part.h"
#include "schedule/room_state.h"

struct finding {
    const struct program *program;
    match_key_of *key_of;
    struct instant now;
    struct arena *arena;
    struct desk_hit *hits;
    uint32_t count, capacity;
};

static void add_hit(struct finding *finding, uint32_t room, struct slot slot, enum desk_hit_by by)
{
    for (uint32_t i = 0; i < finding->count; i++)
        if (finding->hits[i].session == slot.session)
            return;
    finding->hits =
        arena_room(finding->arena, finding->hits, finding->count, &finding->capacity, sizeof *finding->hits);
    finding->hits[finding->count++] =
        (struct desk_hit){.session = slot.session, .room = room, .slot = slot, .by = by};
}

/* ---- by a room ---- */

enum when { WHEN_EITHER, WHEN_NOW, WHEN_NEXT };

static uint32_t add_list(struct finding *finding, uint32_t room, struct slot_list list, enum desk_hit_by by)
{
    for (uint32_t i = 0; i < list.count; i++)
        add_hit(finding, room, list.slots[i], by);
    return list.count;
}

static bool is_aside(const struct finding *finding, const struct slot *slot)
{
    return finding->program->sessions[slot->session].kind == SESSION_DROP_IN ||
           slot->end.ms - slot->start.ms > MS_PER_DAY / 2;
}

/* What runs, but for what stays on beside everything else (drop-ins, what is longer than half a day), which
 * is last, where something else does. */
static struct slot_list shown_now(const struct finding *finding, const struct room_state *state)
{
    struct slot_list shown = {0, state->now.slots};
    while (shown.count < state->now.count) {
        if (is_aside(finding, &shown.slots[shown.count]))
            break;
        shown.count++;
    }
    return shown.count > 0 ? shown : state->now;
}

/* Those that would be on, and are late by nobody knows how much. */
static struct slot_list waiting_now(const struct finding *finding, const struct room_state *state)
{
    struct slot_list list = {0, state->next.slots};
    while (list.count < state->next.count && list.slots[list.count].start.ms <= finding->now.ms &&
           mark_has(finding->program, list.slots[list.count].session, MARK_WAITING))
        list.count++;
    return list;
}

/* Those that were to be on, and are cancelled, in another room or at a time that does not come next. */
static uint32_t add_gone(struct finding *finding, uint32_t room, const struct room_state *state)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < state->tombstones.count; i++) {
        const struct slot *slot = &state->tombstones.slots[i];
        uint32_t next = 0;
        while (next < state->next.count && state->next.slots[next].session != slot->session)
            next++;
        if (next < state->next.count || slot->start.ms > finding->now.ms || slot->end.ms <= finding->now.ms)
            continue;
        add_hit(finding, room, *slot, DESK_BY_ROOM_GONE);
        count++;
    }
    return count;
}

static void add_room(struct finding *finding, uint32_t room, enum when when)
{
    struct thresholds thresholds;
    struct room_state state;
    thresholds_set_defaults(&thresholds);
    room_state_at(finding->program, &thresholds, room, finding->now, finding->arena, &state);
    if (when != WHEN_NEXT) {
        const struct slot_list shown = shown_now(finding, &state);
        const bool has_own = shown.count > 0 && !is_aside(finding, shown.slots);
        if ((has_own && add_list(finding, room, shown, DESK_BY_ROOM_NOW) > 0) ||
            (when == WHEN_EITHER && add_gone(finding, room, &state) > 0) ||
            add_list(finding, room, shown, DESK_BY_ROOM_NOW) > 0 ||
            add_list(finding, room, waiting_now(finding, &state), DESK_BY_ROOM_NOW) > 0)
            return;
    }
    if (when == WHEN_NOW)
        add_list(finding, room, state.breaks, DESK_BY_ROOM_NOW);
    else if (add_list(finding, room, state.next, DESK_BY_ROOM_NEXT) == 0)
        add_list(finding, room, state.later, DESK_BY_ROOM_NEXT);
}

/* Takes "now" or "next" from the end of the key. */
static enum when take_when(struct finding *finding, const char **key)
{
    static const struct {
        const char *word;
        enum when when;
    } rows[] = {{"now", WHEN_NOW}, {"next", WHEN_NEXT}};
    size_t length = strlen(*key);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t word = strlen(rows[i].word);
        if (length < word || strcmp(*key + length - word, rows[i].word) != 0 ||
            (length > word && (*key)[length - word - 1] != ' '))
            continue;
        *key = arena_copy_n(finding->arena, *key, length > word ? length - word - 1 : 0);
        return rows[i].when;
    }
    return WHEN_EITHER;
}

static uint32_t find_rooms(struct finding *finding, const char *key, const uint32_t **ret)
{
    const struct room_name name = {.text = key, .key = key};
    return room_find_part(finding->program, name, finding->arena, ret);
}

/* "N1 now". False where this names no room. */
static bool find_at(struct finding *finding, const char *key, enum when when)
{
    const uint32_t *rooms;
    uint32_t count = *key ? find_rooms(finding, key, &rooms) : finding->program->room_count;
    for (uint32_t i = 0; i < count; i++)
        add_room(finding, *key ? rooms[i] : i, when);
    return count > 0;
}

/* ---- by a title or a name ---- */

/* From the nearest likeness on; a whole title goes before all parts. */
enum { LIKE_WHOLE = 0, LIKE_PART = 1, LIKE_COUNT = LIKE_PART + KEY_RULE_COUNT };

static int likeness(const char *name, const char *words, int most)
{
    if (strcmp(name, words) == 0)
        return LIKE_WHOLE;
    for (int rule = 0; rule < KEY_RULE_COUNT && LIKE_PART + rule < most; rule++)
        if (key_answers(name, words, (enum key_rule)rule))
            return LIKE_PART + rule;
    return most;
}

/* How like the words the session's titles and people are, where that is more than `most`. */
static int session_likeness(struct finding *finding, const struct session *session, const char *words,
                            int most, enum desk_hit_by *ret_by)
{
    int best = most;
    for (uint32_t i = 0; i < session->title.count; i++) {
        int like = likeness(finding->key_of(finding->arena, session->title.variants[i].text), words, best);
        if (like < best)
            *ret_by = DESK_BY_TITLE;
        best = like;
    }
    for (uint32_t i = 0; i < session->person_count; i++) {
        int like = likeness(finding->key_of(finding->arena, session->people[i].name), words, best);
        if (like < best)
            *ret_by = DESK_BY_PERSON;
        best = like;
    }
    return best;
}

static struct slot slot_of(const struct program *program, uint32_t session)
{
    const struct session *found = &program->sessions[session];
    bool has_time = session_is_scheduled(found);
    return (struct slot){has_time ? found->start : INSTANT_NONE, has_time ? found->end : INSTANT_NONE,
                         session};
}

/* The sessions that are most like the words, if they are more like them than `most`. */
static void find_named(struct finding *finding, const char *key, int most)
{
    const struct program *program = finding->program;
    const uint32_t before = finding->count;
    for (uint32_t i = 0; i < program->session_count; i++) {
        enum desk_hit_by by = DESK_BY_TITLE;
        /* Those that are as like as the best so far are hits too. */
        int like = session_likeness(finding, &program->sessions[i], key, most + 1, &by);
        if (like > most)
            continue;
        if (like < most)
            finding->count = like == LIKE_WHOLE ? 0 : before;
        most = like;
        const struct session *session = &program->sessions[i];
        add_hit(finding, session->room_count == 1 ? session->rooms[0] : PROGRAM_NONE, slot_of(program, i),
                by);
    }
}

static void find_id(struct finding *finding, const char *words, const char *key)
{
    uint32_t session = program_find_session(finding->program, words);
    if (session == PROGRAM_NONE)
        session = program_find_session(finding->program, key);
    if (session != PROGRAM_NONE)
        add_hit(finding, PROGRAM_NONE, slot_of(finding->program, session), DESK_BY_ID);
}

/* ---- in order ---- */

enum desk_time desk_hit_time(const struct desk_hit *hit, struct instant now)
{
    if (!instant_is_set(hit->slot.start))
        return DESK_NO_TIME;
    if (hit->slot.end.ms <= now.ms)
        return DESK_OVER;
    return hit->slot.start.ms <= now.ms ? DESK_RUNS : DESK_TO_COME;
}

static int compare_hits(const void *a, const void *b, void *user)
{
    const struct desk_hit *first = a, *second = b;
    const struct instant *now = user;
    enum desk_time time = desk_hit_time(first, *now), second_time = desk_hit_time(second, *now);
    if (time != second_time)
        return time < second_time ? -1 : 1;
    int64_t ahead = first->slot.start.ms - second->slot.start.ms;
    if (time == DESK_RUNS)
        ahead = -ahead; /* as on a door: what started last is what is on */
    if (time == DESK_OVER)
        ahead = second->slot.end.ms - first->slot.end.ms;
    return ahead < 0 ? -1 : ahead > 0;
}

static void find(struct finding *finding, const char *words, const char *key)
{
    const char *name = key;
    const uint32_t *rooms;
    enum when when = take_when(finding, &name);
    if (!*key || (when != WHEN_EITHER && find_at(finding, name, when)))
        return;
    uint32_t count = find_rooms(finding, key, &rooms);
    const struct room_name whole = {.text = words, .key = key};
    if (count == 1 && program_find_room(finding->program, whole) == rooms[0]) {
        add_room(finding, rooms[0], WHEN_EITHER);
        return;
    }
    for (uint32_t i = 0; i < count; i++)
        add_room(finding, rooms[i], WHEN_EITHER);
    find_named(finding, key, count > 0 ? LIKE_PART : LIKE_COUNT - 1);
    if (finding->count == 0)
        find_id(finding, words, key);
}

uint32_t desk_find_sessions(const struct program *folded, const char *words, match_key_of *key_of,
                            struct instant now, uint32_t most, struct arena *arena,
                            const struct desk_hit **ret)
{
    struct finding finding = {.program = folded, .key_of = key_of, .now = now, .arena = arena};
    find(&finding, words, key_of(arena, words));
    if (finding.count > 1)
        sort_stable(finding.hits, finding.count, sizeof *finding.hits, compare_hits, &now,
                    ARENA_ARRAY(arena, struct desk_hit, finding.count));
    *ret = finding.hits;
    return finding.count < most ? finding.count : most;
}

const char *desk_hit_text(const struct program *folded, const struct desk_hit *hit, struct arena *arena)
{
    static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    const struct session *session = &folded->sessions[hit->session];
    struct str_builder text = {.arena = arena};
    str_add(&text, label_text(session->title, ""));
    if (hit->room != PROGRAM_NONE)
        str_addf(&text, ", %s", label_text(folded->rooms[hit->room].name, ""));
    for (uint32_t i = 0; hit->room == PROGRAM_NONE && i < session->room_count; i++)
        str_addf(&text, ", %s", label_text(folded->rooms[session->rooms[i]].name, ""));
    if (!instant_is_set(hit->slot.start)) {
        str_add(&text, ", without a time");
        return text.text;
    }
    struct civil start = zone_to_civil(&folded->zone, hit->slot.start),
                 end = zone_to_civil(&folded->zone, hit->slot.end);
    str_addf(&text, ", %s %02d:%02d to %02d:%02d",
             days[civil_weekday(civil_to_days(start.year, start.month, start.day))], start.hour, start.minute,
             end.hour, end.minute);
    return text.text;
}
