/*
 * theme: how all that is drawn looks: colours, fonts, a logo; never where it is, and how large alone where a
 * theme of a user's own has a `size`: those that are shipped have none. A theme is a
 * file of assets/themes/ (configuration/read_theme.h); `night` is built in too, for when no file can be read.
 *
 * What a theme must fulfil stands in one table (theme_check) and is computed when it is read. A track's
 * colour is not changed: its edge gets a line where its contrast with the ground is below 3.
 */
#ifndef NOWNEXT_SCENE_THEME_H
#define NOWNEXT_SCENE_THEME_H

#include "scene/scene.h"

enum theme_role { THEME_TEXT, THEME_DISPLAY, THEME_ROLE_COUNT }; /* what a family of fonts is for */
#define THEME_MOST_FAMILIES 4
#define THEME_FAMILY_BYTES 128 /* of a name, with its end */

struct theme {
    const char *name;
    /* The tokens: what a colour is for, never how it looks. */
    struct color ground;   /* what everything stands on */
    struct color ink;      /* text on the ground and the foot; solid where an exception reverses the sign */
    struct color ink2;     /* text of second rank */
    struct color foot;     /* the ground of the foot, and of every other row of a table */
    struct color on;       /* the field of what is on */
    struct color on_ink;   /* text on it */
    struct color done;     /* the strip of progress: what has passed, */
    struct color rest;     /* and what is left */
    struct color soon;     /* the field of what is about to start or to end, or is late */
    struct color soon_ink; /* text on it */
    struct color stop; /* behind the white X, the bar of no entry, and an emergency's text, white on it too */
    struct color shut; /* the slats of what is over */
    /* The first family that is installed is used, those after it where it lacks a character, then Inter, then
     * whatever font has it. NULL: no more. */
    const char *families[THEME_ROLE_COUNT][THEME_MOST_FAMILIES];
    int size; /* of small type, in per cent of what it is elsewhere, THEME_LEAST_SIZE to THEME_MOST_SIZE; 0:
                 100 */
    const char *logo;            /* its file; NULL: none */
    int logo_width, logo_height; /* of which only the proportion counts; 0: it cannot be shown */
};
const struct theme *theme_night(void);

#define THEME_LEAST_SIZE 100
#define THEME_MOST_SIZE 125

/* The colours by number, and what a file calls them: "ink_soft". */
#define THEME_COLOR_COUNT 12
const char *theme_color_name(unsigned number);
struct color *theme_color(struct theme *theme, unsigned number);

/* Whether text is set in the same fonts. */
bool theme_same_fonts(const struct theme *a, const struct theme *b);

/* The contrast ratio of two colours, 1 to 21. Source: WCAG 2.1, "relative luminance". */
double theme_contrast(struct color a, struct color b);

/* Whether all that is read stands out from what it is read on (behaviour.md, "Legibility"): now and next and
 * the words on fields by 7, other text by 4.5, the progress in its strip by 3, the slats of what is over by
 * 2.9. A field need not stand out from the ground: one that does not gets an outline (theme_shows_field). If
 * not, *ret has the first pair that fails. */
struct theme_fault {
    const char *color, *ground; /* "ink2", "foot" */
    double contrast, least;
};
bool theme_check(const struct theme *theme, struct theme_fault *ret);

/* The least contrast of what has this role in a scene: 7 for what is told of now and next (what stands in the
 * band, titles, times, strips), the room's name, the clock, messages and emergencies; else 4.5. A role stands
 * for those under it too: "band" for "band.word". */
double theme_least_contrast(const char *role);

/* Whether a track's edge of this colour is seen on the theme's ground by itself: by 3; and whether a field of
 * a state is: by 2.9. */
bool theme_shows(const struct theme *theme, struct color color);
bool theme_shows_field(const struct theme *theme, struct color color);

/* Which field's colour a track's can be taken for: "on" or "soon", whose hue lies within 25 degrees of it;
 * NULL for none. A grey has no hue. */
const char *theme_track_near(const struct theme *theme, struct color color);

#endif
