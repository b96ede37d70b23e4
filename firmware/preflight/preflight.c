#include "preflight/preflight.h"

#include <stdlib.h>

#include "preflight/preflight_result.h"
#include "preflight/preflight_venue.h"
#include "report/workers.h"

uint32_t preflight_default_displays(const struct program *program, const struct panel_size *panels,
                                    uint32_t panel_count, struct arena *arena,
                                    const struct preflight_display **ret)
{
    uint32_t each = program->room_count + 1, count = 0;
    struct preflight_display *displays =
        ARENA_ARRAY(arena, struct preflight_display, (size_t)each * panel_count);
    for (uint32_t i = 0; i < panel_count; i++) {
        for (uint32_t room = 0; room < each; room++) {
            struct preflight_display *display = &displays[count++];
            bool door = room < program->room_count;
            display_config_set_defaults(&display->config, door ? ROLE_DOOR : ROLE_HALLWAY);
            display->config.panel.width = panels[i].width;
            display->config.panel.height = panels[i].height;
            display->style = style_default();
            display->name = "hallway";
            if (!door)
                continue;
            display_config_set_room(&display->config, program, room, arena);
            display->name = arena_printf(arena, "door %s", program->rooms[room].id);
        }
    }
    *ret = displays;
    return count;
}

/* ---- what the workers do ---- */

static bool begin_work(void *user, struct err *reterr)
{
    return preflight_walk_begin(user, reterr);
}

static bool do_job(void *user, uint32_t number, struct err *reterr)
{
    return preflight_walk_job(user, number, reterr);
}

static void end_work(void *user, struct str_builder *result)
{
    preflight_result_write(user, result);
    preflight_walk_end(user);
}

static void take_result(void *user, const void *bytes, size_t size)
{
    preflight_result_take(user, bytes, size);
}

/* ---- the whole ---- */

static void summarise(const struct preflight_walk *walk, struct arena *arena, struct findings_summary *ret)
{
    const struct preflight *preflight = walk->preflight;
    const char **names = ARENA_ARRAY(arena, const char *, preflight->display_count + 1);
    for (uint32_t i = 0; i < preflight->display_count; i++)
        names[i] = preflight->displays[i].name;
    *ret = (struct findings_summary){.program = preflight->program,
                                     .displays = names,
                                     .display_count = preflight->display_count,
                                     .screens = walk->screens,
                                     .different = walk->scenes.count,
                                     .sample = preflight->sample};
    for (uint32_t i = 0; i < preflight->program->session_count; i++)
        ret->sessions += session_is_scheduled(&preflight->program->sessions[i]) &&
                         preflight->program->sessions[i].kind != SESSION_BREAK;
    fonts_used_make(walk->fonts, walk->font_count, arena, &ret->type);
}

bool preflight_run(const struct preflight *preflight, struct arena *arena, struct findings *ret,
                   struct findings_summary *ret_summary, struct err *reterr)
{
    struct preflight_walk walk;
    preflight_walk_init(&walk, preflight, arena);
    struct workers_task task = {.user = &walk,
                                .job_count = walk.jobs.count,
                                .begin = begin_work,
                                .work = do_job,
                                .end = end_work,
                                .take = take_result,
                                .progress = preflight->progress,
                                .what = "of the screens drawn and looked at"};
    bool ok = workers_run(&task, preflight->workers, reterr);
    if (ok) {
        preflight_venue_look(preflight, walk.shown, &walk.findings);
        findings_sort(&walk.findings);
        *ret = walk.findings;
        summarise(&walk, arena, ret_summary);
    }
    preflight_walk_finish(&walk);
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
        scene_fill(scene, sides[i], (struct color){0xFF, 0x3B, 0x8D}, "finding");
}

bool preflight_picture(const struct preflight *preflight, const struct finding *finding,
                       struct renderer *renderer, const char *path, const char *thumb, struct err *reterr)
{
    struct arena arena;
    struct view view;
    struct scene scene;
    const struct preflight_display *display = &preflight->displays[finding->display];
    struct still still = {
        .config = &display->config,
        .style = &display->style,
        .station = finding->station,
        .at = {finding->first_ms},
        .page_fixed = finding->page_fixed,
        .page = still_page(finding->page_kind, finding->page_subject, finding->page_repetition)};
    if (finding->page_fixed && finding->page_kind == PAGE_PICTURE)
        still.page.file = display->config.cycle[finding->page_subject].file;
    if (!renderer_set_fonts(renderer, still_style(&still).theme, reterr))
        return false;
    arena_init(&arena, malloc, free);
    still_compose(&still, preflight->program, renderer, &arena, &view, &scene);
    if (finding->box_width > 0)
        mark(&scene, (struct box){finding->x, finding->y, finding->box_width, finding->box_height});
    bool ok = still_write(&scene, renderer, path, thumb, PREFLIGHT_THUMB_PX, reterr);
    arena_finish(&arena);
    return ok;
}
