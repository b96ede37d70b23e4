/*
 * key: pairs of keys, and the files in which minisign keeps them: a comment and a line of base64 each.
 *
 * A public key is 42 bytes: "Ed", the key's id, the key. Its base64 is how it is given in display.json and on
 * a command line. A secret key is 158 bytes, as minisign 0.11 writes them, with a password or without.
 */
#ifndef NOWNEXT_SIGNING_KEY_H
#define NOWNEXT_SIGNING_KEY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/base64.h"
#include "base/err.h"
#include "signing/primitives.h"

#define SIGNING_ID_SIZE 8

struct signing_public {
    unsigned char id[SIGNING_ID_SIZE];
    unsigned char key[ED25519_PUBLIC_SIZE];
};
struct signing_secret {
    struct signing_public public_key; /* that belongs to it */
    unsigned char key[ED25519_SECRET_SIZE];
};

/* A new pair, with a random id. Forget it after use. */
void signing_new(struct signing_secret *ret);

/* Overwrites the key in memory. */
void signing_forget(struct signing_secret *secret);

/* The id as minisign writes it: 16 hexadecimal digits and a NUL. */
#define SIGNING_ID_TEXT_SIZE 17
void signing_id_text(const struct signing_public *key, char ret[SIGNING_ID_TEXT_SIZE]);

/* A public key as one word, and a NUL. */
#define SIGNING_PUBLIC_TEXT_SIZE (BASE64_LENGTH(42) + 1)
void signing_public_text(const struct signing_public *key, char ret[SIGNING_PUBLIC_TEXT_SIZE]);

/* The files, each ended by a NUL; they are text. The secret one is without a password: forget it after use
 * (secret_wipe). */
#define SIGNING_FILE_SIZE 320
void signing_public_file(const struct signing_public *key, char ret[SIGNING_FILE_SIZE]);
void signing_secret_file(const struct signing_secret *secret, char ret[SIGNING_FILE_SIZE]);

/* A public key from its file or its word, with or without a line end. ERR_FORMAT for what is none, with what
 * it is instead. */
bool signing_public_read(const char *bytes, size_t size, struct signing_public *ret, struct err *reterr);

/* Whether the file of a secret key needs a password. */
bool signing_key_is_locked(const char *bytes, size_t size);

/* A secret key from its file. `password` is only for one that needs it, and may be NULL for others; with
 * minisign's own costs it takes a second and a gigabyte of memory. ERR_FORMAT for what is none, ERR_MEANING
 * for a password that is missing or wrong, and for a key that is damaged; ERR_LIMIT where it asks for more
 * memory than there is. Forget it after use. */
bool signing_key_read(const char *bytes, size_t size, const char *password, struct signing_secret *ret,
                      struct err *reterr);

#endif
