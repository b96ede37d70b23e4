/*
 * picture: organisers' pictures from files (PNG, JPEG, SVG), scaled for their place. A file is input that may
 * be hostile: its size in bytes and pixels is known and bounded before anything is decoded.
 */
#ifndef NOWNEXT_RASTER_PICTURE_H
#define NOWNEXT_RASTER_PICTURE_H

#include <stddef.h>

#include "base/err.h"
#include "raster/pixel.h"

#define PICTURE_MOST_BYTES (16 * 1024 * 1024) /* of a file */
#define PICTURE_MOST_SVG_BYTES (1024 * 1024)
#define PICTURE_MOST_SIDE 16384
#define PICTURE_MOST_PIXELS (4096 * 3072) /* what cameras call 12 megapixels; decoded it is there twice */

struct picture {
    int width, height;
    uint8_t *pixels; /* R, G, B, A, the colours multiplied by A; the caller's, to free() */
};

/* Decodes a file's bytes, scaled to the largest (or for `cover` the smallest that leaves nothing of it empty)
 * picture of the same aspect in width x height; scaled down by the mean of the area. */
bool picture_decode(const void *bytes, size_t size, int width, int height, enum picture_fit fit,
                    struct picture *ret, struct err *reterr);
/* The same for a whole file, its colours not multiplied by A: as it is, or scaled down to fit into `side`
 * squared; an SVG as large as fits. *ret_larger: a larger side would give a larger picture. To be called
 * where a hostile file may do its worst (picture_child.h). */
bool picture_decode_whole(const void *bytes, size_t size, int side, struct picture *ret, bool *ret_larger,
                          struct err *reterr);

/* A file's bytes, for free(): at most PICTURE_MOST_BYTES, and never of what is no file. */
bool picture_read_file(const char *path, char **ret, size_t *ret_size, struct err *reterr);

/* Reads a picture from a file, as picture_decode: by the way that this program reads pictures, which is
 * picture_read_any until another one is set. */
typedef bool picture_reader(const char *path, int width, int height, enum picture_fit fit,
                            struct picture *ret, struct err *reterr);
void picture_set_reader(picture_reader *reader);
bool picture_read(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                  struct err *reterr);

/* Decodes what there is, here. */
bool picture_read_any(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                      struct err *reterr);
/* Only PNG files, which is what nownext-setup makes of all pictures: for a display, which decodes nothing of
 * unknown origin. */
bool picture_read_png(const char *path, int width, int height, enum picture_fit fit, struct picture *ret,
                      struct err *reterr);

/* The pictures last drawn, scaled, as many as go into `bytes`; the newest always. A file that is replaced is
 * read anew. */
struct picture_cache;
struct picture_cache *picture_cache_create(size_t bytes); /* NULL when memory has run out */
void picture_cache_destroy(struct picture_cache *cache);
size_t picture_cache_bytes(const struct picture_cache *cache);

/* Draws an ITEM_PICTURE: its colour over the whole box, the picture in its middle. Nothing at all, and false,
 * where it cannot be shown. */
bool picture_draw(struct picture_cache *cache, const struct item *item, struct frame *frame, struct box clip,
                  struct err *reterr);

#endif
