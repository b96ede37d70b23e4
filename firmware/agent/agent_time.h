/*
 * agent_time: what an agent knows of the time, and what it does to know it (agent/network_time.h).
 */
#ifndef NOWNEXT_AGENT_AGENT_TIME_H
#define NOWNEXT_AGENT_AGENT_TIME_H

#include "agent/agent.h"

/* How long a version waits for the time, where a program is held. */
#define AGENT_TIME_PATIENCE_MS (2 * MS_PER_MINUTE)

/* UTC: the system's where somebody vouches for it; else that of a server that was verified; else the system's
 * again where its battery clock is later than the image and than the program that is held. INSTANT_NONE: it
 * is not known. */
struct instant agent_time(const struct agent *agent);

/* The time that certificates are to be judged by, where it is not the system's: that of a server which was
 * verified. Else INSTANT_NONE. */
struct instant agent_certificate_time(const struct agent *agent);

/* When a poll is, for nownext-merge (changes/infer_clock.h). */
struct instant agent_time_of_poll(const struct agent *agent);

/* Whether a version of the program is to wait. What it changes is told only where the time is known: one that
 * comes soon after the start, when it may be known in a moment, waits where a program is there to be shown
 * meanwhile, from the first call on. */
bool agent_time_is_awaited(struct agent *agent);

/* What a server is asked for the time by. */
struct network_time_request agent_time_request(const struct agent *agent);

/* Does what is due. What could not be verified or judged before is asked for at once when the time is known.
 */
void agent_time_step(struct agent *agent);

#endif
