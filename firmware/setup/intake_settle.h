/*
 * intake_settle: what is on the setup partition, taken over until nothing changes any more.
 *
 * systemd's path units do not look while the service that they start runs, so the intake looks again until
 * all is settled. Pictures, which may take their time, are decoded after that: what the screen says does not
 * wait for them. A change in the moment between its last look and systemd's next one is seen with the
 * next change, or start.
 */
#ifndef NOWNEXT_SETUP_INTAKE_SETTLE_H
#define NOWNEXT_SETUP_INTAKE_SETTLE_H

#include "setup/intake.h"

/* As intake_take_over, and again where files of the setup folder, or `request` (a file, touched to ask for
 * it; NULL: none), have changed meanwhile: whoever starts us (systemd.path(5)) does not look while we run,
 * and a file may be half written when it is read. Where the folder can be written to, half a second without a
 * change is waited for; half a minute is the most. SIGTERM and SIGINT end it after the run that they find.
 * Gives what the last run gave. */
bool intake_settle(const struct intake *intake, const char *request, struct intake_result *ret,
                   struct err *reterr);

#endif
