#include "tool/live_file.h"

#include "check.h"

#define FILE_NAME BINARY_DIR "/test_live_file.json"
#define LIVE "{\"format\": \"nownext-live/1\", \"venue\": \"v\", \"revision\": 7, \"notice\": []}\n"

static struct arena arena;
static struct issue_list issues;
static struct live_file file;

static struct signing_secret make_key(int number)
{
    struct signing_secret secret;
    unsigned char seed[ED25519_SEED_SIZE];
    memset(seed, number, sizeof seed);
    memset(secret.public_key.id, number, SIGNING_ID_SIZE);
    ed25519_pair(seed, secret.public_key.key, secret.key);
    return secret;
}

static const char *load(const char *text, size_t size, const struct signing_keys *keys)
{
    struct err err = {0};
    FILE *stream = fopen(FILE_NAME, "wb");
    fwrite(text, 1, size, stream);
    fclose(stream);
    issue_list_init(&issues, &arena);
    bool ok = live_file_load(FILE_NAME, keys, &arena, &issues, &file, &err);
    CHECK_INT(ok, err.code == ERR_NONE);
    remove(FILE_NAME);
    return arena_copy(&arena, err.text);
}

static void test_as_it_is(void)
{
    struct signing_keys none = {0};
    CHECK_STR(load(LIVE, strlen(LIVE), &none), "");
    CHECK_INT(file.live->revision, 7);
    CHECK(!file.payload.is_signed && !file.payload.bytes);
    CHECK_INT(issues.count, 1);
    CHECK(strstr(load("{", 1, &none), "cut off") == NULL);
    CHECK_STR(load("{\"format\": \"nownext-theme/1\"}", 29, &none),
              "is \"nownext-theme/1\", this reads \"nownext-live/1\"");
}

static void test_envelope(void)
{
    struct signing_keys none = {0}, one = {.count = 1}, other = {.count = 1};
    struct signing_secret secret = make_key(1);
    size_t size;
    const char *text = envelope_write(&secret, LIVE, strlen(LIVE), &arena, &size, NULL);
    one.keys[0] = secret.public_key;
    other.keys[0] = make_key(2).public_key;
    CHECK_STR(load(text, size, &none), "");
    CHECK(file.payload.is_signed && !file.payload.is_verified);
    CHECK_INT(file.live->revision, 7);
    CHECK_INT(issues.count, 1);
    CHECK_STR(load(text, size, &one), "");
    CHECK(file.payload.is_signed && file.payload.is_verified);
    CHECK_STR(file.live->venue, "v");
    CHECK(strncmp(load(text, size, &other), "is signed by the key 0101010101010101, ", 39) == 0);
    CHECK(strstr(load(text, size - 3, &one), "it is cut off or damaged") != NULL);
    CHECK(strncmp(load(LIVE, strlen(LIVE), &one), "is not signed, ", 15) == 0);
}

/* What is no live data is of another format with keys too, so that it is tried as something else. */
static void test_other_formats_with_a_key(void)
{
    struct signing_keys one = {.count = 1};
    struct err err = {0};
    one.keys[0] = make_key(1).public_key;
    CHECK_STR(load("{\"format\": \"nownext-theme/1\"}", 29, &one),
              "is \"nownext-theme/1\", this reads \"nownext-live/1\"");
    CHECK(!live_file_load(FILE_NAME, &one, &arena, NULL, &file, &err));
    CHECK_INT(err.code, ERR_IO);
}

/* A right signature of what is no live data. */
static void test_signed_nonsense(void)
{
    static const char text[] = "{\"format\": \"nownext-theme/1\", \"venue\": \"v\", \"revision\": 7}";
    struct signing_keys one = {.count = 1};
    struct signing_secret secret = make_key(1);
    size_t size;
    one.keys[0] = secret.public_key;
    const char *envelope = envelope_write(&secret, text, strlen(text), &arena, &size, NULL);
    CHECK_STR(load(envelope, size, &one), "is \"nownext-theme/1\", this reads \"nownext-live/1\"");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_as_it_is();
    test_envelope();
    test_other_formats_with_a_key();
    test_signed_nonsense();
    arena_finish(&arena);
    return check_done();
}
