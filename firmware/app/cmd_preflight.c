#include <stdlib.h>

#include "app/crew.h"
#include "app/load_display.h"
#include "app/preflight.h"
#include "app/shot.h"
#include "app/tool.h"
#include "spool/file.h"

static const char help[] =
    "nownext preflight PROGRAM [--display FILE]... [--panel WxH]... [--json] [--html DIR]\n"
    "\n"
    "Proves the screens of an event before its doors open: every change of every display over the\n"
    "whole event is set in type and looked at. It names what a visitor could not read, each once\n"
    "for a session and a panel, with the number of screens and the first moment:\n"
    "\n"
    "  title-cut, people-cut          a title or names that are not shown whole\n"
    "  glyph-missing                  characters that no installed font has, with their numbers\n"
    "  text-small, overlap, outside   text below the minimum size; boxes that lie on each other, or\n"
    "                                 leave the picture\n"
    "  contrast                       below 7:1 for now and next, 4.5:1 for the rest\n"
    "  room-unknown, room-unshown     a display of a room that is not there; a room without display\n"
    "  never-shown                    a session that no screen ever shows as now or next\n"
    "  now-small                      a note: NOW is smaller than diagonal_in and\n"
    "                                 viewing_distance_m of the display ask for\n"
    "  text-cut                       a note: some other text was shortened\n"
    "\n"
    "It ends with a fingerprint of fonts and libraries: a board with the same one shows the same.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  --display FILE       a display.json of the venue; give one for each display. Without any: a\n"
    "                       door for each room and a hallway\n"
    "  --panel WxH          for displays without a file: on this panel; give one for each. Without\n"
    "                       any: 1920x1080, 1080x1920 and 800x480\n"
    "  --json               one JSON object in place of the table\n"
    "  --html DIR           also a page DIR/index.html with a picture of each finding; files of\n"
    "                       others in DIR stay\n"
    "  --timezone ZONE      for a file whose times carry no offset and that names no zone\n"
    "\n"
    "  nownext preflight schedule.json\n"
    "  nownext preflight schedule.json --panel 800x480 --html report\n"
    "\n"
    "Exit codes: 0 nothing is wrong but for notes; 1 something is, or the file can't be understood;\n"
    "2 the call is wrong, or a file can't be read or written.\n";

struct call {
    struct tool *tool;
    const struct options *options;
    struct arena *arena;
    struct preflight preflight;
    struct findings findings;
    const char *folder; /* of --html */
};

#define MOST_DISPLAYS (OPTIONS_MOST_MORE + 1)

/* All values of an option that may be given many times. */
static uint32_t values_of(const struct options *options, enum option option, const char *ret[MOST_DISPLAYS])
{
    uint32_t count = 0;
    if (options->values[option])
        ret[count++] = options->values[option];
    for (uint32_t i = 0; i < options->more_count; i++)
        if (options->more[i].option == option)
            ret[count++] = options->more[i].value;
    return count;
}

static int read_displays(struct call *call, const char *const *files, uint32_t count)
{
    struct preflight_display *displays = ARENA_ARRAY(call->arena, struct preflight_display, count);
    for (uint32_t i = 0; i < count; i++) {
        struct err err = {0};
        struct issue_list issues;
        const struct display_config *config;
        issue_list_init(&issues, call->arena);
        if (!load_display(files[i], call->arena, &issues, &config, &err))
            return tool_fail(call->tool, files[i], &err);
        for (const struct issue *issue = issues.first; issue; issue = issue->next)
            tool_print_issue(call->tool->err, files[i], issue);
        displays[i] = (struct preflight_display){config->name && *config->name ? config->name : files[i], *config};
        struct panel_config *panel = &displays[i].config.panel;
        if (panel->width == 0 || panel->height == 0) {
            panel->width = 1920;
            panel->height = 1080;
        }
    }
    call->preflight.displays = displays;
    call->preflight.display_count = count;
    return TOOL_OK;
}

static int read_call(struct call *call)
{
    struct preflight_panel panels[MOST_DISPLAYS] = {{1920, 1080}, {1080, 1920}, {800, 480}};
    const char *values[MOST_DISPLAYS];
    uint32_t files = values_of(call->options, OPTION_DISPLAY, values);
    if (files > 0 && call->options->values[OPTION_PANEL])
        return tool_refuse(call->tool, "--display says the panel: leave --panel away");
    if (files > 0)
        return read_displays(call, values, files);
    uint32_t count = values_of(call->options, OPTION_PANEL, values);
    for (uint32_t i = 0; i < count; i++) {
        struct err err = {0};
        if (!options_read_panel(values[i], &panels[i].width, &panels[i].height, &err))
            return tool_fail(call->tool, NULL, &err);
    }
    call->preflight.display_count = preflight_default_displays(call->preflight.program, panels, count ? count : 3,
                                                               call->arena, &call->preflight.displays);
    return TOOL_OK;
}

