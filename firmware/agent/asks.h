/*
 * asks: what is asked of the display of this board through the broker, left for it as files in the agent's
 * folder in RAM: frame.request, identify, rehearse, restart.
 *
 * With a key set each signed ask counts once (signing/ask.h). What was done is remembered in that folder too,
 * so that an agent that begins anew does not do it again: in a folder of its own there, which no display is
 * woken up for. Nothing of it goes to a disk; a board that begins anew does not do what was signed before.
 */
#ifndef NOWNEXT_AGENT_ASKS_H
#define NOWNEXT_AGENT_ASKS_H

#include "agent/checks.h"
#include "signing/ask.h"

#define ASKS_FILE CHECKS_FOLDER "/asked"

struct asks {
    const char *run; /* the agent's folder in RAM */
    struct ask_ring ring;
};

/* Knows what an agent before this one has done since the system's start. */
void asks_start(struct asks *asks, const char *run);

/* Leaves one for the display; `rules` say what, and of whom. `steady_ms`: the clock since the system's start.
 * False, with ERR_MEANING, ERR_FORMAT or ERR_SYNTAX where it is not to be done, ERR_IO where it can't be
 * remembered or left: it is not done then. What no display knows is left out without a word. */
bool asks_take(struct asks *asks, const char *bytes, size_t size, const struct ask_rules *rules,
               int64_t steady_ms, struct err *reterr);

#endif
