/*
 * sentence: what somebody at a desk says in words, as a command: `delay N1 10`, `move "GSoC" --at 14:00`.
 * The command line, the page and the simulator all say it so, and get the same command. Pure.
 *
 *   delay SESSION MINUTES         against the plan; +5, -5: against what holds now; 0 takes it back
 *   late SESSION                  by nobody knows how much
 *   started SESSION               now
 *   move SESSION [ROOM]           with --at MOMENT, --until MOMENT
 *   cancel SESSION                with --replaced-by SESSION
 *   full SESSION [ROOM]           the room where it can be followed too
 *   open SESSION                  not full any more
 *   add TITLE ROOM START END      END may be a length: +30min
 *   title SESSION TITLE
 *   notice TEXT                   with --room ROOM..., --from, --until MOMENT, --warning
 *   notice end ID
 *   emergency KIND                with --until MOMENT, --room ROOM..., --text TEXT
 *   emergency test [KIND]
 *   lift
 *   rehearse MOMENT               with --until MOMENT, --from MOMENT; "rehearse end"
 *   undo [NUMBER]
 *
 * A SESSION is found as desk/find.h has it; it, a ROOM and numbers may be several words. What is over counts
 * only where nothing else fits. An error is the room of a session
 * that was to be on there now and is cancelled or has moved. A MOMENT is a time of the day ("14:00": of the
 * session's conference day, or else of the one it is), a length from now on ("+2h", "+30min", "+1h30"), or
 * what --at of all commands takes
 * ("fri 14:00").
 */
#ifndef NOWNEXT_DESK_SENTENCE_H
#define NOWNEXT_DESK_SENTENCE_H

#include "desk/command.h"
#include "desk/find.h"
#include "station/prepared.h"

/* What is said beside the words; NULL where it is not. */
struct sentence_options {
    const char *reason; /* of any change of a session; for people: "laptop" */
    const char *at, *from, *until, *text, *replaced_by;
    bool is_warning;
    bool only_news; /* what is so already is an error that says it */
    uint32_t room_count;
    const char *const *rooms;
    const char *by; /* who says it; NULL or "": "desk" */
    const char *via;
    const char *session_id; /* the session is known already, and is not among the words */
    const char *chosen_id;  /* of several that may be meant by the words, this one */
};

/* What it is said about. */
struct sentence_context {
    const struct program *folded;          /* as it is now */
    const struct desk_commands *commands;  /* of the log; NULL: none */
    const struct live *live;               /* in force; NULL: none */
    const struct prepared_texts *prepared; /* NULL: none */
    struct instant now;
    match_key_of *key_of;
};

enum sentence_outcome {
    SENTENCE_COMMAND, /* `command` is what was said */
    SENTENCE_HITS,    /* several sessions may be meant: `hits` */
    SENTENCE_ERROR    /* `text` says what to do */
};

#define SENTENCE_MOST_HITS 20

struct sentence {
    enum sentence_outcome outcome;
    struct desk_command command;
    struct desk_hit session; /* COMMAND: the one that is meant; its session is PROGRAM_NONE where none is */
    bool is_example;         /* an emergency's text that nobody has made the venue's own */
    uint32_t hit_count;
    const struct desk_hit *hits;
    const char *text; /* HITS and ERROR: one or more lines for people; else "" */
};

/* Reads the words, of which the first is the verb. All is in the arena or in what the context points to. */
void sentence_read(uint32_t count, const char *const *words, const struct sentence_options *options,
                   const struct sentence_context *context, struct arena *arena, struct sentence *ret);

#endif
