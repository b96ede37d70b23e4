#include "app/preflight.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/crew.h"
#include "app/inspect.h"
#include "app/setup.h"
#include "app/shot.h"
#include "schedule/hallway.h"
#include "spool/file.h"

/* Screens from so long before the first session until so long after the last. */
#define BEFORE_MS (30 * MS_PER_HOUR)
#define AFTER_MS (30 * MS_PER_HOUR)

#define SESSIONS_A_JOB 64
#define MOST_FONT_BYTES (256u * 1024 * 1024)
#define MOST_FONTS 64

enum job_kind { JOB_DOOR, JOB_LISTS, JOB_ROOM, JOB_CONTRIBUTIONS };

struct job {
    enum job_kind kind;
    uint32_t display;
    uint32_t room;               /* ROOM */
    uint32_t first, end;         /* CONTRIBUTIONS: sessions */
    struct instant from, before; /* all others */
};

struct walk {
    const struct preflight *preflight;
    const struct program *program;
    uint32_t job_count, job_capacity;
    struct job *jobs;
    struct arena arena;   /* as long as the walk */
    struct arena scratch; /* of one screen */
    struct renderer *renderer;
    struct findings findings;
    uint64_t screens;
    uint8_t *shown; /* by session */
    uint32_t font_count;
    const char *fonts[MOST_FONTS]; /* paths */
};

uint32_t preflight_default_displays(const struct program *program, const struct preflight_panel *panels,
                                    uint32_t panel_count, struct arena *arena,
                                    const struct preflight_display **ret)
{
    uint32_t each = program->room_count + 1, count = 0;
    struct preflight_display *displays = ARENA_ARRAY(arena, struct preflight_display, (size_t)each * panel_count);
    for (uint32_t i = 0; i < panel_count; i++) {
        for (uint32_t room = 0; room < each; room++) {
            struct preflight_display *display = &displays[count++];
            bool door = room < program->room_count;
            display_config_set_defaults(&display->config, door ? ROLE_DOOR : ROLE_HALLWAY);
            display->config.panel.width = panels[i].width;
            display->config.panel.height = panels[i].height;
            display->name = "hallway";
            if (!door)
                continue;
            setup_room(&display->config, program, room, arena);
            display->name = arena_printf(arena, "door %s", program->rooms[room].id);
        }
    }
    *ret = displays;
    return count;
}

/* ---- what there is to do ---- */

