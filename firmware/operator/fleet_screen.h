/*
 * fleet_screen: a fleet's table on a terminal, which updates itself until somebody ends it.
 */
#ifndef NOWNEXT_OPERATOR_FLEET_SCREEN_H
#define NOWNEXT_OPERATOR_FLEET_SCREEN_H

#include <stdio.h>

#include "fleet/fleet_line.h"
#include "program/zone.h"

/* It is drawn at most so often where something has come, and so often where nothing has: ages go on. */
#define FLEET_SCREEN_LEAST_MS 1000
#define FLEET_SCREEN_MOST_MS 10000

struct fleet_screen {
    FILE *out;
    const struct zone *zone;     /* NULL: UTC */
    struct instant (*now)(void); /* UTC */
    unsigned heard;              /* messages, and why there is no connection, of what is drawn */
    bool was_connected, is_drawn;
    int64_t drawn_ms;
};

/* When it is to be drawn again, by the fleet's clock, if nothing comes before. */
int64_t fleet_screen_due(const struct fleet_screen *screen, const struct fleet_line *line);

/* The terminal's whole page: the table, as much of it as its lines have room for, and while there is no
 * connection a line that says so. */
void fleet_screen_draw(struct fleet_screen *screen, struct fleet_line *line, unsigned columns,
                       unsigned lines);

/* How many characters a line of it has; 80 where it does not say. */
unsigned fleet_screen_columns(FILE *out);

/* Draws until SIGINT or SIGTERM comes, on the terminal's second page; the last table stays on the first. */
void fleet_screen_run(struct fleet_screen *screen, struct fleet_line *line);

#endif
