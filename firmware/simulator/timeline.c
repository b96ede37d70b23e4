#include "simulator/timeline.h"

#include "program/index.h"
#include "scene/text_place.h"
#include "scene/words.h"
#include "simulator/timeline_marks.h"

enum {
    LINE_HEIGHT = 26,  /* what the simulator is at */
    HOURS_HEIGHT = 21, /* the hours' names */
    MARGIN = 10,
    ROW_MOST = 20,
    ROW_NAMED = 13, /* a row must be so high to have its name beside it */
    NAMES_WIDTH = 170,
    NAMES_MOST = 300,
    TEXT_PX = 13,
    HOUR_LEAST = 44,   /* between the names of two hours */
    MINUTE_LEAST = 64, /* and of two times within an hour */
    ROWS_LEAST = 3,
    SPAN_LEAST_MIN = 20, /* the nearest that time can be looked at */
    BAR_WIDTH = 4,       /* of what says that there are more rows */
};

#define STRIP_GROUND ((struct color){0, 0, 0})

/* --- places --- */

int timeline_height(const struct program *program, int most)
{
    int height = LINE_HEIGHT + HOURS_HEIGHT + (int)program->room_count * ROW_MOST + MARGIN / 2;
    return height < most ? height : most;
}

static int row_top(const struct timeline *timeline, uint32_t row)
{
    int64_t rows = timeline->rows > 0 ? timeline->rows : 1;
    return timeline->plot.y + (int)(timeline->plot.height * ((int64_t)row - timeline->first) / rows);
}

static struct instant hour_floor(const struct zone *zone, struct instant at)
{
    struct civil local = zone_to_civil(zone, at);
    return (struct instant){at.ms - (local.minute * INT64_C(60) + local.second) * MS_PER_SECOND - local.ms};
}

static void span_add(struct timeline *timeline, const struct day *day, const struct slot_index *index)
{
    for (uint32_t i = 0; i < index->count; i++) {
        const struct slot *slot = &index->slots[i];
        if (slot->start.ms < day->start.ms || slot->start.ms >= day->end.ms)
            continue;
        timeline->from = instant_min(timeline->from, slot->start);
        timeline->to = instant_max(timeline->to, instant_min(slot->end, day->end));
    }
}

/* The whole day's span. */
static void lay_out_day(struct timeline *timeline, struct instant now)
{
    const struct program *program = timeline->program;
    struct day day = program_day_at(program, now);
    for (uint32_t room = 0; room < program->room_count; room++) {
        span_add(timeline, &day, &program->rooms[room].sessions);
        span_add(timeline, &day, &program->rooms[room].tombstones);
        span_add(timeline, &day, &program->rooms[room].waiting);
    }
    timeline->day_from =
        instant_max((struct instant){hour_floor(&program->zone, timeline->from).ms - MS_PER_HOUR}, day.start);
    timeline->day_to =
        instant_min((struct instant){hour_floor(&program->zone, timeline->to).ms + 2 * MS_PER_HOUR}, day.end);
}

/* The part of the day that the view has in sight. */
static void lay_out_part(struct timeline *timeline, struct instant now, struct timeline_view *view)
{
    int64_t whole = timeline->day_to.ms - timeline->day_from.ms;
    int64_t date = program_day_at(timeline->program, now).date;
    bool is_other_day = view->date != date;
    view->date = date;
    timeline->from = timeline->day_from;
    timeline->to = timeline->day_to;
    if (view->span_ms <= 0 || view->span_ms >= whole) {
        view->span_ms = 0;
        view->is_away = false;
        return;
    }
    /* Another day is gone to, wherever the view was on the last one. */
    bool is_off = now.ms < view->from.ms || now.ms > view->from.ms + view->span_ms;
    if (is_off && (!view->is_away || is_other_day))
        view->from.ms = now.ms - view->span_ms / 2;
    if (view->from.ms + view->span_ms > timeline->day_to.ms)
        view->from.ms = timeline->day_to.ms - view->span_ms;
    view->from = instant_max(view->from, timeline->day_from);
    timeline->from = view->from;
    timeline->to = (struct instant){view->from.ms + view->span_ms};
}

