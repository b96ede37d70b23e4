#include "screens/header.h"
#include "screens/screens.h"

#include <string.h>

#include "screens/phrases.h"
#include "screens/list.h"
#include "screens/qr.h"
#include "screens/session_parts.h"

/* A sentence in large type, and one or two under it; any may be "". */
struct message {
    const char *large, *small, *hint, *told; /* `told` may be NULL */
    bool alarm;                              /* something is wrong: with a mark in the alarm's colour */
};

/* Places it at the top of the box (or in its upper middle, where it has the screen to itself); gives the
 * height used. */
static int place_message(struct layout *layout, const struct message *message, struct box box, int size,
                         bool alone)
{
    const struct theme *theme = layout->style->theme;
    int bar = message->alarm ? layout_px(layout, 10) + layout->gap * 2 : 0, width = box.width - bar,
        gap = layout->gap;
    /* Of several lines each is a fault of its own. */
    bool many = strchr(message->hint, '\n') != NULL;
    struct text_block hint = part_fit(layout, FACE_REGULAR, 38, 0, message->hint, width,
                                      many ? box.height * 2 / 5 : box.height / 4, 8);
    struct text_block told =
        part_fit(layout, FACE_REGULAR, 32, 0, message->told ? message->told : "", width, box.height / 4, 8);
    struct text_block small = part_fit(layout, FACE_MEDIUM, size / 2 < 50 ? size / 2 : 50, 0, message->small,
                                       width, box.height * 2 / 5, 8);
    int under = (small.line_count ? small.height + gap : 0) + (hint.line_count ? hint.height + gap : 0) +
                (told.line_count ? told.height + gap : 0);
    struct text_block large = session_title_fit(layout, message->large, size, 0, width, box.height - under);
    int height = large.height + under, top = box.y;
    if (alone)
        top += (box.height - height) * 2 / 5;
    int y = top;
    part_block(layout, &large, box.x + bar, y, width, theme->ink, "message");
    y += large.height + gap;
    if (small.line_count) {
        part_block(layout, &small, box.x + bar, y, width, message->alarm ? theme->ink : theme->ink_soft,
                   "message.second");
        y += small.height + gap;
    }
    part_block(layout, &hint, box.x + bar, y, width, theme->ink_soft, "message.hint");
    y += hint.line_count ? hint.height + gap : 0;
    part_block(layout, &told, box.x + bar, y, width, theme->ink_soft, "message.told");
    if (message->alarm)
        part_fill(layout, (struct box){box.x, top, layout_px(layout, 10), height}, theme->alarm,
                  layout_px(layout, 5), LAYER_TEXT, "mark.fault");
    return height;
}

static const char *event_title(const struct layout *layout)
{
    return label_text(layout->view->program->event.title, layout->style->words->language);
}

static const char *display_name(const struct layout *layout)
{
    const struct view *view = layout->view;
    return view->config && view->config->name ? view->config->name : "";
}

/* -- what is wrong with the display itself -- */

/* What is to be done on the file that is wrong, which the first line of what is wrong begins with: settings
 * have other names too. */
static const char *settings_advice(const struct layout *layout)
{
    static const char settings[] = "display.json";
    const char *advice = words_get(layout->style->words, WORD_FAULT_CONFIG_ADVICE);
    const char *why = layout->view->fault_text, *place = strstr(advice, settings);
    size_t length = why ? strcspn(why, ":\n") : 0;
    if (!place || length == 0 || why[length] != ':' || !memchr(why, '.', length))
        return advice;
    return arena_printf(layout->arena, "%.*s%.*s%s", (int)(place - advice), advice, (int)length, why,
                        place + strlen(settings));
}

static struct message fault_message(const struct layout *layout)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    struct message message = {.alarm = true, .hint = "", .told = view->told};
    switch (view->station.fault) {
    case STATION_FAULT_CONFIG:
        if (view->who) {
            message.large = words_get(words, WORD_UNKNOWN_DISPLAY);
            message.small = words_get(words, WORD_UNKNOWN_DISPLAY_ADVICE);
            message.hint = view->who;
            return message;
        }
        message.large = words_get(words, WORD_FAULT_CONFIG);
        message.small = settings_advice(layout);
        break;
    case STATION_FAULT_STORAGE:
        message.large = words_get(words, WORD_FAULT_STORAGE);
        message.small = words_get(words, WORD_FAULT_STORAGE_ADVICE);
        break;
    default:
        message.large = words_get(words, WORD_UNKNOWN_ROOM);
        if (view->fault_text && view->fault_text[0])
            message.large = phrase_pair(layout, message.large, ": ", view->fault_text);
        message.small = words_get(words, WORD_UNKNOWN_ROOM_ADVICE);
        if (view->fault_hint && view->fault_hint[0])
            message.hint = words_text(words, WORD_DID_YOU_MEAN, view->fault_hint, layout->arena);
        return message;
    }
    if (view->fault_text)
        message.hint = view->fault_text;
    return message;
}

/* Where it is known why there is none, it does not come by itself. */
static struct message waiting_message(const struct layout *layout)
{
    const struct words *words = layout->style->words;
    bool failed = layout->view->station.check == STATION_CHECK_FAILED;
    const char *why = layout->view->fault_text;
    const char *small = failed ? words_get(words, WORD_FETCH_FAILED)
                        : why  ? ""
                               : words_get(words, WORD_NO_PROGRAM_YET);
    return (struct message){
        .large = words_get(words, WORD_WAITING_FOR_PROGRAM), .small = small, .hint = why ? why : ""};
}

