/*
 * style: the theme and the language of a display, from the files of assets/. English and the theme `night`
 * are there without any file.
 *
 * A language without a table gets English words, but titles in that language where the program has them.
 */
#ifndef NOWNEXT_LOAD_STYLE_H
#define NOWNEXT_LOAD_STYLE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "program/program.h"
#include "render/render.h"
#include "scene/theme.h"
#include "scene/words.h"
#include "station/config.h"

/* What screens are drawn with. It points into the arena that it was loaded into, or is built in. */
struct style {
    const struct theme *theme;
    const struct words *words;
};
struct style style_default(void);

/* The names of the themes, and of the languages, that there are: of the files in the folders themes/ and
 * words/ of assets/, and of what is built in. Sorted, in the arena; each gives how many. */
uint32_t style_themes(struct arena *arena, const char *const **ret);
uint32_t style_languages(struct arena *arena, const char *const **ret);

/* The name after `current` in such a list, and after the last the first; that too where `current` is not in
 * it. */
const char *style_next_name(const char *const *names, uint32_t count, const char *current);

/* "contrast, night and paper", in the arena. */
const char *style_theme_list(struct arena *arena);

/* Whether a theme is named by the path of its file: that has a '/' or ends with ".json". */
bool style_is_path(const char *name);

/* A theme by the name of its file in assets/themes/ (style_themes), or by its own path.
 * Its logo's file lies relative to its own; one that cannot be shown is an issue, and left out. *ret_path is
 * for messages. */
bool style_load_theme(const char *name, struct arena *arena, struct issue_list *issues,
                      const struct theme **ret, const char **ret_path, struct err *reterr);

/* An issue for each first family of the theme that the renderer, which has the theme's fonts, does not use:
 * it is not installed. */
void style_note_fonts(const struct theme *theme, const struct renderer *renderer, struct issue_list *issues);

/* The words of a language, such as "de" or "de-AT", of which the primary subtag counts. *ret_found is false
 * where there is no table of it: then the words are English, but `language` is the one asked for, so that
 * titles come in it where the program has them. A table with a fault in it is an error. */
bool style_load_words(const char *language, struct arena *arena, const struct words **ret, bool *ret_found,
                      const char **ret_path, struct err *reterr);

/* The same words with the display's clock of 12 or 24 hours (0: 24). In the arena where they differ. */
const struct words *style_with_clock(const struct words *words, int hours, struct arena *arena);

/* The words of all languages that there are by which titles say that a session is cancelled, those that are
 * built in first, each once, composed and not; NULL at the end. For whoever reads a program, so that all find
 * the same sessions cancelled. A file that can't be read is left out. */
const char *const *style_cancelled_words(struct arena *arena);

/* The language of a display: its own, else the event's first, else English. */
const char *style_language(const struct display_config *config, const struct program *program);

#endif
