/*
 * limiter: how often one address may ask. Each has an allowance that is filled up again as time goes by; what
 * costs more takes more of it. Whoever asks too often is held off alone: others are served.
 *
 * Addresses have their places by their keys, a few for each, and the one that was quiet the longest gives
 * way, so that memory is bounded whoever asks.
 */
#ifndef NOWNEXT_DESK_PAGE_LIMITER_H
#define NOWNEXT_DESK_PAGE_LIMITER_H

#include <stdbool.h>
#include <stdint.h>

/* What an address may have at once, and gets again in a second: a page is 1. */
#define LIMITER_MOST 120
#define LIMITER_A_SECOND 20

#define LIMITER_SETS 256
#define LIMITER_WAYS 4

struct limiter {
    struct {
        uint64_t key;
        int64_t left;    /* thousandths */
        int64_t seen_ms; /* 0: the place is free */
    } places[LIMITER_SETS][LIMITER_WAYS];
};

/* Takes `cost` from the allowance of an address (request.h: address_key) at a moment of the steady clock.
 * False where it has not so much: then nothing is taken. */
bool limiter_take(struct limiter *limiter, uint64_t key, int cost, int64_t steady_ms);

#endif
