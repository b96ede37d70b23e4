/*
 * qr: the QR code of a session's page, where a screen has a place left for it. The address itself is never
 * shown: a person who cannot scan it gets nothing from it.
 */
#ifndef NOWNEXT_LAYOUT_QR_H
#define NOWNEXT_LAYOUT_QR_H

#include "layout/layout.h"

/* Of light modules on every side of a symbol. Source: ISO/IEC 18004, "Quiet zone". */
#define QR_QUIET_MODULES 4

/* Places the code of a session's page, else of its block's, with its end at `right` and `bottom`: in a square
 * of QR_SIDE, or as much larger as its modules need, up to `most` pixels. No code has what is no web address,
 * or is too long. Gives the square's side; 0 where there is no code or it has no room. */
int qr_place(struct layout *layout, uint32_t session, int right, int bottom, int most);

/* A code of any text in the lower right corner of the box, with nothing else there yet. Gives the width that
 * it and its distance take from the box; 0, and nothing placed, where it has no room or is too long. */
int qr_place_corner(struct layout *layout, const char *text, struct box box);

#endif
