#include "screens/session_parts.h"

#include "screens/phrases.h"

struct text_block session_title_fit(const struct layout *layout, const char *text, int most, int least,
                                    int width, int height)
{
    int large = most * 7 / 10 > least ? most * 7 / 10 : least;
    int middle = most / 2 > least ? most / 2 : least;
    uint32_t few = layout->portrait ? 3 : 2; /* lines at the largest sizes */
    struct text_block block = part_fit(layout, FACE_DISPLAY_BOLD, most, large, text, width, height, few);
    if (block.cut || block.tight || block.line_count == 0)
        block = part_fit(layout, FACE_DISPLAY_BOLD, large, middle, text, width, height, few + 2);
    if (block.cut || block.tight || block.line_count == 0)
        block = part_fit(layout, FACE_DISPLAY_BOLD, large, least, text, width, height, 64);
    return block;
}

int session_context(struct layout *layout, uint32_t session, uint32_t block, struct type type, struct box box,
                    bool draw, int *ret_height)
{
    const char *text = block != PROGRAM_NONE ? phrase_title(layout, block) : phrase_context(layout, session);
    struct color color;
    bool has_bar = phrase_track_color(layout, session, &color) ||
                   (block != PROGRAM_NONE && phrase_track_color(layout, block, &color));
    int bar = has_bar ? layout_px(layout, 6) : 0, indent = has_bar ? bar + layout->gap * 3 / 4 : 0;
    int need = text[0] ? indent + part_width(layout, type, text) : bar;
    struct text_block lines = {0};
    if (text[0] && need > box.width) {
        text_fit(layout->style->metrics, type.face, &type.px, 1, text, box.width - indent,
                 4 * type_height(type), 3, layout->arena, &lines);
        *ret_height = lines.height;
    } else {
        *ret_height = type_height(type);
    }
    if (!draw || (!text[0] && !has_bar) || (need > box.width && box.width < indent + 4 * type.px))
        return need;
    int baseline = box.y + type.ascent;
    if (has_bar)
        part_track(layout,
                   (struct box){box.x, baseline - type.cap * 5 / 4, bar,
                                type.cap * 3 / 2 + *ret_height - type_height(type)},
                   color);
    if (lines.line_count > 0)
        part_block(layout, &lines, box.x + indent, box.y, box.width - indent, layout->style->theme->ink_soft,
                   "context");
    else if (text[0])
        part_line(layout, type, text, box.x + indent, baseline, box.width - indent,
                  layout->style->theme->ink_soft, "context");
    return need < box.width ? need : box.width;
}

/* -- people -- */

struct flow {
    struct layout *layout;
    struct box box;
    struct type name_type, soft_type;
    int pen, line, line_count, line_height;
    bool line_each, draw;
};

enum { SMALLEST_NAME = 25 }; /* thousandths, before a name wraps */

static const char person_gap[] = "   ·   ";

static int flow_text(struct flow *flow, struct type type, const char *text, struct color color,
                     const char *role)
{
    int width = part_width(flow->layout, type, text), left = flow->box.x + flow->box.width - flow->pen;
    if (width > left)
        width = left;
    int baseline = flow->box.y + flow->line * flow->line_height + flow->name_type.ascent;
    if (flow->draw && width > 0)
        width = part_line(flow->layout, type, text, flow->pen, baseline, width, color, role);
    flow->pen += width;
    return width;
}

static int person_width(const struct flow *flow, const struct person *person)
{
    int width = part_width(flow->layout, flow->name_type, person->name);
    if (person->affiliation[0])
        width += part_width(flow->layout, flow->soft_type, " ") +
                 part_width(flow->layout, flow->soft_type, person->affiliation);
    return width;
}

/* Places a name in a line that leaves `keep` free, or in several that leave `more` free; false, with nothing
 * placed, where it has no room as a whole. */
static bool flow_name(struct flow *flow, const char *name, int keep, int more)
{
    struct type type = flow->name_type;
    struct color ink = flow->layout->style->theme->ink;
    bool at_start = flow->pen == flow->box.x;
    if (part_width(flow->layout, type, name) <= flow->box.x + flow->box.width - keep - flow->pen) {
        flow_text(flow, type, name, ink, "person");
        return true;
    }
    struct text_block block;
    int lines = at_start ? flow->line_count - flow->line : 0;
    text_fit(flow->layout->style->metrics, type.face, &type.px, 1, name, flow->box.width - more,
             lines * type_height(type), (uint32_t)lines, flow->layout->arena, &block);
    for (uint32_t i = 0; !block.cut && i < block.line_count; i++) {
        flow->pen = flow->box.x;
        flow->line += i > 0 ? 1 : 0;
        flow_text(flow, type, arena_copy_n(flow->layout->arena, block.lines[i].text, block.lines[i].length),
                  ink, "person");
    }
    return !block.cut;
}

