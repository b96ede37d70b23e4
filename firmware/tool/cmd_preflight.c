#include <stdlib.h>
#include <string.h>

#include "changes/fold.h"
#include "report/workers.h"
#include "load/load_display.h"
#include "load/safe_picture.h"
#include "tool/call_styles.h"
#include "preflight/preflight.h"
#include "preflight/report_page.h"
#include "preflight/report_subjects.h"
#include "preflight/report_table.h"
#include "tool/call_display.h"
#include "load/known_names.h"
#include "player/still.h"
#include "tool/tool.h"
#include "spool/file.h"

static const char help[] =
    "nownext preflight PROGRAM [--venue FILE | --display FILE... | --panel WxH...]\n"
    "                  [--theme THEME...] [--language LANG...] [--json] [--html DIR] [--all]\n"
    "                  [--sample PERCENT]\n"
    "\n"
    "Proves the screens of an event before its doors open: every change of every display over the\n"
    "whole event is set in type, drawn and looked at. It names what a visitor could not read, each\n"
    "once for a session and a panel, with the number of screens and the first moment:\n"
    "\n"
    "  title-cut, people-cut          a title or names that are not shown whole\n"
    "  glyph-missing                  characters that come out as a box, with their numbers\n"
    "  text-small, overlap, outside   text below the minimum size; things that lie on each other, or\n"
    "                                 leave their box or the picture\n"
    "  covered, contrast              text that is not to be seen; that stands out by less than 7:1\n"
    "                                 for now and next, 4.5:1 for the rest\n"
    "  picture                        an organiser's picture that is not there or can't be shown\n"
    "  room-unknown, room-unshown     a display of a room that is not there; a room without display\n"
    "  never-shown                    a session that no screen ever shows as now or next\n"
    "  state-unshown, theme-size      a door without its state's shape or word; text moved by a theme\n"
    "  list-uncounted                 coming sessions that are neither shown nor counted\n"
    "  now-small                      a note: NOW is smaller than diagonal_in and\n"
    "                                 viewing_distance_m of the display ask for\n"
    "  text-cut                       a note: some other text was shortened\n"
    "  track-color                    a note: a track coloured as a state is\n"
    "  people-more                    a note: names that have no room, left out whole and counted\n"
    "\n"
    "It ends with a fingerprint of fonts and libraries: a board with the same one shows the same.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  --venue FILE         the venue.json of all displays\n"
    "  --display FILE       a display.json; give one for each display\n"
    "                       Without either: a door for each room and a hallway\n"
    "  --panel WxH          for displays without a file: on this panel; give one for each. Without\n"
    "                       any: 1920x1080, 1080x1920 and 800x480\n"
    "  --theme THEME        in this theme, whatever the display's file says; give several, or a list\n"
    "                       as in night,paper,contrast, to prove all displays in each. Without it:\n"
    "                       the file's, else night\n"
    "  --language LANG      the same for languages, as in en,de,fr,ja,ar. Without it: the file's,\n"
    "                       else the event's first\n"
    "  --live FILE          what an operator has to say (live.json): that its rooms and sessions are\n"
    "                       there, and what has happened to sessions, which is laid over the program;\n"
    "                       no screen is drawn of notices and emergencies\n"
    "  --sample PERCENT     looks at so many of the screens alone, evenly spread, as 10: quick, but what\n"
    "                       is never shown is not told then\n"
    "  --all                lists all findings, not the most seen of each kind alone\n"
    "  --json               one JSON object in place of the table, with all findings\n"
    "  --html DIR           also a page DIR/index.html with pictures of the findings that are\n"
    "                       seen most, twelve of each kind; files of\n"
    "                       others in DIR stay\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "\n"
    "  nownext preflight schedule.json\n"
    "  nownext preflight schedule.json --venue venue.json --html report\n"
    "  nownext preflight schedule.json --panel 800x480 --theme night,paper,contrast\n"
    "\n"
    "Exit codes: 0 nothing is wrong but for notes; 1 something is, a file names a room or session\n"
    "that the program does not have, or can't be understood; 2 the call is wrong, or a file can't\n"
    "be read or written.\n";

struct call {
    struct tool *tool;
    const struct options *options;
    struct arena *arena;
    struct preflight preflight;
    struct findings findings;
    const char *folder; /* of --html */
    const bool *pictured;
    bool names_unknown; /* a file names a room or session that the program does not have */
};

/* ---- the displays ---- */

