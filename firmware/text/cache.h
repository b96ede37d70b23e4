/*
 * cache: results of text_fit, kept by content: text, language, steps (faces, sizes, lines), box
 * and direction. A screen
 * that is set anew each minute fits only what has changed. What was set longest ago goes first.
 *
 * It holds for one set of fonts. Whoever changes what the metrics say clears it.
 */
#ifndef NOWNEXT_TEXT_CACHE_H
#define NOWNEXT_TEXT_CACHE_H

#include "text/fit.h"

#define TEXT_CACHE_PLACES 512

struct text_cache {
    uint8_t *memory; /* a ring that is written round and round; the owner's */
    size_t size;
    uint64_t written; /* bytes, ever: what lies more than `size` before is gone */
    struct {
        uint64_t hash, at; /* `at`: 1 + bytes written before it; 0: nothing here */
    } places[TEXT_CACHE_PLACES];
    uint64_t found, not_found; /* for tests and the bench */
};

/* An empty cache in `size` bytes (a multiple of 8, aligned for any type) that stay the caller's. */
void text_cache_init(struct text_cache *cache, void *memory, size_t size);
void text_cache_clear(struct text_cache *cache);

/* What text_fit is asked. */
struct text_question {
    const struct text_step *steps;
    uint32_t step_count;
    const char *text;
    size_t length;
    const char *language; /* "" for none */
    int width, height;
    bool right_to_left; /* of the metrics */
};

/* The answer to the same question before, its lines slices of the question's text or in the arena. False if
 * it is not known. ret->metrics is left to the caller. */
bool text_cache_find(struct text_cache *cache, const struct text_question *question, struct arena *arena,
                     struct text_block *ret);

/* Keeps a copy of an answer; of one that would take much of the room, none. */
void text_cache_add(struct text_cache *cache, const struct text_question *question,
                    const struct text_block *block);

#endif
