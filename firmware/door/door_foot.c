#include "door/door_foot.h"

#include "layout/parts.h"
#include "door/door_stage.h"
#include "door/next_badge.h"
#include "layout/field.h"
#include "layout/header.h"
#include "layout/measures.h"
#include "layout/phrases.h"
#include "layout/qr.h"

static const int next_sizes[] = {SIZES_NEXT}, next_sizes_portrait[] = {SIZES_NEXT_PORTRAIT},
                 next_sizes_large[] = {SIZES_NEXT_LARGE}, next_sizes_short[] = {SIZES_NEXT_SHORT};

/* The foot that is set. */
struct foot {
    const struct door *door;
    struct box
        box; /* without the rule over it, but for a whole one in portrait, whose measures are from there */
    enum foot_size size;
    bool large; /* ENDING, DAY_OVER: the next one has more weight */
    int label_top, right;
};

static bool is_ending(const struct door *door)
{
    return door->band.field == DOOR_ENDING;
}

static bool is_large(const struct layout *layout, const struct door *door, enum foot_size size)
{
    return !layout->portrait && size == FOOT_WHOLE && (is_ending(door) || door->band.field == DOOR_OVER);
}

/* Whether the panel is so small that nothing is told of what comes later. */
static bool is_small(const struct layout *layout)
{
    return layout->width * layout->height < FEW_PIXELS ||
           layout->floor_px * 1000 > FLOOR_NO_LATER * layout->side;
}

/* -- heights -- */

int door_foot_height(const struct layout *layout, const struct door *door, enum foot_size size)
{
    int rule =
        is_ending(door) && (size != FOOT_WHOLE || (layout->portrait && is_small(layout))) ? ENDING_RULE : 0;
    if (layout->portrait)
        return layout_u(layout, rule + (is_small(layout)     ? FOOT_BARE_PORTRAIT
                                        : size == FOOT_WHOLE ? FOOT_PORTRAIT
                                                             : FOOT_COMPACT_PORTRAIT));
    if (size != FOOT_WHOLE)
        return layout_u(layout, rule + FOOT_COMPACT);
    return layout_u(layout, is_ending(door) ? FOOT_ENDING : door->band.field == DOOR_OVER ? FOOT_OVER : FOOT);
}

/* From the foot's begin, or the rule's end, to the label's capitals. */
static int label_top(const struct layout *layout, const struct foot *foot)
{
    if (layout->portrait)
        return FOOT_LABEL_TOP_PORTRAIT;
    if (foot->size != FOOT_WHOLE)
        return FOOT_LABEL_TOP_COMPACT;
    return foot->large && !is_ending(foot->door) ? FOOT_LABEL_TOP_OVER : FOOT_LABEL_TOP;
}

/* -- next -- */

static struct type label_type(const struct layout *layout)
{
    return layout_role_type(layout, TYPE_NEXT, SIZE_LABEL);
}

static int time_size(const struct layout *layout, const struct foot *foot)
{
    bool low = foot->size != FOOT_WHOLE && !layout->portrait;
    return foot->large ? SIZE_ENDING_TIME : low ? SIZE_NEXT_TIME_COMPACT : SIZE_NEXT_TIME;
}

/* The label; a short one where it would take more than half of the panel. */
static const char *label_of(const struct layout *layout, const struct foot *foot)
{
    const struct door *door = foot->door;
    int width =
        layout_u(layout, AXIS_X + NEXT_APART) + part_width(layout, label_type(layout), door->next_label);
    return width > layout->width / 2 && door->next_label_short[0] ? door->next_label_short : door->next_label;
}

/* Where the next one's title begins: right of its label and its time. */
static int title_x(const struct layout *layout, const struct foot *foot)
{
    const struct door *door = foot->door;
    int x = layout_u(layout, layout->portrait ? NEXT_X_PORTRAIT : foot->large ? NEXT_X_LARGE : NEXT_X);
    int label = part_width(layout, label_type(layout), label_of(layout, foot));
    int time =
        part_width(layout, layout_role_type(layout, TYPE_TITLE, time_size(layout, foot)), door->next_time);
    int least = layout_u(layout, AXIS_X + NEXT_APART) + (label > time ? label : time);
    int most = layout->width / 2;
    return x > least ? x : least < most ? least : most;
}

/* "+1" behind the first of several that start together. */
static const char *more_text(const struct layout *layout, const struct foot *foot)
{
    uint32_t more = foot->door->next.count - 1;
    return more > 0 ? arena_printf(layout->arena, "+%u", (unsigned)more) : "";
}

