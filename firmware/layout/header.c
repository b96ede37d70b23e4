#include "layout/header.h"

#include <string.h>

#include "layout/measures.h"
#include "layout/page_foot.h"
#include "layout/parts.h"
#include "layout/phrases.h"

/* -- what it says -- */

/* A header's texts, "" for none, and how it is set. */
struct header {
    const char *name, *short_name, *role;
    const char *clock, *half; /* of the day: "am", "pm" */
    const char *event, *date; /* the two lines left of the clock */
    const char *mark;         /* in the date's place; */
    const char *short_mark;   /* where that has no room; "": the same, cut */
    bool is_quiet;            /* as small print, not in a box */
    const char *news;         /* in the place of both */
    const int *sizes;         /* of the name */
    uint32_t size_count;
    int x, end, clock_size, line_size, line_gap; /* u */
};

/* Whether the time may be shown: there is a zone to show it in, and something vouches for the clock. */
static bool clock_is_shown(const struct view *view)
{
    if (!view->program || view->kind == VIEW_CLOCK_UNTRUSTED)
        return false;
    return (view->kind != VIEW_FAULT && view->kind != VIEW_EMERGENCY) ||
           view->station.clock != STATION_CLOCK_UNTRUSTED;
}

/* How old what is shown may be: since a time, or since another day. */
static void say_stale(const struct layout *layout, struct header *header)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    enum word mark = view->stale == STALE_QUIET ? WORD_AS_OF : WORD_NO_UPDATE_SINCE;
    header->is_quiet = view->stale == STALE_QUIET;
    if (view->checked.ms >= view->day.start.ms) {
        const char *clock = words_clock(words, view->program, view->checked, layout->arena);
        header->short_mark = words_text(words, WORD_AS_OF, clock, layout->arena);
        header->mark = words_text(words, mark, clock, layout->arena);
    } else {
        const char *date = words_date_from(words, view->program, view->now, view->checked, layout->arena);
        header->short_mark = words_day_text(words, WORD_AS_OF, date, layout->arena);
        header->mark = words_day_text(words, mark, date, layout->arena);
    }
}

static void say_time(const struct layout *layout, struct header *header)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    header->clock = header->half = header->date = header->mark = header->short_mark = "";
    if (clock_is_shown(view)) {
        header->clock = phrase_clock(layout, view->now);
        header->half = words_clock_half(words, view->program, view->now);
        header->date = words_date(words, view->program, view->now, layout->arena);
        if (view->is_rehearsal)
            header->mark = words_get(words, WORD_REHEARSAL);
        else if (view->time_unverified)
            header->mark = words_get(words, WORD_TIME_NOT_VERIFIED);
        else if (view->stale != STALE_NOT)
            say_stale(layout, header);
    } else if (view->program && view->kind != VIEW_CLOCK_UNTRUSTED) { /* whose screen says it large */
        header->mark = words_get(words, WORD_CLOCK_NOT_SET);
    }
}

static const char *event_title(const struct layout *layout)
{
    const struct program *program = layout->view->program;
    return program ? label_text(program->event.title, layout->style->words->language) : "";
}

static const char *event_short(const struct layout *layout)
{
    const struct program *program = layout->view->program;
    return program && program->event.short_title[0] ? program->event.short_title : event_title(layout);
}

static struct header door_header(const struct layout *layout, const char *name, const char *short_name,
                                 const char *event, const char *role)
{
    static const int sizes[] = {SIZES_ROOM};
    struct header header = {.name = name,
                            .short_name = short_name ? short_name : "",
                            .role = role,
                            .event = event,
                            .news = layout->view->news ? layout->view->news : "",
                            .sizes = sizes,
                            .size_count = sizeof sizes / sizeof *sizes,
                            .x = AXIS_X,
                            .end = layout->portrait ? HEADER_END_PORTRAIT : HEADER_END,
                            .clock_size = SIZE_ROOM,
                            .line_size = SIZE_HEADER_LINE,
                            .line_gap = HEADER_LINE_GAP};
    say_time(layout, &header);
    return header;
}

/* Of a page of a hallway's cycle, but for a room's: that is like a door. */
static bool is_page(const struct layout *layout)
{
    return layout_has_footer(layout) && layout->view->kind != VIEW_ROOM;
}

static void make_page(const struct layout *layout, struct header *header)
{
    static const int sizes[] = {SIZES_PAGE_NAME};
    header->sizes = sizes;
    header->size_count = sizeof sizes / sizeof *sizes;
    header->clock_size = SIZE_PAGE_CLOCK;
    header->line_size = SIZE_PAGE_LINE;
    header->line_gap = PAGE_LINE_GAP;
    if (!layout->portrait)
        header->end = PAGE_HEADER_END;
}

/* -- clock and the lines beside it: from the far edge -- */

static struct type line_type(const struct layout *layout, const struct header *header)
{
    return layout_role_type(layout, TYPE_TEXT, header->line_size);
}

