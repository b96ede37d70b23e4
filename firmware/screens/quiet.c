#include "screens/quiet.h"

#include "door/door_stage.h"
#include "door/door_strip.h"
#include "layout/field.h"
#include "layout/header.h"
#include "layout/logo.h"
#include "layout/measures.h"
#include "layout/parts.h"
#include "door/strip.h"

struct quiet quiet_zones(const struct layout *layout, int foot)
{
    bool high = layout->portrait;
    int band = layout_u(layout, high ? HEADER_END_PORTRAIT : HEADER_END);
    int stage = layout_u(layout, high ? BAND_END_PORTRAIT : BAND_END);
    int end = layout->height - layout_u(layout, foot), axis = layout_u(layout, AXIS_X);
    int text = layout->width - axis - layout_u(layout, FAR_MARGIN);
    return (struct quiet){.band = {0, band, layout->width, stage - band},
                          .stage = {0, stage, layout->width, end - stage},
                          .text = {axis, stage, text, end - stage},
                          .foot = {0, end, layout->width, layout->height - end}};
}

void quiet_notice(struct layout *layout, struct quiet *quiet)
{
    struct door_strip strip;
    door_strip_of(layout, &strip);
    int height = strip_height(layout, &strip);
    if (height == 0)
        return;
    quiet->stage.height -= height;
    quiet->text.height -= height;
    strip_place(layout, &strip, (struct box){0, quiet->stage.y + quiet->stage.height, layout->width, height});
}

/* -- names -- */

const char *quiet_event(const struct layout *layout)
{
    const struct program *program = layout->view->program;
    return program ? label_text(program->event.title, layout->style->words->language) : "";
}

/* The event's short name, for where the stage has the whole one. */
static const char *event_short(const struct layout *layout)
{
    const char *name = layout->view->program->event.short_title;
    return name[0] ? name : quiet_event(layout);
}

void quiet_header(struct layout *layout)
{
    const struct view *view = layout->view;
    const struct display_config *config = view->config;
    if (view->room != PROGRAM_NONE)
        header_place_room(layout, view->room);
    else if (view->kind == VIEW_BEFORE || view->kind == VIEW_AFTER || view->kind == VIEW_NO_SESSIONS)
        header_place(layout, event_short(layout), NULL, NULL, "event", false);
    else if (view->program && view->kind != VIEW_FAULT)
        header_place_event(layout);
    else
        header_place(layout, config && config->name ? config->name : "", NULL,
                     view->program ? quiet_event(layout) : NULL, "display", false);
}

int quiet_foot_line(struct layout *layout, int end, int width)
{
    if (!header_has_foot_line(layout))
        return end;
    header_foot_place(layout, layout_u(layout, AXIS_X), end, width);
    return end - layout_u(layout, QUIET_LINE_PITCH);
}

/* -- text -- */

struct text_block quiet_fit(const struct layout *layout, const struct quiet_text *text, int width, int height)
{
    return layout_title(layout, text->type, text->steps, text->step_count, text->text, "", width, height,
                        text->most_lines);
}

int quiet_text_place(struct layout *layout, const struct quiet_text *text, struct box box)
{
    struct text_block block = quiet_fit(layout, text, box.width, box.height);
    part_block_cap(layout, &block, box.x, box.y, box.width, 0, text->color, text->role);
    return box.y + part_block_drop(&block);
}

int quiet_text_place_at_end(struct layout *layout, const struct quiet_text *text, struct box box)
{
    struct text_block block = quiet_fit(layout, text, box.width, box.height);
    int top = box.y + box.height - part_block_drop(&block);
    part_block_cap(layout, &block, box.x, top, box.width, 0, text->color, text->role);
    return top;
}

void quiet_lift(struct layout *layout, uint32_t first)
{
    for (uint32_t i = first; i < layout->scene->count; i++)
        layout->scene->items[i].layer = LAYER_BADGE;
}

/* -- bands -- */

static const int band_sizes[] = {SIZES_QUIET_WORD};
enum { BAND_SIZE_COUNT = sizeof band_sizes / sizeof *band_sizes };

/* Text of a band in one line, as large as `from` (an index of band_sizes) lets it be and the width has room
 * for. */
static struct text_block band_line(const struct layout *layout, enum type_role type, uint32_t from,
                                   const char *text, int width, int height)
{
    struct quiet_text line = {.type = type,
                              .steps = band_sizes + from,
                              .step_count = BAND_SIZE_COUNT - from,
                              .most_lines = 1,
                              .text = text};
    return quiet_fit(layout, &line, width, height);
}

