/*
 * normal_form: a text with its letters and marks composed to single characters, or taken apart.
 */
#ifndef NOWNEXT_READER_NORMAL_FORM_H
#define NOWNEXT_READER_NORMAL_FORM_H

#include "base/arena.h"

enum normal_form { NORMAL_COMPOSED, NORMAL_DECOMPOSED }; /* NFC, NFD */

/* A valid UTF-8 text in this form, in the arena; a copy as it is where memory runs out. */
char *normal_form(struct arena *arena, const char *text, enum normal_form form);

#endif
