/*
 * intake_old: what a board that is updated has in the one folder of before, when each writer did not have its
 * own yet. Private to the intake.
 */
#ifndef NOWNEXT_SETUP_INTAKE_OLD_H
#define NOWNEXT_SETUP_INTAKE_OLD_H

#include "setup/intake.h"

/* Moves what lies in the old folder, and in those below it, into the new one, file by file, so that a power
 * cut leaves each in one of the two at least; what is there already stays as it is. Then the old folder goes,
 * if that may be removed. What can't be moved stays for another time. */
void intake_old_take(const struct intake *intake);

#endif
