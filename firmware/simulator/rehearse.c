#include "simulator/rehearse.h"

#include <stdlib.h>

#include "changes/fold.h"
#include "reader/write_live.h"

#define WHO "simulator"

struct rehearse_fold {
    struct arena arena;
    struct rehearse_state state;
    struct rehearse_fold *next; /* retired */
};

/* --- what it was called with --- */

/* A list in which each change says when it was made: the live data's `issued` will be another. */
static struct change_list dated(const struct live *live, struct arena *arena)
{
    struct change *changes = ARENA_ARRAY(arena, struct change, live->changes.count);
    for (uint32_t i = 0; i < live->changes.count; i++) {
        changes[i] = live->changes.changes[i];
        if (!instant_is_set(changes[i].made))
            changes[i].made = live->issued;
    }
    return (struct change_list){live->changes.count, changes};
}

static const struct live_notice *dated_notices(const struct live *live, struct arena *arena)
{
    struct live_notice *notices = ARENA_ARRAY(arena, struct live_notice, live->notice_count);
    for (uint32_t i = 0; i < live->notice_count; i++) {
        notices[i] = live->notices[i];
        if (!instant_is_set(notices[i].made))
            notices[i].made = live->issued;
    }
    return notices;
}

static void adopt(struct rehearse *rehearse, const struct program *program, const struct live *live)
{
    const struct fold_source *source = program->folded_from;
    struct desk_command *entry = &rehearse->entries[0];
    rehearse->given = (struct rehearse_state){program, live};
    rehearse->program = source ? source->program : program;
    rehearse->feed = source && source->has_feed ? &source->feed : NULL;
    *entry = (struct desk_command){.verb = DESK_ADOPT, .made = INSTANT_NONE, .by = WHO, .via = WHO};
    if (!live)
        return;
    entry->says = *live;
    entry->says.changes = dated(live, &rehearse->words);
    entry->says.notices = dated_notices(live, &rehearse->words);
}

/* --- entries --- */

/* A place for one more, at the end. */
static void make_room(struct rehearse *rehearse)
{
    if (rehearse->count < rehearse->capacity)
        return;
    uint32_t capacity = rehearse->capacity ? 2 * rehearse->capacity : 16;
    struct desk_command *entries = ARENA_ARRAY(&rehearse->words, struct desk_command, capacity);
    struct rehearse_fold **folds = ARENA_ARRAY(&rehearse->words, struct rehearse_fold *, capacity + 1);
    for (uint32_t i = 0; i < rehearse->count; i++) {
        entries[i] = rehearse->entries[i];
        folds[i + 1] = rehearse->folds[i + 1];
    }
    rehearse->entries = entries;
    rehearse->folds = folds;
    rehearse->capacity = capacity;
}

/* What is known after `first` entries and more has to be made anew. */
static void retire(struct rehearse *rehearse, uint32_t first)
{
    for (uint32_t i = first; i <= rehearse->count; i++) {
        struct rehearse_fold *fold = rehearse->folds[i];
        rehearse->folds[i] = NULL;
        if (!fold)
            continue;
        fold->next = rehearse->retired;
        rehearse->retired = fold;
    }
}

void rehearse_init(struct rehearse *rehearse, const struct program *program, const struct live *live,
                   const char *log)
{
    *rehearse = (struct rehearse){.count = 0};
    arena_init(&rehearse->words, malloc, free);
    rehearse->log = arena_copy(&rehearse->words, log);
    make_room(rehearse);
    rehearse->count = 1;
    adopt(rehearse, program, live);
}

void rehearse_set_given(struct rehearse *rehearse, const struct program *program, const struct live *live)
{
    retire(rehearse, 1);
    adopt(rehearse, program, live);
}

void rehearse_settle(struct rehearse *rehearse)
{
    while (rehearse->retired) {
        struct rehearse_fold *fold = rehearse->retired;
        rehearse->retired = fold->next;
        arena_finish(&fold->arena);
        free(fold);
    }
}

void rehearse_finish(struct rehearse *rehearse)
{
    retire(rehearse, 1);
    rehearse_settle(rehearse);
    arena_finish(&rehearse->words);
    *rehearse = (struct rehearse){.count = 0};
}

