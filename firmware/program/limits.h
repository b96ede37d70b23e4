/*
 * limits: the one table of what a program may hold (program-format.md). Past one: an error that names it, or,
 * for long texts, an issue and a cut at a word's end.
 */
#ifndef NOWNEXT_PROGRAM_LIMITS_H
#define NOWNEXT_PROGRAM_LIMITS_H

enum {
    LIMIT_FILE_BYTES = 16 * 1024 * 1024,
    LIMIT_SESSIONS = 16384,
    LIMIT_ROOMS = 256,
    LIMIT_TRACKS = 256, /* FOSDEM 2024 has 67: one for each devroom */
    LIMIT_DAYS = 64,
    LIMIT_ALIASES = 16, /* of a room */
    LIMIT_PEOPLE = 64,  /* of a session */
    LIMIT_TITLE_BYTES = 1024,
    LIMIT_NAME_BYTES = 256, /* of a room, track, person, affiliation */
    LIMIT_SUMMARY_BYTES = 16 * 1024,
    LIMIT_URL_BYTES = 2048,
    LIMIT_FLOOR_BYTES = 16, /* of a floor's name, "-1" */
    LIMIT_TOPICS = 64,      /* of a session */
    LIMIT_LINKS = 64,       /* of a session */
    LIMIT_BADGES = 8,       /* of a session */
    LIMIT_SESSION_ROOMS = 256,
    LIMIT_SLOTS = 1024 * 1024, /* stays of all sessions in all rooms, parts of combined rooms included */
    LIMIT_PART_DEPTH = 8,      /* blocks around a session, one within the other */
    LIMIT_LANGUAGES = 16,      /* of one text */
    LIMIT_JSON_DEPTH = 32,
    LIMIT_JSON_VALUES = 600000,
    LIMIT_JSON_MEMBERS = 20000, /* of one object */
    LIMIT_PANEL_LEAST = 160,    /* pixels of a side */
    LIMIT_PANEL_MOST = 8192,
    LIMIT_PANEL_RATE_LEAST = 24, /* pictures a second */
    LIMIT_PANEL_RATE_MOST = 240,
};

#endif
