/*
 * quiet: what pages have in common that show no session: the zones under the header, a sentence or a word
 * with a time in the band, small text, the foot with what comes first.
 */
#ifndef NOWNEXT_SCREENS_QUIET_H
#define NOWNEXT_SCREENS_QUIET_H

#include "layout/layout.h"

/* The zones of a page, from the header's end down, as wide as the picture; `text` is the part of the stage
 * from the axis to the far margin. */
struct quiet {
    struct box band, stage, text, foot;
};
/* With a foot of `foot` u; 0: none. */
struct quiet quiet_zones(const struct layout *layout, int foot);

/* At a door, a notice in a strip at the stage's foot, from which it takes its height. */
void quiet_notice(struct layout *layout, struct quiet *quiet);

/* The event's title, and its short one, "" for none. */
const char *quiet_event(const struct layout *layout);

/* The header: the room's name if the view has one, else the event's, else the display's. */
void quiet_header(struct layout *layout);
/* At a portrait door, whose header has no room for it: event and date, on the baseline `end`, in `width`
 * from the axis on. Gives the baseline of what can stand over it; `end` itself where there is no such line.
 */
int quiet_foot_line(struct layout *layout, int end, int width);

/* The band between two rails, with a word and a time. */
void quiet_opens(struct layout *layout, struct box band, const char *word, const char *time);
/* The band with a sentence over one rule. */
void quiet_sentence(struct layout *layout, struct box band, const char *sentence);
/* The band as a shutter. */
void quiet_shutter(struct layout *layout, struct box band);

/* Text in the largest of `steps` at which it fits a box, of one role of type. */
struct quiet_text {
    enum type_role type;
    const int *steps;
    uint32_t step_count;
    uint32_t most_lines;
    const char *text;
    struct color color;
    const char *role;
};
struct text_block quiet_fit(const struct layout *layout, const struct quiet_text *text, int width,
                            int height);
/* Places it from the box's top on; gives the y of its last baseline, of the box's top where there is none. */
int quiet_text_place(struct layout *layout, const struct quiet_text *text, struct box box);
/* The same with its last baseline at the box's end; gives the y of its cap top. */
int quiet_text_place_at_end(struct layout *layout, const struct quiet_text *text, struct box box);
/* Puts the items from `first` on above the other text: of large digits and capitals the line's box is far
 * higher than what is seen of it. */
void quiet_lift(struct layout *layout, uint32_t first);
#define QUIET_STEPS(...)                                                                                     \
    .steps = (const int[]){__VA_ARGS__}, .step_count = sizeof((const int[]){__VA_ARGS__}) / sizeof(int)

/* What comes first, in the foot: when, with the day that it is on, its title, and `note` under that. */
struct quiet_first {
    const char *label, *time, *title, *note; /* `note` "": none */
    uint32_t session;                        /* whose track's edge the foot has; PROGRAM_NONE: none */
    bool large;                              /* the foot of a day that is over */
};
void quiet_foot(struct layout *layout, struct box foot, const struct quiet_first *first);

/* The logo at the far edge: high in the stage, in portrait at its foot; or, with `at_end`, at the picture's
 * end. Gives what of the stage is left for text: beside it, in portrait above it. */
struct box quiet_logo(struct layout *layout, const struct quiet *quiet, bool at_end);

#endif
