/*
 * simulation: what a call of `simulate` shows, from its files: a program with what is said of it, and one
 * display or all of a venue; and the same again when a file has changed, or another was dropped on the
 * window.
 */
#ifndef NOWNEXT_TOOL_SIMULATION_H
#define NOWNEXT_TOOL_SIMULATION_H

#include "load/style.h"
#include "station/venue.h"
#include "simulator/simulator.h"
#include "wall/wall.h"
#include "tool/tool.h"

/* A program that was loaded, and what is said of it. Two are kept, since a screen may still show the last. */
struct simulation_known {
    struct loaded *loaded; /* may be that of the other one too */
    struct arena arena;    /* of the rest */
    const struct program *program;
    const struct live *live;
};

struct simulation {
    struct tool *tool;
    struct options options; /* of the call, then with the files that were dropped */
    struct loaded *given;   /* the caller's */
    struct simulation_known known, last;
    struct arena displays; /* what displays are made of, and names of files: it stays */
    struct display_config config;
    struct style style;
    const struct venue *venue;
    const struct wall_display *wall; /* the venue's displays; NULL: it is one display */
};

/* Reads what the call names; `loaded` is its program. Prints, and gives another exit code than TOOL_OK, where
 * something can't be read or understood. To be finished in any case. */
int simulation_read(struct simulation *simulation, struct tool *tool, const struct options *options,
                    struct loaded *loaded);
void simulation_finish(struct simulation *simulation);

/* Gives the simulator, which shows all this, the files to look after; it reads them again by itself from then
 * on. What can't be read is told in its message, and what was read last stays. */
void simulation_follow(struct simulation *simulation, struct simulator *simulator);

#endif
