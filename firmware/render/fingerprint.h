/*
 * fingerprint: by what displays that draw the same letters alike are told from those that do not: FreeType
 * and HarfBuzz of two releases of Debian differ in a door's pixels.
 */
#ifndef NOWNEXT_RENDER_FINGERPRINT_H
#define NOWNEXT_RENDER_FINGERPRINT_H

#include "render/font.h"

/* "FreeType 2.12.1, HarfBuzz 6.0.0, SDL_ttf 2.20.1, 01234567" with a digest of a few words' ink and widths in
 * faces of these fonts, small and large, so that other files of fonts are seen too. Opens those faces; takes
 * a few milliseconds. Into `buffer`, of
 * RENDERER_FINGERPRINT_SIZE, which it gives. */
const char *fingerprint_type(struct font_set *fonts, char *buffer, size_t size);

#endif
