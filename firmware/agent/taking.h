/*
 * taking: live data and the venue's file that came from the network: what of them counts, and where they are
 * left for the display.
 *
 * Live data go to the folder in RAM first, which the display watches, then to the feed's folder, so that an
 * emergency waits for no disk (day.md 6). A disk that is slow is not waited for either, so that what comes
 * next is not late. A document that is there already is not written again: a poll that finds nothing writes
 * nothing. What could not be left on the disk is tried again after a quarter of a minute, and after twice as
 * long each time, up to ten minutes.
 */
#ifndef NOWNEXT_AGENT_TAKING_H
#define NOWNEXT_AGENT_TAKING_H

#include "base/sha256.h"
#include "feed/source.h"
#include "signing/envelope.h"
#include "spool/write_behind.h"

#define TAKING_LOOK_MS 500 /* between looks at a disk that is slow */

/* No larger ones are read, wherever they come from: this process reads them itself, before it can know who
 * has signed them, and one of 16 MiB took more memory than its service has. */
#define TAKING_LIMIT_BYTES ((size_t)2 << 20)

/* No larger ones are read, wherever they come from: this process reads them itself, before it can know who
 * has signed them, and one of 16 MiB took more memory than its service has. */
#define TAKING_LIMIT_BYTES ((size_t)2 << 20)

enum { TAKING_TEXT_SIZE = 320 };

struct taking {
    const char *run;          /* the folder in RAM: /run/nownext/agent */
    const char *feed;         /* /var/lib/nownext/feed */
    const char *setup;        /* whose numbers count for a venue; NULL: none */
    struct signing_keys keys; /* none: all live data count */
    const char *venue;        /* whose do; "": all */
    /* What is known. */
    int64_t revision;              /* of the live data that were taken last; -1: none */
    char digest[SHA256_TEXT_SIZE]; /* of their payload; "" */
    bool is_kept;                  /* they are on the disk too */
    bool is_next;                  /* they are to be written there when the ones before are */
    unsigned failures;             /* of the disk, in a row */
    int64_t retry_ms;              /* when it is tried again, by the steady clock; 0: not known yet */
    struct write_behind behind;    /* what is being written there */
};

/* Knows what is left in the folders; keys and venue are set. */
void taking_start(struct taking *taking);

/* Waits for what is being written. */
void taking_finish(struct taking *taking);

/* Whether the disk is busy with live data. */
bool taking_is_keeping(const struct taking *taking);

/* Hears what came of what was written, and tries again what could not be. True when there is something to
 * tell: `text`, as taking_live's. */
bool taking_step(struct taking *taking, int64_t steady_ms, char text[TAKING_TEXT_SIZE]);

/* When taking_step is to be called at the latest; INT64_MAX: there is nothing to hear or try. */
int64_t taking_due(const struct taking *taking, int64_t steady_ms);

/* Live data, signed or not. TAKEN, SAME, NOT_READ, TOO_LARGE, or HELD_OFF for what is not to be believed;
 * `text` is what is wrong then, and with the first two what could not be written; "" where nothing is. */
enum source_outcome taking_live(struct taking *taking, const char *bytes, size_t size,
                                char text[TAKING_TEXT_SIZE]);

/* A venue's file, which goes to the feed's folder; outcomes as taking_live's. Where there are keys, it is
 * held off unless each of its displays keeps one of them: a new key can come beside the old one, but whoever
 * can put a file on a web server can't take the keys away. Others are brought on the setup partition. */
enum source_outcome taking_venue(struct taking *taking, const char *bytes, size_t size,
                                 char text[TAKING_TEXT_SIZE]);

#endif
