#include "signing/key.h"

#include <stddef.h>

#include "vectors.h"

static const char WORD[] = "RWQBAQEBAQEBAQ"; /* begins the public key of vector_key(1) */

static struct arena arena;

/* ---- what is wiped ---- */

/* The regions that were wiped last, with what was in them. libsodium's own is not called, by itself neither:
 * that it wipes is tested in test_primitives.c. */
static struct {
    size_t size;
    unsigned char bytes[512];
} wiped[256];
static unsigned wiped_count;

void sodium_memzero(void *bytes, size_t size);
void sodium_memzero(void *bytes, size_t size)
{
    if (size <= sizeof wiped->bytes) {
        unsigned next = wiped_count++ % (sizeof wiped / sizeof *wiped);
        wiped[next].size = size;
        memcpy(wiped[next].bytes, bytes, size);
    }
    memset(bytes, 0, size);
}

static void forget_wiped(void)
{
    memset(wiped, 0, sizeof wiped);
    wiped_count = 0;
}

/* How many regions of so many bytes had this at this place in them. */
static unsigned count_wiped(size_t region, size_t at, const void *piece, size_t size)
{
    unsigned count = 0;
    for (size_t i = 0; i < sizeof wiped / sizeof *wiped; i++)
        count +=
            wiped[i].size == region && at + size <= region && memcmp(wiped[i].bytes + at, piece, size) == 0;
    return count;
}

/* ---- public keys ---- */

static void test_public(void)
{
    struct signing_secret secret = vector_key(1);
    struct signing_public back;
    char word[SIGNING_PUBLIC_TEXT_SIZE], id[SIGNING_ID_TEXT_SIZE], file[SIGNING_FILE_SIZE];
    secret.public_key.id[0] = 0xEC; /* the lowest byte is written last */
    signing_id_text(&secret.public_key, id);
    CHECK_STR(id, "01010101010101EC");
    secret = vector_key(1);
    signing_public_text(&secret.public_key, word);
    CHECK_INT(strlen(word), 56);
    CHECK(strncmp(word, WORD, strlen(WORD) - 1) == 0);
    signing_public_file(&secret.public_key, file);
    CHECK_STR(file,
              arena_printf(&arena, "untrusted comment: minisign public key 0101010101010101\n%s\n", word));

    const char *const taken[] = {file,
                                 word,
                                 arena_printf(&arena, "%s\n", word),
                                 arena_printf(&arena, "%s\r\n", word),
                                 arena_printf(&arena, "untrusted comment: \n%s", word),
                                 arena_printf(&arena, "untrusted comment: of the desk\r\n%s\r\n", word)};
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        struct err err = {0};
        check_row(taken[i]);
        memset(&back, 0, sizeof back);
        CHECK(signing_public_read(taken[i], strlen(taken[i]), &back, &err));
        CHECK_STR(err.text, "");
        CHECK(memcmp(&back, &secret.public_key, sizeof back) == 0);
    }
    check_row("");
}

static void test_public_refused(void)
{
    struct signing_secret secret = vector_key(1);
    struct signing_public back;
    char word[SIGNING_PUBLIC_TEXT_SIZE], file[SIGNING_FILE_SIZE];
    signing_public_text(&secret.public_key, word);
    const char *const refused[] = {"",
                                   "RW",
                                   "untrusted comment: x\n",
                                   word + 1,
                                   arena_printf(&arena, "%s\n%s\n", word, word),
                                   arena_printf(&arena, "x\n%s\n", word),
                                   arena_printf(&arena, " %s", word),
                                   arena_printf(&arena, "%sA", word),
                                   arena_printf(&arena, "RU%s", word + 2)}; /* "ED" is no key's */
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct err err = {0};
        check_row(refused[i]);
        CHECK(!signing_public_read(refused[i], strlen(refused[i]), &back, &err));
        CHECK_INT(err.code, ERR_FORMAT);
        CHECK_STR(err.text, "is no public key of minisign: that has 56 characters and begins with RW");
    }
    check_row("");
    struct err err = {0};
    signing_secret_file(&secret, file);
    CHECK(!signing_public_read(file, strlen(file), &back, &err));
    CHECK_STR(err.text,
              "is a secret key, which goes nowhere but where it signs, and no public key of minisign: "
              "that has 56 characters and begins with RW");
}

