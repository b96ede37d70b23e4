/*
 * changes_live: what has become of the sessions of a program as live data for displays that still have its
 * first version. They can name rooms, tracks and languages of that version alone, move a session into one
 * room, and have no word for people: what that leaves is untold (versions/changes_untold.h).
 *
 * What has vanished and is kept for now is told as it was last published. A part that stays where it is says
 * so if a block around it goes to another time or room: it is taken along otherwise.
 */
#ifndef NOWNEXT_VERSIONS_CHANGES_LIVE_H
#define NOWNEXT_VERSIONS_CHANGES_LIVE_H

#include "changes/live.h"
#include "versions/changes_untold.h"

/* Changes by "feed" of the first version's sessions, and those that were added with "live-" before their ids.
 * In the arena; points into `found` and what that is of. */
void changes_live(const struct changes_found *found, struct arena *arena, struct live *ret,
                  struct changes_untold *ret_untold);

#endif
