/*
 * qr: the QR code of a session's page, where a screen has a place left for it. The address itself is never
 * shown: a person who cannot scan it gets nothing from it.
 */
#ifndef NOWNEXT_SCREENS_QR_H
#define NOWNEXT_SCREENS_QR_H

#include "screens/layout.h"

/* Of light modules on every side of a symbol. Source: ISO/IEC 18004, "Quiet zone". */
#define QR_QUIET_MODULES 4

/* Places what a session is about in `about`, and the code of its page's address, else of its block's, in
 * `area` where that is free of all text placed before. No code has what is no web address, or too long.
 * `about` has its place first, and gives way where it can. `place_about` places it and gives the height used,
 * 0 where it found no room. Gives that height. */
int qr_place_beside(struct layout *layout, uint32_t session, struct box area, struct box about,
                    int (*place_about)(struct layout *, uint32_t session, struct box));

/* A code of any text in the lower right corner of the box, with nothing else there yet. Gives the width that
 * it and its distance take from the box; 0, and nothing placed, where it has no room or is too long. */
int qr_place_corner(struct layout *layout, const char *text, struct box box);

#endif