/* ---- secret keys ---- */

enum {
    LOCK_AT = 2,
    CHECK_AT = 4,
    SALT_AT = 6,
    OPERATIONS_AT = 38,
    MEMORY_AT = 46,
    LOCKED_AT = 54,
    SIZE = 158
};
enum { KEY_AT = LOCKED_AT + SIGNING_ID_SIZE, DIGEST_AT = KEY_AT + ED25519_SECRET_SIZE };

/* The bytes of a secret key's file, with its digest. */
static void unpack(const struct signing_secret *secret, unsigned char ret[SIZE])
{
    char file[SIGNING_FILE_SIZE];
    signing_secret_file(secret, file);
    const char *word = strchr(file, '\n') + 1;
    CHECK(base64_decode(word, strlen(word) - 1, ret, SIZE));
    blake2b_digest(ret, 2, ret + LOCKED_AT, DIGEST_AT - LOCKED_AT, ret + DIGEST_AT, 32);
}

static const char *pack(const unsigned char bytes[SIZE])
{
    char word[BASE64_LENGTH(SIZE) + 1];
    base64_encode(bytes, SIZE, word);
    return arena_printf(&arena, "untrusted comment: x\n%s\n", word);
}

/* As minisign locks a key, at the lowest costs that libsodium has. */
static void lock(unsigned char bytes[SIZE], const char *password)
{
    unsigned char pad[SIZE - LOCKED_AT];
    memcpy(bytes + LOCK_AT, "Sc", 2);
    for (int i = 0; i < SCRYPT_SALT_SIZE; i++)
        bytes[SALT_AT + i] = (unsigned char)(7 * i);
    bytes[OPERATIONS_AT + 1] = 0x80; /* 32768, the lowest byte first */
    bytes[MEMORY_AT + 3] = 0x01;     /* 16 MiB */
    CHECK(scrypt_stretch(password, bytes + SALT_AT, 32768, 16777216, pad, sizeof pad));
    for (size_t i = 0; i < sizeof pad; i++)
        bytes[LOCKED_AT + i] ^= pad[i];
}

static bool is_read(const char *file, const char *password, const struct signing_secret *expected)
{
    struct signing_secret back = {0};
    struct err err = {0};
    bool ok = signing_key_read(file, strlen(file), password, &back, &err);
    CHECK_STR(err.text, "");
    return ok && memcmp(&back, expected, sizeof back) == 0;
}

static void check_refused(const char *file, const char *password, enum err_code code, const char *text)
{
    static const struct signing_secret none;
    struct signing_secret back = vector_key(3);
    struct err err = {0};
    CHECK(!signing_key_read(file, strlen(file), password, &back, &err));
    CHECK_INT(err.code, code);
    CHECK_STR(err.text, text);
    CHECK(memcmp(&back, &none, sizeof back) == 0); /* nothing of a key is left behind */
}

static void test_secret(void)
{
    struct signing_secret secret = vector_key(2);
    unsigned char bytes[SIZE];
    char file[SIGNING_FILE_SIZE];
    signing_secret_file(&secret, file);
    CHECK(strncmp(file, "untrusted comment: nownext secret key, without a password\nRWQAAEIy", 66) == 0);
    CHECK(!signing_key_is_locked(file, strlen(file)));
    CHECK(is_read(file, NULL, &secret));
    CHECK(is_read(file, "not asked for", &secret));
    unpack(&secret, bytes);
    CHECK(is_read(pack(bytes), NULL, &secret)); /* as later releases of minisign write the digest */
}

