/*
 * What is said of sessions within a hallway's round: it takes part from the next page's turn, reckoned from
 * its `made` (day.md 4), so that a page that is being read keeps its time.
 */
#include "check.h"

#include "changes/as_of.h"
#include "changes/random_said.h"
#include "changes/said.h"
#include "schedule/cycle.h"
#include "schedule/random.h"

#define FIFTY "Fifty_code_points,_a_title_of_just_so_many_points_"
#define LONG_TITLE "title=" FIFTY FIFTY FIFTY FIFTY

static const char *page_name(const struct lines *lines, const struct page *page)
{
    static char text[100];
    const char *name = page_kind_name(page->kind);
    if (page->kind == PAGE_ROOM)
        name = label_text(lines->program->rooms[page->subject].name, "");
    else if (page->kind == PAGE_CONTRIBUTION)
        name = lines->program->sessions[page->subject].id;
    snprintf(text, sizeof text, "%s:%d", name, (int)((page->end.ms - page->start.ms) / 1000));
    return text;
}

/* The pages from ten o'clock on, "A:8 B:13 ...", so many, each with its seconds. */
static const char *walk(struct lines *lines, const struct display_config *config, const struct live *live,
                        int count)
{
    struct str_builder text = {.arena = &lines->arena};
    struct instant at = lines_at(lines, "10:00");
    str_add(&text, "");
    for (int i = 0; i < count; i++) {
        struct page page, again;
        str_add(&text, i > 0 ? " " : "");
        if (!cycle_page_at(lines->program, live, config, at, &lines->arena, &page)) {
            str_add(&text, "none");
            break;
        }
        CHECK_INT(page.start.ms, at.ms);
        CHECK(cycle_page_at(lines->program, live, config, (struct instant){page.end.ms - 1}, &lines->arena,
                            &again) &&
              again.start.ms == page.start.ms && again.end.ms == page.end.ms && again.kind == page.kind &&
              again.subject == page.subject && again.repetition == page.repetition);
        str_add(&text, page_name(lines, &page));
        at = page.end;
    }
    return text.text;
}

#define THREE "a A 10:00-11:00; b B 10:00-11:00; c C 10:00-11:00; room D"

/* As it has become. */
#define MOVED "room D; room A; b B 10:00-11:00; c C 10:00-11:00; a D 10:00-11:00"

