#include "screens/screens.h"

#include <string.h>

#include "layout/measures.h"
#include "layout/parts.h"
#include "layout/phrases.h"
#include "screens/quiet.h"

/* -- before the event -- */

/* The first session to come: of a room at its door, else of all rooms that the display shows. False for
 * none. */
static bool first_to_come(const struct layout *layout, struct slot *ret)
{
    const struct view *view = layout->view;
    const struct slot_list *list = view->room != PROGRAM_NONE ? &view->state.later : &view->event.first;
    if (list->count > 0)
        *ret = list->slots[0];
    return list->count > 0;
}

/* "Fri 20 Sep", "Tomorrow, Fri 20 Sep": the day, as it stands over a time; `tomorrow` is the word for that.
 */
static const char *day_with(const struct layout *layout, struct instant at, const char *tomorrow)
{
    const struct view *view = layout->view;
    const struct words *words = layout->style->words;
    const char *date = words_date_from(words, view->program, view->now, at, layout->arena);
    bool is_tomorrow = strcmp(phrase_day(layout, at), words_get(words, WORD_TOMORROW)) == 0;
    return is_tomorrow ? words_join(words, (const char *[]){tomorrow, date}, 2, words_get(words, WORD_COMMA),
                                    layout->arena)
                       : date;
}

static const char *day_of(const struct layout *layout, struct instant at)
{
    return day_with(layout, at, words_get(layout->style->words, WORD_TOMORROW));
}

/* Where the first one is, and how many others begin with it; at a room's own door that is known. */
static const char *first_note(const struct layout *layout, const struct slot *first)
{
    const struct view *view = layout->view;
    if (view->room != PROGRAM_NONE)
        return "";
    const char *rooms = phrase_rooms(layout, first->session, PROGRAM_NONE);
    if (view->event.first.count < 2)
        return rooms;
    const char *more =
        words_number(layout->style->words, WORD_AND_N_MORE, (int)view->event.first.count - 1, layout->arena);
    return rooms[0] ? phrase_pair(layout, rooms, "   ", more) : more;
}

static void place_first(struct layout *layout, const struct quiet *quiet, const char *label, bool large)
{
    struct slot slot;
    if (!first_to_come(layout, &slot))
        return;
    struct quiet_first first = {.label = label,
                                .time = phrase_clock(layout, slot.start),
                                .title = phrase_title(layout, slot.session),
                                .note = first_note(layout, &slot),
                                .session = slot.session,
                                .large = large};
    quiet_foot(layout, quiet->foot, &first);
}

/* What is over the time of the first session: its day, where that is not the one in the band. */
static const char *first_label(const struct layout *layout, struct instant opens)
{
    struct slot slot;
    const struct words *words = layout->style->words;
    if (!first_to_come(layout, &slot))
        return "";
    bool same_day = program_day_at(layout->view->program, opens).date ==
                    program_day_at(layout->view->program, slot.start).date;
    if (layout->view->room == PROGRAM_NONE)
        return same_day ? words_get(words, WORD_NEXT) : day_of(layout, slot.start);
    return same_day ? words_get(words, WORD_FIRST_HERE)
                    : words_text(words, WORD_FIRST_HERE_ON,
                                 day_with(layout, slot.start, words_tomorrow_within(words)), layout->arena);
}

static void place_name(struct layout *layout, const struct quiet *quiet, int top, struct quiet_text name)
{
    struct box text = quiet_logo(layout, quiet, false);
    int y = quiet->stage.y + layout_u(layout, top);
    int end = text.y + text.height - layout_u(layout, QUIET_FOOT_END);
    quiet_text_place(layout, &name, (struct box){text.x, y, text.width, end - y});
}

void screen_before(struct layout *layout)
{
    const struct theme *theme = layout->style->theme;
    const struct words *words = layout->style->words;
    struct instant start = layout->view->program->all.slots[0].start; /* there is one: the event is to come */
    struct slot slot;
    bool has_first = first_to_come(layout, &slot);
    struct quiet quiet = quiet_zones(layout, !has_first         ? 0
                                             : layout->portrait ? FOOT_COMPACT_PORTRAIT
                                                                : FOOT);
    quiet_header(layout);
    quiet_notice(layout, &quiet);
    const char *date = words_date_from(words, layout->view->program, layout->view->now, start, layout->arena);
    quiet_opens(layout, quiet.band, words_text(words, WORD_OPENS_ON, date, layout->arena),
                phrase_clock(layout, start));
    place_name(layout, &quiet, QUIET_NAME_TOP,
               (struct quiet_text){.type = TYPE_TITLE,
                                   QUIET_STEPS(SIZES_QUIET_NAME),
                                   .most_lines = 3,
                                   .text = quiet_event(layout),
                                   .color = theme->ink,
                                   .role = "title.event"});
    place_first(layout, &quiet, first_label(layout, start), false);
}

