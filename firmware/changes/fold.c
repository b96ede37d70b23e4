#include "changes/fold.h"

#include <string.h>

#include "base/sort.h"
#include "changes/fold_work.h"

const char *fold_where(const struct fold *fold)
{
    return arena_printf(fold->scratch, "changes[%u]", (unsigned)fold->said);
}

/* ---- what a session begins with ---- */

static inline void init_state(struct fold *fold, uint32_t session, struct instant said_made)
{
    const struct session *own = &fold->sessions[session];
    struct fold_session *state = &fold->states[session];
    state->plan_start = state->start = own->start;
    state->plan_end = state->end = own->end;
    state->queue_end = state->made = INSTANT_NONE;
    state->said_made = said_made;
    state->is_set_aside = own->set_aside;
    state->is_break = own->kind == SESSION_BREAK;
    state->has_parts = own->has_parts;
    state->is_cancelled = own->cancelled;
    fold_note_rooms(fold, session);
    for (uint32_t up = own->part_of; up != PROGRAM_NONE; up = fold->sessions[up].part_of)
        state->depth++;
}

static void init_states(struct fold *fold)
{
    const uint32_t published = fold->program->session_count;
    for (uint32_t i = 0; i < published; i++)
        init_state(fold, i, INSTANT_NONE);
    for (uint32_t i = published; i < fold->session_count; i++) {
        init_state(fold, i, fold_added(fold, i)->live->made);
        fold_record_of(fold, i);
    }
}

/* ---- changes in their order ---- */

struct said {
    uint32_t number;     /* of the change in its document */
    struct instant made; /* of the change, or what stands for it */
};

static int compare_made(const void *a, const void *b, void *user)
{
    const struct said *x = a, *y = b;
    (void)user;
    return (x->made.ms > y->made.ms) - (x->made.ms < y->made.ms);
}

static struct instant made_of(const struct change *change, struct instant otherwise)
{
    return instant_is_set(change->made) ? change->made : otherwise;
}

static void say(struct fold *fold, const struct change *change, uint32_t number, struct instant made,
                bool from_feed)
{
    const uint32_t session = program_find_session(fold->folded, change->session);
    fold->said = number;
    if (session == PROGRAM_NONE)
        issue_add(fold->issues, ISSUE_WARNING, "change-waits", fold_where(fold),
                  "the program has no session \"%s\"; its change waits until it has", change->session);
    else
        fold_say(fold, change, session, made, from_feed);
}

static void say_in_order(struct fold *fold, struct change_list list, struct instant otherwise, bool from_feed)
{
    struct said *all = ARENA_ARRAY_UNSET(fold->scratch, struct said, 2 * (size_t)list.count);
    for (uint32_t i = 0; i < list.count; i++)
        all[i] = (struct said){i, made_of(&list.changes[i], otherwise)};
    sort_stable(all, list.count, sizeof *all, compare_made, NULL, all + list.count);
    for (uint32_t i = 0; i < list.count; i++)
        say(fold, &list.changes[all[i].number], all[i].number, all[i].made, from_feed);
}

/* What one document says; `otherwise` stands for a `made` that a change does not have. Most are written down
 * in the order in which they were made. */
static void say_all(struct fold *fold, struct change_list list, struct instant otherwise, bool from_feed)
{
    struct instant last = INSTANT_NONE, last_made = fold->last_made;
    bool is_in_order = true;
    for (uint32_t i = 0; i < list.count; i++) {
        const struct instant made = made_of(&list.changes[i], otherwise);
        last_made = instant_max(last_made, list.changes[i].made);
        is_in_order = is_in_order && made.ms >= last.ms;
        last = made;
    }
    fold->last_made = last_made;
    if (!is_in_order) {
        say_in_order(fold, list, otherwise, from_feed);
        return;
    }
    for (uint32_t i = 0; i < list.count; i++)
        say(fold, &list.changes[i], i, made_of(&list.changes[i], otherwise), from_feed);
}

/* ---- the whole ---- */

static void fold_make(struct fold *fold, const struct feed_changes *feed, const struct live *live)
{
    const struct program *program = fold->program;
    const uint32_t most = program->session_count + (live ? live->session_count : 0);
    fold->folded = ARENA_NEW(fold->arena, struct program);
    *fold->folded = *program;
    fold->sessions =
        arena_grow(fold->arena, program->sessions, program->session_count, most, sizeof *fold->sessions);
    fold->session_count = program->session_count;
    fold->states = ARENA_ARRAY(fold->scratch, struct fold_session, most);
    fold->records = ARENA_ARRAY_UNSET(fold->scratch, struct fold_record, most);
    if (live)
        fold_add(fold, live);
    init_states(fold);
    if (feed)
        say_all(fold, feed->list, INSTANT_NONE, true);
    if (live)
        say_all(fold, live->changes, live->issued, false);
    fold_lay_all(fold);
    fold_write_marks(fold);
    fold_write(fold);
    struct fold_source *source = ARENA_NEW(fold->arena, struct fold_source);
    *source =
        (struct fold_source){.program = program, .has_feed = feed != NULL, .last_made = fold->last_made};
    if (feed)
        source->feed = *feed;
    if (live)
        source->live = (struct live){.issued = live->issued,
                                     .venue = live->venue,
                                     .log = live->log,
                                     .changes = live->changes,
                                     .session_count = live->session_count,
                                     .sessions = live->sessions};
    fold->folded->folded_from = source;
}

const struct program *changes_fold(const struct program *program, const struct feed_changes *feed,
                                   const struct live *live, struct arena *arena, struct issue_list *issues)
{
    if ((!feed || feed->list.count == 0) && (!live || (live->changes.count == 0 && live->session_count == 0)))
        return program;
    struct arena scratch;
    arena_init(&scratch, arena->acquire, arena->release);
    struct fold fold = {
        .program = program, .arena = arena, .scratch = &scratch, .issues = issues, .last_made = INSTANT_NONE};
    fold_make(&fold, feed, live);
    arena_finish(&scratch);
    return fold.folded;
}
