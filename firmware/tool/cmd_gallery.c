#include <stdlib.h>
#include <string.h>

#include "report/workers.h"
#include "gallery/gallery_find.h"
#include "gallery/gallery_page.h"
#include "tool/call_styles.h"
#include "report/html_page.h"
#include "player/still.h"
#include "tool/call_display.h"
#include "tool/tool.h"
#include "program/limits.h"
#include "spool/file.h"

static const char help[] =
    "nownext gallery PROGRAM -o DIR [--all-panels | --panel WxH... | --display FILE]\n"
    "                [--theme THEME...] [--language LANG...] [--live FILE]\n"
    "\n"
    "Draws every kind of screen that an event has, on several panels: for organisers, and to see\n"
    "what a change did. DIR/index.html shows them all, small, each a link to the whole picture; it\n"
    "needs no network and no scripts.\n"
    "\n"
    "The moments are those that a moments.txt above the program's folder names, as for\n"
    "assets/programs/. For any other program they are looked for: each phase of a door, the\n"
    "longest title, the most people, the most sessions at once, a cancelled session, the first and\n"
    "the last, and each page of a hallway. After them come the message screens: without a program,\n"
    "without a clock, with a fault, at night; and what an operator can have to say. Below stands the\n"
    "day of most changes as a row of small pictures for each door.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  -o, --output DIR     the folder, made if need be; files of others in it stay\n"
    "  --panel WxH          on this panel, as the viewer sees it; give one for each. Without any:\n"
    "                       1920x1080, 1080x1920 and 800x480\n"
    "  --all-panels         on all that are tested: six sizes, each upright and lying\n"
    "  --display FILE       on the panel of this display.json, with its thresholds, theme and\n"
    "                       language, and the pictures of its cycle too\n"
    "  --theme THEME        in this theme; give several, or a list as in night,paper,contrast\n"
    "  --language LANG      in this language; give several, or a list as in en,de,fr,ja,ar\n"
    "  --live FILE          what has happened on the day (live.json): it is laid over the program\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "\n"
    "  nownext gallery schedule.json -o gallery\n"
    "  nownext gallery schedule.json -o gallery --panel 800x480 --theme night,paper --language en,ar\n"
    "\n"
    "Exit codes: 0 it is drawn; 1 a file can't be understood; 2 the call is wrong, or a file can't\n"
    "be read or written.\n";

struct call {
    struct tool *tool;
    const struct options *options;
    struct arena *arena;
    const char *folder;
    struct gallery gallery;
    struct gallery_strips strips; /* on the first variant */
    uint32_t variant_count;
    struct gallery_variant *variants;
    struct renderer *renderer; /* of a worker */
};

/* ---- in a worker ---- */

static bool begin(void *user, struct err *reterr)
{
    struct call *call = user;
    call->renderer = renderer_create(reterr);
    return call->renderer != NULL;
}

/* A picture of a door's strip. */
static bool draw_strip(struct call *call, uint32_t number, struct err *reterr)
{
    const struct gallery_variant *variant = &call->variants[0];
    const struct gallery_strip *strip;
    struct arena arena;
    uint32_t n;
    if (!renderer_set_fonts(call->renderer, variant->style.theme, reterr))
        return false;
    arena_init(&arena, malloc, free);
    struct gallery_moment moment = gallery_strip_moment(&call->strips, number, &strip, &n);
    const char *file =
        arena_printf(&arena, "%s/%s", call->folder, gallery_strip_file(&call->gallery, strip, n, &arena));
    bool ok = gallery_draw(&call->gallery, &moment, &variant->config, &variant->style, call->renderer, NULL,
                           file, GALLERY_STRIP_PX, reterr);
    arena_finish(&arena);
    return ok;
}

static bool draw(void *user, uint32_t job, struct err *reterr)
{
    struct call *call = user;
    uint32_t pictures = call->gallery.count * call->variant_count;
    if (job >= pictures)
        return draw_strip(call, job - pictures, reterr);
    const struct gallery_moment *moment = &call->gallery.moments[job / call->variant_count];
    const struct gallery_variant *variant = &call->variants[job % call->variant_count];
    struct arena arena;
    if (!renderer_set_fonts(call->renderer, variant->style.theme, reterr))
        return false;
    arena_init(&arena, malloc, free);
    const char *path = arena_printf(&arena, "%s/%s/%s.png", call->folder, variant->folder, moment->name);
    const char *thumb =
        arena_printf(&arena, "%s/%s/small/%s.png", call->folder, variant->folder, moment->name);
    bool ok = gallery_draw(&call->gallery, moment, &variant->config, &variant->style, call->renderer, path,
                           thumb, HTML_PAGE_THUMB_PX, reterr);
    arena_finish(&arena);
    return ok;
}

static void end(void *user, struct str_builder *result)
{
    (void)result;
    struct call *call = user;
    renderer_destroy(call->renderer);
}

/* ---- panels and styles ---- */

static int read_panels(struct call *call, struct panel_size panels[OPTIONS_MOST_VALUES], uint32_t *ret_count)
{
    if (!call->options->values[OPTION_ALL_PANELS])
        return call_panels(call->tool, call->options, call->arena, panels, ret_count);
    if (call->options->values[OPTION_PANEL])
        return tool_refuse(call->tool, "--all-panels has all of them: leave --panel away");
    *ret_count = 0;
    for (uint32_t i = 0; i < PANEL_SIZE_COUNT; i++) {
        panels[(*ret_count)++] = panel_sizes[i];
        panels[(*ret_count)++] = (struct panel_size){panel_sizes[i].height, panel_sizes[i].width};
    }
    return TOOL_OK;
}

