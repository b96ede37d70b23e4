/*
 * minisig: signatures as minisign writes them, in four lines: an untrusted comment; base64 of "ED", the key's
 * id and the signature of the bytes' BLAKE2b-512; "trusted comment: " and a text; base64 of the signature
 * over the first one and that text. minisign's older "Ed", which signs the bytes without a digest, is
 * refused.
 */
#ifndef NOWNEXT_SIGNING_MINISIG_H
#define NOWNEXT_SIGNING_MINISIG_H

#include "base/arena.h"
#include "signing/key.h"

/* A display takes the signatures of so many keys: an old one and a new one, while they change. */
#define SIGNING_MOST_KEYS 2

struct signing_keys {
    unsigned count;
    struct signing_public keys[SIGNING_MOST_KEYS];
};

/* Adds a key from its word. False, with an error, for what is none, and past SIGNING_MOST_KEYS. */
bool signing_keys_add(struct signing_keys *keys, const char *word, struct err *reterr);

/* The signature of the bytes, a text in the arena. NULL and ERR_MEANING where the trusted comment has control
 * characters or more than SIGNING_MOST_COMMENT bytes. */
#define SIGNING_MOST_COMMENT 1024
const char *signing_sign(const struct signing_secret *secret, const void *bytes, size_t size,
                         const char *trusted_comment, struct arena *arena, struct err *reterr);

/* Whether the text is a signature of the bytes by one of the keys; *ret_comment gets its trusted comment, in
 * the arena, and *ret_key which key it was. Else ERR_MEANING, with what is wrong. */
bool signing_verify(const char *minisig, const struct signing_keys *keys, const void *bytes, size_t size,
                    struct arena *arena, const char **ret_comment, unsigned *ret_key, struct err *reterr);

#endif
