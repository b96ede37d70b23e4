/*
 * primitives: what this room needs of libsodium, and nothing else does: only this module knows it.
 */
#ifndef NOWNEXT_SIGNING_PRIMITIVES_H
#define NOWNEXT_SIGNING_PRIMITIVES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    ED25519_SEED_SIZE = 32,      /* what a pair of keys is made of */
    ED25519_PUBLIC_SIZE = 32,    /* a public key of Ed25519 */
    ED25519_SECRET_SIZE = 64,    /* the secret one: the seed, and the public key after it */
    ED25519_SIGNATURE_SIZE = 64, /* of Ed25519 */
    BLAKE2B_SIZE = 64,           /* of BLAKE2b-512 */
    SCRYPT_SALT_SIZE = 32,       /* of scrypt */
};

/* Random bytes, fit for keys. */
void random_bytes(void *ret, size_t size);

/* Zeros that the compiler does not leave out. */
void secret_wipe(void *bytes, size_t size);

/* The pair of keys that comes of a seed. */
void ed25519_pair(const unsigned char seed[ED25519_SEED_SIZE], unsigned char ret_public[ED25519_PUBLIC_SIZE],
                  unsigned char ret_secret[ED25519_SECRET_SIZE]);

/* Ed25519 of the bytes as they are. */
void ed25519_sign(const unsigned char secret[ED25519_SECRET_SIZE], const void *bytes, size_t size,
                  unsigned char ret[ED25519_SIGNATURE_SIZE]);
bool ed25519_verify(const unsigned char public_key[ED25519_PUBLIC_SIZE], const void *bytes, size_t size,
                    const unsigned char signature[ED25519_SIGNATURE_SIZE]);

/* BLAKE2b of one after the other, to `ret_size` bytes, 16 to 64. `more` may be NULL. */
void blake2b_digest(const void *bytes, size_t size, const void *more, size_t more_size, void *ret,
                    size_t ret_size);

/* scrypt (as crypto_pwhash_scryptsalsa208sha256 has its costs) of a password to `ret_size` bytes. False where
 * there is not the memory that `memory` asks for, which is in bytes. */
bool scrypt_stretch(const char *password, const unsigned char salt[SCRYPT_SALT_SIZE], uint64_t operations,
                    uint64_t memory, void *ret, size_t ret_size);

#endif
