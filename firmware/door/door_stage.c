#include "door/door_stage.h"

#include <string.h>

#include "layout/measures.h"
#include "text/letters.h"

static const int title_sizes[] = {SIZES_TITLE};
enum { TITLE_SIZES = sizeof title_sizes / sizeof *title_sizes };

/* -- edge -- */

void door_edge_place(struct layout *layout, uint32_t session, int top, int bottom)
{
    struct color color;
    if (session == PROGRAM_NONE || bottom <= top || !phrase_track_color(layout, session, &color))
        return;
    int width = layout_u(layout, EDGE), line = layout_u(layout, EDGE_LINE);
    part_fill(layout, (struct box){0, top, width, bottom - top}, color, LAYER_BAND, "edge");
    line = line > 1 ? line : 1;
    if (!theme_shows(layout->style->theme, color))
        part_fill(layout, (struct box){width - line, top, line, bottom - top}, layout->style->theme->ink2,
                  LAYER_BAND, "edge.line");
}

/* -- what it takes -- */

static uint32_t most_people_lines(const struct layout *layout, bool plain)
{
    if (layout->portrait)
        return plain ? PEOPLE_LINES_PLAIN_PORTRAIT : PEOPLE_LINES_PORTRAIT;
    return plain ? 1 : PEOPLE_LINES;
}

static int title_width(const struct layout *layout)
{
    return layout->width - layout_u(layout, TITLE_NARROWER);
}

static void fit_people(const struct layout *layout, struct stage_part *part, uint32_t session, bool plain)
{
    bool few = layout->width * layout->height < FEW_PIXELS;
    struct people_room room = {.width = title_width(layout),
                               .most_lines = most_people_lines(layout, plain),
                               .line_each = layout->portrait,
                               .affiliations = !plain && !few};
    part->people = people_fit(layout, session, &room);
    int end = part->box.y + part->box.height - layout_u(layout, PEOPLE_OVER_END);
    part->people_top = end - part->people.height;
}

/* The block line, from which the title hangs. `close`: two titles share the stage. */
static void fit_line(const struct layout *layout, struct stage_part *part, const struct door_title *title,
                     int most_width, bool close)
{
    part->line_top = part->box.y + layout_u(layout, close ? TWO_ON_LINE_TOP : BLOCK_LINE_TOP);
    part->line = door_line_fit(layout, title, most_width, close);
    part->title_top = part->line_top + part->line.drop +
                      layout_u(layout, close ? TWO_ON_TITLE_UNDER_LINE : TITLE_UNDER_BLOCK_LINE);
    if (part->line.drop == 0)
        part->title_top = part->box.y + layout_u(layout, close ? TWO_ON_LINE_TOP : TITLE_ALONE_TOP);
}

static int title_end(const struct layout *layout, const struct stage_part *part)
{
    if (part->people.line_count == 0)
        return part->box.y + part->box.height - layout_u(layout, TITLE_OVER_END);
    return part->people_top -
           layout_u(layout, layout->portrait ? TITLE_OVER_PEOPLE_PORTRAIT : TITLE_OVER_PEOPLE);
}

/* Where a panel is so small that not even a line of the title has room, nothing else is there. */
static void leave_room(const struct layout *layout, struct stage_part *part)
{
    struct type least = layout_role_type(layout, TYPE_TITLE, TITLE_LEAST);
    int height = least.cap + least.descent;
    if (title_end(layout, part) - part->title_top < height)
        part->people.line_count = 0;
    if (title_end(layout, part) - part->title_top < height ||
        layout->floor_px * 1000 > FLOOR_NO_LABEL * layout->side) {
        part->line = (struct door_line){.drop = 0};
        part->title_top = part->box.y + layout_u(layout, EDGE_GAP);
    }
}

static struct text_block title_in(const struct layout *layout, const struct stage_part *part,
                                  const struct door_title *title, uint32_t first, uint32_t most_lines)
{
    return layout_title(layout, TYPE_TITLE, title_sizes + first, TITLE_SIZES - first, title->text,
                        phrase_title_language(layout, title->session), title_width(layout),
                        title_end(layout, part) - part->title_top, most_lines);
}

/* Sets the title in the largest of the sizes from `first` on; one that has too many lines even in the least
 * has as many of it as there is room for. */
static void fit_title(const struct layout *layout, struct stage_part *part, const struct door_title *title,
                      uint32_t first)
{
    part->title = title_in(layout, part, title, first, layout->portrait ? TITLE_LINES_PORTRAIT : TITLE_LINES);
    if (part->title.cut)
        part->title = title_in(layout, part, title, TITLE_SIZES - 1, TITLE_LINES_LONG);
}

/* -- one, or two -- */

static void fit_one(const struct layout *layout, struct stage *stage, bool plain)
{
    const struct door_title *title = &stage->door->titles[0];
    struct stage_part *part = &stage->parts[0];
    fit_people(layout, part, title->struck ? PROGRAM_NONE : title->session, plain);
    fit_line(layout, part, title, title_width(layout), false);
    leave_room(layout, part);
    fit_title(layout, part, title, 0);
    stage->title_px = part->title.size_px;
    stage->cut = part->title.cut;
}

