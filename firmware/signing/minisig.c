#include "signing/minisig.h"

#include <string.h>

#include "base/str.h"

enum {
    ALGORITHM_SIZE = 2,
    HEAD_SIZE = ALGORITHM_SIZE + SIGNING_ID_SIZE,
    FIRST_SIZE = HEAD_SIZE + ED25519_SIGNATURE_SIZE,
};
static const char ALGORITHM[] = "ED", ALGORITHM_WITHOUT_DIGEST[] = "Ed";
static const char UNTRUSTED[] = "untrusted comment: ", TRUSTED[] = "trusted comment: ";

bool signing_keys_add(struct signing_keys *keys, const char *word, struct err *reterr)
{
    if (keys->count == SIGNING_MOST_KEYS)
        return err_set(reterr, ERR_LIMIT, "there are more than %d public keys, which is the limit",
                       SIGNING_MOST_KEYS);
    if (!signing_public_read(word, strlen(word), &keys->keys[keys->count], reterr))
        return false;
    keys->count++;
    return true;
}

/* ---- signing ---- */

/* The second signature is of the first one, and the trusted comment after it. */
static void *join(const unsigned char *signature, const void *comment, size_t length, struct arena *arena,
                  size_t *ret_size)
{
    unsigned char *joined = arena_alloc(arena, ED25519_SIGNATURE_SIZE + length);
    memcpy(joined, signature, ED25519_SIGNATURE_SIZE);
    memcpy(joined + ED25519_SIGNATURE_SIZE, comment, length);
    *ret_size = ED25519_SIGNATURE_SIZE + length;
    return joined;
}

static bool has_controls(const char *text)
{
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7F)
            return true;
    return false;
}

const char *signing_sign(const struct signing_secret *secret, const void *bytes, size_t size,
                         const char *trusted_comment, struct arena *arena, struct err *reterr)
{
    unsigned char digest[BLAKE2B_SIZE], first[FIRST_SIZE], second[ED25519_SIGNATURE_SIZE];
    char first_text[BASE64_LENGTH(FIRST_SIZE) + 1], second_text[BASE64_LENGTH(ED25519_SIGNATURE_SIZE) + 1];
    size_t joined_size;
    if (has_controls(trusted_comment) || strlen(trusted_comment) > SIGNING_MOST_COMMENT) {
        err_set(
            reterr, ERR_MEANING,
            "can't be signed: its comment must be one line of at most %d bytes, without control characters",
            SIGNING_MOST_COMMENT);
        return NULL;
    }
    blake2b_digest(bytes, size, NULL, 0, digest, sizeof digest);
    memcpy(first, ALGORITHM, ALGORITHM_SIZE);
    memcpy(first + ALGORITHM_SIZE, secret->public_key.id, SIGNING_ID_SIZE);
    ed25519_sign(secret->key, digest, sizeof digest, first + HEAD_SIZE);
    const void *joined =
        join(first + HEAD_SIZE, trusted_comment, strlen(trusted_comment), arena, &joined_size);
    ed25519_sign(secret->key, joined, joined_size, second);
    base64_encode(first, sizeof first, first_text);
    base64_encode(second, sizeof second, second_text);
    return arena_printf(arena, "%ssignature from nownext secret key\n%s\n%s%s\n%s\n", UNTRUSTED, first_text,
                        TRUSTED, trusted_comment, second_text);
}

/* ---- verifying ---- */

struct parts {
    unsigned char first[FIRST_SIZE], second[ED25519_SIGNATURE_SIZE];
    const char *comment; /* the trusted one */
};

/* The line at *at, which is moved past its end, as a text of its own; "" where there is none. */
static const char *take_line(const char **at, struct arena *arena)
{
    const char *line = *at;
    size_t length = strcspn(line, "\n");
    *at = line + length + (line[length] == '\n');
    if (length > 0 && line[length - 1] == '\r')
        length--;
    return arena_copy_n(arena, line, length);
}

/* The text of a line that must begin so; NULL where it does not. */
static const char *after(const char *line, const char *start)
{
    size_t length = strlen(start);
    return strncmp(line, start, length) == 0 ? line + length : NULL;
}

