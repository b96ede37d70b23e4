/*
 * read_display: display.json ("nownext-display/1") to a display configuration.
 */
#ifndef NOWNEXT_CONFIGURATION_READ_DISPLAY_H
#define NOWNEXT_CONFIGURATION_READ_DISPLAY_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "station/config.h"

bool read_display(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
                  const struct display_config **ret, struct err *reterr);

#endif
