/*
 * cancelled: whether a title says that its session is cancelled (behaviour.md, "Which sessions count"), and
 * what is left of it without the word.
 */
#ifndef NOWNEXT_PROGRAM_CANCELLED_H
#define NOWNEXT_PROGRAM_CANCELLED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* The words that are known without any file; NULL at the end. */
extern const char *const cancelled_words[];

/* Whether the title begins or ends with one of `words` (NULL at the end; in any case), in [], () or 【】, or
 * parted from the rest by one of ! : / - – , or what stands for these in other scripts. In upper case the
 * word at the beginning is enough. Full-width letters count as plain ones; a letter with a mark is found in
 * the form that the word has, composed or not, so lists have such words in both. *ret_rest (may be NULL) gets
 * the title without the word, in the arena; the whole title where nothing else would be left. */
bool cancelled_title(const char *title, const char *const *words, struct arena *arena, const char **ret_rest);

/* The same for many titles: what their bytes are, looked up once for all of them. Points to `words`. */
struct cancelled_lookup {
    const char *const *words;
    uint8_t kinds[256]; /* of each byte of a title: what begins a word of the list, in any case; past ASCII */
    uint32_t seconds[32]; /* by the lowest five bits of a word's first byte: a bit for those of its second */
};
void cancelled_lookup_init(struct cancelled_lookup *lookup, const char *const *words);
bool cancelled_title_by(const struct cancelled_lookup *lookup, const char *title, struct arena *arena,
                        const char **ret_rest);

#endif