void timeline_lay_out(struct timeline *timeline, const struct program *program, struct instant now, int width,
                      int height, struct timeline_view *view)
{
    struct timeline_view all = {0};
    view = view ? view : &all;
    *timeline =
        (struct timeline){.program = program, .width = width, .height = height, .from = now, .to = now};
    lay_out_day(timeline, now);
    lay_out_part(timeline, now, view);

    int top = LINE_HEIGHT + HOURS_HEIGHT;
    int rows_height = height - top - MARGIN / 2;
    int rooms = (int)program->room_count;
    int rows = rows_height / ROW_NAMED < rooms ? rows_height / ROW_NAMED : rooms;
    if (rows < ROWS_LEAST)
        rows = rooms; /* a strip that low shows them all, without names */
    if (view->first > (uint32_t)(rooms - rows))
        view->first = (uint32_t)(rooms - rows);
    timeline->first = view->first;
    timeline->rows = (uint32_t)rows;
    timeline->plot = (struct box){MARGIN, top, width - 2 * MARGIN,
                                  rows_height < rows * ROW_MOST ? rows_height : rows * ROW_MOST};
    bool named = rows > 0 && timeline->plot.height / rows >= ROW_NAMED && width > 4 * NAMES_WIDTH;
    int names = width / 6 < NAMES_WIDTH ? NAMES_WIDTH : width / 6 < NAMES_MOST ? width / 6 : NAMES_MOST;
    timeline->names = (struct box){MARGIN, top, named ? names : 10, timeline->plot.height};
    timeline->plot.x += timeline->names.width + 6;
    timeline->plot.width -= timeline->names.width + 6;
}

void timeline_scroll(const struct timeline *timeline, struct timeline_view *view, int rows)
{
    int64_t first = (int64_t)timeline->first + rows;
    int64_t last = (int64_t)timeline->program->room_count - timeline->rows;
    view->first = (uint32_t)(first < 0 ? 0 : first > last ? last : first);
}

void timeline_zoom(const struct timeline *timeline, struct timeline_view *view, int x, int notches)
{
    int64_t span = timeline->to.ms - timeline->from.ms, last = span;
    int64_t whole = timeline->day_to.ms - timeline->day_from.ms;
    struct instant at = timeline_time_at(timeline, x);
    for (; notches > 0 && span > SPAN_LEAST_MIN * MS_PER_MINUTE; notches--)
        span = span * 4 / 5;
    for (; notches < 0 && span < whole; notches++)
        span = span * 5 / 4;
    if (span < SPAN_LEAST_MIN * MS_PER_MINUTE)
        span = SPAN_LEAST_MIN * MS_PER_MINUTE;
    view->span_ms = span;
    view->from = (struct instant){at.ms - (at.ms - timeline->from.ms) * span / (last > 0 ? last : 1)};
    view->is_away = true;
}

void timeline_pan(const struct timeline *timeline, struct timeline_view *view, int pixels)
{
    int64_t span = timeline->to.ms - timeline->from.ms;
    int64_t width = timeline->plot.width > 0 ? timeline->plot.width : 1;
    view->from = (struct instant){timeline->from.ms + pixels * span / width};
    view->from = instant_min(view->from, (struct instant){timeline->day_to.ms - span});
    view->from = instant_max(view->from, timeline->day_from);
    view->is_away = true;
}

void timeline_show_room(const struct timeline *timeline, struct timeline_view *view, uint32_t room)
{
    int64_t over = (int64_t)room - timeline->first, rows = timeline->rows;
    if (room != PROGRAM_NONE && (over < 0 || over >= rows))
        timeline_scroll(timeline, view, (int)(over < 0 ? over : over - rows + 1));
}

