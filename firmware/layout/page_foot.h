/*
 * page_foot: the line at the foot of a hallway's page: a dot for each of its sub-pages, which one of how many
 * this is, and what else there is to know of it.
 */
#ifndef NOWNEXT_LAYOUT_PAGE_FOOT_H
#define NOWNEXT_LAYOUT_PAGE_FOOT_H

#include "layout/layout.h"

/* What lies between the header and this line, across the whole picture. */
struct box page_body(const struct layout *layout);

/* `page` of `pages`, from 0 on; the note may be "". */
void page_foot_place(struct layout *layout, uint32_t page, uint32_t pages, const char *note);

#endif