static const struct {
    const char *rule, *program, *said, *pages;
} rows[] = {
    {"nothing is said", THREE, "", "A:8 B:8 C:8 A:8 B:8 C:8"},
    {"made before the round: from its start", THREE, "09:59 a room=D", "A:8 B:8 C:8 D:8 A:8 B:8"},
    {"made at the round's start: from there", THREE, "10:00 b " LONG_TITLE, "A:8 B:13 C:8 A:8 B:13 C:8"},
    {"no made: always known", THREE, "- b " LONG_TITLE, "A:8 B:13 C:8 A:8 B:13 C:8"},
    {"a page that is on keeps its time", THREE, "10:00:10 b " LONG_TITLE, "A:8 B:8 C:8 A:8 B:13 C:8"},
    {"from the next page's turn", THREE, "10:00:10 c " LONG_TITLE, "A:8 B:8 C:13 A:8 B:8 C:13"},
    {"made at the moment a turn begins: that turn", THREE, "10:00:16 c " LONG_TITLE,
     "A:8 B:8 C:13 A:8 B:8 C:13"},
    {"just after a turn began: the next", THREE, "10:00:16.001 c " LONG_TITLE, "A:8 B:8 C:8 A:8 B:8 C:13"},
    {"a new page, in its place in the cycle", THREE, "10:00:10 a room=D", "A:8 B:8 C:8 D:8 A:8 B:8"},
    {"a new page whose place is past: in the next repetition", "room Z; " THREE, "10:00:10 a room=Z",
     "A:8 B:8 C:8 Z:8 A:8 B:8"},
    {"a page that goes is not begun again", THREE, "09:00 a room=D; 10:00:10 a room=A",
     "A:8 B:8 C:8 A:8 B:8 C:8"},
    {"a page that goes while it is on: the one behind it is next", "a A 10:00-11:00; room D; b B 10:00-11:00",
     "09:00 a room=D; 10:00:10 a room=A", "A:8 D:8 B:8 A:8 B:8 A:8"},
    {"two in a round", THREE, "10:00:10 c " LONG_TITLE "; 10:00:30 a room=D",
     "A:8 B:8 C:13 A:8 B:8 C:13 D:8 A:8"},
    {"said and taken back within a page: as if not said", THREE, "10:00:10 b room=D; 10:00:12 b room=B",
     "A:8 B:8 C:8 A:8 B:8 C:8"},
    {"an added session", THREE, "add 10:00:10 live-1 D 12:00-12:30", "A:8 B:8 C:8 D:8 A:8 B:8"},
    {"the feed's changes too: a session that is in another room", MOVED, "feed 10:00:10 a room=D was=A",
     "A:8 B:8 C:8 D:8 A:8 B:8"},
    {"of before the round: from its start", MOVED, "feed 09:59 a room=D was=A", "D:8 A:8 B:8 C:8 D:8 A:8"},
    {"one that was later", "a A 10:00-10:02; b B 10:00-10:30",
     "feed 10:00:10 a start=10:00 was=-,11:00-11:30", "A:8 B:8 A:8 B:8 A:8 B:8"},
    {"an added session of before the round, said something of within it", THREE,
     "add 09:00 live-1 D 12:00-12:30; 10:00:40 live-1 " LONG_TITLE, "A:8 B:8 C:8 D:8 A:8 B:8 C:8 D:13"},
};

static int count_pages(const char *pages)
{
    int count = 1;
    for (; *pages; pages++)
        count += *pages == ' ';
    return count;
}

static void test_rows(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_ROOM}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct lines lines;
        struct said said;
        struct display_config config;
        display_config_set_defaults(&config, ROLE_HALLWAY);
        config.cycle = cycle;
        config.cycle_count = 1;
        lines_init(&lines, rows[i].program);
        said_init(&said, &lines, rows[i].said);
        said_fold(&said, &lines);
        check_row(rows[i].rule);
        CHECK_STR(walk(&lines, &config, NULL, count_pages(rows[i].pages)), rows[i].pages);
        lines_finish(&lines);
    }
}

/* The numbers of added sessions are those of all that were, whenever it was. */
static void test_numbers(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_CONTRIBUTION}};
    struct lines lines;
    struct said said;
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.cycle = cycle;
    config.cycle_count = 1;
    lines_init(&lines, "room D");
    said_init(&said, &lines, "add 10:00:10 live-1 D 10:00-10:30; add 09:00 live-2 D 10:00-10:30");
    said.added[0].session.summary = said.added[1].session.summary = "Lightning talks";
    said_fold(&said, &lines);
    check_row("a session that is added later leaves the others their numbers");
    CHECK_STR(walk(&lines, &config, NULL, 5), "live-2:8 live-2:8 live-1:8 live-2:8 live-1:8");
    lines_finish(&lines);
}

/* A cycle that has no page until something is said. */
static void test_none(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_ROOM}};
    struct lines lines;
    struct said said;
    struct page page;
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.cycle = cycle;
    config.cycle_count = 1;
    lines_init(&lines, "a A 09:00-09:30");
    said_init(&said, &lines, "add 10:01 live-1 A 10:10-10:30");
    said_fold(&said, &lines);
    check_row("no page until it is said");
    CHECK(!cycle_page_at(lines.program, NULL, &config, lines_at(&lines, "10:00:59"), &lines.arena, &page));
    CHECK(cycle_page_at(lines.program, NULL, &config, lines_at(&lines, "10:01"), &lines.arena, &page));
    CHECK_INT(page.start.ms, lines_at(&lines, "10:01").ms);
    lines_finish(&lines);
}