int timeline_x(const struct timeline *timeline, struct instant at)
{
    int64_t span = timeline->to.ms - timeline->from.ms;
    int64_t ahead = instant_min(instant_max(at, timeline->from), timeline->to).ms - timeline->from.ms;
    return timeline->plot.x + (int)(ahead * timeline->plot.width / (span > 0 ? span : 1));
}

struct instant timeline_time_at(const struct timeline *timeline, int x)
{
    int64_t span = timeline->to.ms - timeline->from.ms;
    int64_t right = x - timeline->plot.x;
    right = right < 0 ? 0 : right > timeline->plot.width ? timeline->plot.width : right;
    return (struct instant){timeline->from.ms +
                            right * span / (timeline->plot.width > 0 ? timeline->plot.width : 1)};
}

uint32_t timeline_room_at(const struct timeline *timeline, int y)
{
    for (uint32_t room = timeline->first; room < timeline->first + timeline->rows; room++)
        if (y >= row_top(timeline, room) && y < row_top(timeline, room + 1))
            return room;
    return PROGRAM_NONE;
}

bool timeline_in_plot(const struct timeline *timeline, int x, int y)
{
    /* Up to the window's edge: its last pixel is the easiest to hit. */
    return x >= timeline->plot.x && x < timeline->width && y >= LINE_HEIGHT && y < timeline->height;
}

static bool keep_shortest(void *user, const struct slot *slot)
{
    struct slot *found = user;
    if (found->session == PROGRAM_NONE || slot->end.ms - slot->start.ms < found->end.ms - found->start.ms)
        *found = *slot;
    return true;
}

uint32_t timeline_session_at(const struct timeline *timeline, int x, int y)
{
    struct slot found = {.session = PROGRAM_NONE};
    uint32_t room = timeline_room_at(timeline, y);
    if (room == PROGRAM_NONE || !timeline_in_plot(timeline, x, y))
        return PROGRAM_NONE;
    struct instant at = timeline_time_at(timeline, x);
    index_running(&timeline->program->rooms[room].sessions, at, keep_shortest, &found);
    index_running(&timeline->program->rooms[room].breaks, at, keep_shortest, &found);
    index_running(&timeline->program->rooms[room].tombstones, at, keep_shortest, &found);
    index_running(&timeline->program->rooms[room].waiting, at, keep_shortest, &found);
    return found.session;
}

/* --- the scene --- */

static struct color mix(struct color a, struct color b, int percent_b)
{
    struct color mixed = {(uint8_t)((a.red * (100 - percent_b) + b.red * percent_b) / 100),
                          (uint8_t)((a.green * (100 - percent_b) + b.green * percent_b) / 100),
                          (uint8_t)((a.blue * (100 - percent_b) + b.blue * percent_b) / 100)};
    return mixed;
}

struct painter {
    const struct timeline *timeline;
    const struct timeline_marks *marks;
    const struct theme *theme;
    const struct text_metrics *metrics;
    struct scene *scene;
};

enum bar { BAR_SESSION, BAR_BLOCK, BAR_BREAK, BAR_CANCELLED };

static struct color bar_color(const struct painter *painter, const struct slot *slot, enum bar bar)
{
    const struct program *program = painter->timeline->program;
    const struct theme *theme = painter->theme;
    const struct session *session = &program->sessions[slot->session];
    if (bar == BAR_CANCELLED)
        return mix(theme->ground, theme->stop, 45);
    if (bar == BAR_BREAK)
        return theme->rest;
    struct color color = theme->ink2;
    if (session->track != PROGRAM_NONE && program->tracks[session->track].has_color) {
        const uint8_t *rgb = program->tracks[session->track].color;
        color = (struct color){rgb[0], rgb[1], rgb[2]};
    }
    bool on = slot->start.ms <= painter->marks->now.ms && painter->marks->now.ms < slot->end.ms;
    return mix(theme->ground, color, bar == BAR_BLOCK ? 25 : on ? 100 : 55);
}

/* What a row's bars lie on. */
static struct color under_row(const struct painter *painter, uint32_t room)
{
    return room == painter->marks->room ? mix(painter->theme->foot, painter->theme->on, 18) : STRIP_GROUND;
}

