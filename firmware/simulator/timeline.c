#include "simulator/timeline.h"

#include "program/index.h"
#include "scene/text_place.h"
#include "scene/words.h"

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

/* --- places --- */

int strip_height(const struct program *program, int most)
{
    int height = LINE_HEIGHT + HOURS_HEIGHT + (int)program->room_count * ROW_MOST + MARGIN / 2;
    return height < most ? height : most;
}

static int row_top(const struct strip *strip, uint32_t row)
{
    int64_t rooms = strip->program->room_count;
    return strip->plot.y + (int)((int64_t)strip->plot.height * row / (rooms > 0 ? rooms : 1));
}

static struct instant hour_floor(const struct zone *zone, struct instant at)
{
    struct civil local = zone_to_civil(zone, at);
    return (struct instant){at.ms - (local.minute * INT64_C(60) + local.second) * MS_PER_SECOND - local.ms};
}

static void span_add(struct strip *strip, const struct day *day, const struct slot_index *index)
{
    for (uint32_t i = 0; i < index->count; i++) {
        const struct slot *slot = &index->slots[i];
        if (slot->start.ms < day->start.ms || slot->start.ms >= day->end.ms)
            continue;
        strip->from = instant_min(strip->from, slot->start);
        strip->to = instant_max(strip->to, instant_min(slot->end, day->end));
    }
}

void strip_lay_out(struct strip *strip, const struct program *program, struct instant now, int width,
                   int height)
{
    struct day day = program_day_at(program, now);
    *strip = (struct strip){.program = program, .width = width, .height = height, .from = now, .to = now};
    for (uint32_t room = 0; room < program->room_count; room++) {
        span_add(strip, &day, &program->rooms[room].sessions);
        span_add(strip, &day, &program->rooms[room].cancelled);
    }
    strip->from =
        instant_max((struct instant){hour_floor(&program->zone, strip->from).ms - MS_PER_HOUR}, day.start);
    strip->to =
        instant_min((struct instant){hour_floor(&program->zone, strip->to).ms + 2 * MS_PER_HOUR}, day.end);

    int top = LINE_HEIGHT + HOURS_HEIGHT;
    int rows_height = height - top - MARGIN / 2;
    int most = (int)program->room_count * ROW_MOST;
    strip->plot = (struct box){MARGIN, top, width - 2 * MARGIN, rows_height < most ? rows_height : most};
    bool named = program->room_count > 0 && strip->plot.height / (int)program->room_count >= ROW_NAMED;
    int names = named && width > 4 * NAMES_WIDTH ? NAMES_WIDTH : 10;
    strip->names = (struct box){MARGIN, top, names, strip->plot.height};
    strip->plot.x += names + 6;
    strip->plot.width -= names + 6;
}

static int x_of(const struct strip *strip, struct instant at)
{
    int64_t span = strip->to.ms - strip->from.ms;
    int64_t ahead = instant_min(instant_max(at, strip->from), strip->to).ms - strip->from.ms;
    return strip->plot.x + (int)(ahead * strip->plot.width / (span > 0 ? span : 1));
}

struct instant strip_time_at(const struct strip *strip, int x)
{
    int64_t span = strip->to.ms - strip->from.ms;
    int64_t right = x - strip->plot.x;
    right = right < 0 ? 0 : right > strip->plot.width ? strip->plot.width : right;
    return (struct instant){strip->from.ms + right * span / (strip->plot.width > 0 ? strip->plot.width : 1)};
}

uint32_t strip_room_at(const struct strip *strip, int y)
{
    for (uint32_t room = 0; room < strip->program->room_count; room++)
        if (y >= row_top(strip, room) && y < row_top(strip, room + 1))
            return room;
    return PROGRAM_NONE;
}

bool strip_in_plot(const struct strip *strip, int x, int y)
{
    /* Up to the window's edge: its last pixel is the easiest to hit. */
    return x >= strip->plot.x && x < strip->width && y >= LINE_HEIGHT && y < strip->height;
}

static bool keep_shortest(void *user, const struct slot *slot)
{
    struct slot *found = user;
    if (found->session == PROGRAM_NONE || slot->end.ms - slot->start.ms < found->end.ms - found->start.ms)
        *found = *slot;
    return true;
}

uint32_t strip_session_at(const struct strip *strip, int x, int y)
{
    struct slot found = {.session = PROGRAM_NONE};
    uint32_t room = strip_room_at(strip, y);
    if (room == PROGRAM_NONE || !strip_in_plot(strip, x, y))
        return PROGRAM_NONE;
    struct instant at = strip_time_at(strip, x);
    index_running(&strip->program->rooms[room].sessions, at, keep_shortest, &found);
    index_running(&strip->program->rooms[room].breaks, at, keep_shortest, &found);
    index_running(&strip->program->rooms[room].cancelled, at, keep_shortest, &found);
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
    const struct strip *strip;
    const struct strip_marks *marks;
    const struct theme *theme;
    const struct text_metrics *metrics;
    struct scene *scene;
};

enum bar { BAR_SESSION, BAR_BLOCK, BAR_BREAK, BAR_CANCELLED };

static struct color bar_color(const struct painter *painter, const struct slot *slot, enum bar bar)
{
    const struct program *program = painter->strip->program;
    const struct theme *theme = painter->theme;
    const struct session *session = &program->sessions[slot->session];
    if (bar == BAR_CANCELLED)
        return mix(theme->background, theme->alarm, 45);
    if (bar == BAR_BREAK)
        return theme->rule;
    struct color color = theme->ink_soft;
    if (session->track != PROGRAM_NONE && program->tracks[session->track].has_color) {
        const uint8_t *rgb = program->tracks[session->track].color;
        color = (struct color){rgb[0], rgb[1], rgb[2]};
    }
    bool on = slot->start.ms <= painter->marks->now.ms && painter->marks->now.ms < slot->end.ms;
    return mix(theme->background, color, bar == BAR_BLOCK ? 25 : on ? 100 : 55);
}

