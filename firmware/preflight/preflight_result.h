/*
 * preflight_news: what a worker of preflight has found, sent over the crew's pipe and added to what all have
 * found.
 */
#ifndef NOWNEXT_PREFLIGHT_PREFLIGHT_RESULT_H
#define NOWNEXT_PREFLIGHT_PREFLIGHT_RESULT_H

#include "report/workers.h"
#include "preflight/preflight_walk.h"

/* In the worker, at its end. */
void preflight_result_send(const struct preflight_walk *walk, struct workers_mail *mail);

/* In the caller's process: one letter of them. */
void preflight_result_take(struct preflight_walk *walk, const void *bytes, size_t size);

#endif
