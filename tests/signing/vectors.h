/*
 * vectors.h: keys that are the same in each run, and signatures as nobody should make them, for this room's
 * tests.
 */
#ifndef NOWNEXT_TESTS_SIGNING_VECTORS_H
#define NOWNEXT_TESTS_SIGNING_VECTORS_H

#include <stdlib.h>

#include "base/arena.h"
#include "base/str.h"
#include "check.h"
#include "signing/minisig.h"

/* The key number `number`; its id is eight times that. */
static inline struct signing_secret vector_key(int number)
{
    struct signing_secret secret;
    unsigned char seed[ED25519_SEED_SIZE];
    memset(seed, 0x40 + number, sizeof seed);
    memset(secret.public_key.id, number, SIGNING_ID_SIZE);
    ed25519_pair(seed, secret.public_key.key, secret.key);
    return secret;
}

static inline struct signing_keys vector_keys(int one, int other)
{
    struct signing_keys keys = {0};
    keys.keys[keys.count++] = vector_key(one).public_key;
    if (other)
        keys.keys[keys.count++] = vector_key(other).public_key;
    return keys;
}

/* A signature of the bytes by any algorithm: the four lines of minisign, the comment signed or not. */
struct vector_forgery {
    const char *algorithm; /* "ED", or another */
    bool without_digest;   /* what is signed are the bytes themselves, as with minisign's "Ed" */
    const char *comment;   /* that is signed */
    const char *shown;     /* and that stands there; NULL: the same */
};
static inline const char *vector_forge(const struct vector_forgery *forgery,
                                       const struct signing_secret *secret, const char *bytes, size_t size,
                                       struct arena *arena)
{
    unsigned char digest[BLAKE2B_SIZE], first[2 + SIGNING_ID_SIZE + ED25519_SIGNATURE_SIZE];
    unsigned char second[ED25519_SIGNATURE_SIZE];
    unsigned char *signature = first + 2 + SIGNING_ID_SIZE;
    char first_text[BASE64_LENGTH(sizeof first) + 1], second_text[BASE64_LENGTH(sizeof second) + 1];
    memcpy(first, forgery->algorithm, 2);
    memcpy(first + 2, secret->public_key.id, SIGNING_ID_SIZE);
    blake2b_digest(bytes, size, NULL, 0, digest, sizeof digest);
    if (forgery->without_digest)
        ed25519_sign(secret->key, bytes, size, signature);
    else
        ed25519_sign(secret->key, digest, sizeof digest, signature);
    size_t length = strlen(forgery->comment);
    unsigned char *joined = arena_alloc(arena, ED25519_SIGNATURE_SIZE + length);
    memcpy(joined, signature, ED25519_SIGNATURE_SIZE);
    memcpy(joined + ED25519_SIGNATURE_SIZE, forgery->comment, length);
    ed25519_sign(secret->key, joined, ED25519_SIGNATURE_SIZE + length, second);
    base64_encode(first, sizeof first, first_text);
    base64_encode(second, sizeof second, second_text);
    return arena_printf(arena, "untrusted comment: x\n%s\ntrusted comment: %s\n%s\n", first_text,
                        forgery->shown ? forgery->shown : forgery->comment, second_text);
}

#endif
