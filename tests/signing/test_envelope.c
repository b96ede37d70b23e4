#include "signing/envelope.h"

#include "vectors.h"

static struct arena arena;

static const char PAYLOAD[] =
    "{\"format\": \"nownext-live/1\", \"venue\": \"lpc\", \"revision\": 7, \"notices\": []}\n";

static const char *payload_of(const char *venue, int revision)
{
    return arena_printf(&arena, "{\"venue\": \"%s\", \"revision\": %d}\n", venue, revision);
}

static const char *seal(int key, const char *payload)
{
    struct signing_secret secret = vector_key(key);
    struct err err = {0};
    size_t size = 0;
    const char *text = envelope_write(&secret, payload, strlen(payload), &arena, &size, &err);
    CHECK_STR(err.text, "");
    if (!CHECK(text && strlen(text) == size))
        exit(check_done());
    return text;
}

/* Rules with these keys (0: none) and nothing else. */
static struct envelope_rules rules_of(int one, int other)
{
    struct envelope_rules rules = {.known_revision = -1};
    if (one)
        rules.keys = vector_keys(one, other);
    return rules;
}

static bool is_taken(const char *text, const struct envelope_rules *rules, struct envelope_payload *ret)
{
    struct err err = {0};
    bool ok = envelope_read(text, strlen(text), rules, &arena, ret, &err);
    CHECK_STR(err.text, "");
    return ok;
}

static void check_refused(const char *text, const struct envelope_rules *rules, const char *expected)
{
    struct envelope_payload payload;
    struct err err = {0};
    char found[1024];
    CHECK(!envelope_read(text, strlen(text), rules, &arena, &payload, &err));
    CHECK(err.code != ERR_NONE);
    err_format(&err, NULL, found, sizeof found);
    CHECK_STR(found, expected);
}

static void check_starts(const char *text, const char *start)
{
    CHECK_STR(arena_copy_n(&arena, text, strlen(text) < strlen(start) ? strlen(text) : strlen(start)), start);
}

/* An envelope by hand, the payload's quotes escaped. */
static const char *wrap(const char *minisig, const char *payload)
{
    struct str_builder text = {.arena = &arena};
    const char *const members[] = {minisig, payload};
    str_add(&text, "{\"format\": \"nownext-signed/1\"");
    for (int i = 0; i < 2; i++) {
        str_addf(&text, ", \"%s\": \"", i == 0 ? "minisig" : "payload");
        for (const char *at = members[i]; *at; at++)
            if (*at == '\n' || *at == '\t')
                str_add(&text, *at == '\n' ? "\\n" : "\\t");
            else
                str_addf(&text, "%s%c", *at == '"' || *at == '\\' ? "\\" : "", *at);
        str_add(&text, "\"");
    }
    str_add(&text, "}");
    return text.text;
}

/* ---- what is taken ---- */

static void test_form(void)
{
    struct signing_secret secret = vector_key(1);
    const char *minisig =
        signing_sign(&secret, PAYLOAD, strlen(PAYLOAD), "nownext lpc revision 7", &arena, NULL);
    struct str_builder lines = {.arena = &arena};
    for (const char *at = minisig; *at; at++)
        str_add_n(&lines, *at == '\n' ? "\\n" : at, *at == '\n' ? 2 : 1);
    CHECK_STR(seal(1, PAYLOAD),
              arena_printf(&arena,
                           "{\n  \"format\": \"nownext-signed/1\",\n  \"minisig\": \"%s\",\n  \"payload\": "
                           "\"{\\\"format\\\": \\\"nownext-live/1\\\", \\\"venue\\\": \\\"lpc\\\", "
                           "\\\"revision\\\": 7, \\\"notices\\\": []}\\n\"\n}\n",
                           lines.text));
}

static void test_taken(void)
{
    struct envelope_rules rows[] = {rules_of(1, 0), rules_of(1, 2), rules_of(2, 1), rules_of(1, 0),
                                    rules_of(0, 0)};
    rows[3].venue = "lpc";
    rows[3].known_revision = 6;
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct envelope_payload payload;
        char digest[SHA256_TEXT_SIZE];
        CHECK(is_taken(seal(1, PAYLOAD), &rows[i], &payload));
        CHECK_STR(payload.bytes, PAYLOAD);
        CHECK_INT(payload.size, strlen(PAYLOAD));
        CHECK_STR(payload.venue, "lpc");
        CHECK_INT(payload.revision, 7);
        sha256_text(PAYLOAD, strlen(PAYLOAD), digest);
        CHECK_STR(payload.digest, digest);
        CHECK(payload.is_signed);
        CHECK_INT(payload.is_verified, i < 4);
        CHECK_INT(payload.key, i == 2);
    }
}

