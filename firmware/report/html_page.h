/*
 * html_page: what the pages of preflight and gallery share: a frame without scripts and without anything from
 * elsewhere, calm, in light and dark; and pictures that open whole.
 */
#ifndef NOWNEXT_REPORT_HTML_PAGE_H
#define NOWNEXT_REPORT_HTML_PAGE_H

#include "base/str.h"

/* Adds a text with what HTML takes for markup escaped. */
void html_add_text(struct str_builder *out, const char *text);

/* The page up to its heading: "KIND: TITLE". */
void html_page_begin(struct str_builder *out, const char *kind, const char *title);
void html_page_end(struct str_builder *out);

/* A good size for small pictures: shown at half of it, they are sharp on fine screens too. */
#define HTML_PAGE_THUMB_PX 800

/* The small picture "FOLDER/small/NAME.png", a link to "FOLDER/NAME.png"; `path` is FOLDER/NAME or NAME. The
 * place of its aspect is kept free until it is loaded. `alt` may be "". */
void html_page_add_picture(struct str_builder *out, const char *path, const char *alt, int width, int height);

#endif
