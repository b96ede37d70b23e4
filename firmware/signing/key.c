#include "signing/key.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* The bytes of a public key, and of a secret one; what is locked is the id, the key and their digest. */
enum {
    ALGORITHM_SIZE = 2,
    PUBLIC_SIZE = ALGORITHM_SIZE + SIGNING_ID_SIZE + ED25519_PUBLIC_SIZE,
    CHECK_SIZE = 32,
    LOCKED_SIZE = SIGNING_ID_SIZE + ED25519_SECRET_SIZE + CHECK_SIZE,
    COST_SIZE = 8,
    LOCK_AT = ALGORITHM_SIZE, /* how it is locked */
    CHECK_AT = LOCK_AT + ALGORITHM_SIZE,
    SALT_AT = CHECK_AT + ALGORITHM_SIZE,
    OPERATIONS_AT = SALT_AT + SCRYPT_SALT_SIZE,
    MEMORY_AT = OPERATIONS_AT + COST_SIZE,
    LOCKED_AT = MEMORY_AT + COST_SIZE,
    DIGEST_AT = LOCKED_AT + LOCKED_SIZE - CHECK_SIZE, /* the last of it */
    SECRET_SIZE = DIGEST_AT + CHECK_SIZE,
};
static const char ALGORITHM[] = "Ed", LOCK_SCRYPT[] = "Sc", CHECK_BLAKE2B[] = "B2";
/* What minisign itself takes to lock a key is the most that is spent on opening one. */
static const uint64_t MOST_OPERATIONS = 33554432, MOST_MEMORY = 1073741824;
static const char COMMENT[] = "untrusted comment: ";
static const char DAMAGED[] =
    "is damaged, or was made by something else: take a copy of it, or make a new key (nownext key new)";

void signing_new(struct signing_secret *ret)
{
    unsigned char seed[ED25519_SEED_SIZE];
    random_bytes(seed, sizeof seed);
    random_bytes(ret->public_key.id, sizeof ret->public_key.id);
    ed25519_pair(seed, ret->public_key.key, ret->key);
    secret_wipe(seed, sizeof seed);
}

void signing_forget(struct signing_secret *secret)
{
    secret_wipe(secret, sizeof *secret);
}

/* ---- as text ---- */

void signing_id_text(const struct signing_public *key, char ret[SIGNING_ID_TEXT_SIZE])
{
    for (size_t i = 0; i < SIGNING_ID_SIZE; i++)
        snprintf(ret + 2 * i, 3, "%02X", key->id[SIGNING_ID_SIZE - 1 - i]);
}

void signing_public_text(const struct signing_public *key, char ret[SIGNING_PUBLIC_TEXT_SIZE])
{
    unsigned char bytes[PUBLIC_SIZE];
    _Static_assert(BASE64_LENGTH(PUBLIC_SIZE) + 1 == SIGNING_PUBLIC_TEXT_SIZE, "a public key's word");
    memcpy(bytes, ALGORITHM, ALGORITHM_SIZE);
    memcpy(bytes + ALGORITHM_SIZE, key->id, SIGNING_ID_SIZE);
    memcpy(bytes + ALGORITHM_SIZE + SIGNING_ID_SIZE, key->key, ED25519_PUBLIC_SIZE);
    base64_encode(bytes, sizeof bytes, ret);
}

void signing_public_file(const struct signing_public *key, char ret[SIGNING_FILE_SIZE])
{
    char id[SIGNING_ID_TEXT_SIZE], word[SIGNING_PUBLIC_TEXT_SIZE];
    signing_id_text(key, id);
    signing_public_text(key, word);
    snprintf(ret, SIGNING_FILE_SIZE, "%sminisign public key %s\n%s\n", COMMENT, id, word);
}

