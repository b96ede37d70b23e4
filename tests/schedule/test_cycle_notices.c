/*
 * Notices in a hallway's cycle: a page of their own, from the next slot on (behaviour.md, "What happened").
 */
#include "check.h"

#include "schedule/cycle.h"
#include "schedule/lines.h"

static struct lines lines;

/* The pages from the round's start on: "n0 8, overview 15 | ..." with a bar where a page is cut by the round.
 */
static const char *walk(const struct live *live, const struct display_config *config, const char *from,
                        const char *before)
{
    struct str_builder text = {.arena = &lines.arena};
    str_add(&text, "");
    for (struct instant at = lines_at(&lines, from); at.ms < lines_at(&lines, before).ms;) {
        struct page page, again;
        if (!cycle_page_at(lines.program, live, config, at, &lines.arena, &page)) {
            str_add(&text, " none");
            break;
        }
        CHECK_INT(page.start.ms, at.ms);
        if (!CHECK(page.end.ms > at.ms))
            break;
        /* Any other moment of it is the same showing. */
        CHECK(cycle_page_at(lines.program, live, config, (struct instant){page.end.ms - 1}, &lines.arena,
                            &again) &&
              again.start.ms == page.start.ms && again.end.ms == page.end.ms && again.kind == page.kind &&
              again.subject == page.subject && again.repetition == page.repetition &&
              again.position == page.position && again.count == page.count);
        CHECK(page.position < page.count);
        str_addf(&text, " %s", page.kind == PAGE_NOTICE ? "n" : page_kind_name(page.kind));
        if (page.kind == PAGE_NOTICE)
            str_addf(&text, "%u", page.subject);
        str_addf(&text, ":%d", (int)((page.end.ms - page.start.ms) / 1000));
        at = page.end;
    }
    return text.text;
}

static const char *starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0 ? start : text;
}

int main(void)
{
    static const struct cycle_entry cycle[] = {{.kind = PAGE_OVERVIEW, .seconds = 20},
                                               {.kind = PAGE_PICTURE, .seconds = 10, .file = "x.png"}};
    static const struct cycle_entry placed[] = {{.kind = PAGE_OVERVIEW, .seconds = 20},
                                                {.kind = PAGE_NOTICE, .seconds = 12}};
    lines_init(&lines, "a A 10:00-11:00");
    struct display_config config;
    display_config_set_defaults(&config, ROLE_HALLWAY);
    config.cycle = cycle;
    config.cycle_count = 2;
    struct label_variant variants[] = {{"en", "Lunch"}, {"de", "Mittagessen"}};
    struct live_notice notices[2] = {{.made = INSTANT_NONE,
                                      .id = "a",
                                      .text = {2, variants},
                                      .everywhere = true,
                                      .start = INSTANT_NONE,
                                      .end = INSTANT_NONE},
                                     {.made = INSTANT_NONE,
                                      .id = "b",
                                      .text = {1, variants},
                                      .everywhere = true,
                                      .start = INSTANT_NONE,
                                      .end = INSTANT_NONE}};
    struct live live = {.issued = lines_at(&lines, "09:00"), .notice_count = 1, .notices = notices};

    check_row("in force at the round's start: before all where the cycle has no place for it");
    CHECK_STR(starts_with(walk(&live, &config, "10:00", "10:05"), " n0:8 overview:20 picture:10 n0:8"),
              " n0:8 overview:20 picture:10 n0:8");

    check_row("where the cycle has a place, there, and for as long");
    config.cycle = placed;
    CHECK_STR(starts_with(walk(&live, &config, "10:00", "10:05"), " overview:20 n0:12 overview:20 n0:12"),
              " overview:20 n0:12 overview:20 n0:12");
    config.cycle = cycle;

    check_row("told within a round: from the next slot on, and each time again");
    notices[0].start = lines_at(&lines, "10:00:05");
    CHECK_STR(starts_with(walk(&live, &config, "10:00", "10:05"),
                          " overview:20 n0:8 picture:10 overview:20 n0:8 picture:10"),
              " overview:20 n0:8 picture:10 overview:20 n0:8 picture:10");

    check_row("told at the moment a slot begins: that slot");
    notices[0].start = lines_at(&lines, "10:00:20");
    CHECK_STR(starts_with(walk(&live, &config, "10:00", "10:05"), " overview:20 n0:8 picture:10 "),
              " overview:20 n0:8 picture:10 ");

    check_row("over within a round: not begun again");
    notices[0].start = INSTANT_NONE;
    notices[0].end = lines_at(&lines, "10:00:30");
    CHECK_STR(starts_with(walk(&live, &config, "10:00", "10:05"),
                          " n0:8 overview:20 picture:10 overview:20 picture:10"),
              " n0:8 overview:20 picture:10 overview:20 picture:10");

    check_row("two, the one that began last first");
    notices[0].end = INSTANT_NONE;
    notices[0].start = lines_at(&lines, "10:00:03");
    notices[1].start = lines_at(&lines, "10:00:06");
    live.notice_count = 2;
    CHECK_STR(
        starts_with(walk(&live, &config, "10:00", "10:05"), " overview:20 n1:8 n0:8 picture:10 overview:20"),
        " overview:20 n1:8 n0:8 picture:10 overview:20");

    check_row("whole rounds hold together, the page at a round's end included");
    CHECK(strstr(walk(&live, &config, "10:00", "10:30"), "none") == NULL);

    check_row("a cycle of notices alone: no page before they are told, none after");
    static const struct cycle_entry only[] = {{.kind = PAGE_NOTICE}};
    config.cycle = only;
    config.cycle_count = 1;
    live.notice_count = 1;
    notices[0].start = lines_at(&lines, "10:01");
    notices[0].end = lines_at(&lines, "10:01:10");
    struct page page;
    CHECK(!cycle_page_at(lines.program, &live, &config, lines_at(&lines, "10:00:59"), &lines.arena, &page));
    CHECK_STR(walk(&live, &config, "10:01", "10:05"), " n0:8 n0:8 none");
    lines_finish(&lines);
    return check_done();
}
