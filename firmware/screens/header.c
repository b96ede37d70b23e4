#include "screens/header.h"

#include "screens/parts.h"
#include "screens/phrases.h"

/* -- header -- */

struct header {
    struct type clock_type, small_type, mark_type;
    const char *clock, *date, *mark; /* "" for none */
    int clock_width, date_width, mark_width;
};

/* Whether the time may be shown: there is a zone to show it in, and something vouches for the clock. */
static bool clock_is_shown(const struct view *view)
{
    if (!view->program || view->kind == VIEW_CLOCK_UNTRUSTED)
        return false;
    return view->kind != VIEW_FAULT || view->station.clock != STATION_CLOCK_UNTRUSTED;
}

static struct header header_measure(const struct layout *layout)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    struct header header = {.clock_type = layout_type(layout, FACE_DISPLAY_SEMIBOLD, 62),
                            .small_type = layout_type(layout, FACE_REGULAR, 29),
                            .mark_type = layout_type(layout, FACE_SEMIBOLD, 24),
                            .clock = "",
                            .date = "",
                            .mark = ""};
    if (clock_is_shown(view)) {
        header.clock = phrase_clock(layout, view->now);
        header.date = words_date(words, view->program, view->now, layout->arena);
        if (view->time_unverified)
            header.mark = words_get(words, WORD_TIME_NOT_VERIFIED);
    } else if (view->program && view->kind != VIEW_CLOCK_UNTRUSTED) { /* whose screen says it large */
        header.mark = words_get(words, WORD_CLOCK_NOT_SET);
    }
    if (header.clock[0])
        header.clock_width = part_digits_width(layout, header.clock_type, header.clock);
    if (header.date[0])
        header.date_width = part_width(layout, header.small_type, header.date);
    if (header.mark[0])
        header.mark_width = part_badge_width(layout, header.mark_type, header.mark);
    return header;
}

/* Places the date, and left of it the mark, to end at `right`; gives the left end of what was placed. */
static int place_date(struct layout *layout, const struct header *header, int right, int baseline)
{
    const struct theme *theme = layout->style->theme;
    if (header->date[0]) {
        part_line_right(layout, header->small_type, header->date, right, baseline, header->date_width,
                        theme->ink_soft, "date");
        right -= header->date_width;
    }
    if (header->mark[0]) {
        right -= header->date[0] ? layout->gap : 0;
        part_badge(layout, header->mark_type, header->mark, right - header->mark_width, baseline,
                   header->mark_width, theme->attention, theme->attention_ink, "mark.clock");
        right -= header->mark_width;
    }
    return right;
}

/* Name, event, date and clock on one baseline. False, with nothing placed, where they don't have room beside
 * each other. */
static bool header_in_one_row(struct layout *layout, const struct header *header, const char *name,
                              const char *event, const char *short_event, const char *role, int height)
{
    const struct theme *theme = layout->style->theme;
    int right = layout->width - layout->margin;
    int taken = header->clock_width + header->date_width + header->mark_width +
                (header->clock_width && header->date_width ? layout->gap * 3 / 2 : 0) +
                (header->mark_width && header->date_width ? layout->gap : 0);
    int room = right - layout->margin - taken - layout->gap * 3;
    struct type_scale scale = layout_scale(layout, 62, 50);
    for (uint32_t i = 0; i < scale.count; i++) {
        struct type type = layout_type_px(layout, FACE_DISPLAY_BOLD, scale.sizes[i]);
        int name_width = part_width(layout, type, name);
        int left = room - name_width - (event[0] ? layout->gap * 3 / 2 : 0);
        const char *shown = event;
        if (event[0] && part_width(layout, header->small_type, shown) > left)
            shown = short_event;
        int event_width = shown[0] ? part_width(layout, header->small_type, shown) : 0;
        if (left < event_width || (event[0] && !shown[0]))
            continue;
        int baseline = (height + header->clock_type.cap) / 2;
        part_line(layout, type, name, layout->margin, baseline, name_width, theme->ink, role);
        if (shown[0])
            part_line(layout, header->small_type, shown, layout->margin + name_width + layout->gap * 3 / 2,
                      baseline, event_width, theme->ink_soft, "event");
        if (header->clock[0]) {
            part_digits(layout, header->clock_type, header->clock, right, baseline, 2, theme->ink, "clock");
            right -= header->clock_width + layout->gap * 3 / 2;
        }
        place_date(layout, header, right, baseline);
        return true;
    }
    return false;
}