/* Whatever the text has: these bytes come back. */
static void test_exact_bytes(void)
{
    static const char *const texts[] = {
        "", "\\\"\\\\\\/", "\\n\\u0007", "\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80", "\x7F", "<script>&"};
    struct envelope_rules rules = rules_of(1, 0);
    for (unsigned i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct envelope_payload payload;
        const char *bytes =
            arena_printf(&arena, "\r\n\t{\"venue\":\"v\",  \"revision\":1,\"x\":\"%s\"}\r\n\n", texts[i]);
        CHECK(is_taken(seal(1, bytes), &rules, &payload));
        CHECK_STR(payload.bytes, bytes);
    }
    struct envelope_payload payload;
    const char *bytes = "\xEF\xBB\xBF{\"venue\":\"\xC3\xBC b\",\"revision\":9007199254740991}";
    CHECK(is_taken(seal(1, bytes), &rules, &payload));
    CHECK_STR(payload.bytes, bytes);
    CHECK_STR(payload.venue, "\xC3\xBC b");
    CHECK_INT(payload.revision, INT64_C(9007199254740991));
}

static void test_unsigned_where_no_key_is_set(void)
{
    struct envelope_rules rules = rules_of(0, 0);
    struct envelope_payload payload;
    rules.known_revision = 6;
    rules.venue = "lpc";
    CHECK(is_taken(PAYLOAD, &rules, &payload));
    CHECK_STR(payload.bytes, PAYLOAD);
    CHECK_INT(payload.revision, 7);
    CHECK(!payload.is_signed && !payload.is_verified);
    check_refused(
        payload_of("lpc", 5), &rules,
        "has the revision 5, and 6 was there before: it is an old document again; who writes it must "
        "count on from that (nownext live --adopt)");
    check_refused(seal(1, payload_of("x", 7)), &rules,
                  "is of the venue \"x\", and this is \"lpc\": fetch that one's, or mend \"venue\"");
    rules.venue = NULL;
    CHECK(is_taken("{\"revision\": 7}", &rules, &payload));
    CHECK_STR(payload.venue, "");
}

/* ---- what is refused ---- */

static void test_unsigned(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    static const char text[] =
        "is not signed, and with a public key set only signed data count: sign it (--key FILE "
        "at the desk), or take the keys away";
    check_refused(PAYLOAD, &rules, text);
    check_refused("[]", &rules, text);
    check_refused("{\"format\": \"nownext-signed/2\", \"minisig\": \"\", \"payload\": \"\"}", &rules, text);
}

static void test_foreign_key(void)
{
    struct envelope_rules rules = rules_of(2, 3);
    check_refused(
        seal(1, PAYLOAD), &rules,
        "is signed by the key 0101010101010101, which is not among those that count (0202020202020202 "
        "and 0303030303030303): sign it with one of these, or add the public key of this one");
}

static void test_forged(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    struct signing_secret secret = vector_key(1);
    const char *minisig =
        signing_sign(&secret, PAYLOAD, strlen(PAYLOAD), "nownext lpc revision 7", &arena, NULL);
    check_refused(
        wrap(minisig, payload_of("lpc", 7)), &rules,
        "is not what was signed: it was changed or damaged on the way; take it anew from who signs it");
    struct envelope_payload payload;
    CHECK(is_taken(wrap(minisig, PAYLOAD), &rules, &payload)); /* the forger itself is right */
}

static void test_plain_ed(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    struct signing_secret secret = vector_key(1);
    struct vector_forgery forgery = {"Ed", true, "nownext lpc revision 7", NULL};
    check_refused(
        wrap(vector_forge(&forgery, &secret, PAYLOAD, strlen(PAYLOAD), &arena), PAYLOAD), &rules,
        "is signed in minisign's old way (\"Ed\"), which does not count: sign it again, with minisign -S "
        "without -l, or with nownext");
}

static void test_other_venue(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    rules.venue = "fosdem";
    check_refused(seal(1, PAYLOAD), &rules,
                  "is of the venue \"lpc\", and this is \"fosdem\": fetch that one's, or mend \"venue\"");
    rules.venue = "";
    struct envelope_payload payload;
    CHECK(is_taken(seal(1, PAYLOAD), &rules, &payload));
}

