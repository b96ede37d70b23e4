/*
 * known_names: the rooms and sessions that the files of a venue name and the program does not have, each as
 * an error with its place and the nearest name that there is.
 */
#ifndef NOWNEXT_LOAD_KNOWN_NAMES_H
#define NOWNEXT_LOAD_KNOWN_NAMES_H

#include "base/issue.h"
#include "station/config.h"
#include "changes/live.h"
#include "station/venue.h"

/* Adds "unknown-room" for each room that a display, its directions and its aliases name. `at` is the place of
 * the display in its file, such as "displays.sign-3", or "" for the whole file. */
void known_names_display(const struct program *program, const struct display_config *config, const char *at,
                         struct issue_list *issues);

/* The same for each display of a venue. */
void known_names_venue(const struct program *program, const struct venue *venue, struct issue_list *issues);

/* Adds "unknown-room", "unknown-session", "unknown-track" and "unknown-language" for live data. A session
 * that the live data add, and a room that one of the displays knows by an alias, are known. A language is
 * unknown that is neither the event's, nor a display's, nor English, where the program tells its languages.
 */
void known_names_live(const struct program *program, const struct live *live,
                      const struct display_config *const *displays, uint32_t display_count,
                      struct issue_list *issues);

/* The languages that texts of live data can be in: those that a program tells, and English with them; any
 * (count 0) where it tells none. Past the most all are known. */
#define KNOWN_LANGUAGES_MOST 64
struct known_languages {
    const char *names[KNOWN_LANGUAGES_MOST];
    uint32_t count;
};
void known_languages_of(const struct program *program, struct known_languages *ret);
bool known_languages_have(const struct known_languages *known, const char *language);

/* Adds "unknown-picture", a warning, where no display has the picture of live data's emergency, which is then
 * shown without it. Nothing without displays. */
void known_names_picture(const struct live *live, const struct display_config *const *displays,
                         uint32_t display_count, struct issue_list *issues);

/* Adds "unknown-theme" where there is no theme of a display's name for it, or its file can't be read as one.
 */
void known_names_theme(const struct display_config *config, const char *at, struct issue_list *issues);

/* Adds "unknown-language" where a display's language has neither words nor a title of the program. */
void known_names_language(const struct program *program, const struct display_config *config, const char *at,
                          struct issue_list *issues);

/* Adds "no-way" where a hallway's display sends nobody to rooms that it shows: a warning with their names if
 * it has the ways to others, a note if it has none at all. Rooms without a session, and those of which a part
 * has a way, are left out. */
void known_names_ways(const struct program *program, const struct display_config *config, const char *at,
                      struct issue_list *issues);

#endif