/* A mark that must be seen is a box in ink; one that need not is a line as that in whose place it is. Gives
 * the width. */
static int place_mark(struct layout *layout, const struct header *header, int right, int baseline, int width)
{
    const struct theme *theme = layout->style->theme;
    const char *text = header->mark;
    if (header->is_quiet)
        return part_line_right(layout, line_type(layout, header), text, right, baseline, width, theme->ink2,
                               "mark.quiet");
    struct type type = layout_role_type(layout, TYPE_NEXT, header->line_size);
    int pad = layout_u(layout, MARK_PAD), wide = part_width(layout, type, text) + 2 * pad;
    if (wide > width && header->short_mark[0]) {
        text = header->short_mark;
        wide = part_width(layout, type, text) + 2 * pad;
    }
    wide = wide < width ? wide : width;
    struct box box = {right - wide, baseline - type.cap - pad, wide, type.cap + 2 * pad};
    part_fill(layout, box, theme->ink, LAYER_BAND, "mark");
    part_line(layout, type, text, box.x + pad, baseline, wide - 2 * pad, theme->ground, "mark.clock");
    return wide;
}

/* Each at the clock's cap top or baseline; gives the width of the wider one. On a panel on which they would
 * touch, there is the second one only where it is a mark, else the first one. */
static int place_lines(struct layout *layout, const struct header *header, int right, int baseline, int cap)
{
    const struct theme *theme = layout->style->theme;
    struct type type = line_type(layout, header);
    int most = layout->width * HEADER_LINES_MOST / 1000, upper = 0, lower = 0,
        top = baseline - cap + type.cap;
    bool both = baseline - top >= type_height(type) + (header->mark[0] ? layout_u(layout, MARK_PAD) : 0);
    if (both || !header->mark[0])
        upper = part_line_right(layout, type, header->event, right, top, most, theme->ink2, "event");
    if (header->mark[0])
        lower = place_mark(layout, header, right, baseline, layout->width * MARK_MOST / 1000);
    else if (both || upper == 0)
        lower = part_line_right(layout, type, header->date, right, baseline, most, theme->ink2, "date");
    return upper > lower ? upper : lower;
}

/* What an organiser has to know, in both lines' place. */
static int place_news(struct layout *layout, const struct header *header, int right, int top, int height)
{
    static const int sizes[] = {SIZES_NEWS};
    int most = layout->width * NEWS_MOST / 1000;
    struct text_block block = layout_title(layout, TYPE_TEXT, sizes, sizeof sizes / sizeof *sizes,
                                           header->news, NULL, most, height, 2);
    part_block_cap(layout, &block, right - block.width, top, block.width, 2, layout->style->theme->ink,
                   "news");
    return block.width;
}

/* How much narrower the clock is than it can be in this hour: what stands beside it stays where it is from
 * minute to minute.
 */
static int clock_spare(const struct layout *layout, const struct header *header, struct type clock)
{
    char *widest = arena_copy(layout->arena, header->clock);
    for (char *c = widest + strcspn(widest, ":"); *c; c++)
        *c = *c >= '0' && *c <= '9' ? '0' : *c;
    int spare = part_width(layout, clock, widest) - part_width(layout, clock, header->clock);
    return spare > 0 ? spare : 0;
}

/* The clock, and the half of the day beside it, that ends at `right`; gives how wide the two are. */
static int place_clock(struct layout *layout, const struct header *header, struct type clock, int right,
                       int baseline)
{
    const struct color ink = layout->style->theme->ink;
    uint32_t first = layout->scene->count;
    int half = 0;
    if (header->half[0]) {
        struct type type = layout_role_type(layout, TYPE_TITLE, header->clock_size * CLOCK_HALF / 1000);
        half =
            part_line_right(layout, type, header->half, right, baseline, layout->width, ink, "clock.half") +
            layout_u(layout, CLOCK_HALF_GAP);
    }
    int taken =
        part_line_right(layout, clock, header->clock, right - half, baseline, layout->width, ink, "clock");
    part_close_boxes(layout, first, clock, baseline);
    return half + taken;
}

/* Clock, and the lines where there is room for them; gives where the name must end. */
static int place_far(struct layout *layout, const struct header *header, bool lines)
{
    struct type clock = layout_role_type(layout, TYPE_TITLE, header->clock_size);
    int right = layout->width - layout_u(layout, FAR_MARGIN), gap = layout_u(layout, header->line_gap);
    int baseline = (layout_u(layout, header->end) + clock.cap) / 2, taken = 0;
    if (header->clock[0])
        right -=
            place_clock(layout, header, clock, right, baseline) + clock_spare(layout, header, clock) + gap;
    if (!lines)
        return right - layout_u(layout, HEADER_APART) + gap;
    if (header->news[0])
        taken = place_news(layout, header, right, baseline - clock.cap,
                           layout_u(layout, header->end) - (baseline - clock.cap));
    else
        taken = place_lines(layout, header, right, baseline, clock.cap);
    return right - taken - (taken ? layout_u(layout, HEADER_APART) : 0);
}

