/*
 * refusals: what was wrong with the files that an organiser gave, and what else he has to know of them, for
 * the display that they are for.
 *
 * On a display that works they are shown for ten minutes after it has read them, by the steady clock (at boot
 * the other one steps by hours), so also after each start: in the header, since they are nothing for
 * visitors. They stay where there is no program or the settings are no good, and while the clock is not set:
 * a time.txt with a mistake is what keeps it so.
 */
#ifndef NOWNEXT_SPOOL_REFUSALS_H
#define NOWNEXT_SPOOL_REFUSALS_H

#include "base/arena.h"
#include "program/instant.h"

/* The file in the spool: a line for each file that was refused, "schedule.json: line 3: ...". */
#define REFUSALS_FILE "refusals.txt"

/* On a running display they are said for so long after it has read them; without a program always. */
#define REFUSALS_SHOWN_MS (10 * MS_PER_MINUTE)

#define REFUSALS_MOST_LINES 16

/* In a line on a file that was taken over all the same: "schedule.json: is taken over, but ...". */
#define REFUSALS_BUT ": is taken over, but "

/* Before a line in the file that is on the settings of this display. */
#define REFUSALS_SETTINGS_MARK "!"

/* Before a line in the file that says what was taken, where somebody waits to hear it. */
#define REFUSALS_GOOD_MARK "+"

struct refusals {
    uint32_t count;
    uint32_t more;      /* that there was no room for: they are counted where it is said how many there are */
    const char **lines; /* room for REFUSALS_MOST_LINES */
    const char *good;   /* what was taken: said after the lines, and not one of them; NULL: nothing */
    const char *lasting;  /* what is said as long as it holds, a sentence without its stop; NULL: nothing */
    const char *settings; /* the first of them that is on the settings of this display; NULL: none */
    uint64_t version;     /* of the files, from what the system says of them, and of other lines; 0: none */
    struct instant found; /* when they were read first, by the display's time: the caller's to set */
};

/* The same in the folder in RAM, from what takes over the network settings. */
#define REFUSALS_NETWORK_FILE "network.txt"

/* The same, from nownext-agent on a USB stick (agent/stick.h). */
#define REFUSALS_STICK_FILE "agent/stick.txt"

/* The folder in the folder in RAM where they are while the spool has no room for them. */
#define REFUSALS_SETUP_FOLDER "setup"

/* Reads the files of a spool folder and of `run` (NULL: not asked) into the arena; none where there is no
 * file. Lines past the eighth of a file are only counted. `found` is not set. */
void refusals_read(const char *folder, const char *run, struct arena *arena, struct refusals *ret);

/* One more line, kept as a pointer, that no file tells: NULL, and what is told already, is left out. */
void refusals_add_line(struct refusals *refusals, const char *line);

/* All that is to be said, a line each, `first` (may be NULL) before the others, what is good after them; past
 * the fourth it is said how many more there are. In the arena; NULL where there is nothing. */
const char *refusals_text(const struct refusals *refusals, const char *first, struct arena *arena);

/* The first line, else what is good, and how many more there are: "display.json: ... (+2)". In the arena;
 * NULL where there is none. */
const char *refusals_line(const struct refusals *refusals, struct arena *arena);

#endif
