/*
 * The rules of behaviour.md, "Hallway", on pages in a cycle.
 */
#include "check.h"

#include "schedule/cycle.h"
#include "schedule/cycles.h"
#include "schedule/random.h"

/* ---- a round's pages ---- */

/* They are those of the round's start, and the same all through it. */
static void test_pages(void)
{
    struct lines lines;
    struct display_config config;
    struct round round;
    lines_init(&lines, "a A 10:00-11:00; b B 09:00-10:02");
    display_config_set_defaults(&config, ROLE_HALLWAY);
    set_cycle(&config, "soon 10,room 10", &lines.arena);
    const struct instant start = lines_at(&lines, "10:00");
    round_make(&round, lines.program, NULL, &config, start, &lines.arena);
    CHECK_INT(round.count, 3);
    static const int64_t at_ms[] = {0, 1, 2 * MS_PER_MINUTE, ROUND_MS - 1};
    for (size_t i = 0; i < sizeof at_ms / sizeof *at_ms; i++) {
        const struct page *pages;
        struct instant first, end;
        check_row("the pages of the round that a moment is in");
        uint32_t count = cycle_pages(lines.program, NULL, &config, (struct instant){start.ms + at_ms[i]},
                                     &lines.arena, &pages, &first, &end);
        CHECK_INT(first.ms, start.ms);
        CHECK_INT(end.ms, start.ms + ROUND_MS);
        CHECK_INT(count, round.count);
        for (uint32_t page = 0; page < count && page < round.count; page++)
            CHECK(pages[page].kind == round.pages[page].kind &&
                  pages[page].subject == round.pages[page].subject &&
                  pages[page].dwell_ms == round.pages[page].dwell_ms && pages[page].position == page &&
                  pages[page].count == count);
    }
    lines_finish(&lines);
}

/* ---- which page at a moment ---- */

static const char *page_text(const struct lines *lines, const struct display_config *config,
                             struct instant now)
{
    static char text[200];
    struct page page;
    struct arena arena;
    arena_init(&arena, malloc, free);
    if (!cycle_page_at(lines->program, NULL, config, now, &arena, &page))
        snprintf(text, sizeof text, "none");
    else
        snprintf(text, sizeof text, "%s to %d", page_kind_name(page.kind),
                 (int)(page.end.ms % ROUND_MS / 1000));
    arena_finish(&arena);
    return text;
}

static void test_page_at(void)
{
    static const struct {
        const char *rule;
        const char *cycle;
        int64_t at_ms; /* of the round */
        const char *expected;
    } rows[] = {
        {"rounds begin with the first page", "overview 15,soon 10", 0, "overview to 15"},
        {"to the last millisecond of its dwell", "overview 15,soon 10", 14999, "overview to 15"},
        {"the second page", "overview 15,soon 10", 15000, "soon to 25"},
        {"the cycle repeats", "overview 15,soon 10", 25000, "overview to 40"},
        {"the cycle repeats to the round's end", "overview 15,soon 10", 299999, "soon to 0"},
        {"under 4 s left: not begun, the one before stays", "overview 59,soon 60", 238000, "overview to 0"},
        {"under 4 s left: to the last millisecond", "overview 59,soon 60", 299999, "overview to 0"},
        {"4 s left: begun", "overview 58,soon 61", 296000, "soon to 0"},
        {"4 s left: the one before ends as it should", "overview 58,soon 61", 295999, "overview to 296"},
        {"cut at the round's end", "overview 100,soon 20", 250000, "overview to 0"},
    };
    struct lines lines;
    lines_init(&lines, "a A 10:00-11:00; b A 11:00-12:00");
    int64_t round_ms = lines_at(&lines, "10:05").ms;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        set_cycle(&config, rows[i].cycle, &lines.arena);
        CHECK_STR(page_text(&lines, &config, (struct instant){round_ms + rows[i].at_ms}), rows[i].expected);
    }
    check_row("no page");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    set_cycle(&config, "room", &lines.arena);
    CHECK_STR(page_text(&lines, &config, lines_at(&lines, "12:00")), "none");
    lines_finish(&lines);
}

