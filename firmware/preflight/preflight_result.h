/*
 * preflight_result: what a worker of preflight has found, sent to the caller and added to what all have
 * found.
 */
#ifndef NOWNEXT_PREFLIGHT_PREFLIGHT_RESULT_H
#define NOWNEXT_PREFLIGHT_PREFLIGHT_RESULT_H

#include "base/str.h"
#include "preflight/preflight_walk.h"

/* In the worker, at its end: adds all that its walk has found, as bytes. */
void preflight_result_write(const struct preflight_walk *walk, struct str_builder *result);

/* In the caller's process: adds such a result to the walk's; bytes that are none, by their size, are left. */
void preflight_result_take(struct preflight_walk *walk, const void *bytes, size_t size);

#endif
