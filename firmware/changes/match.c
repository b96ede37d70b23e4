#include "changes/match.h"

#include <string.h>

#include "base/str.h"

/* ---- rooms ---- */

static uint32_t find_room(const struct program *now, const struct room *room)
{
    uint32_t found = program_find_room(now, room_own_name(room));
    for (uint32_t i = 1; i < room->key_count - room->alias_count && found == PROGRAM_NONE; i++)
        found = program_find_room(now, (struct room_name){.text = "", .key = room->keys[i]});
    return found;
}

static bool has_room(const struct session *session, uint32_t room)
{
    for (uint32_t i = 0; i < session->room_count; i++)
        if (session->rooms[i] == room)
            return true;
    return false;
}

/* Counts, for each room of `now`, the matched sessions that are in it and have a time in both versions; of
 * those that were in a room of `before`, unless that is PROGRAM_NONE. Gives how many there are. */
static uint32_t count_sessions(const struct match *match, uint32_t room_before, uint32_t *counts)
{
    uint32_t count = 0;
    memset(counts, 0, match->now->room_count * sizeof *counts);
    for (uint32_t i = 0; i < match->before->session_count; i++) {
        const struct session *before = &match->before->sessions[i];
        if (match->now_of[i] == PROGRAM_NONE ||
            (room_before != PROGRAM_NONE && !has_room(before, room_before)))
            continue;
        const struct session *now = &match->now->sessions[match->now_of[i]];
        if (!session_is_scheduled(before) || !session_is_scheduled(now))
            continue;
        count++;
        for (uint32_t room = 0; room < now->room_count; room++)
            counts[now->rooms[room]]++;
    }
    return count;
}

/* Finds what the rooms are called now that are no more. */
static void match_renamed_rooms(struct match *match, bool *is_known, struct arena *scratch)
{
    uint32_t *all = ARENA_ARRAY(scratch, uint32_t, match->now->room_count);
    uint32_t *both = ARENA_ARRAY(scratch, uint32_t, match->now->room_count);
    count_sessions(match, PROGRAM_NONE, all);
    for (uint32_t i = 0; i < match->before->room_count; i++) {
        if (match->room_of[i] != PROGRAM_NONE)
            continue;
        const uint32_t count = count_sessions(match, i, both);
        for (uint32_t j = 0; j < match->now->room_count && match->room_of[i] == PROGRAM_NONE; j++) {
            if (is_known[j] || both[j] < MATCH_RENAMED || 5 * both[j] < 4 * count || 5 * both[j] < 4 * all[j])
                continue;
            match->room_of[i] = j;
            is_known[j] = true;
        }
    }
}

/* ---- sessions ---- */

static void pair(struct match *match, uint32_t before, uint32_t now, uint32_t *count)
{
    match->now_of[before] = now;
    match->before_of[now] = before;
    ++*count;
}

static void match_ids(struct match *match)
{
    for (uint32_t i = 0; i < match->before->session_count; i++) {
        const char *id = match->before->sessions[i].id;
        uint32_t now = program_find_session(match->now, id);
        if (now != PROGRAM_NONE && strcmp(match->now->sessions[now].id, id) == 0)
            pair(match, i, now, &match->by_id);
    }
}

static bool is_left(const struct session *session, uint32_t other)
{
    return other == PROGRAM_NONE && session_is_scheduled(session);
}

/* Title, rooms by the positions that they have in the later version, and start; NULL where a room is not in
 * that. */
static const char *slot_key(const struct session *session, const char *title, const uint32_t *room_of,
                            struct arena *scratch)
{
    struct str_builder key = {.arena = scratch};
    str_addf(&key, "%lld", (long long)session->start.ms);
    for (uint32_t i = 0; i < session->room_count; i++) {
        uint32_t room = room_of ? room_of[session->rooms[i]] : session->rooms[i];
        if (room == PROGRAM_NONE)
            return NULL;
        str_addf(&key, " %u", (unsigned)room);
    }
    str_addf(&key, "\n%s", title);
    return key.text;
}

static void match_slots(struct match *match, const char *const *titles_before, const char *const *titles_now,
                        struct arena *scratch)
{
    struct map slots;
    map_init(&slots, scratch);
    for (uint32_t i = 0; i < match->now->session_count; i++) {
        const struct session *session = &match->now->sessions[i];
        if (is_left(session, match->before_of[i]) && *titles_now[i])
            map_add(&slots, slot_key(session, titles_now[i], NULL, scratch), i);
    }
    for (uint32_t i = 0; i < match->before->session_count && slots.count > 0; i++) {
        const struct session *session = &match->before->sessions[i];
        if (!is_left(session, match->now_of[i]) || !*titles_before[i])
            continue;
        const char *key = slot_key(session, titles_before[i], match->room_of, scratch);
        uint32_t now = key ? map_find(&slots, key) : PROGRAM_NONE;
        if (now != PROGRAM_NONE && match->before_of[now] == PROGRAM_NONE)
            pair(match, i, now, &match->by_slot);
    }
}

/* Counts how often each title is there, and keeps the last session that has it. */
struct title_census {
    struct map numbers;
    uint32_t *counts, *sessions;
};

static void count_titles(struct title_census *census, uint32_t count, const char *const *titles,
                         struct arena *scratch)
{
    map_init(&census->numbers, scratch);
    census->counts = ARENA_ARRAY(scratch, uint32_t, count);
    census->sessions = ARENA_ARRAY(scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t number = map_find(&census->numbers, titles[i]);
        if (number == UINT32_MAX) {
            number = census->numbers.count;
            map_add(&census->numbers, titles[i], number);
        }
        census->counts[number]++;
        census->sessions[number] = i;
    }
}

