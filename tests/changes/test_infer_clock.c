/*
 * Polls by a clock that nobody vouches for: what is taken, what is told, and that nothing is judged by two
 * clocks.
 */
#include "changes/infer_clock.h"

#include "changes/fixture.h"

static struct arena arena;

static void test_since(void)
{
    static const int64_t from = INFER_CLOCK_FROM_MS;
    static const struct {
        const char *label;
        int64_t since, polled;
        bool is_anew;
    } rows[] = {
        {"known", from + 5, from + 9, false},
        {"just known", from, from, false},
        {"unknown", 5, 9, false},
        {"the same moment", 9, 9, false},
        {"then known", from - 1, from + 9, true},
        {"known before", from, from - 1, true},
        {"another start", 9, 5, true},
        {"a clock set back", from + 9, from + 5, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct instant polled = {rows[i].polled};
        check_row(rows[i].label);
        CHECK_INT(infer_clock_since((struct instant){rows[i].since}, polled).ms,
                  rows[i].is_anew ? rows[i].polled : rows[i].since);
        CHECK_INT(infer_clock_is_known(polled), rows[i].polled >= from);
    }
}

/* Minutes since the start of a board that does not know the time. */
static struct inference infer_unknown(const struct inference *last, const char *text, int minute)
{
    struct inference ret;
    changes_infer(&last->memory, last->program, program_of(text, &arena),
                  (struct instant){minute * MS_PER_MINUTE}, name_key, &arena, &ret);
    return ret;
}

static struct inference infer_known(const struct inference *last, const char *text, int minute)
{
    struct inference ret;
    changes_infer(&last->memory, last->program, program_of(text, &arena), MINUTES(minute), name_key, &arena,
                  &ret);
    return ret;
}

#define ROOM_H "a|H|60-90|Ants;b|H|90-120|Bees;c|H|120-150|Cats;"
#define ROOM_L "k|L|60-90|Kites;l|L|90-120|Lions;m|L|120-150|Mice;n|L|150-180|Newts;"

/* A room that vanishes is held for an hour by whichever clock there is. */
static void test_bulk(void)
{
    const struct inference none = {.memory = {.revision = ""}};
    struct inference at = infer_known(&none, ROOM_H ROOM_L, 0);
    check_row("held");
    at = infer_unknown(&at, ROOM_L, 10);
    CHECK_INT(at.held, 3);
    CHECK_STR(
        at.report,
        "3 sessions vanished from the published program with others at once, which looks like a fault of "
        "the feed: shown as before for an hour");
    CHECK(at.changes.made.ms == INSTANT_NONE.ms);
    check_row("held by the clock that is known, for an hour from then");
    at = infer_known(&at, ROOM_L, 20);
    CHECK_INT(at.held, 3);
    CHECK(strstr(at.report, "at 2025-03-29T11:20:00+01:00") != NULL);
    at = infer_known(&at, ROOM_L, 49);
    CHECK_INT(at.held, 3);
    check_row("and again by none, after another start");
    at = infer_unknown(&at, ROOM_L, 30);
    at = infer_unknown(&at, ROOM_L, 5);
    at = infer_unknown(&at, ROOM_L, 64);
    CHECK_INT(at.held, 3);
    CHECK_INT(at.again.ms, 65 * MS_PER_MINUTE);
    check_row("then it goes without a word");
    at = infer_unknown(&at, ROOM_L, 65);
    CHECK_INT(at.held, 0);
    CHECK_INT(at.changes.list.count, 0);
    CHECK_INT(at.program->session_count, 4);
    check_row("empty");
    at = infer_unknown(&at, "", 70);
    CHECK(at.refused);
    check_row("more than half");
    at = infer_unknown(&at, "k|L|60-90|Kites", 70);
    CHECK(at.refused);
}

/* What was told while the time was known stays, whatever is published meanwhile. */
static void test_told(void)
{
    const struct inference none = {.memory = {.revision = ""}};
    struct inference at = infer_known(&none, ROOM_H ROOM_L, 0);
    at = infer_known(&at, "a|L|60-90|Ants;b|H|90-120|Bees;" ROOM_L, 1);
    at = infer_known(&at, "a|L|60-90|Ants;b|H|90-120|Bees;" ROOM_L, 6);
    check_row("told");
    CHECK_INT(at.changes.list.count, 2);
    at = infer_unknown(&at, "a|L|60-90|Ants;b|H|95-120|Bees;" ROOM_L, 1);
    at = infer_unknown(&at, "a|L|60-90|Ants;b|H|95-120|Bees;" ROOM_L, 99);
    CHECK_INT(at.changes.list.count, 2);
    for (uint32_t i = 0; i < at.changes.list.count; i++)
        CHECK(at.changes.list.changes[i].made.ms >= MINUTES(0).ms);
    CHECK_INT(at.memory.absent_count, 1);
    check_row("taken back by the feed");
    at = infer_unknown(&at, ROOM_H ROOM_L, 100);
    CHECK_INT(at.changes.list.count, 0);
    CHECK_INT(at.program->session_count, 7);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_since();
    test_bulk();
    test_told();
    arena_finish(&arena);
    return check_done();
}