static void add_job(struct walk *walk, struct job job)
{
    if (walk->job_count == walk->job_capacity) {
        uint32_t capacity = walk->job_capacity ? walk->job_capacity * 2 : 256;
        walk->jobs = arena_grow(&walk->arena, walk->jobs, walk->job_count, capacity, sizeof *walk->jobs);
        walk->job_capacity = capacity;
    }
    walk->jobs[walk->job_count++] = job;
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

static void plan_hallway(struct walk *walk, uint32_t number, struct instant from, struct instant before)
{
    const struct display_config *config = &walk->preflight->displays[number].config;
    struct room_scope scope;
    room_scope_of(walk->program, config, &walk->arena, &scope, NULL);
    for (struct instant day = from; day.ms < before.ms;) {
        struct instant next = program_day_at(walk->program, day).end;
        add_job(walk, (struct job){JOB_LISTS, number, .from = day, .before = instant_min(next, before)});
        day = next;
    }
    for (uint32_t i = 0; i < scope.count; i++)
        add_job(walk, (struct job){JOB_ROOM, number, .room = scope.rooms[i], .from = from, .before = before});
    for (uint32_t first = 0; first < walk->program->session_count; first += SESSIONS_A_JOB) {
        uint32_t end = first + SESSIONS_A_JOB;
        add_job(walk, (struct job){JOB_CONTRIBUTIONS, number, .first = first,
                                   .end = end < walk->program->session_count ? end : walk->program->session_count});
    }
}

static void plan(struct walk *walk)
{
    const struct program *program = walk->program;
    bool timed = instant_is_set(program->first);
    struct instant from = {timed ? program->first.ms - BEFORE_MS : 0};
    struct instant before = {timed ? program->last.ms + AFTER_MS : 1};
    for (uint32_t i = 0; i < walk->preflight->display_count; i++) {
        if (walk->preflight->displays[i].config.role == ROLE_HALLWAY)
            plan_hallway(walk, i, from, before);
        else
            add_job(walk, (struct job){JOB_DOOR, i, .from = from, .before = before});
    }
}

/* ---- in a worker ---- */

static void look(struct walk *walk, uint32_t number, const struct shot *shot, struct view *ret_view)
{
    struct scene scene;
    struct inspection inspection = {walk->program, walk->renderer, &walk->findings, walk->jobs[number].display,
                                    number};
    arena_reset(&walk->scratch);
    shot_compose(shot, walk->program, walk->renderer, &walk->scratch, ret_view, &scene);
    inspect_screen(&inspection, shot, ret_view, &scene, &walk->scratch);
    inspect_shown(ret_view, &scene, walk->shown);
    walk->screens++;
}

/* Looks at one page at each of its changes. Overviews have sub-pages. */
static void walk_page(struct walk *walk, uint32_t number, struct shot shot)
{
    const struct job *job = &walk->jobs[number];
    struct view view;
    for (shot.at = job->from; shot.at.ms < job->before.ms;) {
        shot.page.repetition = 0;
        look(walk, number, &shot, &view);
        struct instant until = view.until;
        uint32_t pages = shot_overview_pages(&shot, &view, walk->renderer);
        for (uint32_t page = 1; page < pages; page++) {
            shot.page.repetition = page;
            look(walk, number, &shot, &view);
        }
        /* A state that expires before it began would be a bug of ours, and an endless walk. */
        shot.at = until.ms > shot.at.ms ? until : job->before;
    }
}

/* Each session once: at its start, or the event's. */
static void walk_contributions(struct walk *walk, uint32_t number, struct shot shot)
{
    const struct job *job = &walk->jobs[number];
    struct room_scope scope;
    struct view view;
    room_scope_of(walk->program, shot.config, &walk->arena, &scope, NULL);
    for (uint32_t i = job->first; i < job->end; i++) {
        const struct session *session = &walk->program->sessions[i];
        if (session->kind == SESSION_BREAK || !is_in_scope(walk->program, &scope, i))
            continue;
        shot.at = session_is_scheduled(session)           ? session->start
                  : instant_is_set(walk->program->first) ? walk->program->first
                                                         : (struct instant){0};
        shot.page = shot_page(PAGE_CONTRIBUTION, i, 0);
        look(walk, number, &shot, &view);
    }
}

static bool do_job(void *user, uint32_t number, struct crew_mail *mail, struct err *reterr)
{
    (void)mail;
    (void)reterr;
    struct walk *walk = user;
    const struct job *job = &walk->jobs[number];
    struct shot shot = {.config = &walk->preflight->displays[job->display].config,
                        .page_fixed = job->kind != JOB_DOOR};
    switch (job->kind) {
    case JOB_DOOR:
        walk_page(walk, number, shot);
        break;
    case JOB_LISTS:
        shot.page = shot_page(PAGE_OVERVIEW, PROGRAM_NONE, 0);
        walk_page(walk, number, shot);
        shot.page = shot_page(PAGE_SOON, PROGRAM_NONE, 0);
        walk_page(walk, number, shot);
        break;
    case JOB_ROOM:
        shot.page = shot_page(PAGE_ROOM, job->room, 0);
        walk_page(walk, number, shot);
        break;
    case JOB_CONTRIBUTIONS:
        walk_contributions(walk, number, shot);
        break;
    }
    return true;
}

static bool begin_work(void *user, struct err *reterr)
{
    struct walk *walk = user;
    walk->renderer = renderer_create(reterr);
    return walk->renderer != NULL;
}

/* ---- what a worker tells ---- */

enum news_kind { NEWS_FINDING, NEWS_SHOWN, NEWS_SCREENS, NEWS_FONT };

struct news {
    enum news_kind kind;
    uint32_t session;
    uint64_t screens;
    struct finding finding; /* a font's path is its text, or longer than that would be: none of ours is */
};

static bool end_work(void *user, struct crew_mail *mail, struct err *reterr)
{
    (void)reterr;
    struct walk *walk = user;
    struct news news;
    memset(&news, 0, sizeof news); /* padding goes over the pipe too */
    for (uint32_t i = 0; i < walk->findings.count; i++) {
        news.kind = NEWS_FINDING;
        news.finding = walk->findings.list[i];
        crew_send(mail, &news, sizeof news);
    }
    for (uint32_t i = 0; i < walk->program->session_count; i++) {
        news.kind = NEWS_SHOWN;
        news.session = i;
        if (walk->shown[i])
            crew_send(mail, &news, sizeof news);
    }
    news.kind = NEWS_SCREENS;
    news.screens = walk->screens;
    crew_send(mail, &news, sizeof news);
    const char *path;
    for (uint32_t i = 0; (path = renderer_font_file(walk->renderer, i)) != NULL; i++) {
        news.kind = NEWS_FONT;
        snprintf(news.finding.text, sizeof news.finding.text, "%s", path);
        crew_send(mail, &news, sizeof news);
    }
    renderer_destroy(walk->renderer);
    return true;
}

/* Kept in order, each once. */
static void take_font(struct walk *walk, const char *path)
{
    uint32_t place = 0;
    while (place < walk->font_count && strcmp(walk->fonts[place], path) < 0)
        place++;
    if (walk->font_count == MOST_FONTS ||
        (place < walk->font_count && strcmp(walk->fonts[place], path) == 0))
        return;
    for (uint32_t i = walk->font_count++; i > place; i--)
        walk->fonts[i] = walk->fonts[i - 1];
    walk->fonts[place] = arena_copy(&walk->arena, path);
}

static void take_news(void *user, const void *bytes, size_t size)
{
    struct walk *walk = user;
    const struct news *news = bytes;
    if (size != sizeof *news)
        return;
    switch (news->kind) {
    case NEWS_FINDING:
        findings_add(&walk->findings, &news->finding);
        break;
    case NEWS_SHOWN:
        walk->shown[news->session] = 1;
        break;
    case NEWS_SCREENS:
        walk->screens += news->screens;
        break;
    case NEWS_FONT:
        take_font(walk, news->finding.text);
        break;
    }
}

/* ---- what no single screen tells ---- */

static struct finding of_venue(enum finding_rule rule)
{
    return (struct finding){.rule = rule,
                            .session = PROGRAM_NONE,
                            .room = PROGRAM_NONE,
                            .count = 1,
                            .first_ms = INSTANT_NONE.ms,
                            .page_subject = PROGRAM_NONE};
}

/* Which rooms have a display; and the displays that have no room. */
static void look_at_rooms(struct walk *walk, uint8_t *has_display)
{
    const struct preflight *preflight = walk->preflight;
    for (uint32_t i = 0; i < preflight->display_count; i++) {
        const struct preflight_display *display = &preflight->displays[i];
        if (display->config.room_count == 0)
            memset(has_display, 1, walk->program->room_count);
        for (uint32_t j = 0; j < display->config.room_count; j++) {
            uint32_t room = display_config_find_room(&display->config, walk->program, display->config.rooms[j]);
            if (room != PROGRAM_NONE) {
                has_display[room] = 1;
                continue;
            }
            struct finding finding = of_venue(FINDING_ROOM_UNKNOWN);
            snprintf(finding.text, sizeof finding.text, "the display %.80s names the room \"%.100s\"", display->name,
                     display->config.rooms[j]);
            findings_add(&walk->findings, &finding);
        }
    }
}

/* A combined room is seen at the doors of its parts. */
static bool is_seen(const struct program *program, uint32_t room, const uint8_t *has_display)
{
    bool seen = has_display[room];
    for (uint32_t i = 0; !seen && i < program->rooms[room].part_count; i++)
        seen = has_display[program->rooms[room].parts[i]];
    return seen;
}

static void look_at_venue(struct walk *walk)
{
    const struct program *program = walk->program;
    uint8_t *has_display = ARENA_ARRAY(&walk->arena, uint8_t, program->room_count + 1);
    look_at_rooms(walk, has_display);
    for (uint32_t i = 0; i < program->room_count; i++) {
        const struct room *room = &program->rooms[i];
        if (is_seen(program, i, has_display) || room->sessions.count == 0)
            continue;
        struct finding finding = of_venue(FINDING_ROOM_UNSHOWN);
        finding.room = i;
        snprintf(finding.text, sizeof finding.text, "%u sessions", room->sessions.count);
        findings_add(&walk->findings, &finding);
    }
    for (uint32_t i = 0; i < program->session_count; i++) {
        const struct session *session = &program->sessions[i];
        if (walk->shown[i] || !session_is_scheduled(session) || session->cancelled || session->kind == SESSION_BREAK)
            continue;
        /* Its room was told of already. */
        bool seen = session->room_count == 0;
        for (uint32_t j = 0; j < session->room_count; j++)
            seen = seen || is_seen(program, session->rooms[j], has_display);
        if (!seen)
            continue;
        struct finding finding = of_venue(FINDING_NEVER_SHOWN);
        finding.session = i;
        findings_add(&walk->findings, &finding);
    }
}

/* ---- the whole ---- */

static void describe_type(struct walk *walk, struct arena *arena, struct findings_summary *ret)
{
    char libraries[200];
    ret->libraries = arena_copy(arena, renderer_libraries(libraries, sizeof libraries));
    const char **lines = ARENA_ARRAY(arena, const char *, MOST_FONTS);
    uint64_t hash = str_hash(ret->libraries, strlen(ret->libraries));
    for (uint32_t i = 0; i < walk->font_count; i++) {
        const char *bytes = "";
        size_t size = 0;
        arena_reset(&walk->scratch);
        spool_read_file(walk->fonts[i], MOST_FONT_BYTES, &walk->scratch, &bytes, &size, NULL);
        uint64_t own = str_hash(bytes, size);
        lines[i] = arena_printf(arena, "%016llx %s", (unsigned long long)own, walk->fonts[i]);
        hash = (hash ^ own) * UINT64_C(0x100000001B3);
    }
    ret->fonts = lines;
    ret->font_count = walk->font_count;
    ret->fingerprint = arena_printf(arena, "%016llx", (unsigned long long)hash);
}

static void summarise(struct walk *walk, struct arena *arena, struct findings_summary *ret)
{
    const struct preflight *preflight = walk->preflight;
    const char **names = ARENA_ARRAY(arena, const char *, preflight->display_count + 1);
    for (uint32_t i = 0; i < preflight->display_count; i++)
        names[i] = preflight->displays[i].name;
    *ret = (struct findings_summary){.program = walk->program,
                                     .displays = names,
                                     .display_count = preflight->display_count,
                                     .screens = walk->screens};
    for (uint32_t i = 0; i < walk->program->session_count; i++)
        ret->sessions += session_is_scheduled(&walk->program->sessions[i]) &&
                         walk->program->sessions[i].kind != SESSION_BREAK;
    describe_type(walk, arena, ret);
}

bool preflight_run(const struct preflight *preflight, struct arena *arena, struct findings *ret,
                   struct findings_summary *ret_summary, struct err *reterr)
{
    struct walk walk = {.preflight = preflight, .program = preflight->program};
    arena_init(&walk.arena, malloc, free);
    arena_init(&walk.scratch, malloc, free);
    findings_init(&walk.findings, arena);
    walk.shown = ARENA_ARRAY(&walk.arena, uint8_t, preflight->program->session_count + 1);
    plan(&walk);
    struct crew_task task = {.user = &walk,
                             .job_count = walk.job_count,
                             .begin = begin_work,
                             .work = do_job,
                             .end = end_work,
                             .take = take_news,
                             .progress = preflight->progress,
                             .what = "of the screens looked at"};
    bool ok = crew_run(&task, preflight->workers, reterr);
    if (ok) {
        look_at_venue(&walk);
        findings_sort(&walk.findings);
        *ret = walk.findings;
        summarise(&walk, arena, ret_summary);
    }
    arena_finish(&walk.scratch);
    arena_finish(&walk.arena);
    return ok;
}

/* ---- pictures ---- */

/* A frame around what is wrong, a little outside of it. */
static void mark(struct scene *scene, struct box box)
{
    int thick = scene->height / 240 + 2;
    struct box outer = box_intersect(
        (struct box){box.x - 2 * thick, box.y - 2 * thick, box.width + 4 * thick, box.height + 4 * thick},
        (struct box){0, 0, scene->width, scene->height});
    const struct box sides[] = {{outer.x, outer.y, outer.width, thick},
                                {outer.x, outer.y + outer.height - thick, outer.width, thick},
                                {outer.x, outer.y, thick, outer.height},
                                {outer.x + outer.width - thick, outer.y, thick, outer.height}};
    for (size_t i = 0; i < 4; i++)
        scene_fill(scene, sides[i], (struct color){0xFF, 0x3B, 0x8D}, 0, "finding");
}

bool preflight_picture(const struct preflight *preflight, const struct finding *finding,
                       struct renderer *renderer, const char *path, struct err *reterr)
{
    struct arena arena;
    struct view view;
    struct scene scene;
    struct shot shot = {.config = &preflight->displays[finding->display].config,
                        .at = {finding->first_ms},
                        .page_fixed = finding->page_fixed,
                        .page = shot_page(finding->page_kind, finding->page_subject, finding->page_repetition)};
    arena_init(&arena, malloc, free);
    shot_compose(&shot, preflight->program, renderer, &arena, &view, &scene);
    if (finding->box_width > 0)
        mark(&scene, (struct box){finding->x, finding->y, finding->box_width, finding->box_height});
    bool ok = shot_write(&scene, renderer, path, NULL, 0, reterr);
    arena_finish(&arena);
    return ok;
}
