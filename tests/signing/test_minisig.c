#include "signing/minisig.h"

#include "vectors.h"

static struct arena arena;
static const char BYTES[] = "{\"revision\": 7}\n", COMMENT[] = "nownext lpc revision 7";

/* The signature of BYTES by vector_key(1); minisign 0.11 verifies it. */
static const char SIGNATURE[] =
    "untrusted comment: signature from nownext secret key\n"
    "RUQBAQEBAQEBAdZAoh4uftTFEDoMTt5Irz+H6u42PucpueiLh7ukNdebQ9QCYtQVumBbsPxGnbFMfs5FRLTWNbxSyTPVjqUyngU=\n"
    "trusted comment: nownext lpc revision 7\n"
    "EB0f3PJHVy+okb5FcPOJQD7aGdDhFcpNq/j64F72x9N3Of9hetEV2RRk0KwqRw0i3W3/1jxwCvxuD9XERCfcCw==\n";

static bool verify(const char *minisig, const struct signing_keys *keys, const char *bytes,
                   struct err *reterr)
{
    const char *comment = NULL;
    unsigned key = 99;
    if (!signing_verify(minisig, keys, bytes, strlen(bytes), &arena, &comment, &key, reterr)) {
        CHECK(!comment && key == 99);
        return false;
    }
    CHECK_STR(comment, COMMENT);
    return true;
}

static void check_refused(const char *minisig, const struct signing_keys *keys, const char *text)
{
    struct err err = {0};
    CHECK(!verify(minisig, keys, BYTES, &err));
    CHECK_INT(err.code, ERR_MEANING);
    CHECK_STR(err.text, text);
}

static void test_sign(void)
{
    struct signing_secret secret = vector_key(1);
    struct err err = {0};
    CHECK_STR(signing_sign(&secret, BYTES, strlen(BYTES), COMMENT, &arena, &err), SIGNATURE);
    CHECK_STR(err.text, "");
}

static void test_comments_that_cannot_be_signed(void)
{
    struct signing_secret secret = vector_key(1);
    char longest[SIGNING_MOST_COMMENT + 2];
    memset(longest, 'x', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    const char *const refused[] = {"a\nb", "a\rb", "\x7f", "\x1f", longest};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct err err = {0};
        CHECK(!signing_sign(&secret, "", 0, refused[i], &arena, &err));
        CHECK_INT(err.code, ERR_MEANING);
        CHECK_STR(err.text,
                  "can't be signed: its comment must be one line of at most 1024 bytes, without control "
                  "characters");
    }
    CHECK(signing_sign(&secret, "", 0, longest + 1, &arena, NULL) != NULL);
    CHECK(signing_sign(&secret, "", 0, "", &arena, NULL) != NULL);
}

static void test_verify(void)
{
    struct signing_keys one = vector_keys(1, 0), first = vector_keys(1, 2), second = vector_keys(2, 1);
    const struct signing_keys *const taken[] = {&one, &first, &second};
    for (unsigned i = 0; i < 3; i++) {
        struct err err = {0};
        const char *comment;
        unsigned key = 99;
        CHECK(signing_verify(SIGNATURE, taken[i], BYTES, strlen(BYTES), &arena, &comment, &key, &err));
        CHECK_STR(err.text, "");
        CHECK_STR(comment, COMMENT);
        CHECK_INT(key, i == 2);
    }
}

/* Line ends as Windows has them, and without the last one. */
static void test_line_ends(void)
{
    struct signing_keys keys = vector_keys(1, 0);
    struct str_builder text = {.arena = &arena};
    for (const char *at = SIGNATURE; *at; at++)
        str_add_n(&text, *at == '\n' ? "\r\n" : at, *at == '\n' ? 2 : 1);
    CHECK(verify(text.text, &keys, BYTES, NULL));
    CHECK(verify(arena_copy_n(&arena, SIGNATURE, strlen(SIGNATURE) - 1), &keys, BYTES, NULL));
}

static void test_foreign(void)
{
    struct signing_keys two = vector_keys(2, 3), one = vector_keys(2, 0), none = {0};
    check_refused(
        SIGNATURE, &two,
        "is signed by the key 0101010101010101, which is not among those that count (0202020202020202 "
        "and 0303030303030303): sign it with one of these, or add the public key of this one");
    check_refused(SIGNATURE, &one,
                  "is signed by the key 0101010101010101, which is not among those that count "
                  "(0202020202020202): sign it with one of these, or add the public key of this one");
    check_refused(
        SIGNATURE, &none,
        "is signed by the key 0101010101010101, which is not among those that count (none): sign it "
        "with one of these, or add the public key of this one");
}

static const char CHANGED[] =
    "is not what was signed: it was changed or damaged on the way; take it anew from who signs it";

/* An id is chosen by who makes a key: another's key with this id proves nothing. */
static void test_same_id(void)
{
    struct signing_keys keys = vector_keys(2, 0);
    struct err err = {0};
    memset(keys.keys[0].id, 1, SIGNING_ID_SIZE);
    check_refused(SIGNATURE, &keys, CHANGED);
    keys.keys[keys.count++] = vector_key(1).public_key; /* and hides no right one */
    CHECK(verify(SIGNATURE, &keys, BYTES, &err));
}