static void add_bars(const struct painter *painter, uint32_t room, const struct slot_index *index,
                     enum bar bar)
{
    const struct timeline *timeline = painter->timeline;
    int top = row_top(timeline, room), height = row_top(timeline, room + 1) - top;
    int inset = bar == BAR_BLOCK ? 0 : height >= 8 ? 2 : 0;
    int gap = height >= 4 ? 1 : 0;
    for (uint32_t i = 0; i < index->count && index->slots[i].start.ms < timeline->to.ms; i++) {
        const struct slot *slot = &index->slots[i];
        bool is_block = timeline->program->sessions[slot->session].has_parts;
        if (slot->end.ms <= timeline->from.ms || (bar == BAR_SESSION && is_block) ||
            (bar == BAR_BLOCK && !is_block))
            continue;
        int left = timeline_x(timeline, slot->start), right = timeline_x(timeline, slot->end) - 1;
        struct box box = {left, top + inset, right > left ? right - left : 1, height - 2 * inset - gap};
        if (box.height < 1)
            box.height = 1;
        if (slot->session == painter->marks->selected)
            scene_fill(painter->scene, (struct box){box.x - 2, box.y - 2, box.width + 4, box.height + 4},
                       painter->theme->ink, "selected");
        struct timeline_bar marked = {.timeline = timeline,
                                      .room = room,
                                      .slot = slot,
                                      .box = box,
                                      .color = bar_color(painter, slot, bar),
                                      .under = under_row(painter, room),
                                      .is_tombstone = bar == BAR_CANCELLED};
        scene_fill(painter->scene, box, marked.color, "bar");
        timeline_mark(&marked, painter->theme, painter->scene);
    }
}

static void add_row(const struct painter *painter, uint32_t room)
{
    const struct timeline *timeline = painter->timeline;
    const struct room *of = &timeline->program->rooms[room];
    const struct theme *theme = painter->theme;
    int top = row_top(timeline, room), height = row_top(timeline, room + 1) - top;
    bool marked = room == painter->marks->room;
    if (marked)
        scene_fill(painter->scene,
                   (struct box){timeline->names.x - 4, top, timeline->width - 2 * MARGIN + 8,
                                height > 1 ? height : 1},
                   under_row(painter, room), "row");
    add_bars(painter, room, &of->sessions, BAR_BLOCK);
    add_bars(painter, room, &of->breaks, BAR_BREAK);
    add_bars(painter, room, &of->sessions, BAR_SESSION);
    add_bars(painter, room, &of->waiting, BAR_SESSION);
    add_bars(painter, room, &of->tombstones, BAR_CANCELLED);
    if (timeline->names.width >= NAMES_WIDTH)
        text_line_place(painter->scene, painter->metrics, marked ? FACE_SEMIBOLD : FACE_REGULAR, TEXT_PX,
                        label_text(of->name, ""), timeline->names.x, top + (height + TEXT_PX * 7 / 10) / 2,
                        timeline->names.width, 0, marked ? theme->ink : theme->ink2, "room");
    else if (marked)
        scene_fill(painter->scene,
                   (struct box){timeline->names.x, top - 2, timeline->names.width, height + 4}, theme->on,
                   "row");
}

/* How far apart the names of times are, in minutes. */
static int hour_step(const struct timeline *timeline)
{
    static const int steps[] = {5, 10, 15, 30, 60, 120, 180, 360, 720};
    int64_t span = timeline->to.ms > timeline->from.ms ? timeline->to.ms - timeline->from.ms : 1;
    size_t step = 0;
    while (step + 1 < sizeof steps / sizeof *steps &&
           timeline->plot.width * (steps[step] * MS_PER_MINUTE) / span <
               (steps[step] < 60 ? MINUTE_LEAST : HOUR_LEAST))
        step++;
    return steps[step];
}

