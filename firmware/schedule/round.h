/*
 * round: the pages of a hallway's cycle, once, for one round: which there are by the data of a moment, in
 * which order, and how long each is shown. Rounds are spans of `round_min` minutes, counted from 1970 in
 * UTC. Which of the pages a display shows at a moment is schedule/cycle.h.
 *
 * A cycle has at most `cycle_max_s` seconds. They are given out by importance: notices, overview, what comes
 * up, pictures, contributions, rooms. Contributions and rooms for which there is no time take turns from
 * round to round.
 */
#ifndef NOWNEXT_SCHEDULE_ROUND_H
#define NOWNEXT_SCHEDULE_ROUND_H

#include "changes/live.h"
#include "schedule/hallway.h"

/* A sub-page is shown no shorter, where not all have time in one showing. */
#define ROUND_LEAST_TURN_MS (6 * MS_PER_SECOND)

struct page {
    enum page_kind kind;
    uint32_t subject; /* a room (PAGE_ROOM), a session (PAGE_CONTRIBUTION), a notice; else PROGRAM_NONE */
    const char *file; /* PAGE_PICTURE */
    uint32_t entry;   /* of the cycle that it is from; PROGRAM_NONE for a notice that came within the round */
    int dwell_ms;
    struct instant start, end; /* of this showing */
    uint32_t repetition;       /* counts on from round to round, so that sub-pages all get their turn */
    uint32_t position, count;  /* of this page in the cycle */
    uint32_t turns_passed;     /* of this showing; the view sets it (cycle_turns_passed) */
};

struct round {
    const struct program *program; /* as it was known when the pages were chosen */
    const struct live *live;       /* NULL: none */
    const struct display_config *config;
    struct arena *arena;
    struct instant start;
    struct day day; /* of its start */
    int64_t number; /* of the round since 1970 */
    struct room_scope scope;
    struct page *pages; /* in the order of the cycle; start, end and repetition not set */
    uint32_t count, capacity;
    int64_t total_ms, most_ms; /* of the pages' dwells; of a cycle */
};

/* The number of the round that `now` is in, negative before 1970; and the start of that of a number. */
int64_t round_number(const struct display_config *config, struct instant now);
struct instant round_start(const struct display_config *config, int64_t number);

/* The pages of a round by what was known at `known`, an instant of it. What they are made of is as it stands
 * at the round's start. All of it lives in the arena or in what is passed. */
void round_make(struct round *round, const struct program *program, const struct live *live,
                const struct display_config *config, struct instant known, struct arena *arena);

/* The page of one of the live data's notices, by its number, with the dwell that the entry asks for. */
struct page round_notice_page(const struct round *round, const struct cycle_entry *entry, uint32_t number);

/* Milliseconds that a text of so many code points is shown: 8 to 30 s by the thresholds. */
int round_dwell_ms(const struct thresholds *thresholds, size_t code_points);

#endif
