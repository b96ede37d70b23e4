/*
 * board_identity: which of a venue's displays this board is. What it is known by lies in the spool, where the
 * one-shot importer has put it: the display itself does not see the network's devices.
 */
#ifndef NOWNEXT_SPOOL_BOARD_IDENTITY_H
#define NOWNEXT_SPOOL_BOARD_IDENTITY_H

#include "base/arena.h"
#include "platform/identity.h"
#include "station/venue.h"

/* In the spool: a line each, "serial 100000001a2b3c4d", "mac dc:a6:32:01:02:03", "name door-attic". */
#define BOARD_IDENTITY_FILE "board.txt"

/* The file's text, in the arena. `name`: from the organiser's partition; "" for none. */
const char *board_identity_text(const struct identity *identity, const char *name, struct arena *arena);

/* What the file of a spool folder says; with the host's name. Empty where there is no file; a line
 * that is no text is passed over. In the arena. */
struct venue_board board_identity_read(const char *folder, const char *host, struct arena *arena);

/* For a screen, so that the board can be added to the venue: "host sign-7, serial 1000, MAC dc:a6:...". */
const char *board_identity_describe(const struct venue_board *board, struct arena *arena);

#endif
