/*
 * gallery: the moments of an event that are worth a look: named ones, or such as a walk through it finds.
 */
#ifndef NOWNEXT_APP_GALLERY_H
#define NOWNEXT_APP_GALLERY_H

#include "base/arena.h"
#include "base/err.h"
#include "schedule/config.h"
#include "schedule/cycle.h"

struct gallery_moment {
    const char *name; /* unique: letters, digits and '-' */
    const char *what; /* what it shows */
    enum display_role role;
    uint32_t room; /* PROGRAM_NONE: all */
    struct instant at;
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

/* Adds those that `text`, a file such as assets/moments.txt, names for the program file `file`
 * ("programs/lpc-2024.json"). An error says which line can't be used. */
bool gallery_read(struct gallery *gallery, const char *text, const char *file, struct err *reterr);

/* Adds what a walk finds: each phase, the longest title, the most people, the most at once, a cancelled
 * session, the first and the last, and the hallway's pages. */
void gallery_find(struct gallery *gallery);

#endif