/* What is signed under a comment that is not the payload's own. */
static void test_comment_of_another(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    struct signing_secret secret = vector_key(1);
    static const struct {
        const char *comment, *what;
    } rows[] = {{"nownext fosdem revision 7", "venue"},
                {"nownext lpc revision 8", "revision"},
                {"nownext lpc revision 07", "revision"},
                {"nownext lpc revision 7 ", "revision"},
                {"nownext lpc revision ", "revision"},
                {"nownext lpc 2 revision 7", "venue"},
                {"nownext  revision 7", "venue"},
                {"timestamp:1732908000\tfile:live.json\thashed", "venue"},
                {"", "venue"}};
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct vector_forgery forgery = {"ED", false, rows[i].comment, NULL};
        const char *minisig = vector_forge(&forgery, &secret, PAYLOAD, strlen(PAYLOAD), &arena);
        const char *shown = i == 7 ? "timestamp:1732908000file:live.jsonhashed" : rows[i].comment;
        check_refused(
            wrap(minisig, PAYLOAD), &rules,
            arena_printf(&arena,
                         "was signed for another %s: the signature's comment is \"%s\", where it must be "
                         "\"nownext lpc revision 7\"; sign it as what it is",
                         rows[i].what, shown));
    }
}

static void test_replayed(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    struct envelope_payload payload;
    CHECK(is_taken(seal(1, PAYLOAD), &rules, &payload));
    rules.known_revision = 8;
    check_refused(
        seal(1, PAYLOAD), &rules,
        "has the revision 7, and 8 was there before: it is an old document again; who writes it must "
        "count on from that (nownext live --adopt)");
    rules.known_revision = 7;
    CHECK(is_taken(seal(1, PAYLOAD), &rules, &payload)); /* of which bytes nothing is known */
    rules.known_digest = arena_copy(&arena, payload.digest);
    CHECK(is_taken(seal(1, PAYLOAD), &rules, &payload)); /* the same again */
    CHECK(is_taken(seal(1, payload_of("lpc", 8)), &rules, &payload));
    check_refused(
        seal(1, payload_of("lpc", 7)), &rules,
        "has the revision 7 as another document that was there before: two write it; one must adopt what "
        "the other wrote (nownext live --adopt)");
}

static void test_truncated_at_every_byte(void)
{
    struct envelope_rules rules = rules_of(1, 0), without = rules_of(0, 0);
    struct envelope_payload payload;
    const char *text = seal(1, PAYLOAD);
    size_t size = strlen(text);
    for (size_t length = 0; length + 2 <= size; length++) {
        struct err err = {0};
        CHECK(!envelope_read(text, length, &rules, &arena, &payload, &err));
        CHECK_INT(err.code, ERR_SYNTAX);
        CHECK(strstr(err.text, "; it is cut off or damaged: take it anew from who writes it") != NULL);
        CHECK(!envelope_read(text, length, &without, &arena, &payload, NULL));
    }
    /* The last byte is the line end, which nothing hangs on. */
    CHECK(envelope_read(text, size - 1, &rules, &arena, &payload, NULL));
    CHECK_STR(payload.bytes, PAYLOAD);
}

/* What is cut out of the texts within, so that the envelope is JSON all the same. */
static void test_truncated_inside(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    struct signing_secret secret = vector_key(1);
    struct envelope_payload payload;
    const char *minisig =
        signing_sign(&secret, PAYLOAD, strlen(PAYLOAD), "nownext lpc revision 7", &arena, NULL);
    for (size_t length = 0; length < strlen(PAYLOAD); length++) {
        const char *text = wrap(minisig, arena_copy_n(&arena, PAYLOAD, length));
        CHECK(!envelope_read(text, strlen(text), &rules, &arena, &payload, NULL));
    }
    for (size_t length = 0; length + 1 < strlen(minisig); length++) {
        const char *text = wrap(arena_copy_n(&arena, minisig, length), PAYLOAD);
        CHECK(!envelope_read(text, strlen(text), &rules, &arena, &payload, NULL));
    }
}

/* Each bit of each byte. Of the first line of the signature minisign says itself that nobody vouches for it:
 * what stands there may be anything, and what is taken stays the same. */
static void test_one_bit_flipped_at_every_byte(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    const char *text = seal(1, PAYLOAD);
    size_t size = strlen(text);
    const char *from = strstr(text, "signature from"), *until = strstr(text, "\\nRU");
    unsigned taken = 0;
    if (!CHECK(from && until))
        return;
    for (size_t i = 0; i < 8 * size; i++) {
        struct envelope_payload payload;
        struct arena scratch;
        char *flipped = arena_copy_n(&arena, text, size);
        bool is_comment = text + i / 8 >= from && text + i / 8 < until;
        arena_init(&scratch, malloc, free);
        flipped[i / 8] = (char)(flipped[i / 8] ^ 1 << i % 8);
        bool ok = envelope_read(flipped, size, &rules, &scratch, &payload, NULL);
        CHECK(!ok || is_comment);
        if (ok) {
            CHECK_STR(payload.bytes, PAYLOAD);
            taken++;
        }
        arena_finish(&scratch);
    }
    CHECK(taken > 0);
}

