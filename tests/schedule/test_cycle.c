/*
 * The rules of behaviour.md, "Hallway", on pages in a cycle.
 */
#include "check.h"
#include "names.h"

#include "schedule/cycle.h"
#include "schedule/random.h"

#define ROUND_MS (5 * MS_PER_MINUTE)

/* ---- dwell ---- */

static void test_dwell(void)
{
    static const struct {
        const char *rule;
        size_t code_points;
        int ms;
    } rows[] = {
        {"8 s at least", 0, 8000},
        {"8 s at least: up to 120 code points", 120, 8000},
        {"15 a second", 150, 10000},
        {"15 a second: the seconds are whole", 164, 10000},
        {"15 a second: the next", 165, 11000},
        {"30 s at most: reached", 450, 30000},
        {"30 s at most", 451, 30000},
        {"30 s at most: a whole report", 100000, 30000},
    };
    struct thresholds thresholds;
    thresholds_set_defaults(&thresholds);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        CHECK_INT(cycle_dwell_ms(&thresholds, rows[i].code_points), rows[i].ms);
    }
    check_row("dwell thresholds");
    thresholds.dwell_min_s = 2;
    thresholds.dwell_max_s = 4;
    thresholds.dwell_code_points_per_s = 10;
    CHECK_INT(cycle_dwell_ms(&thresholds, 0), 2000);
    CHECK_INT(cycle_dwell_ms(&thresholds, 30), 3000);
    CHECK_INT(cycle_dwell_ms(&thresholds, 50), 4000);
}

/* ---- which pages ---- */

/* "overview 15, soon 9, room B 8, contribution a 8": the pages of a round and their seconds. */
static const char *pages_text(const struct lines *lines, const struct display_config *config,
                              struct instant now)
{
    const struct page *pages;
    struct instant start, end;
    struct arena arena = lines->arena;
    arena_init(&arena, malloc, free);
    uint32_t count = cycle_pages(lines->program, NULL, config, now, &arena, &pages, &start, &end);
    static char buffer[4000];
    struct str_builder text = {.arena = &arena};
    str_add(&text, "");
    int64_t total_ms = 0;
    for (uint32_t i = 0; i < count; i++) {
        str_addf(&text, "%s%s", i ? ", " : "", page_kind_name(pages[i].kind));
        if (pages[i].kind == PAGE_ROOM)
            str_addf(&text, " %s", label_text(lines->program->rooms[pages[i].subject].name, ""));
        else if (pages[i].kind == PAGE_CONTRIBUTION)
            str_addf(&text, " %s", lines->program->sessions[pages[i].subject].id);
        else
            CHECK_INT(pages[i].subject, PROGRAM_NONE);
        if (pages[i].kind == PAGE_PICTURE)
            CHECK_STR(pages[i].file, "sponsors.png");
        else
            CHECK(pages[i].file == NULL);
        str_addf(&text, " %d", pages[i].dwell_ms / 1000);
        CHECK_INT(pages[i].dwell_ms % 1000, 0);
        CHECK_INT(pages[i].position, i);
        CHECK_INT(pages[i].count, count);
        total_ms += pages[i].dwell_ms;
    }
    CHECK(total_ms <= config->thresholds.cycle_max_s * MS_PER_SECOND);
    CHECK(start.ms <= now.ms && now.ms < end.ms && end.ms - start.ms == ROUND_MS && start.ms % ROUND_MS == 0);
    snprintf(buffer, sizeof buffer, "%s", text.text);
    arena_finish(&arena);
    return buffer;
}

/* "overview 15,room": pages and their seconds. Owner: the arena. */
static void set_cycle(struct display_config *config, const char *text, struct arena *arena)
{
    struct cycle_entry *entries = ARENA_ARRAY(arena, struct cycle_entry, 8);
    config->cycle = entries;
    config->cycle_count = 0;
    for (char *entry = strtok(arena_copy(arena, text), ","); entry; entry = strtok(NULL, ",")) {
        size_t length = strcspn(entry, " ");
        int kind = 0;
        while (kind < PAGE_KIND_COUNT && strncmp(page_kind_name((enum page_kind)kind), entry, length) != 0)
            kind++;
        if (kind == PAGE_KIND_COUNT || config->cycle_count == 8)
            lines_bad("not a cycle", text);
        entries[config->cycle_count++] =
            (struct cycle_entry){.kind = (enum page_kind)kind, .seconds = atoi(entry + length)};
        if (kind == PAGE_PICTURE)
            entries[config->cycle_count - 1].file = "sponsors.png";
    }
}

