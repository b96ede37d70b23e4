#include "wall/wall.h"

#include <stdlib.h>
#include <string.h>

#include "platform/shrink.h"
#include "scene/text_place.h"

enum { TEXT_PX = 14, FRAME = 3, LABEL_GAP = 10, PLACE_LEAST = 40 };

/* A display: a board for its loop, whose present shrinks into the wall's picture. */
struct tile {
    struct board board;
    struct wall *wall;
    struct wall_display display;
    struct loop loop;
    bool has_loop; /* it is on the page in sight */
    struct shrink *shrink;
    struct board_rect place;   /* of its picture in the wall's */
    struct board_rect changed; /* of the wall's picture, by the step under way; empty: nothing */
};

/* Displays whose themes have the same fonts share one. */
struct fonts {
    const struct theme *theme;
    struct renderer *renderer;
};

struct wall {
    struct board *clock; /* the caller's */
    int64_t now_ms;      /* of the step: all tiles are of one moment */
    const struct program *program;
    const struct live *live;
    uint32_t count;
    struct tile *tiles;
    uint32_t font_count;
    struct fonts *fonts; /* room for one a display, and for the labels */
    struct canvas canvas;
    struct wall_layout layout;
    uint32_t chosen, page;
    struct board_rect *boxes; /* room for CANVAS_MOST_BOXES and one a display */
    struct wall_counts counts;
};

/* --- a tile as a board --- */

static int64_t tile_now(struct board *board)
{
    return ((struct tile *)board)->wall->now_ms;
}

static int64_t tile_steady(struct board *board)
{
    struct board *clock = ((struct tile *)board)->wall->clock;
    return clock->ops->steady_ms(clock);
}

static enum board_clock tile_clock(struct board *board)
{
    struct board *clock = ((struct tile *)board)->wall->clock;
    return clock->ops->clock(clock);
}

static struct board_rect rect_union(struct board_rect a, struct board_rect b)
{
    struct box both =
        box_union((struct box){a.x, a.y, a.width, a.height}, (struct box){b.x, b.y, b.width, b.height});
    return (struct board_rect){both.x, both.y, both.width, both.height};
}

static bool rects_overlap(struct board_rect a, struct board_rect b)
{
    return box_overlaps((struct box){a.x, a.y, a.width, a.height}, (struct box){b.x, b.y, b.width, b.height});
}

static bool tile_present(struct board *board, const struct board_picture *picture,
                         const struct board_rect *damage, uint32_t damage_count, struct err *reterr)
{
    struct tile *tile = (struct tile *)board;
    struct frame *frame = tile->wall->canvas.frame;
    const struct board_rect *place = &tile->place;
    if (place->width <= 0 || place->height <= 0)
        return true;
    if (!tile->shrink)
        tile->shrink = shrink_create(picture->width, picture->height, place->width, place->height);
    if (!tile->shrink)
        return err_set(reterr, ERR_IO, "memory has run out for a display of %dx%d", picture->width,
                       picture->height);
    for (uint32_t i = 0; i < damage_count; i++) {
        struct board_rect part = shrink_map_rect(tile->shrink, damage[i]);
        struct board_rect shown = {place->x + part.x, place->y + part.y, part.width, part.height};
        shrink_rect(tile->shrink, picture, part,
                    frame->pixels + (ptrdiff_t)shown.y * frame->pitch + (ptrdiff_t)shown.x * 4, frame->pitch);
        tile->changed = rect_union(tile->changed, shown);
        tile->wall->counts.pixels += (uint64_t)part.width * (uint64_t)part.height;
    }
    board->counts.presents++;
    return true;
}

/* Nobody waits on a tile: the wall's own board does. */
static void tile_wait(struct board *board, int64_t until_ms, struct board_event *ret)
{
    (void)board;
    (void)until_ms;
    memset(ret, 0, sizeof *ret);
}

static void tile_destroy(struct board *board)
{
    (void)board;
}

static const struct board_ops tile_ops = {
    .now = tile_now,
    .steady_ms = tile_steady,
    .clock = tile_clock,
    .present = tile_present,
    .wait = tile_wait,
    .wait_steady = tile_wait,
    .destroy = tile_destroy,
};

