/*
 * qr_page: a page to print, with the code of each room's link for one conference day. It stands alone: no
 * style, picture or script from elsewhere.
 */
#ifndef NOWNEXT_DESK_PAGE_QR_PAGE_H
#define NOWNEXT_DESK_PAGE_QR_PAGE_H

#include "base/str.h"
#include "program/program.h"

/* A code of one room. */
struct qr_page_code {
    uint32_t room;
    const char *url;
    int width;              /* modules on a side, without the quiet zone; 0: it could not be made */
    const uint8_t *modules; /* a byte each, not 0: dark */
};

/* The page of these codes, which hold until the end of the conference day that is on at `day`. */
void qr_page_add(struct str_builder *out, const struct program *program, struct instant day, uint32_t count,
                 const struct qr_page_code *codes);

#endif
