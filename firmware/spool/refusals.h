/*
 * refusals: what was wrong with the files that an organiser gave, as notices on the display that they are
 * for.
 *
 * They are shown for ten minutes after the display has read them, by the steady clock (at boot the other
 * one steps by hours), so also after each start. They stay where there is no program, and while the clock
 * is not set: a time.txt with a mistake is what keeps it so.
 */
#ifndef NOWNEXT_SPOOL_REFUSALS_H
#define NOWNEXT_SPOOL_REFUSALS_H

#include "base/arena.h"
#include "program/instant.h"
#include "schedule/live.h"

/* The file in the spool: a line for each file that was refused, "schedule.json: line 3: ...". */
#define REFUSALS_FILE "refusals.txt"

/* On a running display they are said for so long after it has read them; without a program always. */
#define REFUSALS_SHOWN_MS (10 * MS_PER_MINUTE)

#define REFUSALS_MOST_LINES 16

/* In a line on a file that was taken over all the same: "schedule.json: is taken over, but ...". */
#define REFUSALS_BUT ": is taken over, but "

struct refusals {
    uint32_t count;
    const char **lines;   /* room for REFUSALS_MOST_LINES */
    bool *is_told;        /* of each: it is said as it is, since nothing was refused; room for as many */
    const char *lasting;  /* what is said as long as it holds, a sentence without its stop; NULL: nothing */
    uint64_t version;     /* of the files, from what the system says of them, and of other lines; 0: none */
    struct instant found; /* when they were read first, by the display's time: the caller's to set */
};

/* The same in the folder in RAM, from what takes over the network settings. */
#define REFUSALS_NETWORK_FILE "network.txt"

/* The folder in the folder in RAM where they are while the spool has no room for them. */
#define REFUSALS_SETUP_FOLDER "setup"

/* Reads the files of a spool folder and of `run` (NULL: not asked) into the arena; none where there is no
 * file. Lines past the fourth are left out. `found` is not set. */
void refusals_read(const char *folder, const char *run, struct arena *arena, struct refusals *ret);

/* One more line, kept as a pointer, that no file tells: NULL, and what is told already, is left out. */
void refusals_add_line(struct refusals *refusals, const char *line);

/* The same for a line that is of no file. */
void refusals_tell_line(struct refusals *refusals, const char *line);

/* `live` (may be NULL) with a warning for each refusal and for what lasts, in the arena; `live` itself where
 * there is nothing to say. */
const struct live *refusals_add(const struct refusals *refusals, const struct live *live,
                                struct arena *arena);

#endif