static uint32_t count_at(const struct rehearse *rehearse, struct instant at)
{
    uint32_t count = rehearse->count;
    while (count > 1 && rehearse->entries[count - 1].made.ms > at.ms)
        count--;
    return count;
}

static struct desk_commands first_of(const struct rehearse *rehearse, uint32_t count)
{
    const struct live *given = rehearse->given.live;
    return (struct desk_commands){.venue = given ? given->venue : "",
                                  .log = rehearse->log,
                                  .count = count,
                                  .commands = rehearse->entries};
}

struct desk_commands rehearse_commands(const struct rehearse *rehearse)
{
    return first_of(rehearse, rehearse->count);
}

struct desk_commands rehearse_commands_at(const struct rehearse *rehearse, struct instant at)
{
    return first_of(rehearse, count_at(rehearse, at));
}

uint32_t rehearse_decided(const struct rehearse *rehearse)
{
    return rehearse->count - 1;
}

/* What was undone is named by its number, which an entry before it moves. */
static void renumber(struct rehearse *rehearse, uint32_t added)
{
    for (uint32_t i = 0; i < rehearse->count; i++)
        if (i != added && rehearse->entries[i].undone > added)
            rehearse->entries[i].undone++;
}

bool rehearse_add(struct rehearse *rehearse, enum desk_verb verb, uint32_t undone, const struct live *says,
                  struct instant now, uint32_t *ret_number, struct err *reterr)
{
    struct desk_command command = {.verb = verb,
                                   .made = {now.ms - now.ms % MS_PER_SECOND},
                                   .by = WHO,
                                   .via = WHO,
                                   .undone = undone,
                                   .says = *says};
    struct desk_commands before = rehearse_commands_at(rehearse, now);
    if (!desk_may(&before, &command, reterr))
        return false;
    make_room(rehearse);
    retire(rehearse, before.count + 1);
    for (uint32_t i = rehearse->count; i > before.count; i--)
        rehearse->entries[i] = rehearse->entries[i - 1];
    rehearse->entries[before.count] = command;
    rehearse->count++;
    renumber(rehearse, before.count);
    *ret_number = before.count + 1;
    return true;
}

/* --- what is known --- */

/* The revision that live data are made after; 0: there are none. */
static int64_t revision_before(const struct rehearse *rehearse)
{
    return rehearse->given.live ? rehearse->given.live->revision : 0;
}

struct rehearse_state rehearse_after(struct rehearse *rehearse, uint32_t count)
{
    struct rehearse_fold *fold = rehearse->folds[count];
    if (count <= 1)
        return rehearse->given;
    if (!fold) {
        struct desk_commands commands = first_of(rehearse, count);
        fold = malloc(sizeof *fold);
        if (!fold)
            abort(); /* as an arena does */
        *fold = (struct rehearse_fold){.next = NULL};
        arena_init(&fold->arena, malloc, free);
        fold->state.live =
            desk_live(&commands, revision_before(rehearse), rehearse->entries[count - 1].made, &fold->arena);
        fold->state.program =
            changes_fold(rehearse->program, rehearse->feed, fold->state.live, &fold->arena, NULL);
        rehearse->folds[count] = fold;
    }
    return fold->state;
}

struct rehearse_state rehearse_at(struct rehearse *rehearse, struct instant at)
{
    return rehearse_after(rehearse, count_at(rehearse, at));
}

struct instant rehearse_next_made(const struct rehearse *rehearse, struct instant after)
{
    uint32_t count = count_at(rehearse, after);
    return count < rehearse->count ? rehearse->entries[count].made : INSTANT_NEVER;
}

const char *rehearse_live_text(const struct rehearse *rehearse, struct instant issued, struct arena *arena,
                               size_t *ret_size, bool *ret_is_tamed)
{
    struct desk_commands commands = rehearse_commands(rehearse);
    struct live live = *desk_live(&commands, revision_before(rehearse), issued, arena);
    const struct live *given = rehearse->given.live;
    const struct live_emergency *own = given ? given->emergency : NULL;
    *ret_is_tamed = live.emergency && live.emergency != own && !live.emergency->test;
    if (*ret_is_tamed)
        live.emergency = own;
    return write_live(&live, rehearse->program, arena, ret_size);
}