#define FIFTY "Fifty code points, a title of just so many points "
#define LONG_TITLE "title=" FIFTY FIFTY FIFTY FIFTY
#define MANY_ROOMS                                                                                           \
    "a A 10:00-11:00; b B 10:00-11:00; c C 10:00-11:00; d D 10:00-11:00; e E 10:00-11:00; f F 10:00-11:00; " \
    "g G 10:00-11:00; h H 10:00-11:00; i I 10:00-11:00; j J 10:00-11:00; k K 10:00-11:00; l L 10:00-11:00"

#define UNEVEN_ROOMS                                                                                         \
    "a A 10:00-11:00 " LONG_TITLE "; e A 11:00-12:00 " LONG_TITLE "; b B 10:00-11:00; c C 10:00-11:00"

static const struct {
    const char *rule, *program;
    const char *room; /* the display's only one, or NULL */
    const char *cycle, *at, *expected;
} page_rows[] = {
    {"pictures have their seconds, else as many as the shortest page", "a A 10:00-11:00", NULL,
     "overview 15,picture 12,soon 10,picture", "10:00", "overview 15, picture 12, soon 10, picture 8"},
    {"a picture alone", "a A 10:00-11:00", NULL, "picture 9", "12:00", "picture 9"},
    {"pictures before rooms, where not all has time", "a A 10:00-11:00; b B 10:00-11:00", NULL,
     "room 60,picture 30,overview 20", "10:00", "room A 60, picture 30, overview 20"},
    {"in the order of the cycle", "a A 10:00-11:00; b B 10:00-11:00", NULL, "soon 10,overview 15,room 10",
     "10:00", "soon 10, overview 15, room A 10, room B 10"},
    {"`seconds` if given, exactly", "a A 10:00-11:00 " LONG_TITLE, NULL, "room 3", "10:00", "room A 3"},
    {"else by the code points of the titles", "a A 10:00-11:00 " LONG_TITLE, NULL, "room", "10:00",
     "room A 13"},
    {"now and next both count", "a A 10:00-11:00 " LONG_TITLE "; b A 11:00-12:00 " LONG_TITLE, NULL, "room",
     "10:00", "room A 26"},
    {"rooms with nothing more today are left out", "a A 10:00-11:00; b B 09:00-09:59; c B 1/10:00-11:00",
     NULL, "room 10", "10:00", "room A 10"},
    {"a cancelled slot is something", "a A 10:00-11:00; b B 10:00-11:00 cancelled", NULL, "room 10", "10:00",
     "room A 10, room B 10"},
    {"fixed at the round's start: what ends in it stays", "a A 10:00-11:00; b B 09:00-10:02", NULL, "room 10",
     "10:04:59.999", "room A 10, room B 10"},
    {"the next round is without it", "a A 10:00-11:00; b B 09:00-10:02", NULL, "room 10", "10:05",
     "room A 10"},
    {"fixed at the round's start: what comes tomorrow is left out", "a A 09:00-10:00; b A 1/10:00-11:00",
     NULL, "room 10", "12:00", ""},
    {"only the display's rooms", "a A 10:00-11:00; b B 10:00-11:00", "B", "room 10", "10:00", "room B 10"},
    {"a cycle is at most 120 s: room pages fall out first", MANY_ROOMS, NULL, "room 10,overview 15,soon 10",
     "10:00",
     "room A 10, room B 10, room C 10, room D 10, room E 10, room F 10, room G 10, room H 10, room I 10, "
     "overview 15, soon 10"},
    {"exactly 120 s fit", MANY_ROOMS, NULL, "room 10", "10:00",
     "room A 10, room B 10, room C 10, room D 10, room E 10, room F 10, room G 10, room H 10, room I 10, "
     "room J 10, room K 10, room L 10"},
    {"a page that is too long for the cycle keeps no shorter one out", UNEVEN_ROOMS, NULL,
     "overview 100,room", "10:00", "overview 100, room B 8, room C 8"},
    {"nor does it in another round", UNEVEN_ROOMS, NULL, "overview 100,room", "10:05",
     "overview 100, room C 8, room B 8"},
    {"soon is left out when it has nothing to say", "a A 10:00-11:00", NULL, "soon 10,overview 15", "10:56",
     "overview 15"},
    {"no page at all", "a A none", NULL, "soon 10,room 10", "10:00", ""},
    {"a running session that says nothing has no contribution page", "a A 10:00-11:00", NULL,
     "contribution 20", "10:00", ""},
};

