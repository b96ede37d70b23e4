/*
 * theme: colours, sizes and spacing. `night` is built in; themes from files come with the type issue.
 */
#ifndef NOWNEXT_SCENE_THEME_H
#define NOWNEXT_SCENE_THEME_H

#include "scene/scene.h"

struct theme {
    const char *name;
    struct color background, surface;      /* surface: the band that NEXT lies on */
    struct color ink, ink_soft;            /* now and next; the rest */
    struct color rule;                     /* lines, the empty part of a progress bar */
    struct color accent, accent_ink;       /* NOW, times, progress; text on it */
    struct color attention, attention_ink; /* SOON, delays */
    struct color alarm, alarm_ink;         /* cancelled, full */
};
const struct theme *theme_night(void);

/* The contrast ratio of two colours, 1 to 21. Source: WCAG 2.1, "relative luminance". */
double theme_contrast(struct color a, struct color b);

#endif
