#include "changes/infer_losses.h"

const struct session *infer_losses_now(const struct match *match, uint32_t index)
{
    uint32_t now = match->now_of[index];
    if (now == PROGRAM_NONE || !session_is_scheduled(&match->now->sessions[now]))
        return NULL;
    return &match->now->sessions[now];
}

static bool is_coming(const struct session *session, struct instant polled)
{
    return session_is_scheduled(session) && !session->cancelled && session->kind != SESSION_BREAK &&
           session->start.ms > polled.ms;
}

void infer_losses_find(const struct match *match, const struct infer_absent *const *absent,
                       struct instant polled, struct arena *arena, struct infer_losses *ret)
{
    const struct program *good = match->before;
    *ret = (struct infer_losses){.coming = ARENA_ARRAY(arena, bool, good->session_count),
                                 .lost = ARENA_ARRAY(arena, bool, good->session_count),
                                 .bulk = ARENA_ARRAY(arena, bool, good->session_count)};
    for (uint32_t i = 0; i < good->session_count; i++) {
        ret->coming[i] = !absent[i] && is_coming(&good->sessions[i], polled);
        ret->lost[i] = ret->coming[i] && !infer_losses_now(match, i);
        ret->coming_count += ret->coming[i];
        ret->lost_count += ret->lost[i];
    }
}

void infer_losses_hold(const struct match *match, struct arena *arena, struct infer_losses *losses)
{
    const struct program *good = match->before;
    uint32_t *coming = ARENA_ARRAY(arena, uint32_t, good->room_count);
    uint32_t *lost = ARENA_ARRAY(arena, uint32_t, good->room_count);
    for (uint32_t i = 0; i < good->session_count; i++) {
        const struct session *session = &good->sessions[i];
        for (uint32_t j = 0; j < session->room_count && losses->coming[i]; j++) {
            coming[session->rooms[j]]++;
            lost[session->rooms[j]] += losses->lost[i];
        }
    }
    for (uint32_t i = 0; i < good->session_count; i++) {
        const struct session *session = &good->sessions[i];
        if (!losses->lost[i])
            continue;
        losses->bulk[i] = losses->lost_count >= INFER_BULK;
        for (uint32_t j = 0; j < session->room_count; j++) {
            uint32_t room = session->rooms[j];
            if (lost[room] == coming[room] && lost[room] >= INFER_BULK_ROOM)
                losses->bulk[i] = true;
        }
        losses->any_bulk = losses->any_bulk || losses->bulk[i];
    }
}

static uint32_t count_scheduled(const struct program *program, const struct infer_absent *const *absent)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < program->session_count; i++)
        count += session_is_scheduled(&program->sessions[i]) && !(absent && absent[i]);
    return count;
}

const char *infer_losses_refusal(const struct match *match, const struct infer_absent *const *absent,
                                 const struct infer_losses *losses, struct arena *arena)
{
    uint32_t there = count_scheduled(match->before, absent);
    if (there > 0 && count_scheduled(match->now, NULL) == 0)
        return arena_printf(arena,
                            "the published program has no session with a time any more, and had %u: the last "
                            "good one stays, unless the new one says \"replaces_all\": true",
                            (unsigned)there);
    if (losses->lost_count * 2 > losses->coming_count)
        return arena_printf(arena,
                            "the published program has lost %u of the %u sessions that are still to come, at "
                            "once: the last good one stays, unless the new one says \"replaces_all\": true",
                            (unsigned)losses->lost_count, (unsigned)losses->coming_count);
    return NULL;
}