static void test_pages(void)
{
    for (size_t i = 0; i < sizeof page_rows / sizeof *page_rows; i++) {
        check_row(page_rows[i].rule);
        struct lines lines;
        lines_init(&lines, page_rows[i].program);
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        set_cycle(&config, page_rows[i].cycle, &lines.arena);
        config.rooms = rooms_called(&page_rows[i].room, 1);
        config.room_count = page_rows[i].room != NULL;
        struct instant at = lines_at(&lines, page_rows[i].at);
        CHECK_STR(pages_text(&lines, &config, at), page_rows[i].expected);
        lines_finish(&lines);
    }
}

static void test_missing(void)
{
    struct lines lines;
    struct display_config config;
    lines_init(&lines, "a A 10:00-11:00");
    display_config_set_defaults(&config, ROLE_HALLWAY);
    set_cycle(&config, "picture 10,overview 15,picture 12", &lines.arena);
    struct cycle_entry *cycle = (struct cycle_entry *)config.cycle;
    check_row("a picture that can't be shown has no page");
    cycle[0].is_missing = true;
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:00")), "overview 15, picture 12");
    check_row("nor have several");
    cycle[2].is_missing = true;
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:00")), "overview 15");
    check_row("unless there is nothing else");
    config.cycle_count = 1;
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:00")), "picture 10");
    lines_finish(&lines);
}

/* A program with people, summaries and topics, which lines.h does not make. */
static void init_contributions(struct lines *lines, const char *sessions)
{
    static const char *const topics[] = {FIFTY, FIFTY, FIFTY, FIFTY, FIFTY, FIFTY};
    static const struct person people[] = {{.name = FIFTY FIFTY, .affiliation = FIFTY FIFTY FIFTY}};
    memset(lines, 0, sizeof *lines);
    lines_init(lines, "room A");
    lines->date = civil_to_days(2024, 9, 18);
    struct builder *builder = &lines->builder;
    builder_init(builder, &lines->arena, &lines->issues);
    builder->program->zone = fixture_zone("Europe/Vienna", VIENNA_RULE, &lines->arena);
    char *rest = arena_copy(&lines->arena, sessions);
    for (char *end; *rest; rest = end) {
        end = rest + strcspn(rest, ";");
        if (*end)
            *end++ = '\0';
        lines_session(lines, rest);
    }
    for (uint32_t i = 0; i < builder->draft_count; i++) {
        struct session *session = &builder->drafts[i].session;
        if (strcmp(session->id, "silent") == 0)
            continue;
        if (i % 2) {
            session->summary = "A summary.";
        } else {
            session->topics = topics;
            session->topic_count = 4;
        }
        if (strcmp(session->id, "running") == 0) {
            session->people = people;
            session->person_count = 1;
        }
    }
    if (!builder_finish(builder, BUILDER_REFUSE_REPEATS, &lines->program, &lines->err))
        lines_bad(lines->err.text, "contributions");
}

