/*
 * layout: the measures that all screens share: what is asked for, the parts of a picture, and its type. All
 * lengths are u, thousandths of the short side (layout/measures.h); a theme changes none.
 */
#ifndef NOWNEXT_LAYOUT_LAYOUT_H
#define NOWNEXT_LAYOUT_LAYOUT_H

#include "scene/transform.h"
#include "scene/scene.h"
#include "text/fit.h"
#include "scene/theme.h"
#include "scene/words.h"
#include "schedule/view.h"

struct screen_style {
    const struct theme *theme;
    const struct words *words;
    const struct text_metrics *metrics;
    int width, height; /* of the picture as the viewer sees it */
    struct edges
        overscan; /* of the picture, that the panel's frame hides: the screen is composed for the rest */
};

/* The picture's size and its hidden edges on a panel of which width and height are known. Edges that would
 * leave less than LIMIT_PANEL_LEAST of a side are made smaller. */
void screen_style_for_panel(struct screen_style *style, const struct panel_config *panel);

/* A screen under construction. */
struct layout {
    const struct view *view;
    const struct screen_style *style; /* own_style */
    struct arena *arena;
    struct scene *scene;
    int width, height; /* of what is seen of the picture */
    int side;          /* the short side */
    int floor_px; /* no text is smaller: 2.2 % of the short side, at least 12 px (behaviour.md, "Legibility")
                   */
    bool portrait;
    /* The style that was asked for, its metrics told which way the screen runs. A layout is not copied:
     * `style` points into it. */
    struct screen_style own_style;
    struct text_metrics own_metrics;
};

/* What lies on what. Text must not touch anything else of its layer, so shapes that belong beside it share
 * it. */
enum layout_layer {
    LAYER_BAND,  /* fills that others lie on */
    LAYER_TEXT,  /* text (text_place.h), rules, bars, the boxes of badges */
    LAYER_BADGE, /* the words on badges */
    LAYER_STRIKE
};

/* Starts a screen: measures, and an empty scene in the theme's ground, as large as what is seen. */
void layout_begin(struct layout *ret, const struct view *view, const struct screen_style *style,
                  struct arena *arena, struct scene *scene);

/* A face at a size, with its measures in pixels. */
struct type {
    enum font_face face;
    double px; /* as text_size */
    int ascent, descent, cap;
};
struct type layout_type_px(const struct layout *layout, enum font_face face, double px);
/* The next smaller of a type, by a pixel: not below what can be read. */
struct type layout_type_smaller(const struct layout *layout, struct type type);
int type_height(struct type type); /* of a line: ascent and descent */

/* What a text is, by which its weight is chosen. */
enum type_role {
    TYPE_BAND,  /* the word of a band: heaviest */
    TYPE_TITLE, /* titles, rooms, the clock and other times that stand large: bold */
    TYPE_NEXT,  /* what is next, and people: semibold */
    TYPE_TEXT,  /* the rest: medium */
    TYPE_SOFT   /* affiliations, roles: regular */
};

/* The face of a role at so many u: Inter, from DISPLAY_FROM on Inter Display, and from TITLE_TIGHT_FROM on
 * with its letters set closer. */
enum font_face layout_role_face(enum type_role role, int u);

/* So many u in pixels: a length. The theme never changes it. */
int layout_u(const struct layout *layout, int u);
/* A length between two lines of small type, which a theme's own `size` makes longer with them. */
int layout_text_gap(const struct layout *layout, int u);
/* So many u as a size of type: no whole pixels, so that text is as large for its picture on every panel. */
double layout_size(const struct layout *layout, int u);
/* The same of type that is set: never below what can be read (floor_px), and larger by a theme's own `size`,
 * up to SIZE_LARGE: type from there on is as large as it fits. */
double layout_role_px(const struct layout *layout, int u);
struct type layout_role_type(const struct layout *layout, enum type_role role, int u);

/* Text in the largest of `steps` (u, descending: SIZES_TITLE and the like) at which it fits, balanced. Its
 * top is the cap top of the first line and its end the last line's descent; part_block_cap places it. From
 * TITLE_TWO_LINES_FROM on it has at most two lines. Tall scripts (Arabic, Thai, Devanagari) are set at 0.80
 * of each step and East Asian text at 0.86, with more between the lines. `language` is the text's, by which
 * a word that is too long may be hyphenated ("" or NULL: never). No lines where there is no text. */
struct text_block layout_title(const struct layout *layout, enum type_role role, const int *steps,
                               uint32_t step_count, const char *text, const char *language, int width,
                               int height, uint32_t most_lines);
/* The same of a title that is next or in a row of a hallway: its lines are a little further apart. */
struct text_block layout_next(const struct layout *layout, enum type_role role, const int *steps,
                              uint32_t step_count, const char *text, const char *language, int width,
                              int height, uint32_t most_lines);
/* The same of a title that comes later, in the type of text, whose lines are further apart. */
struct text_block layout_later(const struct layout *layout, const int *steps, uint32_t step_count,
                               const char *text, const char *language, int width, int height,
                               uint32_t most_lines);

/* Whether the screen is a page of a hallway's cycle, and so has a footer. */
bool layout_has_footer(const struct layout *layout);

/* The heights of the two, by the picture alone. */
int layout_header_height(const struct layout *layout);
int layout_footer_height(const struct layout *layout);

#endif
