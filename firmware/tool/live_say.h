/*
 * live_say: a sentence of `nownext live`: what it would change is printed, then it is asked for, then done.
 */
#ifndef NOWNEXT_TOOL_LIVE_SAY_H
#define NOWNEXT_TOOL_LIVE_SAY_H

#include "tool/desk_call.h"

/* The words of the call, of which the first is the verb. Gives the exit code. */
int live_say(struct desk_call *call);

#endif