static void test_contributions(void)
{
    static const char *const rooms[] = {"B"};
    struct lines lines;
    init_contributions(
        &lines,
        "running A 10:00-11:00;later A 12:00-13:00;elsewhere B 10:00-11:00;unscheduled A none;"
        "said A none cancelled;silent A none;part A none of=unscheduled;dropin A 10:00-11:00 drop_in");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    set_cycle(&config, "contribution", &lines.arena);
    check_row("contribution: running or unscheduled sessions that say something; parts with their block");
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:00")),
              "contribution running 20, contribution elsewhere 13, contribution dropin 8, contribution "
              "unscheduled 8");
    check_row("contribution: those in the display's rooms");
    config.rooms = rooms_called(rooms, 1);
    config.room_count = 1;
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:00")),
              "contribution elsewhere 13, contribution unscheduled 8");
    check_row("contribution: none after the event");
    config.room_count = 0;
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "1/12:00")), "");
    check_row("contribution: unscheduled ones in a gap");
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "11:30")), "contribution unscheduled 8");
    check_row("the default cycle is overview, soon, contribution");
    config.cycle_count = 0;
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "11:30")),
              "overview 8, soon 8, contribution unscheduled 8");
    lines_finish(&lines);

    check_row("a program without any times is told by its contributions, not by an empty table");
    init_contributions(&lines, "unscheduled A none;other A none;silent A none");
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "11:30")),
              "contribution unscheduled 14, contribution other 8");
    lines_finish(&lines);
    init_contributions(&lines, "silent A none");
    CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "11:30")), "overview 8");
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

/* ---- boards ---- */

/* A program of so many rooms in which something is on, and as many, or one, that have nothing more today. */
static void init_rooms(struct lines *lines, int rooms)
{
    struct arena arena;
    struct str_builder text = {.arena = &arena};
    arena_init(&arena, malloc, free);
    for (int i = 0; i < (rooms < 100 ? 2 * rooms : rooms + 1); i++)
        str_addf(&text, "%ss%d R%d %s", i ? "; " : "", i, i, i < rooms ? "10:00-11:00" : "08:00-09:00");
    lines_init(lines, text.text);
    arena_finish(&arena);
}

static void test_boards(void)
{
    static const struct {
        const char *rule;
        int rooms;
        const char *cycle, *expected;
    } rows[] = {
        {"8 s at least", 5, "overview", "overview 8"},
        {"8 s at least: up to ten rooms", 10, "overview", "overview 8"},
        {"else 6 s for each seven", 11, "overview", "overview 12"},
        {"6 s for each seven: to the last", 14, "overview", "overview 12"},
        {"6 s for each seven: one more", 15, "overview", "overview 18"},
        {"6 s for each seven: up to four", 22, "overview", "overview 24"},
        {"then 6 s for each ten", 40, "overview", "overview 24"},
        {"6 s for each ten: more", 41, "overview", "overview 30"},
        {"6 s for each ten: many", 92, "overview", "overview 60"},
        {"at most half of a cycle", 190, "overview", "overview 60"},
        {"`seconds` if given, exactly", 40, "overview 11", "overview 11"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct display_config config;
        check_row(rows[i].rule);
        init_rooms(&lines, rows[i].rooms);
        display_config_set_defaults(&config, ROLE_HALLWAY);
        set_cycle(&config, rows[i].cycle, &lines.arena);
        CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:30")), rows[i].expected);
        lines_finish(&lines);
    }
}

/* The default cycle of a large venue is board and what comes up; a wish holds there too. */
static void test_large(void)
{
    for (int rooms = 4; rooms <= 6; rooms++) { /* and as many without anything */
        struct lines lines;
        struct display_config config;
        char label[40];
        snprintf(label, sizeof label, "%d rooms", 2 * rooms);
        check_row(label);
        init_rooms(&lines, rooms);
        struct session *sessions = (struct session *)lines.program->sessions;
        sessions[0].summary = "A summary.";
        display_config_set_defaults(&config, ROLE_HALLWAY);
        CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:30")),
                  2 * rooms > 10 ? "overview 8, soon 8" : "overview 8, soon 8, contribution s0 8");
        set_cycle(&config, "contribution 20", &lines.arena);
        CHECK_STR(pages_text(&lines, &config, lines_at(&lines, "10:30")), "contribution s0 20");
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
    test_boards();
    test_large();
    test_sub_pages();
    test_dwell();
    test_pages();
    test_missing();
    test_contributions();
    test_page_at();
    test_same_page();
    test_turns();
    test_random_programs();
    return check_done();
}
