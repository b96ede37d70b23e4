/*
 * envelope: live.json with its signature in one document ("nownext-signed/1"), and what of such documents is
 * taken:
 *
 *   {"format": "nownext-signed/1", "minisig": "...", "payload": "the exact bytes as text"}
 *
 * The signature's trusted comment is `nownext VENUE revision N`, of the payload's own "venue" and "revision",
 * so that minisign shows them too.
 */
#ifndef NOWNEXT_SIGNING_ENVELOPE_H
#define NOWNEXT_SIGNING_ENVELOPE_H

#include <stdint.h>

#include "base/sha256.h"
#include "signing/minisig.h"

/* What is known before a document is read. All zero but for known_revision: anything is taken, even what is
 * not signed. */
struct envelope_rules {
    struct signing_keys keys; /* none: nothing is verified */
    const char *venue;        /* whose documents count; "" or NULL: all do */
    int64_t known_revision;   /* the highest that was taken; -1: none was */
    const char *known_digest; /* sha256_text of that one's payload; "" or NULL: not known */
};

struct envelope_payload {
    const char *bytes; /* ended by a NUL */
    size_t size;
    const char *venue; /* "" when not given, which is so only where nothing is verified */
    int64_t revision;
    char digest[SHA256_TEXT_SIZE];
    bool is_signed;   /* it came in an envelope */
    bool is_verified; /* and its signature is one of rules->keys[key] */
    unsigned key;
};

/* The envelope of a live.json, ended by a line end, in the arena; *ret_size is its length without the NUL.
 * NULL and an error where the payload is no live.json in UTF-8 with "venue" and "revision". */
const char *envelope_write(const struct signing_secret *secret, const char *payload, size_t size,
                           struct arena *arena, size_t *ret_size, struct err *reterr);

/* The payload of an envelope, or of a live.json as it is where the rules have no keys; all in the arena. What
 * the payload says beside "format", "venue" and "revision" is not looked at. The same document again is taken
 * again. Refused, with what is wrong and what to do: without keys what is of another venue, and a revision
 * lower than the known one or equal with other bytes; with keys also what is not signed, signed by another
 * key or in another way, damaged or cut off. */
bool envelope_read(const char *bytes, size_t size, const struct envelope_rules *rules, struct arena *arena,
                   struct envelope_payload *ret, struct err *reterr);

#endif
