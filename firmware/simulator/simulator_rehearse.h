/*
 * simulator_rehearse: the keys by which a day is rehearsed. What they are about is the selected session;
 * without one it is what is on at the door, or comes next, which is selected then; on the wall that of the
 * marked door. Everything is made
 * at the simulator's clock and counts from there on: turned back, it shows the day as it was known.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_REHEARSE_H
#define NOWNEXT_SIMULATOR_SIMULATOR_REHEARSE_H

#include "simulator/simulator.h"

/* The program and the live data as they are known at the clock come into force. To be called before a step,
 * and rehearse_settle after it. */
void simulator_know(struct simulator *simulator);

/* What these keys do; the message tells what came of it. */
void simulator_delay(struct simulator *simulator, int by_min);
void simulator_cancel(struct simulator *simulator);
void simulator_fill(struct simulator *simulator);
void simulator_undo(struct simulator *simulator);
void simulator_redo(struct simulator *simulator);
/* Where something has to be chosen or typed: asks. */
void simulator_move(struct simulator *simulator);
void simulator_notice(struct simulator *simulator);
/* Asks, or lifts the one that is raised. */
void simulator_alarm(struct simulator *simulator);
/* While something is asked every key goes there. False: nothing is. */
bool simulator_menu_key(struct simulator *simulator, const struct board_event *event);

/* Writes the live data of all that was decided into a new file of the working folder, whose name the message
 * tells. */
void simulator_write_live(struct simulator *simulator);

/* What was decided, and what the last of it changes on the screens, as an overlay's text in the arena. */
const char *simulator_decisions(struct simulator *simulator, struct arena *arena);

#endif
