#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "load/values.h"
#include "platform/turn.h"
#include "player/still.h"
#include "reader/name_key.h"
#include "raster/png.h"
#include "lookup/nearest.h"
#include "tool/call_display.h"
#include "tool/tool.h"

static const char help[] =
    "nownext render PROGRAM (--role door|hallway | --display FILE | --venue FILE) --at MOMENT\n"
    "               (-o out.png | --scene) ...\n"
    "\n"
    "Draws what a screen shows at a moment: the same bytes as on the panel.\n"
    "\n"
    "  PROGRAM              a schedule of any supported format, told by its content; - for the\n"
    "                       standard input\n"
    "  --role ROLE          door: one room, at its door; hallway: all rooms, page by page\n"
    "  --display FILE       the display.json of the screen, in place of --role\n"
    "  --venue FILE         the venue.json of all displays: --display NAME is then one of them, by its\n"
    "                       name or what its board is known by\n"
    "  --room ROOM          by name, short name or id, or by a part of its name that no other has:\n"
    "                       the door's room; for a hallway, that room alone\n"
    "  --at MOMENT          2024-09-20T10:42:00+02:00, or without the offset a local time of the\n"
    "                       event; 10:42 is on its first day; \"fri 10:42\", \"20 sep 10:42\"; now\n"
    "  --page PAGE          of a hallway: overview, overview:N (its N-th part), soon, room:ID,\n"
    "                       contribution:ID, notice:ID; without it the page that the cycle shows at\n"
    "                       that moment\n"
    "  --panel WxH          the panel in its native position; 1920x1080 without it; also 1080p,\n"
    "                       720p, 4k, and upright 1080p-portrait\n"
    "  --rotate DEGREES     0, 90, 180 or 270: how far the picture is turned clockwise for the\n"
    "                       panel. The picture written is the panel's memory: 1920x1080 with 90\n"
    "                       is a portrait screen lying on its side\n"
    "  --theme THEME        night (as without it), paper, contrast, or the path of a theme's file\n"
    "  --language LANG      of the screen's own words, and of titles where the program has them:\n"
    "                       en, de, fr, es, it, pt, ja, zh, ko, ar; without it the event's first\n"
    "  --live FILE          what an operator has to say (live.json): notices, an emergency,\n"
    "                       what has happened to sessions\n"
    "  -o, --output FILE    the PNG file to write\n"
    "  --scene              the list of what is drawn, a line for each thing, in place of a\n"
    "                       picture\n"
    "  --timezone ZONE      the event's zone, before what the file says, as Europe/Vienna\n"
    "  --title TEXT         the event's title, for a file that doesn't give it\n"
    "\n"
    "  nownext render schedule.json --role door --room \"Hall L1\" --at 2024-09-20T10:42 -o door.png\n"
    "  nownext render schedule.json --role hallway --page soon --at 10:42 --panel 1080x1920 -o soon.png\n"
    "\n"
    "Exit codes: 0 it was drawn; 1 a file can't be understood, or names a room or session that the\n"
    "program does not have: then it is drawn all the same; 2 the call is wrong, or a file can't be\n"
    "read or written.\n";

/* What the call asks for, resolved. */
struct rendering {
    struct tool *tool;
    const struct options *options;
    const struct program *program;
    struct arena *arena;
    struct display_config config;
    struct style style;
    const struct venue *venue;
    const struct live *live;
    struct instant at;
    bool page_fixed;
    struct page page;
};

static int read_subject(struct rendering *rendering, const char *id)
{
    struct page *page = &rendering->page;
    struct str_builder text = {.arena = rendering->arena};
    switch (page->kind) {
    case PAGE_ROOM:
        return tool_name_room(rendering->tool, id, &rendering->config, rendering->program, &page->subject);
    case PAGE_CONTRIBUTION:
        page->subject = name_find_session(rendering->program, id, rendering->arena);
        if (page->subject == PROGRAM_NONE)
            nearest_sessions_text(rendering->program, id, &text);
        break;
    case PAGE_NOTICE:
        for (uint32_t i = 0; rendering->live && i < rendering->live->notice_count; i++)
            if (strcmp(rendering->live->notices[i].id, id) == 0)
                page->subject = i;
        if (page->subject == PROGRAM_NONE)
            return tool_refuse(rendering->tool, "--page notice:ID: --live FILE has no notice with this id");
        break;
    default:
        if (id) {
            char *end;
            long number = strtol(id, &end, 10);
            if (*end || number < 1 || number > 1000)
                return tool_refuse(rendering->tool, "--page overview:N: give a number from 1 to 1000");
            page->repetition = (uint32_t)number - 1;
        }
        return TOOL_OK;
    }
    return page->subject == PROGRAM_NONE ? tool_refuse(rendering->tool, text.text) : TOOL_OK;
}

