/*
 * desk_page: the desk as a page for phones and laptops (day.md 5): plain HTML forms that work without
 * JavaScript, of which there is none. What a request is answered with is a function of the desk's state, the
 * request and the time; server.h is what listens.
 *
 *   /in/TOKEN, /in/ROOM/TOKEN   a link: its token becomes a cookie, and the browser goes on to a clean
 *                               address
 *   /                           the desk: all rooms, find, what was done; with a room's link it leads there
 *   /find /notices /emergency /alarm /rehearsal /history
 *   /room/ROOM                  what is on and next there, and what can be done with it
 *   BASE/session BASE/move      a session, where it could go; BASE is "" or "/room/ROOM"
 *   BASE/preview                what would change, and "Do it"
 *   BASE/do                     POST: the one address that changes something
 *   BASE/done                   what was done, with its undo
 *
 * A room's link may do what concerns that room, and tell nothing but its pages. Whatever is done was seen as
 * a preview: its form holds once, and for what it said alone; where somebody else has changed the same room
 * since, the preview is shown again. An undo within a minute needs none.
 */
#ifndef NOWNEXT_DESK_PAGE_DESK_PAGE_H
#define NOWNEXT_DESK_PAGE_DESK_PAGE_H

#include "base/err.h"
#include "changes/match.h"
#include "desk/command.h"
#include "desk/preview.h"
#include "desk_page/limiter.h"
#include "desk_page/request.h"
#include "desk_page/token.h"
#include "station/prepared.h"
#include "station/venue.h"

/* The desk at one moment. */
struct desk_page_data {
    const struct program *program;   /* as published, or merged */
    const struct feed_changes *feed; /* NULL: none */
    const struct program *folded;    /* with `live` over it */
    struct desk_commands commands;
    const struct live *live;               /* in force; NULL: none */
    const struct venue *venue;             /* NULL: none */
    const struct prepared_texts *prepared; /* NULL: none */
};

/* Where the pages have it from. */
struct desk_page_source {
    void *user;
    /* What holds now; valid until the next call. False with the reason. */
    bool (*read)(void *user, struct desk_page_data *ret, struct err *reterr);
    /* As desk_log_add. */
    bool (*add)(void *user, const struct desk_command *command, struct instant now, uint32_t *ret_number,
                struct err *reterr);
    match_key_of *key_of; /* name_key of reader/name_key.h */
};

struct desk_page {
    struct desk_page_source source;
    uint8_t secret[TOKEN_SECRET_SIZE];
    const char *url; /* that people have it by: "http://desk.example:8017"; "" for none */
    /* Who shows what is published, as a sentence; NULL: nobody knows. */
    const char *(*told)(void *told_of, struct arena *arena);
    /* Whether a display of the venue, by its name, will see what is said now; NULL: nobody knows. */
    enum preview_seen (*seen)(void *told_of, const char *display);
    void *told_of;
    bool is_local; /* it listens to this computer alone */
    struct forms forms;
    struct limiter limiter;
};

/* `start` is another number for each start, by chance. The secret is set before. */
void desk_page_begin(struct desk_page *page, uint64_t start);

struct response {
    int status;
    const char *type;     /* of the body */
    const char *location; /* where the browser goes on; "" for nowhere */
    bool is_refresh;      /* it goes on from this page, not by the status */
    const char *cookie;   /* to be set; "" for none */
    const char *hint;     /* another one, which opens nothing; "" for none */
    bool may_be_kept;     /* by the browser, for a day */
    const char *body;
    size_t length;
};

/* The headers that go with every answer, as pairs, ended by a NULL. */
extern const char *const desk_page_headers[];

/* Answers a request, whose last four members need not be set, at `now`. What the response points to is in the
 * arena. */
void desk_page_answer(struct desk_page *page, struct request *request, struct instant now,
                      struct arena *arena, struct response *ret);

/* The path of a room's link for the conference day that is on at `day`, and of the desk's own: what stands
 * behind the URL. */
const char *desk_page_room_link(const struct desk_page *page, const struct program *program, uint32_t room,
                                struct instant day, struct arena *arena);
const char *desk_page_desk_link(const struct desk_page *page, struct arena *arena);

#endif