static void add_bars(const struct painter *painter, uint32_t room, const struct slot_index *index,
                     enum bar bar)
{
    const struct strip *strip = painter->strip;
    int top = row_top(strip, room), height = row_top(strip, room + 1) - top;
    int inset = bar == BAR_BLOCK ? 0 : height >= 8 ? 2 : 0;
    int gap = height >= 4 ? 1 : 0;
    for (uint32_t i = 0; i < index->count && index->slots[i].start.ms < strip->to.ms; i++) {
        const struct slot *slot = &index->slots[i];
        bool is_block = strip->program->sessions[slot->session].has_parts;
        if (slot->end.ms <= strip->from.ms || (bar == BAR_SESSION && is_block) ||
            (bar == BAR_BLOCK && !is_block))
            continue;
        int left = x_of(strip, slot->start), right = x_of(strip, slot->end) - 1;
        struct box box = {left, top + inset, right > left ? right - left : 1, height - 2 * inset - gap};
        if (box.height < 1)
            box.height = 1;
        scene_fill(painter->scene, box, bar_color(painter, slot, bar),
                   box.height >= 8 && box.width >= 8 ? 2 : 0, "bar");
    }
}

static void add_row(const struct painter *painter, uint32_t room)
{
    const struct strip *strip = painter->strip;
    const struct room *of = &strip->program->rooms[room];
    const struct theme *theme = painter->theme;
    int top = row_top(strip, room), height = row_top(strip, room + 1) - top;
    bool marked = room == painter->marks->room;
    if (marked)
        scene_fill(
            painter->scene,
            (struct box){strip->names.x - 4, top, strip->width - 2 * MARGIN + 8, height > 1 ? height : 1},
            mix(theme->surface, theme->accent, 18), 0, "row");
    add_bars(painter, room, &of->sessions, BAR_BLOCK);
    add_bars(painter, room, &of->breaks, BAR_BREAK);
    add_bars(painter, room, &of->sessions, BAR_SESSION);
    add_bars(painter, room, &of->cancelled, BAR_CANCELLED);
    if (strip->names.width >= NAMES_WIDTH)
        text_line_place(painter->scene, painter->metrics, marked ? FACE_SEMIBOLD : FACE_REGULAR, TEXT_PX,
                        label_text(of->name, ""), strip->names.x, top + (height + TEXT_PX * 7 / 10) / 2,
                        strip->names.width, 0, marked ? theme->ink : theme->ink_soft, "room");
    else if (marked)
        scene_fill(painter->scene, (struct box){strip->names.x, top - 2, strip->names.width, height + 4},
                   theme->accent, 0, "row");
}

static void add_hours(const struct painter *painter, struct arena *arena)
{
    const struct strip *strip = painter->strip;
    static const int steps[] = {1, 2, 3, 6, 12};
    int hour_width = (int)(strip->plot.width * MS_PER_HOUR /
                           (strip->to.ms > strip->from.ms ? strip->to.ms - strip->from.ms : 1));
    size_t step = 0;
    while (step + 1 < sizeof steps / sizeof *steps && hour_width * steps[step] < HOUR_LEAST)
        step++;
    for (struct instant at = strip->from; at.ms <= strip->to.ms; at.ms += MS_PER_HOUR) {
        int hour = zone_to_civil(&strip->program->zone, at).hour, x = x_of(strip, at);
        if (hour % steps[step])
            continue;
        scene_fill(painter->scene, (struct box){x, strip->plot.y, 1, strip->plot.height},
                   painter->theme->rule, 0, "hour");
        text_line_place(painter->scene, painter->metrics, FACE_REGULAR, TEXT_PX,
                        arena_printf(arena, "%02d", hour), x - HOUR_LEAST / 2, LINE_HEIGHT + TEXT_PX,
                        HOUR_LEAST, 1, painter->theme->ink_soft, "hour");
    }
}

/* The line of now, with a head among the hours. */
static void add_now(const struct painter *painter)
{
    const struct strip *strip = painter->strip;
    int x = x_of(strip, painter->marks->now);
    struct color color = painter->theme->attention;
    scene_fill(painter->scene, (struct box){x - 1, strip->plot.y - 4, 2, strip->plot.height + 4}, color, 0,
               "now");
    scene_fill(painter->scene, (struct box){x - 4, strip->plot.y - 6, 8, 5}, color, 2, "now");
}

void strip_compose(const struct strip *strip, const struct strip_marks *marks, const struct theme *theme,
                   const struct text_metrics *metrics, struct arena *arena, struct scene *ret)
{
    /* Darker than any screen, and parted from it by a line: it must not be taken for a part of the sign. */
    scene_init(ret, strip->width, strip->height, (struct color){0, 0, 0}, arena);
    scene_fill(ret, (struct box){0, 0, strip->width, 1}, theme->ink_soft, 0, "edge");
    struct painter painter = {strip, marks, theme, metrics, ret};
    int line = strip->width - 2 * MARGIN, baseline = LINE_HEIGHT - 9;
    int left = text_line_place(ret, metrics, FACE_SEMIBOLD, TEXT_PX + 1, marks->left, MARGIN, baseline, line,
                               0, theme->ink, "status");
    if (line - left > 60)
        text_line_place(ret, metrics, FACE_REGULAR, TEXT_PX + 1, marks->right, MARGIN + left + 30, baseline,
                        line - left - 30, 2, theme->ink_soft, "message");
    add_hours(&painter, arena);
    for (uint32_t room = 0; room < strip->program->room_count; room++)
        add_row(&painter, room);
    add_now(&painter);
}
