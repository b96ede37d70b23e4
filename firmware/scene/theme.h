/*
 * theme: the colours of all that is drawn. A theme is a file of assets/themes/ (reader/read_theme.h);
 * `night` is built in too, for when no file can be read.
 */
#ifndef NOWNEXT_SCENE_THEME_H
#define NOWNEXT_SCENE_THEME_H

#include "scene/scene.h"

struct theme {
    const char *name;
    struct color background, surface;      /* surface: the band that NEXT lies on */
    struct color ink, ink_soft;            /* now and next; the rest */
    struct color rule;                     /* lines, a pause's badge, the empty part of a progress bar */
    struct color accent, accent_ink;       /* NOW, times, progress; text on it */
    struct color attention, attention_ink; /* SOON, delays */
    struct color alarm, alarm_ink;         /* cancelled, full */
};
const struct theme *theme_night(void);

/* The colours by number, and what a file calls them: "ink_soft". */
#define THEME_COLOR_COUNT 11
const char *theme_color_name(unsigned number);
struct color *theme_color(struct theme *theme, unsigned number);

/* The contrast ratio of two colours, 1 to 21. Source: WCAG 2.1, "relative luminance". */
double theme_contrast(struct color a, struct color b);

/* Whether all that is read stands out from what it is read on (behaviour.md, "Legibility"): now and next and
 * the words on badges by 7, other text by 4.5, the progress in its bar by 3. If not, *ret has the first pair
 * that fails. */
struct theme_fault {
    const char *color, *ground; /* "ink_soft", "surface" */
    double contrast, least;
};
bool theme_check(const struct theme *theme, struct theme_fault *ret);

/* Whether a track's bar of this colour is seen on the theme's background by itself. */
bool theme_shows(const struct theme *theme, struct color color);

#endif