static void set_displays(struct call *call, const struct preflight_display *displays, uint32_t count)
{
    call->preflight.displays = displays;
    call->preflight.display_count = count;
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
        unsigned before = issues.count;
        known_names_display(call->preflight.program, config, "", &issues);
        call->names_unknown = call->names_unknown || issues.count > before;
        tool_print_issues(call->tool->err, files[i], &issues);
        displays[i].name = *config->name ? config->name : files[i];
        displays[i].config = *config;
        safe_picture_prepare(&displays[i].config, call->arena, NULL);
    }
    set_displays(call, displays, count);
    return TOOL_OK;
}

static int read_venue_file(struct call *call, const char *file)
{
    struct err err = {0};
    struct issue_list issues;
    const struct venue *venue;
    issue_list_init(&issues, call->arena);
    if (!load_venue(file, call->arena, &issues, &venue, &err))
        return tool_fail(call->tool, file, &err);
    unsigned before = issues.count;
    known_names_venue(call->preflight.program, venue, &issues);
    call->names_unknown = issues.count > before;
    tool_print_issues(call->tool->err, file, &issues);
    if (venue->display_count == 0)
        return tool_refuse(call->tool, "the venue has no displays");
    struct preflight_display *displays =
        ARENA_ARRAY(call->arena, struct preflight_display, venue->display_count);
    for (uint32_t i = 0; i < venue->display_count; i++) {
        displays[i].name = venue->displays[i].config.name;
        displays[i].config = venue->displays[i].config;
        safe_picture_prepare(&displays[i].config, call->arena, NULL);
    }
    set_displays(call, displays, venue->display_count);
    return TOOL_OK;
}

static int make_displays(struct call *call)
{
    struct panel_size panels[OPTIONS_MOST_VALUES];
    uint32_t count;
    int code = call_panels(call->tool, call->options, call->arena, panels, &count);
    if (code != TOOL_OK)
        return code;
    const struct preflight_display *displays;
    count = preflight_default_displays(call->preflight.program, panels, count, call->arena, &displays);
    set_displays(call, displays, count);
    return TOOL_OK;
}

/* Live data are held against the program, and laid over it; notices and emergencies are not drawn. */
static int look_at_live(struct call *call)
{
    struct issue_list issues;
    const struct live *live;
    int code = call_live(call->tool, call->options, call->arena, &live);
    if (code != TOOL_OK || !live)
        return code;
    uint32_t count = call->preflight.display_count;
    const struct display_config **configs = ARENA_ARRAY(call->arena, const struct display_config *, count);
    for (uint32_t i = 0; i < count; i++)
        configs[i] = &call->preflight.displays[i].config;
    issue_list_init(&issues, call->arena);
    known_names_live(call->preflight.program, live, configs, count, &issues);
    call->names_unknown = call->names_unknown || issues.count > 0;
    tool_print_issues(call->tool->err, call->options->values[OPTION_LIVE], &issues);
    call->preflight.program = changes_fold(call->preflight.program, NULL, live, call->arena, NULL);
    return TOOL_OK;
}

/* Each display in each style that is asked for. */
static int add_styles(struct call *call)
{
    struct call_styles styles;
    call_styles_init(&styles, call->tool, call->options, call->preflight.program, call->arena);
    uint32_t each = call_styles_count(&styles), count = 0;
    struct preflight_display *displays =
        ARENA_ARRAY(call->arena, struct preflight_display, (size_t)each * call->preflight.display_count);
    for (uint32_t i = 0; i < call->preflight.display_count; i++) {
        for (uint32_t n = 0; n < each; n++) {
            struct preflight_display *display = &displays[count++];
            const char *suffix;
            *display = call->preflight.displays[i];
            int code = call_styles_get(&styles, n, &display->config, &display->style, &suffix);
            if (code != TOOL_OK)
                return code;
            if (*suffix)
                display->name = arena_printf(call->arena, "%s, %s", display->name, suffix);
        }
    }
    set_displays(call, displays, count);
    return TOOL_OK;
}

/* "10", or "10%". */
static int read_sample(struct call *call)
{
    const char *text = call->options->values[OPTION_SAMPLE];
    if (!text)
        return TOOL_OK;
    char *end;
    long percent = strtol(text, &end, 10);
    if (end == text || (*end && strcmp(end, "%") != 0) || percent < 1 || percent > 100)
        return tool_refuse(call->tool, "--sample is per cent of the screens, from 1 to 100");
    call->preflight.sample = percent == 100 ? 0 : (unsigned)percent;
    return TOOL_OK;
}

