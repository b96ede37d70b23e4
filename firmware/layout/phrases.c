#include "layout/phrases.h"

#include <string.h>

#include "base/str.h"
#include "program/mark.h"

const struct session *phrase_session(const struct layout *layout, uint32_t session)
{
    return &layout->view->program->sessions[session];
}

const char *phrase_room(const struct layout *layout, uint32_t room)
{
    if (room == PROGRAM_NONE)
        return "";
    return label_text(layout->view->program->rooms[room].name, layout->style->words->language);
}

/* Whether a room is `here`, a part of it or what it is a part of. */
static bool is_here(const struct layout *layout, uint32_t room, uint32_t here)
{
    if (room == here || here == PROGRAM_NONE)
        return room == here;
    const struct room *own = &layout->view->program->rooms[room],
                      *other = &layout->view->program->rooms[here];
    for (uint32_t i = 0; i < own->part_count; i++)
        if (own->parts[i] == here)
            return true;
    for (uint32_t i = 0; i < other->part_count; i++)
        if (other->parts[i] == room)
            return true;
    return false;
}

const char *phrase_room_list(const struct layout *layout, const uint32_t *rooms, uint32_t count)
{
    enum { NAMED = 3 };
    const struct words *words = layout->style->words;
    const char *names[NAMED];
    if (count == 0)
        return "";
    for (uint32_t i = 0; i < count && i < NAMED; i++)
        names[i] = phrase_room(layout, rooms[i]);
    if (count > NAMED)
        return phrase_pair(layout, names[0], " ",
                           words_number(words, WORD_AND_N_MORE, (int)count - 1, layout->arena));
    return words_join(words, names, count, words_get(words, WORD_COMMA), layout->arena);
}

const char *phrase_rooms(const struct layout *layout, uint32_t session, uint32_t except)
{
    const struct session *about = phrase_session(layout, session);
    uint32_t *rooms = ARENA_ARRAY(layout->arena, uint32_t, about->room_count + 1), count = 0;
    for (uint32_t i = 0; i < about->room_count; i++)
        if (!is_here(layout, about->rooms[i], except))
            rooms[count++] = about->rooms[i];
    return phrase_room_list(layout, rooms, count);
}

const char *phrase_title(const struct layout *layout, uint32_t session)
{
    const char *title = label_text(phrase_session(layout, session)->title, layout->style->words->language);
    return title[0] ? title : words_get(layout->style->words, WORD_UNTITLED);
}

const char *phrase_title_language(const struct layout *layout, uint32_t session)
{
    if (session == PROGRAM_NONE)
        return layout->style->words->language;
    const struct session *about = phrase_session(layout, session);
    if (about->language[0])
        return about->language;
    const struct program *program = layout->view->program;
    return program->event.language_count > 0 ? program->event.languages[0] : "";
}

const char *phrase_context(const struct layout *layout, uint32_t session)
{
    const struct session *about = phrase_session(layout, session);
    /* What goes on is not told as a part of what does not take place. */
    if (about->part_of != PROGRAM_NONE &&
        (about->cancelled || !phrase_session(layout, about->part_of)->cancelled))
        return phrase_title(layout, about->part_of);
    if (about->track == PROGRAM_NONE)
        return "";
    const char *track =
        label_text(layout->view->program->tracks[about->track].name, layout->style->words->language);
    return strcmp(track, phrase_title(layout, session)) == 0 ? "" : track;
}

bool phrase_track_color(const struct layout *layout, uint32_t session, struct color *ret)
{
    const struct session *about = phrase_session(layout, session);
    if (about->track == PROGRAM_NONE && about->part_of != PROGRAM_NONE)
        about = phrase_session(layout, about->part_of);
    if (about->track == PROGRAM_NONE || !layout->view->program->tracks[about->track].has_color)
        return false;
    const uint8_t *color = layout->view->program->tracks[about->track].color;
    *ret = (struct color){color[0], color[1], color[2]};
    return true;
}

/* -- people -- */

static bool has_role(const struct person *person, unsigned roles)
{
    unsigned own = person->roles ? person->roles : PERSON_PRESENTER;
    return (own & roles) != 0;
}

static struct phrase_people people_with(const struct layout *layout, const struct session *session,
                                        unsigned roles)
{
    const struct person **list = ARENA_ARRAY(layout->arena, const struct person *, session->person_count);
    struct phrase_people people = {.people = list, .label = ""};
    for (uint32_t i = 0; i < session->person_count; i++)
        if (session->people[i].name[0] && has_role(&session->people[i], roles))
            list[people.count++] = &session->people[i];
    return people;
}

