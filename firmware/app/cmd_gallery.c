#include <stdlib.h>
#include <string.h>

#include "app/crew.h"
#include "app/gallery.h"
#include "app/setup.h"
#include "app/shot.h"
#include "app/tool.h"
#include "program/limits.h"
#include "spool/file.h"

static const char help[] =
    "nownext gallery PROGRAM -o DIR [--all-panels]\n"
    "\n"
    "Draws every kind of screen that an event has, on several panels: for organisers, and to see\n"
    "what a change did. DIR/index.html shows them all, small, each a link to the whole picture; it\n"
    "needs no network and no scripts.\n"
    "\n"
    "The moments are those that a moments.txt above the program's folder names, as for\n"
    "assets/programs/. For any other program they are looked for: each phase of a door, the\n"
    "longest title, the most people, the most sessions at once, a cancelled session, the first and\n"
    "the last, and each page of a hallway.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  -o, --output DIR     the folder, made if need be; files of others in it stay\n"
    "  --all-panels         on all seven panels that are tested; 1920x1080, 1080x1920 and 800x480\n"
    "                       without it\n"
    "  --timezone ZONE      for a file whose times carry no offset and that names no zone\n"
    "\n"
    "  nownext gallery schedule.json -o gallery\n"
    "\n"
    "Exit codes: 0 it is drawn; 1 a file can't be understood; 2 the call is wrong, or a file can't\n"
    "be read or written.\n";

static const struct setup_panel panels[] = {{1920, 1080}, {1080, 1920}, {800, 480}, {3840, 2160},
                                            {1280, 720},  {1024, 600},  {480, 320}};
#define FEW_PANELS 3
#define ALL_PANELS (sizeof panels / sizeof *panels)

#define THUMB_PX 400

struct call {
    struct tool *tool;
    const struct options *options;
    struct arena *arena;
    const char *folder;
    uint32_t panel_count;
    struct gallery gallery;
    struct renderer *renderer; /* of a worker */
};

/* ---- in a worker ---- */

static bool begin(void *user, struct err *reterr)
{
    struct call *call = user;
    call->renderer = renderer_create(reterr);
    return call->renderer != NULL;
}

static bool draw(void *user, uint32_t job, struct crew_mail *mail, struct err *reterr)
{
    (void)mail;
    struct call *call = user;
    const struct gallery_moment *moment = &call->gallery.moments[job / call->panel_count];
    const struct setup_panel *panel = &panels[job % call->panel_count];
    struct display_config config;
    struct arena arena;
    struct view view;
    struct scene scene;
    arena_init(&arena, malloc, free);
    display_config_set_defaults(&config, moment->role);
    config.panel.width = panel->width;
    config.panel.height = panel->height;
    if (moment->role == ROLE_DOOR)
        setup_room(&config, call->gallery.program, moment->room, &arena);
    struct shot shot = {
        .config = &config, .at = moment->at, .page_fixed = moment->page_fixed, .page = moment->page};
    shot_compose(&shot, call->gallery.program, call->renderer, &arena, &view, &scene);
    bool ok = shot_write(
        &scene, call->renderer,
        arena_printf(&arena, "%s/%dx%d/%s.png", call->folder, panel->width, panel->height, moment->name),
        arena_printf(&arena, "%s/%dx%d/small/%s.png", call->folder, panel->width, panel->height, moment->name),
        THUMB_PX, reterr);
    arena_finish(&arena);
    return ok;
}

static bool end(void *user, struct crew_mail *mail, struct err *reterr)
{
    (void)mail;
    (void)reterr;
    struct call *call = user;
    renderer_destroy(call->renderer);
    return true;
}

static void take(void *user, const void *bytes, size_t size)
{
    (void)user;
    (void)bytes;
    (void)size;
}

/* ---- the page ---- */

static void add_pictures(struct str_builder *page, const struct call *call, const struct gallery_moment *moment)
{
    str_addf(page, "<section id=\"%s\">\n<h2>%s</h2>\n<p>", moment->name, moment->name);
    shot_add_html(page, moment->what);
    str_add(page, "</p>\n");
    for (uint32_t i = 0; i < call->panel_count; i++)
        str_addf(page,
                 "<figure><a href=\"%dx%d/%s.png\"><img loading=\"lazy\" alt=\"%s on %dx%d\" "
                 "src=\"%dx%d/small/%s.png\"></a><figcaption>%dx%d</figcaption></figure>\n",
                 panels[i].width, panels[i].height, moment->name, moment->name, panels[i].width, panels[i].height,
                 panels[i].width, panels[i].height, moment->name, panels[i].width, panels[i].height);
    str_add(page, "</section>\n");
}

