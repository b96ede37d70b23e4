/*
 * simulator_display: what the simulator's display is and how it looks: its role, room, panel, theme,
 * language; and what it has lost, the program or trust in its clock.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_DISPLAY_H
#define NOWNEXT_SIMULATOR_SIMULATOR_DISPLAY_H

#include "simulator/simulator.h"

/* Of the door; "" for none. */
const char *simulator_room_name(const struct simulator *simulator);

/* The configuration has changed: it goes to the loop. */
void simulator_apply_config(struct simulator *simulator);

/* Another display takes the place of the one that it began with. */
void simulator_set_display(struct simulator *simulator, const struct display_config *config);

/* The door's room; a hallway says how to come to it. */
void simulator_choose_room(struct simulator *simulator, uint32_t room);
/* So many rooms on, around the end; no session is selected then. */
void simulator_step_room(struct simulator *simulator, uint32_t by);

/* The next of each. */
void simulator_change_role(struct simulator *simulator);
void simulator_change_panel(struct simulator *simulator);
void simulator_change_orientation(struct simulator *simulator);
void simulator_change_theme(struct simulator *simulator);
void simulator_change_language(struct simulator *simulator);
void simulator_change_trust(struct simulator *simulator);
void simulator_change_program(struct simulator *simulator);

#endif