struct phrase_people phrase_people(const struct layout *layout, uint32_t session)
{
    static const unsigned order[] = {PERSON_PRESENTER, PERSON_CONVENER | PERSON_CHAIR, PERSON_AUTHOR};
    const struct session *about = phrase_session(layout, session);
    struct phrase_people people = {.label = ""};
    for (size_t i = 0; i < sizeof order / sizeof *order && people.count == 0; i++) {
        people = people_with(layout, about, order[i]);
        if (people.count > 0 && order[i] & PERSON_CONVENER)
            people.label = words_get(layout->style->words, WORD_SESSION_LEADS);
    }
    if (people.count == 0 && about->part_of != PROGRAM_NONE) {
        people = phrase_people(layout, about->part_of);
        if (people.count > 0)
            people.label = words_get(layout->style->words, WORD_SESSION_LEADS);
    }
    return people;
}

/* -- times -- */

static int clock_only_min(const struct layout *layout)
{
    return layout->view->config ? layout->view->config->thresholds.clock_only_min : 180;
}

const char *phrase_countdown(const struct layout *layout, enum word word, struct instant start)
{
    const struct view *view = layout->view;
    int64_t minutes = minutes_until(view->now, start);
    if (start.ms <= view->now.ms || minutes >= clock_only_min(layout))
        return "";
    return words_number(layout->style->words, word, (int)minutes, layout->arena);
}

const char *phrase_wait(const struct layout *layout, enum word word, const struct slot *slot)
{
    return mark_has(layout->view->program, slot->session, MARK_WAITING)
               ? ""
               : phrase_countdown(layout, word, slot->start);
}

const char *phrase_gone(const struct layout *layout, const struct slot *tombstone, uint32_t room)
{
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    const struct session *session = phrase_session(layout, tombstone->session);
    if (session->cancelled)
        return words_get(words, WORD_CANCELLED);
    const char *where = "", *when = "";
    if (!session_in_room(view->program, session, room))
        where =
            words_text(words, WORD_GOES_ON_IN, phrase_rooms(layout, tombstone->session, room), layout->arena);
    if (session->start.ms != tombstone->start.ms)
        when =
            words_start_text(words, WORD_AT, view->program, tombstone->start, session->start, layout->arena);
    return !*when ? where : !*where ? when : phrase_join(layout, where, when);
}

const char *phrase_replaced(const struct layout *layout, uint32_t session)
{
    const struct mark *mark = mark_of(layout->view->program, session);
    if (!mark || !(mark->kinds & MARK_REPLACES) || mark->replaces == PROGRAM_NONE)
        return "";
    return words_text(layout->style->words, WORD_REPLACES, phrase_title(layout, mark->replaces),
                      layout->arena);
}

const char *phrase_clock(const struct layout *layout, struct instant at)
{
    return words_clock(layout->style->words, layout->view->program, at, layout->arena);
}

const char *phrase_day(const struct layout *layout, struct instant at)
{
    const struct view *view = layout->view;
    const char *start = words_start(layout->style->words, view->program, view->now, at, layout->arena);
    /* It ends with the clock time; what stands before that is the day. */
    size_t clock = strlen(phrase_clock(layout, at)), length = strlen(start);
    if (length <= clock + 1)
        return "";
    return arena_copy_n(layout->arena, start, length - clock - 1);
}

const char *phrase_opens(const struct layout *layout, enum word word, struct instant at)
{
    const struct words *words = layout->style->words;
    /* A line ends before a date or after it, not within. */
    struct str_builder date = {.arena = layout->arena};
    for (const char *from =
             words_date_from(words, layout->view->program, layout->view->now, at, layout->arena);
         *from; from++)
        if (*from == ' ')
            str_add(&date, "\u00A0");
        else
            str_add_n(&date, from, 1);
    return arena_printf(layout->arena, "%s %s%s%s", words_get(words, word), date.text,
                        words_get(words, WORD_COMMA), phrase_clock(layout, at));
}

const char *phrase_span(const struct layout *layout, struct slot slot)
{
    const char *span =
        words_span(layout->style->words, layout->view->program, slot.start, slot.end, layout->arena);
    const char *day = phrase_day(layout, slot.start);
    return day[0] ? phrase_pair(layout, day, " ", span) : span;
}

const char *phrase_join(const struct layout *layout, const char *a, const char *b)
{
    if (!a[0] || !b[0])
        return a[0] ? a : b;
    return phrase_pair(layout, a, "  ·  ", b);
}

const char *phrase_pair(const struct layout *layout, const char *a, const char *between, const char *b)
{
    return words_join(layout->style->words, (const char *[]){a, b}, 2, between, layout->arena);
}
