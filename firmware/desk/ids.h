/*
 * ids: the ids of what a desk adds: "live-1" for sessions, "notice-1" for notices. None is used again, be the
 * entry that had it undone. Pure.
 */
#ifndef NOWNEXT_DESK_IDS_H
#define NOWNEXT_DESK_IDS_H

#include "desk/command.h"

#define IDS_SESSION "live-"
#define IDS_NOTICE "notice-"

/* The prefix with a number that no session and no notice of these has: of the entries, the live data (NULL:
 * none), the program (NULL: none). In the arena. */
const char *ids_new(const char *prefix, const struct desk_commands *commands, const struct live *live,
                    const struct program *program, struct arena *arena);

/* What a command says, with new ids where others have taken its own since it was made: two who add something
 * at once have read the same log. A notice with the text of the one that has its id replaces or ends that. In
 * the arena where it differs. */
struct live ids_settled(const struct live *says, const struct desk_commands *commands, struct arena *arena);

#endif