static struct renderer *fonts_for(struct wall *wall, const struct theme *theme, struct err *reterr)
{
    for (uint32_t i = 0; i < wall->font_count; i++)
        if (theme_same_fonts(wall->fonts[i].theme, theme))
            return wall->fonts[i].renderer;
    struct renderer *renderer = renderer_create(reterr);
    if (!renderer || !renderer_set_fonts(renderer, theme, reterr)) {
        renderer_destroy(renderer);
        return NULL;
    }
    wall->fonts[wall->font_count++] = (struct fonts){theme, renderer};
    return renderer;
}

static void tile_close(struct tile *tile)
{
    shrink_destroy(tile->shrink);
    tile->shrink = NULL;
    if (tile->has_loop)
        loop_finish(&tile->loop);
    tile->has_loop = false;
}

static bool tile_open(struct tile *tile, struct err *reterr)
{
    struct wall *wall = tile->wall;
    struct renderer *renderer = fonts_for(wall, tile->display.style.theme, reterr);
    if (!renderer || !loop_init(&tile->loop, &tile->board, renderer, &tile->display.config, reterr))
        return false;
    tile->has_loop = true;
    tile->loop.request.live = wall->live;
    loop_set_program(&tile->loop, wall->program);
    return loop_set_style(&tile->loop, tile->display.style, reterr);
}

/* --- the wall --- */

static void drop_displays(struct wall *wall)
{
    for (uint32_t i = 0; i < wall->count; i++)
        tile_close(&wall->tiles[i]);
    for (uint32_t i = 0; i < wall->font_count; i++)
        renderer_destroy(wall->fonts[i].renderer);
    free(wall->tiles);
    free(wall->fonts);
    free(wall->boxes);
    wall->tiles = NULL;
    wall->fonts = NULL;
    wall->boxes = NULL;
    wall->count = wall->font_count = 0;
}

bool wall_set_displays(struct wall *wall, const struct wall_display *displays, uint32_t count,
                       struct err *reterr)
{
    struct tile *tiles = calloc(count ? count : 1, sizeof *tiles);
    struct fonts *fonts = calloc((size_t)count + 1, sizeof *fonts);
    struct board_rect *boxes = calloc((size_t)count + CANVAS_MOST_BOXES, sizeof *boxes);
    if (!tiles || !fonts || !boxes) {
        free(tiles);
        free(fonts);
        free(boxes);
        return err_set(reterr, ERR_IO, "memory has run out for %u displays", count);
    }
    drop_displays(wall);
    wall->tiles = tiles;
    wall->fonts = fonts;
    wall->boxes = boxes;
    wall->count = count;
    for (uint32_t i = 0; i < count; i++) {
        tiles[i].board.ops = &tile_ops;
        tiles[i].wall = wall;
        tiles[i].display = displays[i];
    }
    canvas_forget(&wall->canvas);
    wall_lay_out(&wall->layout, count, wall->layout.width, wall->layout.height);
    wall_choose(wall, wall->chosen < count ? wall->chosen : 0);
    return true;
}

struct wall *wall_create(struct board *clock, const struct wall_display *displays, uint32_t count,
                         struct err *reterr)
{
    struct wall *wall = calloc(1, sizeof *wall);
    if (!wall) {
        err_set(reterr, ERR_IO, "memory has run out");
        return NULL;
    }
    wall->clock = clock;
    canvas_init(&wall->canvas);
    wall_lay_out(&wall->layout, 0, 0, 0);
    if (!wall_set_displays(wall, displays, count, reterr)) {
        wall_destroy(wall);
        return NULL;
    }
    return wall;
}

void wall_destroy(struct wall *wall)
{
    if (!wall)
        return;
    drop_displays(wall);
    canvas_finish(&wall->canvas);
    free(wall);
}

void wall_set_program(struct wall *wall, const struct program *program, const struct live *live)
{
    wall->program = program;
    wall->live = live;
    for (uint32_t i = 0; i < wall->count; i++) {
        if (!wall->tiles[i].has_loop)
            continue;
        wall->tiles[i].loop.request.live = live;
        loop_set_program(&wall->tiles[i].loop, program);
    }
}

uint32_t wall_display_count(const struct wall *wall)
{
    return wall->count;
}

const struct wall_display *wall_display(const struct wall *wall, uint32_t number)
{
    return &wall->tiles[number].display;
}

