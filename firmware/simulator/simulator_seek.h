/*
 * simulator_seek: going to a moment, a room or a session by what somebody types.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_SEEK_H
#define NOWNEXT_SIMULATOR_SIMULATOR_SEEK_H

#include "simulator/simulator.h"

/* Asks. */
void simulator_seek(struct simulator *simulator, enum seek_question question);
/* While something is asked every key goes there. False: nothing is. */
bool simulator_seek_key(struct simulator *simulator, const struct board_event *event);
/* The question as an overlay's text, in the arena. */
const char *simulator_seek_text(struct simulator *simulator, struct arena *arena);

#endif