static void test_changed(void)
{
    struct signing_keys keys = vector_keys(1, 0);
    struct err err = {0};
    CHECK(!verify(SIGNATURE, &keys, "{\"revision\": 8}\n", &err));
    CHECK_STR(err.text, CHANGED);
    memset(&err, 0, sizeof err);
    CHECK(!verify(SIGNATURE, &keys, "", &err));
    CHECK_STR(err.text, CHANGED);
}

static void test_changed_comment(void)
{
    struct signing_secret secret = vector_key(1);
    struct signing_keys keys = vector_keys(1, 0);
    struct vector_forgery forgery = {"ED", false, "nownext lpc revision 6", COMMENT};
    check_refused(
        vector_forge(&forgery, &secret, BYTES, strlen(BYTES), &arena), &keys,
        "has a signature whose trusted comment is not what was signed: it was changed on the way; take "
        "it anew from who signs it");
    forgery.comment = COMMENT; /* the forger itself is right */
    CHECK(verify(vector_forge(&forgery, &secret, BYTES, strlen(BYTES), &arena), &keys, BYTES, NULL));
}

static void test_other_algorithms(void)
{
    static const char old[] =
        "is signed in minisign's old way (\"Ed\"), which does not count: sign it again, with "
        "minisign -S without -l, or with nownext";
    struct signing_secret secret = vector_key(1), foreign = vector_key(2);
    struct signing_keys keys = vector_keys(1, 0);
    struct vector_forgery forgery = {"Ed", true, COMMENT, NULL};
    check_refused(vector_forge(&forgery, &secret, BYTES, strlen(BYTES), &arena), &keys, old);
    check_refused(vector_forge(&forgery, &foreign, BYTES, strlen(BYTES), &arena), &keys, old);
    forgery.without_digest = false; /* a right signature with the mark of the other */
    check_refused(vector_forge(&forgery, &secret, BYTES, strlen(BYTES), &arena), &keys, old);
    forgery.algorithm = "EE";
    check_refused(vector_forge(&forgery, &secret, BYTES, strlen(BYTES), &arena), &keys,
                  "has a signature of a kind that is not known here");
    forgery = (struct vector_forgery){"ED", true, COMMENT, NULL}; /* and the bytes signed, marked as digest */
    check_refused(vector_forge(&forgery, &secret, BYTES, strlen(BYTES), &arena), &keys, CHANGED);
}

static void test_no_signature(void)
{
    static const char text[] =
        "has a signature that is none of minisign's, or is cut off: take it anew from who signs it";
    struct signing_keys keys = vector_keys(1, 0);
    const char *second_line = strchr(SIGNATURE, '\n') + 1;
    check_refused("", &keys, text);
    check_refused(second_line, &keys, text);
    check_refused(arena_printf(&arena, "%sx", SIGNATURE), &keys, text);
    check_refused(arena_printf(&arena, "%s\n", SIGNATURE), &keys, text);
    check_refused(arena_printf(&arena, "untrusted: x\n%s", second_line), &keys, text);
    check_refused(arena_printf(&arena, "untrusted comment: x\n\n%s", second_line), &keys, text);
    CHECK(verify(arena_printf(&arena, "untrusted comment: anything\n%s", second_line), &keys, BYTES, NULL));
    for (size_t size = 0; size + 1 < strlen(SIGNATURE); size++)
        CHECK(!verify(arena_copy_n(&arena, SIGNATURE, size), &keys, BYTES, NULL));
}

static void test_keys(void)
{
    struct signing_keys keys = {0};
    char words[3][SIGNING_PUBLIC_TEXT_SIZE];
    struct err err = {0};
    for (int i = 0; i < 3; i++) {
        struct signing_secret secret = vector_key(i + 1);
        signing_public_text(&secret.public_key, words[i]);
    }
    CHECK(!signing_keys_add(&keys, "RW", &err));
    CHECK_INT(err.code, ERR_FORMAT);
    CHECK_INT(keys.count, 0);
    CHECK(signing_keys_add(&keys, words[0], NULL) && signing_keys_add(&keys, words[1], NULL));
    CHECK_INT(keys.count, 2);
    struct signing_keys expected = vector_keys(1, 2);
    CHECK(memcmp(keys.keys, expected.keys, sizeof keys.keys) == 0);
    memset(&err, 0, sizeof err);
    CHECK(!signing_keys_add(&keys, words[2], &err));
    CHECK_STR(err.text, "there are more than 2 public keys, which is the limit");
    CHECK_INT(err.code, ERR_LIMIT);
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_sign();
    test_comments_that_cannot_be_signed();
    test_verify();
    test_line_ends();
    test_foreign();
    test_same_id();
    test_changed();
    test_changed_comment();
    test_other_algorithms();
    test_no_signature();
    test_keys();
    arena_finish(&arena);
    return check_done();
}
