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
#include "scene/scene.h"

struct font_file {
    char path[256];
    long index; /* in a collection */
};

/* Zero-initialise. */
struct font_finder {
    void *config; /* fontconfig's, read at the first question to it */
};
void font_finder_finish(struct font_finder *finder);

/* False with an error that names the Debian package to install. */
bool font_file_find_face(struct font_finder *finder, enum font_face face, struct font_file *ret,
                         struct err *reterr);

/* The colour emoji font. False if there is none. */
bool font_file_find_emoji(struct font_finder *finder, struct font_file *ret);

/* The font that places accents on any letter of Latin, Greek and Cyrillic: Noto Sans. False if it is not there.
 */
bool font_file_find_accents(struct font_finder *finder, bool bold, struct font_file *ret);

/* A font that has the character, bold if there is a choice. False if no font has it. */
bool font_file_find_character(struct font_finder *finder, uint32_t code_point, bool bold,
                              struct font_file *ret);

#endif
