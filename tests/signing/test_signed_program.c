#include "signing/signed_program.h"

#include "signing/envelope.h"
#include "vectors.h"

static struct arena arena;
static const char PROGRAM[] = "{\"schedule\": \"in any format, \\u00e9 \"}\n";

static const char *seal(int key, const char *venue, int64_t made_ms)
{
    struct signing_secret secret = vector_key(key);
    struct err err = {0};
    size_t size = 0;
    const char *text = signed_program_write(&secret, venue, (struct instant){made_ms}, PROGRAM,
                                            strlen(PROGRAM), &arena, &size, &err);
    CHECK_STR(err.text, "");
    if (!CHECK(text && strlen(text) == size))
        exit(check_done());
    return text;
}

/* "" where it is taken, else how what is wrong begins. */
static void check_read(const char *text, const struct signing_keys *keys, const char *venue,
                       struct instant not_before, const char *wrong)
{
    struct signed_program program;
    struct err err = {0};
    bool ok = signed_program_read(text, strlen(text), keys, venue, not_before, &arena, &program, &err);
    CHECK_INT(ok, *wrong == '\0');
    CHECK_STR(arena_copy_n(&arena, err.text, strlen(wrong)), wrong);
    if (ok)
        CHECK_STR(arena_copy_n(&arena, program.bytes, program.size), PROGRAM);
}

static void test_read(void)
{
    const struct signing_keys keys = vector_keys(1, 2), other = vector_keys(3, 0), none = {0};
    const char *text = seal(1, "lpc", 1726654320000);
    struct signed_program program;
    check_row("signed");
    check_read(text, &keys, "lpc", INSTANT_NONE, "");
    check_read(text, &keys, "", INSTANT_NONE, "");
    check_read(seal(2, "lpc", 0), &keys, "lpc", INSTANT_NONE, "");
    CHECK(signed_program_read(text, strlen(text), &keys, "lpc", INSTANT_NONE, &arena, &program, NULL));
    CHECK(program.made.ms == 1726654320000);
    check_row("a venue with spaces, and one that begins as it");
    check_read(seal(1, "l p c", 0), &keys, "l p c", INSTANT_NONE, "");
    check_read(seal(1, "lpc", 0), &keys, "lp", INSTANT_NONE, "was not signed as a schedule of the venue lp");
    check_read(seal(1, "lpc program", 0), &keys, "lpc", INSTANT_NONE, "was not signed as a schedule");
    check_read(seal(1, "emf", 0), &keys, "lpc", INSTANT_NONE,
               "was not signed as a schedule of the venue lpc");
    check_row("old");
    check_read(text, &keys, "lpc", (struct instant){1726654320000}, "");
    check_read(text, &keys, "lpc", (struct instant){1726654320001},
               "was signed at 2024-09-18T10:12:00+00:00");
    check_row("by nobody, by somebody else");
    check_read(PROGRAM, &keys, "lpc", INSTANT_NONE, "is not signed");
    check_read(PROGRAM, &none, "lpc", INSTANT_NONE, "");
    check_read(text, &none, "emf", (struct instant){INT64_MAX - 1}, "");
    struct err err = {0};
    CHECK(!signed_program_read(text, strlen(text), &other, "lpc", INSTANT_NONE, &arena, &program, &err));
    CHECK(err.text[0] != '\0');
    check_row("live data, which are signed in the same way");
    static const char live[] = "{\"venue\": \"lpc\", \"revision\": 7}";
    struct signing_secret secret = vector_key(1);
    size_t size;
    text = envelope_write(&secret, live, strlen(live), &arena, &size, NULL);
    check_read(text, &keys, "lpc", INSTANT_NONE, "was not signed as a schedule of the venue lpc");
    check_read(text, &keys, "", INSTANT_NONE, "was not signed as a schedule:");
    check_row("and a schedule as live data");
    const struct envelope_rules rules = {.keys = keys, .known_revision = -1};
    struct envelope_payload payload;
    text = seal(1, "lpc", 0);
    CHECK(!envelope_read(text, strlen(text), &rules, &arena, &payload, NULL));
}

/* Each byte of it is cut off, or another one. */
static void test_damaged(void)
{
    const struct signing_keys keys = vector_keys(1, 0);
    const char *text = seal(1, "lpc", 0);
    size_t size = strlen(text);
    struct signed_program program;
    check_row("cut off");
    for (size_t i = 0; i + 2 < size; i++)
        CHECK(!signed_program_read(arena_copy_n(&arena, text, i), i, &keys, "lpc", INSTANT_NONE, &arena,
                                   &program, NULL));
    check_row("other bytes");
    for (size_t i = 0; i < size; i++) {
        char *other = arena_copy_n(&arena, text, size);
        other[i] ^= 1;
        if (signed_program_read(other, size, &keys, "lpc", INSTANT_NONE, &arena, &program, NULL))
            CHECK_STR(program.bytes, PROGRAM); /* what is not signed: blanks, the untrusted comment */
    }
}

static void test_written(void)
{
    struct signing_secret secret = vector_key(1);
    struct instant made = {0};
    size_t size;
    struct err err = {0};
    check_row("no venue");
    CHECK(!signed_program_write(&secret, "", made, "x", 1, &arena, &size, &err));
    CHECK_INT(err.code, ERR_MEANING);
    check_row("no text");
    err = (struct err){0};
    CHECK(!signed_program_write(&secret, "v", made, "\xff", 1, &arena, &size, &err));
    CHECK_INT(err.code, ERR_FORMAT);
    CHECK(!signed_program_write(&secret, "v", made, "a\0b", 3, &arena, &size, NULL));
    CHECK(!signed_program_write(&secret, "v\n", made, "a", 1, &arena, &size, NULL));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_read();
    test_damaged();
    test_written();
    arena_finish(&arena);
    return check_done();
}
