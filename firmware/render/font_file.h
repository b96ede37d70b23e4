/*
 * font_file: which file holds a font. Where Debian puts the fonts that nownext is set in is known, and looked
 * at first: that gives the same fonts on every machine, and costs no start of fontconfig. fontconfig is asked
 * for what is not there.
 */
#ifndef NOWNEXT_RENDER_FONT_FILE_H
#define NOWNEXT_RENDER_FONT_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "text/han.h"
#include "scene/theme.h"

struct font_file {
    char path[256];
    long index; /* in a collection */
};

/* Zero-initialise. */
struct font_finder {
    void *config; /* fontconfig's, read at the first question to it */
};
void font_finder_finish(struct font_finder *finder);

enum theme_role font_file_role(enum font_face face);
/* How heavy a face is: 400 for regular, 700 for bold. */
int font_file_weight(enum font_face face);

/* The first of the theme's families for a face, from number `from` on, that is installed, in the weight
 * nearest to the face's; *ret_number is which it is. After them, as number THEME_MOST_FAMILIES, comes
 * nownext's own (Inter, Inter Display), unless the theme has named it before. False with an error that names
 * the Debian package to install. */
bool font_file_find_face(struct font_finder *finder, const struct theme *theme, enum font_face face,
                         unsigned from, unsigned *ret_number, struct font_file *ret, struct err *reterr);

/* The name of a family by such a number, and whether it is nownext's own. */
const char *font_file_family(const struct theme *theme, enum theme_role role, unsigned number);
bool font_file_is_own(enum theme_role role, const char *family);

/* The colour emoji font. False if there is none. */
bool font_file_find_emoji(struct font_finder *finder, struct font_file *ret);

/* The font that places accents on any letter of Latin, Greek and Cyrillic: Noto Sans. False if it is not
 * there.
 */
bool font_file_find_accents(struct font_finder *finder, bool bold, struct font_file *ret);

/* A font that has the character, bold if there is a choice; of East Asian ones, the face with these forms.
 * False if no font has it. */
bool font_file_find_character(struct font_finder *finder, uint32_t code_point, bool bold, enum han han,
                              struct font_file *ret);

#endif
