#include "tool/live_pictures.h"

#include <stdlib.h>

#include "changes/fold.h"
#include "load/style.h"
#include "player/still.h"
#include "render/render.h"
#include "report/html_page.h"
#include "scene/difference.h"
#include "spool/file.h"

/* The day as it is, or as it will be. */
struct side {
    const char *name, *caption;
    const struct program *program;
    const struct live *live;
    struct view view;
    struct scene scene;
};

struct drawing {
    const struct preview_request *request;
    const struct preview *preview;
    const char *folder;
    struct renderer *renderer;
    struct arena arena;   /* of the call */
    struct arena picture; /* of the display at hand */
    struct side sides[2];
    struct str_builder page;
    uint32_t count;
};

/* ---- a display ---- */

static const struct display_config *config_of(struct drawing *drawing, const struct preview_display *display)
{
    if (display->display != PROGRAM_NONE)
        return &drawing->request->venue->displays[display->display].config;
    struct display_config *config = ARENA_NEW(&drawing->picture, struct display_config);
    display_config_set_defaults(config, display->room == PROGRAM_NONE ? ROLE_HALLWAY : ROLE_DOOR);
    display_config_set_room(config, drawing->request->program, display->room, &drawing->picture);
    return config;
}

/* What of it cannot be loaded is as it is built in: whoever looks after the display is told elsewhere. */
static struct style style_of(struct drawing *drawing, const struct display_config *config)
{
    struct style style = style_default(), loaded = style;
    struct err err = {0};
    const char *path;
    bool found;
    if (style_load_theme(config->theme, &drawing->picture, NULL, &loaded.theme, &path, &err))
        style.theme = loaded.theme;
    if (style_load_words(style_language(config, drawing->request->program), &drawing->picture, &loaded.words,
                         &found, &path, &err))
        style.words = loaded.words;
    style.words = style_with_clock(style.words, config->clock_hours, &drawing->picture);
    return style;
}

static void compose(struct drawing *drawing, const struct still *still)
{
    for (int i = 0; i < 2; i++) {
        struct side *side = &drawing->sides[i];
        struct still of = *still;
        of.live = side->live;
        still_compose(&of, side->program, drawing->renderer, &drawing->picture, &side->view, &side->scene);
    }
}

static bool differs(const struct drawing *drawing)
{
    struct box box;
    return scene_difference(&drawing->sides[0].scene, &drawing->sides[1].scene, &box, 1) > 0;
}

/* A page of the hallway that is another one afterwards; where there is none, the one that it shows. */
static void compose_hallway(struct drawing *drawing, struct still *still)
{
    uint32_t pages = 1;
    still->page_fixed = true;
    for (uint32_t i = 0; i < pages; i++) {
        still->page = still_page(PAGE_OVERVIEW, PROGRAM_NONE, i);
        compose(drawing, still);
        if (differs(drawing))
            return;
        pages = still_overview_pages(still, &drawing->sides[1].view, drawing->renderer, &drawing->picture);
    }
    still->page = still_page(PAGE_SOON, PROGRAM_NONE, 0);
    compose(drawing, still);
    if (differs(drawing))
        return;
    still->page_fixed = false;
    compose(drawing, still);
}

static const char *name_of(const struct drawing *drawing, const struct preview_display *display,
                           const struct display_config *config)
{
    if (display->display != PROGRAM_NONE)
        return config->name;
    return display->room == PROGRAM_NONE
               ? "Hallway"
               : label_text(drawing->request->program->rooms[display->room].name, "");
}

static bool draw_side(struct drawing *drawing, const struct side *side, const char *name, struct err *reterr)
{
    const char *file = arena_printf(&drawing->picture, "%u-%s", (unsigned)drawing->count, side->name);
    const char *path = arena_printf(&drawing->picture, "%s/%s.png", drawing->folder, file);
    const char *small = arena_printf(&drawing->picture, "%s/small/%s.png", drawing->folder, file);
    str_add(&drawing->page, "<figure>");
    html_page_add_picture(&drawing->page, file, arena_printf(&drawing->picture, "%s %s", name, side->caption),
                          side->scene.width, side->scene.height);
    str_addf(&drawing->page, "<figcaption>%s</figcaption></figure>\n", side->caption);
    return still_write(&side->scene, drawing->renderer, path, small, HTML_PAGE_THUMB_PX, reterr);
}

