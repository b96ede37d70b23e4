/*
 * read_words: a file of assets/words/ ("nownext-words/1") to the words of a language. Source of the format:
 * assets/schema/words.schema.json.
 */
#ifndef NOWNEXT_CONFIGURATION_READ_WORDS_H
#define NOWNEXT_CONFIGURATION_READ_WORDS_H

#include "base/arena.h"
#include "base/err.h"
#include "scene/words.h"

/* Refuses a table that lacks a word or has one that there is not, and formats without exactly their
 * conversion: the error names the word. */
bool read_words(const char *bytes, size_t size, struct arena *arena, const struct words **ret,
                struct err *reterr);

#endif