/* Of displays that differ in all but the cycle and the rooms each shows the same page. */
static void test_same_page(void)
{
    struct lines lines;
    lines_init(&lines, MANY_ROOMS);
    struct display_config a, b;
    display_config_set_defaults(&a, ROLE_HALLWAY);
    b = a;
    b.name = "another";
    b.panel = (struct panel_config){.width = 480, .height = 320, .rotate = 90, .overscan = {5, 5, 5, 5}};
    b.theme = "day";
    b.language = "de";
    b.fade = false;
    b.pixel_shift = 1;
    check_row("the same page for equal data and cycle, whatever the panel");
    for (int64_t ms = 0; ms < 2 * ROUND_MS; ms += 997) {
        struct instant at = {lines_at(&lines, "10:00").ms + ms};
        struct page x, y;
        if (CHECK(cycle_page_at(lines.program, NULL, &a, at, &lines.arena, &x) &&
                  cycle_page_at(lines.program, NULL, &b, at, &lines.arena, &y)))
            CHECK(x.kind == y.kind && x.subject == y.subject && x.start.ms == y.start.ms &&
                  x.end.ms == y.end.ms && x.repetition == y.repetition && x.position == y.position &&
                  x.count == y.count);
    }
    lines_finish(&lines);
}

/* Repetitions count on within a round by one and from round to round without a step back, so that each
 * sub-page of an overview gets its turn; and so does each room for which one cycle has no time. */
static void test_turns(void)
{
    struct lines lines;
    lines_init(&lines, MANY_ROOMS);
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    set_cycle(&config, "overview 15,room 30", &lines.arena);
    bool rooms[12] = {false}, sub_pages[7] = {false};
    uint32_t last = 0;
    check_row("repetition");
    for (int64_t at_ms = lines_at(&lines, "05:00").ms; at_ms < lines_at(&lines, "06:00").ms;) {
        struct page page;
        if (!CHECK(cycle_page_at(lines.program, NULL, &config, (struct instant){at_ms}, &lines.arena, &page)))
            break;
        CHECK_INT(page.start.ms, at_ms);
        if (page.kind == PAGE_ROOM) {
            rooms[page.subject] = true;
        } else {
            CHECK(last == 0 || page.repetition == last + 1);
            last = page.repetition;
            sub_pages[page.repetition % 7] = true;
        }
        at_ms = page.end.ms;
    }
    check_row("each room gets its turn");
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++)
        CHECK(rooms[i]);
    check_row("each sub-page gets its turn");
    for (size_t i = 0; i < sizeof sub_pages / sizeof *sub_pages; i++)
        CHECK(sub_pages[i]);
    lines_finish(&lines);
}

/* ---- rounds of random programs ---- */

static void walk_round(const struct program *program, const struct display_config *config,
                       struct instant round)
{
    struct arena arena;
    arena_init(&arena, malloc, free);
    for (struct instant at = round; at.ms < round.ms + ROUND_MS;) {
        struct page page, other;
        arena_reset(&arena);
        if (!cycle_page_at(program, NULL, config, at, &arena, &page)) {
            for (int i = 0; i < 3; i++) {
                at.ms = random_between(round.ms, round.ms + ROUND_MS);
                CHECK(!cycle_page_at(program, NULL, config, at, &arena, &page));
            }
            break;
        }
        bool last = page.end.ms == round.ms + ROUND_MS;
        CHECK_INT(page.start.ms, at.ms);
        if (!CHECK(page.end.ms > at.ms && page.end.ms <= round.ms + ROUND_MS))
            break;
        CHECK(last || (page.end.ms - at.ms == page.dwell_ms && round.ms + ROUND_MS - page.end.ms >= 4000));
        CHECK(!last || page.end.ms - at.ms >= 4000);
        for (int i = 0; i < 2; i++) {
            struct instant between = {i ? page.end.ms - 1 : random_between(at.ms, page.end.ms)};
            if (CHECK(cycle_page_at(program, NULL, config, between, &arena, &other)))
                CHECK(other.kind == page.kind && other.subject == page.subject &&
                      other.start.ms == page.start.ms && other.end.ms == page.end.ms &&
                      other.repetition == page.repetition);
        }
        at = page.end;
    }
    arena_finish(&arena);
}

