/*
 * pages: what the pages share: who looks, at what, and the pieces of HTML. Private to this room.
 */
#ifndef NOWNEXT_DESK_PAGE_PAGES_H
#define NOWNEXT_DESK_PAGE_PAGES_H

#include "desk/preview.h"
#include "desk_page/desk_page.h"
#include "desk_page/html.h"

/* So long an undo is at hand, and needs no preview. */
#define UNDO_AT_HAND_MS MS_PER_MINUTE

struct page {
    struct desk_page *desk;
    const struct desk_page_data *data;
    const struct request *request;
    struct instant now;
    bool is_desk;     /* who looks may do all */
    uint32_t room;    /* the room that it is a page of; PROGRAM_NONE: of the desk */
    const char *base; /* before the paths of what can be done: "/room/hall-l1", or "" */
    const char *by;   /* for the log: "Anna", "desk", "link of Hall L1" */
    const char *name; /* that somebody gave; "" for none */
    struct arena *arena;
    struct str_builder *out;
};

/* ---- frame (frame.c) ---- */

/* The page up to its heading, and what comes last. `title` is the heading too. */
void page_begin(struct page *page, const char *title);
void page_end(struct page *page);

/* A page that only says something, and where to go on; for who may see nothing, `page` has no data. */
void page_say(struct page *page, const char *title, const char *text);

/* A form that sends an order (order.h) at once: the opening tag and its hidden fields. The caller adds the
 * button and "</form>". */
void page_begin_do(struct page *page, const char *order);

/* ---- words (words.c) ---- */

/* "10:40"; on another conference day than now's "Sat 10:40". */
const char *page_clock(const struct page *page, struct instant at);
/* "10:00\u201310:40". */
const char *page_times(const struct page *page, struct instant start, struct instant end);
const char *page_room_name(const struct program *program, uint32_t room);
const char *page_title(const struct program *program, uint32_t session);
/* By how many minutes a session is late as it stands; 0 where it is not, or nobody knows. */
int page_delay(const struct program *program, uint32_t session);
/* What has happened to a session, parted by commas: "10 min late (planned 10:00), full"; "" for nothing. */
const char *page_marks(const struct page *page, uint32_t session);
/* An entry of the log as a sentence without its stop: "Delay of \u201cLocks\u201d: 10 min". */
const char *page_command(const struct page *page, const struct desk_command *command);
/* Whether a command concerns a room, as it is now or was planned. */
bool page_command_in_room(const struct program *folded, const struct desk_command *command, uint32_t room);

/* ---- pages ---- */

/* A session with what can be done with it (card.c). `room` is the one that it is looked at in, or
 * PROGRAM_NONE. */
void page_card(struct page *page, uint32_t session, uint32_t room, unsigned level);
/* The last entries that concern the page, newest first, each with its undo; at most `most` (history.c). */
void page_entries(struct page *page, uint32_t most);
/* The order of an undo that is at hand (history.c). */
const char *page_undo_order(const struct page *page, uint32_t number);
/* The entry that was made last, if its undo is at hand (history.c). */
void page_undo_at_hand(struct page *page);
void page_history(struct page *page);

void page_room(struct page *page);
void page_session(struct page *page, uint32_t session);
void page_move(struct page *page, uint32_t session);
void page_start(struct page *page);
void page_found(struct page *page, const char *words);
void page_notices(struct page *page);
/* A form to say something at one room, or at rooms to choose from (notices.c). */
void page_say_form(struct page *page);
void page_emergency(struct page *page);
/* The real one, apart from the test, so that nobody takes one for the other. */
void page_alarm(struct page *page);
/* Which of the venue's displays will not see what is said, or that nobody here knows (unseen.c). */
void page_unseen(struct page *page);
/* Of each display of the venue, for a preview; NULL: not known (unseen.c). */
const enum preview_seen *page_seen(const struct page *page);
void page_emergency_banner(struct page *page);
void page_rehearsal(struct page *page);
/* An order, its consequences, and "Do it"; `hint` (may be NULL) says why it is shown again. */
void page_preview(struct page *page, const char *order, const struct desk_command *command, const char *hint);
/* False where there is no such entry for who looks. */
bool page_done(struct page *page, uint32_t number);

#endif