static const char DAMAGED[] =
    "is damaged, or was made by something else: take a copy of it, or make a new key (nownext key new)";

static void test_secret_refused(void)
{
    struct signing_secret secret = vector_key(2);
    unsigned char bytes[SIZE];
    char word[SIGNING_PUBLIC_TEXT_SIZE];
    check_refused("", NULL, ERR_FORMAT, "is no secret key of minisign (nownext key new makes one)");
    check_refused("{}", NULL, ERR_FORMAT, "is no secret key of minisign (nownext key new makes one)");
    signing_public_text(&secret.public_key, word);
    check_refused(word, NULL, ERR_FORMAT,
                  "is a public key, which verifies: the secret one, which signs, is the file without .pub");
    unpack(&secret, bytes);
    bytes[1] = 'D';
    check_refused(pack(bytes), NULL, ERR_FORMAT, "is no secret key of minisign (nownext key new makes one)");
    unpack(&secret, bytes);
    bytes[LOCK_AT] = 'A'; /* such as argon2 */
    check_refused(pack(bytes), NULL, ERR_FORMAT, "is a secret key of a kind that is not known here");
    unpack(&secret, bytes);
    bytes[CHECK_AT + 1] = '3';
    check_refused(pack(bytes), NULL, ERR_FORMAT, "is a secret key of a kind that is not known here");
}

/* A byte of id, key or digest that is another one. */
static void test_secret_damaged(void)
{
    struct signing_secret secret = vector_key(2);
    unsigned char bytes[SIZE];
    for (int at = LOCKED_AT; at < SIZE; at++) {
        unpack(&secret, bytes);
        bytes[at] ^= 0x10;
        check_refused(pack(bytes), NULL, ERR_MEANING, DAMAGED);
    }
    for (int at = KEY_AT; at < DIGEST_AT; at++) { /* without a digest the key shows it itself */
        unpack(&secret, bytes);
        memset(bytes + DIGEST_AT, 0, SIZE - DIGEST_AT);
        bytes[at] ^= 0x10;
        check_refused(pack(bytes), NULL, ERR_MEANING, DAMAGED);
    }
}

static void test_locked(void)
{
    struct signing_secret secret = vector_key(2);
    unsigned char bytes[SIZE];
    static const char text[] = "can't be opened: the password is another one, or the file is damaged";
    unpack(&secret, bytes);
    lock(bytes, "correct horse");
    const char *file = pack(bytes);
    CHECK(signing_key_is_locked(file, strlen(file)));
    CHECK(is_read(file, "correct horse", &secret));
    check_refused(file, NULL, ERR_MEANING, "needs its password");
    check_refused(file, "", ERR_MEANING, text);
    check_refused(file, "correct horsf", ERR_MEANING, text);
    bytes[DIGEST_AT] ^= 1;
    check_refused(pack(bytes), "correct horse", ERR_MEANING, text);

    /* A locked key has its digest: zeros, as they stand for none in others, are no digest. */
    unpack(&secret, bytes);
    memset(bytes + DIGEST_AT, 0, SIZE - DIGEST_AT);
    lock(bytes, "correct horse");
    check_refused(pack(bytes), "correct horse", ERR_MEANING, text);
}

/* What a file asks for is no reason to spend more than minisign's own keys cost. */
static void test_costs(void)
{
    struct signing_secret secret = vector_key(2);
    unsigned char bytes[SIZE];
    unpack(&secret, bytes);
    lock(bytes, "x");
    bytes[OPERATIONS_AT + 5] = 1;
    check_refused(pack(bytes), "x", ERR_MEANING, DAMAGED);
    bytes[OPERATIONS_AT + 5] = 0;
    bytes[MEMORY_AT + 3] = 0x41;
    check_refused(pack(bytes), "x", ERR_MEANING, DAMAGED);
    CHECK(!signing_key_is_locked("", 0));
}

