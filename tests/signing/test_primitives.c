#include "signing/primitives.h"

#include "base/ascii.h"
#include "check.h"

static const char *hex(const void *bytes, size_t size)
{
    static char text[2 * 64 + 1];
    for (size_t i = 0; i < size; i++)
        snprintf(text + 2 * i, 3, "%02x", ((const unsigned char *)bytes)[i]);
    return text;
}

static void unhex(const char *text, unsigned char *ret)
{
    for (; *text; text += 2)
        *ret++ = (unsigned char)(ascii_hex_digit(text[0]) << 4 | ascii_hex_digit(text[1]));
}

/* RFC 8032, section 7.1, test 1. */
static void test_ed25519(void)
{
    unsigned char seed[ED25519_SEED_SIZE], public[ED25519_PUBLIC_SIZE], secret[ED25519_SECRET_SIZE];
    unsigned char signature[ED25519_SIGNATURE_SIZE];
    unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", seed);
    ed25519_pair(seed, public, secret);
    CHECK_STR(hex(public, sizeof public), "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(memcmp(secret, seed, sizeof seed) == 0);
    CHECK(memcmp(secret + sizeof seed, public, sizeof public) == 0);
    ed25519_sign(secret, "", 0, signature);
    CHECK_STR(
        hex(signature, sizeof signature),
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
        "d25bf5f0595bbe24655141438e7a100b");
    CHECK(ed25519_verify(public, "", 0, signature));
    CHECK(!ed25519_verify(public, "x", 1, signature));
    public[3] ^= 1;
    CHECK(!ed25519_verify(public, "", 0, signature));
    public[3] ^= 1;
    for (size_t i = 0; i < 8 * sizeof signature; i++) {
        signature[i / 8] ^= (unsigned char)(1 << i % 8);
        CHECK(!ed25519_verify(public, "", 0, signature));
        signature[i / 8] ^= (unsigned char)(1 << i % 8);
    }
}

/* RFC 7693, appendix A; the shorter one by Python's hashlib. */
static void test_blake2b(void)
{
    unsigned char digest[BLAKE2B_SIZE];
    blake2b_digest("abc", 3, NULL, 0, digest, sizeof digest);
    CHECK_STR(
        hex(digest, sizeof digest),
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d17d87c5392aab792dc252d5de4533cc95"
        "18d38aa8dbf1925ab92386edd4009923");
    blake2b_digest("a", 1, "bc", 2, digest, 32);
    CHECK_STR(hex(digest, 32), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

/* The costs that libsodium takes for these limits are n 1024, r 8, p 1: so by Python's hashlib. */
static void test_scrypt(void)
{
    unsigned char salt[SCRYPT_SALT_SIZE], key[40];
    for (unsigned i = 0; i < sizeof salt; i++)
        salt[i] = (unsigned char)i;
    CHECK(scrypt_stretch("correct horse", salt, 32768, 16777216, key, sizeof key));
    CHECK_STR(hex(key, sizeof key),
              "1fa1348854818a9e4e9037d04148d79bf80ee7ccc89564199957a2a783532f80bd3b976dd92585c4");
    CHECK(!scrypt_stretch("correct horse", salt, UINT64_MAX, UINT64_MAX, key, sizeof key));
}

static void test_random_and_wiped(void)
{
    unsigned char one[32] = {0}, other[32] = {0}, none[32] = {0};
    random_bytes(one, sizeof one);
    random_bytes(other, sizeof other);
    CHECK(memcmp(one, other, sizeof one) != 0);
    CHECK(memcmp(one, none, sizeof one) != 0);
    secret_wipe(one, sizeof one);
    CHECK(memcmp(one, none, sizeof one) == 0);
}

int main(void)
{
    test_ed25519();
    test_blake2b();
    test_scrypt();
    test_random_and_wiped();
    return check_done();
}