static bool part(const char *minisig, struct arena *arena, struct parts *ret)
{
    const char *untrusted = take_line(&minisig, arena), *first = take_line(&minisig, arena);
    const char *trusted = take_line(&minisig, arena), *second = take_line(&minisig, arena);
    ret->comment = after(trusted, TRUSTED);
    return after(untrusted, UNTRUSTED) && base64_decode(first, strlen(first), ret->first, FIRST_SIZE) &&
           ret->comment && base64_decode(second, strlen(second), ret->second, ED25519_SIGNATURE_SIZE) &&
           *minisig == '\0';
}

/* "0123456789ABCDEF", or "A and B", for a message. */
static const char *ids_of(const struct signing_keys *keys, struct arena *arena)
{
    struct str_builder text = {.arena = arena};
    str_add(&text, keys->count == 0 ? "none" : "");
    for (unsigned i = 0; i < keys->count; i++) {
        char id[SIGNING_ID_TEXT_SIZE];
        signing_id_text(&keys->keys[i], id);
        str_addf(&text, "%s%s", i > 0 ? " and " : "", id);
    }
    return text.text;
}

static bool refuse_key(const struct parts *parts, const struct signing_keys *keys, struct arena *arena,
                       struct err *reterr)
{
    struct signing_public signer;
    char id[SIGNING_ID_TEXT_SIZE];
    memcpy(signer.id, parts->first + ALGORITHM_SIZE, SIGNING_ID_SIZE);
    signing_id_text(&signer, id);
    return err_set(reterr, ERR_MEANING,
                   "is signed by the key %s, which is not among those that count (%s): sign it with one of "
                   "these, or add the public key of this one",
                   id, ids_of(keys, arena));
}

static bool verify_with(const struct signing_public *key, const struct parts *parts, const void *bytes,
                        size_t size, struct arena *arena, struct err *reterr)
{
    unsigned char digest[BLAKE2B_SIZE];
    size_t joined_size;
    const unsigned char *signature = parts->first + HEAD_SIZE;
    blake2b_digest(bytes, size, NULL, 0, digest, sizeof digest);
    if (!ed25519_verify(key->key, digest, sizeof digest, signature))
        return err_set(reterr, ERR_MEANING,
                       "is not what was signed: it was changed or damaged on the way; take it anew from who "
                       "signs it");
    const void *joined = join(signature, parts->comment, strlen(parts->comment), arena, &joined_size);
    return ed25519_verify(key->key, joined, joined_size, parts->second) ||
           err_set(reterr, ERR_MEANING,
                   "has a signature whose trusted comment is not what was signed: it was changed on the way; "
                   "take it anew from who signs it");
}

bool signing_verify(const char *minisig, const struct signing_keys *keys, const void *bytes, size_t size,
                    struct arena *arena, const char **ret_comment, unsigned *ret_key, struct err *reterr)
{
    struct parts parts;
    struct err reason = {0};
    if (!part(minisig, arena, &parts))
        return err_set(
            reterr, ERR_MEANING,
            "has a signature that is none of minisign's, or is cut off: take it anew from who signs it");
    if (memcmp(parts.first, ALGORITHM_WITHOUT_DIGEST, ALGORITHM_SIZE) == 0)
        return err_set(reterr, ERR_MEANING,
                       "is signed in minisign's old way (\"Ed\"), which does not count: sign it again, with "
                       "minisign -S without -l, or with nownext");
    if (memcmp(parts.first, ALGORITHM, ALGORITHM_SIZE) != 0)
        return err_set(reterr, ERR_MEANING, "has a signature of a kind that is not known here");
    for (unsigned i = 0; i < keys->count; i++) {
        const struct signing_public *key = &keys->keys[i];
        if (memcmp(key->id, parts.first + ALGORITHM_SIZE, SIGNING_ID_SIZE) != 0)
            continue;
        if (verify_with(key, &parts, bytes, size, arena, &reason)) {
            *ret_comment = parts.comment;
            *ret_key = i;
            return true;
        }
    }
    if (reason.code == ERR_NONE)
        return refuse_key(&parts, keys, arena, reterr);
    return err_set(reterr, reason.code, "%s", reason.text);
}
