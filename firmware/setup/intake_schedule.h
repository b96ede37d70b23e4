/*
 * intake_schedule: the schedule of the setup partition. Private to the intake.
 *
 * Of several that can be read the one that is on or comes next is taken, by the clock; where that is not
 * known, or all are over, the latest. So last year's file beside this year's changes nothing, whatever the
 * two are called.
 */
#ifndef NOWNEXT_SETUP_INTAKE_SCHEDULE_H
#define NOWNEXT_SETUP_INTAKE_SCHEDULE_H

#include "setup/intake_run.h"

/* Takes over one schedule as program.json. Each of the other files that may be one is refused with the
 * reason, or named where it is nothing like a schedule. False only where the spool can't be written. */
bool intake_schedule_take(struct intake_run *run);

#endif