static void add_hours(const struct painter *painter, struct arena *arena)
{
    const struct timeline *timeline = painter->timeline;
    int step = hour_step(timeline);
    int64_t by = (step < 60 ? step : 60) * MS_PER_MINUTE;
    for (struct instant at = hour_floor(&timeline->program->zone, timeline->from); at.ms <= timeline->to.ms;
         at.ms += by) {
        struct civil local = zone_to_civil(&timeline->program->zone, at);
        int x = timeline_x(timeline, at), left = x - HOUR_LEAST / 2;
        left = left + HOUR_LEAST < timeline->width ? left : timeline->width - HOUR_LEAST;
        if (at.ms < timeline->from.ms || (local.hour * 60 + local.minute) % step)
            continue;
        scene_fill(painter->scene, (struct box){x, timeline->plot.y, 1, timeline->plot.height},
                   painter->theme->rest, "hour");
        text_line_place(painter->scene, painter->metrics, FACE_REGULAR, TEXT_PX,
                        step < 60 ? arena_printf(arena, "%02d:%02d", local.hour, local.minute)
                                  : arena_printf(arena, "%02d", local.hour),
                        left, LINE_HEIGHT + TEXT_PX, HOUR_LEAST, 1, painter->theme->ink2, "hour");
    }
}

/* At the right edge, where not all rows are in sight: which are. */
static void add_scroll_bar(const struct painter *painter)
{
    const struct timeline *timeline = painter->timeline;
    int64_t rooms = timeline->program->room_count;
    if (timeline->rows >= rooms)
        return;
    int top = (int)((int64_t)timeline->plot.height * timeline->first / rooms);
    int height = (int)((int64_t)timeline->plot.height * timeline->rows / rooms);
    int x = timeline->width - BAR_WIDTH - 2;
    scene_fill(painter->scene, (struct box){x, timeline->plot.y, BAR_WIDTH, timeline->plot.height},
               painter->theme->foot, "scroll");
    scene_fill(painter->scene, (struct box){x, timeline->plot.y + top, BAR_WIDTH, height > 4 ? height : 4},
               painter->theme->ink2, "scroll");
}

/* The line of now, with a head among the hours. */
static void add_now(const struct painter *painter)
{
    const struct timeline *timeline = painter->timeline;
    struct instant now = painter->marks->now;
    int x = timeline_x(timeline, now);
    if (now.ms < timeline->from.ms || now.ms > timeline->to.ms)
        return;
    struct color color = painter->theme->soon;
    scene_fill(painter->scene, (struct box){x - 1, timeline->plot.y - 4, 2, timeline->plot.height + 4}, color,
               "now");
    scene_fill(painter->scene, (struct box){x - 4, timeline->plot.y - 6, 8, 5}, color, "now");
}

void timeline_compose(const struct timeline *timeline, const struct timeline_marks *marks,
                      const struct theme *theme, const struct text_metrics *metrics, struct arena *arena,
                      struct scene *ret)
{
    /* Darker than any screen, and parted from it by a line: it must not be taken for a part of the sign. */
    scene_init(ret, timeline->width, timeline->height, STRIP_GROUND, arena);
    scene_fill(ret, (struct box){0, 0, timeline->width, 1}, theme->ink2, "edge");
    struct painter painter = {timeline, marks, theme, metrics, ret};
    int line = timeline->width - 2 * MARGIN, baseline = LINE_HEIGHT - 9;
    int left = text_line_place(ret, metrics, FACE_SEMIBOLD, TEXT_PX + 1, marks->left, MARGIN, baseline, line,
                               0, theme->ink, "status");
    if (line - left > 60)
        text_line_place(ret, metrics, FACE_REGULAR, TEXT_PX + 1, marks->right, MARGIN + left + 30, baseline,
                        line - left - 30, 2, theme->ink2, "message");
    add_hours(&painter, arena);
    for (uint32_t room = timeline->first; room < timeline->first + timeline->rows; room++)
        add_row(&painter, room);
    add_scroll_bar(&painter);
    add_now(&painter);
}