/* Adds one for each style. */
static int add_variants(struct call *call, struct call_styles *styles, const struct display_config *base)
{
    const struct panel_config *panel = &base->panel;
    bool turned = panel->rotate == 90 || panel->rotate == 270;
    for (uint32_t n = 0; n < call_styles_count(styles); n++) {
        struct gallery_variant *variant = &call->variants[call->variant_count++];
        const char *name;
        variant->config = *base;
        variant->width = turned ? panel->height : panel->width;
        variant->height = turned ? panel->width : panel->height;
        int code = call_styles_get(styles, n, &variant->config, &variant->style, &name);
        if (code != TOOL_OK)
            return code;
        const char *size = arena_printf(call->arena, "%dx%d", variant->width, variant->height);
        variant->name = *name ? arena_printf(call->arena, "%s, %s", size, name) : size;
        variant->folder =
            *name ? arena_printf(call->arena, "%s-%s", size, str_slug(call->arena, name)) : size;
    }
    return TOOL_OK;
}

static int make_variants(struct call *call)
{
    struct panel_size panels[OPTIONS_MOST_VALUES];
    struct display_config base;
    struct call_styles styles;
    uint32_t count = 1;
    const char *file = call->options->values[OPTION_DISPLAY];
    call_styles_init(&styles, call->tool, call->options, call->gallery.program, call->arena);
    if (file && (call->options->values[OPTION_PANEL] || call->options->values[OPTION_ALL_PANELS]))
        return tool_refuse(call->tool, "--display says the panel: leave --panel and --all-panels away");
    int code = file ? call_display(call->tool, call->options, call->gallery.program, ROLE_DOOR, call->arena,
                                   &base, NULL)
                    : read_panels(call, panels, &count);
    if (code != TOOL_OK)
        return code;
    call->variants =
        ARENA_ARRAY(call->arena, struct gallery_variant, (size_t)count * call_styles_count(&styles));
    if (file) {
        gallery_add_pictures(&call->gallery, &base);
        return add_variants(call, &styles, &base);
    }
    for (uint32_t i = 0; code == TOOL_OK && i < count; i++) {
        display_config_set_defaults(&base, ROLE_DOOR);
        base.panel.width = panels[i].width;
        base.panel.height = panels[i].height;
        code = add_variants(call, &styles, &base);
    }
    return code;
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
    bool ok = still_make_folder(call->folder, reterr) &&
              still_make_folder(arena_printf(call->arena, "%s/strips", call->folder), reterr);
    for (uint32_t i = 0; ok && i < call->variant_count; i++) {
        const char *folder = arena_printf(call->arena, "%s/%s", call->folder, call->variants[i].folder);
        ok = still_make_folder(folder, reterr) &&
             still_make_folder(arena_printf(call->arena, "%s/small", folder), reterr);
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
    gallery_add_messages(&call->gallery);
    gallery_add_live(&call->gallery);
    int code = make_variants(call);
    if (code != TOOL_OK)
        return code;
    gallery_strips_make(&call->gallery, &call->strips);
    struct workers_task task = {.user = call,
                                .job_count =
                                    call->gallery.count * call->variant_count + call->strips.pictures,
                                .begin = begin,
                                .work = draw,
                                .end = end,
                                .progress = call->tool->err,
                                .what = "of the pictures drawn"};
    gallery_page(&call->gallery, call->variants, call->variant_count, &call->strips, &page);
    const char *index = arena_printf(call->arena, "%s/index.html", call->folder);
    /* The page comes last: what it shows is there then. */
    if (!make_folders(call, &err) || !workers_run(&task, workers_cores(), &err) ||
        !spool_replace_file(index, page.text, page.length, &err))
        return tool_fail(call->tool, call->folder, &err);
    fprintf(call->tool->out, "%s: %u pictures of %u moments, %u of a day at %u doors\n", index,
            task.job_count - call->strips.pictures, call->gallery.count, call->strips.pictures,
            call->strips.count);
    return TOOL_OK;
}

static const char *refuse(const struct options *options)
{
    return options->program && !options->values[OPTION_OUTPUT] ? "say into which folder with -o DIR" : NULL;
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    struct call call = {
        .tool = tool, .options = options, .arena = &loaded->arena, .folder = options->values[OPTION_OUTPUT]};
    bool ok;
    int code = call_happened(tool, options, loaded, NULL, &ok);
    if (code != TOOL_OK)
        return code;
    gallery_init(&call.gallery, loaded->program, &loaded->arena);
    code = make(&call, options->program);
    return code == TOOL_OK && !ok ? TOOL_INPUT : code;
}

const struct command command_gallery = {
    .name = "gallery",
    .help = help,
    .options = OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_ALL_PANELS) | OPTION_BIT(OPTION_PANEL) |
               OPTION_BIT(OPTION_DISPLAY) | OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_LANGUAGE) |
               OPTION_BIT(OPTION_TIMEZONE) | OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_LIVE) | OPTION_MANY,
    .refuse = refuse,
    .run = run,
};