/* ---- the page ---- */

static bool begin_pictures(void *user, struct err *reterr)
{
    (void)user;
    (void)reterr;
    return true;
}

static bool end_pictures(void *user, struct crew_mail *mail, struct err *reterr)
{
    (void)user;
    (void)mail;
    (void)reterr;
    return true;
}

/* A job is a run of pictures, so that fonts are opened once for many. */
#define PICTURES_A_JOB 16

static bool draw_pictures(void *user, uint32_t job, struct crew_mail *mail, struct err *reterr)
{
    (void)mail;
    struct call *call = user;
    struct renderer *renderer = renderer_create(reterr);
    bool ok = renderer != NULL;
    for (uint32_t i = job * PICTURES_A_JOB; ok && i < call->findings.count && i < (job + 1) * PICTURES_A_JOB; i++) {
        const struct finding *finding = &call->findings.list[i];
        if (finding->width == 0 || !instant_is_set((struct instant){finding->first_ms}))
            continue;
        char path[1024];
        if ((size_t)snprintf(path, sizeof path, "%s/finding-%u.png", call->folder, i + 1) >= sizeof path)
            ok = err_set(reterr, ERR_IO, "the path of the folder is too long");
        else
            ok = preflight_picture(&call->preflight, finding, renderer, path, reterr);
    }
    renderer_destroy(renderer);
    return ok;
}

static void take_nothing(void *user, const void *bytes, size_t size)
{
    (void)user;
    (void)bytes;
    (void)size;
}

static int write_page(struct call *call, const struct findings_summary *summary)
{
    struct err err = {0};
    struct str_builder page = {.arena = call->arena};
    struct crew_task task = {.user = call,
                             .job_count = (call->findings.count + PICTURES_A_JOB - 1) / PICTURES_A_JOB,
                             .begin = begin_pictures,
                             .work = draw_pictures,
                             .end = end_pictures,
                             .take = take_nothing,
                             .progress = call->preflight.progress,
                             .what = "of the pictures drawn"};
    findings_html(&call->findings, summary, &page);
    const char *path = arena_printf(call->arena, "%s/index.html", call->folder);
    if (shot_make_folder(call->folder, &err) && crew_run(&task, crew_cores(), &err) &&
        spool_replace_file(path, page.text, page.length, &err))
        return TOOL_OK;
    return tool_fail(call->tool, call->folder, &err);
}

static int fly(struct call *call)
{
    struct err err = {0};
    struct findings_summary summary;
    struct str_builder report = {.arena = call->arena};
    if (!preflight_run(&call->preflight, call->arena, &call->findings, &summary, &err))
        return tool_fail(call->tool, NULL, &err);
    if (call->options->values[OPTION_JSON])
        findings_json(&call->findings, &summary, &report);
    else
        findings_table(&call->findings, &summary, &report);
    fputs(report.text, call->tool->out);
    call->folder = call->options->values[OPTION_HTML];
    int code = call->folder ? write_page(call, &summary) : TOOL_OK;
    return code != TOOL_OK ? code : findings_faults(&call->findings) > 0 ? TOOL_INPUT : TOOL_OK;
}

static int run(struct tool *tool, const struct options *options)
{
    struct loaded loaded;
    int code = tool_load(tool, options, &loaded);
    if (code != TOOL_OK)
        return code;
    struct call call = {.tool = tool,
                        .options = options,
                        .arena = &loaded.arena,
                        .preflight = {.program = loaded.program, .workers = crew_cores(), .progress = tool->err}};
    code = read_call(&call);
    if (code == TOOL_OK)
        code = fly(&call);
    load_finish(&loaded);
    return code;
}

const struct command command_preflight = {
    .name = "preflight",
    .help = help,
    .options = OPTION_BIT(OPTION_DISPLAY) | OPTION_BIT(OPTION_PANEL) | OPTION_BIT(OPTION_JSON) |
               OPTION_BIT(OPTION_HTML) | OPTION_BIT(OPTION_TIMEZONE) | OPTION_MANY,
    .run = run,
};
