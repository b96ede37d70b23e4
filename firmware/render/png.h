/*
 * png: a frame as a PNG file.
 */
#ifndef NOWNEXT_RENDER_PNG_H
#define NOWNEXT_RENDER_PNG_H

#include "render/render.h"

/* Writes the frame without its alpha, which is 255 everywhere once it was drawn. */
bool png_write(const struct frame *frame, const char *path, struct err *reterr);

#endif