/* The word at the axis and the time at the far margin, on one line. */
static void place_opens_beside(struct layout *layout, struct box inner, const char *word, const char *time)
{
    struct color ink = layout->style->theme->ink;
    int x = layout_u(layout, AXIS_X), width = inner.width - x - layout_u(layout, FAR_MARGIN);
    struct text_block fact = band_line(layout, TYPE_TITLE, 0, time, width / 2, inner.height);
    int left = width - fact.width - layout_u(layout, BAND_APART);
    struct text_block said = band_line(layout, TYPE_BAND, 0, word, left, inner.height);
    uint32_t first = layout->scene->count;
    part_block_cap(layout, &said, x, inner.y + (inner.height - part_block_drop(&said)) / 2, left, 0, ink,
                   "message");
    quiet_lift(layout, first);
    part_block_cap(layout, &fact, x, inner.y + (inner.height - part_block_drop(&fact)) / 2, width, 2, ink,
                   "message.time");
}

/* The time under the word, both at the axis. */
static void place_opens_below(struct layout *layout, struct box inner, const char *word, const char *time)
{
    struct color ink = layout->style->theme->ink;
    int x = layout_u(layout, AXIS_X), width = inner.width - x - layout_u(layout, FAR_MARGIN);
    struct text_block said = band_line(layout, TYPE_BAND, 1, word, width, inner.height / 2);
    struct text_block fact = band_line(layout, TYPE_TITLE, 1, time, width, inner.height / 2);
    int gap = (inner.height - part_block_drop(&said) - part_block_drop(&fact)) / 3;
    int y = inner.y + gap;
    uint32_t first = layout->scene->count;
    part_block_cap(layout, &said, x, y, width, 0, ink, "message");
    quiet_lift(layout, first);
    part_block_cap(layout, &fact, x, y + part_block_drop(&said) + gap, width, 0, ink, "message.time");
}

void quiet_opens(struct layout *layout, struct box band, const char *word, const char *time)
{
    struct field field = field_band(layout, band);
    struct box inner = field_rails(&field, layout->style->theme->ink);
    if (layout->portrait)
        place_opens_below(layout, inner, word, time);
    else
        place_opens_beside(layout, inner, word, time);
}

void quiet_sentence(struct layout *layout, struct box band, const char *sentence)
{
    const struct theme *theme = layout->style->theme;
    struct field field = field_band(layout, band);
    struct box inner = field_rule(&field, theme->ink);
    struct quiet_text text = {.type = TYPE_BAND,
                              QUIET_STEPS(SIZES_QUIET_SENTENCE),
                              .most_lines = layout->portrait ? 4 : 3,
                              .text = sentence};
    int x = layout_u(layout, AXIS_X), width = inner.width - x - layout_u(layout, FAR_MARGIN);
    int height = inner.height - layout_u(layout, STROKE);
    /* On one line if it can be: from afar it is the line under it that is seen. */
    struct quiet_text line = text;
    line.most_lines = 1;
    struct text_block block = quiet_fit(layout, &line, width, height);
    if (block.cut || block.size_px < layout_size(layout, QUIET_SENTENCE_LINE))
        block = quiet_fit(layout, &text, width, height);
    int top = inner.y + (inner.height - part_block_drop(&block)) / 2;
    uint32_t first = layout->scene->count;
    part_block_cap(layout, &block, x, top, width, 0, theme->ink, "message");
    quiet_lift(layout, first);
}

void quiet_shutter(struct layout *layout, struct box band)
{
    struct field field = field_band(layout, band);
    field_slats(&field, layout->style->theme->shut);
}

/* -- what comes first -- */

/* When: the day or what it is, over the time. Gives the width that is taken from the axis on, and the time's
 * baseline. */
static int place_first_time(struct layout *layout, struct box foot, const struct quiet_first *first, int top,
                            int *ret_baseline)
{
    const struct theme *theme = layout->style->theme;
    int x = layout_u(layout, AXIS_X), most = foot.width - x - layout_u(layout, FAR_MARGIN);
    struct type small = layout_role_type(layout, TYPE_NEXT, first->large ? SIZE_LABEL : SIZE_QUIET_LABEL);
    struct type large = layout_role_type(layout, TYPE_TITLE, first->large ? SIZE_OVER_TIME : SIZE_NEXT_TIME);
    int baseline = top + small.cap;
    int taken = part_line(layout, small, first->label, x, baseline, most, theme->ink2, "label.first");
    *ret_baseline = baseline + layout_u(layout, FOOT_TIME_UNDER_LABEL) + large.cap;
    uint32_t count = layout->scene->count;
    int width = part_line(layout, large, first->time, x, *ret_baseline, most, theme->ink, "time.first");
    quiet_lift(layout, count);
    return taken > width ? taken : width;
}

