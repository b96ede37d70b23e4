#include "lookup/nearest.h"

#include "base/sort.h"

#define SESSIONS_SHOWN 5
#define NAMES_SHOWN 3

struct candidate {
    unsigned distance;
    uint32_t number;
};

static int compare_candidates(const void *a, const void *b, void *user)
{
    (void)user;
    unsigned first = ((const struct candidate *)a)->distance,
             second = ((const struct candidate *)b)->distance;
    return first < second ? -1 : first > second;
}

/* `scratch` is emptied each time: there may be thousands. */
static void keep_nearer(struct candidate *candidate, struct arena *scratch, const char *wanted,
                        const char *name)
{
    arena_reset(scratch);
    unsigned distance = *name ? str_name_distance(scratch, wanted, name) : UINT32_MAX;
    if (distance < candidate->distance)
        candidate->distance = distance;
}

const uint32_t *nearest_rooms(const struct program *program, const char *name, struct arena *arena)
{
    uint32_t count = program->room_count;
    struct candidate *candidates = ARENA_ARRAY(arena, struct candidate, count + 1);
    struct arena scratch;
    arena_init(&scratch, arena->acquire, arena->release);
    for (uint32_t i = 0; i < count; i++) {
        const struct room *room = &program->rooms[i];
        candidates[i] = (struct candidate){.distance = UINT32_MAX, .number = i};
        keep_nearer(&candidates[i], &scratch, name, room->id);
        keep_nearer(&candidates[i], &scratch, name, room->short_name);
        for (uint32_t variant = 0; variant < room->name.count; variant++)
            keep_nearer(&candidates[i], &scratch, name, room->name.variants[variant].text);
    }
    arena_finish(&scratch);
    sort_stable(candidates, count, sizeof *candidates, compare_candidates, NULL,
                ARENA_ARRAY(arena, struct candidate, count + 1));
    uint32_t *rooms = ARENA_ARRAY(arena, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++)
        rooms[i] = candidates[i].number;
    return rooms;
}

const char *nearest_names_text(const struct program *program, const char *name, struct arena *arena)
{
    unsigned *distances = ARENA_ARRAY(arena, unsigned, program->room_count + 1);
    for (uint32_t i = 0; i < program->room_count; i++)
        distances[i] = str_name_distance(arena, name, label_text(program->rooms[i].name, ""));
    struct str_builder text = {.arena = arena};
    str_add(&text, "");
    for (uint32_t shown = 0; shown < NAMES_SHOWN && shown < program->room_count; shown++) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < program->room_count; i++)
            if (distances[i] < distances[best])
                best = i;
        distances[best] = UINT32_MAX;
        str_addf(&text, "%s%s", shown ? ", " : "", label_text(program->rooms[best].name, ""));
    }
    return text.text;
}

void nearest_rooms_text(const struct program *program, const char *name, struct str_builder *text)
{
    if (program->room_count == 0) {
        str_addf(text, "there is no room \"%s\": the program has no rooms", name);
        return;
    }
    str_addf(text, "there is no room \"%s\"; these there are, the nearest first:", name);
    const uint32_t *rooms = nearest_rooms(program, name, text->arena);
    for (uint32_t i = 0; i < program->room_count; i++) {
        const struct room *room = &program->rooms[rooms[i]];
        str_addf(text, "\n  %s (%s)", label_text(room->name, ""), room->id);
    }
}

static struct candidate session_candidate(const struct program *program, uint32_t number, const char *id,
                                          struct arena *scratch)
{
    struct candidate candidate = {.distance = UINT32_MAX, .number = number};
    keep_nearer(&candidate, scratch, id, program->sessions[number].id);
    keep_nearer(&candidate, scratch, id, label_text(program->sessions[number].title, ""));
    return candidate;
}

uint32_t nearest_session(const struct program *program, const char *id, const struct arena *memory)
{
    struct candidate best = {.distance = UINT32_MAX, .number = PROGRAM_NONE};
    struct arena scratch;
    arena_init(&scratch, memory->acquire, memory->release);
    for (uint32_t i = 0; i < program->session_count; i++) {
        struct candidate candidate = session_candidate(program, i, id, &scratch);
        if (best.number == PROGRAM_NONE || candidate.distance < best.distance)
            best = candidate;
    }
    arena_finish(&scratch);
    return best.number;
}

void nearest_sessions_text(const struct program *program, const char *id, struct str_builder *text)
{
    uint32_t count = program->session_count;
    if (count == 0) {
        str_addf(text, "there is no session \"%s\": the program has no sessions", id);
        return;
    }
    struct arena *arena = text->arena;
    struct candidate *candidates = ARENA_ARRAY(arena, struct candidate, count + 1);
    struct arena scratch;
    arena_init(&scratch, arena->acquire, arena->release);
    for (uint32_t i = 0; i < count; i++)
        candidates[i] = session_candidate(program, i, id, &scratch);
    arena_finish(&scratch);
    sort_stable(candidates, count, sizeof *candidates, compare_candidates, NULL,
                ARENA_ARRAY(arena, struct candidate, count + 1));
    str_addf(text, "there is no session \"%s\"; the nearest of %u:", id, (unsigned)count);
    for (uint32_t i = 0; i < count && i < SESSIONS_SHOWN; i++) {
        const struct session *session = &program->sessions[candidates[i].number];
        str_addf(text, "\n  %s  %s", session->id, label_text(session->title, ""));
    }
}

const char *nearest_name(const char *name, const char *const *names, uint32_t count,
                         const struct arena *memory)
{
    struct candidate best = {.distance = UINT32_MAX};
    struct arena scratch;
    arena_init(&scratch, memory->acquire, memory->release);
    for (uint32_t i = 0; i < count; i++) {
        struct candidate candidate = {.distance = UINT32_MAX, .number = i};
        keep_nearer(&candidate, &scratch, name, names[i]);
        if (candidate.distance < best.distance)
            best = candidate;
    }
    arena_finish(&scratch);
    return names[best.number];
}
