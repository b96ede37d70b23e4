/*
 * venue: all displays of a venue, from one file (venue.json), and which of them a board is.
 *
 * A name that an organiser gave a board is an order: one that the venue has not got is no display,
 * whatever the board's serial number would say.
 */
#ifndef NOWNEXT_STATION_VENUE_H
#define NOWNEXT_STATION_VENUE_H

#include "station/config.h"
#include "station/prepared.h"

/* The most displays, and the most bytes of what a board is known by. */
#define VENUE_MOST_DISPLAYS 1024
#define VENUE_MOST_KEY_BYTES 64

struct venue_display {
    const char *key;              /* as written: a host name, a serial number or a MAC address */
    struct display_config config; /* its name is the key where the file gives none */
};

struct venue {
    const char *name;
    const char *venue;          /* its id, whose live data count; "": not given, then all do */
    const char *timezone;       /* of the event, before what its schedule says; "": not given */
    struct url_list urls;       /* where this file itself is published: for the agent */
    const char *home_assistant; /* what its discovery topics begin with; "": it is told nothing */
    const char *emergency_file; /* of its texts of emergencies; "": not given */
    const struct prepared_texts
        *emergency;               /* the same where the venue's file holds them; NULL: it does not */
    struct display_config shared; /* what all displays have in common: of a board that is none of them */
    uint32_t display_count;
    const struct venue_display *displays; /* in the file's order */
};

/* What a board knows of itself; "" or NULL for what it does not. */
struct venue_board {
    const char *name; /* from a stick: the name of a display, or its key */
    const char *serial;
    uint32_t mac_count;
    const char *const *macs; /* in order of preference */
    const char *host_name;
};

enum venue_match { VENUE_BY_NOTHING, VENUE_BY_NAME, VENUE_BY_SERIAL, VENUE_BY_MAC, VENUE_BY_HOST_NAME };

/* The display that this board is: by the first of name, serial number, MAC address and host name that the
 * venue has. PROGRAM_NONE if it has none. A name is an order: one that the venue has not got is no display,
 * whatever else would fit. ret_match may be NULL. */
uint32_t venue_find(const struct venue *venue, const struct venue_board *board, enum venue_match *ret_match);

/* A key as it is compared: lower case, a MAC address with ':' between its pairs ("DC-A6-32-01-02-03" is
 * "dc:a6:32:01:02:03"). Longer ones are cut. Gives `buffer`. */
const char *venue_fold_key(const char *key, char buffer[VENUE_MOST_KEY_BYTES + 1]);

#endif