static struct type more_type(const struct layout *layout)
{
    return layout_role_type(layout, TYPE_TEXT, SIZE_BLOCK_LINE);
}

static const char *more_text(const struct layout *layout, const struct stage *stage)
{
    return stage->door->more > 0 ? arena_printf(layout->arena, "+%d", stage->door->more) : "";
}

/* Both titles have one size. */
static void fit_two(const struct layout *layout, struct stage *stage)
{
    int more = part_width(layout, more_type(layout), more_text(layout, stage));
    more += more > 0 ? layout_u(layout, SIZE_BLOCK_LINE) : 0;
    for (uint32_t i = 0; i < 2; i++)
        fit_line(layout, &stage->parts[i], &stage->door->titles[i], title_width(layout) - (i == 0 ? more : 0),
                 true);
    for (uint32_t i = 0; i < 2; i++)
        leave_room(layout, &stage->parts[i]);
    uint32_t first = 0;
    while (title_sizes[first] > TWO_ON_MOST)
        first++;
    for (bool fit = false; !fit && first < TITLE_SIZES; first++) {
        fit = true;
        for (uint32_t i = 0; i < 2; i++) {
            struct stage_part *part = &stage->parts[i];
            fit_title(layout, part, &stage->door->titles[i], first);
            fit =
                fit && !part->title.cut && part->title.size_px == layout_role_px(layout, title_sizes[first]);
        }
    }
    stage->title_px = stage->parts[0].title.size_px;
    stage->cut = stage->parts[0].title.cut || stage->parts[1].title.cut;
}

struct stage door_stage_fit(const struct layout *layout, const struct door *door, struct box box, bool plain)
{
    struct stage stage = {.door = door, .count = door->title_count};
    if (stage.count == 1) {
        stage.parts[0].box = box;
        fit_one(layout, &stage, plain);
    } else if (stage.count == 2) {
        int half = box.height / 2;
        stage.parts[0].box = (struct box){box.x, box.y, box.width, half};
        stage.parts[1].box = (struct box){box.x, box.y + half, box.width, box.height - half};
        fit_two(layout, &stage);
    }
    return stage;
}

bool door_stage_is_small(const struct layout *layout, const struct stage *stage)
{
    static const int scales[] = {
        [TEXT_LETTERS_LOW] = 1000, [TEXT_LETTERS_TALL] = TITLE_TALL, [TEXT_LETTERS_SQUARE] = TITLE_SQUARE};
    if (stage->count == 0)
        return false;
    const char *text = stage->door->titles[0].text;
    int step = TITLE_GIVES_WAY * scales[text_letters_of(text, strlen(text))] / 1000;
    return stage->cut || stage->title_px < layout_size(layout, step);
}

int door_stage_need(const struct layout *layout, const struct stage *stage)
{
    const struct stage_part *part = &stage->parts[0];
    int end = part->box.y + part->box.height, need = part->title_top + part->title.height - part->box.y;
    return need + end - title_end(layout, part);
}

/* -- placing -- */

static const char *title_role(const struct door *door, const struct door_title *title)
{
    if (title->session == PROGRAM_NONE)
        return "message";
    if (title->struck)
        return "title.cancelled";
    enum door_field field = door->band.field;
    if (field == DOOR_EMPTY)
        return "title";
    return field == DOOR_ON || field == DOOR_ENDING || field == DOOR_FULL ? "title.now" : "title.next";
}

static void place_part(struct layout *layout, const struct stage *stage, uint32_t index)
{
    const struct stage_part *part = &stage->parts[index];
    const struct door_title *title = &stage->door->titles[index];
    const struct theme *theme = layout->style->theme;
    int x = layout_u(layout, AXIS_X), width = title_width(layout);
    door_edge_place(layout, title->session, part->box.y + layout_u(layout, EDGE_GAP),
                    part->box.y + part->box.height);
    (title->struck ? part_block_struck
                   : part_block)(layout, &part->title, x, part->title_top - part->title.cap_top, width,
                                 title->struck ? theme->ink2 : theme->ink, title_role(stage->door, title));
    door_line_place(layout, &part->line, x, part->line_top, width);
    people_place(layout, &part->people, x, part->people_top);
}

void door_stage_place(struct layout *layout, const struct stage *stage)
{
    for (uint32_t i = 0; i < stage->count; i++)
        place_part(layout, stage, i);
    const char *more = more_text(layout, stage);
    int width = part_width(layout, more_type(layout), more);
    if (more[0] && stage->count > 0)
        part_line_cap(layout, TYPE_TEXT, SIZE_BLOCK_LINE, more,
                      layout->width - layout_u(layout, FAR_MARGIN) - width, stage->parts[0].line_top, width,
                      layout->style->theme->ink2, "more");
}