/* Beside the time, where that leaves room for it. Gives what it takes of the width. */
static int place_more(struct layout *layout, const struct foot *foot, int x, int baseline, int width)
{
    struct type type = label_type(layout);
    const char *more = more_text(layout, foot);
    int gap = text_em(type.px, 500), need = part_width(layout, type, more);
    if (!more[0] || gap + need > width)
        return 0;
    part_line_cap(layout, TYPE_NEXT, SIZE_LABEL, more, x + gap, baseline - type.cap, need,
                  layout->style->theme->ink2, "more");
    return gap + need;
}

/* `bottom`: where something else begins under the time. */
static void place_label_and_time(struct layout *layout, struct foot *foot, int bottom)
{
    const struct door *door = foot->door;
    const struct theme *theme = layout->style->theme;
    int x = layout_u(layout, AXIS_X), width = title_x(layout, foot) - x - layout_u(layout, NEXT_APART) / 2;
    int under =
        foot->size == FOOT_WHOLE || layout->portrait ? FOOT_TIME_UNDER_LABEL : FOOT_TIME_UNDER_LABEL_COMPACT;
    int time_top = foot->label_top + label_type(layout).cap + layout_u(layout, under);
    if (layout->floor_px * 1000 > FLOOR_NO_LABEL * layout->side)
        time_top = foot->label_top; /* hardly a panel: the time says most */
    else
        part_line_cap(layout, TYPE_NEXT, SIZE_LABEL, label_of(layout, foot), x, foot->label_top, width,
                      theme->ink2, "label.next");
    int taken = part_line_cap(layout, TYPE_TITLE, time_size(layout, foot), door->next_time, x, time_top,
                              width, theme->ink, "time.next");
    int baseline = time_top + layout_role_type(layout, TYPE_TITLE, time_size(layout, foot)).cap;
    taken += place_more(layout, foot, x + taken, baseline, width - taken);
    const struct next_badge_room room = {.column = {x, time_top, width, bottom - time_top},
                                         .time_end = x + taken,
                                         .baseline = baseline,
                                         .large = foot->large};
    next_badge_place(layout, door->next_badge, &room);
}

/* The sizes of the next one's title. */
static const int *next_steps(const struct layout *layout, const struct foot *foot, uint32_t *ret_count)
{
#define STEPS(sizes) (*ret_count = sizeof(sizes) / sizeof *(sizes), (sizes))
    if (layout->portrait)
        return STEPS(next_sizes_portrait);
    if (foot->large)
        return STEPS(next_sizes_large);
    return foot->size == FOOT_WHOLE ? STEPS(next_sizes) : STEPS(next_sizes_short);
#undef STEPS
}

static const char *next_text(const struct layout *layout, const struct foot *foot)
{
    return phrase_title(layout, foot->door->next.slots[0].session);
}

static const char *next_language(const struct layout *layout, const struct foot *foot)
{
    return phrase_title_language(layout, foot->door->next.slots[0].session);
}

static struct text_block fit_title(const struct layout *layout, const struct foot *foot, int right,
                                   int bottom)
{
    uint32_t count;
    const int *steps = next_steps(layout, foot, &count);
    return layout_next(layout, TYPE_NEXT, steps, count, next_text(layout, foot), next_language(layout, foot),
                       right - title_x(layout, foot), bottom - foot->label_top, NEXT_LINES);
}

/* One that is too long for that is set smaller. */
static struct text_block fit_long_title(const struct layout *layout, const struct foot *foot, int right,
                                        int bottom)
{
    static const int steps[] = {SIZES_NEXT_LONG};
    return layout_next(layout, TYPE_NEXT, steps, sizeof steps / sizeof *steps, next_text(layout, foot),
                       next_language(layout, foot), right - title_x(layout, foot),
                       bottom - layout_u(layout, SHIFT_REACH) - foot->label_top, NEXT_LINES_LONG);
}

static void place_title(struct layout *layout, const struct foot *foot, int right, int bottom)
{
    const struct theme *theme = layout->style->theme;
    struct text_block title = fit_title(layout, foot, right, bottom);
    if (title.cut)
        title = fit_long_title(layout, foot, right, bottom);
    bool struck = phrase_session(layout, foot->door->next.slots[0].session)->cancelled;
    int x = title_x(layout, foot), top = foot->label_top - title.cap_top;
    (struck ? part_block_struck : part_block)(layout, &title, x, top, right - x, theme->ink, "title.next");
}

/* -- later -- */

