/*
 * polygon_cache: what small polygons cover is kept as masks, since tags and page dots are drawn again and
 * again and an outline costs many times more to follow than its mask to lay over.
 */
#ifndef NOWNEXT_RASTER_POLYGON_CACHE_H
#define NOWNEXT_RASTER_POLYGON_CACHE_H

#include <stddef.h>

#include "raster/pixel.h"

#define POLYGON_CACHE_MOST_PIXELS (64 * 1024) /* of a polygon that is kept: a byte each */

#define POLYGON_CACHE_MASKS 64

/* At most POLYGON_CACHE_MASKS masks, and so many bytes of masks and outlines; those that were not drawn for
 * longest are given up. NULL when memory has run out. Owner: the caller. */
struct polygon_cache *polygon_cache_create(size_t most_bytes);
void polygon_cache_destroy(struct polygon_cache *cache);

/* As polygon_draw, onto an opaque frame: the same bytes, and the same number. A polygon that is too large,
 * that is not wholly within clip and frame, or for which there is no memory is drawn without a mask. */
uint64_t polygon_cache_draw(struct polygon_cache *cache, const struct item *item, struct frame *frame,
                            struct box clip);

/* For tests and the bench: how many masks were made and how many were used again, and the bytes that are kept
 * now. */
struct polygon_cache_counts {
    uint64_t made, used;
    size_t bytes;
};
struct polygon_cache_counts polygon_cache_counts(const struct polygon_cache *cache);

#endif
