/*
 * thai: where the words of Thai begin, which is written without blanks. libthai's dictionary tells; it is
 * opened at the first text that needs it.
 */
#ifndef NOWNEXT_RENDER_THAI_H
#define NOWNEXT_RENDER_THAI_H

#include <stdbool.h>
#include <stddef.h>

/* Zero-initialise. */
struct thai {
    void *dictionary; /* libthai's */
    bool missing;     /* libthai-data is not installed: no words are found */
};
void thai_finish(struct thai *thai);

/* Sets begins[i] for each byte of `text` at which a word begins within Thai. As text_metrics.find_words. */
void thai_find_words(struct thai *thai, const char *text, size_t length, bool *begins);

#endif
