/*
 * reload: what becomes of an agent's sources when the documents that set it up are others.
 */
#ifndef NOWNEXT_AGENT_RELOAD_H
#define NOWNEXT_AGENT_RELOAD_H

#include "agent/agent.h"

/* Reads the documents, and begins anew with each source that they have another way for. `is_first`: nothing
 * was read before. */
void reload_settings(struct agent *agent, bool is_first);

#endif
