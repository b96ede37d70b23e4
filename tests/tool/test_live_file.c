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

/* ---- what displays would say ---- */

static const char *issue_of(const struct live_file *given, const struct display_config *const *displays,
                            uint32_t count)
{
    issue_list_init(&issues, &arena);
    live_file_check(given, displays, count, &arena, &issues);
    const struct issue *issue = issues.first;
    return issue ? arena_printf(&arena, "%s %s [%s] %u", issue_level_name(issue->level), issue->text,
                                issue->rule, issues.count)
                 : "";
}

static void test_displays(void)
{
    struct signing_keys none = {0};
    struct signing_secret secret = make_key(1), foreign = make_key(2);
    char words[2][SIGNING_PUBLIC_TEXT_SIZE];
    const char *const keys[] = {words[1], words[0]};
    struct display_config configs[4] = {{.name = "free"},
                                        {.name = "both", .live_key_count = 2, .live_keys = keys},
                                        {.name = "other", .live_key_count = 1, .live_keys = keys},
                                        {.name = "", .live_key_count = 1, .live_keys = keys}};
    const struct display_config *const displays[] = {&configs[0], &configs[1], &configs[2], &configs[3]};
    size_t size;
    signing_public_text(&secret.public_key, words[0]);
    signing_public_text(&foreign.public_key, words[1]);
    const char *text = envelope_write(&secret, LIVE, strlen(LIVE), &arena, &size, NULL);
    check_row("signed");
    load(text, size, &none);
    CHECK_STR(issue_of(&file, displays, 0), "");
    CHECK_STR(issue_of(&file, displays, 2), "");
    static const char why[] =
        "would refuse it: it is signed by the key 0101010101010101, which is not among those that count "
        "(0202020202020202): sign it with one of these, or add the public key of this one [signature] 1";
    CHECK_STR(issue_of(&file, displays, 3), arena_printf(&arena, "error the display \"other\" %s", why));
    CHECK_STR(issue_of(&file, displays, 4),
              arena_printf(&arena, "error the display \"other\" and 1 more %s", why));
    CHECK_STR(issue_of(&file, displays + 3, 1), arena_printf(&arena, "error a display %s", why));
    check_row("not signed");
    load(LIVE, strlen(LIVE), &none);
    CHECK_STR(issue_of(&file, displays, 1), "");
    CHECK_STR(
        issue_of(&file, displays, 2),
        "warning the display \"both\" would take it from a SETUP partition alone: it is not signed, and "
        "\"live\" has \"keys\" there [unsigned] 1");
    check_row("");
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_as_it_is();
    test_envelope();
    test_other_formats_with_a_key();
    test_signed_nonsense();
    test_displays();
    arena_finish(&arena);
    return check_done();
}