static bool draw(struct drawing *drawing, const struct preview_display *display, struct err *reterr)
{
    const struct display_config *config = config_of(drawing, display);
    const struct style style = style_of(drawing, config);
    const char *name = name_of(drawing, display, config);
    struct still still = {.config = config, .style = &style, .at = drawing->request->now};
    if (!renderer_set_fonts(drawing->renderer, style.theme, reterr))
        return false;
    if (config->role == ROLE_HALLWAY)
        compose_hallway(drawing, &still);
    else
        compose(drawing, &still);
    drawing->count++;
    str_add(&drawing->page, "<section>\n<h3>");
    html_add_text(&drawing->page, name);
    str_add(&drawing->page, "</h3>\n<div class=\"row\">\n");
    bool ok = draw_side(drawing, &drawing->sides[0], name, reterr) &&
              draw_side(drawing, &drawing->sides[1], name, reterr);
    str_add(&drawing->page, "</div>\n</section>\n");
    return ok;
}

/* ---- the page ---- */

static void add_sentences(struct drawing *drawing)
{
    struct str_builder text = {.arena = &drawing->arena};
    preview_text(drawing->preview, drawing->request, &text);
    str_add(&drawing->page, "<pre>");
    html_add_text(&drawing->page, text.text);
    str_add(&drawing->page, "</pre>\n");
}

static bool is_now(const struct drawing *drawing, const struct preview_display *display)
{
    return display->at.ms <= drawing->request->now.ms + drawing->preview->ahead_ms;
}

static bool draw_all(struct drawing *drawing, struct err *reterr)
{
    const struct preview *preview = drawing->preview;
    uint32_t left_out = 0;
    bool ok = true;
    html_page_begin(&drawing->page, "Preview", label_text(drawing->request->program->event.title, ""));
    add_sentences(drawing);
    str_add(&drawing->page, "<div class=\"list\">\n");
    for (uint32_t i = 0; ok && i < preview->display_count; i++) {
        if (!is_now(drawing, &preview->displays[i]))
            continue;
        if (drawing->count == LIVE_PICTURES_MOST) {
            left_out++;
            continue;
        }
        arena_reset(&drawing->picture);
        ok = draw(drawing, &preview->displays[i], reterr);
    }
    str_add(&drawing->page, "</div>\n");
    if (left_out > 0)
        str_addf(&drawing->page, "<p>%u more %s now, which are not drawn.</p>\n", (unsigned)left_out,
                 left_out == 1 ? "changes" : "change");
    if (drawing->count == 0)
        str_add(&drawing->page, "<p>No display changes now.</p>\n");
    html_page_end(&drawing->page);
    return ok;
}

bool live_pictures(const struct preview_request *request, const struct preview *preview, const char *folder,
                   uint32_t *ret_count, struct err *reterr)
{
    struct drawing drawing = {
        .request = request, .preview = preview, .folder = folder, .renderer = renderer_create(reterr)};
    if (!drawing.renderer)
        return false;
    arena_init(&drawing.arena, malloc, free);
    arena_init(&drawing.picture, malloc, free);
    drawing.page.arena = &drawing.arena;
    const struct program *before =
        changes_fold(request->program, request->feed, request->before, &drawing.arena, NULL);
    const struct program *after =
        changes_fold(request->program, request->feed, request->after, &drawing.arena, NULL);
    drawing.sides[0] = (struct side){"before", "now", before, request->before, {0}, {0}};
    drawing.sides[1] = (struct side){"after", "with this", after, request->after, {0}, {0}};
    const char *small = arena_printf(&drawing.arena, "%s/small", folder);
    /* The page comes last: what it shows is there then. */
    bool ok = still_make_folder(folder, reterr) && still_make_folder(small, reterr) &&
              draw_all(&drawing, reterr) &&
              spool_replace_file(arena_printf(&drawing.arena, "%s/index.html", folder), drawing.page.text,
                                 drawing.page.length, reterr);
    if (ret_count)
        *ret_count = drawing.count;
    renderer_destroy(drawing.renderer);
    arena_finish(&drawing.picture);
    arena_finish(&drawing.arena);
    return ok;
}