static bool has_later(const struct layout *layout, const struct foot *foot)
{
    bool room = foot->size != FOOT_LEAST || layout->portrait;
    return room && !is_small(layout) && !foot->large && !is_ending(foot->door) && foot->door->later.count > 0;
}

/* What the titles of a column are set in: no larger than `most`, in u. */
struct later_form {
    int x, right, most;
};

static int later_size(const struct layout *layout)
{
    static const int landscape[] = {SIZES_LATER}, portrait[] = {SIZES_LATER_PORTRAIT};
    return layout->portrait ? portrait[0] : landscape[0];
}

static struct text_block set_later(const struct layout *layout, uint32_t session, const int *steps,
                                   uint32_t count, int width, uint32_t lines)
{
    int height = text_em(layout_role_px(layout, later_size(layout)), 1000 * (LATER_LINES + 1));
    return layout_later(layout, steps, count, phrase_title(layout, session),
                        phrase_title_language(layout, session), width, height, lines);
}

/* The title of a later one; cut where it would have to be. */
static struct text_block fit_later(const struct layout *layout, uint32_t session, int width, int most)
{
    static const int landscape[] = {SIZES_LATER}, portrait[] = {SIZES_LATER_PORTRAIT},
                     least[] = {SIZES_LATER_LEAST};
    enum { COUNT = sizeof landscape / sizeof *landscape, LEAST = sizeof least / sizeof *least };
    const int *steps = layout->portrait ? portrait : landscape;
    uint32_t from = 0, from_least = 0;
    while (from < COUNT && steps[from] > most)
        from++;
    while (from_least + 1 < LEAST && least[from_least] > most)
        from_least++;
    struct text_block block = {.cut = true};
    if (from < COUNT)
        block = set_later(layout, session, steps + from, COUNT - from, width, LATER_LINES);
    if (block.cut)
        block = set_later(layout, session, least + from_least, LEAST - from_least, width, LATER_LINES + 1);
    return block;
}

/* The size of a title that was fitted, in u, whatever its script makes of it. */
static int size_of_later(const struct layout *layout, uint32_t session, const struct text_block *block,
                         int width)
{
    static const int sizes[] = {SIZES_LATER_PORTRAIT, SIZES_LATER_LEAST};
    enum { COUNT = sizeof sizes / sizeof *sizes };
    for (int i = 0; i < COUNT; i++)
        if (set_later(layout, session, &sizes[i], 1, width, LATER_LINES + 1).size_px == block->size_px)
            return sizes[i];
    return sizes[COUNT - 1];
}

/* Whole items from `top` on, in a column: those that end before `bottom`. Gives the size of the smallest
 * title among them; `placed`: they are placed, up to one that would have to be smaller than all. */
static int each_later(struct layout *layout, const struct foot *foot, struct later_form form, int top,
                      int bottom, bool placed)
{
    const struct theme *theme = layout->style->theme;
    const struct slot_list *later = &foot->door->later;
    int title = layout_u(layout, layout->portrait ? LATER_TITLE_X_PORTRAIT : LATER_TITLE_X);
    struct type time = layout_role_type(layout, TYPE_NEXT, later_size(layout));
    int gap = layout_u(layout, layout->portrait ? LATER_GAP_PORTRAIT : LATER_GAP), smallest = form.most;
    for (uint32_t i = 0; i < later->count; i++) {
        uint32_t session = later->slots[i].session;
        const char *clock = phrase_clock(layout, later->slots[i].start);
        int column = part_time_column_width(layout, time, clock), left = form.x + title;
        if (left < form.x + column + text_em(time.px, 250))
            left = form.x + column + text_em(time.px, 250);
        struct text_block block = fit_later(layout, session, form.right - left, form.most);
        if (block.cut || top + part_block_drop(&block) > bottom)
            break;
        int size = size_of_later(layout, session, &block, form.right - left);
        if (placed && size < form.most)
            break;
        smallest = size < smallest ? size : smallest;
        if (placed) {
            part_line_cap(layout, TYPE_NEXT, later_size(layout), clock,
                          form.x + column - part_width(layout, time, clock), top, column, theme->ink2,
                          "time.later");
            part_block_cap(layout, &block, left, top, form.right - left, 0, theme->ink, "title.later");
        }
        top += part_block_drop(&block) + gap;
    }
    return smallest;
}

/* All titles have one size. */
static void place_later(struct layout *layout, const struct foot *foot, int x, int top, int right, int bottom)
{
    struct later_form form = {.x = x, .right = right, .most = later_size(layout)};
    form.most = each_later(layout, foot, form, top, bottom, false);
    each_later(layout, foot, form, top, bottom, true);
}