static int read_call(struct call *call)
{
    const char *values[OPTIONS_MOST_VALUES], *venue = call->options->values[OPTION_VENUE];
    uint32_t files = options_values(call->options, OPTION_DISPLAY, false, call->arena, values);
    if (files > 0 && venue)
        return tool_refuse(call->tool, "--venue has all displays: leave --display away");
    if ((files > 0 || venue) && call->options->values[OPTION_PANEL])
        return tool_refuse(call->tool, venue ? "--venue says the panels: leave --panel away"
                                             : "--display says the panel: leave --panel away");
    int code = read_sample(call);
    if (code != TOOL_OK)
        return code;
    code = venue       ? read_venue_file(call, venue)
           : files > 0 ? read_displays(call, values, files)
                       : make_displays(call);
    if (code == TOOL_OK)
        code = look_at_live(call);
    return code == TOOL_OK ? add_styles(call) : code;
}

/* ---- the page ---- */

/* A job is a run of pictures, so that fonts are opened once for many. */
#define PICTURES_A_JOB 16

static bool draw_pictures(void *user, uint32_t job, struct err *reterr)
{
    struct call *call = user;
    struct renderer *renderer = renderer_create(reterr);
    bool ok = renderer != NULL;
    for (uint32_t i = job * PICTURES_A_JOB; ok && i < call->findings.count && i < (job + 1) * PICTURES_A_JOB;
         i++) {
        const struct finding *finding = &call->findings.list[i];
        if (!call->pictured[i])
            continue;
        char path[1024], small[1024];
        if ((size_t)snprintf(path, sizeof path, "%s/finding-%u.png", call->folder, i + 1) >= sizeof path ||
            (size_t)snprintf(small, sizeof small, "%s/small/finding-%u.png", call->folder, i + 1) >=
                sizeof small)
            ok = err_set(reterr, ERR_IO, "the path of the folder is too long");
        else
            ok = preflight_picture(&call->preflight, finding, renderer, path, small, reterr);
    }
    renderer_destroy(renderer);
    return ok;
}

static int write_page(struct call *call, const struct findings_summary *summary)
{
    struct err err = {0};
    struct str_builder page = {.arena = call->arena};
    call->pictured = report_subjects_pictured(&call->findings, call->arena);
    struct workers_task task = {.user = call,
                                .job_count = (call->findings.count + PICTURES_A_JOB - 1) / PICTURES_A_JOB,
                                .work = draw_pictures,
                                .progress = call->preflight.progress,
                                .what = "of the pictures drawn"};
    report_page(&call->findings, summary, &page);
    const char *path = arena_printf(call->arena, "%s/index.html", call->folder);
    const char *small = arena_printf(call->arena, "%s/small", call->folder);
    if (still_make_folder(call->folder, &err) && still_make_folder(small, &err) &&
        workers_run(&task, workers_cores(), &err) && spool_replace_file(path, page.text, page.length, &err))
        return TOOL_OK;
    return tool_fail(call->tool, call->folder, &err);
}

static int run_preflight(struct call *call)
{
    struct err err = {0};
    struct findings_summary summary;
    struct str_builder report = {.arena = call->arena};
    if (!preflight_run(&call->preflight, call->arena, &call->findings, &summary, &err))
        return tool_fail(call->tool, NULL, &err);
    if (call->options->values[OPTION_JSON])
        findings_json(&call->findings, &summary, &report);
    else
        report_table(&call->findings, &summary, call->options->values[OPTION_ALL] != NULL, &report);
    if (!call->options->values[OPTION_JSON])
        tool_print_zone(call->tool->out, call->options->program, call->preflight.program);
    fputs(report.text, call->tool->out);
    call->folder = call->options->values[OPTION_HTML];
    int code = call->folder ? write_page(call, &summary) : TOOL_OK;
    if (code != TOOL_OK)
        return code;
    return call->names_unknown || findings_faults(&call->findings) > 0 ? TOOL_INPUT : TOOL_OK;
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    struct call call = {
        .tool = tool,
        .options = options,
        .arena = &loaded->arena,
        .preflight = {.program = loaded->program, .workers = workers_cores(), .progress = tool->err}};
    int code = read_call(&call);
    return code == TOOL_OK ? run_preflight(&call) : code;
}

const struct command command_preflight = {
    .name = "preflight",
    .help = help,
    .options = OPTION_BIT(OPTION_VENUE) | OPTION_BIT(OPTION_DISPLAY) | OPTION_BIT(OPTION_PANEL) |
               OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_LANGUAGE) | OPTION_BIT(OPTION_ALL) |
               OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_HTML) | OPTION_BIT(OPTION_TIMEZONE) |
               OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_LIVE) | OPTION_BIT(OPTION_SAMPLE) | OPTION_MANY,
    .run = run,
};