/* Places person `index`; false where there is no room for it any more, and "+n more" was said instead. */
static bool flow_person(struct flow *flow, const struct phrase_people *people, uint32_t index)
{
    const struct theme *theme = flow->layout->style->theme;
    const struct person *person = people->people[index];
    int right = flow->box.x + flow->box.width, gap = part_width(flow->layout, flow->soft_type, person_gap);
    const char *more = words_number(flow->layout->style->words, WORD_AND_N_MORE, (int)(people->count - index),
                                    flow->layout->arena);
    const char *more_after = words_number(flow->layout->style->words, WORD_AND_N_MORE,
                                          (int)(people->count - index - 1), flow->layout->arena);
    bool last_person = index + 1 == people->count, at_start = flow->pen == flow->box.x;
    bool new_line = !at_start && (flow->line_each || flow->pen + gap + person_width(flow, person) > right);
    if (new_line && index == 0)
        new_line = flow->pen + gap / 2 + person_width(flow, person) > right;
    if (new_line && flow->line + 1 < flow->line_count) {
        flow->line++;
        flow->pen = flow->box.x;
        at_start = true;
    } else if (new_line) {
        flow_text(flow, flow->soft_type, person_gap, theme->ink_soft, "dot");
        flow_text(flow, flow->soft_type, more, theme->ink_soft, "people.more");
        return false;
    }
    bool last_line = flow->line + 1 == flow->line_count;
    int keep = last_line && !last_person ? gap + part_width(flow->layout, flow->soft_type, more_after) : 0;
    if (!at_start && index > 0) {
        if (keep && flow->pen + gap + person_width(flow, person) + keep > right) {
            flow_text(flow, flow->soft_type, person_gap, theme->ink_soft, "dot");
            flow_text(flow, flow->soft_type, more, theme->ink_soft, "people.more");
            return false;
        }
        flow_text(flow, flow->soft_type, person_gap, theme->ink_soft, "dot");
    }
    /* A name too wide for its line leaves room for the number. */
    int more_width = gap + part_width(flow->layout, flow->soft_type, more_after);
    if (!flow_name(flow, person->name, keep, last_person ? 0 : more_width)) {
        if (index > 0)
            flow_text(flow, flow->soft_type, more, theme->ink_soft, "people.more");
        return false;
    }
    int blank = part_width(flow->layout, flow->soft_type, " ");
    if (person->affiliation[0] &&
        flow->pen + blank + part_width(flow->layout, flow->soft_type, person->affiliation) <= right - keep) {
        flow->pen += blank;
        flow_text(flow, flow->soft_type, person->affiliation, theme->ink_soft, "affiliation");
    }
    return true;
}

/* Whether each name has room in a line. */
static bool names_fit(const struct layout *layout, const struct phrase_people *people, int size, int width)
{
    struct type type = layout_type(layout, FACE_MEDIUM, size), soft = layout_type(layout, FACE_REGULAR, size);
    int more = 0; /* the first one may have to share its line with how many more there are */
    if (people->count > 1)
        more = part_width(layout, soft, person_gap) +
               part_width(layout, soft,
                          words_number(layout->style->words, WORD_AND_N_MORE, (int)people->count - 1,
                                       layout->arena));
    for (uint32_t i = 0; i < people->count; i++)
        if (part_width(layout, type, people->people[i]->name) > width - (i == 0 ? more : 0))
            return false;
    return true;
}

