/*
 * gallery: the moments of an event that are worth a look, and their pictures: named moments, messages, live
 * data with made-up words. What a walk through the event finds is gallery_find's.
 */
#ifndef NOWNEXT_GALLERY_GALLERY_H
#define NOWNEXT_GALLERY_GALLERY_H

#include "player/still.h"
#include "base/arena.h"
#include "base/err.h"
#include "station/config.h"
#include "schedule/cycle.h"

struct gallery_moment {
    const char *name; /* unique: letters, digits and '-' */
    const char *what; /* what it shows */
    enum display_role role;
    uint32_t room; /* PROGRAM_NONE: all */
    struct instant at;
    enum still_station station;
    bool unknown_room, night; /* a display whose room is not there; one whose panel is off then */
    const struct live *live;  /* NULL: nobody has anything to say */
    bool test_card;
    bool portrait; /* on its display's panel turned upright, which lies otherwise */
    bool page_fixed;
    struct page page;
};

struct gallery {
    struct arena *arena;
    const struct program *program;
    uint32_t count, capacity;
    struct gallery_moment *moments;
};
void gallery_init(struct gallery *gallery, const struct program *program, struct arena *arena);

void gallery_add(struct gallery *gallery, struct gallery_moment moment);

/* Adds those that `text`, a file such as assets/moments.txt, names for the program file `file`
 * ("programs/lpc-2024.json"). An error says which line can't be used. */
bool gallery_read(struct gallery *gallery, const char *text, const char *file, struct err *reterr);

/* Adds the message screens: what a display shows before it has a program or a clock, when something is wrong
 * with it, and at night. */
void gallery_add_messages(struct gallery *gallery);

/* Adds what an operator can have to say, with made-up words: a notice as a hallway's page, a warning at a
 * door, an emergency, its test, its end; and the test card. */
void gallery_add_live(struct gallery *gallery);

/* Adds the pictures of a display's cycle. */
void gallery_add_pictures(struct gallery *gallery, const struct display_config *config);

/* What a moment's display is: `base`, such as a panel with the defaults or a display's own file, made to the
 * moment's role and room. Texts are in `arena`, or the base's. */
void gallery_configure(const struct gallery *gallery, const struct gallery_moment *moment,
                       const struct display_config *base, struct arena *arena, struct display_config *ret);

/* The moment as a still picture of a display that gallery_configure has made. */
struct still gallery_still(const struct gallery_moment *moment, const struct display_config *config,
                           const struct style *style);

/* Draws the moment on such a display into `path` (NULL: not wanted), and with `thumb` (may be NULL) a small
 * picture of at most `thumb_px`. */
bool gallery_draw(const struct gallery *gallery, const struct gallery_moment *moment,
                  const struct display_config *base, const struct style *style, struct renderer *renderer,
                  const char *path, const char *thumb, int thumb_px, struct err *reterr);

#endif