static void test_random_programs(void)
{
    for (unsigned seed = 1; seed <= 60; seed++) {
        char label[40];
        snprintf(label, sizeof label, "seed %u", seed);
        check_row(label);
        struct lines lines;
        random_program(&lines, seed);
        if (instant_is_set(lines.program->first)) {
            struct cycle_entry cycle[4];
            struct display_config config;
            display_config_set_defaults(&config, ROLE_HALLWAY);
            config.cycle = cycle;
            config.cycle_count = (uint32_t)random_below(5);
            for (uint32_t i = 0; i < config.cycle_count; i++)
                cycle[i] = (struct cycle_entry){.kind = (enum page_kind)random_below(PAGE_CONTRIBUTION + 1),
                                                .seconds = random_chance(50) ? 0 : 4 + random_below(70)};
            for (int i = 0; i < 10; i++) {
                int64_t ms =
                    random_between(lines.program->first.ms - MS_PER_DAY, lines.program->last.ms + MS_PER_DAY);
                walk_round(lines.program, &config, (struct instant){ms - ms % ROUND_MS});
            }
        }
        lines_finish(&lines);
    }
}

/* The seconds of a showing of 24 s at which its sub-page changes, and which is shown first. */
static void test_sub_pages(void)
{
    static const struct {
        uint32_t repetition, pages, first;
        const char *changes;
    } rows[] = {
        {0, 1, 0, ""},
        {7, 1, 0, ""},
        {0, 2, 0, "12:1"},
        {5, 2, 0, "12:1"},
        {0, 3, 0, "8:1 16:2"},
        {1, 4, 0, "6:1 12:2 18:3"},
        {0, 5, 0, "6:1 12:2 18:3"},
        {1, 5, 4, "6:0 12:1 18:2"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct page page = {.kind = PAGE_OVERVIEW,
                            .dwell_ms = 24000,
                            .start = {1000},
                            .end = {25000},
                            .repetition = rows[i].repetition};
        char label[60], text[200] = "";
        snprintf(label, sizeof label, "%u pages, repetition %u", rows[i].pages, rows[i].repetition);
        check_row(label);
        uint32_t shown = cycle_sub_page(&page, page.start, rows[i].pages), passed = 0;
        CHECK_INT(shown, rows[i].first);
        for (int64_t ms = page.start.ms; ms < page.end.ms; ms += 500) {
            struct instant next;
            uint32_t now = cycle_sub_page(&page, (struct instant){ms}, rows[i].pages);
            uint32_t turns = cycle_turns_passed(&page, (struct instant){ms}, &next);
            CHECK(next.ms > ms && turns >= passed);
            CHECK(now == shown || turns > passed); /* each change is announced */
            if (now != shown)
                snprintf(text + strlen(text), sizeof text - strlen(text), "%s%d:%u", text[0] ? " " : "",
                         (int)(ms - page.start.ms) / 1000, now);
            shown = now;
            passed = turns;
        }
        CHECK_STR(text, rows[i].changes);
    }
    check_row("a page that is held shows that of its repetition");
    struct page held = {.kind = PAGE_OVERVIEW, .start = {0}, .end = INSTANT_NEVER, .repetition = 3};
    struct instant next;
    CHECK_INT(cycle_sub_page(&held, (struct instant){1000000}, 5), 3);
    CHECK_INT(cycle_turns_passed(&held, (struct instant){1000000}, &next), 0);
    CHECK_INT(next.ms, INSTANT_NEVER.ms);
}

int main(void)
{
    test_sub_pages();
    test_pages();
    test_page_at();
    test_same_page();
    test_turns();
    test_random_programs();
    return check_done();
}
