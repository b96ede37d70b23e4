/*
 * qr_code: QR symbols into a frame, by libqrencode, at error correction M. The last one is kept, since a
 * screen has no more.
 */
#ifndef NOWNEXT_RASTER_QR_CODE_H
#define NOWNEXT_RASTER_QR_CODE_H

#include "raster/pixel.h"

struct qr_code {
    char *text; /* what `modules` says; NULL: nothing yet */
    uint32_t length;
    int width;        /* modules on a side, without the quiet zone */
    uint8_t *modules; /* a byte each, not 0: dark */
};
void qr_code_finish(struct qr_code *code);

/* Makes the symbol of a text, unless it is the last one. False where it can't be encoded. */
bool qr_code_encode(struct qr_code *code, const char *text, uint32_t length);

/* Draws an ITEM_QR: its light colour over the whole box, and the symbol in its middle. Where its text can't
 * be encoded, or a module would have no pixel, the box stays light. */
void qr_code_draw(struct qr_code *code, const struct item *item, struct frame *frame, struct box clip);

#endif
