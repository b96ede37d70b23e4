/*
 * seek: what is asked where somebody wants to go: to a moment ("fri 10:42", "20 sep", "now"), or to a room, a
 * session or a person by a part of the name. Typing narrows, up and down choose, enter goes, escape leaves.
 * It is shown as the text of an overlay.
 */
#ifndef NOWNEXT_SIMULATOR_SEEK_H
#define NOWNEXT_SIMULATOR_SEEK_H

#include "base/str.h"
#include "program/program.h"
#include "simulator/typed_line.h"

enum seek_question { SEEK_NOTHING, SEEK_MOMENT, SEEK_WORDS };

struct seek {
    enum seek_question question;
    struct typed_line line;
    uint32_t chosen; /* of the hits */
};

/* What was found: a room, or a session and one of its rooms (PROGRAM_NONE: it has none). */
struct seek_hit {
    uint32_t room, session; /* session PROGRAM_NONE: the room itself */
    struct slot slot;       /* of the session; start INSTANT_NONE: it has no time */
};

enum { SEEK_MOST_HITS = 200 };

/* What the line means at a moment of the folded program, at most SEEK_MOST_HITS: rooms first, then sessions,
 * nearest in time first. In the arena. */
uint32_t seek_hits(const struct seek *seek, const struct program *program, struct instant now,
                   struct arena *arena, const struct seek_hit **ret);

/* The moment that the line names; `real_now` is what "now" is. False with an error where it names none. */
bool seek_moment(const struct seek *seek, const struct program *program, struct instant real_now,
                 struct instant *ret, struct err *reterr);

enum seek_answer {
    SEEK_GOES_ON, /* it asks still */
    SEEK_LEFT,
    SEEK_FOUND, /* what is chosen, or the moment */
};
/* What a key does; the asking does not end by itself. */
enum seek_answer seek_key(struct seek *seek, const struct program *program, struct instant now,
                          const struct board_event *event);

/* The question as an overlay's text, in the arena (simulator/overlay.h). */
const char *seek_text(const struct seek *seek, const struct program *program, struct instant now,
                      struct instant real_now, struct arena *arena);

#endif
