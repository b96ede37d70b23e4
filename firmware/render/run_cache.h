/*
 * run_cache: pictures of runs of text, kept by what they show (font, size, text, script, direction), the
 * least used going first when the memory is full. On a screen that repeats, nothing is shaped or taken from
 * the heap.
 */
#ifndef NOWNEXT_RENDER_RUN_CACHE_H
#define NOWNEXT_RENDER_RUN_CACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The ink of a run, cropped. */
struct run_image {
    int left, top; /* of its top left corner, from the pen's start on the baseline; y goes down */
    int width, height;
    bool colored;    /* pixels are R, G, B, A, multiplied by A; else a mask of a byte each */
    uint8_t *pixels; /* NULL when there is no ink */
};

struct script;

struct run_key {
    uint32_t font; /* as font.h numbers them */
    double size_px;
    bool right_to_left;
    const struct script *script; /* as script_of gives it */
    const char *text;
    uint32_t length;
};

struct run_cache;

/* Holds up to `bytes` of pixels and texts; more for a moment when one run alone is larger. NULL when memory
 * has run out. */
struct run_cache *run_cache_create(size_t bytes);
void run_cache_destroy(struct run_cache *cache);

/* The image of a run, or NULL. Valid until the next run_cache_add. */
const struct run_image *run_cache_find(struct run_cache *cache, const struct run_key *key);

/* Adds a run that is not there yet, with room for its pixels, to be filled in by the caller. NULL when memory
 * has run out. */
struct run_image *run_cache_add(struct run_cache *cache, const struct run_key *key, struct run_image shape);

size_t run_cache_bytes(const struct run_cache *cache);

#endif
