#include <string.h>

#include "base/sort.h"
#include "import/import.h"
#include "program/cancelled.h"

/* A session's stay in one room. */
struct stay {
    int64_t start, end;
    uint32_t room, draft;
};

/* By room, then start, then the longer one first: what contains another comes before it. */
static int compare_stays(const void *a, const void *b, void *user)
{
    const struct stay *x = a, *y = b;
    (void)user;
    if (x->room != y->room)
        return x->room < y->room ? -1 : 1;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    if (x->end != y->end)
        return x->end > y->end ? -1 : 1;
    return 0;
}

static int compare_lengths(const void *a, const void *b, void *user)
{
    const struct stay *const *x = a, *const *y = b;
    (void)user;
    int64_t first = (*x)->end - (*x)->start, second = (*y)->end - (*y)->start;
    return first == second ? 0 : first < second ? -1 : 1;
}

static const char *title_of(const struct session *session)
{
    return label_text(session->title, "");
}

static bool is_cancelled(const struct builder *builder, const struct session *session)
{
    return session->status == SESSION_CANCELLED ||
           cancelled_title(title_of(session), builder->cancelled_words, builder->arena, NULL);
}

/* A part by its place in time: shorter, within the block, not yet part of a smaller one. */
static bool is_within(const struct stay *stay, const struct stay *block, const struct session_draft *draft)
{
    return stay->end <= block->end && stay->start < block->end &&
           stay->end - stay->start < block->end - block->start && !draft->part_of_id && !draft->part_of_draft;
}

/* What may be on during a block without being part of it. No room of a conference comes near, and without a
 * limit a file of many sessions at one time costs their square. */
enum { OTHERS_MAX = 512 };

/* At least three sessions within, of which no two are on at once. A talk that was cancelled may share its
 * time with what replaces it. */
static bool is_block(const struct builder *builder, const struct stay *block, const struct stay *end)
{
    unsigned parts = 0, others = 0;
    int64_t last_end = block->start;
    for (const struct stay *stay = block + 1;
         stay < end && stay->room == block->room && stay->start < block->end; stay++) {
        const struct session_draft *draft = &builder->drafts[stay->draft];
        if (!is_within(stay, block, draft) || is_cancelled(builder, &draft->session)) {
            if (++others > OTHERS_MAX)
                return false;
            continue;
        }
        if (stay->start < last_end)
            return false;
        last_end = stay->end;
        parts++;
    }
    return parts >= 3;
}

static void make_block(struct builder *builder, const struct stay *block, const struct stay *end)
{
    builder->drafts[block->draft].session.kind = SESSION_BLOCK;
    for (const struct stay *stay = block + 1;
         stay < end && stay->room == block->room && stay->start < block->end; stay++) {
        struct session_draft *draft = &builder->drafts[stay->draft];
        if (stay->draft != block->draft && is_within(stay, block, draft))
            draft->part_of_draft = block->draft + 1;
    }
}

void import_infer_blocks(struct import *import)
{
    struct builder *builder = &import->builder;
    size_t count = 0;
    for (uint32_t i = 0; i < builder->draft_count; i++)
        count += session_is_scheduled(&builder->drafts[i].session) ? builder->drafts[i].draft_room_count : 0;
    if (!count)
        return;
    struct arena scratch; /* given back: a million stays are some 70 MB */
    arena_init(&scratch, import->scratch->acquire, import->scratch->release);
    struct stay *stays = ARENA_ARRAY(&scratch, struct stay, count);
    size_t filled = 0;
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        const struct session_draft *draft = &builder->drafts[i];
        for (uint32_t j = 0; session_is_scheduled(&draft->session) && j < draft->draft_room_count; j++)
            stays[filled++] =
                (struct stay){draft->session.start.ms, draft->session.end.ms, draft->draft_rooms[j], i};
    }
    sort_stable(stays, count, sizeof *stays, compare_stays, NULL, ARENA_ARRAY(&scratch, struct stay, count));

    /* The shortest first, so that a part belongs to the innermost block, and an outer block counts an inner
     * one once. */
    const struct stay **by_length = ARENA_ARRAY(&scratch, const struct stay *, count);
    for (size_t i = 0; i < count; i++)
        by_length[i] = &stays[i];
    sort_stable(by_length, count, sizeof *by_length, compare_lengths, NULL,
                ARENA_ARRAY(&scratch, const struct stay *, count));
    for (size_t i = 0; i < count; i++) {
        const struct session *session = &builder->drafts[by_length[i]->draft].session;
        bool may_frame = session->kind != SESSION_BREAK && session->kind != SESSION_DROP_IN;
        if (may_frame && !is_cancelled(builder, session) && is_block(builder, by_length[i], stays + count))
            make_block(builder, by_length[i], stays + count);
    }
    arena_finish(&scratch);
}
