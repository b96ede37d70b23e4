/*
 * titled_session: a session as lists and bands show it: a title, and under it what frames it and who is
 * there. A name is never cut: names give way whole, and the last of those that stay says how many more there
 * are.
 *
 * What frames a session gives way before the names do, and may take a second line.
 */
#ifndef NOWNEXT_SCREENS_TITLED_SESSION_H
#define NOWNEXT_SCREENS_TITLED_SESSION_H

#include "screens/phrases.h"
#include "screens/parts.h"

/* What stands in a line under a title; all "" where there is none. */
struct under_line {
    const char *strong, *soft, *more; /* more: "+2 more", after names */
};

/* All texts may be NULL or "". */
struct titled_session {
    const char *text;
    bool struck, quiet; /* quiet: the title is in soft ink */
    const char *badge;  /* before what is under the title */
    struct color badge_fill, badge_ink;
    const char *strong;  /* first under it, in full ink */
    const char *soft[2]; /* then these, in soft ink */
    bool soft_struck;
    const char *soft_short; /* what is said of soft[0], which the badge is about, where it has no room; NULL:
                               the badge is about the title */
    struct phrase_people people; /* then names */
    uint32_t most_under;         /* lines under the title, where there is room: 0 as 1, at most 2 */
    bool names_below;            /* names that find no room may have the second line */
    const char *role;
    /* set by titled_session_fit */
    struct text_block title;
    struct type under_type, badge_type;
    struct under_line under[2];
    uint32_t under_count;
    bool under_whole;                      /* nothing was left out */
    int under_height, gap, height, ascent; /* ascent: from the top to the first baseline */
};

/* Sets the title in at most `most_lines`; where it would be cut, in as many as there is room for, and then
 * without what is under it (but for the badge). Sizes in thousandths. */
void titled_session_fit(const struct layout *layout, struct titled_session *entry, enum font_face face,
                        int most, int least, int under, int width, int height, uint32_t most_lines);
void titled_session_place(struct layout *layout, const struct titled_session *entry, int x, int y, int width);

#endif