static void test_malformed(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    static const char *const rows[][2] = {
        {"{\"format\": \"nownext-signed/1\"}", "minisig: is missing: it must be a text"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": \"\"}", "payload: is missing: it must be a text"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": 1, \"payload\": \"\"}",
         "minisig: must be a text, is a number"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": \"\", \"payload\": {}}",
         "payload: must be a text, is an object"},
        {"{\"format\": \"nownext-signed/1\", \"minisig\": \"\", \"payload\": \"\"}",
         "has a signature that is none of minisign's, or is cut off: take it anew from who signs it"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++)
        check_refused(rows[i][0], &rules, rows[i][1]);
    struct envelope_payload payload;
    struct err err = {0};
    const char *text =
        "{\"format\": \"nownext-signed/1\", \"minisig\": \"\", \"payload\": \"\", \"paylaod\": \"\"}";
    CHECK(!envelope_read(text, strlen(text), &rules, &arena, &payload, &err));
    CHECK_STR(err.text, "has a member \"paylaod\", which is not known here: remove it");
}

/* Right signatures of what is no payload. */
static void test_payloads(void)
{
    struct envelope_rules rules = rules_of(1, 0);
    struct signing_secret secret = vector_key(1);
    static const char *const rows[][2] = {
        {"x", "1:1: the payload is no JSON: "},
        {"[]", "payload: must be an object, is a list"},
        {"{}", "payload.revision: is missing"},
        {"{\"revision\": -1}", "payload.revision: must be a whole number"},
        {"{\"revision\": 1, \"venue\": 2}", "payload.venue: must be a text, is a number"},
        {"{\"revision\": 1}", "was signed for another venue"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct envelope_payload payload;
        struct err err = {0};
        char found[1024];
        const char *minisig =
            signing_sign(&secret, rows[i][0], strlen(rows[i][0]), "nownext lpc revision 1", &arena, NULL);
        const char *text = wrap(minisig, rows[i][0]);
        CHECK(!envelope_read(text, strlen(text), &rules, &arena, &payload, &err));
        err_format(&err, NULL, found, sizeof found);
        check_starts(found, rows[i][1]);
    }
}

/* ---- what is not written ---- */

static void test_not_written(void)
{
    struct signing_secret secret = vector_key(1);
    char longest[300];
    memset(longest, 'v', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    const char *const rows[][2] = {
        {"{\"venue\": \"\xC3\", \"revision\": 1}", "can't be signed: it is not UTF-8"},
        {"\xFF\xFE{\x01}\x01", "can't be signed: it is not UTF-8"},
        {"", "1:1: the payload is no JSON: "},
        {"{\"venue\": \"v\"}", "revision: is missing"},
        {"{\"revision\": 1}", "venue: must be the venue's id, of at most 256 bytes, in what is signed"},
        {"{\"venue\": \"\", \"revision\": 1}", "venue: must be the venue's id, of at most 256 bytes"},
        {payload_of(longest, 1), "venue: must be the venue's id, of at most 256 bytes"},
        {"{\"venue\": \"a\\nb\", \"revision\": 1}", "can't be signed: its comment must be one line"},
    };
    for (unsigned i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct err err = {0};
        char found[1024];
        size_t size = 0;
        CHECK(!envelope_write(&secret, rows[i][0], strlen(rows[i][0]), &arena, &size, &err));
        err_format(&err, NULL, found, sizeof found);
        check_starts(found, rows[i][1]);
    }
    size_t size;
    CHECK(!envelope_write(&secret, "{\"venue\": \"\0\"}", 14, &arena, &size, NULL));
}

int main(void)
{
    arena_init(&arena, malloc, free);
    test_form();
    test_taken();
    test_exact_bytes();
    test_unsigned_where_no_key_is_set();
    test_unsigned();
    test_foreign_key();
    test_forged();
    test_plain_ed();
    test_other_venue();
    test_comment_of_another();
    test_replayed();
    test_truncated_at_every_byte();
    test_truncated_inside();
    test_one_bit_flipped_at_every_byte();
    test_malformed();
    test_payloads();
    test_not_written();
    arena_finish(&arena);
    return check_done();
}
