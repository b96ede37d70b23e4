/*
 * random_said.h: live data and changes of the feed from a seed, over any program: all fields, also several at
 * once and several of one session, in and out of order, of unknown sessions and rooms.
 */
#ifndef NOWNEXT_TESTS_CHANGES_RANDOM_SAID_H
#define NOWNEXT_TESTS_CHANGES_RANDOM_SAID_H

#include "changes/fold.h"
#include "schedule/random.h"

struct random_said {
    struct live live;
    struct feed_changes feed;
    struct change changes[64], seen[8];
    struct change_before was[8];
    struct live_session added[4];
    struct room_name names[160];
    unsigned name_count;
};

static inline const struct room_name *random_room(struct random_said *said, const struct program *program)
{
    struct room_name *name = &said->names[said->name_count++];
    *name = (struct room_name){.text = "nowhere", .key = "nowhere"};
    if (program->room_count > 0 && !random_chance(3))
        *name = room_own_name(&program->rooms[random_next() % program->room_count]);
    return name;
}

/* Most of it is said of the sessions of one day, so that it meets. */
static inline uint32_t random_subject(const struct program *program, struct instant about)
{
    uint32_t session = 0;
    for (int i = 0; i < 12; i++) {
        session = (uint32_t)(random_next() % program->session_count);
        struct instant start = program->sessions[session].start;
        if (instant_is_set(start) && llabs(start.ms - about.ms) < 10 * MS_PER_HOUR)
            break;
    }
    return session;
}

static inline void random_field(struct random_said *said, const struct program *program,
                                const struct session *session, struct change *change)
{
    const struct instant start =
        instant_is_set(session->start) ? session->start : (struct instant){program->first.ms};
    switch (random_below(13)) {
    case 0:
    case 1:
    case 2:
    case 3:
        change->fields |= CHANGE_DELAY_MIN;
        change->delay_min = random_chance(20) ? 0 : random_chance(10) ? 300 : random_below(50);
        break;
    case 4:
        change->fields |= CHANGE_DELAYED;
        change->delayed = random_chance(80);
        break;
    case 5:
        change->fields |= CHANGE_CANCELLED;
        change->cancelled = random_chance(80);
        break;
    case 6:
    case 7:
        change->fields |= CHANGE_ROOM;
        change->room = random_room(said, program);
        break;
    case 8:
        change->fields |= CHANGE_START;
        change->start.ms = random_grid(start.ms + random_between(-3 * MS_PER_HOUR, 5 * MS_PER_HOUR));
        if (random_chance(40)) {
            change->fields |= CHANGE_END;
            change->end.ms = change->start.ms + random_grid(random_between(0, 2 * MS_PER_HOUR));
        }
        break;
    case 9:
        change->fields |= CHANGE_END;
        change->end.ms = random_grid(start.ms + random_between(0, 3 * MS_PER_HOUR));
        break;
    case 10:
        change->fields |= CHANGE_STARTED;
        change->started = random_chance(85);
        break;
    default:
        change->fields |= CHANGE_FULL;
        change->full = true;
    }
}

/* One that says nothing yet. */
static inline struct change random_change_of(const char *session)
{
    return (struct change){.session = session,
                           .made = INSTANT_NONE,
                           .by = "desk",
                           .start = INSTANT_NONE,
                           .end = INSTANT_NONE,
                           .replaced_by = "",
                           .reason = ""};
}

static inline void random_said_init(struct random_said *said, const struct program *program, int count)
{
    memset(said, 0, sizeof *said);
    said->live.issued = random_chance(50) ? program->first : INSTANT_NONE;
    said->live.venue = said->live.log = said->feed.program_digest = "";
    said->live.changes.changes = said->changes;
    said->feed.list.changes = said->seen;
    said->live.sessions = said->added;
    if (program->session_count == 0 || !instant_is_set(program->first))
        return;
    struct instant about = program->sessions[random_next() % program->session_count].start;
    if (!instant_is_set(about))
        about = program->first;
    for (int i = 0; i < count; i++) {
        const struct session *session = &program->sessions[random_subject(program, about)];
        struct change *change = &said->changes[said->live.changes.count++];
        *change = random_change_of(session->id);
        if (random_chance(2))
            change->session = "nobody knows";
        struct instant start = instant_is_set(session->start) ? session->start : program->first;
        if (!random_chance(5))
            change->made.ms = random_grid(start.ms + random_between(-2 * MS_PER_HOUR, MS_PER_HOUR));
        do
            random_field(said, program, session, change);
        while (random_chance(15));
    }
    for (int i = random_below(3); i > 0; i--) {
        const struct session *session = &program->sessions[random_subject(program, about)];
        struct change *change = &said->seen[said->feed.list.count];
        struct change_before *was = &said->was[said->feed.list.count++];
        *was = (struct change_before){.start = INSTANT_NONE, .end = INSTANT_NONE};
        *change = (struct change){.session = session->id,
                                  .made = INSTANT_NONE,
                                  .by = "feed",
                                  .was = was,
                                  .replaced_by = "",
                                  .reason = ""};
        if (instant_is_set(session->start)) {
            change->made.ms = session->start.ms - random_between(0, 30 * MS_PER_HOUR);
            if (random_chance(50)) {
                was->start.ms = random_grid(session->start.ms - random_between(0, 3 * MS_PER_HOUR));
                was->end.ms = was->start.ms + 30 * MS_PER_MINUTE;
            }
        }
        if (random_chance(50))
            was->room = random_room(said, program);
    }
    if (random_chance(50)) {
        struct live_session *added = &said->added[said->live.session_count++];
        added->made = INSTANT_NONE;
        added->by = "desk";
        added->room_count = 1;
        added->rooms = random_room(said, program);
        added->session = (struct session){.id = "live-1",
                                          .start = {random_grid(about.ms)},
                                          .part_of = PROGRAM_NONE,
                                          .track = PROGRAM_NONE,
                                          .summary = "",
                                          .url = "",
                                          .language = ""};
        added->session.end.ms = added->session.start.ms + 30 * MS_PER_MINUTE;
        if (random_chance(60)) { /* of a block, mostly */
            uint32_t block = random_subject(program, about);
            for (int i = 0; i < 30 && !program->sessions[block].has_parts; i++)
                block = random_subject(program, about);
            added->part_of = program->sessions[block].id;
            added->room_count = random_chance(60);
        }
        if (random_chance(40)) {
            struct change *change = &said->changes[said->live.changes.count++];
            *change = random_change_of("live-1");
            change->made.ms = random_grid(about.ms + random_between(-2 * MS_PER_HOUR, MS_PER_HOUR));
            random_field(said, program, &added->session, change);
        }
    }
}

/* Makes the program of `lines` the folded one, under random live data of at most `most` changes. */
static inline void random_fold(struct lines *lines, int most)
{
    struct random_said *said = ARENA_NEW(&lines->arena, struct random_said);
    random_said_init(said, lines->program, random_below(most + 1));
    lines->program = changes_fold(lines->program, &said->feed, &said->live, &lines->arena, NULL);
}

#endif
