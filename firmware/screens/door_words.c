#include "screens/door_words.h"

#include <string.h>

#include "screens/phrases.h"

/* Between the parts of a line. */
static const char apart[] = "\u2003";

const char *door_now(const struct layout *layout)
{
    (void)layout;
    return "Now";
}

const char *door_next(const struct layout *layout)
{
    (void)layout;
    return "Next";
}

const char *door_then(const struct layout *layout)
{
    (void)layout;
    return "Then";
}

const char *door_until(const struct layout *layout)
{
    (void)layout;
    return "until";
}

const char *door_ends_in(const struct layout *layout)
{
    (void)layout;
    return "ends in";
}

const char *door_starts_in(const struct layout *layout, int minutes)
{
    return arena_printf(layout->arena, "Starts in %d min", minutes);
}

const char *door_first_today(const struct layout *layout)
{
    (void)layout;
    return "first today";
}

const char *door_next_in(const struct layout *layout, const struct slot *next)
{
    const char *wait = phrase_wait(layout, WORD_IN_N_MIN, next);
    return wait[0] ? phrase_pair(layout, door_next(layout), " ", wait) : door_next(layout);
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

const char *door_opens(const struct layout *layout, enum word word, struct instant at)
{
    const struct words *words = layout->style->words;
    const struct view *view = layout->view;
    return phrase_pair(layout, words_get(words, word), " ",
                       words_date_from(words, view->program, view->now, at, layout->arena));
}

const char *door_block_line(const struct layout *layout, const struct slot *slot, const char *label)
{
    const char *context = phrase_context(layout, slot->session), *line = phrase_span(layout, *slot);
    if (context[0])
        line = phrase_pair(layout, line, apart, context);
    return label[0] ? phrase_pair(layout, label, apart, line) : line;
}