/* -- the whole -- */

/* The session whose page the code leads to: not where it would not be plain which one that is. */
static uint32_t code_session(const struct layout *layout, const struct foot *foot)
{
    const struct door *door = foot->door;
    bool one = door->title_count == 1 && door->more == 0;
    bool room = foot->size == FOOT_WHOLE || layout->portrait;
    if (!one || !room || layout->view->kind != VIEW_DOOR || layout->width * layout->height < FEW_PIXELS)
        return PROGRAM_NONE;
    return door->titles[0].session;
}

/* Places the code; gives where it begins, or the far margin. */
static int place_code(struct layout *layout, const struct foot *foot)
{
    int right = layout->width - layout_u(layout, FAR_MARGIN);
    uint32_t session = code_session(layout, foot);
    if (session == PROGRAM_NONE)
        return right;
    int bottom = layout->height - layout_u(layout, layout->portrait ? QR_END_PORTRAIT : QR_END);
    /* What is free under the people of a stage may be had too. */
    bool over = !layout->portrait && !foot->door->strip.text[0] && !is_ending(foot->door);
    int top = foot->box.y - (over ? layout_u(layout, QR_OVER_FOOT) : 0);
    int side = qr_place(layout, session, right, bottom, bottom - top);
    return side > 0 ? right - side : right;
}

static void place_ground(struct layout *layout, const struct foot *foot, struct box box)
{
    const struct theme *theme = layout->style->theme;
    if (is_ending(foot->door)) {
        struct field field = field_band(layout, box_upper(box, layout_u(layout, ENDING_RULE)));
        field_solid(&field, theme->soon);
        return;
    }
    part_fill(layout, box, theme->foot, LAYER_BAND, "foot");
    if (color_equal(theme->foot, theme->ground))
        part_fill(layout, (struct box){box.x, box.y, box.width, layout_u(layout, RULE)}, theme->ink,
                  LAYER_BAND, "foot.rule");
}

static void place_landscape(struct layout *layout, struct foot *foot)
{
    int bottom = foot->box.y + foot->box.height, code = place_code(layout, foot);
    int far = layout->width - layout_u(layout, FAR_MARGIN);
    int right = code < far ? code - layout_u(layout, NEXT_APART) : far;
    int later = layout->width * LATER_X / 1000, next_end = later - layout_u(layout, NEXT_APART);
    /* What comes later gives way to a next title that is too long beside it. */
    if (!has_later(layout, foot) || next_end < title_x(layout, foot) + layout_u(layout, NEXT_LEAST) ||
        fit_title(layout, foot, next_end, bottom).cut)
        next_end = right;
    else
        place_later(layout, foot, later, foot->label_top,
                    code < far ? code - layout_u(layout, LATER_APART) : far,
                    bottom - layout_u(layout, LATER_END));
    place_title(layout, foot, next_end, bottom);
    place_label_and_time(layout, foot, bottom);
}

/* The baseline of event and date, which a portrait header has no room for. */
static int event_baseline(const struct layout *layout, const struct foot *foot)
{
    return foot->box.y + foot->box.height - layout_u(layout, QR_END_PORTRAIT);
}

/* Where they begin, or the foot's end. */
static int event_top(const struct layout *layout, const struct foot *foot)
{
    if (!header_has_foot_line(layout))
        return foot->box.y + foot->box.height;
    return event_baseline(layout, foot) - layout_role_type(layout, TYPE_TEXT, SIZE_HEADER_LINE).cap;
}

static void place_event(struct layout *layout, const struct foot *foot)
{
    int x = layout_u(layout, AXIS_X);
    if (header_has_foot_line(layout))
        header_foot_place(layout, x, event_baseline(layout, foot),
                          layout->width - x - layout_u(layout, FAR_MARGIN + QR_MOST + NEXT_APART));
}

/* The far end of the next one's title that ends above `bottom`: before the code, where it would reach down
 * to that. */
static int next_end_portrait(const struct layout *layout, const struct foot *foot, int code, int bottom)
{
    int far = layout->width - layout_u(layout, FAR_MARGIN), side = far - code;
    struct text_block title = fit_title(layout, foot, far, bottom);
    if (title.cut)
        title = fit_long_title(layout, foot, far, bottom);
    int end = foot->label_top - title.cap_top + title.height;
    return side > 0 && end > layout->height - layout_u(layout, QR_END_PORTRAIT) - side
               ? code - layout_u(layout, NEXT_APART)
               : far;
}