bool wall_resize(struct wall *wall, int width, int height, struct err *reterr)
{
    if (wall->layout.width == width && wall->layout.height == height)
        return true;
    if (!canvas_resize(&wall->canvas, width, height, reterr))
        return false;
    wall_lay_out(&wall->layout, wall->count, width, height);
    wall_choose(wall, wall->chosen);
    return true;
}

/* Where a display's picture lies, which is that of its panel as the viewer sees it. */
static struct board_rect place_of(const struct wall *wall, uint32_t number, const struct screen_style *style)
{
    struct box box = wall_layout_picture(&wall->layout, number);
    return shrink_fit((struct board_rect){box.x, box.y, box.width, box.height}, style->width, style->height);
}

/* The loops of the page in sight, and no others. */
static bool open_page(struct wall *wall, struct err *reterr)
{
    uint32_t first, count = wall_layout_page(&wall->layout, wall->page, &first);
    for (uint32_t i = 0; i < wall->count; i++) {
        struct tile *tile = &wall->tiles[i];
        if (i < first || i - first >= count) {
            tile_close(tile);
            continue;
        }
        if (!tile->has_loop && !tile_open(tile, reterr))
            return false;
        struct board_rect place = place_of(wall, i - first, &tile->loop.style);
        if (memcmp(&place, &tile->place, sizeof place) == 0 && tile->shrink)
            continue;
        shrink_destroy(tile->shrink);
        tile->shrink = NULL;
        tile->place = place;
        loop_expose(&tile->loop);
    }
    return true;
}

static void add_frame(struct scene *scene, struct board_rect place, struct color color)
{
    struct box box = {place.x - FRAME, place.y - FRAME, place.width + 2 * FRAME, place.height + 2 * FRAME};
    scene_fill(scene, box_upper(box, FRAME), color, "frame");
    scene_fill(scene, box_lower(box, FRAME), color, "frame");
    scene_fill(scene, box_left(box, FRAME), color, "frame");
    scene_fill(scene, box_right(box, FRAME), color, "frame");
}

static int width_of(const struct text_metrics *metrics, enum font_face face, const char *text)
{
    return metrics->width(metrics->user, face, TEXT_PX, text, strlen(text));
}

/* Name and place over a picture, from its left edge on; a narrow one's farther to the left, for their sake.
 */
static void add_label(struct scene *scene, const struct tile *tile, struct box label,
                      const struct text_metrics *metrics)
{
    const struct theme *theme = theme_night();
    const struct wall_display *display = &tile->display;
    int needed = width_of(metrics, FACE_SEMIBOLD, display->name) + LABEL_GAP +
                 width_of(metrics, FACE_REGULAR, display->place) + 1;
    int x = label.x + label.width - needed, baseline = label.y + label.height - 8;
    x = x < tile->place.x ? x : tile->place.x;
    x = x > label.x ? x : label.x;
    int width = label.x + label.width - x;
    if (width <= 0 || label.height <= 0)
        return;
    int used = text_line_place(scene, metrics, FACE_SEMIBOLD, TEXT_PX, display->name, x, baseline, width, 0,
                               theme->ink, "name");
    if (width - used > PLACE_LEAST)
        text_line_place(scene, metrics, FACE_REGULAR, TEXT_PX, display->place, x + used + LABEL_GAP, baseline,
                        width - used - LABEL_GAP, 0, theme->ink2, "place");
}

/* The labels, in the colours of `night` whatever the displays have: they are no part of a screen. */
static void compose(const struct wall *wall, const struct text_metrics *metrics, struct arena *arena,
                    struct scene *ret)
{
    uint32_t first, count = wall_layout_page(&wall->layout, wall->page, &first);
    /* Lighter than most screens: it is seen where they end. */
    scene_init(ret, wall->layout.width, wall->layout.height, (struct color){0x2a, 0x2e, 0x33}, arena);
    for (uint32_t i = 0; i < count; i++) {
        const struct tile *tile = &wall->tiles[first + i];
        if (first + i == wall->chosen && tile->place.width > 0)
            add_frame(ret, tile->place, theme_night()->ink);
        add_label(ret, tile, wall_layout_label(&wall->layout, i), metrics);
    }
}