/* Beside a notice that came before it in the round: that has had its turn. */
static void test_notice(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_OVERVIEW, .seconds = 20},
                                               {.kind = PAGE_PICTURE, .seconds = 10, .file = "x.png"},
                                               {.kind = PAGE_ROOM, .seconds = 9},
                                               {.kind = PAGE_PICTURE, .seconds = 11, .file = "x.png"}};
    struct lines lines;
    struct said said;
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.cycle = cycle;
    config.cycle_count = 4;
    lines_init(&lines, "room D; a A 10:00-11:00");
    said_init(&said, &lines, "10:00:30 a room=D");
    struct label_variant text = {"en", "Lunch"};
    struct live_notice notice = {.id = "n",
                                 .text = {1, &text},
                                 .made = lines_at(&lines, "10:00:05"),
                                 .everywhere = true,
                                 .start = INSTANT_NONE,
                                 .end = INSTANT_NONE};
    said.live.notice_count = 1;
    said.live.notices = &notice;
    said_fold(&said, &lines);
    check_row("a notice of the same round keeps its place, and of two pictures each its own");
    CHECK_STR(walk(&lines, &config, &said.live, 11), "overview:20 notice:8 picture:10 D:9 A:9 picture:11 "
                                                     "overview:20 notice:8 picture:10 D:9 A:9");
    lines_finish(&lines);
}

/* What is said later changes no page that has begun: with it, and as things were known then, it is the same.
 */
static void test_random(void)
{
    static const struct cycle_entry cycle[] = {
        {.kind = PAGE_ROOM}, {.kind = PAGE_OVERVIEW}, {.kind = PAGE_CONTRIBUTION}, {.kind = PAGE_SOON}};
    unsigned tried = 0;
    for (unsigned seed = 1; seed <= 150; seed++) {
        struct lines lines;
        struct display_config config;
        random_program(&lines, seed);
        display_config_set_defaults(&config, ROLE_HALLWAY);
        config.cycle = cycle;
        config.cycle_count = 4;
        const struct instant round = {random_between(lines.program->first.ms, lines.program->last.ms) /
                                      (5 * MS_PER_MINUTE) * (5 * MS_PER_MINUTE)};
        struct random_said *said = ARENA_NEW(&lines.arena, struct random_said);
        random_said_init(said, lines.program, random_below(12));
        for (uint32_t i = 0; i < said->live.changes.count; i++)
            if (random_chance(80))
                said->changes[i].made.ms = round.ms + random_between(-2, 6) * MS_PER_MINUTE / 2;
        for (uint32_t i = 0; i < said->live.session_count; i++)
            said->added[i].made.ms = round.ms + random_between(-2, 6) * MS_PER_MINUTE / 2;
        for (uint32_t i = 0; i < said->feed.list.count; i++)
            said->seen[i].made.ms = round.ms + random_between(-2, 6) * MS_PER_MINUTE / 2;
        const struct program *folded =
            changes_fold(lines.program, &said->feed, &said->live, &lines.arena, NULL);
        char label[40];
        snprintf(label, sizeof label, "random program %u", seed);
        check_row(label);
        for (struct instant at = round; at.ms < round.ms + 5 * MS_PER_MINUTE;) {
            struct page page, then;
            const bool any = cycle_page_at(folded, NULL, &config, at, &lines.arena, &page);
            const struct program *as_of = changes_as_of(folded, at, &lines.arena);
            if (!CHECK(cycle_page_at(as_of, NULL, &config, at, &lines.arena, &then) == any) || !any)
                break;
            tried += as_of != folded;
            if (!CHECK(page.start.ms == at.ms && then.start.ms == at.ms && then.end.ms == page.end.ms &&
                       then.kind == page.kind && then.subject == page.subject))
                break;
            at = page.end;
        }
        lines_finish(&lines);
    }
    check_row("");
    CHECK(tried > 500);
}

int main(void)
{
    test_rows();
    test_numbers();
    test_none();
    test_notice();
    test_random();
    return check_done();
}
