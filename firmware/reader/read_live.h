/*
 * read_live: changes.json and live.json ("nownext-live/1") to live data.
 */
#ifndef NOWNEXT_READER_READ_LIVE_H
#define NOWNEXT_READER_READ_LIVE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/issue.h"
#include "changes/live.h"

bool read_live(const char *bytes, size_t size, struct arena *arena, struct issue_list *issues,
               const struct live **ret, struct err *reterr);

#endif
