/*
 * call_display: the display that a call describes, by --display, --venue, --role, --room, --panel, --rotate,
 * --theme and --language.
 *
 * --theme and --language go before the display.json's, as --panel does; then comes the event's first
 * language.
 */
#ifndef NOWNEXT_TOOL_CALL_DISPLAY_H
#define NOWNEXT_TOOL_CALL_DISPLAY_H

#include "load/style.h"
#include "tool/tool.h"
#include "station/config.h"
#include "station/venue.h"
#include "changes/live.h"
#include "wall/wall.h"

/* The panels of a call that has many: of each --panel, else few. Gives another exit code than TOOL_OK, and
 * prints, where one is no size. */
int call_panels(const struct tool *tool, const struct options *options, struct arena *arena,
                struct panel_size ret[OPTIONS_MOST_VALUES], uint32_t *ret_count);

/* Fills *ret from --display FILE; or from the display of --venue FILE that --display NAME names, which need
 * not be said of a venue with but one; or else from defaults for --role (`role` without it); then from
 * --panel,
 * --rotate, --room, --theme and --language. Texts are in `arena`. *ret_venue gets the venue, NULL without
 * one; it may be NULL where the command has no --venue. Prints, and gives another exit code than TOOL_OK,
 * where a value is wrong or the program has no such room. */
int call_display(const struct tool *tool, const struct options *options, const struct program *program,
                 enum display_role role, struct arena *arena, struct display_config *ret,
                 const struct venue **ret_venue);

/* --panel, --rotate, --theme and --language into *config, and a panel where it has none. Prints, and gives
 * another exit code than TOOL_OK, where a value is wrong. */
int call_overrides(const struct tool *tool, const struct options *options, struct display_config *config);

/* Loads the display's theme and language into the arena. Prints, and gives another exit code than TOOL_OK,
 * where the theme is not there or refused, or a table of words has a fault. A language that there is no
 * table of is English, a logo that cannot be shown is left out, each with an issue printed. */
int call_style(const struct tool *tool, const struct display_config *config, const struct program *program,
               struct arena *arena, struct style *ret);

/* Reads --live FILE into the arena; *ret is NULL without it. Prints issues, and gives another exit code than
 * TOOL_OK where the file can't be read or understood. */
int call_live(const struct tool *tool, const struct options *options, struct arena *arena,
              const struct live **ret);

/* The same, and lays what happened over *program. */
int call_fold(const struct tool *tool, const struct options *options, struct arena *arena,
              const struct program **program, const struct live **ret);

/* For a command without a display: as call_fold (ret_live may be NULL), and prints what the program does not
 * have; *ret_ok is whether it has all. */
int call_happened(const struct tool *tool, const struct options *options, struct loaded *loaded,
                  const struct live **ret_live, bool *ret_ok);

/* Prints each room and session that the --display, --venue and --live files name and the program does not
 * have: true if there is none. `config` is the call's display, `venue` and `live` NULL without theirs. */
bool call_names(const struct tool *tool, const struct options *options, const struct program *program,
                const struct display_config *config, const struct venue *venue, const struct live *live);

/* Gives the renderer the theme's fonts, and prints which of them are not installed. */
bool call_fonts(const struct tool *tool, const struct theme *theme, struct renderer *renderer,
                struct err *reterr);

/* The moment of --at, which must be given: with the names of days and months in English and in the event's
 * first language, and "now" by the tool's clock. Prints, and gives another exit code than TOOL_OK, where it
 * is none. */
int call_moment(const struct tool *tool, const struct options *options, const struct program *program,
                struct instant *ret);

/* Whether the call can be one for a wall: it has a --venue, and does not say which display of it. */
bool call_has_wall(const struct options *options);

/* The displays of such a call's venue, as many as it has, with --panel, --rotate, --theme and --language
 * before what it says; *ret is NULL where it has less than two. Texts are in the arena. Prints, and gives
 * another exit code than TOOL_OK, where the venue or a theme can't be read, or an option is not for many. */
int call_wall(const struct tool *tool, const struct options *options, const struct program *program,
              struct arena *arena, const struct venue **ret_venue, const struct wall_display **ret);

#endif
