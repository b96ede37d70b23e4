/*
 * Thousands of random pairs of versions: what their changes are as live data passes `check` for the first
 * one and, folded over it, gives the last one but for what is named as untold.
 */
#include "changes/fixture.h"
#include "changes/fold.h"
#include "load/check_live.h"
#include "load/known_names.h"
#include "reader/read_live.h"
#include "reader/write_live.h"
#include "schedule/random.h"
#include "versions/changes_live.h"

static struct arena arena;

enum { MOST = 14 };
struct made_session {
    bool is_there, is_cancelled, has_time;
    unsigned rooms; /* a set of letters */
    int64_t start, length;
    int part_of;
    char title;
};

static void make_session(struct made_session *session, int number, int rooms)
{
    *session = (struct made_session){.is_there = random_chance(90),
                                     .is_cancelled = random_chance(10),
                                     .has_time = !random_chance(8),
                                     .rooms = random_chance(5) ? 0 : 1u << random_below(rooms),
                                     .start = 15 * random_between(-10, 40),
                                     .length = 15 * random_between(0, 12),
                                     .part_of = -1,
                                     .title = (char)('A' + number)};
    if (random_chance(15))
        session->rooms |= 1u << random_below(rooms);
    if (number > 0 && random_chance(30))
        session->part_of = random_below(number);
}

static void change_session(struct made_session *session, int rooms)
{
    if (random_chance(55))
        return;
    if (random_chance(30))
        session->rooms = random_chance(10) ? 0 : 1u << random_below(rooms);
    if (random_chance(15))
        session->rooms |= 1u << random_below(rooms);
    if (random_chance(35))
        session->start += 15 * random_between(-6, 12);
    if (random_chance(20))
        session->length = 15 * random_between(0, 12);
    if (random_chance(10))
        session->title = (char)('a' + random_below(26));
    if (random_chance(10))
        session->is_cancelled = !session->is_cancelled;
    if (random_chance(8))
        session->has_time = !session->has_time;
    if (random_chance(8))
        session->is_there = !session->is_there;
}

static const struct program *program_made(const struct made_session *sessions, bool has_long_name)
{
    struct str_builder text = {.arena = &arena};
    str_add(&text, "");
    for (int i = 0; i < MOST; i++) {
        const struct made_session *session = &sessions[i];
        const char *separator = "";
        if (!session->is_there)
            continue;
        str_addf(&text, "s%d|", i);
        for (unsigned room = 0; room < 8; room++)
            if (session->rooms & 1u << room) {
                str_addf(&text, "%s%c%s", separator, (char)('H' + room),
                         room == 0 && has_long_name ? "all" : "");
                separator = ",";
            }
        str_add(&text, "|");
        if (session->has_time)
            str_addf(&text, "%lld-%lld", (long long)session->start,
                     (long long)(session->start + session->length));
        str_addf(&text, "|%c%c%c||%s", session->title, session->title, session->title,
                 session->is_cancelled ? "x" : "");
        if (session->part_of >= 0 && sessions[session->part_of].is_there)
            str_addf(&text, "^s%d", session->part_of);
        str_add(&text, ";");
    }
    return program_of(text.text, &arena);
}

static bool is_on(const struct session *session)
{
    return session && session_is_scheduled(session) && !session->cancelled;
}

static bool is_over(const struct session *session, struct instant now)
{
    return !session || !session_is_scheduled(session) || session->end.ms <= now.ms;
}

/* Whether a session of the first version, folded, is in the rooms that the last one has it in, by their
 * names or what they were called. */
static bool same_rooms(const struct match *match, const struct session *folded, const struct session *now)
{
    if (folded->room_count != now->room_count)
        return false;
    for (uint32_t i = 0; i < now->room_count; i++) {
        bool found = false;
        for (uint32_t j = 0; j < folded->room_count; j++)
            found = found || match->room_of[folded->rooms[j]] == now->rooms[i];
        if (!found)
            return false;
    }
    return true;
}

static bool is_missing(const struct changes_untold *untold, uint32_t before, uint32_t now)
{
    for (uint32_t i = 0; i < untold->missing_count; i++)
        if (untold->missing[i].item && untold->missing[i].item->before == before &&
            untold->missing[i].item->now == now)
            return true;
    return false;
}

static bool names_pinned(const struct changes_untold *untold, const struct session *session)
{
    const char *title = arena_printf(&arena, "\"%s\" is shown", label_text(session->title, ""));
    for (uint32_t i = 0; i < untold->missing_count; i++)
        if (!untold->missing[i].item && strstr(untold->missing[i].text, title))
            return true;
    return false;
}

static unsigned errors, doubts, told, untold_rooms, kept;

static void check_document(const struct program *first, const struct live *live)
{
    struct issue_list issues;
    issue_list_init(&issues, &arena);
    known_names_live(first, live, NULL, 0, &issues);
    check_live(first, live, &issues);
    for (const struct issue *issue = issues.first; issue; issue = issue->next)
        if (issue->level == ISSUE_ERROR || strcmp(issue->rule, "doubtful") != 0) {
            printf("%s: %s [%s]\n", issue->where, issue->text, issue->rule);
            errors++;
        } else {
            doubts++;
        }
}