/* As minisign writes a key without a password: costs, salt and digest are zeros. */
void signing_secret_file(const struct signing_secret *secret, char ret[SIGNING_FILE_SIZE])
{
    unsigned char bytes[SECRET_SIZE] = {0};
    char word[BASE64_LENGTH(SECRET_SIZE) + 1];
    memcpy(bytes, ALGORITHM, ALGORITHM_SIZE);
    memcpy(bytes + CHECK_AT, CHECK_BLAKE2B, ALGORITHM_SIZE);
    memcpy(bytes + LOCKED_AT, secret->public_key.id, SIGNING_ID_SIZE);
    memcpy(bytes + LOCKED_AT + SIGNING_ID_SIZE, secret->key, ED25519_SECRET_SIZE);
    base64_encode(bytes, sizeof bytes, word);
    snprintf(ret, SIGNING_FILE_SIZE, "%snownext secret key, without a password\n%s\n", COMMENT, word);
    secret_wipe(bytes, sizeof bytes);
    secret_wipe(word, sizeof word);
}

/* ---- from text ---- */

/* The length of the line at `at`, of at most `size` bytes, without its end; *ret_next is past that. */
static size_t line_length(const char *at, size_t size, size_t *ret_next)
{
    const char *end = memchr(at, '\n', size);
    size_t length = end ? (size_t)(end - at) : size;
    *ret_next = end ? length + 1 : size;
    return length > 0 && at[length - 1] == '\r' ? length - 1 : length;
}

/* The line with the key: the one after the comment, or the only one. NULL where there is more. */
static const char *find_word(const char *bytes, size_t size, size_t *ret_length)
{
    size_t next;
    if (size >= sizeof COMMENT - 1 && memcmp(bytes, COMMENT, sizeof COMMENT - 1) == 0) {
        line_length(bytes, size, &next);
        bytes += next;
        size -= next;
    }
    *ret_length = line_length(bytes, size, &next);
    return next == size ? bytes : NULL;
}

static bool is_public(const char *bytes, size_t size, unsigned char ret[PUBLIC_SIZE])
{
    size_t length;
    const char *word = find_word(bytes, size, &length);
    return word && base64_decode(word, length, ret, PUBLIC_SIZE) &&
           memcmp(ret, ALGORITHM, ALGORITHM_SIZE) == 0;
}

/* Wipe `ret` after use, whatever comes of it. */
static bool is_secret(const char *bytes, size_t size, unsigned char ret[SECRET_SIZE])
{
    size_t length;
    const char *word = find_word(bytes, size, &length);
    return word && base64_decode(word, length, ret, SECRET_SIZE) &&
           memcmp(ret, ALGORITHM, ALGORITHM_SIZE) == 0;
}

bool signing_public_read(const char *bytes, size_t size, struct signing_public *ret, struct err *reterr)
{
    unsigned char key[PUBLIC_SIZE], secret[SECRET_SIZE];
    if (is_public(bytes, size, key)) {
        memcpy(ret->id, key + ALGORITHM_SIZE, SIGNING_ID_SIZE);
        memcpy(ret->key, key + ALGORITHM_SIZE + SIGNING_ID_SIZE, ED25519_PUBLIC_SIZE);
        return true;
    }
    bool other = is_secret(bytes, size, secret);
    secret_wipe(secret, sizeof secret);
    return err_set(reterr, ERR_FORMAT,
                   "is %s public key of minisign: that has %d characters and begins with RW",
                   other ? "a secret key, which goes nowhere but where it signs, and no" : "no",
                   SIGNING_PUBLIC_TEXT_SIZE - 1);
}

bool signing_key_is_locked(const char *bytes, size_t size)
{
    unsigned char secret[SECRET_SIZE];
    bool is_locked =
        is_secret(bytes, size, secret) && memcmp(secret + LOCK_AT, LOCK_SCRYPT, ALGORITHM_SIZE) == 0;
    secret_wipe(secret, sizeof secret);
    return is_locked;
}

static uint64_t read_cost(const unsigned char bytes[COST_SIZE])
{
    uint64_t cost = 0;
    for (int i = COST_SIZE - 1; i >= 0; i--)
        cost = cost << 8 | bytes[i];
    return cost;
}

