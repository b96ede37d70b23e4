#include "layout/people.h"

#include "layout/measures.h"

/* Where the pen is while names are set in lines, or only measured. */
struct pen {
    struct layout *layout; /* NULL: only measured */
    const struct people *people;
    int x, cap_top; /* of the first line's begin */
    int at;         /* in the line */
    uint32_t line;
    bool fits; /* so far */
};

static int soft_width(const struct layout *layout, const struct people *people, const char *text)
{
    return text[0] ? part_width(layout, people->soft_type, text) : 0;
}

static int blank_of(const struct people *people)
{
    return text_em_near(people->soft_type.px, PERSON_BLANK_EM);
}

static void write_text(struct pen *pen, enum type_role type, const char *text, int width, struct color color,
                       const char *role)
{
    const struct people *people = pen->people;
    int left = people->room.width - pen->at;
    if (pen->layout)
        part_line_cap(pen->layout, type, people->size, text, pen->x + pen->at,
                      pen->cap_top + (int)pen->line * people->pitch, left, color, role);
    pen->at += width;
    pen->fits = pen->fits && pen->at <= people->room.width;
}

static const char *affiliation_of(const struct people *people, uint32_t index)
{
    return people->room.affiliations ? people->who.people[index]->affiliation : "";
}

/* A person begins a new line where the one before leaves no room for name and affiliation, and, in the last
 * line, for how many more there are. */
static void begin_person(struct pen *pen, int width, int keep)
{
    const struct people *people = pen->people;
    if (pen->at == 0)
        return;
    bool last = pen->line + 1 == people->room.most_lines;
    bool new_line =
        people->room.line_each || pen->at + people->gap + width + (last ? keep : 0) > people->room.width;
    if (!new_line) {
        pen->at += people->gap;
        return;
    }
    pen->line++;
    pen->at = 0;
}

static const char *more_of(const struct layout *layout, const struct people *people)
{
    uint32_t more = people->who.count - people->shown;
    return more > 0 ? arena_printf(layout->arena, "+%u", (unsigned)more) : "";
}

static void write_person(const struct layout *layout, struct pen *pen, uint32_t index, int keep)
{
    const struct people *people = pen->people;
    const struct theme *theme = layout->style->theme;
    const char *name = people->who.people[index]->name, *affiliation = affiliation_of(people, index);
    const char *label = index == 0 ? people->who.label : "";
    int blank = blank_of(people), name_width = part_width(layout, people->name_type, name);
    int label_width = soft_width(layout, people, label), soft = soft_width(layout, people, affiliation);
    int width = name_width + (soft ? blank + soft : 0) + (label_width ? label_width + blank : 0);
    bool last = index + 1 == people->shown;
    begin_person(pen, width, last ? keep : 0);
    if (label_width) {
        write_text(pen, TYPE_SOFT, label, label_width, theme->ink2, "label");
        pen->at += blank;
    }
    write_text(pen, TYPE_NEXT, name, name_width, theme->ink, "person");
    /* In a line of its own a name may stand without the affiliation that has no room. */
    if (!soft || (people->room.line_each && pen->at + blank + soft + (last ? keep : 0) > people->room.width))
        return;
    pen->at += blank;
    write_text(pen, TYPE_SOFT, affiliation, soft, theme->ink2, "affiliation");
}

/* Sets them all; gives whether they fit. */
static bool write_all(const struct layout *layout, struct pen *pen, uint32_t *ret_lines)
{
    const struct people *people = pen->people;
    const char *more = more_of(layout, people);
    int more_width = soft_width(layout, people, more), keep = more_width ? people->gap + more_width : 0;
    for (uint32_t i = 0; i < people->shown; i++)
        write_person(layout, pen, i, keep);
    if (more_width) {
        pen->at += people->gap;
        write_text(pen, TYPE_NEXT, more, part_width(layout, people->name_type, more),
                   layout->style->theme->ink2, "people.more");
    }
    *ret_lines = pen->line + 1;
    return pen->fits && *ret_lines <= people->room.most_lines;
}

static bool measure(const struct layout *layout, struct people *people)
{
    struct pen pen = {.people = people, .fits = true};
    return write_all(layout, &pen, &people->line_count);
}

/* As many persons as fit; false where not even the first does. */
static bool choose_shown(const struct layout *layout, struct people *people)
{
    enum { MOST = 40 };
    for (people->shown = people->who.count < MOST ? people->who.count : MOST; people->shown > 0;
         people->shown--)
        if (measure(layout, people))
            return true;
    return false;
}

static void use_size(const struct layout *layout, struct people *people, int size)
{
    people->size = size;
    people->name_type = layout_role_type(layout, TYPE_NEXT, size);
    people->soft_type = layout_role_type(layout, TYPE_SOFT, size);
    people->gap = blank_of(people) + text_em_near(people->name_type.px, PERSON_GAP_EM);
    people->pitch = text_em(people->name_type.px, PEOPLE_LINE);
}

/* Fewer affiliations, rather than fewer names. */
static bool fit_at(const struct layout *layout, struct people *people, const struct people_room *room)
{
    people->room = *room;
    bool fits = choose_shown(layout, people);
    if (!room->affiliations || (fits && people->shown == people->who.count))
        return fits;
    struct people plain = *people;
    plain.room.affiliations = false;
    if (!choose_shown(layout, &plain) || plain.shown <= people->shown)
        return fits;
    *people = plain;
    return true;
}

/* The first name alone, which is wider than its room, in lines; how many more there are goes with it. */
static void break_name(const struct layout *layout, struct people *people)
{
    people->shown = 1;
    const char *name = people->who.people[0]->name, *more = more_of(layout, people);
    if (more[0])
        name = phrase_pair(layout, name, " ", more);
    people->long_name =
        part_text(layout, TYPE_NEXT, people->size, name, people->room.width, people->room.most_lines);
    people->line_count = people->long_name.line_count;
    people->height = part_block_drop(&people->long_name);
}

struct people people_fit(const struct layout *layout, uint32_t session, const struct people_room *room)
{
    static const int sizes[] = {SIZES_PEOPLE};
    struct people people = {.room = *room};
    if (session == PROGRAM_NONE || room->most_lines == 0)
        return people;
    people.who = phrase_people(layout, session);
    if (people.who.count == 0)
        return people;
    bool fits = false;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes && !fits; i++) {
        use_size(layout, &people, sizes[i]);
        fits = fit_at(layout, &people, room);
    }
    people.height = people.name_type.cap + (int)(people.line_count - 1) * people.pitch;
    if (!fits)
        break_name(layout, &people);
    return people;
}

void people_place(struct layout *layout, const struct people *people, int x, int cap_top)
{
    struct pen pen = {.layout = layout, .people = people, .x = x, .cap_top = cap_top, .fits = true};
    uint32_t lines;
    if (people->line_count > 0 && people->long_name.line_count > 0)
        part_block_cap(layout, &people->long_name, x, cap_top, people->room.width, 0,
                       layout->style->theme->ink, "person");
    else if (people->line_count > 0)
        write_all(layout, &pen, &lines);
}