/* Where event and date would leave the next one's title no room on a small panel, they give way. */
static bool is_crowded(const struct layout *layout, const struct foot *foot)
{
    int far = layout->width - layout_u(layout, FAR_MARGIN);
    return is_small(layout) && foot->door->next.count > 0 &&
           fit_long_title(layout, foot, far,
                          event_top(layout, foot) - layout_text_gap(layout, LATER_OVER_EVENT))
               .cut;
}

/* The line under what is next; where ENDING's rule has moved that down, a badge moves the line, too. */
static int rule_top(const struct layout *layout, const struct foot *foot)
{
    bool lower = is_ending(foot->door) && foot->size == FOOT_WHOLE && !is_small(layout) &&
                 foot->door->next_badge.kind != BADGE_NONE;
    return foot->box.y + layout_u(layout, FOOT_RULE_PORTRAIT + (lower ? ENDING_RULE : 0));
}

static void place_portrait(struct layout *layout, struct foot *foot)
{
    const struct theme *theme = layout->style->theme;
    int x = layout_u(layout, AXIS_X), far = layout->width - layout_u(layout, FAR_MARGIN);
    int rule = rule_top(layout, foot), thin = layout_u(layout, THIN_RULE);
    int code = place_code(layout, foot), event = event_top(layout, foot);
    bool crowded = is_crowded(layout, foot);
    if (!crowded)
        place_event(layout, foot);
    int top = rule + thin + layout_u(layout, LATER_UNDER_RULE);
    /* Nothing lies under the code. */
    bool crosses =
        code < far && layout_u(layout, QR_MOST + QR_END_PORTRAIT) > foot->box.y + foot->box.height - rule;
    int rule_end = crosses ? code - layout_u(layout, NEXT_APART) : far;
    if (has_later(layout, foot))
        place_later(layout, foot, x, top, code < far ? code - layout_u(layout, NEXT_APART) : far,
                    event - layout_text_gap(layout, LATER_OVER_EVENT));
    int bottom = crowded            ? event_baseline(layout, foot)
                 : is_small(layout) ? event - layout_text_gap(layout, LATER_OVER_EVENT)
                                    : rule - layout_u(layout, NEXT_OVER_RULE);
    if (foot->door->next.count > 0)
        place_title(layout, foot, next_end_portrait(layout, foot, code, bottom), bottom);
    place_label_and_time(layout, foot, is_small(layout) ? bottom : rule);
    if (!is_small(layout))
        part_fill(layout, (struct box){x, rule, rule_end - x, thin > 1 ? thin : 1}, theme->shut, LAYER_TEXT,
                  "rule");
}

/* Nothing comes next: what there is to say of that, in as many lines as have room. */
static void place_nothing(struct layout *layout, const struct foot *foot)
{
    struct type type = layout_role_type(layout, TYPE_TEXT, SIZE_PEOPLE);
    int x = layout_u(layout, AXIS_X), width = place_code(layout, foot) - x,
        pitch = text_em(type.px, TITLE_LINE);
    int room = event_top(layout, foot) - layout_u(layout, LATER_END) - foot->label_top - type.cap;
    struct text_block text = part_text(layout, TYPE_TEXT, SIZE_PEOPLE, foot->door->nothing, width,
                                       room > 0 ? 1 + (uint32_t)(room / pitch) : 1);
    part_block_cap(layout, &text, x, foot->label_top, width, 0, layout->style->theme->ink2, "label.nothing");
    if (layout->portrait)
        place_event(layout, foot);
}

void door_foot_place(struct layout *layout, const struct door *door, struct box box, enum foot_size size)
{
    struct foot foot = {.door = door, .box = box, .size = size, .large = is_large(layout, door, size)};
    int rule = is_ending(door) ? layout_u(layout, ENDING_RULE) : 0;
    if (!layout->portrait || size != FOOT_WHOLE || is_small(layout)) {
        foot.box.y += rule;
        foot.box.height -= rule;
    }
    foot.label_top = box.y + rule + layout_u(layout, label_top(layout, &foot));
    place_ground(layout, &foot, box);
    if (door->next.count == 0) {
        place_nothing(layout, &foot);
        return;
    }
    int edge_top = box.y + (rule ? rule : layout_u(layout, EDGE_GAP));
    int edge_end = layout->portrait ? foot.box.y + layout_u(layout, FOOT_EDGE_PORTRAIT) : box.y + box.height;
    door_edge_place(layout, door->next.slots[0].session, edge_top, edge_end);
    if (layout->portrait)
        place_portrait(layout, &foot);
    else
        place_landscape(layout, &foot);
}