static void check_session(const struct changes_found *found, const struct changes_untold *untold,
                          const struct program *folded, uint32_t i)
{
    const struct session *before = &found->match.before->sessions[i], *is = &folded->sessions[i];
    const uint32_t number = found->match.now_of[i];
    const struct session *now = number == PROGRAM_NONE ? NULL : &found->match.now->sessions[number];
    const struct instant polled = found->between->polled;
    const bool was_over = is_over(before, polled) && is_over(now, polled);
    const struct session *expected = was_over || !is_on(now) ? before : now;
    const bool is_cancelled = was_over     ? before->cancelled
                              : is_on(now) ? false
                                           : before->cancelled || session_is_scheduled(before);
    const bool rooms_told = !is_missing(untold, i, number) && !names_pinned(untold, before);
    /* What is over is left out, or was said so that its block leaves it where it is. */
    const bool is_said = was_over && is_on(now) && is->start.ms == now->start.ms && is->end.ms == now->end.ms;
    bool ok = is->cancelled == is_cancelled &&
              (is_said || (is->start.ms == expected->start.ms && is->end.ms == expected->end.ms)) &&
              strcmp(label_text(is->title, ""), label_text(expected->title, "")) == 0;
    if (expected == now && rooms_told)
        ok = ok && same_rooms(&found->match, is, now);
    told += expected == now && rooms_told;
    untold_rooms += !rooms_told;
    kept += expected == before;
    if (!CHECK(ok))
        printf("session %s: %s %d-%d rooms %u, expected %s %d-%d\n", before->id,
               is->cancelled ? "cancelled" : "on", minutes_of(is->start), minutes_of(is->end),
               (unsigned)is->room_count, is_cancelled ? "cancelled" : "on", minutes_of(expected->start),
               minutes_of(expected->end));
    /* Nothing is called untold that could be told. */
    if (is_missing(untold, i, number) && now->room_count == 1)
        for (uint32_t room = 0; room < found->match.before->room_count; room++)
            CHECK(found->match.room_of[room] != now->rooms[0]);
}

static void check_added(const struct changes_found *found, const struct changes_untold *untold,
                        const struct program *folded, uint32_t i)
{
    const struct session *now = &found->match.now->sessions[i];
    if (found->match.before_of[i] != PROGRAM_NONE || !is_on(now) || is_over(now, found->between->polled) ||
        map_find(&found->absent, now->id) != UINT32_MAX)
        return;
    const uint32_t number = program_find_session(folded, arena_printf(&arena, "live-%s", now->id));
    if (!is_missing(untold, PROGRAM_NONE, i) && CHECK(number != PROGRAM_NONE)) {
        const struct session *is = &folded->sessions[number];
        /* A part without a room is in those of its block. */
        const bool is_with_block = now->room_count == 0 && now->part_of != PROGRAM_NONE;
        CHECK(is->start.ms == now->start.ms && is->end.ms == now->end.ms &&
              (is_with_block || same_rooms(&found->match, is, now)));
    }
}

static void check_pair(const struct program *first, const struct program *published)
{
    struct infer_memory memory = {.revision = ""};
    struct inference inference;
    const struct program *good = first;
    struct instant polled = MINUTES(-INFER_CONFIRM_MS / MS_PER_MINUTE);
    for (int i = 0; i < 2; i++) {
        changes_infer(&memory, good, published, polled, name_key, &arena, &inference);
        memory = inference.memory;
        good = inference.program;
        polled.ms += i == 0 ? INFER_CONFIRM_MS : 0;
    }
    const struct changes_between between = {first, good, &memory, polled};
    struct changes_found found;
    struct live live;
    const struct live *read;
    struct changes_untold untold;
    struct err err = {0};
    size_t size;
    changes_find(&between, &arena, &found);
    changes_live(&found, &arena, &live, &untold);
    const char *text = write_live(&live, first, &arena, &size);
    if (!CHECK(read_live(text, size, &arena, NULL, &read, &err))) {
        printf("%s: %s\n", err.where, err.text);
        return;
    }
    const unsigned errors_before = errors;
    check_document(first, read);
    const struct program *folded = changes_fold(first, NULL, read, &arena, NULL);
    const unsigned failures_before = check_failures;
    for (uint32_t i = 0; i < first->session_count; i++)
        check_session(&found, &untold, folded, i);
    for (uint32_t i = 0; i < good->session_count; i++)
        check_added(&found, &untold, folded, i);
    if (errors > errors_before || check_failures > failures_before)
        printf("%s\n", text);
}

static void test_random(void)
{
    struct made_session before[MOST], now[MOST];
    for (unsigned seed = 1; seed <= 4000 && check_failures == 0 && errors == 0; seed++) {
        random_seed(seed);
        check_row(arena_printf(&arena, "seed %u", seed));
        for (int i = 0; i < MOST; i++) {
            make_session(&before[i], i, 4);
            before[i].is_there = before[i].is_there && i < 11;
            now[i] = before[i];
            if (i >= 11)
                now[i].is_there = random_chance(40);
            change_session(&now[i], random_chance(20) ? 6 : 4);
        }
        check_pair(program_made(before, false), program_made(now, random_chance(20)));
        arena_finish(&arena);
        arena_init(&arena, malloc, free);
    }
    check_row("");
    CHECK_INT(errors, 0);
    printf("%u told, %u with untold rooms, %u as they were, %u doubts\n", told, untold_rooms, kept, doubts);
    CHECK(told > 10000 && untold_rooms > 1000 && kept > 5000);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_random();
    arena_finish(&arena);
    return check_done();
}
