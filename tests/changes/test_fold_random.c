/*
 * Thousands of random live data over a real program and small ones: each session is when and where the second
 * fold has it, and the lists are those that can be read off the sessions.
 */
#include "changes/random_said.h"
#include "dirty_memory.h"
#include "changes/fold.h"
#include "program/index.h"
#include "program/mark.h"
#include "schedule/files.h"
#include "schedule/naive.c"
#include "schedule/naive_fold.c"

static unsigned moved;

static bool is_same(const struct naive_session *own, const struct session *session)
{
    const struct naive_rooms rooms = nf_rooms_of(session);
    return own->start.ms == session->start.ms && own->end.ms == session->end.ms &&
           own->cancelled == session->cancelled && nf_same_rooms(&own->rooms, &rooms);
}

/* Whether a list has all sessions that are on in a room (PROGRAM_NONE: in any or none), in their order. */
static bool has_sessions(const struct program *folded, const struct slot_index *list, uint32_t room,
                         bool is_waiting)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < folded->session_count; i++) {
        const struct session *session = &folded->sessions[i];
        count += session_is_scheduled(session) && !session->cancelled && session->kind != SESSION_BREAK &&
                 mark_has(folded, i, MARK_WAITING) == is_waiting &&
                 (room == PROGRAM_NONE || session_in_room(folded, session, room));
    }
    for (uint32_t i = 0; i < list->count; i++) {
        const struct session *session = &folded->sessions[list->slots[i].session];
        if (list->slots[i].start.ms != session->start.ms || list->slots[i].end.ms != session->end.ms ||
            (room != PROGRAM_NONE && !session_in_room(folded, session, room)) ||
            (i > 0 && !index_is_before(&list->slots[i - 1], &list->slots[i])))
            return false;
    }
    return list->count == count;
}

static bool has_slot(const struct slot_index *list, const struct slot *slot)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->slots[i].session == slot->session && list->slots[i].start.ms == slot->start.ms)
            return true;
    return false;
}

/* Whether the event's list is in order, and has all that a room's has. What the feed gave another end and an
 * operator another room ends in the room that it left as published, and in the event as it was before. */
static bool has_those_of(const struct slot_index *all, const struct slot_index *list)
{
    for (uint32_t i = 1; i < all->count; i++)
        if (index_is_before(&all->slots[i], &all->slots[i - 1]))
            return false;
    for (uint32_t i = 0; i < list->count; i++)
        if (!has_slot(all, &list->slots[i]))
            return false;
    return true;
}

/* Whether the times of the event are around all that is in its list. */
static bool spans(const struct program *folded)
{
    for (uint32_t i = 0; i < folded->all.count; i++)
        if (folded->all.slots[i].start.ms < folded->first.ms || folded->all.slots[i].end.ms > folded->last.ms)
            return false;
    return true;
}

/* Gives whether all was right. */
static bool test_fold(const struct program *program, int most)
{
    static struct random_said said;
    struct arena arena;
    struct naive_fold fold;
    unsigned wrong = 0;
    arena_init(&arena, dirty_malloc, free);
    random_said_init(&said, program, 1 + random_below(most));
    const struct program *folded = changes_fold(program, &said.feed, &said.live, &arena, NULL);
    naive_fold_init(&fold, program, &said.feed, &said.live);
    for (uint32_t i = 0; i < folded->session_count; i++) {
        wrong += !is_same(&fold.sessions[i], &folded->sessions[i]);
        moved += i < program->session_count && folded->sessions[i].start.ms != program->sessions[i].start.ms;
    }
    for (uint32_t room = 0; room < folded->room_count; room++) {
        wrong += !has_sessions(folded, &folded->rooms[room].sessions, room, false);
        wrong += !has_sessions(folded, &folded->rooms[room].waiting, room, true);
        wrong += !has_those_of(&folded->all_tombstones, &folded->rooms[room].tombstones);
    }
    wrong += !has_sessions(folded, &folded->all, PROGRAM_NONE, false);
    wrong += !has_sessions(folded, &folded->all_waiting, PROGRAM_NONE, true);
    wrong += !spans(folded);
    naive_fold_finish(&fold);
    arena_finish(&arena);
    return CHECK_INT(wrong, 0);
}

static void test_folds(const struct program *program, const char *name, int folds, int most)
{
    check_row(name);
    moved = 0;
    random_seed(29);
    for (int i = 0; i < folds && test_fold(program, most); i++)
        continue;
    CHECK(moved > (unsigned)folds);
}

int main(void)
{
    static const struct {
        const char *name, *lines;
    } rows[] = {
        {"one room",
         "a A 10:00-10:30; b A 10:30-11:00; k A 11:00-11:15 break; c A 11:15-11:45; d A 11:45-12:30; e A "
         "12:30-13:00; f A 1/10:00-1/11:00; g A 1/11:00-1/11:30; h A none"},
        {"one room, and sessions in none", "a A 10:00-10:30; b - 10:30-11:00; c A 10:30-11:15; d A "
                                           "11:15-11:45; e - 11:45-12:30; f A 11:45-12:00"},
        {"two rooms, and what was cancelled before",
         "a A 10:00-10:30; b A 10:30-11:00; c B 10:00-11:00; d B 11:00-11:30 cancelled; e A 11:00-11:30"},
        {"blocks, and a combined room",
         "room A; room B; room AB A B; x A 10:00-12:00 block; a A 10:00-10:30 of=x; b A 10:30-11:00 of=x; c "
         "B "
         "10:15-11:00 of=x; d AB 12:00-13:00; y AB 13:00-15:00 block; e A 13:00-13:30 of=y; f B 13:00-14:00 "
         "of=y; g A "
         "13:30-15:00 of=y; k A,B 15:00-15:30 break; h A 15:30-16:00; i B 15:30-17:00; j B 15:30-16:00"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        lines_init(&lines, rows[i].lines);
        test_folds(lines.program, rows[i].name, 4000, 20);
        lines_finish(&lines);
    }
    struct program_file file;
    if (CHECK(files_import(&file, "assets/programs/lpc-2024.json") && file.program))
        test_folds(file.program, "LPC 2024", 300, 40);
    files_finish(&file);
    return check_done();
}
