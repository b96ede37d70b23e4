/*
 * naive_fold.h: the fold a second time, straight from day.md 4 and the words of changes/fold.h, by trying all
 * pairs of sessions over and over until nothing moves any more. It shares no code with firmware/changes and
 * does not look at what that has made, but for the numbers of sessions.
 */
#ifndef NOWNEXT_TESTS_SCHEDULE_NAIVE_FOLD_H
#define NOWNEXT_TESTS_SCHEDULE_NAIVE_FOLD_H

#include "changes/live.h"
#include "program/limits.h"
#include "schedule/naive.h"

struct naive_rooms {
    uint32_t count;
    uint32_t rooms[LIMIT_SESSION_ROOMS];
};

struct naive_session {
    const struct session *session;
    struct instant plan_start, plan_end, start, end, queue;
    int64_t minutes, shift;
    struct instant pin_start, pin_end;
    bool pinned, started, cancelled, waiting, said_start, said_room;
    struct naive_rooms rooms, old_rooms;
    struct instant old_start, old_end;
    bool seen; /* the feed has said where it was, and that is told */
    uint32_t block;
    bool has_parts;
    bool told; /* something has happened to it or to its block */
};

struct naive_fold {
    const struct program *program;
    uint32_t count;
    struct naive_session *sessions;
};

void naive_fold_init(struct naive_fold *fold, const struct program *program, const struct feed_changes *feed,
                     const struct live *live);
void naive_fold_finish(struct naive_fold *fold);
/* A room as the fold has it. `folded`: the program in which sessions are looked up. */
void naive_fold_room(const struct naive_fold *fold, const struct program *folded, uint32_t room,
                     struct naive_room *ret);

#endif