static int read_page(struct rendering *rendering)
{
    const char *text = rendering->options->values[OPTION_PAGE], *id;
    struct err err = {0};
    if (!text)
        return TOOL_OK;
    if (rendering->config.role != ROLE_HALLWAY)
        return tool_refuse(rendering->tool, "--page is for a hallway: a door shows its room");
    rendering->page =
        (struct page){.subject = PROGRAM_NONE, .start = rendering->at, .end = INSTANT_NEVER, .count = 1};
    if (!value_read_page(text, &rendering->page.kind, &id, &err))
        return tool_fail(rendering->tool, NULL, &err);
    rendering->page_fixed = true;
    return read_subject(rendering, id);
}

/* What pictures of other kinds end with. A name without an end is as good as any. */
static bool is_other_picture(const char *path)
{
    static const char *const ends[] = {"jpg", "jpeg", "jpe",  "gif",  "webp", "bmp", "svg",
                                       "pdf", "tif",  "tiff", "avif", "ppm",  "heic"};
    const char *end = strrchr(path, '.');
    for (size_t i = 0; end && i < sizeof ends / sizeof *ends; i++)
        if (ascii_same(end + 1, strlen(end + 1), ends[i], strlen(ends[i])))
            return true;
    return false;
}

static int refuse_output(const struct rendering *rendering, const char *path)
{
    const char *end = strrchr(path, '.');
    return tool_refuse(
        rendering->tool,
        arena_printf(rendering->arena,
                     "-o %s: pictures are written as PNG; give %.*s.png, and convert that if need be", path,
                     (int)(end - path), path));
}

static int read_call(struct rendering *rendering)
{
    const struct options *options = rendering->options;
    if (!options->values[OPTION_OUTPUT] == !options->values[OPTION_SCENE])
        return tool_refuse(
            rendering->tool,
            "say what to make: a picture with -o out.png, or the list of what is drawn with --scene");
    if (options->values[OPTION_OUTPUT] && is_other_picture(options->values[OPTION_OUTPUT]))
        return refuse_output(rendering, options->values[OPTION_OUTPUT]);
    if (!options->values[OPTION_ROLE] && !options->values[OPTION_DISPLAY] && !options->values[OPTION_VENUE])
        return tool_refuse(
            rendering->tool,
            "say which screen, with --role door, --role hallway, --display FILE or --venue FILE");
    int code = call_display(rendering->tool, options, rendering->program, ROLE_DOOR, rendering->arena,
                            &rendering->config, &rendering->venue);
    if (code == TOOL_OK)
        code = call_style(rendering->tool, &rendering->config, rendering->program, rendering->arena,
                          &rendering->style);
    if (code == TOOL_OK)
        code = call_fold(rendering->tool, options, rendering->arena, &rendering->program, &rendering->live);
    if (code != TOOL_OK)
        return code;
    if (rendering->config.role == ROLE_DOOR && rendering->config.room_count == 0) {
        /* Says which rooms there are, unless there is but one. */
        uint32_t room;
        code = tool_find_room(rendering->tool, options, &rendering->config, rendering->program, &room);
        if (code != TOOL_OK)
            return code;
        display_config_set_room(&rendering->config, rendering->program, room, rendering->arena);
    }
    code = call_moment(rendering->tool, options, rendering->program, &rendering->at);
    return code == TOOL_OK ? read_page(rendering) : code;
}

