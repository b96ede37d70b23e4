/*
 * The rules of behaviour.md, "Hallway", on the pages of a round and their dwells.
 */
#include "check.h"
#include "names.h"

#include "schedule/cycles.h"
#include "schedule/random.h"
#include "schedule/round.h"

#define FIFTY "Fifty code points, a title of just so many points "

/* ---- rounds ---- */

static void test_rounds(void)
{
    static const struct {
        const char *rule;
        int64_t at_ms, number;
    } rows[] = {
        {"rounds count from 1970", 0, 0},
        {"to the last millisecond", ROUND_MS - 1, 0},
        {"the next one", ROUND_MS, 1},
        {"before 1970", -1, -1},
        {"before 1970: from its first millisecond", -ROUND_MS, -1},
        {"before 1970: the one before", -ROUND_MS - 1, -2},
    };
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        CHECK_INT(round_number(&config, (struct instant){rows[i].at_ms}), rows[i].number);
        CHECK_INT(round_start(&config, rows[i].number).ms, rows[i].number * ROUND_MS);
    }
    check_row("round_min");
    config.thresholds.round_min = 10;
    CHECK_INT(round_number(&config, (struct instant){4 * ROUND_MS}), 2);
    CHECK_INT(round_start(&config, 2).ms, 4 * ROUND_MS);
}

/* A notice is as long as its longest language, or as its entry says. */
static void test_notice_page(void)
{
    static const struct label_variant short_and_long[] = {{.text = "Short."}, {.text = FIFTY FIFTY FIFTY}};
    static const struct live_notice notices[] = {{.text = {.variants = short_and_long, .count = 1}},
                                                 {.text = {.variants = short_and_long, .count = 2}}};
    static const struct {
        const char *rule;
        uint32_t number;
        int seconds, dwell_ms;
    } rows[] = {
        {"a notice: 8 s at least", 0, 0, 8000},
        {"a notice: by the longest of its languages", 1, 0, 10000},
        {"a notice: `seconds` if given, exactly", 1, 5, 5000},
    };
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    const struct live live = {.notices = notices, .notice_count = 2};
    const struct round round = {.live = &live, .config = &config};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        check_row(rows[i].rule);
        const struct cycle_entry entry = {.kind = PAGE_NOTICE, .seconds = rows[i].seconds};
        struct page page = round_notice_page(&round, &entry, rows[i].number);
        CHECK_INT(page.kind, PAGE_NOTICE);
        CHECK_INT(page.subject, rows[i].number);
        CHECK_INT(page.dwell_ms, rows[i].dwell_ms);
    }
}

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
        CHECK_INT(round_dwell_ms(&thresholds, rows[i].code_points), rows[i].ms);
    }
    check_row("dwell thresholds");
    thresholds.dwell_min_s = 2;
    thresholds.dwell_max_s = 4;
    thresholds.dwell_code_points_per_s = 10;
    CHECK_INT(round_dwell_ms(&thresholds, 0), 2000);
    CHECK_INT(round_dwell_ms(&thresholds, 30), 3000);
    CHECK_INT(round_dwell_ms(&thresholds, 50), 4000);
}

/* ---- which pages ---- */

/* "overview 15, soon 9, room B 8, contribution a 8": the pages of a round and their seconds. */
static const char *pages_text(const struct lines *lines, const struct display_config *config,
                              struct instant now)
{
    struct round round;
    struct arena arena = lines->arena;
    arena_init(&arena, malloc, free);
    round_make(&round, lines->program, NULL, config, now, &arena);
    const struct page *pages = round.pages;
    const uint32_t count = round.count;
    const struct instant start = round.start, end = round_start(config, round.number + 1);
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

#define LONG_TITLE "title=" FIFTY FIFTY FIFTY FIFTY
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
    {"one that comes later today is something", "a A 10:00-11:00; b B 17:00-18:00", NULL, "room 10", "10:00",
     "room A 10, room B 10"},
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

int main(void)
{
    test_rounds();
    test_notice_page();
    test_boards();
    test_large();
    test_dwell();
    test_pages();
    test_missing();
    test_contributions();
    return check_done();
}
