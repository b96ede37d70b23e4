#include "preflight/preflight_plan.h"

#include "program/index.h"
#include "schedule/hallway.h"

/* Screens from so long before the first session until so long after the last. */
#define BEFORE_MS (30 * MS_PER_HOUR)
#define AFTER_MS (30 * MS_PER_HOUR)

#define SESSIONS_A_JOB 64

struct plan {
    const struct program *program;
    struct preflight_jobs *jobs;
    struct instant from, before, first; /* first: of the event */
};

static void add(struct plan *plan, struct preflight_job job)
{
    struct preflight_jobs *jobs = plan->jobs;
    jobs->list = arena_room(jobs->arena, jobs->list, jobs->count, &jobs->capacity, sizeof *jobs->list);
    jobs->list[jobs->count++] = job;
}

/* Whether a display's cycle has pages of this kind. */
static bool has_page(const struct display_config *config, enum page_kind kind)
{
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].kind == kind)
            return true;
    /* As cycle.c has it for a display without a cycle of its own. */
    return config->cycle_count == 0 &&
           (kind == PAGE_OVERVIEW || kind == PAGE_SOON || kind == PAGE_CONTRIBUTION);
}

/* The end of `from`'s conference day; where nothing starts on it, of all days up to the next with a start. */
static struct instant end_of_days(const struct program *program, struct instant from)
{
    struct instant end = program_day_at(program, from).end;
    uint32_t next = index_after(&program->all, from);
    if (next == program->all.count)
        return INSTANT_NEVER;
    struct instant start = program->all.slots[next].start;
    return start.ms < end.ms ? end : program_day_at(program, start).start;
}

/* A job for each day with sessions, so that all workers get some. */
static void add_page(struct plan *plan, uint32_t display, enum preflight_job_kind kind, enum page_kind page)
{
    for (struct instant day = plan->from; day.ms < plan->before.ms;) {
        struct instant next = end_of_days(plan->program, day);
        add(plan, (struct preflight_job){.kind = kind,
                                         .display = display,
                                         .page = page,
                                         .subject = PROGRAM_NONE,
                                         .from = day,
                                         .before = instant_min(next, plan->before)});
        day = next;
    }
}

static void plan_hallway(struct plan *plan, uint32_t number, const struct display_config *config)
{
    struct room_scope scope;
    room_scope_of(plan->program, config, plan->jobs->arena, &scope, NULL);
    bool has_overview = has_page(config, PAGE_OVERVIEW), has_soon = has_page(config, PAGE_SOON);
    if (has_overview)
        add_page(plan, number, PREFLIGHT_PAGE, PAGE_OVERVIEW);
    if (has_soon)
        add_page(plan, number, PREFLIGHT_PAGE, PAGE_SOON);
    if (!has_overview && !has_soon)
        add_page(plan, number, PREFLIGHT_MESSAGES, PAGE_OVERVIEW);
    for (uint32_t i = 0; i < scope.count && has_page(config, PAGE_ROOM); i++)
        add(plan, (struct preflight_job){.kind = PREFLIGHT_PAGE,
                                         .display = number,
                                         .page = PAGE_ROOM,
                                         .subject = scope.rooms[i],
                                         .from = plan->from,
                                         .before = plan->before});
    uint32_t sessions = has_page(config, PAGE_CONTRIBUTION) ? plan->program->session_count : 0;
    for (uint32_t first = 0; first < sessions; first += SESSIONS_A_JOB)
        add(plan, (struct preflight_job){.kind = PREFLIGHT_CONTRIBUTIONS,
                                         .display = number,
                                         .first = first,
                                         .end = first + SESSIONS_A_JOB < sessions ? first + SESSIONS_A_JOB
                                                                                  : sessions});
    for (uint32_t i = 0; i < config->cycle_count; i++)
        if (config->cycle[i].kind == PAGE_PICTURE)
            add(plan, (struct preflight_job){
                          .kind = PREFLIGHT_PICTURE, .display = number, .first = i, .from = plan->first});
}

void preflight_plan(const struct preflight *preflight, struct arena *arena, struct preflight_jobs *ret)
{
    const struct program *program = preflight->program;
    bool timed = instant_is_set(program->first);
    struct plan plan = {.program = program,
                        .jobs = ret,
                        .first = timed ? program->first : (struct instant){0},
                        .from = {timed ? program->first.ms - BEFORE_MS : 0},
                        .before = {timed ? program->last.ms + AFTER_MS : 1}};
    *ret = (struct preflight_jobs){.arena = arena};
    for (uint32_t i = 0; i < preflight->display_count; i++) {
        const struct display_config *config = &preflight->displays[i].config;
        add(&plan, (struct preflight_job){
                       .kind = PREFLIGHT_STATION, .display = i, .from = plan.first, .before = plan.before});
        if (config->role == ROLE_HALLWAY)
            plan_hallway(&plan, i, config);
        else
            add(&plan, (struct preflight_job){
                           .kind = PREFLIGHT_DOOR, .display = i, .from = plan.from, .before = plan.before});
    }
}