int session_people(struct layout *layout, uint32_t session, struct box box, int size, bool draw)
{
    struct phrase_people people = phrase_people(layout, session);
    for (int below = size; below >= SMALLEST_NAME && !names_fit(layout, &people, size, box.width);) {
        size = below;
        below = layout_step_below(layout, below);
    }
    struct flow flow = {.layout = layout,
                        .box = box,
                        .draw = draw,
                        .pen = box.x,
                        .name_type = layout_type(layout, FACE_MEDIUM, size),
                        .soft_type = layout_type(layout, FACE_REGULAR, size)};
    flow.line_height = type_height(flow.name_type) + flow.name_type.px / 6;
    flow.line_count = (box.height + flow.name_type.px / 6) / flow.line_height;
    if (people.count == 0 || flow.line_count < 1 || box.width < 8 * flow.name_type.px)
        return 0;
    /* The room of "+n more" must be there on the last line even where names are wide. */
    uint32_t lines_each = people.count + (people.label[0] ? 1 : 0);
    flow.line_each = layout->portrait && people.count > 1 && lines_each <= (uint32_t)flow.line_count;
    if (!flow.line_each && people.label[0]) { /* the first name says more than what it is */
        int first = part_width(layout, flow.name_type, people.people[0]->name) + 5 * flow.name_type.px;
        if (flow.line_count == 1 && part_width(layout, flow.soft_type, people.label) + first > box.width)
            people.label = "";
    }
    if (people.label[0]) {
        flow_text(&flow, flow.soft_type, people.label, layout->style->theme->ink_soft, "label");
        if (flow.line_each) {
            flow.line++;
            flow.pen = box.x;
        } else {
            flow.pen += flow.name_type.px * 2 / 3;
        }
    }
    for (uint32_t i = 0; i < people.count; i++)
        if (!flow_person(&flow, &people, i)) {
            if (i == 0)
                return 0;
            break;
        }
    return (flow.line + 1) * flow.line_height - flow.name_type.px / 6;
}

/* -- what it is about -- */

static int place_label(struct layout *layout, const char *text, struct box box)
{
    struct type type = layout_type(layout, FACE_SEMIBOLD, 24);
    part_line(layout, type, text, box.x, box.y + type.ascent, box.width, layout->style->theme->ink_soft,
              "label");
    return type_height(type) + layout->gap / 2;
}

static int place_topics(struct layout *layout, const struct session *session, const char *owner,
                        struct box box, uint32_t columns)
{
    struct type label = layout_type(layout, FACE_SEMIBOLD, 24);
    int head = type_height(label) + layout->gap / 2;
    struct box rest = {box.x, box.y + head, box.width, box.height - head};
    int used = part_bullets(layout, session->topics, session->topic_count, rest, 32, 25, columns, 3,
                            layout->style->theme->ink, "topic");
    if (used == 0)
        return 0;
    place_label(layout, phrase_join(layout, owner, words_get(layout->style->words, WORD_TOPICS)), box);
    return head + used;
}

static int place_summary(struct layout *layout, const struct session *session, const char *label,
                         struct box box)
{
    struct type type = layout_type(layout, FACE_SEMIBOLD, 24);
    int head = label[0] ? type_height(type) + layout->gap / 2 : 0;
    int measure = 36 * layout_text_px(layout, 31); /* lines of some seventy characters are read best */
    struct box rest = {box.x, box.y + head, box.width < measure ? box.width : measure, box.height - head};
    int used = part_prose(layout, session->summary, rest, 33, 26, layout->style->theme->ink_soft, "summary");
    if (used == 0)
        return 0;
    if (label[0])
        place_label(layout, label, box);
    return head + used;
}

/* Summary over topics; the summary has all of the box where the topics have no room under it. */
static int place_stacked(struct layout *layout, const struct session *about, const char *owner,
                         bool with_topics, struct box box)
{
    uint32_t before = layout->scene->count;
    int least = 2 * type_height(layout_type(layout, FACE_REGULAR, 26)), used = 0;
    if (about->summary[0]) {
        struct box part = box;
        if (with_topics)
            part.height = part.height * 9 / 20;
        used = place_summary(layout, about, owner, part);
    }
    if (!with_topics)
        return used;
    int from = used ? used + layout->gap * 3 / 2 : 0;
    struct box part = {box.x, box.y + from, box.width, box.height - from};
    int topics = part.height > least ? place_topics(layout, about, used ? "" : owner, part, 2) : 0;
    if (topics)
        return from + topics;
    layout->scene->count = before;
    return about->summary[0] ? place_stacked(layout, about, owner, false, box) : 0;
}

bool session_has_about(const struct layout *layout, uint32_t session)
{
    const struct session *about = phrase_session(layout, session);
    if (about->summary[0] || about->topic_count > 0)
        return true;
    if (about->part_of == PROGRAM_NONE)
        return false;
    about = phrase_session(layout, about->part_of);
    return about->summary[0] || (about->topic_count > 0 && !about->has_parts);
}