static void test_new(void)
{
    struct signing_secret one, other, none = {0};
    char file[SIGNING_FILE_SIZE];
    signing_new(&one);
    signing_new(&other);
    CHECK(memcmp(one.public_key.id, other.public_key.id, SIGNING_ID_SIZE) != 0);
    CHECK(memcmp(one.public_key.key, other.public_key.key, ED25519_PUBLIC_SIZE) != 0);
    signing_secret_file(&one, file);
    CHECK(is_read(file, NULL, &one));
    signing_forget(&one);
    CHECK(memcmp(&one, &none, sizeof one) == 0);
}

/* No copy of a secret key, of what it was made from, or of what unlocks it, stays behind in memory. */
static void test_wiped(void)
{
    struct signing_secret secret, read;
    struct signing_public public;
    char file[SIGNING_FILE_SIZE];
    unsigned char bytes[SIZE], pad[SIZE];
    check_row("made");
    forget_wiped();
    signing_new(&secret);
    /* The secret key begins with its seed. */
    CHECK_INT(count_wiped(ED25519_SEED_SIZE, 0, secret.key, ED25519_SEED_SIZE), 1);
    check_row("written: the bytes, and the text");
    forget_wiped();
    signing_secret_file(&secret, file);
    const char *word = strchr(file, '\n') + 1;
    CHECK_INT(count_wiped(SIZE, KEY_AT, secret.key, ED25519_SECRET_SIZE), 1);
    CHECK_INT(count_wiped(BASE64_LENGTH(SIZE) + 1, 0, word, BASE64_LENGTH(SIZE)), 1);
    check_row("read");
    forget_wiped();
    CHECK(signing_key_read(file, strlen(file), NULL, &read, NULL));
    CHECK_INT(count_wiped(SIZE, KEY_AT, secret.key, ED25519_SECRET_SIZE), 1);
    check_row("looked at, taken for a public one");
    forget_wiped();
    CHECK(!signing_key_is_locked(file, strlen(file)));
    CHECK_INT(count_wiped(SIZE, KEY_AT, secret.key, ED25519_SECRET_SIZE), 1);
    forget_wiped();
    CHECK(!signing_public_read(file, strlen(file), &public, NULL));
    CHECK_INT(count_wiped(SIZE, KEY_AT, secret.key, ED25519_SECRET_SIZE), 1);
    check_row("locked: what the password was made to, too");
    secret = vector_key(2);
    unpack(&secret, bytes);
    memcpy(pad, bytes, SIZE);
    lock(bytes, "x");
    for (size_t i = 0; i < SIZE; i++)
        pad[i] ^= bytes[i];
    const char *locked = pack(bytes);
    forget_wiped();
    CHECK(signing_key_read(locked, strlen(locked), "x", &read, NULL));
    CHECK_INT(count_wiped(SIZE, KEY_AT, secret.key, ED25519_SECRET_SIZE), 1);
    CHECK_INT(count_wiped(SIZE - LOCKED_AT, 0, pad + LOCKED_AT, SIGNING_ID_SIZE + ED25519_SECRET_SIZE), 1);
    check_row("refused: nothing of it is given");
    forget_wiped();
    CHECK(!signing_key_read(locked, strlen(locked), "y", &read, NULL));
    CHECK_INT(count_wiped(sizeof read, offsetof(struct signing_secret, key), secret.key, ED25519_SECRET_SIZE),
              1); /* what was there before */
    check_row("forgotten");
    forget_wiped();
    signing_forget(&secret);
    CHECK_INT(wiped_count, 1);
    CHECK_INT(wiped[0].size, sizeof secret);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_public();
    test_public_refused();
    test_secret();
    test_secret_refused();
    test_secret_damaged();
    test_locked();
    test_costs();
    test_new();
    test_wiped();
    arena_finish(&arena);
    return check_done();
}
