/*
 * structure: whether two views of a display are one picture with other minutes on it, or two. What tells them
 * apart is what `until` speaks for, and the page: a change of it is worth a transition; a clock's is not.
 */
#ifndef NOWNEXT_SCHEDULE_STRUCTURE_H
#define NOWNEXT_SCHEDULE_STRUCTURE_H

#include "schedule/view.h"

/* Looks at the views alone, not at programs and configurations: those of the older view may be gone. */
bool view_same_structure(const struct view *a, const struct view *b);

#endif
