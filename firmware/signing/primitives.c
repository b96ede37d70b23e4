#include "signing/primitives.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

_Static_assert((int)ED25519_SEED_SIZE == crypto_sign_ed25519_SEEDBYTES &&
                   (int)ED25519_PUBLIC_SIZE == crypto_sign_ed25519_PUBLICKEYBYTES &&
                   (int)ED25519_SECRET_SIZE == crypto_sign_ed25519_SECRETKEYBYTES &&
                   (int)ED25519_SIGNATURE_SIZE == crypto_sign_ed25519_BYTES &&
                   (int)BLAKE2B_SIZE == crypto_generichash_blake2b_BYTES_MAX &&
                   (int)SCRYPT_SALT_SIZE == crypto_pwhash_scryptsalsa208sha256_SALTBYTES,
               "the sizes are libsodium's");

/* Costs nothing once it was done. It fails where the machine has no random numbers: nothing can go on then.
 */
static void start(void)
{
    if (sodium_init() < 0)
        abort();
}

void random_bytes(void *ret, size_t size)
{
    start();
    randombytes_buf(ret, size);
}

void secret_wipe(void *bytes, size_t size)
{
    sodium_memzero(bytes, size);
}

void ed25519_pair(const unsigned char seed[ED25519_SEED_SIZE], unsigned char ret_public[ED25519_PUBLIC_SIZE],
                  unsigned char ret_secret[ED25519_SECRET_SIZE])
{
    start();
    crypto_sign_ed25519_seed_keypair(ret_public, ret_secret, seed);
}

void ed25519_sign(const unsigned char secret[ED25519_SECRET_SIZE], const void *bytes, size_t size,
                  unsigned char ret[ED25519_SIGNATURE_SIZE])
{
    start();
    crypto_sign_ed25519_detached(ret, NULL, bytes, size, secret);
}

bool ed25519_verify(const unsigned char public_key[ED25519_PUBLIC_SIZE], const void *bytes, size_t size,
                    const unsigned char signature[ED25519_SIGNATURE_SIZE])
{
    start();
    return crypto_sign_ed25519_verify_detached(signature, bytes, size, public_key) == 0;
}

void blake2b_digest(const void *bytes, size_t size, const void *more, size_t more_size, void *ret,
                    size_t ret_size)
{
    crypto_generichash_blake2b_state state;
    start();
    crypto_generichash_blake2b_init(&state, NULL, 0, ret_size);
    crypto_generichash_blake2b_update(&state, bytes, size);
    if (more)
        crypto_generichash_blake2b_update(&state, more, more_size);
    crypto_generichash_blake2b_final(&state, ret, ret_size);
    sodium_memzero(&state, sizeof state);
}

bool scrypt_stretch(const char *password, const unsigned char salt[SCRYPT_SALT_SIZE], uint64_t operations,
                    uint64_t memory, void *ret, size_t ret_size)
{
    start();
    return memory <= SIZE_MAX && crypto_pwhash_scryptsalsa208sha256(ret, ret_size, password, strlen(password),
                                                                    salt, operations, (size_t)memory) == 0;
}