/* Draws the labels; a tile that lies in what was drawn has to be shown anew. Gives the number of boxes. */
static bool draw_labels(struct wall *wall, uint32_t *ret_count, struct err *reterr)
{
    struct renderer *renderer = fonts_for(wall, theme_night(), reterr);
    if (!renderer)
        return false;
    compose(wall, renderer_metrics(renderer), canvas_begin(&wall->canvas), canvas_next_scene(&wall->canvas));
    *ret_count = canvas_draw(&wall->canvas, renderer, wall->boxes);
    for (uint32_t i = 0; i < wall->count; i++)
        for (uint32_t box = 0; box < *ret_count && wall->tiles[i].has_loop; box++)
            if (rects_overlap(wall->boxes[box], wall->tiles[i].place))
                loop_expose(&wall->tiles[i].loop);
    return true;
}

bool wall_step(struct wall *wall, const struct board_rect **ret_boxes, uint32_t *ret_count,
               struct err *reterr)
{
    *ret_boxes = wall->boxes;
    *ret_count = 0;
    wall->now_ms = wall->clock->ops->now(wall->clock);
    if (!wall->canvas.frame)
        return true;
    if (!open_page(wall, reterr) || !draw_labels(wall, ret_count, reterr))
        return false;
    wall->counts.steps++;
    for (uint32_t i = 0; i < wall->count; i++) {
        struct tile *tile = &wall->tiles[i];
        tile->changed = (struct board_rect){0, 0, 0, 0};
        if (!tile->has_loop)
            continue;
        if (!loop_step(&tile->loop, reterr))
            return false;
        if (tile->changed.width > 0) {
            wall->boxes[(*ret_count)++] = tile->changed;
            wall->counts.changed++;
        }
    }
    return true;
}

struct board_picture wall_picture(const struct wall *wall)
{
    return canvas_picture(&wall->canvas);
}

struct instant wall_due(const struct wall *wall)
{
    struct instant due = INSTANT_NEVER;
    for (uint32_t i = 0; i < wall->count; i++)
        if (wall->tiles[i].has_loop)
            due = instant_min(due, loop_due(&wall->tiles[i].loop));
    return due;
}

void wall_forget(struct wall *wall)
{
    for (uint32_t i = 0; i < wall->count; i++)
        if (wall->tiles[i].has_loop)
            canvas_forget(&wall->tiles[i].loop.canvas);
}

struct instant wall_until(const struct wall *wall, const struct program *program, const struct live *live,
                          struct instant at, struct arena *scratch)
{
    struct instant until = INSTANT_NEVER;
    for (uint32_t i = 0; i < wall->count; i++) {
        struct view_request request = wall->tiles[i].loop.request;
        struct view view;
        if (!wall->tiles[i].has_loop)
            continue;
        request.now = at;
        request.program = program;
        request.live = live;
        arena_reset(scratch);
        view_make(&request, scratch, &view);
        until = instant_min(until, view.until);
    }
    return until;
}

uint32_t wall_at(const struct wall *wall, int x, int y)
{
    uint32_t first, count = wall_layout_page(&wall->layout, wall->page, &first);
    for (uint32_t i = 0; i < count; i++)
        if (box_contains(wall_layout_cell(&wall->layout, i), (struct box){x, y, 1, 1}))
            return first + i;
    return PROGRAM_NONE;
}

uint32_t wall_chosen(const struct wall *wall)
{
    return wall->chosen;
}

void wall_choose(struct wall *wall, int64_t number)
{
    int64_t count = wall->count > 0 ? wall->count : 1;
    wall->chosen = (uint32_t)(((number % count) + count) % count);
    wall->page = wall->chosen / (wall->layout.columns * wall->layout.rows);
}

uint32_t wall_page(const struct wall *wall, uint32_t *ret_pages)
{
    *ret_pages = wall->layout.pages;
    return wall->page;
}

void wall_turn(struct wall *wall, int by)
{
    int64_t page = (int64_t)wall->page + by, last = (int64_t)wall->layout.pages - 1;
    page = page < 0 ? 0 : page > last ? last : page;
    if (page != wall->page)
        wall_choose(wall, page * wall->layout.columns * wall->layout.rows);
}

struct wall_counts wall_counts(const struct wall *wall)
{
    return wall->counts;
}