static bool unlock(unsigned char secret[SECRET_SIZE], const char *password, struct err *reterr)
{
    unsigned char pad[LOCKED_SIZE];
    uint64_t operations = read_cost(secret + OPERATIONS_AT), memory = read_cost(secret + MEMORY_AT);
    if (!password)
        return err_set(reterr, ERR_MEANING, "needs its password");
    if (operations > MOST_OPERATIONS || memory > MOST_MEMORY)
        return err_set(reterr, ERR_MEANING, "%s", DAMAGED);
    if (!scrypt_stretch(password, secret + SALT_AT, operations, memory, pad, sizeof pad))
        return err_set(reterr, ERR_LIMIT,
                       "can't be opened: its password needs %llu MB of memory, which are not free",
                       (unsigned long long)(memory >> 20));
    for (size_t i = 0; i < sizeof pad; i++)
        secret[LOCKED_AT + i] ^= pad[i];
    secret_wipe(pad, sizeof pad);
    return true;
}

/* Whether the digest in it is that of algorithm, id and key; zeros stand for none where they may. */
static bool has_its_digest(const unsigned char secret[SECRET_SIZE], bool may_be_none)
{
    static const unsigned char none[CHECK_SIZE] = {0};
    const unsigned char *given = secret + DIGEST_AT;
    unsigned char digest[CHECK_SIZE];
    blake2b_digest(secret, ALGORITHM_SIZE, secret + LOCKED_AT, LOCKED_SIZE - CHECK_SIZE, digest,
                   sizeof digest);
    return memcmp(digest, given, sizeof digest) == 0 ||
           (may_be_none && memcmp(none, given, sizeof none) == 0);
}

/* Takes the pair from the bytes; false where the public key is not that of the secret one. */
static bool take(const unsigned char secret[SECRET_SIZE], struct signing_secret *ret)
{
    const unsigned char *key = secret + LOCKED_AT + SIGNING_ID_SIZE;
    memcpy(ret->public_key.id, secret + LOCKED_AT, SIGNING_ID_SIZE);
    ed25519_pair(key, ret->public_key.key, ret->key);
    return memcmp(ret->key, key, ED25519_SECRET_SIZE) == 0;
}

static bool open_secret(unsigned char secret[SECRET_SIZE], const char *password, struct signing_secret *ret,
                        struct err *reterr)
{
    static const char open[ALGORITHM_SIZE] = {0};
    bool is_locked = memcmp(secret + LOCK_AT, LOCK_SCRYPT, ALGORITHM_SIZE) == 0;
    if ((!is_locked && memcmp(secret + LOCK_AT, open, ALGORITHM_SIZE) != 0) ||
        memcmp(secret + CHECK_AT, CHECK_BLAKE2B, ALGORITHM_SIZE) != 0)
        return err_set(reterr, ERR_FORMAT, "is a secret key of a kind that is not known here");
    if (is_locked && !unlock(secret, password, reterr))
        return false;
    if (!has_its_digest(secret, !is_locked))
        return err_set(reterr, ERR_MEANING, "%s",
                       is_locked ? "can't be opened: the password is another one, or the file is damaged"
                                 : DAMAGED);
    return take(secret, ret) || err_set(reterr, ERR_MEANING, "%s", DAMAGED);
}

bool signing_key_read(const char *bytes, size_t size, const char *password, struct signing_secret *ret,
                      struct err *reterr)
{
    unsigned char secret[SECRET_SIZE], public[PUBLIC_SIZE];
    bool ok;
    if (is_secret(bytes, size, secret))
        ok = open_secret(secret, password, ret, reterr);
    else
        ok = err_set(
            reterr, ERR_FORMAT, "is %s",
            is_public(bytes, size, public)
                ? "a public key, which verifies: the secret one, which signs, is the file without .pub"
                : "no secret key of minisign (nownext key new makes one)");
    secret_wipe(secret, sizeof secret);
    if (!ok)
        signing_forget(ret);
    return ok;
}
