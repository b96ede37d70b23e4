/*
 * study: a screen that preflight looks at: whose its texts are, and the findings that are told of it. Private
 * to this room.
 */
#ifndef NOWNEXT_PREFLIGHT_STUDY_H
#define NOWNEXT_PREFLIGHT_STUDY_H

#include "preflight/inspect.h"

struct study {
    const struct inspection *inspection;
    const struct still *still;
    const struct view *view;
    const struct scene *scene;
    const char *language; /* that titles are in */
};

/* Whether a text begins with another; false for NULL. */
bool study_begins(const char *text, const char *start);

/* Whether a line of text is one of a title, by its role. */
bool study_is_title(const struct item *item);

/* Whether the item is a line of the session's title. */
bool study_is_of(const struct study *study, const struct item *item, uint32_t session);

/* For what is no title: the session that the screen is about, or PROGRAM_NONE. */
uint32_t study_subject(const struct view *view);

/* The session that an item of a screen is about, or PROGRAM_NONE: names and the like come after their
 * session's title. */
uint32_t study_session_about(const struct study *study, const struct item *item);

/* A finding of this screen, with the place of the item (NULL: of none); its subject and text are the caller's
 * to set. */
struct finding study_finding(const struct study *study, enum finding_rule rule, const struct item *item);

/* Puts the item's role and text, and `what` behind them, into the finding's text, cut where it has no room.
 */
void study_say(struct finding *finding, const struct item *item, const char *what);

#endif
