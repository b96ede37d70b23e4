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
    TEXT_PX = 13,
    HOUR_LEAST = 44, /* between the names of two hours */
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
    int64_t rooms = timeline->program->room_count;
    return timeline->plot.y + (int)((int64_t)timeline->plot.height * row / (rooms > 0 ? rooms : 1));
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

void timeline_lay_out(struct timeline *timeline, const struct program *program, struct instant now, int width,
                      int height)
{
    struct day day = program_day_at(program, now);
    *timeline =
        (struct timeline){.program = program, .width = width, .height = height, .from = now, .to = now};
    for (uint32_t room = 0; room < program->room_count; room++) {
        span_add(timeline, &day, &program->rooms[room].sessions);
        span_add(timeline, &day, &program->rooms[room].tombstones);
        span_add(timeline, &day, &program->rooms[room].waiting);
    }
    timeline->from =
        instant_max((struct instant){hour_floor(&program->zone, timeline->from).ms - MS_PER_HOUR}, day.start);
    timeline->to =
        instant_min((struct instant){hour_floor(&program->zone, timeline->to).ms + 2 * MS_PER_HOUR}, day.end);

    int top = LINE_HEIGHT + HOURS_HEIGHT;
    int rows_height = height - top - MARGIN / 2;
    int most = (int)program->room_count * ROW_MOST;
    timeline->plot = (struct box){MARGIN, top, width - 2 * MARGIN, rows_height < most ? rows_height : most};
    bool named = program->room_count > 0 && timeline->plot.height / (int)program->room_count >= ROW_NAMED;
    int names = named && width > 4 * NAMES_WIDTH ? NAMES_WIDTH : 10;
    timeline->names = (struct box){MARGIN, top, names, timeline->plot.height};
    timeline->plot.x += names + 6;
    timeline->plot.width -= names + 6;
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
    for (uint32_t room = 0; room < timeline->program->room_count; room++)
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

static void add_hours(const struct painter *painter, struct arena *arena)
{
    const struct timeline *timeline = painter->timeline;
    static const int steps[] = {1, 2, 3, 6, 12};
    int hour_width = (int)(timeline->plot.width * MS_PER_HOUR /
                           (timeline->to.ms > timeline->from.ms ? timeline->to.ms - timeline->from.ms : 1));
    size_t step = 0;
    while (step + 1 < sizeof steps / sizeof *steps && hour_width * steps[step] < HOUR_LEAST)
        step++;
    for (struct instant at = timeline->from; at.ms <= timeline->to.ms; at.ms += MS_PER_HOUR) {
        int hour = zone_to_civil(&timeline->program->zone, at).hour, x = timeline_x(timeline, at);
        if (hour % steps[step])
            continue;
        scene_fill(painter->scene, (struct box){x, timeline->plot.y, 1, timeline->plot.height},
                   painter->theme->rest, "hour");
        text_line_place(painter->scene, painter->metrics, FACE_REGULAR, TEXT_PX,
                        arena_printf(arena, "%02d", hour), x - HOUR_LEAST / 2, LINE_HEIGHT + TEXT_PX,
                        HOUR_LEAST, 1, painter->theme->ink2, "hour");
    }
}

/* The line of now, with a head among the hours. */
static void add_now(const struct painter *painter)
{
    const struct timeline *timeline = painter->timeline;
    int x = timeline_x(timeline, painter->marks->now);
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
    for (uint32_t room = 0; room < timeline->program->room_count; room++)
        add_row(&painter, room);
    add_now(&painter);
}