/* -- between its days -- */

void screen_between(struct layout *layout)
{
    const struct theme *theme = layout->style->theme;
    struct slot slot;
    bool has_first = first_to_come(layout, &slot);
    struct quiet quiet = quiet_zones(layout, !has_first ? 0 : layout->portrait ? FOOT_PORTRAIT : FOOT_OVER);
    quiet_header(layout);
    quiet_shutter(layout, quiet.band);
    struct quiet_text text = {.type = TYPE_TITLE,
                              QUIET_STEPS(SIZES_TITLE),
                              .most_lines = 4,
                              .text = words_get(layout->style->words, WORD_ALL_FOR_TODAY),
                              .color = theme->ink,
                              .role = "message"};
    int y = quiet.stage.y + layout_u(layout, QUIET_OVER_TOP);
    quiet_text_place(layout, &text,
                     (struct box){quiet.text.x, y, quiet.text.width,
                                  quiet.stage.y + quiet.stage.height - layout_u(layout, QUIET_FOOT_END) - y});
    if (has_first)
        place_first(layout, &quiet, day_of(layout, slot.start), true);
}

/* -- after it -- */

/* "Wed 18 Sep – Fri 20 Sep 2024". */
static const char *event_dates(const struct layout *layout)
{
    const struct view *view = layout->view;
    const struct slot_index *all = &view->program->all;
    if (all->count == 0)
        return "";
    const struct words *words = layout->style->words;
    struct instant first = all->slots[0].start, last = all->slots[all->count - 1].start;
    const char *from = words_date_from(words, view->program, view->now, first, layout->arena);
    const char *to = words_date_from(words, view->program, view->now, last, layout->arena);
    return strcmp(from, to) == 0 ? from : phrase_pair(layout, from, " – ", to);
}

void screen_after(struct layout *layout)
{
    const struct theme *theme = layout->style->theme;
    struct quiet quiet = quiet_zones(layout, 0);
    quiet_header(layout);
    quiet_notice(layout, &quiet);
    quiet_shutter(layout, quiet.band);
    int width = quiet_logo(layout, &quiet, true).width, x = quiet.text.x;
    int end = quiet.stage.y + quiet.stage.height - layout_u(layout, QUIET_END);
    end = quiet_foot_line(layout, end, width);
    struct type small = layout_role_type(layout, TYPE_TEXT, SIZE_QUIET_SMALL);
    part_line(layout, small, event_dates(layout), x, end, width, theme->ink2, "date.event");
    struct quiet_text event = {.type = TYPE_NEXT,
                               QUIET_STEPS(SIZES_QUIET_EVENT),
                               .most_lines = 2,
                               .text = quiet_event(layout),
                               .color = theme->ink,
                               .role = "title.event"};
    int high = layout_u(layout, QUIET_LINE_PITCH), lines = 2 * high;
    int top = quiet_text_place_at_end(layout, &event, (struct box){x, end - high - lines, width, lines});
    const char *over = layout->view->over;
    struct quiet_text said = {.type = TYPE_TITLE,
                              QUIET_STEPS(SIZES_TITLE),
                              .most_lines = 3,
                              .text = over ? over : words_get(layout->style->words, WORD_FAREWELL),
                              .color = theme->ink,
                              .role = "message"};
    int y = quiet.stage.y + layout_u(layout, QUIET_FAREWELL_TOP);
    quiet_text_place(layout, &said, (struct box){x, y, quiet.text.width, top - high / 2 - y});
}

/* -- a program without sessions -- */

void screen_no_sessions(struct layout *layout)
{
    struct quiet quiet = quiet_zones(layout, 0);
    quiet_header(layout);
    quiet_sentence(layout, quiet.band, words_get(layout->style->words, WORD_NO_SESSIONS_AT_ALL));
    place_name(layout, &quiet, QUIET_NAME_WAITING_TOP,
               (struct quiet_text){.type = TYPE_TITLE,
                                   QUIET_STEPS(SIZES_QUIET_WAITING),
                                   .most_lines = 3,
                                   .text = quiet_event(layout),
                                   .color = layout->style->theme->ink,
                                   .role = "title.event"});
}
