/*
 * order: which of two writers' documents came last. Each writer keeps a number for each of its documents in
 * its own folder, since a board has no clock when it starts: 1 + the highest that any writer has for it.
 */
#ifndef NOWNEXT_SPOOL_ORDER_H
#define NOWNEXT_SPOOL_ORDER_H

#include <stdint.h>

#include "base/err.h"
#include "spool/names.h"

/* In a writer's folder: {"format": "nownext-order/1", "documents": {"program.json": 3}}. */
#define ORDER_FILE "order.json"

struct order {
    int64_t numbers[SPOOL_NAME_COUNT]; /* 0: none was given */
};

/* The numbers of a writer's folder; all 0 where it has none that can be read. `folder` may be NULL. False
 * with the reason where there are some that can't be read. */
bool order_read(const char *folder, struct order *ret, struct err *reterr);

/* A document of `folder` has come last: its number becomes 1 + the highest in this folder and the other one's
 * (may be NULL), by spool_replace_file. To be called once the document is there. False with ERR_IO where the
 * file can't be written: then the document counts as if it had been there before. */
bool order_raise(const char *folder, const char *other, enum spool_name document, struct err *reterr);

#endif
