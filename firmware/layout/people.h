/*
 * people: the lines of names on a stage: what they are, names, affiliations, and how many more there are. A
 * name breaks only where it is wider than its room; nothing stands between persons but a distance.
 */
#ifndef NOWNEXT_LAYOUT_PEOPLE_H
#define NOWNEXT_LAYOUT_PEOPLE_H

#include "layout/parts.h"
#include "layout/phrases.h"

/* What names may take. */
struct people_room {
    int width;
    uint32_t most_lines;
    bool line_each; /* a person a line */
    bool affiliations;
};

/* Names set in lines. */
struct people {
    struct phrase_people who;
    struct people_room room;
    int size; /* in u */
    struct type name_type, soft_type;
    int gap, pitch;              /* between persons; of the lines */
    uint32_t shown;              /* persons; the others are counted */
    uint32_t line_count;         /* 0: nobody */
    struct text_block long_name; /* alone, in `line_count` lines, in place of all; else of no lines */
    int height;                  /* from the capitals of the first line to the last baseline */
};

/* Sets the people of a session: all of them with their affiliations, else as many as can be without. */
struct people people_fit(const struct layout *layout, uint32_t session, const struct people_room *room);
void people_place(struct layout *layout, const struct people *people, int x, int cap_top);

#endif
