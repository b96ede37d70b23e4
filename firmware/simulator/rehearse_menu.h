/*
 * rehearse_menu: what is asked before something is decided: where to and when a session moves, what a notice
 * says, which emergency is raised. Up and down choose, typing narrows or is the text, enter decides, escape
 * leaves. It is shown as the text of an overlay.
 */
#ifndef NOWNEXT_SIMULATOR_REHEARSE_MENU_H
#define NOWNEXT_SIMULATOR_REHEARSE_MENU_H

#include "base/str.h"
#include "changes/live.h"
#include "simulator/typed_line.h"

enum rehearse_question {
    ASK_NOTHING,
    ASK_MOVE,
    ASK_NOTICE,
    ASK_EMERGENCY,
    ASK_GONE /* the session that was to be moved is not there any more */
};

struct rehearse_menu {
    enum rehearse_question question;
    uint32_t session; /* MOVE */
    uint32_t room;    /* NOTICE: of the displays, where it is not said everywhere; or PROGRAM_NONE */
    struct typed_line line;
    uint32_t chosen; /* row of the list */
    bool other;      /* what tab changes: NOTICE: at the room alone; EMERGENCY: in earnest */
};

enum rehearse_answer {
    ANSWER_NONE,    /* it goes on asking */
    ANSWER_LEFT,    /* nothing is to be done */
    ANSWER_DECIDED, /* by what stands in the menu */
};

/* Asks. The program is the folded one, in all of these. */
void rehearse_menu_ask(struct rehearse_menu *menu, enum rehearse_question question,
                       const struct program *program, uint32_t session, uint32_t room);

/* The program was read again while something is asked, and somebody may be typing: it is asked on, about what
 * has the same names in the new one. */
void rehearse_menu_follow(struct rehearse_menu *menu, const struct program *last,
                          const struct program *program);

/* What a key does. An answer ends the asking; what stands in the menu stays. */
enum rehearse_answer rehearse_menu_key(struct rehearse_menu *menu, const struct program *program,
                                       const struct board_event *event);

/* What was decided. MOVE: room and start at the simulated `now`, each of which may be none; false where no
 * room is called what was typed. */
bool rehearse_menu_move(const struct rehearse_menu *menu, const struct program *program, struct instant now,
                        uint32_t *ret_room, struct instant *ret_start);
enum emergency_kind rehearse_menu_kind(const struct rehearse_menu *menu);

/* The question as an overlay's text, in the arena (simulator/overlay.h). */
const char *rehearse_menu_text(const struct rehearse_menu *menu, const struct program *program,
                               struct instant now, struct arena *arena);

#endif
