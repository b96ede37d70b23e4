/*
 * page_html: what the pages of preflight and gallery share: a frame without scripts and without anything from
 * elsewhere, calm, in light and dark; and pictures that open whole.
 */
#ifndef NOWNEXT_REPORT_HTML_PAGE_H
#define NOWNEXT_REPORT_HTML_PAGE_H

#include "base/str.h"

/* The page up to its heading: "KIND: TITLE". */
void page_html_begin(struct str_builder *out, const char *kind, const char *title);
void page_html_end(struct str_builder *out);

/* A good size for small pictures: shown at half of it, they are sharp on fine screens too. */
#define PAGE_HTML_THUMB_PX 800

/* The small picture "FOLDER/small/NAME.png", a link to "FOLDER/NAME.png"; `path` is FOLDER/NAME or NAME. The
 * place of its aspect is kept free until it is loaded. `alt` may be "". */
void page_html_add_picture(struct str_builder *out, const char *path, const char *alt, int width, int height);

#endif