static void make_page(struct str_builder *page, const struct call *call)
{
    const char *title = label_text(call->gallery.program->event.title, "");
    str_add(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Gallery: ");
    shot_add_html(page, title);
    str_add(page, "</title>\n<style>\n"
                  "body { font: 16px/1.4 sans-serif; margin: 2em; background: #e9ebee; color: #111; }\n"
                  "section { margin: 0 0 2em; }\nh2 { margin: 0; font-size: 1.1em; }\np { margin: 0 0 .5em; }\n"
                  "figure { display: inline-block; vertical-align: top; margin: 0 1em 1em 0; }\n"
                  "img { display: block; max-width: 400px; max-height: 400px; box-shadow: 0 1px 4px #0006; }\n"
                  "figcaption { font-size: .8em; color: #444; }\n</style>\n<h1>Gallery: ");
    shot_add_html(page, title);
    str_add(page, "</h1>\n");
    for (uint32_t i = 0; i < call->gallery.count; i++)
        add_pictures(page, call, &call->gallery.moments[i]);
    str_add(page, "</html>\n");
}

/* ---- the call ---- */

/* "a/programs/x.json" has its moments in "a/moments.txt", as of "programs/x.json". */
static bool read_named(struct call *call, const char *path, const char **ret_file, struct err *reterr)
{
    const char *base = strrchr(path, '/'), *start = base;
    const char *bytes;
    size_t size;
    struct err none = {0};
    if (!base)
        return true;
    while (start > path && start[-1] != '/')
        start--;
    const char *file = arena_printf(call->arena, "%.*smoments.txt", (int)(start - path), path);
    if (!spool_read_file(file, LIMIT_FILE_BYTES, call->arena, &bytes, &size, &none))
        return true;
    *ret_file = file;
    return gallery_read(&call->gallery, bytes, start, reterr);
}

static bool make_folders(const struct call *call, struct err *reterr)
{
    bool ok = shot_make_folder(call->folder, reterr);
    for (uint32_t i = 0; ok && i < call->panel_count; i++) {
        const char *of_panel =
            arena_printf(call->arena, "%s/%dx%d", call->folder, panels[i].width, panels[i].height);
        ok = shot_make_folder(of_panel, reterr) &&
             shot_make_folder(arena_printf(call->arena, "%s/small", of_panel), reterr);
    }
    return ok;
}

static int make(struct call *call, const char *program_path)
{
    struct err err = {0};
    struct str_builder page = {.arena = call->arena};
    const char *file = program_path;
    if (!read_named(call, program_path, &file, &err))
        return tool_fail(call->tool, file, &err);
    if (call->gallery.count == 0)
        gallery_find(&call->gallery);
    if (call->gallery.count == 0)
        return tool_refuse(call->tool, "the program has no sessions to draw");
    struct crew_task task = {.user = call,
                             .job_count = call->gallery.count * call->panel_count,
                             .begin = begin,
                             .work = draw,
                             .end = end,
                             .take = take,
                             .progress = call->tool->err,
                             .what = "of the pictures drawn"};
    make_page(&page, call);
    const char *index = arena_printf(call->arena, "%s/index.html", call->folder);
    /* The page comes last: what it shows is there then. */
    if (!make_folders(call, &err) || !crew_run(&task, crew_cores(), &err) ||
        !spool_replace_file(index, page.text, page.length, &err))
        return tool_fail(call->tool, call->folder, &err);
    fprintf(call->tool->out, "%s: %u pictures of %u moments\n", index, task.job_count, call->gallery.count);
    return TOOL_OK;
}

static int run(struct tool *tool, const struct options *options)
{
    struct loaded loaded;
    if (options->program && !options->values[OPTION_OUTPUT])
        return tool_refuse(tool, "say into which folder with -o DIR");
    int code = tool_load(tool, options, &loaded);
    if (code != TOOL_OK)
        return code;
    struct call call = {.tool = tool,
                        .options = options,
                        .arena = &loaded.arena,
                        .folder = options->values[OPTION_OUTPUT],
                        .panel_count = options->values[OPTION_ALL_PANELS] ? (uint32_t)ALL_PANELS : FEW_PANELS};
    gallery_init(&call.gallery, loaded.program, &loaded.arena);
    code = make(&call, options->program);
    load_finish(&loaded);
    return code;
}

const struct command command_gallery = {
    .name = "gallery",
    .help = help,
    .options = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_ALL_PANELS) | OPTION_BIT(OPTION_TIMEZONE),
    .run = run,
};
