/*
 * What a room's lists and its day are at a moment: each fact held against a plain look at all slots, at every
 * moment that matters and at random ones; and kept from moment to moment the facts are what they are when
 * they are asked for anew.
 */
#include "check.h"

#include "schedule/day_facts.h"
#include "changes/random_said.h"

static bool is_on(const struct slot *slot, struct instant at)
{
    return slot->start.ms <= at.ms && at.ms < slot->end.ms;
}

/* "2 on, 3 started, until 5": of one list, by all of its slots. */
static const char *plain_list(const struct slot_index *index, struct instant at, struct arena *arena)
{
    uint32_t on = 0, started = 0;
    struct instant until = INSTANT_NEVER;
    for (uint32_t i = 0; i < index->count; i++) {
        const struct slot *slot = &index->slots[i];
        on += is_on(slot, at);
        started += slot->start.ms <= at.ms;
        if (slot->start.ms > at.ms)
            until = instant_min(until, slot->start);
        if (is_on(slot, at))
            until = instant_min(until, slot->end);
    }
    return arena_printf(arena, "%u on, %u started, until %" PRId64, on, started, until.ms);
}

static const char *list_text(const struct around *around, struct arena *arena)
{
    return arena_printf(arena, "%u on, %u started, until %" PRId64, around->on.count, around->next,
                        around->until.ms);
}

static void check_list(const struct around *around, const struct slot_index *index, struct instant at,
                       struct arena *arena)
{
    CHECK(around->index == index);
    CHECK_STR(list_text(around, arena), plain_list(index, at, arena));
    for (uint32_t i = 0; i < around->on.count; i++)
        CHECK(is_on(&around->on.slots[i], at));
}

static void add_flag(struct str_builder *text, bool flag, const char *name)
{
    if (flag)
        str_addf(text, " %s", name);
}

static const char *flags_text(const struct day_facts *facts, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, "");
    add_flag(&text, facts->started_ever, "started ever");
    add_flag(&text, facts->started_today, "today");
    add_flag(&text, facts->comes_today, "comes today");
    add_flag(&text, facts->comes_later, "later");
    add_flag(&text, facts->ran_into_today, "ran into today");
    add_flag(&text, facts->empty_today, "empty today");
    add_flag(&text, facts->empty_later, "empty later");
    return text.text;
}

/* The flags, by all slots of the room. */
static const char *plain_flags(const struct room *room, const struct day *day, struct instant at,
                               struct arena *arena)
{
    const struct slot_index *const lists[] = {&room->sessions, &room->waiting};
    struct day_facts facts = {0};
    for (int list = 0; list < 2; list++)
        for (uint32_t i = 0; i < lists[list]->count; i++) {
            const struct slot *slot = &lists[list]->slots[i];
            const bool started = slot->start.ms <= at.ms;
            facts.started_ever |= started;
            facts.started_today |= started && slot->start.ms >= day->start.ms;
            facts.comes_today |= !started && slot->start.ms < day->end.ms;
            facts.comes_later |= slot->start.ms >= day->end.ms;
            facts.ran_into_today |= is_on(slot, day->start);
        }
    for (uint32_t i = 0; i < room->tombstones.count; i++) {
        const struct slot *slot = &room->tombstones.slots[i];
        facts.empty_today |= is_on(slot, at) || (slot->start.ms > at.ms && slot->start.ms < day->end.ms);
        facts.empty_later |= slot->start.ms >= day->end.ms;
    }
    return flags_text(&facts, arena);
}

static void check_facts(const struct day_facts *facts, const struct program *program, uint32_t number,
                        struct instant at, struct arena *arena)
{
    const struct room *room = &program->rooms[number];
    const struct day day = program_day_at(program, at);
    CHECK_INT(facts->day.start.ms, day.start.ms);
    CHECK_INT(facts->day.end.ms, day.end.ms);
    check_list(&facts->sessions, &room->sessions, at, arena);
    check_list(&facts->breaks, &room->breaks, at, arena);
    check_list(&facts->tombstones, &room->tombstones, at, arena);
    check_list(&facts->waiting, &room->waiting, at, arena);
    CHECK_STR(flags_text(facts, arena), plain_flags(room, &day, at, arena));
}

