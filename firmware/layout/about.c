#include "layout/about.h"

#include "layout/measures.h"
#include "layout/phrases.h"

/* A line of the list: a part has its time. */
struct row {
    const char *time; /* "" for a topic */
    const char *text;
};

struct rows {
    struct row *list;
    uint32_t count;
    enum word label;
    bool timed;
};

static struct rows rows_of(const struct layout *layout)
{
    const struct session *session = phrase_session(layout, layout->view->session);
    const struct slot_list *parts = &layout->view->parts;
    struct rows rows = {.count = session->topic_count, .label = WORD_TOPICS};
    rows.timed = session->topic_count == 0 && parts->count > 0;
    if (rows.timed) {
        rows.count = parts->count;
        rows.label = WORD_PROGRAM;
    }
    rows.list = ARENA_ARRAY(layout->arena, struct row, rows.count);
    for (uint32_t i = 0; i < rows.count; i++)
        rows.list[i] = rows.timed ? (struct row){phrase_clock(layout, parts->slots[i].start),
                                                 phrase_title(layout, parts->slots[i].session)}
                                  : (struct row){"", session->topics[i]};
    return rows;
}

bool about_is_there(const struct layout *layout)
{
    return phrase_session(layout, layout->view->session)->summary[0] || rows_of(layout).count > 0;
}

/* -- the list -- */

/* How a list is set at one size. */
struct rows_set {
    struct text_block *blocks;
    int size, indent, gap;
    uint32_t shown;
    int height; /* of those shown */
    bool cut;   /* a row ends with an ellipsis */
};

static int indent_of(const struct layout *layout, const struct rows *rows, int size)
{
    struct type type = layout_role_type(layout, TYPE_NEXT, size);
    int widest = 0;
    for (uint32_t i = 0; rows->timed && i < rows->count; i++) {
        int width = part_width(layout, type, rows->list[i].time);
        widest = width > widest ? width : widest;
    }
    return widest > 0 ? widest + text_em(type.px, PERSON_GAP_EM) : 0;
}

/* As many rows as end within the height. */
static struct rows_set set_rows(const struct layout *layout, const struct rows *rows, int width, int height,
                                int size)
{
    struct rows_set set = {.blocks = ARENA_ARRAY(layout->arena, struct text_block, rows->count),
                           .size = size,
                           .indent = indent_of(layout, rows, size),
                           .gap = text_em(layout_role_px(layout, size), ABOUT_ROW_GAP_EM)};
    int top = 0;
    for (uint32_t i = 0; i < rows->count; i++) {
        set.blocks[i] = layout_title(layout, TYPE_TEXT, &size, 1, rows->list[i].text, "", width - set.indent,
                                     height, ABOUT_ROW_LINES);
        int drop = part_block_drop(&set.blocks[i]);
        if (top + drop > height)
            break;
        set.cut = set.cut || set.blocks[i].cut;
        set.height = top + drop;
        top = set.height + set.gap;
        set.shown++;
    }
    return set;
}

static bool is_whole(const struct rows_set *set, const struct rows *rows)
{
    return set->shown == rows->count && !set->cut;
}

static struct rows_set fit_rows(const struct layout *layout, const struct rows *rows, int width, int height)
{
    static const int sizes[] = {SIZES_ABOUT_ROW};
    struct rows_set set = {.shown = 0};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        set = set_rows(layout, rows, width, height, sizes[i]);
        if (is_whole(&set, rows))
            return set;
    }
    struct rows_set least = set_rows(layout, rows, width, height, SIZE_ABOUT_ROW_LEAST);
    return is_whole(&least, rows) ? least : set;
}

static void place_row(struct layout *layout, const struct row *row, const struct text_block *block, int size,
                      int indent, struct box box, int top)
{
    const struct theme *theme = layout->style->theme;
    part_line_cap(layout, TYPE_NEXT, size, row->time, box.x, top, indent, theme->ink2, "time.topic");
    part_block_cap(layout, block, box.x + indent, top, box.width - indent, 0, theme->ink, "topic");
}

/* The label, and under it the list; what has no room is counted behind the label. */
static void place_rows(struct layout *layout, const struct rows *rows, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct type label = layout_role_type(layout, TYPE_NEXT, SIZE_LABEL);
    int head = label.cap + layout_u(layout, ABOUT_UNDER_LABEL), baseline = box.y + label.cap;
    struct rows_set set = fit_rows(layout, rows, box.width, box.height - head);
    if (set.shown == 0)
        return;
    int taken = part_line(layout, label, words_get(layout->style->words, rows->label), box.x, baseline,
                          box.width, theme->ink2, "label.topics");
    uint32_t more = rows->count - set.shown;
    const char *text = more > 0 ? arena_printf(layout->arena, "+%u", (unsigned)more) : "";
    int gap = text_em(label.px, PERSON_GAP_EM);
    part_line(layout, label, text, box.x + taken + gap, baseline, box.width - taken - gap, theme->ink2,
              "more");
    int top = box.y + head;
    for (uint32_t i = 0; i < set.shown; i++) {
        place_row(layout, &rows->list[i], &set.blocks[i], set.size, set.indent, box, top);
        top += part_block_drop(&set.blocks[i]) + set.gap;
    }
}

/* -- both -- */

/* Gives the height used. */
static int place_summary(struct layout *layout, struct box box)
{
    const char *summary = phrase_session(layout, layout->view->session)->summary;
    if (!summary[0] || box.height <= 0)
        return 0;
    return part_prose(layout, summary, box, SUMMARY_MOST, SUMMARY_LEAST, layout->style->theme->ink,
                      "summary");
}

/* Beside each other in landscape, under each other in portrait. */
static void place_both(struct layout *layout, const struct rows *rows, struct box box)
{
    struct box summary = box, list = box;
    int gap = layout_u(layout, ABOUT_APART);
    if (layout->portrait) {
        summary.height = box.height * 2 / 5;
        int used = place_summary(layout, summary);
        list.y = box.y + used + (used ? gap : 0);
        list.height = box.y + box.height - list.y;
    } else {
        list.x = layout->width * SUMMARY_SHARE / 1000 + gap;
        summary.width = list.x - gap - box.x;
        list.width = box.x + box.width - list.x;
        place_summary(layout, summary);
    }
    place_rows(layout, rows, list);
}

void about_place(struct layout *layout, struct box box)
{
    const struct theme *theme = layout->style->theme;
    struct rows rows = rows_of(layout);
    int edge = layout_u(layout, ABOUT_EDGE), x = layout_u(layout, AXIS_X);
    struct box inner = {x, box.y + edge, layout->width - x - layout_u(layout, FAR_MARGIN),
                        box.height - 2 * edge};
    part_fill(layout, box, theme->foot, LAYER_BAND, "foot");
    if (color_equal(theme->foot, theme->ground))
        part_fill(layout, (struct box){box.x, box.y, box.width, layout_u(layout, RULE)}, theme->ink,
                  LAYER_BAND, "foot.rule");
    if (rows.count == 0)
        place_summary(layout, inner);
    else if (phrase_session(layout, layout->view->session)->summary[0])
        place_both(layout, &rows, inner);
    else
        place_rows(layout, &rows, inner);
}
