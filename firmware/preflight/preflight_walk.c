#include "preflight/preflight_walk.h"

#include <stdlib.h>
#include <string.h>

#include "preflight/inspect.h"
#include "schedule/hallway.h"

void preflight_walk_init(struct preflight_walk *walk, const struct preflight *preflight,
                         struct arena *findings)
{
    *walk = (struct preflight_walk){.preflight = preflight};
    arena_init(&walk->arena, malloc, free);
    findings_init(&walk->findings, findings);
    hash_set_init(&walk->scenes, &walk->arena);
    walk->shown = ARENA_ARRAY(&walk->arena, uint8_t, preflight->program->session_count + 1);
    preflight_plan(preflight, &walk->arena, &walk->jobs);
}

void preflight_walk_finish(struct preflight_walk *walk)
{
    arena_finish(&walk->arena);
}

bool preflight_walk_begin(struct preflight_walk *walk, struct err *reterr)
{
    canvas_init(&walk->canvas);
    walk->renderer = renderer_create(reterr);
    return walk->renderer != NULL;
}

void preflight_walk_add_font(struct preflight_walk *walk, const char *path)
{
    uint32_t place = 0;
    while (place < walk->font_count && strcmp(walk->fonts[place], path) < 0)
        place++;
    if (walk->font_count == PREFLIGHT_MOST_FONTS ||
        (place < walk->font_count && strcmp(walk->fonts[place], path) == 0))
        return;
    for (uint32_t i = walk->font_count++; i > place; i--)
        walk->fonts[i] = walk->fonts[i - 1];
    walk->fonts[place] = arena_copy(&walk->arena, path);
}

/* The fonts that are open: those of one theme, which go when another one with fonts of its own comes. */
static void note_fonts(struct preflight_walk *walk)
{
    const char *path;
    for (uint32_t i = 0; (path = renderer_font_file(walk->renderer, i)) != NULL; i++)
        preflight_walk_add_font(walk, path);
}

void preflight_walk_end(struct preflight_walk *walk)
{
    canvas_finish(&walk->canvas);
    renderer_destroy(walk->renderer);
    walk->renderer = NULL;
}

/* A job that is being done. */
struct job_run {
    struct preflight_walk *walk;
    uint32_t number; /* of the job */
    const struct preflight_job *job;
    struct still still;
    bool messages_only;
    uint64_t screens;    /* that it has come by */
    struct arena *arena; /* of the last screen */
    struct err *reterr;
};

/* Whether a sample has this screen of the job: every so many by the percentage, from another one on in each
 * job. The same for any number of workers. */
static bool is_sampled(struct job_run *run)
{
    unsigned sample = run->walk->preflight->sample;
    uint64_t number = run->screens++ + run->number * UINT64_C(7);
    return sample == 0 || number * sample % 100 < sample;
}

/* The view alone, for the moment at which it changes. */
static void look(struct job_run *run, struct view *ret_view)
{
    run->arena = canvas_begin(&run->walk->canvas);
    still_view(&run->still, run->walk->preflight->program, run->arena, ret_view);
}

/* Composes a screen; draws, as a board does, what differs from the last one; and inspects the picture. */
static bool inspect(struct job_run *run, struct view *ret_view)
{
    struct preflight_walk *walk = run->walk;
    struct canvas *canvas = &walk->canvas;
    struct board_rect boxes[CANVAS_MOST_BOXES];
    struct arena *arena = run->arena = canvas_begin(canvas);
    struct scene *scene = canvas_next_scene(canvas);
    still_compose(&run->still, walk->preflight->program, walk->renderer, arena, ret_view, scene);
    if (run->messages_only && ret_view->kind == VIEW_OVERVIEW)
        return true;
    if (!canvas_resize(canvas, scene->width, scene->height, run->reterr))
        return false;
    canvas_draw(canvas, walk->renderer, boxes);
    struct inspection inspection = {.program = walk->preflight->program,
                                    .renderer = walk->renderer,
                                    .frame = canvas->frame,
                                    .findings = &walk->findings,
                                    .display = run->job->display,
                                    .job = run->number};
    inspect_screen(&inspection, &run->still, ret_view, scene, arena);
    inspect_shown(&run->still, ret_view, scene, walk->shown);
    hash_set_add(&walk->scenes, scene_hash(scene));
    walk->screens++;
    return true;
}