/* Name and clock in a first row, event and date in a second. */
static void header_in_two_rows(struct layout *layout, const struct header *header, const char *name,
                               const char *short_name, const char *event, const char *short_event,
                               const char *role, int height)
{
    const struct theme *theme = layout->style->theme;
    int right = layout->width - layout->margin;
    int second = type_height(header->small_type), edge = layout_px(layout, 8);
    bool two = event[0] || header->date[0] || header->mark[0] || layout->view->news;
    int name_room = height - 2 * edge - (two ? second : 0);
    int width =
        right - layout->margin - (header->clock_width ? header->clock_width + layout->gap * 3 / 2 : 0);
    struct text_block block = part_fit(layout, FACE_DISPLAY_BOLD, 62, 42, name, width, name_room, 1);
    if (block.cut || block.line_count == 0)
        block = part_fit(layout, FACE_DISPLAY_BOLD, 42, 0, name, width, name_room, 2);
    if (block.cut && short_name && short_name[0])
        block = part_fit(layout, FACE_DISPLAY_BOLD, 62, 0, short_name, width, name_room, 2);
    struct type first_type =
        block.line_count ? layout_type_px(layout, FACE_DISPLAY_BOLD, block.size_px) : header->clock_type;
    /* Name and clock share a baseline; a name in two lines stands beside the middle of the clock. */
    int clock_height = header->clock[0] ? type_height(header->clock_type) : 0;
    int first = block.height > clock_height ? block.height : clock_height;
    int lift = (first - block.height) / 2, clock_lift = (first - clock_height) / 2;
    if (block.line_count == 1 && clock_height > block.height)
        lift = header->clock_type.ascent - first_type.ascent;
    int space = height - first - (two ? second : 0);
    int between = two && space > 3 * edge ? edge : 0;
    int top = (space - between) / 2;
    part_block(layout, &block, layout->margin, top + lift, width, theme->ink, role);
    if (header->clock[0])
        part_digits(layout, header->clock_type, header->clock, right,
                    top + clock_lift + header->clock_type.ascent, 2, theme->ink, "clock");
    int baseline = top + first + between + header->small_type.ascent;
    int left = place_date(layout, header, right, baseline);
    int event_room = left - layout->margin - (left < right ? layout->gap * 3 / 2 : 0);
    const char *news = layout->view->news, *shown = event;
    if (short_event[0] && part_width(layout, header->small_type, event) > event_room)
        shown = short_event;
    part_line(layout, header->small_type, news ? news : shown, layout->margin, baseline, event_room,
              news ? theme->ink : theme->ink_soft, news ? "news" : "event");
}

void header_place(struct layout *layout, const char *name, const char *short_name, const char *event,
                  const char *role, bool rule)
{
    struct header header = header_measure(layout);
    int height = layout_header_height(layout);
    const struct program *program = layout->view->program;
    const char *short_event = event && program ? program->event.short_title : "";
    if (!event)
        event = "";
    if (layout->portrait || layout->view->news ||
        !header_in_one_row(layout, &header, name, event, short_event, role, height))
        header_in_two_rows(layout, &header, name, short_name, event, short_event, role, height);
    if (rule)
        part_rule(layout, 0, height, layout->width);
}

static const char *event_title(const struct layout *layout)
{
    const struct program *program = layout->view->program;
    return program ? label_text(program->event.title, layout->style->words->language) : "";
}

void header_place_room(struct layout *layout, uint32_t room)
{
    const struct program *program = layout->view->program;
    header_place(layout, phrase_room(layout, room), program->rooms[room].short_name, event_title(layout),
                 "room", true);
}

void header_place_page(struct layout *layout, const char *title, bool rule)
{
    header_place(layout, title, NULL, event_title(layout), "page", rule);
}

void header_place_event(struct layout *layout)
{
    const struct program *program = layout->view->program;
    header_place(layout, event_title(layout), program ? program->event.short_title : "", NULL, "event", true);
}

/* -- footer -- */

/* A dot for each page of the cycle, the one that is shown drawn long; as numbers where there are too many. */
static void place_dots(struct layout *layout, int middle, int width)
{
    const struct theme *theme = layout->style->theme;
    const struct page *page = &layout->view->page;
    int size = layout_px(layout, 11), step = 2 * size;
    if (page->count < 2)
        return;
    if ((int64_t)step * (page->count + 1) > width) {
        struct type type = layout_type(layout, FACE_MEDIUM, 24);
        const char *text =
            arena_printf(layout->arena, "%u / %u", (unsigned)page->position + 1, (unsigned)page->count);
        part_line(layout, type, text, layout->margin, middle + type.cap / 2, width, theme->ink_soft, "page");
        return;
    }
    int x = layout->margin;
    for (uint32_t i = 0; i < page->count; i++) {
        bool here = i == page->position;
        int long_size = here ? 3 * size : size;
        part_fill(layout, (struct box){x, middle - size / 2, long_size, size},
                  here ? theme->accent : theme->rule, size / 2, LAYER_TEXT, here ? "page.here" : "page");
        x += long_size + size;
    }
}

void footer_place(struct layout *layout, const char *note)
{
    if (!layout_has_footer(layout))
        return;
    int height = layout_footer_height(layout), middle = layout->height - height / 2;
    int width = layout->width - 2 * layout->margin;
    place_dots(layout, middle, width / 2);
    struct type type = layout_type(layout, FACE_REGULAR, 24);
    const char *name = layout->view->config && layout->view->config->name ? layout->view->config->name : "";
    part_line_right(layout, type, phrase_join(layout, note, name), layout->width - layout->margin,
                    middle + type.cap / 2, width / 2 - layout->gap, layout->style->theme->ink_soft,
                    "display");
}