/* The picture as the panel's memory holds it. */
static bool write_panel(const struct scene *scene, struct renderer *renderer, int rotate, const char *path,
                        struct err *reterr)
{
    struct board_rect all = {0, 0, scene->width, scene->height};
    struct board_rect place = turn_map_rect(all, scene->width, scene->height, rotate);
    struct frame *frame = frame_create(scene->width, scene->height);
    struct frame *panel = frame_create(place.width, place.height);
    bool ok = frame && panel;
    if (ok) {
        struct box whole = {.width = scene->width, .height = scene->height};
        render_scene(renderer, scene, &whole, 1, frame);
        struct board_picture picture = {frame->width, frame->height, frame->pitch, frame->pixels};
        turn_copy_rect(&picture, all, rotate, TURN_RGBA, panel->pixels, panel->pitch);
        ok = png_write(panel->width, panel->height, panel->pitch, panel->pixels, path, reterr);
    } else {
        err_set(reterr, ERR_IO, "memory has run out for a picture");
    }
    frame_destroy(panel);
    frame_destroy(frame);
    return ok;
}

/* Whether the overview has the part of it that the call names. */
static int check_part(const struct rendering *rendering, const struct still *still, const struct view *view,
                      struct renderer *renderer)
{
    const struct page *page = &rendering->page;
    if (view->kind != VIEW_OVERVIEW || !rendering->page_fixed || page->repetition == 0)
        return TOOL_OK;
    uint32_t pages = still_overview_pages(still, view, renderer, rendering->arena);
    if (page->repetition < pages)
        return TOOL_OK;
    const char *count = pages > 1 ? arena_printf(rendering->arena, "%u parts", (unsigned)pages) : "one part";
    return tool_refuse(rendering->tool,
                       arena_printf(rendering->arena,
                                    "--page overview:%u: at this moment the overview has %s on this panel",
                                    (unsigned)page->repetition + 1, count));
}

static int draw(struct rendering *rendering, struct renderer *renderer)
{
    const char *path = rendering->options->values[OPTION_OUTPUT];
    struct still still = {.config = &rendering->config,
                          .style = &rendering->style,
                          .at = rendering->at,
                          .live = rendering->live,
                          .page_fixed = rendering->page_fixed,
                          .page = rendering->page};
    struct view view;
    struct scene scene;
    still_compose(&still, rendering->program, renderer, rendering->arena, &view, &scene);
    int code = check_part(rendering, &still, &view, renderer);
    if (code != TOOL_OK)
        return code;
    struct err err = {0};
    if (!path)
        fputs(scene_dump(&scene, rendering->arena), rendering->tool->out);
    else if (!write_panel(&scene, renderer, rendering->config.panel.rotate, path, &err))
        return tool_fail(rendering->tool, path, &err);
    return TOOL_OK;
}

static int render(struct rendering *rendering)
{
    struct err err = {0};
    struct renderer *renderer = renderer_create(&err);
    bool ok = renderer && call_fonts(rendering->tool, rendering->style.theme, renderer, &err);
    int code = ok ? draw(rendering, renderer) : tool_fail(rendering->tool, NULL, &err);
    renderer_destroy(renderer);
    return code;
}

static int run(struct tool *tool, const struct options *options, struct loaded *loaded)
{
    struct rendering rendering = {
        .tool = tool, .options = options, .program = loaded->program, .arena = &loaded->arena};
    int code = read_call(&rendering);
    if (code != TOOL_OK)
        return code;
    /* It is drawn as a board shows it, all the same. */
    bool ok =
        call_names(tool, options, rendering.program, &rendering.config, rendering.venue, rendering.live);
    code = render(&rendering);
    return code == TOOL_OK && !ok ? TOOL_INPUT : code;
}

const struct command command_render = {
    .name = "render",
    .help = help,
    .options = OPTION_BIT(OPTION_ROLE) | OPTION_BIT(OPTION_DISPLAY) | OPTION_BIT(OPTION_ROOM) |
               OPTION_BIT(OPTION_AT) | OPTION_BIT(OPTION_PAGE) | OPTION_BIT(OPTION_PANEL) |
               OPTION_BIT(OPTION_ROTATE) | OPTION_BIT(OPTION_OUTPUT) | OPTION_BIT(OPTION_SCENE) |
               OPTION_BIT(OPTION_THEME) | OPTION_BIT(OPTION_LANGUAGE) | OPTION_BIT(OPTION_TIMEZONE) |
               OPTION_BIT(OPTION_TITLE) | OPTION_BIT(OPTION_LIVE) | OPTION_BIT(OPTION_VENUE),
    .run = run,
};
