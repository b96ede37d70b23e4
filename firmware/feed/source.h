/*
 * source: when a document of the feed is asked for, from which of its addresses, and what an answer means
 * (day.md 6). Pure: the clock is a steady one (milliseconds from any start, never set), and chance is an
 * argument, so that a day of polls is replayed in a moment and a thousand agents do not ask at once.
 *
 * - The addresses of one document are tried in order; each poll begins with the first. One that fails is
 *   followed at once by the next one.
 * - Between two polls lies the interval, 20 % more or less by chance. Where all addresses failed, the next
 *   round comes after a quarter of a minute (or the interval, if that is less), then after twice as long each
 *   time, up to ten minutes, by chance up to a third sooner. A server that says "Retry-After" is left alone
 * for as long, up to the same ten minutes.
 * - The first poll comes within two seconds of the start; one that a broker asks for within four.
 */
#ifndef NOWNEXT_FEED_SOURCE_H
#define NOWNEXT_FEED_SOURCE_H

#include <stdbool.h>
#include <stdint.h>

#include "program/instant.h"

#define SOURCE_BACK_OFF_MOST_MS (10 * MS_PER_MINUTE)
#define SOURCE_BACK_OFF_FIRST_MS (15 * MS_PER_SECOND)
#define SOURCE_START_MS (2 * MS_PER_SECOND)
#define SOURCE_POKE_MS (4 * MS_PER_SECOND)

/* How asking one address has ended. */
enum source_outcome {
    SOURCE_SAME,          /* the server has no other version, or sent the same bytes again */
    SOURCE_TAKEN,         /* another version came, and is good */
    SOURCE_NO_HOST,       /* its name is not known: DNS */
    SOURCE_NO_CONNECTION, /* refused, unreachable, cut off before the answer was whole */
    SOURCE_TIMED_OUT,     /* no whole answer within 30 s */
    SOURCE_NOT_TRUSTED,   /* the certificate: expired, of another host, of an unknown authority */
    SOURCE_STATUS,        /* HTTP says no: 404, 500 */
    SOURCE_REDIRECTS,     /* more than five, or away from https */
    SOURCE_TOO_LARGE,     /* more than 16 MiB */
    SOURCE_PAGE,          /* a page for people in place of the document: a captive portal, a log-in */
    SOURCE_NOT_READ,      /* what came can't be read as the document that it should be */
    SOURCE_HELD_OFF,      /* it can be read, and is refused: too much is gone; not signed */
    SOURCE_OUTCOME_COUNT
};
/* "no-host", for checks.json. */
const char *source_outcome_name(enum source_outcome outcome);
/* Whether the source was heard, which is that what is held is as new as can be. */
bool source_is_good(enum source_outcome outcome);

/* Whether an answer's bytes are a page for people: they begin with a document type, element or comment of
 * HTML, whatever the server calls it. */
bool source_is_page(const char *bytes, size_t size);

/* What a display is told by: from its settings. */
struct source_settings {
    uint32_t url_count; /* 0: there is no such source, it is never due */
    const char *const *urls;
    int64_t poll_ms;
};

/* Zero-initialise, then source_start. */
struct source {
    int64_t due_ms;         /* by the steady clock; INT64_MAX: never */
    uint32_t url;           /* which address is asked next */
    unsigned failed_rounds; /* in a row, of all addresses */
    int64_t retry_after_ms; /* what servers of this round asked for; 0 */
    /* What is told of it. */
    enum source_outcome outcome; /* of the last answer; meaningless before `asked_ms` is set */
    int64_t asked_ms, good_ms;   /* by the steady clock: the last answer, the last good one; -1: none yet */
    uint32_t good_url;
};

/* `chance` in all of these: any 32 bits, others each time. */
void source_start(struct source *source, const struct source_settings *settings, int64_t steady_ms,
                  uint32_t chance);

/* An answer, or that there is none, of settings->urls[source->url]. `retry_after_ms`: 0 if nothing was said
 * of it. When to ask next, and where, is in due_ms and url then. */
void source_heard(struct source *source, const struct source_settings *settings, enum source_outcome outcome,
                  int64_t retry_after_ms, int64_t steady_ms, uint32_t chance);

/* Somebody says that there is another version: the next poll comes soon, unless one comes sooner. A source
 * that is backing off is asked too. */
void source_poke(struct source *source, const struct source_settings *settings, int64_t steady_ms,
                 uint32_t chance);

/* How old what is held is counted as by displays (behaviour.md, STALE): the polls that were missed since the
 * last good one; 0 where it was heard in time or nothing is configured. Polls that were given up early count
 * by the interval, so a back-off misses as many as it skips. */
int64_t source_missed(const struct source *source, const struct source_settings *settings, int64_t steady_ms);

#endif
