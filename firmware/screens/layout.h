/*
 * frame: what all screens share: the measures of a picture, the header with name, event, date and clock, the
 * footer with the page's place in the cycle, and the scale of type. All lengths are thousandths of the short
 * side, made larger as the theme wants it.
 */
#ifndef NOWNEXT_SCREENS_LAYOUT_H
#define NOWNEXT_SCREENS_LAYOUT_H

#include "screens/screen.h"

/* A screen under construction. */
struct layout {
    const struct view *view;
    const struct screen_style *style; /* own_style */
    struct arena *arena;
    struct scene *scene;
    int width, height; /* of what is seen of the picture */
    int side;     /* the short side */
    int unit;     /* what lengths are parts of: the short side, larger where the theme sets larger type */
    int floor_px; /* no text is smaller: 2.2 % of the short side, at least 12 px (behaviour.md, "Legibility")
                   */
    int least_px; /* nor than this, which is the theme's, unless it would be cut; at least floor_px */
    int margin;   /* of the picture, left and right */
    int gap;      /* between things that belong together; groups are two or three apart */
    int hair;     /* the thickness of a rule */
    bool portrait;
    /* The style that was asked for, its metrics told which way the screen runs. A layout is not copied: `style` points
     * into it. */
    struct screen_style own_style;
    struct text_metrics own_metrics;
};

/* What lies on what. Text must not touch anything else of its layer, so shapes that belong beside it share
 * it. */
enum frame_layer {
    LAYER_BAND,  /* fills that others lie on */
    LAYER_TEXT,  /* text (text.h), rules, bars, the boxes of badges */
    LAYER_BADGE, /* the words on badges */
    LAYER_STRIKE
};

/* Starts a screen: measures, and an empty scene in the theme's background, as large as what is seen. */
void frame_begin(struct layout *ret, const struct view *view, const struct screen_style *style,
                 struct arena *arena, struct scene *scene);

/* So many thousandths of the short side in pixels, at least 1. */
int frame_px(const struct layout *layout, int thousandths);

/* The same for text: never below the smallest size. */
int frame_text_px(const struct layout *layout, int thousandths);

/* The theme's sizes of text from `most` down to `least` thousandths, descending, each once. */
struct type_scale {
    uint32_t count;
    int sizes[THEME_MOST_SIZES + 1];
};
struct type_scale frame_scale(const struct layout *layout, int most, int least);
/* What comes below where the theme's type is larger than it must be: for what would else be cut. */
struct type_scale frame_scale_below(const struct layout *layout, int least);

/* The next size of the scale below this one, in thousandths; 0 where there is none, or none that is smaller in
 * pixels. */
int frame_step_below(const struct layout *layout, int thousandths);

/* The box under the header and above the footer; both have heights that depend on the picture alone, so that
 * the rows of a page can be counted before it is set. `footer`: whether the screen has one. */
struct box frame_body(const struct layout *layout, bool footer);

/* Places name and event (NULL: the name is the event's) at the left, date and clock at the right, marks
 * beside them, and a rule under all where it is wanted. `short_name` stands in where the name does not fit;
 * NULL or "" for none. */
void frame_header(struct layout *layout, const char *name, const char *short_name, const char *event,
                  const char *role, bool rule);

/* The header with the room's name, or with a page's title, and the event's name. */
void frame_header_room(struct layout *layout, uint32_t room);
void frame_header_page(struct layout *layout, const char *title, bool rule);
/* The header of a screen that is about the event as a whole. */
void frame_header_event(struct layout *layout);

/* Whether the screen is a page of a hallway's cycle, and so has a footer. */
bool frame_has_footer(const struct layout *layout);
/* The page's place in the cycle at the left, a note ("" for none) and the display's name at the right.
 * Nothing where there is no footer. */
void frame_footer(struct layout *layout, const char *note);

/* A thin line from x on, its top at y. */
void frame_rule(struct layout *layout, int x, int y, int width);

#endif
