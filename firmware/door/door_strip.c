#include "door/door_strip.h"

#include "program/mark.h"
#include "door/door_words.h"
#include "layout/phrases.h"

static const char *word(const struct layout *layout, enum word word)
{
    return words_get(layout->style->words, word);
}

/* "Watch it in Hall N2, next door"; where the band does not say it, "Room full: " before it. */
static void say_full(const struct layout *layout, const struct strip *strip, struct door_strip *ret)
{
    const struct words *words = layout->style->words;
    const char *text = "";
    if (strip->room != PROGRAM_NONE) {
        const char *ways = door_directions(layout, strip->room);
        text = words_text(words, WORD_WATCH_IN, phrase_room(layout, strip->room), layout->arena);
        if (ways[0])
            text = phrase_pair(layout, text, word(layout, WORD_COMMA), ways);
        ret->way = door_way(layout, strip->room);
    } else if (strip->room_count > 0) {
        text = words_text(words, WORD_ON_ELSEWHERE, phrase_room_list(layout, strip->rooms, strip->room_count),
                          layout->arena);
    }
    if (exception_of(layout->view->program, &layout->view->state).kind != EXCEPTION_FULL) {
        const char *full = word(layout, WORD_ROOM_FULL);
        text = text[0] ? phrase_pair(layout, full, word(layout, WORD_COLON), text) : full;
    }
    ret->text = text;
}

/* "Cancelled: 12:45 A talk", "Moved to Hall L1: 12:45 A talk". */
static void say_tombstone(const struct layout *layout, const struct strip *strip, struct door_strip *ret)
{
    const struct view *view = layout->view;
    const struct session *session = phrase_session(layout, strip->slot.session);
    const char *title = phrase_pair(layout, door_start(layout, strip->slot.start), " ",
                                    phrase_title(layout, strip->slot.session));
    const char *colon = word(layout, WORD_COLON);
    if (session->cancelled) {
        ret->text = phrase_pair(layout, word(layout, WORD_CANCELLED), colon, "");
        ret->struck = title;
        ret->block = STRIP_CROSS;
        return;
    }
    uint32_t room = exception_other_room(view->program, strip->slot.session, view->room);
    ret->text = phrase_pair(layout, door_moved_to(layout, strip->slot.session, room), colon, title);
    ret->way = door_way(layout, room);
}

static void say_notice(const struct layout *layout, const struct strip *strip, struct door_strip *ret)
{
    const struct live_notice *notice = &layout->view->live->notices[strip->notice];
    ret->text = label_text(notice->text, layout->style->words->language);
    ret->block = notice->level == NOTICE_WARNING ? STRIP_WARNING : STRIP_INFO;
}

void door_strip_of(const struct layout *layout, struct door_strip *ret)
{
    const struct strip_list *list = &layout->view->strips;
    *ret = (struct door_strip){.text = "", .struck = ""};
    if (list->count == 0)
        return;
    const struct strip *strip = &list->strips[list->turn];
    switch (strip->kind) {
    case STRIP_OF_FULL:
        say_full(layout, strip, ret);
        break;
    case STRIP_OF_WAY:
        ret->text = door_directions(layout, strip->room);
        ret->way = door_way(layout, strip->room);
        break;
    case STRIP_OF_REASON:
        ret->text = mark_of(layout->view->program, strip->slot.session)->reason;
        break;
    case STRIP_OF_TOMBSTONE:
        say_tombstone(layout, strip, ret);
        break;
    case STRIP_OF_NOTICE:
        say_notice(layout, strip, ret);
        break;
    case STRIP_OF_COUNT:
        break;
    }
}
