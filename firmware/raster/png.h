/*
 * png: pictures as PNG files.
 */
#ifndef NOWNEXT_RASTER_PNG_H
#define NOWNEXT_RASTER_PNG_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/err.h"

/* Writes `height` rows of `width` pixels (R, G, B, A bytes), of which each begins `pitch` bytes after the one
 * before, to the file at `path`. False with ERR_IO, which says why and does not name the path; the file may
 * be there in part. */
bool png_write(int width, int height, int pitch, const uint8_t *pixel_bytes, const char *path,
               struct err *reterr);

/* The same to a stream, which stays open. */
bool png_write_stream(int width, int height, int pitch, const uint8_t *pixel_bytes, FILE *file,
                      struct err *reterr);

#endif
