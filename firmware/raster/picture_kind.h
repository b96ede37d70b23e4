/*
 * picture_kind: what a picture's bytes are, told from their content before any decoder sees them.
 */
#ifndef NOWNEXT_RASTER_PICTURE_KIND_H
#define NOWNEXT_RASTER_PICTURE_KIND_H

#include <stddef.h>

#include "base/err.h"

enum picture_kind { PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG };

/* False for other formats, for files that end early, and for what is larger than picture.h allows, in bytes
 * or in pixels. */
bool picture_examine(const void *bytes, size_t size, enum picture_kind *ret, struct err *reterr);

#endif
