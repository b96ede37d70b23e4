/*
 * reconnect: when a broker that was lost is tried again. Pure.
 *
 * A broker that restarts loses everybody at one moment: they come back spread over a quarter of a minute, and
 * after each attempt that failed over twice as long, up to a minute. So a thousand are back a minute after it
 * is, and never more than some seventy come in a second.
 */
#ifndef NOWNEXT_FEED_RECONNECT_H
#define NOWNEXT_FEED_RECONNECT_H

#include <stdint.h>

#define RECONNECT_FIRST_MS 15000
#define RECONNECT_MOST_MS 60000

/* How long to wait after so many attempts in a row that failed (0: a connection was there, and is lost).
 * `chance`: any 32 bits, others each time. */
int64_t reconnect_wait_ms(unsigned failures, uint32_t chance);

#endif
