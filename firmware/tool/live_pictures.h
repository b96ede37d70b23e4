/*
 * live_pictures: what `nownext live --pictures DIR` draws: of each display that a command changes now, a
 * picture as it is and one as it will be, and a page that shows them beside each other under what the preview
 * says.
 */
#ifndef NOWNEXT_TOOL_LIVE_PICTURES_H
#define NOWNEXT_TOOL_LIVE_PICTURES_H

#include "base/err.h"
#include "desk/preview.h"

/* So many displays are drawn, the first ones; the page says how many are left out. */
#define LIVE_PICTURES_MOST 12

/* Draws into the folder, made if need be: index.html, N-before.png and N-after.png with N from 1, and small
 * ones of each in small/. Of a hallway that is a page of its overview that differs, or else of what comes up.
 * `preview` is that of the request, made with its arena. *ret_count (may be NULL) gets how many displays were
 * drawn. */
bool live_pictures(const struct preview_request *request, const struct preview *preview, const char *folder,
                   uint32_t *ret_count, struct err *reterr);

#endif