/* -- name: from the axis -- */

static bool fits(const struct text_block *block)
{
    return block->line_count > 0 && !block->cut && !block->tight;
}

static struct text_block fit_name(const struct layout *layout, const struct header *header, const char *name,
                                  int width)
{
    /* A vertical bar of the largest size is higher than the header. */
    uint32_t first = header->size_count > 1 && strchr(name, '|') ? 1 : 0;
    return layout_title(layout, TYPE_TITLE, header->sizes + first, header->size_count - first, name, NULL,
                        width, layout_u(layout, header->end), 1);
}

static void place_name(struct layout *layout, const struct header *header, int far)
{
    static const int low[] = {SIZES_ROOM_TWO_LINES}, high[] = {SIZES_ROOM_TWO_LINES_PORTRAIT};
    const int *two_lines = layout->portrait ? high : low;
    uint32_t count = layout->portrait ? sizeof high / sizeof *high : sizeof low / sizeof *low;
    int end = layout_u(layout, header->end), x = layout_u(layout, header->x), width = far - x;
    struct text_block block = fit_name(layout, header, header->name, width);
    if (!fits(&block) && header->short_name[0])
        block = fit_name(layout, header, header->short_name, width);
    if (!fits(&block))
        block = layout_title(layout, TYPE_TITLE, two_lines, count, header->name, NULL, width, end, 2);
    part_block_cap(layout, &block, x, (end - part_block_drop(&block)) / 2, width, 0,
                   layout->style->theme->ink, header->role);
}

static void place(struct layout *layout, const struct header *header, bool lines, bool rule)
{
    place_name(layout, header, place_far(layout, header, lines));
    if (rule)
        part_fill(layout,
                  (struct box){0, layout_u(layout, header->end), layout->width, layout_u(layout, RULE)},
                  layout->style->theme->ink, LAYER_BAND, "rule");
}

/* -- the screens' headers -- */

void header_place(struct layout *layout, const char *name, const char *short_name, const char *event,
                  const char *role, bool rule)
{
    struct header header = door_header(layout, name, short_name, event ? event_short(layout) : "", role);
    if (is_page(layout))
        make_page(layout, &header);
    place(layout, &header, is_page(layout) || !header_has_foot_line(layout), rule && is_page(layout));
}

bool header_has_foot_line(const struct layout *layout)
{
    enum view_kind kind = layout->view->kind;
    return layout->portrait && (kind == VIEW_DOOR || kind == VIEW_ROOM);
}

void header_place_room(struct layout *layout, uint32_t room)
{
    const struct program *program = layout->view->program;
    header_place(layout, phrase_room(layout, room), program->rooms[room].short_name, event_title(layout),
                 "room", false);
}

void header_place_page(struct layout *layout, const char *title, bool rule)
{
    struct header header = door_header(layout, title, NULL, event_short(layout), "page");
    make_page(layout, &header);
    header.x = PAGE_NAME_X;
    place(layout, &header, true, rule);
}

void header_place_event(struct layout *layout)
{
    const struct program *program = layout->view->program;
    header_place(layout, event_title(layout), program ? program->event.short_title : "", NULL, "event", true);
}

/* -- the line at a portrait door's foot -- */

void header_foot_place(struct layout *layout, int x, int baseline, int width)
{
    struct header header = door_header(layout, "", NULL, event_short(layout), "");
    const struct theme *theme = layout->style->theme;
    struct type type = line_type(layout, &header);
    int gap = text_em(type.px, HEADER_FOOT_APART);
    if (header.news[0]) {
        part_line(layout, type, header.news, x, baseline, width, theme->ink, "news");
        return;
    }
    struct type mark = layout_role_type(layout, TYPE_NEXT, SIZE_HEADER_LINE);
    int wide = !header.mark[0]   ? 0
               : header.is_quiet ? part_width(layout, type, header.mark)
                                 : part_width(layout, mark, header.mark) + 2 * layout_u(layout, MARK_PAD);
    int event = part_width(layout, type, header.event), taken = 0;
    event = event < width / 2 ? event : width / 2;
    /* An event can be told from the program; what is wrong with the time can not. */
    if (header.event[0] && wide <= width - event - gap)
        taken = part_line(layout, type, header.event, x, baseline, event, theme->ink2, "event") + gap;
    if (header.mark[0]) {
        wide = wide < width - taken ? wide : width - taken;
        place_mark(layout, &header, x + taken + wide, baseline, wide);
    } else {
        part_line(layout, type, header.date, x + taken, baseline, width - taken, theme->ink2, "date");
    }
}

/* -- footer -- */

void footer_place(struct layout *layout, const char *note)
{
    const struct display_config *config = layout->view->config;
    const char *name = config && config->name ? config->name : "";
    if (!layout_has_footer(layout))
        return;
    page_foot_place(layout, 0, 1,
                    note[0] && name[0] ? phrase_pair(layout, note, "\u2003", name)
                    : note[0]          ? note
                                       : name);
}