/* The one session that has this title, or PROGRAM_NONE. */
static uint32_t only_one(const struct title_census *census, const char *title)
{
    uint32_t number = map_find(&census->numbers, title);
    return number == UINT32_MAX || census->counts[number] > 1 ? PROGRAM_NONE : census->sessions[number];
}

static void match_titles(struct match *match, const char *const *titles_before, const char *const *titles_now,
                         struct arena *scratch)
{
    struct title_census before, now;
    count_titles(&before, match->before->session_count, titles_before, scratch);
    count_titles(&now, match->now->session_count, titles_now, scratch);
    for (uint32_t i = 0; i < match->before->session_count; i++) {
        if (!is_left(&match->before->sessions[i], match->now_of[i]) || !*titles_before[i] ||
            only_one(&before, titles_before[i]) != i)
            continue;
        uint32_t other = only_one(&now, titles_before[i]);
        if (other != PROGRAM_NONE && is_left(&match->now->sessions[other], match->before_of[other]))
            pair(match, i, other, &match->by_title);
    }
}

static const char **title_keys(const struct program *program, match_key_of *key_of, struct arena *scratch)
{
    const char **keys = ARENA_ARRAY(scratch, const char *, program->session_count);
    for (uint32_t i = 0; i < program->session_count; i++)
        keys[i] = key_of(scratch, label_text(program->sessions[i].title, ""));
    return keys;
}

static uint32_t *none_of(uint32_t count, struct arena *arena)
{
    uint32_t *list = ARENA_ARRAY(arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++)
        list[i] = PROGRAM_NONE;
    return list;
}

void match_programs(const struct program *before, const struct program *now, match_key_of *key_of,
                    struct arena *arena, struct match *ret)
{
    struct arena scratch;
    *ret = (struct match){.before = before,
                          .now = now,
                          .now_of = none_of(before->session_count, arena),
                          .before_of = none_of(now->session_count, arena),
                          .room_of = ARENA_ARRAY(arena, uint32_t, before->room_count)};
    arena_init(&scratch, arena->acquire, arena->release);
    bool *is_known = ARENA_ARRAY(&scratch, bool, now->room_count);
    for (uint32_t i = 0; i < before->room_count; i++) {
        ret->room_of[i] = find_room(now, &before->rooms[i]);
        if (ret->room_of[i] != PROGRAM_NONE)
            is_known[ret->room_of[i]] = true;
    }
    match_ids(ret);
    match_renamed_rooms(ret, is_known, &scratch);
    if (ret->by_id < before->session_count && ret->by_id < now->session_count) { /* none has all matched */
        const char *const *titles_before = title_keys(before, key_of, &scratch);
        const char *const *titles_now = title_keys(now, key_of, &scratch);
        match_slots(ret, titles_before, titles_now, &scratch);
        match_titles(ret, titles_before, titles_now, &scratch);
        match_renamed_rooms(ret, is_known, &scratch);
    }
    arena_finish(&scratch);
}

/* ---- differences ---- */

uint32_t match_room_left(const struct match *match, uint32_t before)
{
    const struct session *session = &match->before->sessions[before];
    const struct session *now = &match->now->sessions[match->now_of[before]];
    for (uint32_t i = 0; i < session->room_count; i++)
        if (!has_room(now, match->room_of[session->rooms[i]]))
            return session->rooms[i];
    return PROGRAM_NONE;
}

uint32_t match_room_entered(const struct match *match, uint32_t before)
{
    const struct session *session = &match->before->sessions[before];
    const struct session *now = &match->now->sessions[match->now_of[before]];
    for (uint32_t i = 0; i < now->room_count; i++) {
        bool was_there = false;
        for (uint32_t j = 0; j < session->room_count; j++)
            was_there = was_there || match->room_of[session->rooms[j]] == now->rooms[i];
        if (!was_there)
            return now->rooms[i];
    }
    return PROGRAM_NONE;
}

bool match_same_label(struct label a, struct label b)
{
    if (a.count != b.count)
        return false;
    for (uint32_t i = 0; i < a.count; i++)
        if (strcmp(a.variants[i].language, b.variants[i].language) != 0 ||
            strcmp(a.variants[i].text, b.variants[i].text) != 0)
            return false;
    return true;
}

static bool same_people(const struct session *a, const struct session *b)
{
    if (a->person_count != b->person_count)
        return false;
    for (uint32_t i = 0; i < a->person_count; i++) {
        bool found = false;
        for (uint32_t j = 0; j < b->person_count && !found; j++)
            found = strcmp(a->people[i].name, b->people[j].name) == 0;
        if (!found)
            return false;
    }
    return true;
}

unsigned match_differences(const struct match *match, uint32_t before)
{
    const struct session *a = &match->before->sessions[before];
    const struct session *b = &match->now->sessions[match->now_of[before]];
    unsigned set = 0;
    if (match_room_left(match, before) != PROGRAM_NONE || match_room_entered(match, before) != PROGRAM_NONE)
        set |= DIFFERENCE_ROOM;
    if (a->start.ms != b->start.ms)
        set |= DIFFERENCE_START;
    if (instant_is_set(a->start) && instant_is_set(b->start) &&
        a->end.ms - a->start.ms != b->end.ms - b->start.ms)
        set |= DIFFERENCE_LENGTH;
    if (!match_same_label(a->title, b->title))
        set |= DIFFERENCE_TITLE;
    if (!same_people(a, b))
        set |= DIFFERENCE_PEOPLE;
    if (strcmp(a->language, b->language) != 0)
        set |= DIFFERENCE_LANGUAGE;
    return set;
}