int session_about(struct layout *layout, uint32_t session, struct box box)
{
    const struct session *about = phrase_session(layout, session);
    const char *owner = "";
    bool topics = about->topic_count > 0;
    if (!about->summary[0] && !topics && about->part_of != PROGRAM_NONE) {
        about = phrase_session(layout, about->part_of);
        owner = phrase_context(layout, session);
        topics = about->topic_count > 0 && !about->has_parts; /* its parts are listed by their times */
    } else if (about->has_parts && about->summary[0]) {
        topics = false;
    }
    if (box.height < 2 * type_height(layout_type(layout, FACE_REGULAR, 26)))
        return 0;
    bool beside =
        !layout->portrait && about->summary[0] && topics && box.width > 50 * layout_text_px(layout, 26);
    if (!beside)
        return place_stacked(layout, about, owner, topics, box);
    int between = layout->gap * 3, half = (box.width - between) / 2;
    struct box left = {box.x, box.y, half, box.height};
    struct box right = {box.x + half + between, box.y, half, box.height};
    int topics_height = place_topics(layout, about, "", right, 1);
    int summary = place_summary(layout, about, owner, topics_height ? left : box);
    return summary > topics_height ? summary : topics_height;
}

/* -- slots of what is cancelled, or has gone elsewhere -- */

struct box session_tombstones(struct layout *layout, const struct slot_list *tombstones, uint32_t room,
                              struct box box)
{
    const struct theme *theme = layout->style->theme;
    bool small = box.height < 26 * layout->least_px; /* most of a small screen is for what is on */
    uint32_t most_rows = small ? 1 : 2;
    uint32_t count = tombstones->count < most_rows ? tombstones->count : most_rows;
    if (count == 0)
        return box;
    struct type badge = layout_type(layout, FACE_BOLD, 28), span_type = layout_type(layout, FACE_MEDIUM, 30);
    int pad = layout->gap, width = layout->width - 2 * layout->margin;
    int row_height = part_badge_height(badge), rise = part_badge_rise(badge);
    int most = box.height * (small ? 2 : 3) / 10 / (int)count;
    /* The band lies under what is placed on it, so its item comes first and gets its height at the end. */
    uint32_t band = layout->scene->count;
    part_fill(layout, box, theme->surface, 0, LAYER_BAND, "band.cancelled");
    int y = box.y + pad;
    for (uint32_t i = 0; i < count; i++) {
        const struct slot *slot = &tombstones->slots[i];
        int x = layout->margin, right = x + width, baseline = y + rise;
        bool cancelled = phrase_session(layout, slot->session)->cancelled;
        void (*place)(struct layout *, const struct text_block *, int, int, int, struct color, const char *) =
            cancelled ? part_block_struck : part_block;
        int badge_width = part_badge(layout, badge, phrase_gone(layout, slot, room), x, baseline, width,
                                     cancelled ? theme->alarm : theme->accent,
                                     cancelled ? theme->alarm_ink : theme->accent_ink, "badge.cancelled");
        x += badge_width + layout->gap;
        x += part_line(layout, span_type, phrase_span(layout, *slot), x, baseline, right - x, theme->ink,
                       "when") +
             layout->gap * 3 / 2;
        if (i + 1 == count && tombstones->count > count) {
            const char *more = words_number(layout->style->words, WORD_AND_N_MORE,
                                            (int)(tombstones->count - count), layout->arena);
            int more_width = part_width(layout, span_type, more);
            part_line_right(layout, span_type, more, right, baseline, more_width, theme->ink_soft, "more");
            right -= more_width + layout->gap;
        }
        const char *title = phrase_title(layout, slot->session);
        struct type title_type = layout_type(layout, FACE_SEMIBOLD, 36);
        struct text_block beside =
            part_fit(layout, FACE_SEMIBOLD, 36, 28, title, right - x, 2 * type_height(title_type), 1);
        if (!layout->portrait && beside.line_count > 0 && !beside.cut) {
            place(layout, &beside, x, baseline - beside.ascent, right - x, theme->ink_soft,
                  "title.cancelled");
            y += row_height + pad;
            continue;
        }
        int left = most - row_height - 2 * pad;
        int line = type_height(layout_type_px(layout, FACE_SEMIBOLD, layout->least_px));
        struct text_block under =
            part_fit(layout, FACE_SEMIBOLD, 36, 0, title, width, left > line ? left : line, 6);
        y += row_height + pad / 2;
        place(layout, &under, layout->margin, y, width, theme->ink_soft, "title.cancelled");
        y += under.height + pad;
    }
    int height = y - box.y;
    layout->scene->items[band].box.height = height;
    return (struct box){box.x, box.y + height, box.width, box.height - height};
}