/* Each boundary of the room, the millisecond before it, and moments between; kept, and asked for anew. */
static void walk_room(const struct program *program, uint32_t room)
{
    struct arena kept_arena, arena;
    struct day_facts kept = day_facts_of(&program->rooms[room]);
    arena_init(&kept_arena, malloc, free);
    arena_init(&arena, malloc, free);
    const int64_t step = (program->last.ms - program->first.ms) / 300 + 1;
    for (int64_t at = program->first.ms - 2 * MS_PER_DAY; at < program->last.ms + MS_PER_DAY;) {
        struct day_facts fresh = day_facts_of(&program->rooms[room]);
        arena_reset(&arena);
        day_facts_update(&kept, program, (struct instant){at}, &kept_arena);
        day_facts_update(&fresh, program, (struct instant){at}, &arena);
        check_facts(&kept, program, room, (struct instant){at}, &arena);
        check_facts(&fresh, program, room, (struct instant){at}, &arena);
        struct instant next = instant_min(instant_min(kept.sessions.until, kept.breaks.until),
                                          instant_min(kept.tombstones.until, kept.waiting.until));
        next = instant_min(next, kept.day.end);
        const int64_t random_ms = random_between(at + 1, at + 1 + step);
        at = next.ms - 1 > at && random_below(3) == 0 ? next.ms - 1
             : next.ms < random_ms                    ? next.ms
                                                      : random_ms;
    }
    arena_finish(&kept_arena);
    arena_finish(&arena);
}

static void test_random(void)
{
    for (unsigned seed = 1; seed <= 12; seed++) {
        char label[40];
        struct lines lines;
        random_program(&lines, seed);
        for (int folded = 0; folded < 2; folded++) {
            snprintf(label, sizeof label, "seed %u%s", seed, folded ? ", folded" : "");
            check_row(label);
            if (folded)
                random_fold(&lines, 12);
            if (instant_is_set(lines.program->first))
                for (uint32_t room = 0; room < lines.program->room_count; room++)
                    walk_room(lines.program, room);
        }
        lines_finish(&lines);
    }
}

static void test_rows(void)
{
    static const struct {
        const char *rule, *program, *at, *flags;
    } rows[] = {
        {"an empty room", "room A", "10:00", ""},
        {"before the day", "a A 10:00-11:00", "-1/12:00", " later"},
        {"before the first of the day", "a A 10:00-11:00", "04:00", " comes today"},
        {"one has begun", "a A 10:00-11:00", "10:00", " started ever today"},
        {"one ran into the day", "a A 22:00-1/05:00", "1/04:00", " started ever ran into today"},
        {"what ends as the day begins did not", "a A 22:00-1/04:00", "1/04:00", " started ever"},
        {"a cancelled slot to come", "a A 09:00-10:00; b A 11:00-12:00 cancelled", "10:30",
         " started ever today empty today"},
        {"one that runs", "b A 11:00-12:00 cancelled", "11:59", " empty today"},
        {"one that is over", "b A 11:00-12:00 cancelled", "12:00", ""},
        {"one of tomorrow", "b A 1/11:00-1/12:00 cancelled", "12:00", " empty later"},
        {"a break says nothing", "k A 10:00-11:00 break", "10:30", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        check_row(rows[i].rule);
        lines_init(&lines, rows[i].program);
        struct day_facts facts = day_facts_of(&lines.program->rooms[0]);
        day_facts_update(&facts, lines.program, lines_at(&lines, rows[i].at), &lines.arena);
        CHECK_STR(flags_text(&facts, &lines.arena), rows[i].flags);
        lines_finish(&lines);
    }
}

int main(void)
{
    test_rows();
    test_random();
    return check_done();
}
