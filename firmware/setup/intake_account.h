/*
 * intake_account: every file of the setup partition is taken, refused or named. Private to the intake.
 */
#ifndef NOWNEXT_SETUP_INTAKE_ACCOUNT_H
#define NOWNEXT_SETUP_INTAKE_ACCOUNT_H

#include "setup/intake_run.h"

/* Names what no other part of the intake has seen to: files that are nothing that a display reads, pictures
 * that no settings ask for, folders with what lies in them. To be called last. */
void intake_account(struct intake_run *run);

#endif
