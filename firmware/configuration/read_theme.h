/*
 * read_theme: a file of assets/themes/ ("nownext-theme/1") to a theme. Source of the format:
 * assets/schema/theme.schema.json.
 */
#ifndef NOWNEXT_CONFIGURATION_READ_THEME_H
#define NOWNEXT_CONFIGURATION_READ_THEME_H

#include "base/arena.h"
#include "base/err.h"
#include "scene/theme.h"

/* A theme whose contrasts fall short is refused: the error names the pair, its ratio and the one needed. What
 * a file does not set is as in `night`. The logo is its file as the theme names it: no size is known yet. */
bool read_theme(const char *bytes, size_t size, struct arena *arena, const struct theme **ret,
                struct err *reterr);

#endif
