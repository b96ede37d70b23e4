#include "preflight/preflight_plan.h"

#include "schedule/lines.h"
#include "tool/fixture.h"

static uint32_t count(const struct preflight_jobs *jobs, enum preflight_job_kind kind, enum page_kind page)
{
    uint32_t found = 0;
    for (uint32_t i = 0; i < jobs->count; i++)
        found += jobs->list[i].kind == kind && (kind != PREFLIGHT_PAGE || jobs->list[i].page == page);
    return found;
}

static void plan(const struct loaded *loaded, struct preflight_display *display, struct arena *arena,
                 struct preflight_jobs *jobs)
{
    struct preflight preflight = {.program = loaded->program, .display_count = 1, .displays = display};
    preflight_plan(&preflight, arena, jobs);
}

int main(void)
{
    static const struct cycle_entry rooms[] = {{.kind = PAGE_ROOM},
                                               {.kind = PAGE_PICTURE, .file = "a.png"},
                                               {.kind = PAGE_PICTURE, .file = "b.png"}},
                                    soon[] = {{.kind = PAGE_SOON}};
    struct preflight_display display = {.name = "d"};
    struct preflight_jobs jobs;
    struct loaded loaded;
    struct arena arena;
    load_small(&loaded);
    arena_init(&arena, malloc, free);

    check_row("door");
    display_config_set_defaults(&display.config, ROLE_DOOR);
    plan(&loaded, &display, &arena, &jobs);
    CHECK_INT(jobs.count, 2);
    CHECK_INT(count(&jobs, PREFLIGHT_STATION, 0), 1);
    CHECK_INT(count(&jobs, PREFLIGHT_DOOR, 0), 1);
    /* What a display shows that is not running as it should is looked at from the event's beginning. */
    CHECK_INT(jobs.list[0].kind, PREFLIGHT_STATION);
    CHECK_INT(jobs.list[0].from.ms, loaded.program->first.ms);
    CHECK_INT(jobs.list[1].from.ms, loaded.program->first.ms - 30 * MS_PER_HOUR);
    CHECK_INT(jobs.list[1].before.ms, loaded.program->last.ms + 30 * MS_PER_HOUR);

    check_row("hallway, its role's cycle");
    display_config_set_defaults(&display.config, ROLE_HALLWAY);
    plan(&loaded, &display, &arena, &jobs);
    uint32_t days = count(&jobs, PREFLIGHT_PAGE, PAGE_OVERVIEW);
    CHECK(days >= 4 && days <= 6); /* two of the event, and those before and after */
    CHECK_INT(count(&jobs, PREFLIGHT_PAGE, PAGE_SOON), days);
    CHECK_INT(count(&jobs, PREFLIGHT_PAGE, PAGE_ROOM), 0);
    CHECK_INT(count(&jobs, PREFLIGHT_CONTRIBUTIONS, 0), 1);
    CHECK_INT(count(&jobs, PREFLIGHT_MESSAGES, 0), 0);
    check_row("the whole time, without gaps");
    int64_t last = 0;
    for (uint32_t i = 0; i < jobs.count; i++)
        if (jobs.list[i].kind == PREFLIGHT_PAGE && jobs.list[i].page == PAGE_OVERVIEW) {
            CHECK(last == 0 || jobs.list[i].from.ms == last);
            CHECK(jobs.list[i].before.ms > jobs.list[i].from.ms);
            if (last == 0)
                CHECK_INT(jobs.list[i].from.ms, loaded.program->first.ms - 30 * MS_PER_HOUR);
            last = jobs.list[i].before.ms;
        }
    CHECK_INT(last, loaded.program->last.ms + 30 * MS_PER_HOUR);
    check_row("each session once");
    uint32_t next = 0;
    for (uint32_t i = 0; i < jobs.count; i++)
        if (jobs.list[i].kind == PREFLIGHT_CONTRIBUTIONS) {
            CHECK_INT(jobs.list[i].first, next);
            next = jobs.list[i].end;
        }
    CHECK_INT(next, loaded.program->session_count);

    check_row("its own pages only");
    display.config.cycle = soon;
    display.config.cycle_count = 1;
    plan(&loaded, &display, &arena, &jobs);
    CHECK_INT(jobs.count, 1 + days);
    CHECK_INT(count(&jobs, PREFLIGHT_PAGE, PAGE_SOON), days);

    check_row("rooms and pictures");
    display.config.cycle = rooms;
    display.config.cycle_count = 3;
    plan(&loaded, &display, &arena, &jobs);
    CHECK_INT(count(&jobs, PREFLIGHT_PAGE, PAGE_ROOM), loaded.program->room_count);
    CHECK_INT(count(&jobs, PREFLIGHT_PICTURE, 0), 2);
    CHECK_INT(count(&jobs, PREFLIGHT_MESSAGES, 0), days);
    CHECK_INT(count(&jobs, PREFLIGHT_CONTRIBUTIONS, 0), 0);
    CHECK_INT(jobs.list[jobs.count - 1].first, 2);

    check_row("years without a session are one job");
    struct lines lines;
    lines_init(&lines, "a A 10:00-11:00; x A 2912001/10:00-2912001/11:00");
    struct preflight far = {.program = lines.program, .display_count = 1, .displays = &display};
    display_config_set_defaults(&display.config, ROLE_HALLWAY);
    preflight_plan(&far, &arena, &jobs);
    CHECK(count(&jobs, PREFLIGHT_PAGE, PAGE_OVERVIEW) <= 8);
    lines_finish(&lines);

    arena_finish(&arena);
    load_finish(&loaded);
    return check_done();
}
