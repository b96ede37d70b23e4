/*
 * cancelled: whether a title says that its session is cancelled (behaviour.md, "Which sessions count"), and
 * what is left of it without the word.
 */
#ifndef NOWNEXT_PROGRAM_CANCELLED_H
#define NOWNEXT_PROGRAM_CANCELLED_H

#include <stdbool.h>

#include "base/arena.h"

/* The words that are known without any file; NULL at the end. */
extern const char *const cancelled_words[];

/* Whether the title begins or ends with one of `words` (NULL at the end; in any case), in [], () or 【】, or
 * parted from the rest by one of ! : / - – , or what stands for these in other scripts. In upper case the
 * word at the beginning is enough. Full-width letters count as plain ones; a letter with a mark is found in
 * the form that the word has, composed or not, so lists have such words in both. *ret_rest (may be NULL) gets
 * the title without the word, in the arena; the whole title where nothing else would be left. */
bool cancelled_title(const char *title, const char *const *words, struct arena *arena, const char **ret_rest);

#endif