/* At each change. Overviews have sub-pages. */
static bool walk_changes(struct job_run *run)
{
    const struct preflight_job *job = run->job;
    struct still *still = &run->still;
    struct view view;
    for (still->at = job->from; still->at.ms < job->before.ms;) {
        still->page.repetition = 0;
        bool sampled = is_sampled(run);
        if (!sampled)
            look(run, &view);
        else if (!inspect(run, &view))
            return false;
        struct instant until = view.until;
        uint32_t pages = sampled ? still_overview_pages(still, &view, run->walk->renderer, run->arena) : 1;
        for (uint32_t page = 1; page < pages && sampled && !run->messages_only; page++) {
            still->page.repetition = page;
            if (!inspect(run, &view))
                return false;
        }
        /* A state that expires before it began would be a bug of ours, and an endless walk. */
        still->at = until.ms > still->at.ms ? until : job->before;
    }
    return true;
}

static bool walk_page(struct job_run *run)
{
    run->still.page_fixed = true;
    run->still.page = still_page(run->job->page, run->job->subject, 0);
    return walk_changes(run);
}

static bool is_in_scope(const struct program *program, const struct room_scope *scope, uint32_t session)
{
    if (scope->all)
        return true;
    for (uint32_t i = 0; i < scope->count; i++)
        if (session_in_room(program, &program->sessions[session], scope->rooms[i]))
            return true;
    return false;
}

/* Those of which there is something to tell, at their start, or the event's. */
static bool walk_contributions(struct job_run *run)
{
    const struct program *program = run->walk->preflight->program;
    struct room_scope scope;
    struct view view;
    room_scope_of(program, run->still.config, &run->walk->arena, &scope, NULL);
    for (uint32_t i = run->job->first; i < run->job->end; i++) {
        const struct session *session = &program->sessions[i];
        if (session->kind == SESSION_BREAK || session->set_aside ||
            (session->topic_count == 0 && !*session->summary) || !is_in_scope(program, &scope, i))
            continue;
        if (!is_sampled(run))
            continue;
        run->still.at = session_is_scheduled(session)    ? session->start
                        : instant_is_set(program->first) ? program->first
                                                         : (struct instant){0};
        run->still.page_fixed = true;
        run->still.page = still_page(PAGE_CONTRIBUTION, i, 0);
        if (!inspect(run, &view))
            return false;
    }
    return true;
}

static bool walk_picture(struct job_run *run)
{
    struct view view;
    run->still.page_fixed = true;
    run->still.page = still_page(PAGE_PICTURE, run->job->first, 0);
    run->still.page.file = run->still.config->cycle[run->job->first].file;
    return inspect(run, &view);
}

static bool walk_station(struct job_run *run)
{
    static const enum still_station once[] = {STILL_TIME_UNVERIFIED, STILL_NO_PROGRAM, STILL_FAULT};
    struct view view;
    for (size_t i = 0; i < sizeof once / sizeof *once; i++) {
        run->still.station = once[i];
        run->still.at = run->job->from;
        run->still.page_fixed = once[i] == STILL_TIME_UNVERIFIED && run->still.config->role == ROLE_HALLWAY;
        run->still.page = still_page(PAGE_SOON, PROGRAM_NONE, 0);
        if (!inspect(run, &view))
            return false;
    }
    run->still.station = STILL_CLOCK_UNTRUSTED;
    run->still.page_fixed = false;
    return walk_changes(run); /* the program of each day */
}

static bool do_job(struct preflight_walk *walk, uint32_t number, struct err *reterr)
{
    const struct preflight_job *job = &walk->jobs.list[number];
    const struct preflight_display *display = &walk->preflight->displays[job->display];
    struct job_run run = {.walk = walk,
                          .number = number,
                          .job = job,
                          .still = {.config = &display->config, .style = &display->style, .at = job->from},
                          .messages_only = job->kind == PREFLIGHT_MESSAGES,
                          .reterr = reterr};
    switch (job->kind) {
    case PREFLIGHT_DOOR:
        return walk_changes(&run);
    case PREFLIGHT_PAGE:
    case PREFLIGHT_MESSAGES:
        return walk_page(&run);
    case PREFLIGHT_CONTRIBUTIONS:
        return walk_contributions(&run);
    case PREFLIGHT_PICTURE:
        return walk_picture(&run);
    case PREFLIGHT_STATION:
        return walk_station(&run);
    }
    return true;
}

bool preflight_walk_job(struct preflight_walk *walk, uint32_t number, struct err *reterr)
{
    const struct preflight_display *display = &walk->preflight->displays[walk->jobs.list[number].display];
    const struct theme *theme = still_style(&(struct still){.style = &display->style}).theme;
    if (!renderer_set_fonts(walk->renderer, theme, reterr))
        return false;
    /* The same scene looks different in other fonts. */
    if (!walk->theme || !theme_same_fonts(walk->theme, theme))
        canvas_forget(&walk->canvas);
    walk->theme = theme;
    bool ok = do_job(walk, number, reterr);
    note_fonts(walk);
    return ok;
}
