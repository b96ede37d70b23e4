/*
 * display_refusals: what an organiser is told of a display's documents: what nownext-setup refused, what the
 * display itself can't take, names that the program does not have, a clock far from the event.
 */
#ifndef NOWNEXT_DISPLAY_DISPLAY_REFUSALS_H
#define NOWNEXT_DISPLAY_DISPLAY_REFUSALS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "program/instant.h"

struct display;

/* The file that an output's settings are from. */
const char *display_config_file(const struct display *display, uint32_t number);

/* An error in words, with its file's own name, in the arena; NULL where there is no error. */
const char *display_describe(const struct err *err, const char *file, struct arena *arena);

/* Reads what was refused, and who this board is, into the arena. */
void display_refusals_read(struct display *display, struct arena *arena);

/* To what others refused adds what the display itself can't take. After the documents were read and the
 * settings applied. */
void display_refusals_add(struct display *display, struct arena *arena);

/* When what is told was found, by the board's clock as it is now: reckoned by the steady clock, since the
 * other one may step by hours once it is set. */
struct instant display_refusals_found(const struct display *display);

/* Whether the clock is more than 30 days before the event, -1, or after it, 1; else 0. Whoever set the one
 * up, or gave the other, has to know. */
int display_far_off(const struct display *display);

#endif
