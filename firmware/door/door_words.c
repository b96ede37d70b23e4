#include "door/door_words.h"

#include <string.h>

#include "layout/phrases.h"

/* Between the parts of a line. */
static const char apart[] = "\u2003";

const char *door_next_in(const struct layout *layout, const struct slot *next)
{
    const char *wait = phrase_wait(layout, WORD_NEXT_IN_N_MIN, next);
    return wait[0] ? wait : words_get(layout->style->words, WORD_NEXT);
}

const char *door_day(const struct layout *layout, struct instant at)
{
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    const char *day = phrase_day(layout, at),
               *date = words_date_from(words, view->program, view->now, at, layout->arena);
    if (strcmp(day, words_get(words, WORD_TOMORROW)) != 0)
        return date;
    return phrase_pair(layout, day, words_get(words, WORD_COMMA), date);
}

const char *door_start(const struct layout *layout, struct instant at)
{
    const struct view *view = layout->view;
    return words_start(layout->style->words, view->program, view->now, at, layout->arena);
}

const char *door_moved_to(const struct layout *layout, uint32_t session, uint32_t room)
{
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    if (room == PROGRAM_NONE)
        return phrase_pair(layout, words_get(words, WORD_NEW_TIME), " ",
                           words_start_within(words, view->program, view->now,
                                              phrase_session(layout, session)->start, layout->arena));
    return words_text(words, WORD_MOVED_TO, phrase_rooms(layout, session, view->room), layout->arena);
}

const char *door_goes_on_in(const struct layout *layout)
{
    const struct elsewhere *elsewhere = &layout->view->elsewhere;
    const struct words *words = layout->style->words;
    if (elsewhere->count == 0)
        return "";
    const char *rooms = phrase_room_list(layout, elsewhere->rooms, elsewhere->count);
    const char *where = words_text(words, WORD_GOES_ON_IN, rooms, layout->arena);
    if (!instant_is_set(elsewhere->first))
        return where;
    const char *start =
        words_start_within(words, layout->view->program, layout->view->now, elsewhere->first, layout->arena);
    return phrase_pair(layout, where, words_get(words, WORD_COMMA), start);
}

const char *door_old_time(const struct layout *layout, const struct slot *slot)
{
    static const char dash[] = " \u2013 ";
    const char *span = phrase_span(layout, *slot), *at = strstr(span, dash);
    if (!at)
        return span;
    return arena_printf(layout->arena, "%.*s\u2013%s", (int)(at - span), span, at + sizeof dash - 1);
}

const char *door_date(const struct layout *layout, enum word word, struct instant at)
{
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    return words_text(words, word, words_date_from(words, view->program, view->now, at, layout->arena),
                      layout->arena);
}

const char *door_line_with(const struct layout *layout, const char *line, const char *more)
{
    return !more[0] ? line : !line[0] ? more : phrase_pair(layout, line, apart, more);
}

static const char *line_of(const struct layout *layout, const char *label, const char *span, uint32_t session)
{
    span = door_line_with(layout, span, phrase_context(layout, session));
    return door_line_with(layout, label, span);
}

const char *door_block_line(const struct layout *layout, const struct slot *slot, const char *label)
{
    return line_of(layout, label, phrase_span(layout, *slot), slot->session);
}

const char *door_times(const struct layout *layout, const struct slot *slot, const char *label)
{
    return door_line_with(layout, label, phrase_span(layout, *slot));
}

const char *door_moved_line(const struct layout *layout, const struct slot *slot)
{
    const struct session *session = phrase_session(layout, slot->session);
    const struct slot now = {session->start, session->end, slot->session};
    const char *span = phrase_span(layout, now);
    if (now.start.ms == slot->start.ms && now.end.ms == slot->end.ms) {
        const struct words *words = layout->style->words;
        span = phrase_pair(layout, span, words_get(words, WORD_COMMA), words_get(words, WORD_SAME_TIME));
    }
    return line_of(layout, "", span, slot->session);
}

/* -- ways -- */

static const struct direction *direction_to(const struct layout *layout, uint32_t room)
{
    const struct view *view = layout->view;
    return room == PROGRAM_NONE || !view->config
               ? NULL
               : display_config_direction(view->config, view->program, room);
}

enum way door_way(const struct layout *layout, uint32_t room)
{
    const struct direction *direction = direction_to(layout, room);
    return direction ? direction->way : WAY_NONE;
}

const char *door_directions(const struct layout *layout, uint32_t room)
{
    const struct direction *direction = direction_to(layout, room);
    return direction ? label_text(direction->text, layout->style->words->language) : "";
}
