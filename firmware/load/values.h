/*
 * values: what people write for a panel, a role or a page, in a call or in a list of moments.
 */
#ifndef NOWNEXT_LOAD_VALUES_H
#define NOWNEXT_LOAD_VALUES_H

#include "base/err.h"
#include "station/config.h"

/* Each gives false and ERR_USAGE, with what would be right, for anything else. */
/* "1920x1080"; "720p", "1080p", "4k", and turned upright "1080p-portrait". */
bool value_read_panel(const char *text, int *ret_width, int *ret_height, struct err *reterr);
bool value_read_rotate(const char *text, int *ret_degrees, struct err *reterr); /* "90" */
bool value_read_speed(const char *text, int *ret_speed, struct err *reterr);    /* "60" or "60x" */
bool value_read_role(const char *text, enum display_role *ret, struct err *reterr);

/* "overview", "overview:2", "soon", "room:ID", "contribution:ID", "notice:ID"; *ret_id points behind the
 * colon, or is NULL. */
bool value_read_page(const char *text, enum page_kind *ret, const char **ret_id, struct err *reterr);

#endif