/* The title, and under it the note. */
static void place_first_title(struct layout *layout, const struct quiet_first *first, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct type small = layout_role_type(layout, TYPE_TEXT, SIZE_LABEL);
    int note = first->note[0] ? small.cap + layout_u(layout, QUIET_NOTE_UNDER) : 0;
    struct quiet_text next = {.type = TYPE_NEXT,
                              QUIET_STEPS(SIZES_QUIET_FIRST),
                              .most_lines = 2,
                              .text = first->title,
                              .color = theme->ink,
                              .role = "title.first"};
    struct quiet_text tomorrow = next;
    tomorrow.steps = (const int[]){SIZES_QUIET_TOMORROW};
    tomorrow.step_count = sizeof((const int[]){SIZES_QUIET_TOMORROW}) / sizeof(int);
    struct quiet_text small_title = next;
    small_title.steps = (const int[]){SIZES_QUIET_FIRST_LONG};
    small_title.step_count = sizeof((const int[]){SIZES_QUIET_FIRST_LONG}) / sizeof(int);
    small_title.most_lines = QUIET_FIRST_LINES_LONG;
    const struct quiet_text *title = first->large ? &tomorrow : &next;
    if (quiet_fit(layout, title, box.width, box.height - note).cut) {
        title = &small_title;
        if (note == 0 && !header_has_foot_line(layout)) /* nothing is under it */
            box.height += layout_u(layout, QUIET_FOOT_END - SHIFT_REACH);
    }
    int y = quiet_text_place(layout, title, (struct box){box.x, box.y, box.width, box.height - note});
    if (first->note[0])
        part_line(layout, small, first->note, box.x, y + note, box.width, theme->ink2, "where.first");
}

void quiet_foot(struct layout *layout, struct box foot, const struct quiet_first *first)
{
    const struct theme *theme = layout->style->theme;
    part_fill(layout, foot, theme->foot, LAYER_BAND, "foot");
    if (color_equal(theme->foot, theme->ground))
        part_fill(layout, (struct box){foot.x, foot.y, foot.width, layout_u(layout, RULE)}, theme->ink,
                  LAYER_BAND, "foot.rule");
    door_edge_place(layout, first->session, foot.y + layout_u(layout, EDGE_GAP), foot.y + foot.height);
    int top = foot.y + layout_u(layout, first->large ? QUIET_FOOT_OVER_TOP : QUIET_FOOT_TOP), baseline;
    int axis = layout_u(layout, AXIS_X);
    int after = axis + place_first_time(layout, foot, first, top, &baseline) + layout_u(layout, PLACE_GAP);
    int x = layout_u(layout, first->large ? QUIET_FOOT_OVER_X : layout->portrait ? NEXT_X_PORTRAIT : NEXT_X);
    x = x > after ? x : after;
    if (first->large && layout->portrait) { /* under the time: beside it there is no room */
        x = axis;
        top = baseline + layout_u(layout, QUIET_FOOT_OVER_TOP);
    }
    int end = foot.y + foot.height - layout_u(layout, QUIET_FOOT_END);
    if (header_has_foot_line(layout))
        end = quiet_foot_line(layout, layout->height - layout_u(layout, QUIET_END),
                              foot.width - axis - layout_u(layout, FAR_MARGIN));
    place_first_title(layout, first,
                      (struct box){x, top, foot.width - x - layout_u(layout, FAR_MARGIN), end - top});
}

/* -- the logo -- */

struct box quiet_logo(struct layout *layout, const struct quiet *quiet, bool at_end)
{
    struct box text = quiet->text;
    if (!logo_is_there(layout))
        return text;
    int side = layout_u(layout, QUIET_LOGO), apart = layout_u(layout, QUIET_LOGO_APART);
    int foot = quiet->stage.y + quiet->stage.height - layout_u(layout, QUIET_END) - side;
    bool low = at_end || layout->portrait;
    int y = low ? foot : quiet->stage.y + layout_u(layout, QUIET_LOGO_TOP);
    logo_place(layout, (struct box){text.x + text.width - side, y, side, side});
    if (layout->portrait && !at_end)
        text.height = y - apart - text.y;
    else
        text.width -= side + apart;
    return text;
}
