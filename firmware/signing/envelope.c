#include "signing/envelope.h"

#include <inttypes.h>
#include <string.h>

#include "json/read.h"
#include "json/write.h"
#include "program/limits.h"
#include "reader/read_signed.h"

static const char FORMAT[] = "nownext-signed/1";
static const int64_t MOST_REVISION = INT64_C(9007199254740991); /* that a double holds */
static const char UNSIGNED[] = "is not signed, and with a public key set only signed data count: sign it "
                               "(--key FILE at the desk), or take "
                               "the keys away";

/* ---- what is in a payload ---- */

static bool parse_payload(const char *bytes, size_t size, struct arena *arena, const cJSON **ret,
                          struct err *reterr)
{
    struct err reason = {0};
    return json_parse(bytes, size, JSON_NATIVE, arena, ret, &reason) ||
           err_set_line(reterr, reason.code, reason.line, reason.column, "the payload is no JSON: %s",
                        reason.text);
}

/* Its "venue" and "revision", as the members of an object at `at`. */
static bool read_payload(const struct json_path *at, const cJSON *top, struct arena *arena,
                         struct envelope_payload *ret, struct err *reterr)
{
    static const char *const known[] = {"venue", "revision"};
    struct json_path venue = {at, "venue", 0}, revision = {at, "revision", 0};
    struct json_notes notes = {.scratch = arena};
    const cJSON *m[2];
    ret->venue = "";
    if (!json_members(at, top, known, 2, m, &notes, reterr) ||
        !json_read_int(&revision, m[1], 0, MOST_REVISION, &ret->revision, reterr) ||
        (m[0] && !json_read_text(&venue, m[0], &ret->venue, reterr)))
        return false;
    sha256_text(ret->bytes, ret->size, ret->digest);
    return true;
}

/* The trusted comment that belongs to a payload. */
static const char *comment_of(const struct envelope_payload *payload, struct arena *arena)
{
    return arena_printf(arena, "nownext %s revision %" PRId64, payload->venue, payload->revision);
}

/* ---- writing ---- */

const char *envelope_write(const struct signing_secret *secret, const char *payload, size_t size,
                           struct arena *arena, size_t *ret_size, struct err *reterr)
{
    struct envelope_payload document = {.bytes = arena_copy_n(arena, payload, size), .size = size};
    struct json_path venue = {NULL, "venue", 0};
    const cJSON *top;
    if (str_valid_prefix(payload, size) < size || memchr(payload, '\0', size)) {
        err_set(reterr, ERR_FORMAT, "can't be signed: it is not UTF-8");
        return NULL;
    }
    if (!parse_payload(payload, size, arena, &top, reterr) ||
        !read_payload(NULL, top, arena, &document, reterr))
        return NULL;
    if (*document.venue == '\0' || strlen(document.venue) > LIMIT_NAME_BYTES) {
        json_fail(&venue, reterr, "must be the venue's id, of at most %d bytes, in what is signed",
                  LIMIT_NAME_BYTES);
        return NULL;
    }
    const char *minisig = signing_sign(secret, payload, size, comment_of(&document, arena), arena, reterr);
    if (!minisig)
        return NULL;
    struct str_builder out = {.arena = arena};
    struct json_writer writer = {.out = &out, .layout = JSON_LINES};
    json_open(&writer, NULL, '{');
    json_add_text(&writer, "format", FORMAT);
    json_add_text(&writer, "minisig", minisig);
    json_add_text(&writer, "payload", document.bytes);
    json_close(&writer, '}');
    str_add(&out, "\n");
    *ret_size = out.length;
    return out.text;
}

/* ---- reading ---- */

/* A payload that was signed as what it is not: a document of another venue, or an older one, under a new
 * name. */
static bool check_comment(const struct envelope_payload *payload, const char *comment, struct arena *arena,
                          struct err *reterr)
{
    char shown[JSON_SHOWN_SIZE];
    const char *expected = comment_of(payload, arena);
    const char *venue = arena_printf(arena, "nownext %s revision ", payload->venue);
    if (strcmp(comment, expected) == 0)
        return true;
    return err_set(
        reterr, ERR_MEANING,
        "was signed for another %s: the signature's comment is \"%s\", where it must be \"%s\"; sign "
        "it as what it is",
        strncmp(comment, venue, strlen(venue)) == 0 ? "revision" : "venue", json_show_text(comment, shown),
        expected);
}

static bool open_envelope(const cJSON *top, const struct envelope_rules *rules, struct arena *arena,
                          struct envelope_payload *ret, struct err *reterr)
{
    struct json_path path = {NULL, "payload", 0};
    struct signed_document document;
    const char *comment = NULL;
    const cJSON *payload;
    if (!signed_read(top, arena, &document, reterr))
        return false;
    ret->is_signed = true;
    ret->bytes = document.payload;
    ret->size = document.size;
    if (rules->keys.count > 0 && !signing_verify(document.minisig, &rules->keys, ret->bytes, ret->size, arena,
                                                 &comment, &ret->key, reterr))
        return false;
    ret->is_verified = comment != NULL;
    return parse_payload(ret->bytes, ret->size, arena, &payload, reterr) &&
           read_payload(&path, payload, arena, ret, reterr) &&
           (!comment || check_comment(ret, comment, arena, reterr));
}

static bool check_rules(const struct envelope_payload *payload, const struct envelope_rules *rules,
                        struct err *reterr)
{
    char shown[JSON_SHOWN_SIZE], wanted[JSON_SHOWN_SIZE];
    bool has_digest = rules->known_digest && *rules->known_digest;
    if (rules->venue && *rules->venue && strcmp(payload->venue, rules->venue) != 0)
        return err_set(reterr, ERR_MEANING,
                       "is of the venue \"%s\", and this is \"%s\": fetch that one's, or mend \"venue\"",
                       json_show_text(payload->venue, shown), json_show_text(rules->venue, wanted));
    if (payload->revision < rules->known_revision)
        return err_set(
            reterr, ERR_MEANING,
            "has the revision %" PRId64 ", and %" PRId64
            " was there before: it is an old document again; who writes it must count on from that "
            "(nownext live --adopt)",
            payload->revision, rules->known_revision);
    if (payload->revision == rules->known_revision && has_digest &&
        strcmp(payload->digest, rules->known_digest) != 0)
        return err_set(reterr, ERR_MEANING,
                       "has the revision %" PRId64
                       " as another document that was there before: two write it; one must adopt what the "
                       "other wrote (nownext live --adopt)",
                       payload->revision);
    return true;
}

bool envelope_read(const char *bytes, size_t size, const struct envelope_rules *rules, struct arena *arena,
                   struct envelope_payload *ret, struct err *reterr)
{
    const cJSON *top;
    struct err reason = {0};
    memset(ret, 0, sizeof *ret);
    if (!json_parse(bytes, size, JSON_NATIVE, arena, &top, &reason))
        return err_set_line(reterr, reason.code, reason.line, reason.column,
                            "%s; it is cut off or damaged: take it anew from who writes it", reason.text);
    if (signed_is(top))
        return open_envelope(top, rules, arena, ret, reterr) && check_rules(ret, rules, reterr);
    if (rules->keys.count > 0)
        return err_set(reterr, ERR_MEANING, "%s", UNSIGNED);
    ret->bytes = arena_copy_n(arena, bytes, size);
    ret->size = size;
    return read_payload(NULL, top, arena, ret, reterr) && check_rules(ret, rules, reterr);
}
