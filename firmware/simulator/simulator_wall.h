/*
 * simulator_wall: the wall before the display: all displays of a venue, of which one is enlarged at a time.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_WALL_H
#define NOWNEXT_SIMULATOR_SIMULATOR_WALL_H

#include "simulator/simulator.h"
#include "wall/wall.h"

/* A wall of these displays is shown from now on, or they take the place of those of before; the simulator
 * owns it. False with an error: all stays as it was. */
bool simulator_set_wall(struct simulator *simulator, const struct wall_display *displays, uint32_t count,
                        struct err *reterr);

/* There is but one display from now on. */
void simulator_drop_wall(struct simulator *simulator);

/* Shows one display alone, as its configuration has it. */
void simulator_enlarge(struct simulator *simulator, uint32_t number);
/* Back to the wall; false where there is none, or it is shown already. */
bool simulator_leave(struct simulator *simulator);

/* What the mouse does at a place of the wall's picture: a press enlarges. */
void simulator_pointer_wall(struct simulator *simulator, int x, int y, const struct board_event *event);

#endif
