/*
 * badge: one or two words on a tag with a point to the session that they are about: what has happened to it.
 */
#ifndef NOWNEXT_LAYOUT_BADGE_H
#define NOWNEXT_LAYOUT_BADGE_H

#include "layout/layout.h"

enum badge_kind {
    BADGE_NONE,
    BADGE_PLAIN,    /* in ink: full, moved */
    BADGE_LATE,     /* in the colour of what is about to happen */
    BADGE_CANCELLED /* red, with a line of ink around it */
};

struct badge {
    enum badge_kind kind;
    const char *text;
};

/* What has happened to a session that is where it is now; to one that is not where it was to be. */
struct badge badge_of_session(const struct layout *layout, uint32_t session, uint32_t room);
struct badge badge_of_tombstone(const struct layout *layout, const struct slot *tombstone);

/* Whether it stands at the side where text begins, or at the other one, of what it is about. */
enum badge_point { BADGE_POINTS_BACK, BADGE_POINTS_ON };

/* The height that a badge has around words of this size: `usual` thousandths of it, more where letters are
 * taller than Latin ones. */
int badge_height(struct badge badge, double size_px, int usual);
/* The width that a badge of this height needs for its text at this size. */
int badge_width(const struct layout *layout, struct badge badge, int height, double size_px);

/* Fills the box. The text is set in `size_px`, or smaller where it is wider than the
 * box, down to the least legible size. */
void badge_place(struct layout *layout, struct badge badge, struct box box, enum badge_point point,
                 double size_px);

#endif
