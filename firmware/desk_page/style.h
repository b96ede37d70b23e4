/*
 * style: how the pages look: black on white with large targets for a phone in the sun, white on black where
 * the browser asks for that. Every text has a contrast of 7 to 1 at least.
 */
#ifndef NOWNEXT_DESK_PAGE_STYLE_H
#define NOWNEXT_DESK_PAGE_STYLE_H

/* Its address changes when it does, since browsers keep it for a day. */
#define STYLE_PATH "/style-1.css"

/* The text, in parts; ended by a NULL. */
extern const char *const style_parts[];

#endif
