/*
 * simulator_time: how the simulator's time is moved. What can't be done is said in its message.
 */
#ifndef NOWNEXT_SIMULATOR_SIMULATOR_TIME_H
#define NOWNEXT_SIMULATOR_SIMULATOR_TIME_H

#include "simulator/simulator.h"

/* The real time, in milliseconds of UTC. */
int64_t simulator_real_now(struct simulator *simulator);

void simulator_go_to(struct simulator *simulator, struct instant at);

/* To the next change of the screen, or to the one before. */
void simulator_step_change(struct simulator *simulator, bool forward);
void simulator_step_minutes(struct simulator *simulator, int minutes);
/* The same local time so many days on. */
void simulator_step_days(struct simulator *simulator, int days);

void simulator_change_speed(struct simulator *simulator, bool faster);
void simulator_toggle_pause(struct simulator *simulator);

#endif