/* -- the day's program in order, without a now -- */

static void place_day(struct layout *layout, struct box box)
{
    const struct view *view = layout->view;
    const struct slot_list *day = &view->day_program;
    static const struct list_style style = {.with_room = true,
                                            .face = FACE_MEDIUM,
                                            .title = 34,
                                            .least_row = 58,
                                            .most_row = 84,
                                            .role = "title"};
    if (day->count == 0 || box.height <= 0)
        return;
    struct type type = layout_type(layout, FACE_SEMIBOLD, 36);
    const char *date =
        words_date_from(layout->style->words, view->program, view->now, day->slots[0].start, layout->arena);
    part_line(layout, type, date, box.x, box.y + type.ascent, box.width, layout->style->theme->ink, "date");
    int head = type_height(type) + layout->gap / 2;
    /* A door needs no room's name beside each session. */
    bool rooms = !view->config || view->config->role == ROLE_HALLWAY;
    struct list_style own = style;
    own.with_room = rooms;
    struct list_row *rows = ARENA_ARRAY(layout->arena, struct list_row, day->count);
    for (uint32_t i = 0; i < day->count; i++) {
        const struct session *session = phrase_session(layout, day->slots[i].session);
        rows[i] =
            (struct list_row){.slot = day->slots[i],
                              .cancelled = session->cancelled,
                              .room = rooms && session->room_count > 0 ? session->rooms[0] : PROGRAM_NONE};
    }
    struct type more = layout_type(layout, FACE_MEDIUM, 28);
    int more_height = type_height(more) + layout->gap / 2;
    struct box list = {box.x, box.y + head, box.width, box.height - head - more_height};
    uint32_t shown = list_place(layout, list, rows, day->count, &own);
    if (shown < day->count)
        part_line(
            layout, more,
            words_number(layout->style->words, WORD_AND_N_MORE, (int)(day->count - shown), layout->arena),
            box.x, box.y + box.height - more.descent, box.width, layout->style->theme->ink_soft, "more");
}

/* -- before the event, and between its days: what comes first -- */

static const char *first_start(const struct layout *layout)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    if (view->event.first.count == 0)
        return "";
    struct instant start = view->event.first.slots[0].start;
    if (view->kind == VIEW_BETWEEN)
        return words_start(words, view->program, view->now, start, layout->arena);
    return phrase_opens(layout, WORD_OPENS, start);
}

static void place_with_list(struct layout *layout, const struct message *message, struct box box)
{
    bool alone = layout->view->soon.count == 0;
    int used = place_message(layout, message,
                             (struct box){box.x, box.y, box.width, alone ? box.height : box.height * 2 / 5},
                             alone ? 112 : 89, alone);
    if (alone)
        return;
    int y = box.y + used + layout->gap * 2;
    part_rule(layout, box.x, y, box.width);
    y += layout->hair;
    screen_soon_rows(layout, (struct box){box.x, y, box.width, box.y + box.height - y});
}

void screen_message(struct layout *layout)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    bool own_name = view->kind == VIEW_NO_PROGRAM || view->kind == VIEW_FAULT;
    if (view->room != PROGRAM_NONE)
        header_place_room(layout, view->room);
    else if (!own_name && view->program)
        header_place_event(layout);
    else
        header_place(layout, display_name(layout), NULL, view->program ? event_title(layout) : NULL,
                     "display", true);
    int pad = layout_px(layout, 38);
    struct box body = layout_body(layout, false);
    struct box box = {layout->margin, body.y + pad, layout->width - 2 * layout->margin,
                      body.height - 2 * pad};
    struct message message = {.large = "", .small = "", .hint = ""};
    switch (view->kind) {
    case VIEW_FAULT:
        message = fault_message(layout);
        if (view->who)
            box.width -= qr_place_corner(layout, view->who, box);
        place_message(layout, &message, box, 100, true);
        break;
    case VIEW_CLOCK_UNTRUSTED:
        message.large = words_get(words, WORD_CLOCK_NOT_SET);
        message.small = words_get(words, WORD_CLOCK_ADVICE);
        if (view->fault_text) /* it may be what keeps the clock from being set: a time.txt that can't be read
                               */
            message.hint = view->fault_text;
        box.y += place_message(layout, &message,
                               (struct box){box.x, box.y, box.width,
                                            view->fault_text ? box.height / 2 : box.height / 3},
                               70, false) +
                 layout->gap * 2;
        place_day(layout, (struct box){box.x, box.y, box.width, body.y + body.height - pad - box.y});
        break;
    case VIEW_BEFORE:
        message.large = first_start(layout); /* the event's title is in the header */
        place_with_list(layout, &message, box);
        break;
    case VIEW_BETWEEN:
        message.large = words_get(words, WORD_ALL_FOR_TODAY);
        message.small = first_start(layout);
        place_with_list(layout, &message, box);
        break;
    case VIEW_AFTER:
        message.large = view->over ? view->over : words_get(words, WORD_FAREWELL);
        place_message(layout, &message, box, 126, true);
        break;
    case VIEW_NO_SESSIONS:
        message.large = words_get(words, WORD_NO_SESSIONS_AT_ALL);
        place_message(layout, &message, box, 126, true);
        break;
    default: /* NO_PROGRAM */
        message = waiting_message(layout);
        place_message(layout, &message, box, 112, true);
        break;
    }
}
